"""A coordinator gives an interview on one screen; it stands on the plan of the laptop and begins from there."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.error_messages import Messages
from app.language import Language
from app.screens.assignments.asked import AskedCard
from app.screens.assignments.asking import AskingCard
from app.screens.assignments.asking_presenter import AskingPresenter
from app.screens.assignments.card import AssignedCard
from app.screens.assignments.card_presenter import AssignedPresenter
from app.screens.assignments.presenter import AssignmentsPresenter
from app.screens.assignments.table import GivenTable
from app.screens.assignments.view import AssignmentsScreen
from app.screens.assignments.words import heard
from app.shipped_forms import ProtocolId, shipped
from storage.interviews import assignments, interviews, missions, received
from storage.interviews.errors import AssignmentRefused
from storage.objects.assignment import AssignmentState
from storage.vault import Vault
from tests.doubles.jobs import ImmediateJobs, WaitingJobs
from tests.pages.page import Page, nameless, words_on
from tests.sync.test_assignments import PLANNED, fetch, give, known, of
from tests.sync.world import World


class Bar:
    def set_title(self, title: str, detail: str = "") -> None:
        """The bar is another test's."""


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


def bug(error: Exception) -> None:
    raise error


def coordinators(world: World, qtbot: QtBot) -> tuple[Page, AssignmentsPresenter]:
    screen = AssignmentsScreen(Bar(), Language("en"), Messages(bug))  # type: ignore[arg-type]  # all it needs of a bar
    qtbot.addWidget(screen)
    presenter = AssignmentsPresenter(screen, world.coordinator, ImmediateJobs(), world.clock)
    screen.given.connect(presenter.given)
    screen.taken_back.connect(presenter.taken_back)
    screen.exchange_asked.connect(presenter.exchange_asked)
    screen.resize(1200, 1000)
    screen.show()
    presenter.started()
    return Page(qtbot, screen), presenter


def laptops(world: World, qtbot: QtBot, laptop: Vault) -> tuple[Page, AssignedPresenter, list[str]]:
    begun: list[str] = []
    with laptop.transaction() as tx:
        found = missions.all_missions(tx)
        mission = found[0] if found else missions.create(tx, missions.NewMission("Dnipro"), world.clock.now())
    card = AssignedCard(Language("en"), Messages(bug))
    qtbot.addWidget(card)
    presenter = AssignedPresenter(
        card,
        laptop,
        ImmediateJobs(),
        world.clock,
        mission.id,
        lambda: shipped(laptop, world.clock, ProtocolId.FIRST_ACCOUNT),
        begun.append,
    )
    card.begin_asked.connect(presenter.begin_asked)
    card.refused.connect(presenter.refused)
    card.presenter = presenter
    presenter.started()
    return Page(qtbot, card), presenter, begun


def rows(page: Page) -> list[tuple[str, ...]]:
    model = page.child(QTableView, "given").model()
    return [tuple(str(model.index(at, one).data()) for one in range(6)) for at in range(model.rowCount())]


def test_an_interview_is_given_begins_from_the_plan_and_its_state_comes_back(world: World, qtbot: QtBot) -> None:
    laptop = world.laptop("laptop")
    page, presenter = coordinators(world, qtbot)
    presenter.exchange_asked()
    assert page.child(QComboBox, "device").count() == 1
    page.type_into("number", "W-12")
    page.type_into("place", "Ковалівка")
    page.type_into("day", "2026-11-25")
    page.press("give")
    assert nameless(page.screen) == []
    assert [one[2:4] + one[5:] for one in rows(page)] == [("W-12", "Ковалівка", "on its way")]
    ModelTester(GivenTable(Language("en")))
    presenter.exchange_asked()
    world.deliver(laptop)
    card, _, begun = laptops(world, qtbot, laptop)
    assert card.child(QLabel, "assigned").text().startswith("Interview · W-12 · Ковалівка · ")
    assert nameless(card.screen) == []
    card.screen.show()
    card.press("begin")
    assert len(begun) == 1
    with laptop.read() as tx:
        number = interviews.get(tx, begun[0]).number
    world.deliver(laptop)
    presenter.exchange_asked()
    assert rows(page)[0][5] == f"begun · {number}"
    page.child(QTableView, "given").selectRow(0)
    page.press("take_back")
    assert rows(page)[0][5].startswith("taken back")


def test_an_assignment_is_given_and_begun_once_however_often_somebody_presses(world: World, qtbot: QtBot) -> None:
    laptop = world.laptop("laptop")
    page, presenter = coordinators(world, qtbot)
    presenter.exchange_asked()
    presenter._jobs = jobs = WaitingJobs()
    page.type_into("number", "W-12")
    page.press("give")
    page.press("give")
    jobs.go_on()
    assert len(of(world.coordinator, own=True)) == 1
    fetch(world)
    world.deliver(laptop)
    _, assigned, begun = laptops(world, qtbot, laptop)
    (one,) = of(laptop, own=False)
    assigned.begin_asked(one.said.id)
    # From a card that was drawn before.
    assigned.begin_asked(one.said.id)
    assert len(begun) == 2
    assert begun[0] == begun[1]
    with laptop.read() as tx:
        assert len(interviews.listed(tx)) == 1


