"""One question that two corrections answer differently: both answers, whose holds, and why."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLineEdit, QRadioButton, QWidget

from app.fields.base import TESTIMONY
from app.screens.received.corrections.presenter import Kept, Row
from app.widgets import Card, field_label, label, named


class AnswerCard(Card):
    """Two columns, and a choice under each; the third choice is for neither."""

    decided = Signal(str, str)
    explained = Signal(str, str)

    def __init__(self, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._question = label("h2", wrap=True)
        self._section = label("hint", wrap=True)
        self._answers = {Kept.LEFT: label("text", wrap=True), Kept.RIGHT: label("text", wrap=True)}
        self._choices = {kept: named(f"keep_{kept}", QRadioButton(self)) for kept in Kept}
        self._group = QButtonGroup(self)
        columns = QGridLayout()
        columns.setHorizontalSpacing(24)
        for place, kept in enumerate((Kept.LEFT, Kept.RIGHT)):
            columns.setColumnStretch(place, 1)
            columns.addWidget(self._answers[kept], 0, place)
            columns.addWidget(self._choices[kept], 1, place)
        for place, choice in enumerate(self._choices.values()):
            self._group.addButton(choice, place)
        self._why = named("why", QLineEdit(self))
        self._why.setInputMethodHints(TESTIMONY)
        self._why.setMaxLength(1_000)
        self._why_label = field_label(self._why)
        for widget in (self._section, self._question):
            self.body.addWidget(widget)
        self.body.addLayout(columns)
        self.body.addWidget(self._choices[Kept.NEITHER])
        self.body.addWidget(self._why_label)
        self.body.addWidget(self._why)
        self._group.idClicked.connect(self._chosen)
        self._why.textChanged.connect(self._explained)
        self.show_row(row)

    def show_row(self, row: Row) -> None:
        """Show the same question in other words."""
        self._row = row
        self._retranslate()

    def show_decided(self, kept: Kept | None, reason: str) -> None:
        """Show what was decided before."""
        if kept is not None:
            self._choices[kept].setChecked(True)
        self._why.blockSignals(True)
        self._why.setText(reason)
        self._why.blockSignals(False)

    def take_focus(self) -> None:
        """Let the keyboard begin here."""
        self._choices[Kept.LEFT].setFocus()

    def set_enabled(self, is_enabled: bool) -> None:
        """Let nothing be changed while it is sealed, and after."""
        for choice in self._choices.values():
            choice.setEnabled(is_enabled)
        self._why.setReadOnly(not is_enabled)

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _chosen(self, place: int) -> None:
        self.decided.emit(self._row.ref, tuple(Kept)[place].value)

    def _explained(self, text: str) -> None:
        self.explained.emit(self._row.ref, text)

    def _retranslate(self) -> None:
        row = self._row
        self._section.setText(row.section)
        self._section.setVisible(bool(row.section))
        self._question.setText(row.label)
        nothing = self.tr("Not answered")
        for number, (kept, said) in enumerate(((Kept.LEFT, row.left), (Kept.RIGHT, row.right)), 1):
            self._answers[kept].setText(said or nothing)
            choice = self._choices[kept]
            choice.setText(self.tr("This answer holds"))
            # Whoever only hears the screen hears the question and the answer with the choice.
            spoken = self.tr("{question}. Correction {number}: {answer}. This answer holds")
            choice.setAccessibleName(spoken.format(question=row.label, number=number, answer=said or nothing))
        neither = self._choices[Kept.NEITHER]
        neither.setText(self.tr("Neither: the person is to be asked again"))
        neither.setAccessibleName(
            self.tr("{question}. Neither answer holds: the person is to be asked again").format(question=row.label)
        )
        self._why_label.setText(self.tr("Why (where it needs a word)"))
        self._why.setAccessibleName(self.tr("Why, for the question: {question}").format(question=row.label))
