"""Paths resolved ahead of time give what walking the tree gives, for any expression over any answers."""

from random import Random

import pytest

from forms.engine import Session, load_form
from forms.engine.resolve import Resolver
from forms.xpath.code import Frame, NodesCode, as_text
from forms.xpath.errors import XPathError
from forms.xpath.parser import parse
from forms.xpath.syntax import Path
from tests.forms import chance as by_chance
from tests.forms.engine.scenario import environment, xform

LIST = (
    '<instance id="list"><rows>'
    + "".join(
        f"<item><key>{key}</key><other>{other}</other><word>{key}{other}</word></item>"
        for key in ("a", "7", "Олена")
        for other in ("x", "y")
    )
    + "</rows></instance>"
)
FORM = xform(
    '<a/><b/><day/><person jr:template=""><age/><name/><dog jr:template=""><name/></dog></person>',
    model=LIST + '<bind nodeset="/data/a" type="string"/><bind nodeset="/data/day" type="date"/>'
    '<bind nodeset="/data/person/age" type="int"/>',
    body='<input ref="/data/a"/><input ref="/data/b"/><input ref="/data/day"/><repeat nodeset="/data/person">'
    '<input ref="/data/person/age"/><input ref="/data/person/name"/><repeat nodeset="/data/person/dog">'
    '<input ref="/data/person/dog/name"/></repeat></repeat>',
)


class Walking(Resolver):
    """Resolves no path: all of them are walked."""

    def _direct(self, path: Path) -> NodesCode | None:
        return None

    def _probe(self, path: Path) -> NodesCode | None:
        return None


@pytest.fixture(scope="module")
def definition():
    return load_form(FORM)


def _filled(definition, chance: Random) -> Session:
    session = Session(definition, environment=environment())
    for name in ("a", "b"):
        session.set_answer(f"/data/{name}", chance.choice(("a", "7", "", "2022-02-24", "a x")))
    session.set_answer("/data/day", chance.choice(("", "2022-02-24")))
    for _ in range(chance.randrange(1, 5)):
        (person, *_rest) = session.add_repeat("/data/person").added
        session.set_answer(f"{person}/age", chance.choice(("", "4", "30")))
        session.set_answer(f"{person}/name", chance.choice(("", "a", "7", "Олена")))
        for _ in range(chance.randrange(3)):
            (dog, *_rest) = session.add_repeat(f"{person}/dog").added
            session.set_answer(f"{dog}/name", chance.choice(("", "x", "Рябко")))
    return session


def _value(resolver: Resolver, text: str, session: Session, person: str) -> str:
    try:
        code = resolver.compiler().code(parse(text))
        node = session._state.nodes[f"{person}/age"]
        return as_text(code)(node, Frame(node, session._scope))
    except XPathError as fault:
        return f"refused: {fault.code}"


@pytest.mark.parametrize("seed", range(25))
def test_short_ways_lead_where_walking_leads(definition, seed: int) -> None:
    chance = Random(seed)
    session = _filled(definition, chance)
    element = definition.element("/data/person/age")
    world = (element, definition.root, definition.program.instances, definition.program.namespaces)
    for _ in range(40):
        text = by_chance.expression(chance)
        for person in session.instances("/data/person"):
            assert _value(Resolver(*world), text, session, person) == _value(Walking(*world), text, session, person), (
                text
            )
