"""Listening: what is written is an answer of the interview, pinned to the second in which it was begun."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.recorder.errors import RecorderCode
from app.recorder.sentences import sentence
from app.widgets.pasting import guard_of
from forms.interview.answers import ref_of, value
from forms.interview.given import Given
from storage.interviews import drafts, notes
from storage.interviews.notes import Note, NoteKind
from storage.vault.errors import VaultFull
from tests.pages.house import House
from tests.pages.listening_page import ListeningPage
from tests.pages.page import nameless
from tests.pages.recording_page import RecordingPage
from tests.pages.referrals_page import ReferralsPage

AGREED = {
    "iv_added_value": "Хто був у підвалі.",
    "cn_participate": "yes",
    "cn_notes": "yes",
    "cn_audio": "yes",
    "cn_teachback": "Зрозуміло",
    "cn_capacity": "yes",
    "cn_pressure": "no",
}


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, tmp_path, "en")
    yield made
    made.close()


def agreed(house: House) -> QWidget:
    screen = house.open_interview()
    session = screen.presenter.in_hand().session
    for name, answer in AGREED.items():
        screen.presenter.answered(ref_of(session, name), answer)
    return screen


def listening(house: House, interview: QWidget) -> ListeningPage:
    interview.doors.listen_asked()
    return ListeningPage(house.qtbot, house.front)


def answer(interview: QWidget, name: str) -> str:
    return value(interview.presenter.in_hand().session, name)


def kept(house: House, kind: NoteKind) -> list[Note]:
    with house.vault.read() as tx:
        return [note for note in notes.of_interview(tx, house.interview_id) if note.kind is kind]


def test_what_is_written_is_the_account_of_the_interview_and_is_saved(house: House) -> None:
    interview = agreed(house)
    page = listening(house, interview)
    page.write("Ми ночували в погребі.")
    page.wait_for_times(1)
    page.new_paragraph()
    page.write("О п’ятій почули удар.")
    page.wait_for_times(2)
    page.wait_until_saved()
    assert answer(interview, "fa_text") == "Ми ночували в погребі.\nО п’ятій почули удар."
    assert [note.text for note in kept(house, NoteKind.PIN)] == ["Ми ночували в погребі.", "О п’ятій почули удар."]
    with house.vault.read() as tx:
        saved = {one.ref: one.value for one in drafts.answers(tx, house.interview_id).values}
    assert "Ми ночували в погребі.\nО п’ятій почули удар." in saved.values()
    assert nameless(page.screen) == []


def test_nothing_but_the_account_is_on_the_screen_and_the_form_is_told(house: House) -> None:
    interview = agreed(house)
    page = listening(house, interview)
    session = interview.presenter.in_hand().session
    assert session.state(ref_of(session, Given.LISTENING)).value == "1"
    page.press("back_to_questions")
    assert session.state(ref_of(session, Given.LISTENING)).value == ""


def test_writing_is_pinned_to_the_sound_and_is_heard_once_it_is_recorded(house: House) -> None:
    interview = agreed(house)
    recorder = RecordingPage(house.qtbot, interview)
    recorder.record()
    recorder.wait_for_seconds(1)
    page = listening(house, interview)
    before = recorder.position
    page.write("Ми ночували в погребі.")
    page.wait_for_times(1)
    (pin,) = kept(house, NoteKind.PIN)
    assert pin.attachment_id == before.attachment_id
    assert 0 <= pin.offset_ms - before.offset_ms <= 1_000
    page.press_time(0)
    assert page.notice.startswith("This is still being recorded")
    recorder.stop()
    page.press_time(0)
    page.wait_for_player()


def test_marks_and_condition_take_one_key(house: House) -> None:
    interview = agreed(house)
    page = listening(house, interview)
    page.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    page.key(Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    house.qtbot.waitUntil(lambda: len(kept(house, NoteKind.MARKER)) == 2, timeout=10_000)
    assert {note.text for note in kept(house, NoteKind.MARKER)} == {"person", "sensitive"}
    page.key(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert answer(interview, "wb_level") == "amber"
    assert page.is_lit("amber")
    assert not page.is_lit("green")


def test_a_break_is_marked_and_the_sound_waits(house: House) -> None:
    interview = agreed(house)
    recorder = RecordingPage(house.qtbot, interview)
    recorder.record()
    page = listening(house, interview)
    page.key(Qt.Key.Key_F4)
    house.qtbot.waitUntil(lambda: [one.text for one in kept(house, NoteKind.MARKER)] == ["break"], timeout=10_000)
    house.qtbot.waitUntil(lambda: recorder.state == "PAUSED", timeout=10_000)
    recorder.stop()


def test_a_short_note_has_its_time_and_one_that_is_being_written_is_not_lost(house: House) -> None:
    interview = agreed(house)
    page = listening(house, interview)
    page.note("Говорить тихо")
    house.qtbot.waitUntil(lambda: [one.text for one in kept(house, NoteKind.NOTE)] == ["Говорить тихо"], timeout=10_000)
    page.type_into("listening_note", "просить води")
    house.window.back()
    house.qtbot.waitUntil(lambda: len(kept(house, NoteKind.NOTE)) == 2, timeout=10_000)


def test_one_undo_takes_back_what_was_written_here_as_anywhere(house: House) -> None:
    interview = agreed(house)
    page = listening(house, interview)
    page.write("Перше.")
    page.wait_for_times(1)
    page.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert answer(interview, "fa_text") == ""
    assert page.account.toPlainText() == ""
    page.key(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert page.account.toPlainText() == "Перше."


def test_the_end_of_the_account_stops_the_sound_and_offers_services(house: House) -> None:
    interview = agreed(house)
    recorder = RecordingPage(house.qtbot, interview)
    recorder.record()
    page = listening(house, interview)
    page.key(Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    recorder.wait_until_idle()
    assert ReferralsPage(house.qtbot, house.front).table.isVisible()


def test_trouble_with_the_recording_is_told_here_at_once_and_goes_when_it_is_over(house: House) -> None:
    interview = agreed(house)
    page = listening(house, interview)
    panel = interview._recording
    panel.show_trouble(RecorderCode.MICROPHONE_LOST)
    assert "Everything up to that moment is kept" in page.notice
    panel.show_trouble("")
    assert page.notice == ""


def test_what_could_not_be_kept_is_told_where_somebody_listens(house: House) -> None:
    interview = agreed(house)
    page = listening(house, interview)
    page.screen.show_saved(False, VaultFull())
    assert page.notice
    page.screen.show_saved(True)
    assert not page.notice
    interview._recording.show_failure(VaultFull())
    assert page.notice


def test_the_key_that_records_says_why_nothing_is_recorded(house: House) -> None:
    screen = house.open_interview()
    house.ready_to_begin(screen)
    page = listening(house, screen)
    page.key(Qt.Key.Key_F8)
    assert page.notice == sentence(RecorderCode.CONSENT_MISSING)


def test_an_account_of_another_interview_is_not_pasted_here(house: House) -> None:
    page = listening(house, agreed(house))
    guard = guard_of(page.account)
    assert guard is not None and guard.interview_id == house.interview_id
