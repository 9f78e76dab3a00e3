"""Pages to a printer, straight from memory. What the system's print queue keeps is beyond this program."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from app.statement.sending import Printed

# Names of print jobs stand in queues and on displays of printers.
_JOB = "1"

# Sharp enough for small letters; finer would only take memory.
_DOTS_AN_INCH = 300

#: False when there is no printer to choose.
Print = Callable[[QWidget, bytes], bool]


#: Sends a PDF to a printer.
PrintPages = Callable[[QWidget, bytes], Printed]


def ask_and_print(parent: QWidget, page: bytes) -> bool:
    """Let the person choose a printer; if they accept, the page goes there. Printing into a file is not offered."""
    return _ask(parent, lambda printer: paint(page, printer)) is not Printed.NO_PRINTER


def ask_and_print_pages(parent: QWidget, pdf: bytes) -> Printed:
    """The same for a PDF: all its pages."""
    return _ask(parent, lambda printer: paint_pages(pdf, printer))


def _ask(parent: QWidget, painted: Callable[[QPrinter], None]) -> Printed:
    if not QPrinterInfo.availablePrinterNames():
        # Qt's dialog would have nothing to offer but a file.
        return Printed.NO_PRINTER
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(_JOB)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, False)
    is_accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    # What is clear must not become a file, whichever way the dialog offers it.
    is_printer = printer.outputFormat() is QPrinter.OutputFormat.NativeFormat and not printer.outputFileName()
    if not (is_accepted and is_printer):
        return Printed.NOT_WANTED
    painted(printer)
    return Printed.SENT


def paint(page: bytes, printer: QPrinter) -> None:
    """Draw a page, a picture in the shape of its paper, as large as the printer's paper allows."""
    painter = QPainter(printer)
    try:
        _draw(painter, QImage.fromData(page))
    finally:
        painter.end()


def paint_pages(pdf: bytes, printer: QPrinter) -> None:
    """Draw every page of a PDF on a sheet of its own; pictures of them are in memory one at a time."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(buffer)
    painter = QPainter()
    try:
        document.load(buffer)
        painter.begin(printer)
        for number in range(document.pageCount()):
            if number:
                printer.newPage()
            points = document.pagePointSize(number)
            dots = QSize(round(points.width() * _DOTS_AN_INCH / 72), round(points.height() * _DOTS_AN_INCH / 72))
            _draw(painter, document.render(number, dots))
    finally:
        painter.end()
        document.close()
        buffer.close()


def _draw(painter: QPainter, image: QImage) -> None:
    area = painter.viewport()
    size = image.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
    painter.drawImage(QRect(area.topLeft(), size), image)
