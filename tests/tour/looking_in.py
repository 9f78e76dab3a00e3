"""Looks into the rooms beside the job: forms, who did what, the check, passing on, and the way out of damage."""

import os
from pathlib import Path

from PySide6.QtWidgets import QScrollArea, QTableView

from app.screens.answers import AnswersScreen
from app.screens.custody import CustodyScreen
from app.screens.delivery import DeliveryScreen
from app.screens.home import HomeScreen
from app.screens.integrity import IntegrityScreen
from app.screens.leaving import LeavingScreen
from app.screens.library import LibraryScreen, PreviewScreen
from app.screens.repair import RepairScreen
from app.screens.sealed import SealedScreen
from app.screens.settings import SettingsScreen
from storage.vault import open_vault
from tests.pages.backup_page import RepairPage
from tests.pages.library_page import LibraryPage, PreviewPage
from tests.pages.map_page import MapPage
from tests.pages.shell import UnlockPage
from tests.tour.context import Tour

_PAGE = 4096
_SAMPLE = "everything.md"


def look_at_records(tour: Tour) -> None:
    """Who did what in this vault, and whether everything in it is whole."""
    tour.home().press("settings")
    settings = tour.page(SettingsScreen)
    settings.press("vault_custody")
    custody = tour.page(CustodyScreen)
    entries = custody.child(QTableView, "custody_entries")
    tour.hands.waitUntil(lambda: entries.model().rowCount() > 0, timeout=20_000)
    tour.shoot("custody")
    tour.program.front.window.back()
    settings.press("check_vault_whole")
    check = tour.page(IntegrityScreen)
    check.press("check_everything")
    tour.rest()
    tour.hands.waitUntil(lambda: check.is_enabled("check_everything"), timeout=60_000)
    tour.shoot("integrity")
    tour.program.front.window.back()
    tour.program.front.window.back()


def look_at_forms(tour: Tour) -> None:
    """A sample form is taken into the library and tried: its map, its files."""
    tour.home().press("forms")
    library = LibraryPage(tour.hands, tour.program.wait_for(LibraryScreen))
    library.choose("sample", _SAMPLE)
    library.press("take_sample")
    tour.hands.waitUntil(lambda: len(library.forms) == 2, timeout=60_000)
    library.wait_until_visible("result")
    tour.shoot("library-taken")
    library.press("check_form")
    tour.rest()
    tour.hands.waitUntil(lambda: library.is_enabled("take_sample"), timeout=30_000)
    tour.shoot("library")
    library.press("preview")
    preview = PreviewPage(tour.hands, tour.program.wait_for(PreviewScreen))
    tour.hands.waitUntil(lambda: bool(preview.pages), timeout=30_000)
    _turn_to(tour, preview, "point")
    point = MapPage(tour.hands, preview.field("point"))
    point.open()
    tour.hands.waitUntil(lambda: point.view is not None)
    preview.child(QScrollArea, "questions").ensureWidgetVisible(point.view)
    tour.shoot("form-map")
    _turn_to(tour, preview, "picture")
    tour.shoot("form-files")
    tour.program.front.window.back()
    tour.program.front.window.back()


def _turn_to(tour: Tour, preview: PreviewPage, name: str) -> None:
    for _ in preview.pages:
        if preview.is_asked(name):
            return
        preview.press("page_next")
        tour.rest()
    raise AssertionError(f"no page asks {name}")


def pass_on(tour: Tour) -> None:
    """What the person agreed to goes into a file for a reader."""
    home = tour.home()
    home.wait_for_rows(1)
    home.open_row(0)
    sealed = tour.page(SealedScreen)
    sealed.wait_until_visible("pass_on")
    sealed.press("pass_on")
    page = tour.page(LeavingScreen)
    tour.hands.waitUntil(lambda: page.is_enabled("save"), timeout=20_000)
    tour.shoot("leaving")
    page.press("save")
    page.choose_in_dialog(str(_passed_on(tour)))
    tour.hands.waitUntil(lambda: bool(page.notice("result") or page.notice("problem")), timeout=60_000)
    assert not page.notice("problem"), page.notice("problem")
    tour.shoot("left")
    tour.program.front.window.back()
    tour.program.front.window.back()
    tour.program.wait_for(HomeScreen)


def read_passed_on(tour: Tour) -> None:
    """The reader opens the file."""
    tour.program.front.window.back()
    tour.home().press("delivery")
    tour.page(DeliveryScreen).press("open_answers")
    page = tour.page(AnswersScreen)
    page.press("open_file")
    page.choose_in_dialog(str(_passed_on(tour)))
    page.wait_until_visible("table")
    tour.shoot("answers")
    tour.program.front.window.back()
    tour.program.front.window.back()


def _passed_on(tour: Tour) -> Path:
    return tour.table / "answers.svidok"


def spoil(vault: Path, passphrase: str) -> None:
    """Make a page of a closed vault unreadable, as a dying disk does."""
    opened = open_vault(vault, passphrase)
    with opened.maintenance() as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'custody'").fetchone()[0]
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    opened.close()
    with (vault / "data").open("r+b") as file:
        file.seek((page - 1) * _PAGE)
        file.write(os.urandom(_PAGE))


def repair(tour: Tour, unlock: UnlockPage, passphrase: str) -> None:
    """A damaged vault says so at the first window; one button makes it whole."""
    unlock.unlock(passphrase)
    page = RepairPage(tour.hands, tour.program.wait_for(RepairScreen))
    tour.shoot("repair")
    page.repair()
    tour.hands.waitUntil(lambda: page.can_open or bool(page.notice("problem")), timeout=60_000)
    assert page.can_open, page.notice("problem")
    tour.shoot("repaired")
