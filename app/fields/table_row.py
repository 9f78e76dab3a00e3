"""Questions with the same short list as the lines of a table: the words once at the top, marks below them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.fields.base import REQUIRED_MARK, Field, styled
from app.fields.chips import ChoiceGroup
from app.fields.columns import ColumnsLayout
from app.fields.looks import MOST_COLUMNS, Arrangement, Look
from app.fields.markdown import to_plain, to_rich_text
from app.fields.marks import NARROWEST
from app.fields.question import Kind, Question
from app.theme import sized

#: More answers than this do not stand side by side; such a list is shown as any other.
MOST_IN_TABLE = 7
ROW_WORDS = frozenset({"list", "list-nolabel", "label"})


def in_table(question: Question) -> bool:
    """Say whether a list is a line of a table."""
    is_list = question.kind in (Kind.SELECT_ONE, Kind.SELECT_MULTIPLE)
    return is_list and bool(question.appearance & ROW_WORDS) and 0 < len(question.choices) <= MOST_IN_TABLE


def new_row(question: Question, parent: QWidget | None = None) -> Field:
    """Make the head or a line of a table."""
    return TableHead(question, parent) if "label" in question.appearance else TableRow(question, parent)


class TableHead(Field):
    """The words of the answers, nothing to choose."""

    shows_label = False
    takes_answers = False

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        row = QWidget(self)
        self._words = QLabel(row)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._heads = QWidget(row)
        self._columns = ColumnsLayout(self._heads, MOST_COLUMNS, gap=4)
        self._labels: list[QLabel] = []
        _side_by_side(row, self._words, self._heads)
        self._finish(row)

    def _named(self) -> tuple[QWidget, ...]:
        return ()

    def _show(self, question: Question) -> None:
        self._words.setText(to_rich_text(question.label))
        while len(self._labels) > len(question.choices):
            label = self._labels.pop()
            self._columns.removeWidget(label)
            label.hide()
            label.deleteLater()
        while len(self._labels) < len(question.choices):
            label = styled("hint", QLabel(self._heads))
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            label.setMinimumWidth(sized(NARROWEST))
            self._columns.addWidget(label)
            self._labels.append(label)
        for label, choice in zip(self._labels, question.choices, strict=True):
            label.setText(choice.label)


class TableRow(Field):
    """One question: its words on the left, marks on the right; their words only where the form wants them again."""

    shows_label = False

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        row = QWidget(self)
        self._words = QLabel(row)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._is_one = question.kind is Kind.SELECT_ONE
        look = Look(Arrangement.LIKERT if "list" in question.appearance else Arrangement.NAMELESS)
        self._group = ChoiceGroup(row, exclusive=self._is_one, look=look)
        self._group.toggled.connect(self._toggled)
        _side_by_side(row, self._words, self._group)
        self.setFocusProxy(self._group)
        self._finish(row)

    def _named(self) -> tuple[QWidget, ...]:
        return ()

    def _show(self, question: Question) -> None:
        self._words.setText(to_rich_text(question.label) + (REQUIRED_MARK if question.required else ""))
        self._group.show_choices(question.choices, frozenset(question.value.split()), enabled=not question.readonly)
        self._group.set_group_name(to_plain(question.label))

    def _toggled(self, value: str, checked: bool) -> None:
        if self._is_one:
            self._emit(value if checked else "")
            return
        chosen = set(self.question.value.split()) ^ {value}
        self._emit(" ".join(choice.value for choice in self.question.choices if choice.value in chosen))


def _side_by_side(row: QWidget, words: QWidget, marks: QWidget) -> None:
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    # The same shares in every line, so that the marks stand below each other.
    for widget, share in ((words, 2), (marks, 3)):
        policy = widget.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Ignored)
        widget.setSizePolicy(policy)
        line.addWidget(widget, share)