def test_what_lacks_a_number_or_a_real_day_is_not_kept(world: World, qtbot: QtBot) -> None:
    world.laptop("laptop")
    page, presenter = coordinators(world, qtbot)
    presenter.exchange_asked()
    page.type_into("number", "W-12")
    page.type_into("day", "tomorrow")
    page.press("give")
    assert rows(page) == []


def test_that_it_cannot_be_done_is_said_with_a_reason(world: World, qtbot: QtBot) -> None:
    laptop = world.laptop("laptop")
    give(world, known(world, laptop), PLANNED)
    fetch(world)
    world.deliver(laptop)
    card, _, _ = laptops(world, qtbot, laptop)
    card.screen.show()
    card.type_into("why", "The road is mined.")
    card.press("refuse")
    (one,) = of(laptop, own=False)
    assert (one.state, one.note) == (AssignmentState.REFUSED, "The road is mined.")
    card, _, _ = laptops(world, qtbot, laptop)
    assert "cannot be done" in card.child(QLabel, "assigned").text()


def test_a_question_is_asked_beside_a_received_interview_and_stands_beside_the_sealed_one(
    world: World, qtbot: QtBot
) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    world.deliver(laptop)
    (digest,) = fetch(world).fetched
    with world.coordinator.read() as tx:
        shown = received.get(tx, digest)
    card = AskingCard(Messages(bug))
    qtbot.addWidget(card)
    presenter = AskingPresenter(card, world.coordinator, ImmediateJobs(), world.clock)
    card.asked.connect(presenter.asked)
    card.show_for(digest, ("What happened",))
    presenter.turned_to(shown)
    page = Page(qtbot, card)
    page.choose("about", "What happened")
    page.retype("asking", "Which road?")
    page.press("ask")
    assert page.child(QLabel, "question_asked").text() == "What happened: Which road? (on its way)"
    assert nameless(card) == []
    fetch(world)
    world.deliver(laptop)
    beside = AskedCard(datetime.isoformat)
    qtbot.addWidget(beside)
    with laptop.read() as tx:
        beside.show_asked(assignments.asked_of(tx, interview))
    assert Page(qtbot, beside).child(QLabel, "asked_text").text() == "What happened: Which road?"


def test_a_question_that_is_begun_outlives_another_language_and_another_interview(qtbot: QtBot) -> None:
    card = AskingCard(Messages(bug))
    qtbot.addWidget(card)
    page = Page(qtbot, card)
    card.show_for("aa", ("What happened", "Where"))
    page.choose("about", "Where")
    page.retype("asking", "Which road?")
    card.show_for("aa", ("Що сталося", "Де"))
    assert card._text.toPlainText() == "Which road?"
    assert card._about.currentText() == "Де"
    card.show_for("bb", ("Where",))
    assert card._text.toPlainText() == ""
    card.show_asked("cc")
    card.show_for("aa", ("What happened", "Where"))
    assert card._text.toPlainText() == "Which road?"


def test_what_comes_back_to_a_closed_reading_room_touches_nothing(world: World, qtbot: QtBot) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop)
    world.deliver(laptop)
    (digest,) = fetch(world).fetched
    with world.coordinator.read() as tx:
        shown = received.get(tx, digest)
    jobs, card = WaitingJobs(), AskingCard(Messages(bug))
    presenter = AskingPresenter(card, world.coordinator, jobs, world.clock)
    presenter.turned_to(shown)
    presenter.asked("Which road?", "")
    presenter.asked("Which road?", "")
    presenter.gone()
    delete(card)
    jobs.go_on()
    with world.coordinator.read() as tx:
        assert len(assignments.of_interview(tx, shown.interview)) == 1


def test_a_word_of_an_earlier_interview_says_who_says_so(world: World) -> None:
    laptop = world.laptop("laptop")
    give(world, known(world, laptop), PLANNED)
    fetch(world)
    world.deliver(laptop)
    with laptop.read() as tx:
        (told,) = assignments.heard_before(tx, "ab" * 16)
    assert heard(told) == f"p-1 says of W-12 · {PLANNED.place}: heard before. TR-01, 3 May"
    with laptop.transaction() as tx, pytest.raises(AssignmentRefused, match="assignment-unknown"):
        assignments.begin(tx, "00" * 16, "ab" * 16, world.clock.now())


def test_the_reason_that_somebody_writes_stays_when_the_card_is_drawn_anew(world: World, qtbot: QtBot) -> None:
    laptop = world.laptop("laptop")
    fetch(world)
    give(world, known(world, laptop), PLANNED)
    fetch(world)
    world.deliver(laptop)
    page, presenter, _ = laptops(world, qtbot, laptop)
    page.type_into("why", "Міст зірвано")
    # A delivery in the background, or another assignment that was begun.
    presenter.started()
    assert page.child(QLineEdit, "why").text() == "Міст зірвано"
    assert page.is_enabled("refuse")


def test_where_nothing_is_known_or_given_a_sentence_says_what_to_do(world: World, qtbot: QtBot) -> None:
    world.laptop("laptop")
    page, presenter = coordinators(world, qtbot)
    assert "exchange with central first" in words_on(page.screen)
    assert "Nothing was given yet" in words_on(page.screen)
    presenter.exchange_asked()
    assert "exchange with central first" not in words_on(page.screen)
    page.type_into("number", "W-12")
    page.press("give")
    assert "Nothing was given yet" not in words_on(page.screen)
