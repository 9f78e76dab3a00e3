"""Submissions as tables and as JSON."""

import csv
import io

from forms.engine import Session, load_form
from forms.submission import submission, tables
from tests.forms.engine.scenario import environment, xform


def test_repeats_of_one_name_in_two_groups_are_two_tables() -> None:
    paths = ("/data/wounded/person", "/data/missing/person")
    definition = load_form(
        xform(
            '<wounded><person jr:template=""><name/></person></wounded>'
            '<missing><person jr:template=""><name/><last/></person></missing>',
            body="".join(f'<repeat nodeset="{path}"><input ref="{path}/name"/></repeat>' for path in paths),
        )
    )
    session = Session(definition, environment=environment())
    for path, name in zip(paths, ("Hurt", "Gone"), strict=True):
        session.set_answer(f"{session.add_repeat(path).added[0]}/name", name)
    found = tables(definition.root, [submission(session, "uuid:1").xml], "form")
    names = {
        file: [row["name"] for row in csv.DictReader(io.StringIO(content.decode()))]
        for file, content in found.items()
        if file != "form.csv"
    }
    assert names == {"form-person.csv": ["Hurt"], "form-person~2.csv": ["Gone"]}
