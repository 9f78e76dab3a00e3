"""A mission is planned on one screen, and kept while it is written."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.screens.planning import open_planning
from app.screens.planning.presenter import PlanningPresenter
from storage.interviews import interviews, planning
from storage.interviews.planning import Plan
from storage.platform.clock import SystemClock
from tests.doubles.jobs import ImmediateJobs, WaitingJobs
from tests.pages.house import House
from tests.pages.page import nameless, type_text
from tests.pages.planning_page import PlanningPage


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, tmp_path, "en")
    yield made
    made.close()


def mission_of(house: House) -> str:
    with house.vault.read() as tx:
        return interviews.get(tx, house.interview_id).mission_id


def kept(house: House) -> Plan | None:
    mission = mission_of(house)
    with house.vault.read() as tx:
        return planning.of_mission(tx, mission)


def _opened(_interview: str) -> None:
    """Nothing is begun here."""


def opened(house: House) -> PlanningPage:
    house.window.open(open_planning(house.workspace, mission_of(house), _opened))
    page = PlanningPage(house.qtbot, house.front)
    house.qtbot.waitUntil(lambda: len(page.ticks()) == 10, timeout=10_000)
    return page


def test_a_plan_begins_with_what_is_usually_taken_along_and_nothing_is_kept_unasked(house: House) -> None:
    page = opened(house)
    assert page.lines("kit_text")[0].text() == "Laptop charged, charger, power bank"
    assert not any(tick.isChecked() for tick in page.ticks())
    assert nameless(page.screen) == []
    assert kept(house) is None


def test_the_usual_things_follow_the_language_and_what_somebody_wrote_stays(house: House) -> None:
    page = opened(house)
    page.ticks()[0].click()
    own = page.lines("kit_text")[1]
    own.clear()
    type_text(own, "Ліхтарик")
    house.workspace.language.use("uk")
    usual = "Ноутбук заряджений, зарядний пристрій, павербанк"
    house.qtbot.waitUntil(lambda: page.lines("kit_text")[0].text() == usual)
    assert page.lines("kit_text")[1].text() == "Ліхтарик"
    assert page.ticks()[0].isChecked()
    house.workspace.language.use("en")
    house.qtbot.waitUntil(lambda: page.lines("kit_text")[0].text() == "Laptop charged, charger, power bank")
    page.wait_until_saved()
    plan = kept(house)
    assert plan is not None
    assert plan.kit[1].text == "Ліхтарик"


def test_what_is_written_is_kept_soon_and_is_there_again(house: House) -> None:
    page = opened(house)
    type_text(page.child(type(page.lines("shelter")[0]), "shelter"), "Школа")
    page.ticks()[2].click()
    page.press("add_visit")
    type_text(page.lines("visit_place")[0], "Андріївка")
    page.wait_until_saved()
    plan = kept(house)
    assert plan is not None
    assert plan.shelter == "Школа"
    assert [item.packed for item in plan.kit].index(True) == 2
    assert plan.visits[0].place == "Андріївка"


def test_a_risk_that_is_too_high_asks_for_a_coordinator_until_one_decided(house: House) -> None:
    page = opened(house)
    page.press("add_risk")
    page.choose("risk_category", 0, "mines")
    page.grades("risk_likelihood")[0].setValue(3)
    page.grades("risk_impact")[0].setValue(5)
    page.wait_until_saved()
    assert page.notice == "1 risk is too high: a coordinator has to decide. 1 risk needs a measure."
    assert "= 15" in page.words
    type_text(page.lines("risk_measure")[0], "Лише перевірені дороги")
    type_text(page.child(type(page.lines("decision")[0]), "decision"), "КО-1")
    page.wait_until_saved()
    assert page.notice == ""
    assert nameless(page.screen) == []


def test_rows_are_taken_out_and_the_others_stay(house: House) -> None:
    page = opened(house)
    first = page.lines("kit_text")[1].text()
    page.press("remove_row")
    page.wait_until_saved()
    plan = kept(house)
    assert plan is not None
    assert len(plan.kit) == 9
    assert plan.kit[0].text == first


def test_what_was_typed_last_is_kept_when_the_screen_is_left_at_once(house: House) -> None:
    page = opened(house)
    type_text(page.child(type(page.lines("shelter")[0]), "shelter"), "Погріб")
    house.window.back()
    house.qtbot.waitUntil(lambda: (plan := kept(house)) is not None and plan.shelter == "Погріб", timeout=10_000)


def test_the_days_of_the_mission_stand_below(house: House) -> None:
    page = opened(house)
    with house.vault.read() as tx:
        day = interviews.get(tx, house.interview_id).created[:10]
    house.qtbot.waitUntil(lambda: day in page.words, timeout=10_000)
    assert "Nothing was begun yet" not in page.words


class Silent:
    """A screen that remembers what failed."""

    def __init__(self) -> None:
        self.failures: list[Exception] = []

    def show_mission(self, mission: object, days: object) -> None: ...

    def show_plan(self, plan: Plan) -> None: ...

    def show_warnings(self, plan: Plan) -> None: ...

    def show_saved(self, is_saved: bool) -> None: ...

    def show_failure(self, error: Exception) -> None:
        self.failures.append(error)


def test_a_plan_that_the_disk_refuses_keeps_its_screen_until_it_is_kept_or_left_twice(house: House) -> None:
    view, left = Silent(), list[str]()
    plan = Plan(aims="Опитати родини.")
    presenter = PlanningPresenter(
        view, house.vault, ImmediateJobs(".xx.xx"), SystemClock(), mission_of(house), lambda: ()
    )
    presenter.started()
    presenter.changed(plan)
    presenter.changed(replace(plan, aims="Опитати дві родини."))
    assert len(view.failures) == 2
    presenter.leave_asked(lambda: left.append("first"))
    assert left == ["first"], "what was told already keeps nobody"
    presenter.gone()
    found = kept(house)
    assert found is not None
    assert found.aims == "Опитати дві родини."
    waiting = WaitingJobs()
    slow = PlanningPresenter(view, house.vault, waiting, SystemClock(), mission_of(house), lambda: ())
    slow.changed(plan)
    slow.leave_asked(lambda: left.append("second"))
    assert left == ["first"], "the screen stays until it is known"
    waiting.go_on()
    assert left == ["first", "second"]
