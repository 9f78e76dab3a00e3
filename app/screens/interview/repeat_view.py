"""The instances of a repeat as cards that fold, with a button for one more."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.fields.markdown import to_plain
from app.fields.question import RepeatBlock, RepeatItem
from app.screens.interview.asking import Asking, Blocks
from app.theme import Tone, icon
from app.widgets.tab_order import tab_through


class RepeatView(Asking):
    """The instances of a repeat as cards, and a button for one more."""

    def __init__(self, block: RepeatBlock, make: Callable[[QWidget], Blocks], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._block = block
        self._cards: dict[str, RepeatCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._add = QPushButton(self)
        self._add.setIcon(icon("plus"))
        self._add.clicked.connect(self._add_pressed)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addStretch(1)
        self._column.addLayout(row)
        self.show_block(block)

    def show_block(self, block: RepeatBlock) -> None:
        """Show the instances as they are now; a new one is open, the others stay as they were."""
        first_time = not self._cards
        self._block = block
        refs = [item.ref for item in block.items]
        for ref in [ref for ref in self._cards if ref not in refs]:
            card = self._cards.pop(ref)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        is_longer = False
        for place, item in enumerate(block.items):
            if item.ref not in self._cards:
                is_longer = True
                # Of many instances only the last is open at first: pages stay short and quick.
                is_open = not first_time or place == len(block.items) - 1 or len(block.items) <= 2
                if not first_time:
                    for other in self._cards.values():
                        other.set_open(False)
                self._cards[item.ref] = self._new_card(item, is_open)
            card = self._cards[item.ref]
            at = self._column.itemAt(place)
            if at is None or at.widget() is not card:
                self._column.removeWidget(card)
                self._column.insertWidget(place, card)
                card.show()
            card.show_item(item, place + 1, block.title, can_remove=not block.fixed)
        self._add.setVisible(not block.fixed)
        if is_longer:
            tab_through(self, *(self._cards[ref] for ref in refs), self._add)
        self._retranslate()

    def field(self, ref: str) -> QWidget | None:
        """The widget of a question in one of the cards, which opens; or the card itself."""
        for item_ref, card in self._cards.items():
            if ref == item_ref or ref.startswith(f"{item_ref}/"):
                card.set_open(True)
                return card.field(ref) or card
        return self

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        text = self.tr("Add: {what}").format(what=to_plain(self._block.title).lower())
        self._add.setText(text)
        self._add.setAccessibleName(text)

    def _new_card(self, item: RepeatItem, is_open: bool) -> "RepeatCard":
        card = RepeatCard(item.ref, self._make, is_open, self)
        card.blocks.answered.connect(self.answered)
        card.blocks.repeat_add_asked.connect(self.repeat_add_asked)
        card.blocks.repeat_remove_asked.connect(self.repeat_remove_asked)
        card.remove_asked.connect(self.repeat_remove_asked)
        return card

    def _add_pressed(self) -> None:
        self.repeat_add_asked.emit(self._block.ref)


class RepeatCard(QFrame):
    """One instance; folded it shows its summary only and builds nothing."""

    remove_asked = Signal(str)

    def __init__(
        self, ref: str, make: Callable[[QWidget], Blocks], is_open: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("instance")
        self.ref = ref
        self._item: RepeatItem | None = None
        self._number, self._what = 0, ""
        self._fold = QToolButton(self)
        self._fold.setProperty("kind", "fold")
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fold.clicked.connect(self._toggle)
        self._remove = QPushButton(self)
        self._remove.setProperty("kind", "ghost")
        self._remove.setIcon(icon("trash-2", Tone.MUTED))
        self._remove.clicked.connect(self._remove_pressed)
        self.blocks = make(self)
        top = QHBoxLayout()
        top.addWidget(self._fold, 1)
        top.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.blocks)
        self.blocks.setVisible(is_open)
        self._is_open = is_open

    def show_item(self, item: RepeatItem, number: int, what: str, *, can_remove: bool) -> None:
        """Show the instance as it is now."""
        if item is self._item and number == self._number and self._what == to_plain(what):
            return
        self._item, self._number, self._what = item, number, to_plain(what)
        self._remove.setVisible(can_remove)
        if self._is_open:
            self.blocks.show_blocks(item.blocks)
        self._retranslate()

    def set_open(self, is_open: bool) -> None:
        """Unfold or fold the card."""
        if is_open == self._is_open:
            return
        self._is_open = is_open
        if is_open and self._item is not None:
            self.blocks.show_blocks(self._item.blocks)
        self.blocks.setVisible(is_open)
        self._retranslate()

    def field(self, ref: str) -> QWidget | None:
        """The widget of a question in the card."""
        return self.blocks.field(ref)

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        if self._item is None:
            return
        title = f"{self._what} {self._number}"
        if self._item.title:
            title = f"{title} · {self._item.title}"
        self._fold.setText(title.replace("&", "&&"))
        self._fold.setIcon(icon("chevron-down" if self._is_open else "chevron-right", Tone.MUTED))
        state = self.tr("{what}: fold") if self._is_open else self.tr("{what}: unfold")
        self._fold.setAccessibleName(state.format(what=title))
        self._remove.setText(self.tr("Remove"))
        self._remove.setAccessibleName(self.tr("Remove: {what}").format(what=title))

    def _toggle(self) -> None:
        self.set_open(not self._is_open)

    def _remove_pressed(self) -> None:
        self.remove_asked.emit(self.ref)
