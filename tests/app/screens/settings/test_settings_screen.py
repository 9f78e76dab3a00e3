"""Language, colours, idle time, passphrase."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.language import Language
from app.screens.home import HomeScreen
from app.screens.settings import SettingsScreen
from app.screens.settings.presenter import minutes_of
from app.theme import Theme
from tests.app.recorder.desk import QuietHeader
from tests.doubles.program import PASSPHRASE, RunningProgram, make_vault, running
from tests.pages.page import Page
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
        assert program.composition.guard.locking is not None
        assert program.composition.guard.locking.minutes == 7
    assert "7" not in (tmp_path / "settings.json").read_text() if (tmp_path / "settings.json").exists() else True


def test_training_is_kept_and_the_rules_of_an_interview_hear_of_it(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    with running(qtbot, tmp_path) as program:
        page = opened(program)
        for kind in ("interviewing", "data_protection", "pfa", "mine_risk"):
            page.type_into(f"training_{kind}", "31.12.2999")
        page.press("back")
        HomePage(qtbot, program.wait_for(HomeScreen)).press("settings")
        page = FirstStartPage(qtbot, program.wait_for(SettingsScreen))
        qtbot.waitUntil(lambda: page.day("training_pfa") == "2999-12-31")
        assert page.day("training_crsv") == ""


def test_a_damaged_idle_time_means_the_usual_one() -> None:
    assert [minutes_of(text) for text in (None, "", "x", "99999", "0", "45", "5")] == [3, 3, 3, 3, 1, 30, 5]


def test_the_organisation_bounds_the_minutes_and_the_window_can_be_left_out_of_pictures(qtbot: QtBot) -> None:
    language = Language("en")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    screen = SettingsScreen(QuietHeader(), language, Theme(application), is_hidden_from_capture=True)
    qtbot.addWidget(screen)
    screen.show()
    screen.show_most_minutes(5)
    screen.show_idle_minutes(30)
    page = Page(qtbot, screen)
    assert page.number("idle_minutes") == 5
    assert page.is_visible("hide_from_capture")
    chosen: list[bool] = []
    screen.capture_chosen.connect(chosen.append)
    page.check("hide_from_capture")
    assert chosen == [False]
    screen.close()
    other = SettingsScreen(QuietHeader(), language, Theme(application))
    qtbot.addWidget(other)
    other.show()
    assert not Page(qtbot, other).is_visible("hide_from_capture")
    language.close()


def test_words_are_made_larger_from_the_next_start(qtbot: QtBot) -> None:
    language, application = Language("en"), QApplication.instance()
    assert isinstance(application, QApplication)
    screen = SettingsScreen(QuietHeader(), language, Theme(application), text=150)
    qtbot.addWidget(screen)
    screen.show()
    page, chosen = Page(qtbot, screen), list[int]()
    screen.text_chosen.connect(chosen.append)
    page.choose("text_choice", 200)
    assert chosen == [200]
    assert "Words change their size when the program is locked and opened again." in page.texts()
    language.close()
