"""A form tried out: its pages one after another, and a line that says that nothing is kept."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.error_messages import Message
from app.fields.base import Field
from app.fields.factory import Surroundings
from app.fields.markdown import to_plain
from app.fields.question import Question
from app.screens.draft.leaves import Leaf
from app.screens.interview.blocks_view import BlocksView
from app.theme import sized
from app.widgets import Notice, button, field_label, label, named, row
from app.widgets.tab_order import focus_first
from app.widgets.two_lines import TwoLines, is_narrow
from app.workspace import Header


class PreviewScreen(QWidget):
    """Shows and emits."""

    answered = Signal(str, str)
    repeat_add_asked = Signal(str)
    repeat_remove_asked = Signal(str)
    leaf_chosen = Signal(int)
    form_language_chosen = Signal(str)
    problem_asked = Signal()
    again_asked = Signal()
    language_changed = Signal(str)
    left = Signal()

    def __init__(self, header: Header, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self._header, self._around = header, around
        self._title, self._version, self._to_do = "", "", 0
        self._leaves: tuple[Leaf, ...] = ()
        self._at = 0
        self._views: dict[int, BlocksView] = {}
        self._trial = named("trial", Notice("care"))
        self._problem = named("problem", Notice("bad"))
        self._heading = label("h1", wrap=True)
        self._page = named("page", QComboBox())
        self._page.setMinimumWidth(sized(320))
        self._page_label = field_label(self._page)
        self._languages = named("form_language", QComboBox())
        self._languages.hide()
        self._left_to_do = named("to_do", label("hint"))
        self._problem_button = button("problem_next", "ghost", "triangle-alert")
        self._scroll = named("questions", QScrollArea())
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._card = named("card", QFrame())
        self._in_card = QVBoxLayout(self._card)
        self._in_card.setContentsMargins(18, 16, 18, 18)
        body = named("scrollbody", QWidget())
        around_card = QVBoxLayout(body)
        around_card.addWidget(self._card)
        around_card.addStretch(1)
        self._scroll.setWidget(body)
        self._back = button("back", "", "arrow-left")
        self._again = button("again", "", "rotate-ccw")
        self._before = button("page_before", "", "chevron-left")
        self._next = button("page_next", "primary", "arrow-right")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 14, 22, 12)
        layout.setSpacing(10)
        layout.addWidget(self._heading)
        layout.addWidget(self._trial)
        layout.addWidget(self._problem)
        pages = row(self._page_label, self._page, self._languages)
        self._top = TwoLines(pages, row(None, self._left_to_do, self._problem_button))
        layout.addLayout(self._top)
        layout.addWidget(self._scroll, 1)
        self._bottom = TwoLines(row(self._back, self._again, None), row(None, self._before, self._next), shares=(0, 1))
        layout.addLayout(self._bottom)
        self._page.activated.connect(self.leaf_chosen)
        self._languages.activated.connect(self._language_activated)
        self._problem_button.clicked.connect(self.problem_asked)
        self._before.clicked.connect(self._before_pressed)
        self._next.clicked.connect(self._next_pressed)
        self._again.clicked.connect(self._again_pressed)
        self._back.clicked.connect(self.left)
        for keys, press in (
            (QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Left), self._before.click),
            (QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Right), self._next.click),
            (QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self._next.click),
            (QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Enter), self._next.click),
            (QKeySequence(Qt.Key.Key_F6), self._problem_button.click),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(press)
        self.setFocusProxy(self._page)
        self._retranslate()

    def show_form(self, title: str, version: str) -> None:
        """Say which form is tried."""
        self._title, self._version = title, version
        self._retranslate()

    def show_leaves(self, leaves: tuple[Leaf, ...], at: int) -> None:
        """Show the pages of the form, standing at one of them."""
        is_other = _ref_at(self._leaves, self._at) != _ref_at(leaves, at)
        self._leaves, self._at = leaves, at
        names = [self._name_of(leaf) for leaf in leaves]
        if names != [self._page.itemText(index) for index in range(self._page.count())]:
            self._page.clear()
            self._page.addItems(names)
        self._page.setCurrentIndex(at)
        for index, view in self._views.items():
            view.setVisible(index == at)
        if not leaves:
            return
        if at not in self._views:
            self._views[at] = self._new_view()
        # Filled before it is shown: a visible page would lay itself out after every field.
        self._views[at].show_blocks(leaves[at].blocks)
        self._views[at].show()
        self._before.setEnabled(at > 0)
        self._next.setEnabled(at + 1 < len(leaves))
        if is_other and self._page is not self.focusWidget():
            self._scroll.verticalScrollBar().setValue(0)
            focus_first(self._views[at])

    def show_languages(self, names: tuple[str, ...], chosen: str) -> None:
        """Offer the languages of the form, and the one of the screen."""
        self._languages.clear()
        self._languages.addItem("", "")
        for name in names:
            self._languages.addItem(name, name)
        self._languages.setCurrentIndex(max(0, self._languages.findData(chosen)))
        self._languages.setVisible(len(names) > 1)
        self._retranslate()

    def show_place(self, ref: str) -> None:
        """Give a question on this page the keyboard."""
        view = self._views.get(self._at)
        field = view.field(ref) if view is not None else None
        if isinstance(field, Field):
            field.focus_editor()

    def show_to_do(self, count: int) -> None:
        """Say how many questions still need an answer or break a rule."""
        self._to_do = count
        self._retranslate()

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""
        self._problem.show_text(f"{problem.happened}\n{problem.do}" if problem else "", "bad")

    def showEvent(self, event: QShowEvent) -> None:
        """Name the screen in the header."""
        super().showEvent(event)
        self._header.set_title(self.tr("Trying a form"))

    def fold_into(self, width: int) -> None:
        """Put the doors into two lines in a narrow window."""
        for part in (self._top, self._bottom):
            part.fold(is_narrow(width))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self.tr("Trying a form"))
        super().changeEvent(event)

    def _new_view(self) -> BlocksView:
        view = BlocksView(self._around, self._card)
        view.hide()
        self._in_card.addWidget(view)
        view.answered.connect(self.answered)
        view.repeat_add_asked.connect(self.repeat_add_asked)
        view.repeat_remove_asked.connect(self.repeat_remove_asked)
        return view

    def _name_of(self, leaf: Leaf) -> str:
        first = leaf.blocks[0] if leaf.blocks else None
        words = leaf.title or (first.label if isinstance(first, Question) and len(leaf.blocks) == 1 else "")
        return to_plain(words) or self.tr("Questions")

    def _language_activated(self, at: int) -> None:
        self.form_language_chosen.emit(str(self._languages.itemData(at)))

    def _before_pressed(self) -> None:
        self.leaf_chosen.emit(self._page.currentIndex() - 1)

    def _next_pressed(self) -> None:
        self.leaf_chosen.emit(self._page.currentIndex() + 1)

    def _again_pressed(self) -> None:
        for view in self._views.values():
            self._in_card.removeWidget(view)
            view.hide()
            view.deleteLater()
        self._views, self._leaves = {}, ()
        self.again_asked.emit()

    def _retranslate(self) -> None:
        heading = self.tr("Trying: {title}, version {version}")
        title = heading.format(title=self._title, version=self._version or "—") if self._title else ""
        self._heading.setText(title or self.tr("Opening the form…"))
        self._trial.show_text(
            self.tr("This is a trial. Nothing that is typed here is kept: do not write down testimony."), "care"
        )
        self._page_label.setText(self.tr("&Page"))
        self._page.setAccessibleName(self.tr("Page of the form"))
        self._scroll.setAccessibleName(self.tr("Questions"))
        self._left_to_do.setText(
            self.tr("Still to answer or correct: {count}").format(count=self._to_do)
            if self._to_do
            else self.tr("Everything that must be answered is answered")
        )
        self._languages.setItemText(0, self.tr("As the program"))
        self._languages.setAccessibleName(self.tr("Language of the form"))
        self._problem_button.setText(self.tr("&Show the first"))
        self._problem_button.setAccessibleName(self.tr("To the first question that needs an answer or a correction"))
        self._problem_button.setToolTip(f"{self._problem_button.accessibleName()} (F6)")
        self._problem_button.setVisible(bool(self._to_do))
        self._back.setText(self.tr("&Back to the forms"))
        self._again.setText(self.tr("&Begin anew"))
        self._before.setText(self.tr("Page be&fore"))
        self._next.setText(self.tr("&Next page"))


def _ref_at(leaves: tuple[Leaf, ...], at: int) -> str:
    return leaves[at].ref if at < len(leaves) else ""
