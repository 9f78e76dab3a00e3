"""Copies as a person makes, reads and tries them."""

import shutil
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.screens.backup import BackupScreen
from app.screens.home import HomeScreen
from app.screens.integrity import IntegrityScreen
from storage.vault import open_vault
from tests.doubles.program import PASSPHRASE, RunningProgram, make_vault, running
from tests.pages.backup_page import BackupPage
from tests.pages.page import Page, nameless
from tests.pages.shell import HomePage, UnlockPage
from tests.storage.interviews.scene import Scene


def opened(program: RunningProgram) -> BackupPage:
    UnlockPage(program.qtbot, program.screen).unlock(PASSPHRASE)
    HomePage(program.qtbot, program.wait_for(HomeScreen)).press("copies")
    page = BackupPage(program.qtbot, program.wait_for(BackupScreen))
    program.qtbot.waitUntil(lambda: page.is_enabled("choose_medium"), timeout=20_000)
    return page


def test_a_stick_is_chosen_copied_to_read_and_the_way_back_tried(qtbot: QtBot, tmp_path: Path) -> None:
    cards = make_vault(tmp_path / "laptop").cards
    stick = tmp_path / "stick"
    stick.mkdir()
    with running(qtbot, tmp_path / "laptop") as program:
        page = opened(program)
        assert "lost" in page.text("medium")
        assert nameless(program.window) == []
        page.choose_medium(stick)
        page.wait_for_notice("result", "Copied and read back")
        (copy,) = stick.iterdir()
        assert {path.name for path in (copy / "bak").iterdir()} == {"0", "1"}
        qtbot.waitUntil(lambda: str(stick) in page.text("medium"))
        page.ask("check_medium")
        page.wait_for_notice("result", "The copy is whole: 2 files")
        page.try_cards(*cards[:2])
        page.wait_for_notice("result", "The cards bring everything back")
        qtbot.waitUntil(lambda: "it worked" in page.text("trial"))
        page.ask("check_vault")
        qtbot.waitUntil(lambda: "Everything is in order" in page.text("full_check"), timeout=30_000)
        # Nothing of the trial stays.
        assert [path.name for path in (tmp_path / "laptop" / "vaults").iterdir()] == ["1"]


def test_home_says_that_there_is_no_fresh_copy_until_there_is_one(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path / "laptop")
    stick = tmp_path / "stick"
    stick.mkdir()
    with running(qtbot, tmp_path / "laptop") as program:
        page = opened(program)
        program.front.window.back()
        home = HomePage(qtbot, program.wait_for(HomeScreen))
        qtbot.waitUntil(lambda: "no fresh copy" in home.hint("copies"), timeout=10_000)
        home.press("copies")
        page = BackupPage(qtbot, program.wait_for(BackupScreen))
        page.choose_medium(stick)
        page.wait_for_notice("result", "Copied and read back")
        qtbot.waitUntil(lambda: home.hint("copies") == "", timeout=10_000)


def test_cards_of_another_vault_are_told_and_prove_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path / "laptop")
    others = make_vault(tmp_path / "other").cards
    stick = tmp_path / "stick"
    stick.mkdir()
    with running(qtbot, tmp_path / "laptop") as program:
        page = opened(program)
        page.choose_medium(stick)
        page.wait_for_notice("result", "Copied and read back")
        page.try_cards(*others[:2])
        page.wait_for_notice("problem", "another vault")
        assert "never been tried" in page.text("trial")


def test_a_stick_that_was_pulled_out_is_said_and_goes_on_when_it_is_back(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path / "laptop")
    stick = tmp_path / "stick"
    stick.mkdir()
    with running(qtbot, tmp_path / "laptop") as program:
        page = opened(program)
        page.choose_medium(stick)
        page.wait_for_notice("result", "Copied and read back")
        stick.rename(tmp_path / "pocket")
        page.ask("copy_now")
        page.wait_for_notice("problem", "is not there")
        (tmp_path / "pocket").rename(stick)
        page.ask("copy_now")
        page.wait_for_notice("result", "Copied and read back")


def test_a_folder_of_a_cloud_is_refused_in_words(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path / "laptop")
    cloud = tmp_path / "Dropbox"
    cloud.mkdir()
    with running(qtbot, tmp_path / "laptop") as program:
        page = opened(program)
        page.choose_medium(cloud)
        page.wait_for_notice("problem", "copied to a server")
    assert list(cloud.iterdir()) == []


def test_the_program_makes_the_first_copy_by_itself(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    with running(qtbot, tmp_path) as program:
        page = opened(program)
        assert "No copy on this computer yet" in page.text("generation")
        assert program.composition.keeping is not None
        program.composition.keeping.look()
        qtbot.waitUntil(lambda: "read back and found whole" in page.text("generation"), timeout=30_000)
    assert (tmp_path / "vaults" / "1" / "bak" / "0").is_file()
    shutil.rmtree(tmp_path / "vaults")


def test_a_lost_recording_is_told_at_home_and_comes_back_from_the_stick(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path / "laptop")
    with_sound(tmp_path / "laptop")
    stick = tmp_path / "stick"
    stick.mkdir()
    with running(qtbot, tmp_path / "laptop") as program:
        page = opened(program)
        page.choose_medium(stick)
        page.wait_for_notice("result", "Copied and read back")
        (lost,) = (tmp_path / "laptop" / "vaults" / "1" / "att").iterdir()
        lost.unlink()
        page.ask("check_vault")
        qtbot.waitUntil(lambda: "Something was found" in page.text("full_check"), timeout=30_000)
        program.front.window.back()
        home = HomePage(qtbot, program.wait_for(HomeScreen))
        home.wait_for_notice("check_found", "found something")
        home.press("look_at_findings")
        found = Page(qtbot, program.wait_for(IntegrityScreen))
        found.wait_until_visible("to_copies")
        found.press("to_copies")
        page = BackupPage(qtbot, program.wait_for(BackupScreen))
        qtbot.waitUntil(lambda: page.is_enabled("fetch_missing"), timeout=20_000)
        page.ask("fetch_missing")
        page.wait_for_notice("result", "brought back from the copy: 1")
        assert lost.exists()
        qtbot.waitUntil(lambda: "Everything is in order" in page.text("full_check"), timeout=30_000)
        program.front.window.back()
        qtbot.waitUntil(lambda: not found.is_visible("to_copies"), timeout=20_000)
        program.front.window.back()
        home = HomePage(qtbot, program.wait_for(HomeScreen))
        assert home.notice("check_found") == ""


def with_sound(folder: Path) -> None:
    vault = open_vault(folder / "vaults" / "1", PASSPHRASE)
    Scene.begun(vault, with_organisation=False).record_sound()
    vault.close()
