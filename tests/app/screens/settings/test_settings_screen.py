"""Language, colours, idle time, passphrase."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.screens.home import HomeScreen
from app.screens.settings import SettingsScreen
from app.screens.settings.presenter import minutes_of
from tests.doubles.program import PASSPHRASE, RunningProgram, make_vault, running
from tests.pages.shell import FirstStartPage, HomePage, UnlockPage


def opened(program: RunningProgram) -> FirstStartPage:
    UnlockPage(program.qtbot, program.screen).unlock(PASSPHRASE)
    HomePage(program.qtbot, program.wait_for(HomeScreen)).press("settings")
    return FirstStartPage(program.qtbot, program.wait_for(SettingsScreen))


def test_language_and_colours_change_at_once_and_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    with running(qtbot, tmp_path) as program:
        page = opened(program)
        page.choose("language_choice", "uk")
        qtbot.waitUntil(lambda: page.button_text("back") == "&Назад")
        page.choose("theme_choice", "dark")
        assert program.front.theme.name == "dark"
        assert program.front.settings.preferences.language == "uk"
        assert program.front.settings.preferences.theme == "dark"


def test_the_idle_time_is_kept_in_the_vault(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    with running(qtbot, tmp_path) as program:
        page = opened(program)
        page.set_number("idle_minutes", 7)
        page.press("back")
        HomePage(qtbot, program.wait_for(HomeScreen)).press("settings")
        page = FirstStartPage(qtbot, program.wait_for(SettingsScreen))
        qtbot.waitUntil(lambda: page.number("idle_minutes") == 7)
        assert program.composition.locking is not None
        assert program.composition.locking.minutes == 7
    assert "7" not in (tmp_path / "settings.json").read_text() if (tmp_path / "settings.json").exists() else True


def test_a_damaged_idle_time_means_the_usual_one() -> None:
    assert [minutes_of(text) for text in (None, "", "x", "99999", "0", "45", "5")] == [3, 3, 3, 3, 1, 30, 5]
