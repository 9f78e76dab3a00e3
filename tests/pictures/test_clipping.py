"""Every screen of the whole job, in both languages: nothing is cut, covered or left in the other language."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.theme import TEXT_SIZES, Theme
from tests.doubles.program import RunningProgram
from tests.pictures.day import KEPT, spend_day
from tests.pictures.looking import troubles
from tests.pictures.studio import LOW_HEIGHT, WIDTH, BothLanguages, visit


class Inspector(BothLanguages):
    """Looks at each screen in both languages."""

    def __init__(self) -> None:
        super().__init__()
        self.screens: set[str] = set()
        self.told: dict[str, None] = {}

    def look(self, program: RunningProgram, name: str, language: str) -> None:
        self.screens.add(name)
        self.told |= {f"{name} in {language}: {trouble}": None for trouble in troubles(program.window, language)}


def _looked_at(work: Callable[[Inspector], None]) -> Inspector:
    inspector = Inspector()
    try:
        work(inspector)
    finally:
        # Words of their ordinary size for whoever comes after.
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        Theme(application)
    assert not inspector.told, "\n".join(inspector.told)
    return inspector


# The player is pressed where there may be no sound server; it says so itself, and so does Qt.
@pytest.mark.qt_log_ignore("PulseAudioService")
@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("text", [TEXT_SIZES[0], TEXT_SIZES[-1]])
def test_no_word_is_cut_covered_or_left_in_the_other_language(qtbot: QtBot, tmp_path: Path, text: int) -> None:
    done = _looked_at(lambda inspector: visit(tmp_path, inspector, height=LOW_HEIGHT, text=text))
    assert len(done.screens) >= 35


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("text", [TEXT_SIZES[0], TEXT_SIZES[-1]])
def test_no_word_of_a_day_is_cut_either(qtbot: QtBot, tmp_path: Path, text: int) -> None:
    size = (WIDTH, LOW_HEIGHT)
    done = _looked_at(lambda inspector: spend_day(tmp_path, inspector, theme="dark", size=size, text=text))
    assert done.screens == set(KEPT)
