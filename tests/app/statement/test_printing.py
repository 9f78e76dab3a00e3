"""The statement on paper: straight from memory to a printer, entered in the custody list."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.screens.signing import open_signing
from app.screens.statement import open_statement
from app.statement.printing import paint_pages
from app.statement.sending import Printed
from storage.interviews import custody
from storage.objects.custody import CustodyAction
from tests.pages.finishing import Finishing
from tests.pages.house import House, fill_in
from tests.pages.interview_page import InterviewPage
from tests.pages.page import nameless


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path):
    made = House(qtbot, tmp_path, "en")
    yield made
    made.close()


class Printer:
    """Takes what it is given, or is not there, or the person changes their mind."""

    def __init__(self) -> None:
        self.says = Printed.SENT
        self.pages: list[bytes] = []

    def send(self, _: QWidget, pdf: bytes) -> Printed:
        self.pages.append(pdf)
        return self.says


def prints(house: House) -> int:
    with house.vault.read() as tx:
        return sum(one.action is CustodyAction.PRINT for one in custody.of_interview(tx, house.interview_id))


def test_the_pages_that_are_signed_are_printed_and_the_custody_list_says_so(house: House, tmp_path: Path) -> None:
    fill_in(house.open_interview())
    in_hand = house.front.presenter.in_hand()
    Finishing(house).to_statement()
    made = house.front.presenter.made
    printer = Printer()
    screens = (
        open_statement(house.workspace, in_hand, lambda *_: QWidget(), send=printer.send),
        open_signing(house.workspace, in_hand, made.statement, lambda *_: QWidget(), send=printer.send),
    )
    for count, screen in enumerate(screens, 1):
        house.window.open(screen)
        page = InterviewPage(house.qtbot, screen)
        if count == 2:
            page.press_text("Signed on paper")
        house.qtbot.waitUntil(lambda page=page: page.is_enabled("print_statement"), timeout=20_000)
        assert nameless(screen) == []
        page.press("print_statement")
        house.qtbot.waitUntil(lambda count=count: prints(house) == count, timeout=10_000)
        assert printer.pages[-1] == made.pdf
    printer.says = Printed.NOT_WANTED
    page.press("print_statement")
    house.qtbot.waitUntil(lambda: len(printer.pages) == 3, timeout=10_000)
    printer.says = Printed.NO_PRINTER
    page.press("print_statement")
    house.qtbot.waitUntil(lambda: any("knows no printer" in text for text in page.texts()), timeout=10_000)
    assert prints(house) == 2
    # Nothing of it lies on the disk in the clear.
    assert not any(b"%PDF" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_every_page_stands_on_a_sheet_of_its_own(house: House, tmp_path: Path) -> None:
    fill_in(house.open_interview())
    Finishing(house).to_statement()
    pdf = house.front.presenter.made.pdf
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    # Only here, to look at what a printer would get.
    printer.setOutputFileName(str(tmp_path / "pages.pdf"))
    paint_pages(pdf, printer)
    (tmp_path / "made.pdf").write_bytes(pdf)
    made, printed = QPdfDocument(house.window), QPdfDocument(house.window)
    made.load(str(tmp_path / "made.pdf"))
    printed.load(str(tmp_path / "pages.pdf"))
    assert printed.pageCount() == made.pageCount() >= 1
    picture = printed.render(0, made.pagePointSize(0).toSize()).convertToFormat(QImage.Format.Format_Grayscale8)
    shades = {picture.pixelColor(x, y).value() for x in range(0, picture.width(), 3) for y in range(picture.height())}
    assert len(shades) > 2
    made.close()
    printed.close()
