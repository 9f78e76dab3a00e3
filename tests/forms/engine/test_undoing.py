"""Steps are taken back and taken again, with all that followed from them."""

import random

import pytest

from forms.engine import Kind, RepeatWrite, Write, load_form
from tests.forms.engine.scenario import Scenario, asked, xform

MODEL = (
    '<bind nodeset="/data/age" type="int"/>'
    '<bind nodeset="/data/guardian" relevant="/data/age &lt; 18"/>'
    '<bind nodeset="/data/double" type="int" calculate="/data/age * 2"/>'
    '<bind nodeset="/data/total" type="int" calculate="sum(/data/person/years)"/>'
    '<bind nodeset="/data/person/place" type="int" calculate="position(..)"/>'
)
BODY = (
    '<input ref="/data/age"><label>age</label>'
    '<setvalue ref="/data/noted" event="xforms-value-changed" value="concat(\'was \', /data/age)"/></input>'
    + asked("guardian", "count")
    + '<repeat nodeset="/data/person"><setvalue ref="/data/person/born" event="odk-new-repeat" value="\'new\'"/>'
    '<input ref="/data/person/years"/><repeat nodeset="/data/person/dog"><input ref="/data/person/dog/name"/></repeat>'
    '</repeat><group ref="/data/counted"><repeat nodeset="/data/counted" jr:count="/data/count">'
    '<input ref="/data/counted/word"/></repeat></group>'
)
INSTANCE = (
    "<age/><guardian/><double/><noted/><total/><count/>"
    '<person jr:template=""><years/><born/><place/><dog><name/></dog></person><counted jr:template=""><word/></counted>'
)


@pytest.fixture(scope="module")
def definition():
    return load_form(xform(INSTANCE, model=MODEL, body=BODY))


@pytest.fixture
def story(definition) -> Scenario:
    return Scenario(definition)


def test_an_answer_is_taken_back_with_what_was_computed_and_set_off(story: Scenario) -> None:
    story.answer("age", "12")
    young = story.session.saved()
    story.answer("age", "40")
    old = story.session.saved()
    assert (story.value("double"), story.value("noted"), story.asks("guardian")) == ("80", "was 40", False)
    changes = story.session.go_to(young)
    assert (story.value("age"), story.value("double"), story.value("noted")) == ("12", "24", "was 12")
    assert story.asks("guardian")
    assert {write.ref: write.value for write in changes.writes}["/data/age"] == "12"
    story.session.go_to(old)
    assert (story.value("age"), story.value("noted"), story.asks("guardian")) == ("40", "was 40", False)


def test_a_removed_instance_comes_back_with_its_id_its_answers_and_what_is_within_it(story: Scenario) -> None:
    for years in ("30", "4"):
        story.add("person")
        story.answer(f"person[{(years == '4' and 2) or 1}]/years", years)
    story.add("person[1]/dog")
    story.answer("person[1]/dog[2]/name", "Рябко")
    before = story.session.saved()
    first, second = story.session.instances(story.ref("person"))
    story.remove("person[1]")
    after = story.session.saved()
    assert story.value("total") == "4"
    changes = story.session.go_to(before)
    assert story.session.saved() == before
    assert story.value("total") == "34"
    assert first in changes.added
    assert {RepeatWrite(first, 1), RepeatWrite(second, 2)} <= set(changes.repeats)
    assert Write(f"{first}/years", "30") in changes.writes
    story.session.go_to(after)
    assert story.value("total") == "4"


def test_instances_that_a_count_took_away_come_back_with_their_answers(story: Scenario) -> None:
    story.answer("count", "2")
    story.answer("counted[2]/word", "kept")
    before = story.session.saved()
    story.answer("count", "0")
    story.session.go_to(before)
    assert story.session.saved() == before


def test_there_is_nothing_to_write_between_equal_states(story: Scenario) -> None:
    story.answer("age", "1")
    story.add("person")
    changes = story.session.go_to(story.session.saved())
    assert (changes.writes, changes.repeats, changes.added, changes.removed) == ((), (), (), ())


@pytest.mark.parametrize("seed", range(12))
def test_any_way_back_and_forth_leads_through_the_same_states(definition, seed: int) -> None:
    chance = random.Random(seed)
    story = Scenario(definition)
    states = [story.session.saved()]
    for _ in range(60):
        _any_step(story, chance)
        if story.session.saved() != states[-1]:
            states.append(story.session.saved())
    for state in [*reversed(states[:-1]), *states[1:], *chance.sample(states, 10)]:
        story.session.go_to(state)
        assert story.session.saved() == state
        # Not only the values: what the session says of them is what a session begun with them says.
        anew = Scenario(definition, saved=state)
        for ref in _all_below(story.session, story.session.root):
            assert story.session.state(ref) == anew.session.state(ref)


def _all_below(session, ref: str):
    yield ref
    for child in session.children(ref):
        below = session.instances(child) if session.element(child).kind is Kind.REPEAT else (child,)
        for each in below:
            yield from _all_below(session, each)


def _any_step(story: Scenario, chance: random.Random) -> None:
    people = story.session.instances(story.ref("person"))
    match chance.randrange(6):
        case 0:
            story.answer("age", str(chance.randrange(60)))
        case 1:
            story.answer("count", str(chance.randrange(5)))
        case 2:
            story.session.add_repeat(story.ref("person"), after=chance.choice(people) if people else None)
        case 3 if people:
            story.session.remove_repeat(chance.choice(people))
        case 4 if people:
            story.session.add_repeat(f"{chance.choice(people)}/dog")
        case _ if people:
            story.session.set_answer(f"{chance.choice(people)}/years", str(chance.randrange(90)))
