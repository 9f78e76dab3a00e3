"""A draft goes into the store and comes back the same."""

import pytest

from forms.engine import SavedInstance, SavedValue, UnknownRef
from tests.forms.engine.scenario import Scenario, asked

BODY = asked("name", "kind") + '<repeat nodeset="/data/p"><input ref="/data/p/what"/></repeat>'
INSTANCE = '<name/><kind>told</kind><start/><token/><p jr:template=""><what>first</what><place/></p>'
MODEL = (
    '<bind nodeset="/data/start" type="dateTime" jr:preload="timestamp" jr:preloadParams="start"/>'
    '<bind nodeset="/data/token" calculate="once(uuid())"/><bind nodeset="/data/p/place" calculate="position(..)"/>'
)


def story() -> Scenario:
    return Scenario.of(INSTANCE, model=MODEL, body=BODY)


def test_a_saved_session_comes_back_the_same():
    scenario = story()
    scenario.answer("name", "Олена")
    scenario.add("p")
    scenario.add("p")
    scenario.answer("p[2]/what", "second")
    again = scenario.reopened()
    assert again.session.saved() == scenario.session.saved()
    assert again.value("p[2]/what") == "second"


def test_a_default_that_somebody_took_away_does_not_come_back():
    scenario = story()
    scenario.answer("kind", "")
    assert scenario.reopened().value("kind") == ""


def test_the_first_step_carries_what_opening_wrote():
    scenario = story()
    opened = {write.ref for write in scenario.session.opened.writes}
    assert opened == {"/data/kind", "/data/start", "/data/token"}
    first = scenario.answer("name", "Олена")
    assert opened < {write.ref for write in first.writes}
    assert {write.ref for write in scenario.answer("name", "Ольга").writes} == {"/data/name"}


def test_all_writes_together_are_the_saved_state():
    scenario = story()
    values: dict[str, str | None] = {}
    for changes in (
        scenario.session.opened,
        scenario.answer("name", "Олена"),
        scenario.add("p"),
        scenario.add("p"),
        scenario.answer("p[2]/what", ""),
        scenario.remove("p[1]"),
    ):
        values.update({write.ref: write.value for write in changes.writes})
    kept = {ref: value for ref, value in values.items() if value is not None}
    assert kept == {value.ref: value.value for value in scenario.session.saved().values}


def test_a_stored_ref_the_form_does_not_know_is_said_and_not_dropped():
    with pytest.raises(UnknownRef):
        Scenario(story().definition, SavedInstance(values=(SavedValue("/data/gone", "1"),)))


def test_nothing_stored_is_a_new_session():
    assert Scenario(story().definition, SavedInstance()).value("kind") == "told"
