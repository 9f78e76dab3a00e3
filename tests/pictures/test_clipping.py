"""Every screen of the whole job, in both languages: nothing is cut, covered or left in the other language."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.doubles.program import RunningProgram
from tests.pictures.looking import troubles
from tests.pictures.studio import LOW_HEIGHT, BothLanguages, visit


class Inspector(BothLanguages):
    """Looks at each screen in both languages."""

    def __init__(self) -> None:
        super().__init__()
        self.screens: set[str] = set()
        self.told: dict[str, None] = {}

    def look(self, program: RunningProgram, name: str, language: str) -> None:
        self.screens.add(name)
        self.told |= {f"{name} in {language}: {trouble}": None for trouble in troubles(program.window, language)}


# The player is pressed where there may be no sound server; it says so itself, and so does Qt.
@pytest.mark.qt_log_ignore("PulseAudioService")
@pytest.mark.slow
@pytest.mark.timeout(600)
def test_no_word_is_cut_covered_or_left_in_the_other_language(qtbot: QtBot, tmp_path: Path) -> None:
    inspector = Inspector()
    visit(tmp_path, inspector, height=LOW_HEIGHT)
    assert len(inspector.screens) >= 35
    assert not inspector.told, "\n".join(inspector.told)
