"""Breaks by one key, and the air-raid key: the break is a row of the form, the sound ends whole, the program locks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from forms.interview import Given, breaks
from forms.interview.answers import instances, ref_of, under, value
from storage.interviews import attachments, notes
from tests.pages.house import House
from tests.pages.listening_page import ListeningPage
from tests.pages.recording_page import RecordingPage


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, tmp_path, "en")
    yield made
    made.close()


def opened(house: House) -> QWidget:
    screen = house.open_interview()
    house.ready_to_begin(screen)
    session = screen.presenter.in_hand().session
    for name in ("cn_participate", "cn_notes", "cn_audio", "cn_capacity"):
        screen.presenter.answered(ref_of(session, name), "yes")
    screen.presenter.answered(ref_of(session, "cn_pressure"), "no")
    screen.presenter.answered(ref_of(session, "cn_teachback"), "Зрозуміло")
    return screen


def rows(screen: QWidget) -> list[tuple[bool, bool, str]]:
    """Of each break whether it has a beginning and an end, and its reason."""
    session = screen.presenter.in_hand().session
    found = []
    for ref in instances(session, breaks.BREAKS):
        refs = under(session, ref)
        began, ended, reason = (session.state(refs[name]).value for name in (breaks.FROM, breaks.TO, breaks.REASON))
        found.append((began != "", ended != "", reason))
    return found


def test_the_alarm_notes_a_break_ends_the_sound_and_locks_without_a_question(house: House) -> None:
    screen = opened(house)
    recorder = RecordingPage(house.qtbot, screen)
    recorder.record()
    recorder.wait_for_seconds(1)
    with house.qtbot.waitSignal(house.window.lock_asked, timeout=5_000):
        house.qtbot.keyClick(house.window, Qt.Key.Key_F10)
    assert rows(screen) == [(True, False, "alarm")]
    assert value(screen.presenter.in_hand().session, Given.BREAK) == "alarm"
    recorder.wait_until_idle()
    with house.vault.read() as tx:
        (sound,) = attachments.of_interview(tx, house.interview_id)
        assert sound.duration_ms >= 1_000
        assert [note.text for note in notes.of_interview(tx, house.interview_id)] == ["break"]


def test_the_alarm_is_heard_while_another_screen_of_the_interview_lies_on_top(house: House) -> None:
    screen = opened(house)
    screen.doors.listen_asked()
    with house.qtbot.waitSignal(house.window.lock_asked, timeout=5_000):
        house.qtbot.keyClick(house.window, Qt.Key.Key_F10)
    assert rows(screen) == [(True, False, "alarm")]


def test_the_key_goes_with_the_interview(house: House) -> None:
    opened(house)
    house.window.home()
    asked: list[bool] = []
    house.window.lock_asked.connect(lambda: asked.append(True))
    house.qtbot.keyClick(house.window, Qt.Key.Key_F10)
    assert asked == []


def test_a_break_begins_by_one_key_and_ends_when_somebody_is_heard_again(house: House) -> None:
    screen = opened(house)
    recorder = RecordingPage(house.qtbot, screen)
    recorder.record()
    screen.doors.listen_asked()
    page = ListeningPage(house.qtbot, house.front)
    page.key(Qt.Key.Key_F4)
    assert rows(screen) == [(True, False, "")]
    page.key(Qt.Key.Key_F4)
    assert rows(screen) == [(True, False, "")], "one break is on already"
    house.qtbot.waitUntil(lambda: recorder.state == "PAUSED", timeout=10_000)
    page.key(Qt.Key.Key_F8)
    assert rows(screen) == [(True, True, "")]
    recorder.stop()


def test_one_undo_takes_a_break_back(house: House) -> None:
    screen = opened(house)
    screen.doors.listen_asked()
    ListeningPage(house.qtbot, house.front).key(Qt.Key.Key_F4)
    assert len(rows(screen)) == 1
    screen.presenter.undo_asked()
    assert rows(screen) == []
