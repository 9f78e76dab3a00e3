"""Forms on paper: blank ones, and the one of an interview, as a documenter prints them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.screens.papers import PaperFormScreen, open_blank_forms, open_paper_form
from app.screens.papers.work import Paper
from app.statement.sending import Printed
from storage.interviews import attachments, custody, notes
from storage.interviews.attachment_rows import AttachmentKind
from storage.objects.custody import CustodyAction
from storage.objects.kinds import PartKind
from tests.pages.house import House, fill_in
from tests.pages.page import Page, nameless


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, tmp_path)
    yield made
    made.close()


class Printer:
    def __init__(self) -> None:
        self.pages: list[bytes] = []

    def __call__(self, _: object, pdf: bytes) -> Printed:
        self.pages.append(pdf)
        return Printed.SENT


def shown(house: House, more_than: int = 0) -> Page:
    page = Page(house.qtbot, house.front)
    assert isinstance(page.screen, PaperFormScreen)
    screen = page.screen
    house.qtbot.waitUntil(lambda: screen.page_count > more_than, timeout=30_000)
    return page


def prints(house: House) -> list[str]:
    with house.vault.read() as tx:
        return [one.detail for one in custody.of_interview(tx, house.interview_id) if one.action is CustodyAction.PRINT]


def test_a_blank_form_needs_no_interview_and_leaves_no_trace(house: House) -> None:
    printer = Printer()
    house.window.open(open_blank_forms(house.workspace, send=printer))
    page = shown(house)
    assert nameless(page.screen) == []
    page.press("print_paper")
    page.wait_for_notice("done", "принтер")
    assert printer.pages[0].startswith(b"%PDF")
    assert prints(house) == []


def test_who_wants_fewer_sections_gets_fewer_pages(house: House) -> None:
    house.window.open(open_blank_forms(house.workspace, send=Printer()))
    page = shown(house)
    screen = page.screen
    assert isinstance(screen, PaperFormScreen)
    page.choose("protocol", "first_account")
    house.qtbot.waitUntil(lambda: "account" in screen.sections, timeout=30_000)
    house.qtbot.waitUntil(lambda: page.is_enabled("print_paper"), timeout=30_000)
    before, sections = screen.page_count, screen.sections
    assert {"setting", "consent", "account"} <= sections
    for name in sorted(sections - {"consent"}):
        page.check(f"section_{name}")
    house.qtbot.waitUntil(lambda: screen.sections == {"consent"}, timeout=15_000)
    house.qtbot.waitUntil(lambda: 0 < screen.page_count < before, timeout=30_000)


def test_the_form_of_an_interview_goes_into_the_custody_list_when_it_is_printed(house: House) -> None:
    printer = Printer()
    screen = house.open_interview()
    fill_in(screen)
    house.window.open(open_paper_form(house.workspace, screen.presenter.in_hand(), send=printer))
    page = shown(house)
    assert nameless(page.screen) == []
    assert page.is_visible("protocol") is False
    page.press("print_paper")
    house.qtbot.waitUntil(lambda: prints(house) == [Paper.FILLED.value], timeout=15_000)


def test_the_scan_of_the_paper_stays_as_the_original_and_a_note_says_who_keyed_it_in(
    house: House, tmp_path: Path
) -> None:
    screen = house.open_interview()
    fill_in(screen)
    house.window.open(open_paper_form(house.workspace, screen.presenter.in_hand(), send=Printer()))
    page = shown(house)
    assert page.is_enabled("add_original") is False
    page.type_into("keyed_by", "D-07")
    scan = tmp_path / "аркуш.pdf"
    scan.write_bytes(b"%PDF-1.7 written by hand")
    page.press("add_original")
    page.choose_in_dialog(str(scan))
    page.wait_for_notice("done", "оригінал")
    with house.vault.read() as tx:
        (original,) = [
            one for one in attachments.of_interview(tx, house.interview_id) if one.kind is AttachmentKind.PAPER
        ]
        said = [note.text for note in notes.of_interview(tx, house.interview_id)]
    assert original.part is PartKind.IDENTITY
    assert any("D-07" in text for text in said)
    not_a_scan = tmp_path / "аркуш.txt"
    not_a_scan.write_bytes(b"plain words")
    page.press("add_original")
    page.choose_in_dialog(str(not_a_scan))
    house.qtbot.waitUntil(lambda: page.notice("problem") != "", timeout=15_000)


def test_the_sections_are_named_in_the_language_of_the_screen(house: House) -> None:
    screen = house.open_interview()
    house.window.open(open_paper_form(house.workspace, screen.presenter.in_hand()))
    page = Page(house.qtbot, house.front)
    house.qtbot.waitUntil(lambda: "consent" in page.screen.sections, timeout=30_000)  # type: ignore[attr-defined]
    assert "Згода" in page.button_text("section_consent")
    house.workspace.language.use("en")
    house.qtbot.waitUntil(lambda: "Consent" in page.button_text("section_consent"), timeout=5_000)
