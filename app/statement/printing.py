"""A page to a printer, straight from memory. What the system's print queue keeps is beyond this program."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

# Names of print jobs stand in queues and on displays of printers.
_JOB = "1"

Print = Callable[[QWidget, bytes], None]


def ask_and_print(parent: QWidget, page: bytes) -> None:
    """Let the person choose a printer; if they accept, the page goes there. Printing into a file is not offered."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(_JOB)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
    is_accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    # A clear card must not become a file, whichever way the dialog offers it.
    if is_accepted and not printer.outputFileName():
        paint(page, printer)
    dialog.deleteLater()


def paint(page: bytes, printer: QPrinter) -> None:
    """Draw a page, a picture in the shape of its paper, as large as the printer's paper allows."""
    image = QImage.fromData(page)
    painter = QPainter(printer)
    try:
        area = painter.viewport()
        size = image.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRect(area.topLeft(), size), image)
    finally:
        painter.end()
