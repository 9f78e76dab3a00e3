"""Getting back in with cards, as a stressed person does it."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.screens.home import HomeScreen
from app.screens.organisation import OrganisationScreen
from app.screens.recovery import RecoveryScreen
from storage.crypto.hpke import BoxKey
from storage.crypto.shares import split
from storage.interviews import custody
from storage.objects.custody import CustodyAction
from storage.vault import add_recovery, open_vault
from storage.vault.lockout import set_lock_out
from tests.doubles.program import PASSPHRASE, RunningProgram, make_vault, running
from tests.pages.page import Page
from tests.pages.shell import UnlockPage

ORGANISATION = bytes(range(7, 39))
LOCK_OUT = "дуб річка ворота хмара скеля поле"


def recovering(program: RunningProgram) -> Page:
    UnlockPage(program.qtbot, program.screen).press("recover")
    return Page(program.qtbot, program.wait_for(RecoveryScreen))


def new_passphrase(page: Page) -> str:
    words = page.text("offered_words")
    page.type_into("again", words)
    return words


def test_two_cards_open_the_vault_with_a_new_passphrase_and_new_keys_and_the_log_knows(
    qtbot: QtBot, tmp_path: Path
) -> None:
    cards = make_vault(tmp_path).cards
    before = open_vault(tmp_path / "vaults" / "1", PASSPHRASE)
    key = before.master_key()
    before.close()
    with running(qtbot, tmp_path) as program:
        page = recovering(program)
        passphrase = new_passphrase(page)
        page.type_into("card_1", cards[0])
        assert "all 33 words are right" in page.text("card_1_hint")
        assert not page.is_enabled("recover")
        # Four letters of each word are enough, in capitals and with numbers too.
        short = " ".join(f"{at}. {word[:4].upper()}" for at, word in enumerate(cards[2].split(), start=1))
        page.type_into("card_2", short)
        assert "Card 3 of its set" in page.text("card_2_hint")
        page.press("recover")
        program.wait_for(OrganisationScreen)
    vault = open_vault(tmp_path / "vaults" / "1", passphrase)
    assert vault.master_key() != key
    with vault.read() as tx:
        entries = {entry.action: entry.detail for entry in custody.of_vault(tx)}
    assert entries[CustodyAction.RECOVER] == "1,3"
    assert CustodyAction.ROTATE in entries
    assert CustodyAction.LOCK_OUT not in entries
    assert CustodyAction.NOTICE not in entries
    vault.close()


def test_a_locked_out_vault_comes_back_and_the_log_says_both(qtbot: QtBot, tmp_path: Path) -> None:
    cards = make_vault(tmp_path).cards
    directory = tmp_path / "vaults" / "1"
    vault = open_vault(directory, PASSPHRASE)
    set_lock_out(vault, PASSPHRASE, LOCK_OUT)
    vault.close()
    with running(qtbot, tmp_path) as program:
        unlock = UnlockPage(qtbot, program.screen)
        unlock.unlock(LOCK_OUT)
        unlock.wait_for_notice("problem", "does not open the vault")
        page = recovering(program)
        for name, card in zip(("card_1", "card_2"), cards[1:], strict=True):
            page.type_into(name, card)
        passphrase = new_passphrase(page)
        page.press("recover")
        program.wait_for(OrganisationScreen)
    vault = open_vault(directory, passphrase)
    with vault.read() as tx:
        entries = {entry.action: entry.detail for entry in custody.of_vault(tx)}
    assert entries[CustodyAction.RECOVER] == "2,3"
    assert CustodyAction.LOCK_OUT in entries
    vault.close()


def test_the_organisations_cards_say_themselves_how_many_are_needed(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    directory = tmp_path / "vaults" / "1"
    vault = open_vault(directory, PASSPHRASE)
    add_recovery(vault, BoxKey.from_seed(ORGANISATION).public)
    vault.close()
    five = split(ORGANISATION, 3, 5)
    with running(qtbot, tmp_path) as program:
        page = recovering(program)
        new_passphrase(page)
        assert not page.is_visible("card_3")
        page.type_into("card_1", " ".join(five[4].split()[:4]))
        assert "This is card 5; 3 cards of its set are needed" in page.text("card_1_hint")
        assert page.is_visible("card_3")
        page.retype("card_1", five[4])
        page.type_into("card_2", five[0])
        assert not page.is_enabled("recover")
        page.type_into("card_3", five[2])
        page.press("recover")
        program.wait_for(OrganisationScreen)
        program.front.window.back()
        program.wait_for(HomeScreen)


def test_each_mistake_is_named_beside_its_card_before_anything_is_tried(qtbot: QtBot, tmp_path: Path) -> None:
    cards = make_vault(tmp_path).cards
    strangers = split(bytes(32), 2, 3)
    with running(qtbot, tmp_path) as program:
        page = recovering(program)
        words = cards[0].split()
        page.type_into("card_1", " ".join([*words[:6], "кавун", *words[7:]]))
        assert "at place: 7" in page.text("card_1_hint")
        page.retype("card_1", " ".join([*words[:5], words[6], words[5], *words[7:]]))
        assert "two have changed places" in page.text("card_1_hint")
        page.retype("card_1", cards[0])
        page.type_into("card_2", cards[0])
        assert "card 1 of its set once more" in page.text("card_2_hint")
        page.retype("card_2", strangers[1])
        assert "of another set than the first" in page.text("card_2_hint")
        page.retype("card_2", cards[1] + " zero")
        assert "34 words are too many" in page.text("card_2_hint")
        page.retype("card_2", cards[1].split()[0][:3])
        assert "first four letters are enough" in page.text("card_2_hint")


def test_cards_of_another_vault_are_refused_with_a_sentence_and_nothing_is_lost(qtbot: QtBot, tmp_path: Path) -> None:
    cards = make_vault(tmp_path).cards
    strangers = split(bytes(32), 2, 3)
    with running(qtbot, tmp_path) as program:
        page = recovering(program)
        new_passphrase(page)
        page.type_into("card_1", strangers[0])
        page.type_into("card_2", strangers[1])
        page.press("recover")
        page.wait_for_notice("problem", "belong to another vault")
        page.retype("card_2", cards[1])
        page.press("recover")
        page.wait_for_notice("problem", "Card in field 2: The cards do not belong together")
        page.retype("card_1", cards[0])
        page.press("recover")
        program.wait_for(OrganisationScreen)
