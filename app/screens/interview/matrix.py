"""The consent matrix: one decision to a line, words on the left, answers on the right."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.fields.base import REQUIRED_MARK, numbered, styled
from app.fields.chips import ChoiceGroup
from app.fields.markdown import to_plain, to_rich_text
from app.fields.question import GroupBlock, Question


class MatrixRow(QWidget):
    """One decision."""

    answered = Signal(str, str)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = question
        self.setProperty("ref", question.ref)
        self.setObjectName(question.ref.rpartition("/")[2])
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setWordWrap(True)
        self._hint = styled("hint", QLabel(self))
        self._hint.setWordWrap(True)
        self._hint.setTextFormat(Qt.TextFormat.RichText)
        self._problem = styled("problem", QLabel(self))
        self._group = ChoiceGroup(self, exclusive=True)
        self._group.toggled.connect(self._toggled)
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self._label, self._hint, self._problem):
            words.addWidget(label)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 7, 0, 7)
        row.setSpacing(14)
        row.addLayout(words, 3)
        row.addWidget(self._group, 7)
        self.setFocusProxy(self._group)
        self.show_question(question)

    def show_question(self, question: Question) -> None:
        """Show the decision as it is now."""
        self._question = question
        self._label.setText(numbered(question) + (REQUIRED_MARK if question.required else ""))
        self._hint.setText(to_rich_text(question.hint))
        self._hint.setVisible(bool(question.hint))
        self._problem.setText(self.tr("Needs a decision") if question.problem == "!required" else question.problem)
        self._problem.setVisible(bool(question.problem))
        chosen = frozenset([question.value]) if question.value else frozenset()
        self._group.show_choices(question.choices, chosen, enabled=not question.readonly)
        self._group.set_group_name(to_plain(question.label))

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_question(self._question)

    def _toggled(self, value: str, checked: bool) -> None:
        self.answered.emit(self._question.ref, value if checked else "")


class MatrixView(QFrame):
    """All decisions of a group; what is not chosen means no, and the head says so."""

    answered = Signal(str, str)

    def __init__(self, block: GroupBlock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("matrix")
        self._title = styled("h2", QLabel(self))
        self._hint = styled("hint", QLabel(self))
        self._hint.setWordWrap(True)
        self._hint.setTextFormat(Qt.TextFormat.RichText)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._title)
        self._column.addWidget(self._hint)
        self._column.addSpacing(4)
        self._rows: dict[str, MatrixRow] = {}
        self._lines: dict[str, QFrame] = {}
        self.show_block(block)

    def has(self, ref: str) -> bool:
        """Whether one of the decisions is this question."""
        return ref in self._rows

    def row(self, ref: str) -> MatrixRow:
        """The line of one decision."""
        return self._rows[ref]

    def show_block(self, block: GroupBlock) -> None:
        """Show the decisions as they are now."""
        self._title.setText(to_plain(block.title))
        self._hint.setText(to_rich_text(block.hint))
        self._hint.setVisible(bool(block.hint))
        questions = [one for one in block.blocks if isinstance(one, Question)]
        refs = [question.ref for question in questions]
        for ref in [ref for ref in self._rows if ref not in refs]:
            for gone in (self._rows.pop(ref), self._lines.pop(ref)):
                self._column.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
        for place, question in enumerate(questions):
            if question.ref in self._rows:
                self._rows[question.ref].show_question(question)
                continue
            row, line = MatrixRow(question, self), QFrame(self)
            line.setObjectName("matrixline")
            line.setFixedHeight(1)
            row.answered.connect(self.answered)
            self._column.insertWidget(3 + place * 2, line)
            self._column.insertWidget(4 + place * 2, row)
            self._rows[question.ref], self._lines[question.ref] = row, line
            row.show()
            line.show()
