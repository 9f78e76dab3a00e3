"""Letters and names of the screens of copies in both languages, and room on a small screen."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.keeping import KeepingState
from app.screens.backup import BackupScreen
from app.screens.repair import RepairScreen
from app.screens.restore import RestoreScreen
from storage.backup.repair import Repaired
from storage.backup.restore import Restored
from storage.backup.standing import Medium, State
from tests.doubles.program import build_translations
from tests.pages.house import House
from tests.pages.page import mnemonics, nameless, words_on

STATE = State(
    sealed=1,
    generation_sealed=1,
    medium_sealed=1,
    generation_at="2026-11-22T08:30:00.000Z",
    medium=Medium("/stick", "0123456789abcdef"),
    medium_copied_at="2026-11-01T08:30:00.000Z",
    medium_seen_at="2026-11-01T08:30:00.000Z",
    medium_checked_at="",
    full_check_at="2026-11-22T08:30:00.000Z",
    full_check_sound=True,
    restore_tested_at="",
    removals_waiting=2,
    backup_days=7,
    someone_could_open=True,
)


def screens(house: House) -> list[QWidget]:
    backup = BackupScreen(house.workspace.navigator.header, house.workspace.language)
    backup.show_state(KeepingState(STATE, is_medium_there=True, is_medium_old=True))
    asking = RestoreScreen(house.workspace.language, lambda: "шість слів", lambda _: 80.0, 64.0)
    asking.show_copies(2)
    restored = RestoreScreen(house.workspace.language, lambda: "шість слів", lambda _: 80.0, 64.0)
    restored.show_restored(Restored("2026-11-22T08:30:00.000Z", 5, 1, 1))
    damaged, repaired = RepairScreen(house.workspace.language), RepairScreen(house.workspace.language)
    damaged.show_medium_wanted()
    repaired.show_repaired(Repaired("2026-11-22T08:30:00.000Z", 12, 1, 2, 0))
    return [backup, asking, restored, damaged, repaired]


@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_control_has_a_name_and_a_letter_of_its_own(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    build_translations()
    house = House(qtbot, tmp_path, language=language)
    for screen in screens(house):
        qtbot.addWidget(screen)
        screen.resize(1366, 640)
        screen.show()
        assert nameless(screen) == []
        letters = mnemonics(screen)
        assert sorted(letters) == sorted(set(letters)), f"{type(screen).__name__}: {letters}"
        if language == "uk":
            assert not [letter for letter in letters if letter.isascii()]
            assert "The " not in words_on(screen)
        assert screen.minimumSizeHint().width() <= 1100
        assert screen.minimumSizeHint().height() <= 640
    house.close()
