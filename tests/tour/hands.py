"""Hands and eyes without a test framework: press, type, wait. Has the calls the page objects use."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.jobs import Jobs, Lane

_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
_PLAIN = Qt.KeyboardModifier.NoModifier


class TooLong(AssertionError):
    """Something that was waited for did not come."""


class Hands:
    """One person at one window."""

    def mouseClick(self, widget: QWidget, button: Qt.MouseButton = _LEFT) -> None:
        """Press a control in its middle."""
        QTest.mouseClick(widget, button)

    def keyClick(self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = _PLAIN) -> None:
        """Strike a key."""
        QTest.keyClick(widget, key, modifier)

    def waitUntil(self, condition: Callable[[], object], timeout: int = 10_000) -> None:
        """Let the program work until the condition holds; it may also say no by an assertion."""
        end = monotonic() + timeout / 1000
        while True:
            said = ""
            try:
                if condition() is not False:
                    return
            except AssertionError as error:
                said = str(error)
            if monotonic() > end:
                raise TooLong(said or "nothing happened in time")
            QTest.qWait(10)

    def settle(self, jobs: Jobs) -> None:
        """Wait until both lanes have done what was handed in, and everything is painted."""
        for _ in range(2):
            passed: list[None] = []
            for lane in Lane:
                jobs.run(lane, lambda: None, done=passed.append, failed=lambda _: None)
            self.waitUntil(lambda passed=passed: len(passed) == len(Lane), timeout=60_000)
        QTest.qWait(30)


def write(widget: QWidget, text: str) -> None:
    """Type word by word, as an input method does."""
    for word in text.replace(" ", " \n").split("\n"):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, _PLAIN, word))


def draw(pad: QWidget, points: list[tuple[float, float]]) -> None:
    """Draw one stroke with the mouse: pen down, along the points, pen up."""
    for place, (x, y) in enumerate((*points, points[-1])):
        kind, held = QEvent.Type.MouseMove, _LEFT
        if place == 0:
            kind = QEvent.Type.MouseButtonPress
        elif place == len(points):
            kind, held = QEvent.Type.MouseButtonRelease, _NONE
        button = _NONE if kind == QEvent.Type.MouseMove else _LEFT
        where = QPointF(x, y)
        event = QMouseEvent(kind, where, pad.mapToGlobal(where), button, held, _PLAIN)
        QApplication.sendEvent(pad, event)
        QTest.qWait(3)
