"""The consent card as a documenter makes it: nothing is printed before somebody asked whether it is safe."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.screens.papers import ConsentCardScreen, open_consent_card
from app.screens.papers.work import Paper
from app.statement.sending import Printed
from storage.interviews import custody
from storage.objects.custody import CustodyAction
from tests.pages.house import House, fill_in
from tests.pages.page import Page, nameless


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, tmp_path)
    made.import_organisation()
    yield made
    made.close()


def opened(house: House, printed: list[bytes], outcome: Printed = Printed.SENT) -> Page:
    def send(_: object, pdf: bytes) -> Printed:
        printed.append(pdf)
        return outcome

    screen = house.open_interview()
    fill_in(screen)
    house.window.open(open_consent_card(house.workspace, screen.presenter.in_hand(), send=send))
    page = Page(house.qtbot, house.front)
    assert isinstance(page.screen, ConsentCardScreen)
    wait_for_pages(house, page)
    return page


def wait_for_pages(house: House, page: Page, more_than: int = 0) -> None:
    house.qtbot.waitUntil(lambda: page.screen.page_count > more_than, timeout=20_000)  # type: ignore[attr-defined]


def prints(house: House) -> list[str]:
    with house.vault.read() as tx:
        return [one.detail for one in custody.of_interview(tx, house.interview_id) if one.action is CustodyAction.PRINT]


def test_it_is_printed_only_after_somebody_asked_and_the_custody_says_so(house: House) -> None:
    printed: list[bytes] = []
    page = opened(house, printed)
    assert nameless(page.screen) == []
    assert page.is_enabled("print_paper") is False
    assert "зашкодити" in page.notice("care")
    page.check("is_safe")
    page.press("print_paper")
    house.qtbot.waitUntil(lambda: prints(house) == [Paper.CARD.value], timeout=15_000)
    assert len(printed) == 1 and printed[0].startswith(b"%PDF")
    page.wait_for_notice("done", "принтер")


def test_two_languages_and_large_letters_make_more_pages(house: House) -> None:
    page = opened(house, [])
    first = page.screen.page_count  # type: ignore[attr-defined]
    page.choose("language", "uk+en")
    wait_for_pages(house, page, first)
    page.check("large")
    wait_for_pages(house, page, 2 * first)


def test_without_a_printer_it_says_so_and_enters_nothing(house: House) -> None:
    page = opened(house, [], Printed.NO_PRINTER)
    page.check("is_safe")
    page.press("print_paper")
    house.qtbot.waitUntil(lambda: page.notice("problem") != "", timeout=15_000)
    assert prints(house) == []


def test_the_bar_at_the_top_follows_the_language(house: House) -> None:
    opened(house, [])
    window = Page(house.qtbot, house.window)
    house.workspace.language.use("en")
    house.qtbot.waitUntil(lambda: window.text("title") == "Consent card", timeout=5_000)
