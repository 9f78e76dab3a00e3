import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.garbage import Collecting


class InACircle(QObject):
    def __init__(self, ended: list[int]) -> None:
        super().__init__()
        self.itself = self
        self.ended = ended

    def __del__(self) -> None:
        self.ended.append(threading.get_ident())


@pytest.fixture
def collecting(qtbot: QtBot) -> Iterator[Collecting]:
    made = Collecting()
    yield made
    made.stop()


def allocate() -> None:
    """More than enough for Python to collect, were it left to it."""
    for _ in range(50):
        kept = [[] for _ in range(20_000)]
        del kept


def test_what_a_thread_drops_is_collected_on_the_thread_of_the_windows(qtbot: QtBot, collecting: Collecting) -> None:
    ended: list[int] = []
    for _ in range(20):
        InACircle(ended)
    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join()
    assert not ended
    kept = [[] for _ in range(5_000)]
    qtbot.waitUntil(lambda: len(ended) == 20, timeout=5_000)
    assert set(ended) == {threading.get_ident()}
    assert kept
