"""Opening a vault at the first window."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.processes import Arrival
from app.screens.first_start import FirstStartScreen
from app.screens.home import HomeScreen
from tests.doubles.program import PASSPHRASE, make_vault, running
from tests.pages.shell import UnlockPage


def test_the_right_passphrase_opens_the_list(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    with running(qtbot, tmp_path) as program:
        UnlockPage(qtbot, program.screen).unlock(PASSPHRASE)
        program.wait_for(HomeScreen)


def test_a_wrong_passphrase_is_said_in_words_and_the_next_one_is_tried(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    with running(qtbot, tmp_path) as program:
        page = UnlockPage(qtbot, program.screen)
        page.unlock("зовсім не та фраза")
        page.wait_for_notice("problem", "does not open the vault")
        page.unlock(PASSPHRASE)
        program.wait_for(HomeScreen)


def test_a_damaged_vault_says_so_and_is_not_touched(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    headers = sorted((tmp_path / "vaults" / "1").glob("header*"))
    for header in headers:
        header.write_bytes(b"{" + bytes(200))
    with running(qtbot, tmp_path) as program:
        page = UnlockPage(qtbot, program.screen)
        page.unlock(PASSPHRASE)
        page.wait_for_notice("problem", "damaged")
        assert "Do not delete" in page.notice("problem")
    assert all(header.read_bytes() == b"{" + bytes(200) for header in headers)


def test_vaults_have_neutral_names_only(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path, number=1)
    make_vault(tmp_path, number=2)
    with running(qtbot, tmp_path) as program:
        page = UnlockPage(qtbot, program.screen)
        assert page.vaults == ["Vault 1", "Vault 2"]
        program.front.language.use("uk")
        qtbot.waitUntil(lambda: page.vaults == ["Сховище 1", "Сховище 2"])


def test_a_vault_that_another_process_has_open_is_said_to_be_open(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    with running(qtbot, tmp_path) as first:
        UnlockPage(qtbot, first.screen).unlock(PASSPHRASE)
        first.wait_for(HomeScreen)
        with running(qtbot, tmp_path) as second:
            page = UnlockPage(qtbot, second.screen)
            page.unlock(PASSPHRASE)
            page.wait_for_notice("problem", "already open")


def test_after_locking_the_window_says_locked(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    with running(qtbot, tmp_path, arrival=Arrival.LOCKED) as program:
        assert "Locked" in UnlockPage(qtbot, program.screen).notice("came")
    with running(qtbot, tmp_path, arrival=Arrival.UNKEPT) as program:
        assert "last answers" in UnlockPage(qtbot, program.screen).notice("came")
    with running(qtbot, tmp_path, arrival=Arrival.CRASHED) as program:
        assert "unexpectedly" in UnlockPage(qtbot, program.screen).notice("came")


def test_without_any_vault_one_can_be_made(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path) as program:
        page = UnlockPage(qtbot, program.screen)
        assert not page.is_visible("passphrase")
        page.press("new_vault")
        program.wait_for(FirstStartScreen)


def test_practice_does_not_open_a_real_vault_and_real_work_no_practice_vault(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path, practice=True)
    with running(qtbot, tmp_path) as program:
        page = UnlockPage(qtbot, program.screen)
        page.unlock(PASSPHRASE)
        page.wait_for_notice("problem", "never meet")
