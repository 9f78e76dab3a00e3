from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.screens.draft.draft import Draft
from app.screens.interview.presenter import InterviewPresenter
from app.shipped_forms import ProtocolId, shipped
from forms.interview import Given
from forms.interview.answers import ref_of, value
from storage.interviews import interviews, missions
from storage.platform.clock import SystemClock
from tests.doubles.jobs import ImmediateJobs
from tests.pages.drafts import begin_interview, new_vault
from tests.pages.house import House
from tests.pages.interview_page import InterviewPage
from tests.pages.interview_view import HandDelay, RecordingView
from tests.pages.page import words_on


def test_what_is_known_is_not_on_a_screen_that_the_person_sees_and_is_kept(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    begin_interview(vault)
    form = shipped(vault, SystemClock(), ProtocolId.CONTACT)
    with vault.transaction() as tx:
        (mission,) = missions.all_missions(tx)
        interview = interviews.start(tx, mission.id, form, SystemClock().now()).id
    view = RecordingView()
    draft = Draft(vault, interview, SystemClock())
    presenter = InterviewPresenter(view, draft, ImmediateJobs(), HandDelay(), lambda: "uk")
    presenter.started()
    in_hand = presenter.in_hand()
    assert in_hand is not None
    ref = ref_of(in_hand.session, "iv_known_facts")
    presenter.place_chosen(ref)
    presenter.answered(ref, "Сусід уже назвав дату.")
    assert {"iv_known_facts", "iv_topics"} <= set(view.questions)
    presenter.told({Given.SHARED_SCREEN: "1"})
    assert not {"iv_known_facts", "iv_topics"} & set(view.questions)
    assert in_hand.session.state(ref).value == "Сусід уже назвав дату."
    presenter.told({Given.SHARED_SCREEN: ""})
    assert view.questions["iv_known_facts"].value == "Сусід уже назвав дату."
    vault.close()


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, tmp_path)
    yield made
    made.close()


def test_one_key_hides_what_only_the_documenter_is_to_see_and_brings_it_back(house: House) -> None:
    house.begin(ProtocolId.CONTACT)
    page = InterviewPage(house.qtbot, house.open_interview())
    page.screen.presenter.place_chosen(ref_of(page.screen.presenter.in_hand().session, "iv_known_facts"))
    assert page.is_asked("iv_known_facts")
    house.qtbot.keyClick(house.window, Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    assert not page.is_asked("iv_known_facts")
    assert not page.is_asked("iv_topics")
    assert page.is_asked("iv_added_value")
    assert page.notice("shared_screen") == "Спільний екран · Shift+F11 закінчує"
    assert not page.is_enabled("earlier")
    assert "Навіщо це інтерв’ю" not in words_on(page.screen.side.reminders)
    assert "Спільний екран" in words_on(page.screen.side.reminders)
    page.press("sharing")
    assert page.is_asked("iv_known_facts")
    assert not page.is_visible("shared_screen")
    assert page.is_enabled("earlier")


def test_what_others_were_asked_goes_from_a_screen_that_the_person_sees(house: House) -> None:
    screen = house.open_interview()
    house.ready_to_begin(screen)
    screen.doors.earlier_asked()
    assert house.front is not screen
    house.qtbot.keyClick(house.window, Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    assert house.front is screen
    screen.doors.listen_asked()
    listening = house.front
    house.qtbot.keyClick(house.window, Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    assert house.front is listening
    assert value(screen.presenter.in_hand().session, Given.SHARED_SCREEN) == ""
