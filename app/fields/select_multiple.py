"""Several answers of a list: chips, or marks with a line to search in when the list is long."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.fields.base import TESTIMONY, Field
from app.fields.chips import ChoiceGroup
from app.fields.markdown import to_plain
from app.fields.question import Question

CHIP_LETTERS = 42
SEARCH_FROM = 16


class SelectMultipleField(Field):
    """The value is the chosen names in the order of the list, separated by blanks."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        chips = all(len(choice.label) <= CHIP_LETTERS for choice in question.choices)
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        self._search = QLineEdit(body)
        self._search.setInputMethodHints(TESTIMONY)
        self._search.setClearButtonEnabled(True)
        self._search.setMaximumWidth(320)
        self._search.setVisible(len(question.choices) >= SEARCH_FROM)
        self._group = ChoiceGroup(body, exclusive=False, chips=chips)
        self._group.toggled.connect(self._toggled)
        self._search.textChanged.connect(self._group.filter)
        column.addWidget(self._search)
        column.addWidget(self._group)
        self.setFocusProxy(self._group)
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

    def _toggled(self, value: str, checked: bool) -> None:
        chosen = set(self.question.value.split())
        if checked:
            chosen.add(value)
        else:
            chosen.discard(value)
        order = [choice.value for choice in self.question.choices if choice.value in chosen]
        self._emit(" ".join(order))
