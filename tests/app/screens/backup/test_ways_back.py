"""The way back from a copy onto another laptop, and out of damage, from the first window."""

import os
import threading
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.processes import Exit
from app.screens.home import HomeScreen
from app.screens.repair import RepairScreen, Ways, open_repair
from app.screens.restore import RestoreScreen
from app.screens.unlock import UnlockScreen
from storage.backup import finding, generations, medium, repair
from storage.backup.databases import Cancelled, Progress
from storage.backup.errors import Stopped
from storage.backup.repair import Repaired
from storage.interviews import custody, missions
from storage.interviews.missions import NewMission
from storage.objects.custody import CustodyAction
from storage.platform.clock import SystemClock
from storage.vault import open_vault
from tests.doubles.program import PASSPHRASE, make_vault, running
from tests.pages.backup_page import RepairPage, RestorePage
from tests.pages.page import nameless
from tests.pages.shell import HomePage, UnlockPage

PAGE = 4096


def worked_in(directory: Path, *, stick: Path | None = None) -> None:
    """A vault with one mission, its copies, and a second mission that the copies do not have."""
    clock = SystemClock()
    vault = open_vault(directory, PASSPHRASE)
    with vault.transaction() as tx:
        missions.create(tx, NewMission("Харків-1", "Харківська область"), clock.now())
    generations.keep_up(vault, clock.now())
    if stick is not None:
        medium.choose(vault, stick, clock.now())
        medium.copy(vault, clock.now())
    with vault.transaction() as tx:
        missions.create(tx, NewMission("Ізюм-2", "Харківська область"), clock.now())
    vault.close()


def spoil(directory: Path) -> None:
    """Make some pages in the middle of the database unreadable, but not those of the missions."""
    vault = open_vault(directory, PASSPHRASE)
    with vault.maintenance() as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'custody'").fetchone()[0]
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    vault.close()
    with (directory / "data").open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(os.urandom(PAGE))


def test_a_lost_laptop_comes_back_from_the_stick_with_two_cards(qtbot: QtBot, tmp_path: Path) -> None:
    cards = make_vault(tmp_path / "lost").cards
    stick = tmp_path / "stick"
    stick.mkdir()
    worked_in(tmp_path / "lost" / "vaults" / "1", stick=stick)
    with running(qtbot, tmp_path / "new") as program:
        unlock = UnlockPage(qtbot, program.screen)
        qtbot.waitUntil(lambda: unlock.is_enabled("restore"), timeout=20_000)
        unlock.press("restore")
        page = RestorePage(qtbot, program.wait_for(RestoreScreen))
        assert nameless(program.window) == []
        page.choose_copy(stick)
        passphrase = page.restore(cards[0], cards[2])
        page.wait_for_notice("result", "The vault is back")
        page.press("open")
        program.wait_for(HomeScreen)
    directory = tmp_path / "new" / "vaults" / "1"
    vault = open_vault(directory, passphrase)
    with vault.read() as tx:
        assert [mission.name for mission in missions.all_missions(tx)] == ["Харків-1"]
        told = [entry.detail for entry in custody.of_vault(tx) if entry.action is CustodyAction.RECOVER]
    assert told == ["1,3"]
    vault.close()


def test_a_folder_without_copies_and_a_wrong_card_are_told(qtbot: QtBot, tmp_path: Path) -> None:
    cards = make_vault(tmp_path / "lost").cards
    others = make_vault(tmp_path / "other").cards
    stick = tmp_path / "stick"
    stick.mkdir()
    (tmp_path / "empty").mkdir()
    worked_in(tmp_path / "lost" / "vaults" / "1", stick=stick)
    with running(qtbot, tmp_path / "new") as program:
        unlock = UnlockPage(qtbot, program.screen)
        qtbot.waitUntil(lambda: unlock.is_enabled("restore"), timeout=20_000)
        unlock.press("restore")
        page = RestorePage(qtbot, program.wait_for(RestoreScreen))
        page.choose_copy(tmp_path / "empty")
        page.wait_for_notice("problem", "no copy of a vault")
        page.choose_copy(stick)
        page.restore(cards[0], others[1])
        page.wait_for_notice("problem", "card")
        page.restore(cards[0], cards[1])
        page.wait_for_notice("result", "The vault is back")
        # It is open already, though nothing of it is shown: whoever goes away now leaves nothing behind.
        program.composition.guard.locking.set_minutes(0)
        qtbot.waitUntil(lambda: program.ended == [Exit.LOCKED], timeout=2_000)


