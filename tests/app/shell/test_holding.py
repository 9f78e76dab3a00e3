"""What the vault refused is said on the window while it waits, and tried once more before the lock."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from app.holding import Holding
from app.unkept import Unkept
from app.widgets.unkept_notice import UnkeptNotice


def made(qtbot: QtBot) -> tuple[Unkept, Holding, UnkeptNotice]:
    unkept, notice = Unkept(), UnkeptNotice()
    qtbot.addWidget(notice)
    return unkept, Holding(unkept, notice, notice), notice


def keeps(unkept: Unkept, tried: list[str]) -> Callable[[], None]:
    def again() -> None:
        tried.append("again")
        unkept.take("answers/1")

    return again


def test_the_window_says_it_while_something_is_held_and_not_after(qtbot: QtBot) -> None:
    unkept, holding, notice = made(qtbot)
    unkept.hold("photograph/1", b"picture")
    holding.say()
    assert "lost when the program locks or closes" in notice.text and notice.isVisibleTo(None)
    unkept.take("photograph/1")
    holding.say()
    assert notice.text == ""


def test_before_the_lock_it_is_tried_once_more(qtbot: QtBot) -> None:
    unkept, holding, notice = made(qtbot)
    tried: list[str] = []
    unkept.hold("answers/1", "words", keeps(unkept, tried))
    unkept.hold("photograph/1", b"picture")
    holding.again()
    assert tried == ["again"] and "answers/1" not in unkept
    holding.say()
    assert notice.text
    holding.again()
    assert tried == ["again"]


def test_nothing_is_told_to_a_window_that_goes(qtbot: QtBot) -> None:
    unkept, holding, notice = made(qtbot)
    holding.stop()
    unkept.hold("photograph/1", b"picture")
    assert notice.text == ""
