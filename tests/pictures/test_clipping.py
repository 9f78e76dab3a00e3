"""Every screen of the whole job, in both languages: nothing is cut, covered or left in the other language."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.doubles.program import RunningProgram
from tests.pictures.looking import troubles
from tests.pictures.studio import LANGUAGES, LOW_HEIGHT, visit
from tests.tour.hands import Hands


class Inspector:
    """Looks at each screen in both languages."""

    def __init__(self) -> None:
        self._hands = Hands()
        self.screens = 0
        self.found: dict[str, list[str]] = {}

    def shoot(self, program: RunningProgram, name: str) -> None:
        self.screens += 1
        for language in LANGUAGES:
            program.front.language.use(language)
            self._hands.settle(program.front.jobs)
            found = troubles(program.window, language)
            if found:
                self.found[f"{name} in {language}"] = found
        program.front.language.use(LANGUAGES[0])
        self._hands.settle(program.front.jobs)


@pytest.mark.timeout(300)
def test_no_word_is_cut_covered_or_left_in_the_other_language(qtbot: QtBot, tmp_path: Path) -> None:
    inspector = Inspector()
    visit(tmp_path, inspector, height=LOW_HEIGHT)
    assert inspector.screens >= 35
    told = [f"{where}: {trouble}" for where, found in inspector.found.items() for trouble in found]
    assert not told, "\n".join(dict.fromkeys(told))
