"""Keys and locks, as a person sees them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.jobs import Lane
from app.processes import Exit
from app.screens.first_start import FirstStartScreen, cards
from app.screens.home import HomeScreen
from app.screens.keys import KeysScreen, work
from app.screens.keys.destroy_view import DestroyScreen
from app.screens.settings import SettingsScreen
from storage.crypto.errors import CardProblem
from storage.crypto.hpke import box_digest
from storage.interviews import custody, organisation
from storage.keys.recovery import NewCards, make_cards, seed_from_cards
from storage.objects.custody import CustodyAction
from storage.objects.organisation import CAUTIOUS
from storage.platform.clock import SystemClock
from storage.vault import Vault, VaultFull, ballast, open_vault, recovery_keys
from storage.vault.lockout import has_lock_out
from storage.vault.recovery import begin_cards, finish_cards
from tests.doubles.program import PASSPHRASE, RunningProgram, make_vault, running
from tests.pages.page import Page, mnemonics, nameless
from tests.pages.shell import FirstStartPage, HomePage, UnlockPage
from tests.storage.organisations import OrganisationKeys
from tests.storage.vaults import MOMENT

ALLOWING = CAUTIOUS.model_copy(update={"lock_out": True, "destroy": True})


@contextmanager
def keys_screen(
    qtbot: QtBot, folder: Path, *, allowing: bool = False, earlier: NewCards | None = None
) -> Iterator[tuple[RunningProgram, Page]]:
    make_vault(folder)
    if earlier is not None:
        vault = open_vault(folder / "vaults" / "1", PASSPHRASE)
        begin_cards(vault, earlier.public)
        finish_cards(vault, box_digest(earlier.public))
        with vault.transaction() as tx:
            cards.keep_digests(tx, earlier, MOMENT)
            cards.confirm(tx, MOMENT)
        vault.close()
    if allowing:
        vault = open_vault(folder / "vaults" / "1", PASSPHRASE)
        organisation.take(vault, OrganisationKeys().package(policy=ALLOWING), SystemClock().now())
        vault.close()
    with running(qtbot, folder) as program:
        yield program, opened(program)


def opened(program: RunningProgram, passphrase: str = PASSPHRASE) -> Page:
    UnlockPage(program.qtbot, program.screen).unlock(passphrase)
    HomePage(program.qtbot, program.wait_for(HomeScreen)).press("settings")
    Page(program.qtbot, program.wait_for(SettingsScreen)).press("keys")
    page = Page(program.qtbot, program.wait_for(KeysScreen))
    page.wait_until_visible("open_cards")
    return page


def choose(page: Page) -> str:
    words = page.text("offered_words")
    page.type_into("again", words)
    return words


def test_another_passphrase_with_new_keys_and_the_old_one_opens_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with keys_screen(qtbot, tmp_path) as (program, page):
        key = program.workspace.vault.master_key()
        page.press("open_passphrase")
        new = choose(page)
        page.type_into("old_passphrase", "не та")
        page.check("also_new_keys")
        page.press("change")
        page.wait_for_notice("passphrase_notice", "does not open the vault")
        page.type_into("old_passphrase", PASSPHRASE)
        page.press("change")
        page.wait_for_notice("new_keys_notice", "has new keys")
        assert program.workspace.vault.master_key() != key
    with running(qtbot, tmp_path) as program:
        unlock = UnlockPage(qtbot, program.screen)
        unlock.unlock(PASSPHRASE)
        unlock.wait_for_notice("problem", "does not open the vault")
        opened(program, new)
    vault = open_vault(tmp_path / "vaults" / "1", new)
    with vault.read() as tx:
        actions = [entry.action for entry in custody.of_vault(tx)]
    assert actions.count(CustodyAction.ROTATE) == 1
    # The anchors of the old key are nothing unusual.
    assert CustodyAction.NOTICE not in actions
    vault.close()


def test_new_keys_ask_for_the_passphrase(qtbot: QtBot, tmp_path: Path) -> None:
    with keys_screen(qtbot, tmp_path) as (program, page):
        key = program.workspace.vault.master_key()
        page.press("open_new_keys")
        page.type_into("present_passphrase", "не та")
        page.press("make_new_keys")
        page.wait_for_notice("new_keys_notice", "does not open the vault")
        assert program.workspace.vault.master_key() == key
        page.type_into("present_passphrase", PASSPHRASE)
        page.press("make_new_keys")
        page.wait_for_notice("new_keys_notice", "has new keys")
        assert program.workspace.vault.master_key() != key
        assert page.is_visible("open_new_keys")


def wizard_of_new_cards(program: RunningProgram, page: Page) -> FirstStartPage:
    page.press("open_cards")
    page.press("new_cards")
    wizard = FirstStartPage(program.qtbot, program.wait_for(FirstStartScreen))
    wizard.wait_until_visible("card_words")
    return wizard


def are_taken(directory: Path, typed: Sequence[str]) -> bool:
    try:
        seed_from_cards(typed, *recovery_keys(directory))
    except CardProblem:
        return False
    return True


def test_new_cards_are_shown_and_the_earlier_ones_open_nothing_once_one_was_typed_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    directory, earlier = tmp_path / "vaults" / "1", make_cards()
    with keys_screen(qtbot, tmp_path, earlier=earlier) as (program, page):
        wizard = wizard_of_new_cards(program, page)
        written = wizard.read_cards()
        wizard.wait_until_visible("typed_card")
        assert are_taken(directory, earlier.cards[:2])
        assert are_taken(directory, written[:2])
        wizard.retype("typed_card", written[2])
        wizard.press("finish")
        page = Page(qtbot, program.wait_for(KeysScreen))
        assert not are_taken(directory, earlier.cards[:2])
        assert are_taken(directory, written[:2])
        page.retype("typed_card", "zero " * 33)
        page.press("compare_card")
        page.wait_for_notice("cards_notice", "not the words of a card")
        page.retype("typed_card", earlier.cards[0])
        page.press("compare_card")
        page.wait_for_notice("cards_notice", "not the words of a card")
        page.retype("typed_card", written[0])
        page.press("compare_card")
        page.wait_for_notice("cards_notice", "can be read")


def test_a_lock_while_new_cards_are_copied_leaves_the_earlier_ones_and_the_list_says_so(
    qtbot: QtBot, tmp_path: Path
) -> None:
    directory, earlier = tmp_path / "vaults" / "1", make_cards()
    with keys_screen(qtbot, tmp_path, earlier=earlier) as (program, page):
        wizard = wizard_of_new_cards(program, page)
        assert program.workspace.by_hand.is_on
        first = wizard.card
        wizard.press("next_card")
        qtbot.keyClick(program.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: program.ended == [Exit.LOCKED], timeout=5_000)
    assert are_taken(directory, earlier.cards[:2])
    with running(qtbot, tmp_path) as program:
        UnlockPage(qtbot, program.screen).unlock(PASSPHRASE)
        home = HomePage(qtbot, program.wait_for(HomeScreen))
        home.wait_until_visible("cards_standing")
        assert "begun and not finished" in home.text("cards_standing")
        # An earlier card does not end it: nobody has shown the new ones.
        home.press("check_card")
        home.type_into("typed_card", earlier.cards[0])
        home.press("compare_card")
        home.press("new_cards")
        wizard = FirstStartPage(qtbot, program.wait_for(FirstStartScreen))
        wizard.wait_until_visible("card_words")
        written = wizard.read_cards()
        assert not program.workspace.by_hand.is_on
        assert first not in written
        wizard.press("later")
        home = HomePage(qtbot, program.wait_for(HomeScreen))
        assert home.is_visible("cards_standing")
        assert are_taken(directory, earlier.cards[:2])
        home.retype("typed_card", written[1])
        home.press("compare_card")
        qtbot.waitUntil(lambda: not home.is_visible("cards_standing"), timeout=10_000)
    assert not are_taken(directory, earlier.cards[:2])
    assert are_taken(directory, written[:2])


def test_new_cards_that_find_no_room_change_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(vault: Vault, public: bytes) -> None:
        raise VaultFull

    monkeypatch.setattr(cards, "begin_cards", full)
    directory, earlier = tmp_path / "vaults" / "1", make_cards()
    with keys_screen(qtbot, tmp_path, earlier=earlier) as (program, page):
        page.press("open_cards")
        page.press("new_cards")
        qtbot.waitUntil(lambda: bool(page.notice("cards_notice")), timeout=20_000)
        assert not program.workspace.by_hand.is_on
    vault = open_vault(directory, PASSPHRASE)
    state = work.state(vault)
    assert state.are_cards_confirmed
    assert not state.are_cards_begun
    vault.close()
    assert are_taken(directory, earlier.cards[:2])


def test_new_cards_that_cannot_be_finished_say_so_and_both_sets_count(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(vault: Vault, digest: str) -> None:
        raise VaultFull

    directory, earlier = tmp_path / "vaults" / "1", make_cards()
    with keys_screen(qtbot, tmp_path, earlier=earlier) as (program, page):
        wizard = wizard_of_new_cards(program, page)
        written = wizard.read_cards()
        with monkeypatch.context() as disk:
            disk.setattr(cards, "finish_cards", full)
            wizard.type_into("typed_card", written[2])
            wizard.press("finish")
            wizard.wait_until_visible("problem")
        assert are_taken(directory, earlier.cards[:2])
        wizard.press("finish")
        Page(qtbot, program.wait_for(KeysScreen))
        assert not are_taken(directory, earlier.cards[:2])
        assert are_taken(directory, written[:2])


def test_lock_out_and_destroying_are_not_even_named_where_nobody_allowed_them(qtbot: QtBot, tmp_path: Path) -> None:
    with keys_screen(qtbot, tmp_path) as (_, page):
        assert not page.is_visible("open_lock_out")
        assert not page.is_visible("open_destroy")


def test_the_lock_out_passphrase_is_set_and_used_and_only_cards_open_the_vault(qtbot: QtBot, tmp_path: Path) -> None:
    with keys_screen(qtbot, tmp_path, allowing=True) as (program, page):
        page.wait_until_visible("open_lock_out")
        page.press("open_lock_out")
        lock_out = choose(Page(qtbot, page.child(QWidget, "lock_out_inside")))
        page.type_into("passphrase_for_lock_out", PASSPHRASE)
        page.press("set_lock_out")
        page.wait_for_notice("lock_out_notice", "It is done")
    vault = open_vault(tmp_path / "vaults" / "1", PASSPHRASE)
    assert has_lock_out(vault)
    vault.close()
    with running(qtbot, tmp_path) as program:
        unlock = UnlockPage(qtbot, program.screen)
        for typed in (lock_out, PASSPHRASE):
            unlock.unlock(typed)
            unlock.wait_for_notice("problem", "does not open the vault")


def test_destroying_says_what_is_lost_and_asks_for_a_phrase(qtbot: QtBot, tmp_path: Path) -> None:
    with keys_screen(qtbot, tmp_path, allowing=True) as (program, page):
        page.wait_until_visible("open_destroy")
        page.press("open_destroy")
        last = Page(qtbot, program.wait_for(DestroyScreen))
        qtbot.waitUntil(lambda: "no copy on a second medium" in last.text("safe"))
        assert not last.is_enabled("destroy_now")
        last.type_into("phrase", "destroy")
        assert not last.is_enabled("destroy_now")
        last.type_into("phrase", "Destroy everything")
        last.press("destroy_now")
        qtbot.waitUntil(lambda: program.ended == [Exit.LOCKED], timeout=20_000)
        assert not (tmp_path / "vaults" / "1").exists()
        assert list((tmp_path / "state").iterdir()) == []


def test_nothing_is_put_into_a_vault_that_is_being_destroyed(qtbot: QtBot, tmp_path: Path) -> None:
    directory, gate = tmp_path / "vaults" / "1", Event()
    with keys_screen(qtbot, tmp_path, allowing=True) as (program, page):
        page.wait_until_visible("open_destroy")
        page.press("open_destroy")
        last = Page(qtbot, program.wait_for(DestroyScreen))
        qtbot.waitUntil(lambda: "no copy on a second medium" in last.text("safe"))
        jobs = program.front.jobs
        jobs.run(Lane.KEEPING, lambda: gate.wait(20), done=lambda _: None, failed=lambda _: None)
        last.type_into("phrase", "destroy everything")
        last.press("destroy_now")
        for _ in range(2):
            with qtbot.waitCallback() as passed:
                jobs.run(Lane.VAULT, lambda: None, done=passed, failed=passed)
        (directory / ballast.NAME).unlink(missing_ok=True)
        program.composition.room.look()
        with qtbot.waitCallback() as passed:
            jobs.run(Lane.VAULT, lambda: None, done=passed, failed=passed)
        assert not (directory / ballast.NAME).exists()
        gate.set()
        qtbot.waitUntil(lambda: program.ended == [Exit.LOCKED], timeout=20_000)
        assert not directory.exists()


@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_control_has_a_name_and_every_letter_one_place(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    with keys_screen(qtbot, tmp_path, allowing=True) as (program, page):
        program.front.language.use(language)
        page.wait_until_visible("open_destroy")
        for section in ("passphrase", "new_keys", "cards", "lock_out"):
            page.press(f"open_{section}")
            assert nameless(program.window) == [], section
            letters = mnemonics(program.screen)
            assert sorted(letters) == sorted(set(letters)), f"{section}: {letters}"
