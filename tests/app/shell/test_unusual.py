"""From the first window to the custody list and the check, and what is told when something was put back."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.screens.custody import CustodyScreen
from app.screens.home import HomeScreen
from app.screens.integrity import IntegrityScreen
from app.screens.settings import SettingsScreen
from tests.doubles.program import PASSPHRASE, RunningProgram, make_vault, running
from tests.pages.custody_page import CustodyPage
from tests.pages.page import Page
from tests.pages.shell import HomePage, UnlockPage


def home(program: RunningProgram) -> HomePage:
    UnlockPage(program.qtbot, program.screen).unlock(PASSPHRASE)
    return HomePage(program.qtbot, program.wait_for(HomeScreen))


def settings(program: RunningProgram) -> Page:
    home(program).press("settings")
    return Page(program.qtbot, program.wait_for(SettingsScreen))


def test_the_settings_lead_to_what_was_done_with_this_vault(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    with running(qtbot, tmp_path) as program:
        settings(program).press("vault_custody")
        page = CustodyPage(qtbot, program.wait_for(CustodyScreen))
        qtbot.waitUntil(lambda: "the vault was opened" in [row[1] for row in page.rows()])


def test_the_settings_lead_to_the_check(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    with running(qtbot, tmp_path) as program:
        settings(program).press("check_vault_whole")
        page = Page(qtbot, program.wait_for(IntegrityScreen))
        page.press("check_everything")
        page.wait_for_notice("check_result", "everything is as the program left it")


def test_an_older_state_that_was_put_back_is_told_on_the_first_screen(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    database = tmp_path / "vaults" / "1" / "data"
    kept = b""
    for _ in range(2):
        with running(qtbot, tmp_path) as program:
            page = home(program)
            assert page.notice("problem") == ""
        kept = kept or database.read_bytes()
    for name in ("data-wal", "data-shm"):
        database.with_name(name).unlink(missing_ok=True)
    database.write_bytes(kept)
    with running(qtbot, tmp_path) as program:
        page = home(program)
        page.wait_for_notice("problem", "An older state of this vault was put back.")
