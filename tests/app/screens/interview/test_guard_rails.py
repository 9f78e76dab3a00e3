"""Guard-rails where they are met: at the window of an interview, each at the moment that its rule names."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from forms.engine import Session
from forms.interview import Given
from forms.interview.answers import instances, ref_of, under
from tests.pages.house import House
from tests.pages.interview_page import InterviewPage
from tests.pages.page import words_on
from tests.pages.recording_page import RecordingPage

AGREED = {
    "cn_teachback": "Прочитають координатори.",
    "cn_participate": "yes",
    "cn_notes": "yes",
    "cn_audio": "yes",
    "cn_capacity": "yes",
    "cn_pressure": "no",
}


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, tmp_path)
    yield made
    made.close()


def session_of(screen: QWidget) -> Session:
    session = screen.presenter.in_hand().session
    assert isinstance(session, Session)
    return session


def say(screen: QWidget, **answers: str) -> None:
    """Answer, also in the first instance of a repeat."""
    session = session_of(screen)
    for name, text in answers.items():
        ref = ref_of(session, name)
        if not ref:
            repeats = ("exhibit", "incident", "team", "ses_present", "rf", "pi", "sp")
            found = (under(session, one) for repeat in repeats for one in instances(session, repeat))
            ref = next(refs[name] for refs in found if name in refs)
        screen.presenter.answered(ref, text)


def stands(screen: QWidget, words: str) -> bool:
    """Whether the side list says it."""
    return words in words_on(screen.side.reminders)


def test_g05_g42_no_account_begins_while_a_rule_keeps_it_from_beginning(house: House) -> None:
    screen = house.open_interview()
    say(screen, **AGREED)
    page, recorder = InterviewPage(house.qtbot, screen), RecordingPage(house.qtbot, screen)
    house.qtbot.keyClick(screen, Qt.Key.Key_F5)
    assert house.front is screen
    assert "Починати розповідь ще не можна" in page.words()
    assert stands(screen, "Навіщо це інтерв’ю?")
    recorder.press_record()
    assert "Починати розповідь ще не можна" in page.words()
    assert recorder.can_record
    house.ready_to_begin(screen)
    screen.presenter.told({Given.MINUTES_TODAY: "480"})
    house.qtbot.keyClick(screen, Qt.Key.Key_F5)
    assert house.front is screen
    assert stands(screen, "Завершіть на сьогодні.")
    screen.presenter.told({Given.MINUTES_TODAY: "479"})
    house.qtbot.keyClick(screen, Qt.Key.Key_F5)
    assert house.front is not screen
