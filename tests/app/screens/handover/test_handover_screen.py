"""Two windows on two vaults, beside each other: one waits, the other one comes, both people press."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.error_messages import Messages
from app.qt_jobs import QtJobs
from app.screens.delivery import DeliveryScreen
from app.screens.handover.presenter import HandoverPresenter
from app.screens.handover.view import HandoverScreen
from app.screens.home import HomeScreen
from app.widgets.header import HeaderBar
from forms.interview.changing import Change
from storage.interviews import consent_events, custody, deliveries, packing
from storage.interviews.consent_events import Said
from storage.interviews.deliveries import Road
from storage.objects.custody import CustodyAction
from storage.vault import Vault
from sync.central import packs, tables
from sync.central.database import reading
from tests.doubles.program import PASSPHRASE, build_translations, make_vault, running
from tests.pages.page import Page, mnemonics, nameless
from tests.pages.shell import HomePage, UnlockPage
from tests.sync.world import World

HERE = "127.0.0.1"
MOST_MS = 20_000


@dataclass
class Laptop:
    page: Page
    vault: Vault
    presenter: HandoverPresenter

    def type_address(self, address: str) -> None:
        self.page.child(QLineEdit, "other_address").clear()
        self.page.type_into("other_address", address)

    def until(self, name: str) -> None:
        self.page.qtbot.waitUntil(lambda: self.page.is_visible(name), timeout=MOST_MS)

    def until_said(self, notice: str, words: str) -> None:
        self.page.qtbot.waitUntil(lambda: words in self.page.notice(notice), timeout=MOST_MS)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


@pytest.fixture
def two(qtbot: QtBot, world: World) -> Iterator[tuple[Laptop, Laptop]]:
    build_translations()
    jobs = [QtJobs(), QtJobs()]
    laptops = [laptop(qtbot, world, name, one) for name, one in zip(("giver", "taker"), jobs, strict=True)]
    yield laptops[0], laptops[1]
    for one in laptops:
        one.presenter.gone()
    for lanes in jobs:
        lanes.close()


def laptop(qtbot: QtBot, world: World, name: str, jobs: QtJobs) -> Laptop:
    vault = world.laptop(name)
    screen = HandoverScreen(HeaderBar())
    presenter = HandoverPresenter(screen, vault, jobs, world.clock, Messages(lambda _: None), lambda: (HERE,))
    screen.presenter = presenter
    screen.shown.connect(presenter.shown)
    screen.receive_asked.connect(presenter.receive_asked)
    screen.send_asked.connect(presenter.send_asked)
    screen.same_pressed.connect(presenter.same_pressed)
    screen.differ_pressed.connect(presenter.differ_pressed)
    screen.cancel_asked.connect(presenter.cancel_asked)
    qtbot.addWidget(screen)
    screen.resize(1366, 638)
    screen.show()
    page = Page(qtbot, screen)
    qtbot.waitUntil(lambda: page.child(QComboBox, "own_address").count() == 1)
    return Laptop(page, vault, presenter)


def wait_there(taker: Laptop, folder: Path) -> str:
    folder.mkdir(exist_ok=True)
    taker.page.press("wait_for_laptop")
    taker.page.choose_in_dialog(str(folder))
    taker.until("address")
    return taker.page.text("address")


def meet(giver: Laptop, taker: Laptop, folder: Path) -> None:
    giver.type_address(wait_there(taker, folder))
    giver.page.press("hand_over_waiting")
    giver.until("words_same")
    taker.until("words_same")


def test_what_waits_goes_over_after_both_pressed_and_central_takes_it(
    two: tuple[Laptop, Laptop], world: World, tmp_path: Path
) -> None:
    giver, taker = two
    sealed = world.seal(giver.vault, photo=90_000)
    folder = tmp_path / "stick"
    meet(giver, taker, folder)
    assert giver.page.text("words_uk") == taker.page.text("words_uk")
    assert giver.page.text("words_en") == taker.page.text("words_en")
    assert len(giver.page.text("words_en").split()) == 6
    giver.page.press("words_same")
    assert "Waiting until the other person" in giver.page.text("now")
    assert list(folder.iterdir()) == []
    taker.page.press("words_same")
    giver.until_said("outcome", "Handed over, and read back")
    taker.until_said("outcome", "Taken and read back")
    (carried,) = folder.iterdir()
    with giver.vault.read() as tx:
        assert packing.carried(tx)
        (line,) = deliveries.listed(tx, limit=10)
        assert (line.road, line.delivered) == (Road.HANDOVER, 1)
        given = [one for one in custody.of_interview(tx, sealed) if one.action is CustodyAction.HAND_OVER]
        assert [one.detail for one in given] == ["courier"]
    assert list(giver.vault.staging.iterdir()) == []
    (tmp_path / "answers").mkdir()
    report = packs.import_pack(world.central, carried, answers=tmp_path / "answers", clock=world.clock)
    assert report.stored > 0
    # The answer goes back the same way, and all that waited is on its way.
    giver.page.press("hand_over_waiting")
    giver.until_said("outcome", "on its way already")
    answers = tmp_path / "came back"
    taker.type_address(wait_there(giver, answers))
    taker.page.press("hand_over_file")
    taker.page.choose_in_dialog(str(report.answer))
    for one in two:
        one.until("words_same")
    for one in two:
        one.page.press("words_same")
    giver.until_said("outcome", "import it on the delivery page")
    assert [path.read_bytes() for path in answers.iterdir()] == [report.answer.read_bytes()]


def test_if_the_words_differ_nothing_goes_and_nothing_is_noted(
    two: tuple[Laptop, Laptop], world: World, tmp_path: Path
) -> None:
    giver, taker = two
    world.seal(giver.vault)
    folder = tmp_path / "stick"
    meet(giver, taker, folder)
    giver.page.press("words_same")
    taker.page.press("words_differ")
    for one in two:
        one.until_said("problem", "The words are not the same")
    assert list(folder.iterdir()) == []
    with giver.vault.read() as tx:
        assert not packing.carried(tx)


@pytest.mark.parametrize("is_met", [True, False])
def test_what_a_person_takes_back_after_it_was_packed_is_not_handed_over(
    two: tuple[Laptop, Laptop], world: World, tmp_path: Path, is_met: bool
) -> None:
    """In words alone: no correction is sealed yet."""
    giver, taker = two
    sealed = world.seal(giver.vault)
    folder = tmp_path / "stick"
    meet(giver, taker, folder)
    if not is_met:
        giver.page.press("words_same")
        taker.page.press("words_differ")
        for one in two:
            one.until_said("problem", "The words are not the same")
    said = Said(Change.WITHDRAW_ALL, frozenset(), "2026-11-22")
    consent_events.begin(giver.vault, sealed, said, "", world.clock.now())
    if is_met:
        for one in two:
            one.page.press("words_same")
        giver.until_said("problem", "withdrew the consent")
        taker.until_said("problem", "The connection between th")
        assert list(folder.iterdir()) == []
        with giver.vault.read() as tx:
            assert not packing.carried(tx)
    # What is made anew holds no more than the words about it.
    meet(giver, taker, folder)
    for one in two:
        one.page.press("words_same")
    taker.until_said("outcome", "Taken and read back")
    (carried,) = folder.iterdir()
    packs.import_pack(world.central, carried, answers=tmp_path, clock=world.clock)
    with reading(world.central.engine) as tx:
        assert tx.execute(select(tables.revisions.c.interview)).all() == []


def test_the_waiting_is_stopped_and_the_port_closes(two: tuple[Laptop, Laptop], world: World, tmp_path: Path) -> None:
    giver, taker = two
    world.seal(giver.vault)
    address = wait_there(taker, tmp_path / "stick")
    taker.page.press("stop_handover")
    taker.until_said("outcome", "Stopped")
    giver.type_address(address)
    giver.page.press("hand_over_waiting")
    giver.until_said("problem", "nobody at this address")
    giver.presenter.gone()


def test_a_wrong_address_a_wrong_file_and_nothing_to_give_are_told(two: tuple[Laptop, Laptop], tmp_path: Path) -> None:
    giver, _ = two
    assert not giver.page.is_enabled("hand_over_waiting")
    giver.type_address("central.example:443")
    giver.page.press("hand_over_waiting")
    giver.until_said("problem", "not an address in a local network")
    statement = tmp_path / "statement.pdf"
    statement.write_bytes(b"%PDF-1.7")
    giver.type_address("127.0.0.1:9")
    giver.page.press("hand_over_file")
    giver.page.choose_in_dialog(str(statement))
    giver.until_said("problem", "no pack and no answer")
    giver.page.press("hand_over_waiting")
    giver.until_said("outcome", "Nothing waits")


def test_every_control_has_a_name_and_a_letter_of_its_own(two: tuple[Laptop, Laptop]) -> None:
    giver, _ = two
    assert not nameless(giver.page.screen)
    letters = mnemonics(giver.page.screen)
    assert len(set(letters)) == len(letters)


@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_page_is_reached_from_the_delivery_and_left_again(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    make_vault(tmp_path)
    with running(qtbot, tmp_path, language=language) as program:
        UnlockPage(qtbot, program.screen).unlock(PASSPHRASE)
        HomePage(qtbot, program.wait_for(HomeScreen)).press("delivery")
        delivery = program.wait_for(DeliveryScreen)
        letters = mnemonics(delivery)
        assert len(set(letters)) == len(letters)
        Page(qtbot, delivery).press("hand_over")
        page = Page(qtbot, program.wait_for(HandoverScreen))
        letters = mnemonics(page.screen)
        assert len(set(letters)) == len(letters)
        assert not nameless(page.screen)
        if page.is_enabled("wait_for_laptop"):
            wait_for_nobody(page, tmp_path)
        page.press("back")
        program.wait_for(DeliveryScreen)


def wait_for_nobody(page: Page, folder: Path) -> None:
    page.press("wait_for_laptop")
    page.choose_in_dialog(str(folder))
    page.wait_until_visible("address")
