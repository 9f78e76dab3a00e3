"""The instances of a repeat as cards that fold or as a table, with a button for one more."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.fields.asking import Asking, Blocks, CardBlock
from app.fields.markdown import to_plain
from app.fields.question import RepeatBlock
from app.screens.interview.repeat_table import RepeatTable
from app.theme import Tone, icon

#: Makes what holds blocks, for whoever must not know how.
Make = Callable[[QWidget], Blocks]


class RepeatView(Asking):
    """The instances of a repeat, and a button for one more."""

    def __init__(self, block: RepeatBlock, make: Make, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._block = block
        self._cards = make(self)
        self._open: set[str] = set()
        self._known: dict[str, CardBlock] = {}
        self._is_table = block.as_table
        self._table: RepeatTable | None = None
        self._add = QPushButton(self)
        self._add.setIcon(icon("plus"))
        self._add.clicked.connect(self._add_pressed)
        self._switch = QPushButton(self)
        self._switch.setProperty("kind", "ghost")
        self._switch.clicked.connect(self._switched)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addWidget(self._switch)
        row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self._cards)
        self._column.addLayout(row)
        self._cards.answered.connect(self.answered)
        self._cards.repeat_add_asked.connect(self.repeat_add_asked)
        self._cards.repeat_remove_asked.connect(self.repeat_remove_asked)
        self._cards.note_added.connect(self.note_added)
        self._cards.note_changed.connect(self.note_changed)
        self._cards.card_folded.connect(self._folded)
        self.show_block(block)

    def show_block(self, block: RepeatBlock) -> None:
        """Show the instances as they are now; a new one is open, the others stay as they were."""
        first_time = not self._known
        self._block = block
        refs = [item.ref for item in block.items]
        new = [ref for ref in refs if ref not in self._known]
        if first_time:
            # Of many instances only the last is open at first: pages stay short and quick.
            self._open = set(refs if len(refs) <= 2 else refs[-1:])
        elif new:
            self._open = set(new[-1:])
        self._known = {
            item.ref: self._card(CardBlock(item.ref, item, at, block.title, not block.fixed, item.ref in self._open))
            for at, item in enumerate(block.items, 1)
        }
        self._show()

    def field(self, ref: str) -> QWidget | None:
        """The widget of a question in one of the cards, which opens; the table with its cell; or this."""
        for item_ref in self._known:
            if ref == item_ref or ref.startswith(f"{item_ref}/"):
                if self._is_table and self._table is not None and self._table.go_to(ref):
                    return self._table.editor()
                self._set_table(False)
                self._folded(item_ref, True)
                return self._cards.field(ref)
        return self

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _card(self, block: CardBlock) -> CardBlock:
        """What is known already, where it says the same: what is the same object is not looked at again."""
        known = self._known.get(block.ref)
        return known if known is not None and known == block else block

    def _show(self) -> None:
        can_table = RepeatTable.suits(self._block)
        is_table = self._is_table and can_table
        if is_table:
            if self._table is None:
                self._table = RepeatTable(self)
                self._table.answered.connect(self.answered)
                self._table.remove_asked.connect(self.repeat_remove_asked)
                self._table.card_asked.connect(self._card_asked)
                self._column.insertWidget(0, self._table)
            self._table.show_block(self._block)
        else:
            self._cards.show_blocks(tuple(self._known.values()))
        if self._table is not None:
            self._table.setVisible(is_table)
        self._cards.setVisible(not is_table)
        self._switch.setVisible(can_table)
        self._add.setVisible(not self._block.fixed)
        self._retranslate()

    def _set_table(self, is_table: bool) -> None:
        if is_table is not self._is_table:
            self._is_table = is_table
            self._show()

    def _retranslate(self) -> None:
        what = to_plain(self._block.title)
        text = self.tr("Add: {what}").format(what=what.lower())
        self._add.setText(text)
        self._add.setAccessibleName(text)
        self._switch.setText(self.tr("As cards") if self._is_table else self.tr("As a table"))
        self._switch.setAccessibleName(
            self.tr("Show as cards: {what}").format(what=what)
            if self._is_table
            else self.tr("Show as a table: {what}").format(what=what)
        )
        self._switch.setIcon(icon("layers" if self._is_table else "list", Tone.MUTED))

    def _add_pressed(self) -> None:
        self.repeat_add_asked.emit(self._block.ref)

    def _switched(self) -> None:
        self._set_table(not self._is_table)

    def _card_asked(self, ref: str) -> None:
        """Go to a question that does not fit into a cell."""
        self._set_table(False)
        target = self.field(ref)
        if target is not None:
            proxy = target.focusProxy()
            (proxy if isinstance(proxy, QWidget) else target).setFocus(Qt.FocusReason.OtherFocusReason)

    def _folded(self, ref: str, is_open: bool) -> None:
        known = self._known.get(ref)
        if known is None or known.is_open is is_open:
            return
        self._open = (self._open | {ref}) if is_open else (self._open - {ref})
        self._known[ref] = CardBlock(ref, known.item, known.number, known.what, known.can_remove, is_open)
        self._show()


class RepeatCard(Asking):
    """One instance; folded it shows its summary only and builds nothing."""

    folded = Signal(str, bool)

    def __init__(self, block: CardBlock, make: Make, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ref = block.ref
        self._make, self._block = make, block
        self.blocks: Blocks | None = None
        frame = QFrame(self)
        frame.setObjectName("instance")
        self._fold = QToolButton(frame)
        self._fold.setProperty("kind", "fold")
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fold.clicked.connect(self._toggle)
        self._remove = QPushButton(frame)
        self._remove.setProperty("kind", "ghost")
        self._remove.setIcon(icon("trash-2", Tone.MUTED))
        self._remove.clicked.connect(self._remove_pressed)
        top = QHBoxLayout()
        top.addWidget(self._fold, 1)
        top.addWidget(self._remove)
        self._column = QVBoxLayout(frame)
        self._column.setContentsMargins(16, 8, 16, 12)
        self._column.setSpacing(8)
        self._column.addLayout(top)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(frame)
        self.setFocusProxy(self._fold)
        self.show_block(block)

    def show_block(self, block: CardBlock) -> None:
        """Show the instance as it is now."""
        self._block = block
        self._remove.setVisible(block.can_remove)
        if block.is_open:
            if self.blocks is None:
                self.blocks = self._make(self)
                self._column.addWidget(self.blocks)
                self.blocks.answered.connect(self.answered)
                self.blocks.repeat_add_asked.connect(self.repeat_add_asked)
                self.blocks.repeat_remove_asked.connect(self.repeat_remove_asked)
                self.blocks.note_added.connect(self.note_added)
                self.blocks.note_changed.connect(self.note_changed)
            self.blocks.show_blocks(block.item.blocks)
        if self.blocks is not None:
            self.blocks.setVisible(block.is_open)
        self._retranslate()

    def field(self, ref: str) -> QWidget | None:
        """The widget of a question in the card, or the card itself."""
        found = self.blocks.field(ref) if self.blocks is not None and ref != self.ref else None
        return found or self

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        block = self._block
        title = f"{to_plain(block.what)} {block.number}"
        if block.item.title:
            title = f"{title} · {block.item.title}"
        self._fold.setText(title.replace("&", "&&"))
        self._fold.setIcon(icon("chevron-down" if block.is_open else "chevron-right", Tone.MUTED))
        state = self.tr("{what}: fold") if block.is_open else self.tr("{what}: unfold")
        self._fold.setAccessibleName(state.format(what=title))
        self._remove.setText(self.tr("Remove"))
        self._remove.setAccessibleName(self.tr("Remove: {what}").format(what=title))

    def _toggle(self) -> None:
        self.folded.emit(self.ref, not self._block.is_open)

    def _remove_pressed(self) -> None:
        self.repeat_remove_asked.emit(self.ref)
