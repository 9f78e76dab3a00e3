"""What is copied from the program: marked so that no history keeps it, and gone after half a minute."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

from app.widgets.pasting import OURS, SOURCE, guard_of

CLEARED_AFTER_MS = 30_000
MARKS = {
    # Windows: no clipboard history, no cloud clipboard, no program that watches. The first counts by being there.
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\x01\0\0\0",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\0\0\0\0",
    # KDE's clipboard and others that follow it.
    OURS: b"secret",
    # macOS: what passphrase keepers mark their copies with.
    "org.nspasteboard.ConcealedType": b"1",
}
_MARK = OURS
_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


def owned(clipboard: QClipboard, mode: QClipboard.Mode) -> bool:
    """Tell whether what lies there came from this program."""
    if mode is QClipboard.Mode.Selection:
        return clipboard.supportsSelection() and clipboard.ownsSelection()
    return clipboard.ownsClipboard()


class Clipboard(QObject):
    """Follows both clipboards (X11 has a second one, filled by marking text) as long as their content is ours."""

    def __init__(
        self,
        clipboard: QClipboard,
        parent: QObject | None = None,
        *,
        owns: Callable[[QClipboard, QClipboard.Mode], bool] = owned,
    ) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._owns = owns
        self._timer = QTimer(self, singleShot=True, interval=CLEARED_AFTER_MS)
        self._timer.timeout.connect(self.clear)
        clipboard.changed.connect(self._changed)

    def set_patience(self, milliseconds: int) -> None:
        """Empty what is copied from now on after another time."""
        self._timer.setInterval(milliseconds)

    @Slot()
    def clear(self) -> None:
        """Empty what is ours; what another program copied meanwhile is none of our business."""
        self._timer.stop()
        for mode in _MODES:
            if self._owns(self._clipboard, mode):
                self._clipboard.clear(mode)

    def stop(self) -> None:
        """Follow no more."""
        self._timer.stop()
        self._clipboard.changed.disconnect(self._changed)

    @Slot(QClipboard.Mode)
    def _changed(self, mode: QClipboard.Mode) -> None:
        if mode not in _MODES or not self._owns(self._clipboard, mode):
            return
        copied = self._clipboard.mimeData(mode)
        if copied is None or not copied.formats():
            return
        if not copied.hasFormat(_MARK):
            # Setting it comes back here once more, then with the mark.
            self._clipboard.setMimeData(_marked(copied), mode)
        self._timer.start()


def _marked(copied: QMimeData) -> QMimeData:
    """The words alone, with the marks: rich text would carry the look of the form and more."""
    made = QMimeData()
    made.setText(copied.text())
    for name, content in MARKS.items():
        made.setData(name, QByteArray(content))
    guard = guard_of(QApplication.focusWidget())
    if guard is not None:
        made.setData(SOURCE, QByteArray(guard.interview_id.encode()))
    return made
