"""From the first window to the custody list and the check, and what is told when something was put back."""

import threading
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.anchored import Anchored
from app.jobs import Lane
from app.places import Places
from app.processes import Exit
from app.screens.custody import CustodyScreen
from app.screens.home import HomeScreen
from app.screens.integrity import IntegrityScreen
from app.screens.settings import SettingsScreen
from storage.integrity import anchors
from storage.interviews import settings as vault_settings
from storage.platform.clock import SystemClock
from storage.vault import Vault, chains
from tests.doubles.program import PASSPHRASE, RunningProgram, make_vault, running
from tests.pages.custody_page import CustodyPage
from tests.pages.page import Page
from tests.pages.shell import HomePage, UnlockPage
from tests.storage.vaults import MOMENT, new_vault


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


def anchored(vault: Vault) -> tuple[int, int]:
    """How far the vault has come, and how far its anchor says."""
    with vault.read() as tx:
        anchor = anchors.read(tx, vault, vault.directory / anchors.ANCHOR)
        return chains.changes(tx), anchor.changes if anchor is not None else 0


def work(vault: Vault) -> None:
    with vault.transaction() as tx:
        vault_settings.put(tx, "something", "else", MOMENT)


def test_the_anchors_of_a_locked_program_know_its_last_change_though_a_copy_is_under_way(
    qtbot: QtBot, tmp_path: Path
) -> None:
    make_vault(tmp_path)
    copied = threading.Event()
    found: list[tuple[int, int]] = []
    with running(qtbot, tmp_path) as program:
        home(program)
        workspace = program.workspace
        workspace.jobs.run(Lane.KEEPING, copied.wait, done=lambda _: None, failed=lambda _: None)
        # As a screen does that has something to save.
        workspace.flushes.register(
            lambda: workspace.jobs.run(
                Lane.VAULT, lambda: work(workspace.vault), done=lambda _: None, failed=lambda _: None
            )
        )
        program.front.window.lock()
        try:
            qtbot.waitUntil(lambda: program.ended == [Exit.LOCKED], timeout=10_000)
            workspace.jobs.run(Lane.VAULT, lambda: anchored(workspace.vault), done=found.append, failed=lambda _: None)
            qtbot.waitUntil(lambda: bool(found), timeout=10_000)
        finally:
            copied.set()
        ((now, told),) = found
        assert now == told


def test_anchors_that_say_it_already_are_not_written_again(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vaults" / "1")
    keeper = Anchored(Places(tmp_path, practice=False), SystemClock())
    seen = []
    for is_changed in (True, False, True):
        if is_changed:
            work(vault)
        keeper.keep(vault)
        now, told = anchored(vault)
        assert now == told
        seen.append((vault.directory / anchors.ANCHOR).stat().st_ino)
    assert seen[0] == seen[1] != seen[2]
    vault.close()
