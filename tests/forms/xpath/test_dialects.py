"""The switches: what each engine makes of one expression."""

import pytest

from forms.engine import Environment, Session, load_form
from forms.xpath.dialects import Dialect
from tests.forms.engine.scenario import MOMENT, xform


def values(expression: str, *, a: str = "", data_type: str = "string") -> tuple[str, str, str]:
    """Ours, Collect's, the web's."""
    escaped = expression.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    form = xform(
        "<a/><b/><result/>",
        model=f'<bind nodeset="/data/a" type="{data_type}"/><bind nodeset="/data/result" calculate="{escaped}"/>',
        body='<input ref="/data/a"/><input ref="/data/b"/>',
    )
    found = []
    for dialect in Dialect:
        session = Session(
            load_form(form, dialect=dialect), environment=Environment(now=lambda: MOMENT, new_id=lambda: "00000001")
        )
        session.set_answer("/data/a", a)
        found.append(session.state("/data/result").value)
    return found[0], found[1], found[2]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("'2018-01-01' < today()", ("true", "false", "true")),
        ("number('1970-01-02')", ("1", "", "1")),
        ("regex('ab12', '[0-9]+')", ("false", "false", "true")),
        ("round(-1.5)", ("-1", "-1", "-2")),
        ("sum(/data/b)", ("0", "0", "")),
        ("boolean-from-string('True')", ("false", "true", "false")),
        ("checklist(1, 1, 'yes')", ("true", "true", "false")),
        ("0.1 + 0.2 = 0.3", ("true", "true", "false")),
        ("'4,6' + 1", ("", "5.6", "")),
        ("date('rubbish')", ("", "", "")),
        ("distance('0 0; 0 1')", ("111318.85", "111318.84502", "111318.85")),
    ],
)
def test_each_row_of_the_table_of_differences_is_a_switch(expression: str, expected: tuple[str, str, str]) -> None:
    found = tuple(value[:12] for value in values(expression))
    assert found == tuple(value[:12] for value in expected)


def test_a_date_by_its_type_is_one_in_every_dialect() -> None:
    assert values("/data/a < today()", a="2018-01-01", data_type="date") == ("true", "true", "true")


@pytest.mark.parametrize(
    ("dialect", "adults", "people"), [("odk", "0 1", "2"), ("collect", "0 1", "1"), ("web", "1 1", "2")]
)
def test_an_absolute_path_inside_a_repeat_means_its_own_instance_or_all(dialect: str, adults: str, people: str) -> None:
    form = xform(
        '<person jr:template=""><age/><adult/><people/></person>',
        model='<bind nodeset="/data/person/adult" calculate="if(/data/person/age >= 18, 1, 0)"/>'
        '<bind nodeset="/data/person/people" calculate="count(/data/person)"/>',
        body='<repeat nodeset="/data/person"><input ref="/data/person/age"/></repeat>',
    )
    count = iter(range(1, 99))
    session = Session(
        load_form(form, dialect=Dialect(dialect)),
        environment=Environment(now=lambda: MOMENT, new_id=lambda: f"{next(count):08x}"),
    )
    for age in ("4", "30"):
        session.set_answer(f"{session.add_repeat('/data/person').added[0]}/age", age)
    instances = session.instances("/data/person")
    assert " ".join(session.state(f"{one}/adult").value for one in instances) == adults
    assert session.state(f"{instances[0]}/people").value == people
