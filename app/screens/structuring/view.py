"""The structuring screen: the account at the left, at the right the cards that are made of its words."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.error_messages import Messages
from app.fields.asking import Blocks
from app.fields.base import Field
from app.fields.markdown import to_plain
from app.screens.structuring.account_panel import AccountPanel
from app.screens.structuring.chooser import Chooser
from app.screens.structuring.link_rows import LinkRows
from app.screens.structuring.module_rows import KEY, ModuleRows
from app.screens.structuring.proposal_rows import ProposalRows
from app.screens.structuring.shown import Choices, Said, Shown
from app.screens.structuring.work import Sound
from app.theme import Tone, sized
from app.widgets import button, label, named, row
from app.workspace import Header

#: Makes what shows the questions of a card.
Questions = Callable[[QWidget], Blocks]


class StructuringScreen(QWidget):
    """Shows what it is told and says what a person did."""

    narrative_edited = Signal(str)
    make_asked = Signal(object, object, object)
    attach_asked = Signal(object, object, str)
    option_chosen = Signal(str)
    choice_left = Signal()
    card_chosen = Signal(str)
    answered = Signal(str, str)
    repeat_add_asked = Signal(str)
    repeat_remove_asked = Signal(str)
    link_pressed = Signal(str)
    listen_asked = Signal(str)
    provenance_chosen = Signal(str, str)
    unlink_asked = Signal(str)
    proposal_taken = Signal(object)
    undo_asked = Signal()
    redo_asked = Signal()
    back_asked = Signal()
    came_asked = Signal()
    left_asked = Signal()
    language_changed = Signal(str)
    closed = Signal()

    presenter: object

    def __init__(
        self, header: Header, messages: Messages, questions: Questions, number: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("root")
        self._header, self._questions, self._number = header, questions, number
        self._shown: Shown | None = None
        self._question = ""
        self._pages: dict[str, Blocks] = {}
        self.account = AccountPanel(messages, self)
        # What holds comes before what it holds: Tab follows the order in which things are made, and PySide loses what
        # it meets on this way before its parent.
        self._right = QWidget(self)
        self._cards_title = label("h2")
        self._undo, self._redo = button("undo", "ghost", "undo-2"), button("redo", "ghost", "redo-2")
        self._back = button("backToQuestions", "", "arrow-left")
        self._came = button("somebody_came", "ghost", "plus", Tone.MUTED)
        self._gone = button("somebody_left", "ghost", "arrow-right", Tone.MUTED)
        self._head = row(self._cards_title, None, self._came, self._gone, self._undo, self._redo, self._back, spacing=6)
        self.chooser = Chooser(self._right)
        self.cards = named("cards", QListWidget(self._right))
        self._scroll = QScrollArea(self._right)
        self._body = named("scrollbody", QWidget())
        self._card = named("card", QFrame(self._body))
        self._open_title = label("h2", wrap=True)
        self._links = LinkRows(self._card)
        self._modules = ModuleRows(self._card)
        self._proposals = ProposalRows(self._card)
        self._nothing = label("text", wrap=True)
        self._lay_out()
        self._connect()
        self._retranslate()

    def _lay_out(self) -> None:
        side = QVBoxLayout(self._right)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        side.addLayout(self._head)
        side.addWidget(self.chooser)
        self.cards.setMaximumHeight(sized(168))
        side.addWidget(self.cards)
        side.addWidget(self._scroll, 1)
        self._in_card = QVBoxLayout(self._card)
        self._in_card.setContentsMargins(16, 12, 16, 14)
        self._in_card.setSpacing(8)
        for part in (self._open_title, self._links, self._modules, self._proposals, self._nothing):
            self._in_card.addWidget(part)
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 4, 0)
        inside.addWidget(self._card)
        inside.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._body)
        around = QHBoxLayout(self)
        around.setContentsMargins(18, 14, 18, 12)
        around.setSpacing(14)
        around.addWidget(self.account, 5)
        around.addWidget(self._right, 6)

    def _connect(self) -> None:
        self.account.edited.connect(self.narrative_edited)
        self.account.make_asked.connect(self.make_asked)
        self.account.attach_asked.connect(self._attach_pressed)
        self.cards.currentItemChanged.connect(self._card_picked)
        self.chooser.taken.connect(self._option_taken)
        self.chooser.left.connect(self._choice_left)
        self._links.pressed.connect(self.link_pressed)
        self._links.listen_asked.connect(self.listen_asked)
        self._links.provenance_chosen.connect(self.provenance_chosen)
        self._links.unlink_asked.connect(self.unlink_asked)
        self._proposals.taken.connect(self.proposal_taken)
        self._modules.taken.connect(self.proposal_taken)
        self._shortcut(KEY).activated.connect(self._modules.take_first)
        self._came.clicked.connect(self.came_asked)
        self._gone.clicked.connect(self.left_asked)
        self._undo.clicked.connect(self.undo_asked)
        self._redo.clicked.connect(self.redo_asked)
        self._back.clicked.connect(self.back_asked)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
        for place in range(8):
            shortcut = self._shortcut(f"Ctrl+{place}")
            shortcut.setProperty("place", place)
            shortcut.activated.connect(self._number_pressed)
        for keys, method in (("F2", self._to_narrative), ("F3", self._to_cards), ("F4", self._to_questions)):
            self._shortcut(keys).activated.connect(method)
        for keys, signal in (
            ("Alt+Left", self.back_asked),
            ("Ctrl+Z", self.undo_asked),
            ("Ctrl+Y", self.redo_asked),
            ("Ctrl+Shift+Z", self.redo_asked),
            # The same keys in the Ukrainian layout.
            ("Ctrl+Я", self.undo_asked),
            ("Ctrl+Shift+Я", self.redo_asked),
            ("Ctrl+Н", self.redo_asked),
        ):
            self._shortcut(keys).activated.connect(signal)

    def _shortcut(self, keys: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return shortcut

    # What the presenter tells

    @property
    def shown(self) -> Shown | None:
        """What it was told last."""
        return self._shown

    def show_all(self, shown: Shown) -> None:
        """Show account, cards, the open card and its links."""
        self._shown = shown
        self.account.show_account(shown)
        self._show_cards(shown)
        self._show_open(shown)
        self._show_target()

    def show_choices(self, choices: Choices) -> None:
        """Ask which card is meant."""
        self.chooser.ask(choices)

    def show_words(self, starts: int, ends: int) -> None:
        """Show where words stand in the account."""
        self.account.narrative.point_at(starts, ends)

    def say(self, said: Said, what: str = "") -> None:
        """Say what happened."""
        self.account.say(said, what)

    def show_sound(self, sound: Sound, offset_ms: int) -> None:
        """Play from this place."""
        self.account.show_sound(sound, offset_ms)

    def show_failure(self, error: Exception) -> None:
        """Say that something did not work."""
        self.account.show_failure(error)

    # Qt

    def leave(self) -> None:
        """Before the screen goes."""
        self.account.close_sound()
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the bar at the top."""
        super().showEvent(event)
        self._header.set_title(self._number, self.tr("Structure the account"))
        self.account.narrative.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self._number, self.tr("Structure the account"))

    # What is shown

    def _show_cards(self, shown: Shown) -> None:
        self.cards.blockSignals(True)
        texts = []
        for card, count in shown.cards:
            links = self.tr("%n link(s)", "", count)
            texts.append((card.ref, f"{card.title}    {links}" if count else card.title))
        known = [self.cards.item(at) for at in range(self.cards.count())]
        if [item.data(Qt.ItemDataRole.UserRole) for item in known] != [ref for ref, _ in texts]:
            self.cards.clear()
            for ref, text in texts:
                item = QListWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, ref)
                self.cards.addItem(item)
        for at, (ref, text) in enumerate(texts):
            self.cards.item(at).setText(text)
            if ref == shown.open:
                self.cards.setCurrentRow(at)
        if not shown.open:
            self.cards.setCurrentRow(-1)
        self.cards.blockSignals(False)

    def _show_open(self, shown: Shown) -> None:
        title = next((card.title for card, _ in shown.cards if card.ref == shown.open), "")
        self._open_title.setText(title)
        self._open_title.setVisible(bool(title))
        self._nothing.setVisible(not title)
        self._links.show_rows(shown.links)
        self._modules.show_rows(shown.modules)
        self._proposals.show_rows(shown.proposals)
        if shown.open and shown.open not in self._pages:
            view = self._questions(self._card)
            view.answered.connect(self.answered)
            view.repeat_add_asked.connect(self.repeat_add_asked)
            view.repeat_remove_asked.connect(self.repeat_remove_asked)
            self._pages[shown.open] = view
            self._in_card.addWidget(view)
            self._scroll.verticalScrollBar().setValue(0)
        for ref, view in self._pages.items():
            if ref == shown.open:
                view.show_blocks(shown.blocks)
            view.setVisible(ref == shown.open)

    def _show_target(self) -> None:
        shown = self._shown
        card = next((card.title for card, _ in shown.cards if card.ref == shown.open), "") if shown else ""
        if shown is None or not card:
            self.account.show_target("")
            return
        field = self._field_of(self._question) if self._question.startswith(f"{shown.open}/") else ""
        self.account.show_target(f"{card} · {field}" if field else card)

    def _field_of(self, ref: str) -> str:
        view = self._pages.get(self._shown.open) if self._shown is not None else None
        field = view.field(ref) if view is not None else None
        return to_plain(field.question.label) if isinstance(field, Field) else ""

    def _retranslate(self) -> None:
        self._cards_title.setText(self.tr("Incidents and cards"))
        self.cards.setAccessibleName(self.tr("Incidents and cards"))
        self._nothing.setText(self.tr("Open a card in the list, or make one of words. Its questions stand here."))
        self._scroll.setAccessibleName(self.tr("The open card"))
        self._back.setText(self.tr("To the questions"))
        self._back.setToolTip("Alt+←")
        for step, name, keys in (
            (self._came, self.tr("Somebody came"), "Ctrl+8"),
            (self._gone, self.tr("Somebody left"), "Ctrl+9"),
            (self._undo, self.tr("Undo"), "Ctrl+Z"),
            (self._redo, self.tr("Redo"), "Ctrl+Y"),
        ):
            step.setAccessibleName(name)
            step.setToolTip(f"{name} ({keys})")
        self._show_target()

    # What a person does

    def _attach_pressed(self, span: object, provenance: object) -> None:
        self.attach_asked.emit(span, provenance, self._question)

    def _number_pressed(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.account.make(int(sender.property("place")))

    def _card_picked(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.card_chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def _option_taken(self, key: str) -> None:
        self._to_narrative()
        self.option_chosen.emit(key)

    def _choice_left(self) -> None:
        self._to_narrative()
        self.choice_left.emit()

    def _to_narrative(self) -> None:
        self.account.narrative.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _to_cards(self) -> None:
        self.cards.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _to_questions(self) -> None:
        shown = self._shown
        view = self._pages.get(shown.open) if shown is not None else None
        if shown is not None and view is not None and shown.blocks:
            target = view.field(shown.blocks[0].ref)
            if isinstance(target, Field):
                target.focus_editor()
            elif target is not None:
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Remember the question that had the keyboard last: words are linked to it."""
        if now is None or not self._card.isAncestorOf(now):
            return
        holders = [field for field in self._card.findChildren(Field) if field.isAncestorOf(now)]
        if holders and holders[-1].ref != self._question:
            self._question = holders[-1].ref
            self._show_target()
