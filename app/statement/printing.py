"""A page to a printer, straight from memory. What the system's print queue keeps is beyond this program."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

# Names of print jobs stand in queues and on displays of printers.
_JOB = "1"

#: False when there is no printer to choose.
Print = Callable[[QWidget, bytes], bool]


def ask_and_print(parent: QWidget, page: bytes) -> bool:
    """Let the person choose a printer; if they accept, the page goes there. Printing into a file is not offered."""
    if not QPrinterInfo.availablePrinterNames():
        # Qt's dialog would have nothing to offer but a file.
        return False
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(_JOB)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
    is_accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    # A clear card must not become a file, whichever way the dialog offers it.
    is_printer = printer.outputFormat() is QPrinter.OutputFormat.NativeFormat and not printer.outputFileName()
    if is_accepted and is_printer:
        paint(page, printer)
    return True


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
