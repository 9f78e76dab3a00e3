"""Several answers of a list: chips or marks, with a line to search in when the list is long, folded when asked for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.fields.base import TESTIMONY, Field
from app.fields.chips import ChoiceGroup, Pictures, no_picture
from app.fields.looks import look_of
from app.fields.markdown import to_plain
from app.fields.question import Question
from app.theme import Tone, icon, sized


class SelectMultipleField(Field):
    """The value is the chosen names in the order of the list, separated by blanks."""

    def __init__(self, question: Question, parent: QWidget | None = None, pictures: Pictures = no_picture) -> None:
        super().__init__(question, parent)
        look = look_of(question.choices, question.appearance, several=True)
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        self._fold = QToolButton(body)
        self._fold.setProperty("kind", "fold")
        self._fold.setCheckable(True)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fold.setVisible(look.is_folded)
        self._is_folded, self._is_searched = look.is_folded, look.is_searched
        self._search = QLineEdit(body)
        self._search.setInputMethodHints(TESTIMONY)
        self._search.setClearButtonEnabled(True)
        self._search.setMaximumWidth(sized(320))
        self._group = ChoiceGroup(body, exclusive=False, look=look, pictures=pictures)
        self._group.toggled.connect(self._toggled)
        self._search.textChanged.connect(self._group.filter)
        self._fold.toggled.connect(self._unfolded)
        for widget in (self._fold, self._search, self._group):
            column.addWidget(widget)
        self._unfolded(not look.is_folded)
        self.setFocusProxy(self._fold if look.is_folded else self._group)
        self._finish(body)

    def _named(self) -> tuple[QWidget, ...]:
        return ()

    def _show(self, question: Question) -> None:
        chosen = frozenset(question.value.split())
        self._group.show_choices(question.choices, chosen, enabled=not question.readonly)
        self._group.set_group_name(to_plain(question.label))
        self._search.setPlaceholderText(self.tr("Find in the list"))
        self._search.setAccessibleName(
            self.tr("Find in the list: {question}").format(question=to_plain(question.label))
        )
        if self._is_folded:
            labels = ", ".join(choice.label for choice in question.choices if choice.value in chosen)
            self._fold.setText((labels or self.tr("Choose")).replace("&", "&&"))
            self._fold.setAccessibleName(f"{to_plain(question.label)}: {labels or self.tr('Choose')}")

    def _unfolded(self, is_open: bool) -> None:
        self._group.setVisible(is_open)
        self._search.setVisible(is_open and self._is_searched)
        self._fold.setIcon(icon("chevron-down" if is_open else "chevron-right", Tone.MUTED))

    def _toggled(self, value: str, checked: bool) -> None:
        chosen = set(self.question.value.split())
        if checked:
            chosen.add(value)
        else:
            chosen.discard(value)
        order = [choice.value for choice in self.question.choices if choice.value in chosen]
        self._emit(" ".join(order))
