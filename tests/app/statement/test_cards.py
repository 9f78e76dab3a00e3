"""Recovery cards on paper: one page, every word on it, in memory only."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from app.screens.first_start import open_first_start
from app.statement.cards import CardSheet, control_words, render
from app.statement.printing import paint
from storage.keys import founding
from storage.keys.fingerprint import six_words
from storage.keys.recovery import NewCards
from storage.platform.clock import SystemClock
from storage.vault import Vault
from tests.doubles.program import RunningProgram, running
from tests.pages.shell import FirstStartPage
from tests.storage.vaults import new_vault

MADE = founding.found(3, 5)


def sheet(words: tuple[str, ...] | None = None, *, practice: bool = False, name: str = "Спілка") -> CardSheet:
    return CardSheet(
        organisation=name,
        number=2,
        count=5,
        threshold=3,
        words=words or tuple(MADE.cards[1].split()),
        day="2026-11-22",
        recovery=MADE.recovery,
        practice=practice,
    )


def test_a_card_is_one_a4_page_and_every_change_of_it_shows(qapp: object) -> None:
    page = QImage.fromData(render(sheet()))
    # 300 dots an inch on 210 x 297 mm.
    assert (page.width(), page.height()) == (2481, 3508) or abs(page.height() / page.width() - 297 / 210) < 0.002
    assert render(sheet()) == render(sheet())
    words = MADE.cards[1].split()
    for at in (0, 16, 32):
        changed = tuple("zero" if place == at else word for place, word in enumerate(words))
        assert render(sheet(changed)) != render(sheet())
    assert render(sheet(practice=True)) != render(sheet())


def test_the_longest_words_and_name_stay_on_one_page(qapp: object) -> None:
    usual = QImage.fromData(render(sheet()))
    full = QImage.fromData(render(sheet(("academic",) * 33, name="Ж" * 120)))
    # Several pages would be refused: a picture is one page.
    assert full.size() == usual.size()


def test_markup_in_a_name_is_only_text(qapp: object) -> None:
    assert render(sheet(name='#panic("no") *x* $y$'))


def test_nothing_secret_stands_in_what_a_log_might_hold() -> None:
    # Names of fields may be words of the list, too: a word that is told stands in quotes, or after another one.
    words = MADE.cards[1].split()
    told = repr(sheet())
    assert not any(repr(word) in told for word in words)
    assert not any(" ".join(pair) in told for pair in pairwise(words))


def test_all_cards_of_a_set_bear_the_same_control_words() -> None:
    assert sheet().control_words("uk") == control_words(MADE.recovery, "uk")
    assert len(sheet().control_words("en")) == 6
    assert control_words(founding.found().recovery, "en") != sheet().control_words("en")
    assert sheet().control_words("en") != six_words(MADE.recovery, "en")


def test_a_page_is_painted_as_large_as_the_paper_allows(qapp: object, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    # Only here, to look at what a printer would get.
    printer.setOutputFileName(str(tmp_path / "page.pdf"))
    paint(render(sheet()), printer)
    assert (tmp_path / "page.pdf").stat().st_size > 10_000


@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_cards_of_a_vault_alone_can_be_printed_too(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    printed: list[bytes] = []
    vaults: list[Vault] = []

    def make(passphrase: str, cards: NewCards) -> Vault:
        vaults.append(new_vault(tmp_path / "vault", recovery=cards.public))
        return vaults[0]

    with running(qtbot, tmp_path / "program", language=language) as program:
        page = begin(program, make, printed)
        page.choose_offered()
        page.make()
        for _ in range(2):
            page.press("print_card")
            page.press("next_card")
        qtbot.waitUntil(lambda: len(printed) == 2, timeout=20_000)
        assert printed[0] != printed[1]
    vaults[0].close()


def begin(program: RunningProgram, make: object, printed: list[bytes]) -> FirstStartPage:
    front = program.front
    screen = open_first_start(
        front.jobs,
        SystemClock(),
        front.messages,
        offer=program.composition._offer,
        make=make,  # type: ignore[arg-type]
        finished=lambda _: None,
        copying=lambda _: None,
        made=lambda _: None,
        send=lambda _, page: printed.append(page) is None,
    )
    front.window.open(screen)
    return FirstStartPage(program.qtbot, screen)
