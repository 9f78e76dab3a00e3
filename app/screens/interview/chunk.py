"""Some of the blocks of a long page: their widgets are made when they come into view, or when the keyboard does."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.fields.asking import CardBlock, Shown
from app.fields.notes import NotesField
from app.fields.question import GroupBlock, Kind, Question
from app.fields.span_layout import SpanLayout
from app.fields.stack_layout import Stacked

#: A page of no more blocks than this is made at once.
WHOLE = 40
#: Blocks that are made together.
TOGETHER = 6
#: So many questions of a portion are kept while they are not asked.
MOST_ASLEEP = 12
#: About what one block takes before anybody has measured it.
BLOCK_HEIGHT = 84
CARD_HEIGHT = 58

#: Makes the widget of a block; and tells it what its block is now, False when it needs another widget.
Maker = Callable[[Shown, QWidget], QWidget]
Teller = Callable[[QWidget, Shown, Shown], bool]


class Chunk(Stacked):
    """Blocks that stand together, with widgets or only with the room for them."""

    #: New widgets stand at the end of the order of Tab, wherever they are on the page.
    grown = Signal()
    #: The keyboard came here: the order is needed at once.
    called = Signal()

    def __init__(self, make: Maker, tell: Teller, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make, self._tell = make, tell
        # Made with the widgets: hundreds of empty layouts would be asked for their size again and again.
        self._layout: SpanLayout | None = None
        self._blocks: tuple[Shown, ...] = ()
        self._shown: dict[str, tuple[Shown, QWidget]] = {}
        self._asleep: dict[str, tuple[Shown, QWidget]] = {}
        self._is_made = False
        # The room for widgets that are not made yet.
        self._kept = 0
        self._is_called = False
        self._is_mixed = False

    @property
    def is_made(self) -> bool:
        """Whether the widgets are there."""
        return self._is_made

    @property
    def blocks(self) -> tuple[Shown, ...]:
        """What stands here."""
        return self._blocks

    def room(self, width: int) -> int:
        """The height for one width: of the widgets, or kept for them."""
        return self._layout.heightForWidth(width) if self._layout is not None else self._kept

    def least(self) -> int:
        """The least width of the widgets that are there."""
        return self._layout.minimumSize().width() if self._layout is not None else 0

    def parts(self) -> list[QWidget]:
        """What Tab has to be led through: this as a whole, or each widget when new ones came among the others."""
        mixed, self._is_mixed = self._is_mixed, False
        return [widget for _block, widget in self._shown.values()] if mixed else [self]

    def widgets(self) -> list[tuple[Shown, QWidget]]:
        """The blocks with their widgets, as far as they are made."""
        return list(self._shown.values())

    def show_blocks(self, blocks: Sequence[Shown], *, at_once: bool) -> None:
        """Show these blocks, now or when somebody looks."""
        if len(blocks) == len(self._blocks) and all(map(_is_same, blocks, self._blocks)):
            return
        self._blocks = tuple(blocks)
        if self._is_made or at_once:
            self._is_made = True
            self._fill()
        else:
            self._keep_room()

    def make(self) -> None:
        """Make the widgets, unless they are there."""
        if self._is_made:
            return
        self._is_made = True
        # First: what takes the keyboard itself counts as one stop with all that is in it.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        if event.type() == QEvent.Type.LanguageChange and not self._is_made:
            self.setAccessibleName(self.tr("More questions"))
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Somebody looks: the widgets come in the next turn of the loop, never while something is drawn."""
        super().paintEvent(event)
        if not self._is_made and not self._is_called:
            self._is_called = True
            QTimer.singleShot(0, self, self.make)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard came here: make the widgets and hand it to the first, or backwards to the last of them."""
        if self._is_made:
            super().focusInEvent(event)
            return
        self.make()
        self.called.emit()
        self._focus(last=event.reason() is Qt.FocusReason.BacktabFocusReason)

    def _focus(self, *, last: bool) -> None:
        widgets = [widget for _block, widget in self._shown.values()]
        for widget in reversed(widgets) if last else widgets:
            target = widget.focusProxy()
            if isinstance(target, QWidget) and target.isEnabled():
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _keep_room(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if self._blocks else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("More questions"))
        self._kept = sum(map(_height_of, self._blocks))
        self.updateGeometry()

    def _fill(self) -> None:
        layout = self._layout
        if layout is None:
            layout = self._layout = SpanLayout(self)
        # Each widget that is shown would have everything laid out anew.
        layout.setEnabled(False)
        wanted = {block.ref: block for block in self._blocks}
        for ref in [ref for ref in self._shown if ref not in wanted]:
            self._drop(ref)
        is_longer, had_some = False, bool(self._shown)
        for ref, block in wanted.items():
            held = self._shown.get(ref)
            if held is not None:
                before, widget = held
                if before is block or before == block or self._tell(widget, before, block):
                    self._shown[ref] = (block, widget)
                    continue
                self._drop(ref)
            widget, is_new = self._awake(ref, block)
            layout.addWidget(widget)
            widget.show()
            self._shown[ref] = (block, widget)
            is_longer = is_longer or is_new
        self._shown = {ref: self._shown[ref] for ref in wanted}
        order = [widget for _block, widget in self._shown.values()]
        layout.sort(order)
        layout.setEnabled(True)
        layout.invalidate()
        if is_longer:
            self._is_mixed = self._is_mixed or had_some
            self.grown.emit()
        self.updateGeometry()

    def _awake(self, ref: str, block: Shown) -> tuple[QWidget, bool]:
        """The widget that was asked before, or a new one."""
        held = self._asleep.pop(ref, None)
        if held is not None:
            before, widget = held
            if before == block or self._tell(widget, before, block):
                return widget, False
            widget.deleteLater()
        return self._make(block, self), True

    def _drop(self, ref: str) -> None:
        """Keep what is not asked now: the same answer may bring it back. Places in the order of Tab stay."""
        block, widget = self._shown.pop(ref)
        if self._layout is not None:
            self._layout.removeWidget(widget)
        widget.hide()
        # Notes are told to what is shown only.
        is_plain = isinstance(block, Question) and block.kind is not Kind.NOTES
        if is_plain and len(self._asleep) < MOST_ASLEEP:
            self._asleep[ref] = (block, widget)
            return
        # A note that is being written is kept, as when the whole screen is left.
        for notes in widget.findChildren(NotesField) if not isinstance(widget, NotesField) else [widget]:
            notes.hand_in()
        widget.deleteLater()


def _is_same(one: Shown, other: Shown) -> bool:
    return one is other or one == other


def _height_of(block: Shown) -> int:
    if isinstance(block, Question):
        return BLOCK_HEIGHT
    if isinstance(block, GroupBlock):
        return 40 + sum(map(_height_of, block.blocks))
    if isinstance(block, CardBlock):
        return CARD_HEIGHT
    return 40 + CARD_HEIGHT * len(block.items)
