"""What holds for every screen of the shell: names for screen readers, letters, room, languages."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from app.language import TRANSLATIONS
from app.screens.backup import BackupScreen
from app.screens.delivery import DeliveryScreen
from app.screens.first_start import FirstStartScreen
from app.screens.home import HomeScreen
from app.screens.library import LibraryScreen
from app.screens.mission import MissionScreen
from app.screens.organisation import OrganisationScreen
from app.screens.recovery import RecoveryScreen
from app.screens.restore import RestoreScreen
from app.screens.settings import SettingsScreen
from tests.doubles.program import PASSPHRASE, RunningProgram, make_vault, running
from tests.pages.page import mnemonics, nameless
from tests.pages.shell import FirstStartPage, HomePage, UnlockPage

SCREENS = (
    ("new_mission", MissionScreen),
    ("forms", LibraryScreen),
    ("delivery", DeliveryScreen),
    ("organisation", OrganisationScreen),
    ("copies", BackupScreen),
    ("settings", SettingsScreen),
)


def check(program: RunningProgram, where: str) -> None:
    program.qtbot.waitUntil(lambda: program.screen.isVisible())
    assert nameless(program.window) == [], where
    letters = mnemonics(program.screen)
    assert sorted(letters) == sorted(set(letters)), f"{where}: {letters}"
    if program.front.language.code == "uk":
        latin = [letter for letter in letters if letter.isascii()]
        assert latin == [], where
    # The window fits a small screen with a title bar and a task bar.
    assert program.window.minimumSizeHint().expandedTo(QSize(0, 0)).height() <= 640, where
    assert program.window.minimumSizeHint().width() <= 1100, where


@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_control_has_a_name_and_every_letter_one_place(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    make_vault(tmp_path)
    with running(qtbot, tmp_path, language=language) as program:
        unlock = UnlockPage(qtbot, program.screen)
        check(program, "unlock")
        unlock.press("recover")
        check(program, str(program.wait_for(RecoveryScreen)))
        program.front.window.back()
        unlock.press("restore")
        check(program, str(program.wait_for(RestoreScreen)))
        program.front.window.back()
        unlock.press("new_vault")
        wizard = FirstStartPage(qtbot, program.wait_for(FirstStartScreen))
        check(program, "passphrase")
        wizard.check("use_own")
        check(program, "own passphrase")
        wizard.check("use_offered")
        wizard.choose_offered()
        wizard.make()
        check(program, "cards")
        wizard.press("next_card")
        check(program, "second card")
        wizard.press("next_card")
        wizard.press("next_card")
        check(program, "card typed back")
        wizard.press("later")
        program.wait_for(OrganisationScreen)
        check(program, "organisation")
        program.front.window.back()
        home = HomePage(qtbot, program.wait_for(HomeScreen))
        home.wait_until_visible("check_card")
        check(program, "home")
        for button, kind in SCREENS:
            home.press(button)
            program.wait_for(kind)
            check(program, button)
            program.front.window.back()


def test_the_language_changes_every_text_while_the_program_runs(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    cyrillic = re.compile("[а-яіїєґА-ЯІЇЄҐ]{3,}")
    with running(qtbot, tmp_path, language="uk") as program:
        UnlockPage(qtbot, program.screen).unlock(PASSPHRASE)
        home = HomePage(qtbot, program.wait_for(HomeScreen))
        program.front.language.use("en")
        qtbot.waitUntil(lambda: home.button_text("settings") == "Se&ttings")
        for button, kind in SCREENS:
            home.press(button)
            page = HomePage(qtbot, program.wait_for(kind))
            found = [text for text in page.texts() if cyrillic.search(text)]
            # Words offered for a new passphrase and the language's own name stay as they are.
            assert [text for text in found if text != "Українська"] == [], button
            program.front.language.use("uk")
            qtbot.waitUntil(lambda page=page: any(cyrillic.search(text) for text in page.texts()))
            program.front.language.use("en")
            program.front.window.back()


@pytest.mark.parametrize("area", ["shell_uk", "shell_en"])
def test_no_text_is_left_untranslated(area: str) -> None:
    for message in ET.parse(TRANSLATIONS / f"{area}.ts").getroot().iter("message"):
        source, translation = message.find("source"), message.find("translation")
        assert source is not None
        assert translation is not None
        assert translation.get("type") is None, source.text
        texts = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
        assert all(texts), source.text
        for text in texts:
            assert set(re.findall(r"{\w+}|%n", text)) == set(re.findall(r"{\w+}|%n", source.text or "")), source.text
            assert "'" not in text or area == "shell_en", f"{source.text}: the apostrophe is ’"
