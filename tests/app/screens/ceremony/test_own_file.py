"""One key file by itself: a custodian sees that it opens, and gives it another passphrase."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.processes import Exit
from app.screens.ceremony import CeremonyScreen
from app.screens.unlock import UnlockScreen
from storage.crypto.shares import split
from storage.keys import key_file
from storage.keys.errors import KeyFileRefused
from storage.keys.key_file import KeptKeys, KeyPurpose
from tests.doubles.program import PASSPHRASE, RunningProgram, running
from tests.pages.ceremony_page import CeremonyPage
from tests.pages.page import mnemonics, nameless
from tests.pages.shell import UnlockPage
from tests.pictures.looking import troubles
from tests.storage.organisations import OrganisationKeys
from tests.storage.vaults import LOWEST_FOR_TESTS

ORGANISATION = OrganisationKeys()
KEPT = KeptKeys(box=ORGANISATION.custodian)
NAME = "custodian-1.svidok-keys"


def custodians_file(folder: Path, *, practice: bool = False) -> Path:
    folder.mkdir()
    path = folder / NAME
    path.write_bytes(
        key_file.sealed(
            KEPT,
            KeyPurpose.CUSTODIAN,
            practice=practice,
            passphrase=PASSPHRASE,
            cost=LOWEST_FOR_TESTS,
            recovery=ORGANISATION.recovery.public,
        )
    )
    return path


def trying(program: RunningProgram) -> CeremonyPage:
    UnlockPage(program.qtbot, program.screen).press("found_organisation")
    page = CeremonyPage(program.qtbot, program.wait_for(CeremonyScreen))
    page.press("own_file")
    return page


def chosen(page: CeremonyPage, path: Path) -> None:
    page.press("own_choose_keys")
    page.choose_in_dialog(str(path))


def test_a_custodian_sees_that_the_file_opens_and_gives_it_another_passphrase(qtbot: QtBot, tmp_path: Path) -> None:
    old, target = custodians_file(tmp_path / "old"), tmp_path / "new"
    target.mkdir()
    with running(qtbot, tmp_path / "program") as program:
        page = trying(program)
        assert not page.is_enabled("try_file_next")
        chosen(page, old)
        page.type_into("own_keys_passphrase", PASSPHRASE + "!")
        page.next("try_file")
        page.wait_for_notice("problem", "does not open the file of keys")
        page.type_into("own_keys_passphrase", PASSPHRASE)
        page.next("try_file")
        page.wait_for_notice("key_file_opens", "The file is whole")
        assert any("the key to the names" in text for text in page.texts())
        assert not page.is_enabled("tried_next")
        passphrase = page.text("offered_words")
        page.type_into("again", passphrase)
        page.next("tried")
        # Never over a file that is there.
        page.choose_in_dialog(str(old.parent))
        page.wait_for_notice("problem", "already")
        page.next("tried")
        page.choose_in_dialog(str(target))
        page.wait_for_notice("key_file_opens", f"{NAME} is written")
        assert not page.is_enabled("tried_next")
        page.press("tried_back")
        page.press("about_back")
        program.wait_for(UnlockScreen)
        # A key was in memory: the process ends with it.
        assert program.ended == [Exit.LOCKED]
    assert key_file.read(old.read_bytes()).with_passphrase(PASSPHRASE) == KEPT
    written = key_file.read((target / NAME).read_bytes())
    assert written.with_passphrase(passphrase) == KEPT
    with pytest.raises(KeyFileRefused):
        written.with_passphrase(PASSPHRASE)


def test_whoever_forgot_the_passphrase_opens_the_file_with_cards(qtbot: QtBot, tmp_path: Path) -> None:
    old, cards = custodians_file(tmp_path / "old"), split(ORGANISATION.recovery.seed, 2, 3)
    with running(qtbot, tmp_path / "program") as program:
        page = trying(program)
        chosen(page, old)
        page.tick("own_by_cards")
        page.type_into("own_keys_card_1", cards[2])
        page.next("try_file")
        page.wait_for_notice("problem", "not enough")
        page.type_into("own_keys_card_2", cards[0])
        page.next("try_file")
        page.wait_for_notice("key_file_opens", "The file is whole")
        page.press("tried_back")
        page.press("own_file")
        # What was typed before is gone.
        assert not page.is_enabled("try_file_next")


def test_a_file_of_practice_and_what_is_no_key_file_are_refused(qtbot: QtBot, tmp_path: Path) -> None:
    practice, none = custodians_file(tmp_path / "practice", practice=True), tmp_path / "none"
    none.write_bytes(b"{}")
    with running(qtbot, tmp_path / "program") as program:
        page = trying(program)
        for path, says in ((practice, "ractice"), (none, "not a file of keys")):
            chosen(page, path)
            page.type_into("own_keys_passphrase", PASSPHRASE)
            page.next("try_file")
            page.wait_for_notice("problem", says)
        page.press("try_file_back")
        page.press("about_back")
        program.wait_for(UnlockScreen)
        assert program.ended == []


@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_control_has_a_name_and_every_letter_one_place(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    old = custodians_file(tmp_path / "old")

    def check(where: str) -> None:
        page.settle()
        assert nameless(program.window) == [], where
        letters = mnemonics(program.screen)
        assert sorted(letters) == sorted(set(letters)), f"{where}: {letters}"
        if language == "uk":
            assert [letter for letter in letters if letter.isascii()] == [], where
        assert program.window.minimumSizeHint().height() <= 640, where
        assert [one for one in troubles(program.window, language) if "svidok-" not in one] == [], where

    with running(qtbot, tmp_path / "program", language=language) as program:
        page = trying(program)
        check("try")
        page.tick("own_by_cards")
        check("try with cards")
        page.check("own_by_cards")
        chosen(page, old)
        page.type_into("own_keys_passphrase", PASSPHRASE)
        page.next("try_file")
        page.wait_until_visible("key_file_opens")
        check("tried")
