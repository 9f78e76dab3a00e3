"""Questions, groups and repeats on a page: what stays is kept with its keyboard focus, only what changed is touched."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.fields.base import Field, styled
from app.fields.factory import Surroundings, field_for
from app.fields.looks import Arrangement, look_of
from app.fields.markdown import to_plain, to_rich_text
from app.fields.notes import NotesField
from app.fields.question import Block, GroupBlock, Kind, NoteLine, Question
from app.fields.span_layout import SpanLayout
from app.screens.interview.asking import Asking, Blocks
from app.screens.interview.matrix import MatrixView
from app.screens.interview.repeat_view import RepeatView
from app.widgets.tab_order import tab_through

_SPANS = {
    Kind.INTEGER: 4,
    Kind.DECIMAL: 4,
    Kind.DATE: 4,
    Kind.TIME: 4,
    Kind.DATE_TIME: 6,
    Kind.TEXT: 6,
}
#: A longer label would stand in three lines above half a line of text.
LONG_LABEL = 60


class BlocksView(Blocks):
    """The blocks of a page, a group or a card, in order."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._layout = SpanLayout(self)
        self._shown: dict[str, tuple[Block, QWidget]] = {}

    def show_blocks(self, blocks: tuple[Block, ...]) -> None:
        """Show these blocks; widgets of questions that are still asked are kept."""
        wanted = {_key(block): block for block in blocks}
        for key in [key for key in self._shown if key not in wanted]:
            _block, widget = self._shown.pop(key)
            self._layout.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        order: list[QWidget] = []
        is_longer = False
        for key, block in wanted.items():
            if key in self._shown:
                before, widget = self._shown[key]
                if before != block:
                    _tell(widget, block)
            else:
                widget = self._make(block)
                self._layout.addWidget(widget)
                widget.show()
                is_longer = True
            self._shown[key] = (block, widget)
            order.append(widget)
        self._layout.sort(order)
        if is_longer:
            tab_through(self, *order)
        self.updateGeometry()

    def field(self, ref: str) -> QWidget | None:
        """The widget of a question, group or repeat instance at or above a ref."""
        for block, widget in self._shown.values():
            if isinstance(widget, Field) and (ref == block.ref or ref in _refs_in(block)):
                return widget
            if isinstance(widget, MatrixView) and widget.has(ref):
                return widget
            if isinstance(widget, GroupView | RepeatView) and (ref == block.ref or ref.startswith(block.ref)):
                return widget.field(ref)
        return None

    def show_notes(self, notes: tuple[NoteLine, ...]) -> None:
        """Hand the notes to the field that shows them."""
        for _block, widget in self._shown.values():
            if isinstance(widget, NotesField | GroupView):
                widget.show_notes(notes)

    def _make(self, block: Block) -> QWidget:
        if isinstance(block, Question):
            field = field_for(block, self._around, self)
            field.setProperty("span", _span_of(block))
            field.answered.connect(self.answered)
            field.go_on_asked.connect(self._go_on)
            if isinstance(field, NotesField):
                field.note_added.connect(self.note_added)
                field.note_changed.connect(self.note_changed)
            return field
        if isinstance(block, GroupBlock) and block.as_matrix:
            matrix = MatrixView(block, self)
            matrix.answered.connect(self.answered)
            return matrix
        if isinstance(block, GroupBlock):
            return self._listen(GroupView(block, self._around, self))
        return self._listen(RepeatView(block, self._more, self))

    def _go_on(self) -> None:
        """Give the keyboard to the question after the one that is answered."""
        sender = self.sender()
        fields = [widget for _block, widget in self._shown.values() if isinstance(widget, Field)]
        place = next((at for at, field in enumerate(fields) if field is sender), len(fields))
        for field in fields[place + 1 :]:
            if field.takes_answers:
                field.focus_editor()
                return

    def _listen(self, view: Asking) -> Asking:
        view.answered.connect(self.answered)
        view.repeat_add_asked.connect(self.repeat_add_asked)
        view.repeat_remove_asked.connect(self.repeat_remove_asked)
        view.note_added.connect(self.note_added)
        view.note_changed.connect(self.note_changed)
        return view

    def _more(self, parent: QWidget) -> Blocks:
        return BlocksView(self._around, parent)


class GroupView(Asking):
    """Questions under a heading of their own."""

    def __init__(self, block: GroupBlock, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = styled("h2", QLabel(self))
        self._title.setWordWrap(True)
        self._hint = styled("hint", QLabel(self))
        self._hint.setWordWrap(True)
        self._hint.setTextFormat(Qt.TextFormat.RichText)
        self._blocks = BlocksView(around, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        for widget in (self._title, self._hint, self._blocks):
            column.addWidget(widget)
        self._blocks.answered.connect(self.answered)
        self._blocks.repeat_add_asked.connect(self.repeat_add_asked)
        self._blocks.repeat_remove_asked.connect(self.repeat_remove_asked)
        self._blocks.note_added.connect(self.note_added)
        self._blocks.note_changed.connect(self.note_changed)
        self.show_block(block)

    def show_block(self, block: GroupBlock) -> None:
        """Show the group as it is now."""
        self._title.setText(to_plain(block.title))
        self._hint.setText(to_rich_text(block.hint))
        self._hint.setVisible(bool(block.hint))
        self._blocks.show_blocks(block.blocks)

    def field(self, ref: str) -> QWidget | None:
        """The widget of a question in the group, or the group itself."""
        return self._blocks.field(ref) or self

    def show_notes(self, notes: tuple[NoteLine, ...]) -> None:
        """Hand the notes on."""
        self._blocks.show_notes(notes)


def _tell(widget: QWidget, block: Block) -> None:
    if isinstance(block, Question):
        if isinstance(widget, Field):
            widget.show_question(block)
            widget.setProperty("span", _span_of(block))
    elif isinstance(block, GroupBlock):
        if isinstance(widget, GroupView | MatrixView):
            widget.show_block(block)
    elif isinstance(widget, RepeatView):
        widget.show_block(block)


def _key(block: Block) -> str:
    """What decides whether a widget can stay: another kind of list needs another widget."""
    if not isinstance(block, Question):
        return block.ref
    return f"{block.ref} {block.kind} {_is_box(block)}"


def _is_box(question: Question) -> bool:
    if question.kind is not Kind.SELECT_ONE:
        return False
    return look_of(question.choices, question.appearance).arrangement is Arrangement.BOX


def _span_of(question: Question) -> int:
    for word in question.appearance:
        if word.startswith("w") and word[1:].isdigit():
            return max(2, min(12, int(word[1:])))
    if _is_box(question):
        return 6 if len(question.label) <= LONG_LABEL else 12
    span = _SPANS.get(question.kind, 12)
    if question.missing is not None:
        span = max(span, 6)
    return span if len(question.label) <= LONG_LABEL else max(span, 12 if question.kind is Kind.TEXT else span)


def _refs_in(block: Block) -> frozenset[str]:
    if not isinstance(block, Question):
        return frozenset()
    refs = {part.ref for part in block.parts.values()}
    if block.missing is not None:
        refs.add(block.missing.ref)
    return frozenset(refs)
