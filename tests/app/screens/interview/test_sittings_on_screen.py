"""Sittings and people who come and go, through the window."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from forms.interview import Given, presence
from forms.interview.answers import inner, instances, ref_of, under, value
from storage.interviews import notes
from storage.platform.clock import Moment, SystemClock
from tests.pages.house import House
from tests.pages.interview_page import InterviewPage
from tests.pages.listening_page import ListeningPage
from tests.pages.page import words_on

#: What rule G28 says.
AGAIN = "Підтвердьте згоду ще раз"


class Calendar:
    """A clock whose days a test turns."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> Moment:
        moment = SystemClock().now()
        later = datetime.fromisoformat(moment.wall) + self.ahead
        return replace(moment, wall=later.isoformat(timespec="milliseconds").replace("+00:00", "Z"))


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, tmp_path)
    made.workspace = replace(made.workspace, clock=Calendar())
    yield made
    made.close()


def opened(house: House) -> QWidget:
    screen = house.open_interview()
    house.ready_to_begin(screen)
    session = screen.presenter.in_hand().session
    for name in ("cn_participate", "cn_notes"):
        screen.presenter.answered(ref_of(session, name), "yes")
    return screen


def rows(screen: QWidget, repeat: str, *names: str) -> list[tuple[str, ...]]:
    session = screen.presenter.in_hand().session
    found = (under(session, ref) for ref in instances(session, repeat))
    return [tuple(inner(session, refs, name) for name in names) for refs in found]


def test_listening_writes_the_sitting_and_undo_does_not_take_it_away(house: House) -> None:
    screen = opened(house)
    assert rows(screen, "ses", "ses_start") == [("",)]
    screen.doors.listen_asked()
    ((start, end),) = rows(screen, "ses", "ses_start", "ses_end")
    assert start
    assert end >= start
    screen.presenter.undo_asked()
    screen.presenter.redo_asked()
    assert rows(screen, "ses", "ses_start") == [(start,)]
    house.window.back()
    assert rows(screen, "ses", "ses_end")[0][0] >= end
    assert not InterviewPage(house.qtbot, screen).is_visible("resuming")


def test_on_another_day_a_quiet_line_asks_what_changed_and_can_be_left(house: House) -> None:
    screen = opened(house)
    screen.doors.listen_asked()
    house.window.back()
    InterviewPage(house.qtbot, screen).wait_until_saved()
    house.window.back()
    house.workspace.clock.ahead = timedelta(days=1)
    page = InterviewPage(house.qtbot, opened(house))
    page.wait_until_visible("resuming")
    assert AGAIN in words_on(page.screen.side.reminders)
    page.press("resume_present")
    assert page.is_asked("ses_others")
    page.press("resume_consent")
    assert not page.is_visible("resuming")
    assert [agreed for _, agreed in rows(page.screen, "ses", "ses_start", "ses_agreed")] == ["", "yes"]
    assert value(page.screen.presenter.in_hand().session, Given.CONFIRMED) == "1"
    assert AGAIN not in words_on(page.screen.side.reminders)
    page.wait_until_saved()
    house.window.back()
    house.workspace.clock.ahead = timedelta(days=2)
    again = InterviewPage(house.qtbot, opened(house))
    again.wait_until_visible("resuming")
    again.press("resume_leave")
    assert not again.is_visible("resuming")
    assert len(rows(again.screen, "ses", "ses_start")) == 2


def test_who_comes_and_goes_is_written_with_one_key_on_each_screen(house: House) -> None:
    screen = opened(house)
    screen.doors.listen_asked()
    page = ListeningPage(house.qtbot, house.front)
    page.key(Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    assert page.notice.startswith("Записано з часом: хтось зайшов")
    ((times,),) = rows(screen, "ses_present", "pr_from_to")
    assert times.endswith("–")
    house.window.back()
    screen.doors.structure_asked()
    house.qtbot.keyClick(house.window, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    ((left,),) = rows(screen, "ses_present", "pr_from_to")
    assert left.startswith(times)
    assert left != times
    assert value(screen.presenter.in_hand().session, presence.ANY) == "yes"

    def kept() -> None:
        with house.vault.read() as tx:
            assert [one.text for one in notes.of_interview(tx, house.interview_id)] == ["Хтось зайшов", "Хтось вийшов"]

    house.qtbot.waitUntil(kept, timeout=5_000)
    house.window.home()
    house.qtbot.keyClick(house.window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
