"""Questions, groups and repeats on a page: what stays is kept with its keyboard focus, only what changed is touched."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.fields.asking import Asking, Blocks, CardBlock, Shown
from app.fields.base import Field, styled
from app.fields.factory import Surroundings, field_for
from app.fields.image_map import on_drawing
from app.fields.looks import Arrangement, look_of
from app.fields.markdown import to_plain, to_rich_text
from app.fields.notes import NotesField
from app.fields.question import GroupBlock, Kind, NoteLine, Question
from app.fields.select_map import on_map
from app.fields.stack_layout import StackLayout
from app.fields.table_row import in_table
from app.screens.interview.chunk import TOGETHER, WHOLE, Chunk
from app.screens.interview.matrix import MatrixView
from app.screens.interview.repeat_view import RepeatCard, RepeatView
from app.widgets.tab_order import tab_through

_SPANS = {
    Kind.INTEGER: 4,
    Kind.DECIMAL: 4,
    Kind.DATE: 4,
    Kind.TIME: 4,
    Kind.DATE_TIME: 6,
    Kind.TEXT: 6,
}
#: Tab is put in order when the eye has what it waits for.
ORDER_MS = 120
#: So many portions of questions are kept while they are not asked.
MOST_ASLEEP = 60
#: A longer label would stand in three lines above half a line of text.
LONG_LABEL = 60


class BlocksView(Blocks):
    """The blocks of a page, a group or a card, in order; of a long page only what somebody looks at."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._notes: tuple[NoteLine, ...] = ()
        self._column = StackLayout(self)
        self._order = QTimer(self)
        self._order.setSingleShot(True)
        self._order.setInterval(ORDER_MS)
        self._order.timeout.connect(self._order_now)
        self._grown: list[Chunk] = []
        self._blocks: tuple[Shown, ...] = ()
        self._chunks: list[Chunk] = []
        self._asleep: list[Chunk] = []
        self._chunk_of: dict[str, Chunk] = {}

    def show_blocks(self, blocks: tuple[Shown, ...]) -> None:
        """Show these blocks; widgets of questions that are still asked are kept."""
        before_them, self._blocks = self._blocks, blocks
        if self._only_changed(before_them, blocks):
            return
        at_once = len(blocks) <= WHOLE and len(self._chunks) <= 1
        portions = [list(blocks)] if at_once else self._portions(blocks)
        before = self._chunks
        chunks: list[Chunk] = []
        for portion in portions:
            known = next((self._chunk_of[one.ref] for one in portion if one.ref in self._chunk_of), None)
            if at_once and before:
                known = before[0]
            chunks.append(known if known is not None and known not in chunks else self._new_chunk())
        self._column.setEnabled(False)
        self._put_to_sleep([chunk for chunk in before if chunk not in chunks])
        for place, chunk in enumerate(chunks):
            if self._column.at(place) is not chunk:
                self._column.insert(place, chunk)
                chunk.show()
        self._asleep = [chunk for chunk in self._asleep if chunk not in chunks]
        self._chunks = chunks
        self._chunk_of = {one.ref: chunk for chunk in self._asleep for one in chunk.blocks}
        for portion, chunk in zip(portions, chunks, strict=True):
            self._chunk_of.update(dict.fromkeys([one.ref for one in portion], chunk))
            chunk.show_blocks(portion, at_once=at_once)
        self._column.setEnabled(True)
        self._column.invalidate()
        if at_once:
            self._order_now()
        self.updateGeometry()

    def _only_changed(self, before: tuple[Shown, ...], blocks: tuple[Shown, ...]) -> bool:
        """Tell a long page what changed, where nothing came or went; False when it has to be put together anew."""
        if len(blocks) != len(before) or len(self._chunks) <= 1:
            return False
        changed = {new.ref: new for old, new in zip(before, blocks, strict=True) if old is not new}
        if any(old is not new and old.ref != new.ref for old, new in zip(before, blocks, strict=True)):
            return False
        for chunk in {id(self._chunk_of[ref]): self._chunk_of[ref] for ref in changed}.values():
            chunk.show_blocks([changed.get(block.ref, block) for block in chunk.blocks], at_once=False)
        return True

    def _new_chunk(self) -> Chunk:
        chunk = Chunk(self._make, _tell, self)
        chunk.grown.connect(self._order_soon)
        chunk.called.connect(self._order_now)
        return chunk

    def _put_to_sleep(self, gone: list[Chunk]) -> None:
        """Keep what is not asked now: the same answer may bring it back."""
        for chunk in gone:
            self._column.leave_out(chunk)
            chunk.hide()
        self._asleep += gone
        while len(self._asleep) > MOST_ASLEEP:
            self._asleep.pop(0).deleteLater()

    def _portions(self, blocks: tuple[Shown, ...]) -> list[list[Shown]]:
        """Blocks that stood together stay together; new ones join those before them, or stand by themselves."""
        portions: list[list[Shown]] = []
        held: Chunk | None = None
        left: set[int] = set()
        for block in blocks:
            chunk = self._chunk_of.get(block.ref)
            if chunk is not None and id(chunk) in left:
                chunk = None
            full = not portions or len(portions[-1]) >= TOGETHER
            if (chunk is not None and chunk is not held) or (chunk is None and full):
                if held is not None:
                    left.add(id(held))
                held = chunk
                portions.append([])
            portions[-1].append(block)
        return portions

    def field(self, ref: str) -> QWidget | None:
        """The widget of a question, group or repeat instance at or above a ref; it is made when it is not there."""
        for chunk in self._chunks:
            if not chunk.is_made and any(_holds(block, ref) for block in chunk.blocks):
                chunk.make()
        for block, widget in self._widgets():
            if isinstance(widget, Field) and (ref == block.ref or ref in _refs_in(block)):
                return widget
            if isinstance(widget, MatrixView) and widget.has(ref):
                return widget
            if isinstance(widget, GroupView | RepeatView | RepeatCard) and _holds(block, ref):
                return widget.field(ref)
        return None

    def show_notes(self, notes: tuple[NoteLine, ...]) -> None:
        """Hand the notes to the field that shows them."""
        self._notes = notes
        for _block, widget in self._widgets():
            if isinstance(widget, NotesField | GroupView):
                widget.show_notes(notes)

    def _widgets(self) -> list[tuple[Shown, QWidget]]:
        return [pair for chunk in self._chunks for pair in chunk.widgets()]

    def _order_soon(self) -> None:
        """Once for all that is made now, and not before it is painted."""
        sender = self.sender()
        if isinstance(sender, Chunk):
            self._grown.append(sender)
            self._order.start()

    def _order_now(self) -> None:
        """Let Tab come from what stands before the new widgets and lead to what stands after them."""
        self._order.stop()
        places = {at for at, chunk in enumerate(self._chunks) if chunk in self._grown}
        self._grown.clear()
        near = sorted({near for at in places for near in (at - 1, at, at + 1) if 0 <= near < len(self._chunks)})
        run: list[int] = []
        for at in near:
            if run and at != run[-1] + 1:
                self._lead_through(run)
                run = []
            run.append(at)
        self._lead_through(run)

    def _lead_through(self, run: list[int]) -> None:
        parts = [part for at in run for part in self._chunks[at].parts()]
        if parts:
            tab_through(self, *parts)

    def _make(self, block: Shown, parent: QWidget) -> QWidget:
        if isinstance(block, Question):
            field = field_for(block, self._around, parent)
            field.setProperty("span", _span_of(block))
            field.answered.connect(self.answered)
            field.go_on_asked.connect(self._go_on)
            if isinstance(field, NotesField):
                field.note_added.connect(self.note_added)
                field.note_changed.connect(self.note_changed)
                field.show_notes(self._notes)
            return field
        if isinstance(block, CardBlock):
            card = RepeatCard(block, self._more, parent)
            card.folded.connect(self.card_folded)
            return self._listen(card)
        if isinstance(block, GroupBlock) and block.as_matrix:
            matrix = MatrixView(block, parent)
            matrix.answered.connect(self.answered)
            return matrix
        if isinstance(block, GroupBlock):
            group = GroupView(block, self._around, parent)
            group.show_notes(self._notes)
            return self._listen(group)
        return self._listen(RepeatView(block, self._more, parent))

    def _go_on(self) -> None:
        """Give the keyboard to the question after the one that is answered."""
        sender = self.sender()
        fields = [widget for _block, widget in self._widgets() if isinstance(widget, Field)]
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
        self._title.setVisible(bool(block.title))
        self._hint.setText(to_rich_text(block.hint))
        self._hint.setVisible(bool(block.hint))
        self._blocks.show_blocks(block.blocks)

    def field(self, ref: str) -> QWidget | None:
        """The widget of a question in the group, or the group itself."""
        return self._blocks.field(ref) or self

    def show_notes(self, notes: tuple[NoteLine, ...]) -> None:
        """Hand the notes on."""
        self._blocks.show_notes(notes)


