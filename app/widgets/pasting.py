"""What may be pasted into an interview: never another person's account, and nothing long without a reason."""

from enum import StrEnum

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QWidget

#: Which interview a text was copied from; text of this program without it comes from no interview that is open.
SOURCE = "application/x-svidok-interview"
#: Marks what was copied from this program at all (see `clipboard`).
OURS = "x-kde-passwordManagerHint"
#: A name, an address or a number is shorter than this; a story is longer.
LONG = 200
_SHORT = 60
_PROPERTY = "pasteGuard"


class Paste(StrEnum):
    """What a text is to the interview that it is pasted into."""

    HARMLESS = "harmless"
    LONG = "long"
    OTHER = "other"


class PasteGuard(QObject):
    """Stands at the screens of one interview; the text boxes on them find it by themselves."""

    long_pasted = Signal()

    def __init__(self, interview_id: str, screen: QWidget) -> None:
        super().__init__(screen)
        self.interview_id = interview_id
        screen.setProperty(_PROPERTY, self)

    def judge(self, pasted: QMimeData) -> Paste:
        """What a text from the clipboard is."""
        length = len(pasted.text())
        if pasted.hasFormat(SOURCE):
            is_own = bytes(pasted.data(SOURCE).data()).decode("ascii", "replace") == self.interview_id
            return Paste.HARMLESS if is_own else Paste.OTHER
        if pasted.hasFormat(OURS) and length > _SHORT:
            return Paste.OTHER
        return Paste.LONG if length > LONG else Paste.HARMLESS


def guard_of(widget: QWidget | None) -> PasteGuard | None:
    """The guard of the screen that a widget stands on, if it is one of an interview."""
    while widget is not None:
        found = widget.property(_PROPERTY)
        if isinstance(found, PasteGuard):
            return found
        widget = widget.parentWidget()
    return None