def test_a_damaged_vault_is_repaired_by_one_button_and_keeps_what_is_newer(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    directory = tmp_path / "vaults" / "1"
    worked_in(directory)
    spoil(directory)
    with running(qtbot, tmp_path) as program:
        UnlockPage(qtbot, program.screen).unlock(PASSPHRASE)
        page = RepairPage(qtbot, program.wait_for(RepairScreen))
        assert nameless(program.window) == []
        assert not page.can_open
        page.repair()
        page.wait_for_notice("result", "The copy of")
        page.press("open")
        home = HomePage(qtbot, program.wait_for(HomeScreen))
        qtbot.waitUntil(lambda: set(home.missions[1:]) == {"Харків-1", "Ізюм-2"}, timeout=10_000)


def test_what_a_repair_saved_is_told_though_the_program_ended_before(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    directory = tmp_path / "vaults" / "1"
    worked_in(directory)
    spoil(directory)
    repair.repair(directory, PASSPHRASE, SystemClock().now())
    with running(qtbot, tmp_path) as program:
        UnlockPage(qtbot, program.screen).unlock(PASSPHRASE)
        page = RepairPage(qtbot, program.wait_for(RepairScreen))
        page.wait_for_notice("result", "The copy of")
        page.press("open")
        program.wait_for(HomeScreen)
    vault = open_vault(directory, PASSPHRASE)
    assert repair.report_of(vault) is None
    vault.close()


def test_without_a_whole_copy_here_the_stick_is_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path / "laptop")
    stick = tmp_path / "stick"
    stick.mkdir()
    directory = tmp_path / "laptop" / "vaults" / "1"
    worked_in(directory, stick=stick)
    spoil(directory)
    for name in generations.NAMES:
        (directory / "bak" / name).unlink(missing_ok=True)
    with running(qtbot, tmp_path / "laptop") as program:
        UnlockPage(qtbot, program.screen).unlock(PASSPHRASE)
        page = RepairPage(qtbot, program.wait_for(RepairScreen))
        page.repair()
        page.wait_for_notice("problem", "No copy on this computer is whole")
        page.press("choose_copy")
        page.choose_in_dialog(str(stick))
        page.wait_for_notice("result", "The copy of")
        page.press("open")
        program.wait_for(HomeScreen)


def test_whoever_does_not_want_the_repair_yet_is_back_at_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    directory = tmp_path / "vaults" / "1"
    worked_in(directory)
    spoil(directory)
    before = (directory / "data").read_bytes()
    with running(qtbot, tmp_path) as program:
        UnlockPage(qtbot, program.screen).unlock(PASSPHRASE)
        RepairPage(qtbot, program.wait_for(RepairScreen)).press("back")
        program.wait_for(UnlockScreen)
        program.front.window.lock()
        assert program.ended == []
    assert (directory / "data").read_bytes() == before


def test_a_repair_nobody_began_locks_because_the_passphrase_was_typed(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    directory = tmp_path / "vaults" / "1"
    worked_in(directory)
    spoil(directory)
    with running(qtbot, tmp_path) as program:
        UnlockPage(qtbot, program.screen).unlock(PASSPHRASE)
        program.wait_for(RepairScreen)
        program.front.window.lock()
        qtbot.waitUntil(lambda: program.ended == [Exit.LOCKED], timeout=2_000)


def test_a_repair_shows_how_far_it_is_and_can_be_stopped(qtbot: QtBot, tmp_path: Path) -> None:
    going_on = threading.Event()

    def work(_: Path | None, cancelled: Cancelled, progress: Progress) -> Repaired:
        progress(300, 1000)
        while not cancelled():
            going_on.wait(0.01)
        raise Stopped

    with running(qtbot, tmp_path) as program:
        front = program.front
        ways = Ways(work, lambda _, __: Repaired("", 0, 0, 0, 0), find=finding.find, open_again=lambda: None)
        screen = open_repair(front.jobs, front.messages, front.language, ways)
        front.window.open(screen)
        page = RepairPage(qtbot, screen)
        assert not page.is_visible("stop")
        for _ in range(2):
            page.repair()
            qtbot.waitUntil(lambda: page.progress == (300, 1000))
            assert nameless(program.window) == []
            assert not page.is_enabled("back")
            page.press("stop")
            assert not page.is_enabled("stop")
            page.wait_for_notice("problem", "It was stopped.")
            assert not page.is_visible("stop")
            assert page.is_enabled("repair")