def _tell(widget: QWidget, before: Shown, block: Shown) -> bool:
    """Tell a widget what its block is now; False when the block needs another widget."""
    if isinstance(block, Question):
        if not isinstance(before, Question) or not isinstance(widget, Field) or _shape(before) != _shape(block):
            return False
        widget.show_question(block)
        widget.setProperty("span", _span_of(block))
    elif isinstance(block, GroupBlock):
        if not isinstance(widget, GroupView | MatrixView) or isinstance(widget, MatrixView) != block.as_matrix:
            return False
        widget.show_block(block)
    elif isinstance(block, CardBlock):
        if not isinstance(widget, RepeatCard):
            return False
        widget.show_block(block)
    else:
        if not isinstance(widget, RepeatView):
            return False
        widget.show_block(block)
    return True


def _shape(question: Question) -> tuple[Kind, bool, bool, bool, bool]:
    return question.kind, _is_box(question), in_table(question), on_map(question), on_drawing(question)


def _holds(block: Shown, ref: str) -> bool:
    if isinstance(block, GroupBlock) and any(_holds(inner, ref) for inner in block.blocks):
        return True
    return ref == block.ref or ref.startswith((f"{block.ref}/", f"{block.ref}[")) or ref in _refs_in(block)


def _is_box(question: Question) -> bool:
    if question.kind is not Kind.SELECT_ONE:
        return False
    return look_of(question.choices, question.appearance).arrangement is Arrangement.BOX


def _span_of(question: Question) -> int:
    for word in question.appearance:
        if word.startswith("w") and word[1:].isdigit():
            return max(2, min(12, int(word[1:])))
    if in_table(question) or on_drawing(question):
        return 12
    if _is_box(question):
        return 6 if len(question.label) <= LONG_LABEL else 12
    span = _SPANS.get(question.kind, 12)
    if question.missing is not None:
        span = max(span, 6)
    return span if len(question.label) <= LONG_LABEL else max(span, 12 if question.kind is Kind.TEXT else span)


def _refs_in(block: Shown) -> frozenset[str]:
    if not isinstance(block, Question):
        return frozenset()
    refs = {part.ref for part in block.parts.values()}
    if block.missing is not None:
        refs.add(block.missing.ref)
    return frozenset(refs)
