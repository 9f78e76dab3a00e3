"""Making a vault, its cards, and coming back with them."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.jobs import Lane
from app.processes import Exit
from app.screens.first_start import FirstStartScreen, open_first_start
from app.screens.first_start.presenter import FirstStartPresenter
from app.screens.home import HomeScreen
from app.screens.organisation import OrganisationScreen
from app.screens.recovery import RecoveryScreen
from app.screens.unlock import UnlockScreen
from storage.platform.clock import SystemClock
from tests.doubles.program import RunningProgram, running
from tests.pages.page import Page
from tests.pages.shell import FirstStartPage, HomePage, UnlockPage
from tests.storage.vaults import new_vault


def begin(program: RunningProgram) -> FirstStartPage:
    UnlockPage(program.qtbot, program.screen).press("new_vault")
    return FirstStartPage(program.qtbot, program.wait_for(FirstStartScreen))


def test_a_vault_is_made_with_six_words_and_one_card_typed_back(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path) as program:
        page = begin(program)
        assert not page.is_enabled("make")
        passphrase = page.choose_offered()
        assert len(passphrase.split()) == 6
        page.make()
        cards = page.read_cards()
        assert [len(card.split()) for card in cards] == [33, 33, 33]
        page.type_into("typed_card", cards[0])
        page.press("finish")
        page.wait_for_notice("not_the_card", "not the words")
        page.retype("typed_card", cards[2].upper())
        page.press("finish")
        # Nobody to seal to yet: the organisation comes next, and can wait.
        program.wait_for(OrganisationScreen)
        program.front.window.back()
        home = HomePage(qtbot, program.wait_for(HomeScreen))
        home.wait_for_notice("organisation_notice", "stay drafts")
        assert not home.is_visible("check_card")
    with running(qtbot, tmp_path) as program:
        UnlockPage(qtbot, program.screen).unlock(passphrase)
        program.wait_for(HomeScreen)


def test_a_card_can_be_typed_back_later_and_until_then_the_list_reminds(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path) as program:
        page = begin(program)
        page.choose_offered()
        page.make()
        cards = page.read_cards()
        page.press("later")
        program.wait_for(OrganisationScreen)
        program.front.window.back()
        home = HomePage(qtbot, program.wait_for(HomeScreen))
        home.wait_until_visible("check_card")
        home.press("check_card")
        home.type_into("typed_card", cards[1])
        home.press("compare_card")
        qtbot.waitUntil(lambda: not home.is_visible("compare_card"), timeout=10_000)


def test_a_new_vault_locks_while_its_cards_are_shown_and_leads_to_other_cards(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path) as program:
        page = begin(program)
        assert program.composition.guard.locking is None
        passphrase = page.choose_offered()
        page.make()
        assert Page(qtbot, program.window).is_visible("lock")
        lost = page.card
        qtbot.keyClick(program.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        assert program.front.window.is_blank
        qtbot.waitUntil(lambda: program.ended == [Exit.LOCKED], timeout=5_000)
        # Here the process lives on.
        assert isinstance(program.screen, FirstStartScreen)
        presenter = program.screen.presenter
        assert isinstance(presenter, FirstStartPresenter)
        assert presenter._made is not None
        presenter._made.vault.close()
    with running(qtbot, tmp_path) as program:
        UnlockPage(qtbot, program.screen).unlock(passphrase)
        home = HomePage(qtbot, program.wait_for(HomeScreen))
        home.wait_until_visible("check_card")
        home.press("new_cards")
        page = FirstStartPage(qtbot, program.wait_for(FirstStartScreen))
        page.wait_until_visible("card_words")
        cards = page.read_cards()
        assert lost not in cards
        page.type_into("typed_card", cards[2])
        page.press("finish")
        home = HomePage(qtbot, program.wait_for(HomeScreen))
        qtbot.waitUntil(lambda: not home.is_visible("check_card"), timeout=10_000)


def test_a_card_is_not_printed_for_somebody_who_went_on_meanwhile(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path) as program:
        front, vault, sent, gate = program.front, new_vault(tmp_path / "vault"), list[bytes](), Event()

        def send(_: QWidget, page: bytes) -> bool:
            sent.append(page)
            return True

        screen = open_first_start(
            front.jobs,
            SystemClock(),
            front.messages,
            offer=lambda: "лелека вітер криниця стежка попіл камінь",
            make=lambda _, __: vault,
            finished=lambda _: front.window.back(),
            copying=lambda _: None,
            made=lambda _: None,
            send=send,
        )
        front.window.open(screen)
        page = FirstStartPage(qtbot, screen)
        page.choose_offered()
        page.make()
        front.jobs.run(Lane.VAULT, lambda: gate.wait(20), done=lambda _: None, failed=lambda _: None)
        page.press("print_card")
        page.read_cards()
        page.press("later")
        gate.set()
        with qtbot.waitCallback() as over:
            front.jobs.run(Lane.VAULT, lambda: None, done=over, failed=over)
        assert sent == []
        vault.close()


def test_a_weak_passphrase_of_ones_own_is_not_taken(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path) as program:
        page = begin(program)
        page.check("use_own")
        page.type_into("own_passphrase", "березень2022")
        page.type_into("again", "березень2022")
        assert not page.is_enabled("make")
        strong = "сьомий журавель тихо малює квадратну хмару"
        page.type_into("own_passphrase", strong)
        assert not page.is_enabled("make")
        page.type_into("again", strong)
        assert page.is_enabled("make")


def test_before_anything_is_made_one_can_go_back(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path) as program:
        begin(program).press("cancel")
        program.wait_for(UnlockScreen)
        assert not (tmp_path / "vaults").exists()


@pytest.mark.parametrize("language", ["uk", "en"])
def test_two_cards_open_a_vault_whose_passphrase_is_lost(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    with running(qtbot, tmp_path, language=language) as program:
        page = begin(program)
        page.choose_offered()
        page.make()
        cards = page.read_cards()
        page.press("later")
        program.wait_for(OrganisationScreen)
    with running(qtbot, tmp_path, language=language) as program:
        UnlockPage(qtbot, program.screen).press("recover")
        recovery = FirstStartPage(qtbot, program.wait_for(RecoveryScreen))
        new = recovery.choose_offered()
        recovery.type_into("card_1", cards[2])
        recovery.type_into("card_2", cards[2])
        recovery.press("recover")
        qtbot.waitUntil(lambda: bool(recovery.notice("problem")), timeout=10_000)
        recovery.retype("card_2", "кінь " + cards[0])
        recovery.press("recover")
        recovery.wait_for_notice("problem", "2")
        recovery.retype("card_2", cards[0])
        recovery.press("recover")
        program.wait_for(OrganisationScreen)
    with running(qtbot, tmp_path) as program:
        UnlockPage(qtbot, program.screen).unlock(new)
        program.wait_for(HomeScreen)
