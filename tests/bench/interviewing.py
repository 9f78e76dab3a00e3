"""A person in the watched program: unlocks, opens the prepared interview, records and types."""

import itertools
import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QPushButton, QTableView, QWidget

from app.composition import Composition
from app.front import Front
from app.screens.home import HomeScreen
from app.screens.home.presenter import HomePresenter
from app.screens.interview.view import InterviewScreen
from tests.bench.prepared import INTERVIEWS, PREPARED

LOOK_MS = 3
TYPE_MS = 250
RECORD_MS = 12_000


class Person(QObject):
    """Looks at the window again and again, and goes on when it shows what they wait for."""

    def __init__(self, front: Front, say: Callable[[str], None]) -> None:
        super().__init__()
        self._front, self._say = front, say
        self._passphrase = sys.stdin.readline().rstrip("\n")
        self._step: Callable[[], bool] = self._unlock
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_MS)
        self._typing = QTimer(self)
        self._typing.timeout.connect(self._type)
        self._words = itertools.count()
        threading.Thread(target=self._end_on_a_line, daemon=True).start()

    def _look(self) -> None:
        if not self._step():
            return
        following = {
            self._unlock: self._listed,
            self._listed: self._opened,
            self._opened: self._record,
            self._record: self._recording,
        }.get(self._step)
        if following is None:
            self._timer.stop()
        else:
            self._step = following

    def _unlock(self) -> bool:
        if self._front.unlock.presenter is None:
            return False
        self._say("unlock-asked")
        self._front.unlock.unlock_asked.emit(1, self._passphrase)
        return True

    def _listed(self) -> bool:
        screen = self._front.window.front
        if not isinstance(screen, HomeScreen) or screen.table.total < INTERVIEWS:
            return False
        self._front.window.repaint()
        self._say("listed")
        found = (screen.table.summary(row) for row in range(screen.table.rowCount()))
        prepared = next(one for one in found if one.title == PREPARED)
        assert isinstance(screen.presenter, HomePresenter)
        screen.presenter.doors.draft(prepared.id)
        return True

    def _opened(self) -> bool:
        screen = self._front.window.front
        if not isinstance(screen, InterviewScreen) or screen.presenter.in_hand() is None:  # type: ignore[attr-defined]
            return False
        self._front.window.repaint()
        self._say("opened")
        return True

    def _record(self) -> bool:
        button = self._front.window.findChild(QPushButton, "record")
        if button is None or not button.isEnabled() or not button.isVisible():
            return False
        button.click()
        return True

    def _recording(self) -> bool:
        button = self._front.window.findChild(QPushButton, "stop")
        if button is None or not button.isVisible() or not button.isEnabled():
            return False
        self._say("recording")
        self._typing.start(TYPE_MS)
        QTimer.singleShot(RECORD_MS, lambda: self._say("recorded"))
        return True

    def _type(self) -> None:
        screen = self._front.window.front
        if isinstance(screen, InterviewScreen):
            screen.answered.emit(
                "/first_account/account/fa_text", f"Спершу вони обійшли двір {next(self._words)} разів."
            )

    def _end_on_a_line(self) -> None:
        sys.stdin.readline()
        self._front.jobs.post(self._end)

    def _end(self) -> None:
        self._typing.stop()
        self._front.window.close()


def _table(screen: QWidget) -> QTableView:
    found = screen.findChild(QTableView, "interviews")
    assert found is not None
    return found


def with_person(_made: object, say: Callable[[str], None]) -> Callable[[Front], Composition]:
    """The program's composition with a bundled sound, and somebody in front of it."""

    def make(front: Front) -> Composition:
        composition = Composition(front, recorder=[sys.executable, "-m", "tests.bench.recorder"])
        people.append(Person(front, say))
        return composition

    people: list[Person] = []
    return make
