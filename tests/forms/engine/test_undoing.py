"""Steps are taken back and taken again, with all that followed from them."""

import random

import pytest

from forms.engine import load_form
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
    story.answer("age", "40")
    assert (story.value("double"), story.value("noted"), story.asks("guardian")) == ("80", "was 40", False)
    changes = story.session.undo()
    assert (story.value("age"), story.value("double"), story.value("noted")) == ("12", "24", "was 12")
    assert story.asks("guardian")
    assert {write.ref: write.value for write in changes.writes}["/data/age"] == "12"
    story.session.redo()
    assert (story.value("age"), story.value("noted"), story.asks("guardian")) == ("40", "was 40", False)


def test_a_removed_instance_comes_back_with_its_id_its_answers_and_what_is_within_it(story: Scenario) -> None:
    for years in ("30", "4"):
        story.add("person")
        story.answer(f"person[{(years == '4' and 2) or 1}]/years", years)
    story.add("person[1]/dog")
    story.answer("person[1]/dog[2]/name", "Рябко")
    before = story.session.saved()
    story.remove("person[1]")
    assert story.value("total") == "4"
    changes = story.session.undo()
    assert story.session.saved() == before
    assert story.value("total") == "34"
    assert changes.added
    story.session.redo()
    assert story.value("total") == "4"


def test_instances_that_a_count_took_away_come_back_with_their_answers(story: Scenario) -> None:
    story.answer("count", "2")
    story.answer("counted[2]/word", "kept")
    before = story.session.saved()
    story.answer("count", "0")
    story.session.undo()
    assert story.session.saved() == before


def test_a_new_answer_forgets_what_was_taken_back(story: Scenario) -> None:
    story.answer("age", "1")
    story.session.undo()
    assert story.session.can_redo
    story.answer("age", "2")
    assert not story.session.can_redo
    assert story.session.redo().writes == ()


def test_nothing_is_taken_back_where_nothing_was_done(story: Scenario) -> None:
    assert not story.session.can_undo
    story.session.undo()
    story.answer("age", "")
    assert not story.session.can_undo


@pytest.mark.parametrize("seed", range(12))
def test_any_way_back_and_forth_leads_through_the_same_states(definition, seed: int) -> None:
    chance = random.Random(seed)
    story = Scenario(definition)
    states = [story.session.saved()]
    for _ in range(60):
        _any_step(story, chance)
        if story.session.saved() != states[-1]:
            states.append(story.session.saved())
    for state in reversed(states[:-1]):
        story.session.undo()
        assert story.session.saved() == state
    assert not story.session.can_undo
    for state in states[1:]:
        story.session.redo()
        assert story.session.saved() == state


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
