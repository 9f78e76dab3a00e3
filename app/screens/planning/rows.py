"""Rows of a plan: a risk, a thing of the kit, a note about a visit; and the list that holds such rows."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from app.language import Language
from app.theme import sized
from app.widgets import button, label, named, row
from forms.protocols import ListChoice
from storage.interviews.planning import LONGEST, MOST_LINES, KitItem, Risk, Visit

_QUIET = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
V = TypeVar("V")


class PlanRow(QWidget, Generic[V]):
    """One row; says when somebody changes it or wants it away."""

    changed = Signal()
    remove_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remove = button("remove_row", "icon", "x")
        self._remove.clicked.connect(self.remove_asked)

    def value(self) -> V:
        """What stands in the row."""
        raise NotImplementedError

    def retranslate(self, number: int) -> None:
        """Name everything in the present language; rows are told apart by their number."""
        raise NotImplementedError

    def _line(self, name: str, text: str) -> QLineEdit:
        made = named(name, QLineEdit(text))
        made.setMaxLength(LONGEST)
        made.setInputMethodHints(_QUIET)
        made.textEdited.connect(self.changed)
        return made


class RiskRow(PlanRow[Risk]):
    """A risk: what, how likely, how bad, what is done about it, what remains."""

    def __init__(
        self,
        risk: Risk,
        categories: tuple[ListChoice, ...],
        levels: tuple[ListChoice, ...],
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._categories, self._levels, self._language = categories, levels, language
        self._category = self._box("risk_category", categories, risk.category)
        self._likelihood, self._impact = (
            self._grade("risk_likelihood", risk.likelihood),
            self._grade("risk_impact", risk.impact),
        )
        self._score = label("label")
        self._measure = self._line("risk_measure", risk.measure)
        self._remains = self._box("risk_remains", levels, risk.remains)
        self._category.setMinimumWidth(sized(220))
        self.setFocusProxy(self._category)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 6)
        layout.setSpacing(6)
        self._times = label("hint", "×")
        layout.addLayout(
            row(self._category, self._likelihood, self._times, self._impact, self._score, None, self._remove)
        )
        layout.addLayout(row(self._measure, self._remains))
        for one in (self._likelihood, self._impact):
            one.valueChanged.connect(self._graded)
        for box in (self._category, self._remains):
            box.currentIndexChanged.connect(self.changed)

    def value(self) -> Risk:
        """The risk as it stands."""
        return Risk(
            self._category.currentData(),
            self._likelihood.value(),
            self._impact.value(),
            self._measure.text(),
            self._remains.currentData(),
        )

    def retranslate(self, number: int) -> None:
        """Name everything in the present language."""
        code = self._language.code
        self._category.setItemText(0, self.tr("choose a risk"))
        self._remains.setItemText(0, self.tr("what remains"))
        for box, choices in ((self._category, self._categories), (self._remains, self._levels)):
            for at, one in enumerate(choices, 1):
                box.setItemText(at, one.label[code])
        self._category.setAccessibleName(self.tr("Risk {number}").format(number=number))
        self._likelihood.setAccessibleName(self.tr("Likelihood of risk {number}, 1 to 5").format(number=number))
        self._impact.setAccessibleName(self.tr("Impact of risk {number}, 1 to 5").format(number=number))
        self._measure.setPlaceholderText(self.tr("what is done about it"))
        self._measure.setAccessibleName(self.tr("What is done about risk {number}").format(number=number))
        self._remains.setAccessibleName(self.tr("What remains of risk {number}").format(number=number))
        self._remove.setAccessibleName(self.tr("Take out risk {number}").format(number=number))
        self._show_score()

    def _box(self, name: str, choices: tuple[ListChoice, ...], chosen: str) -> QComboBox:
        box = named(name, QComboBox())
        box.addItem("", "")
        for one in choices:
            box.addItem("", one.code)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        return box

    def _grade(self, name: str, value: int) -> QSpinBox:
        made = named(name, QSpinBox())
        made.lineEdit().setTextMargins(9, 0, 0, 0)
        made.setRange(1, 5)
        made.setValue(value)
        made.setFixedWidth(sized(72))
        return made

    def _graded(self) -> None:
        self._show_score()
        self.changed.emit()

    def _show_score(self) -> None:
        self._score.setText(f"= {self.value().score}")


class KitRow(PlanRow[KitItem]):
    """A thing to take along: ticked when it is packed."""

    def __init__(self, item: KitItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._packed = named("kit_packed", QCheckBox())
        self._packed.setChecked(item.packed)
        self._packed.toggled.connect(self.changed)
        self._text = self._line("kit_text", item.text)
        self.setLayout(row(self._packed, self._text, self._remove))
        self.setFocusProxy(self._text)

    def value(self) -> KitItem:
        """The thing, and whether it is packed."""
        return KitItem(self._text.text(), self._packed.isChecked())

    def retranslate(self, number: int) -> None:
        """Name everything in the present language."""
        self._packed.setAccessibleName(self.tr("Thing {number} is packed").format(number=number))
        self._text.setPlaceholderText(self.tr("what to take along"))
        self._text.setAccessibleName(self.tr("Thing {number}").format(number=number))
        self._remove.setAccessibleName(self.tr("Take out thing {number}").format(number=number))


class VisitRow(PlanRow[Visit]):
    """A courtesy note: where, when, who was there, what was spoken of; nobody heard is named."""

    def __init__(self, visit: Visit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._day = self._line("visit_place", visit.place), self._line("visit_day", visit.day)
        self._by, self._note = self._line("visit_by", visit.by), self._line("visit_note", visit.note)
        self._day.setFixedWidth(sized(120))
        self.setFocusProxy(self._place)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 6)
        layout.setSpacing(6)
        layout.addLayout(row(self._place, self._day, self._by, self._remove))
        layout.addWidget(self._note)

    def value(self) -> Visit:
        """The note as it stands."""
        return Visit(self._place.text(), self._day.text(), self._by.text(), self._note.text())

    def retranslate(self, number: int) -> None:
        """Name everything in the present language."""
        for field, shown, name in (
            (self._place, self.tr("where"), self.tr("Where, visit {number}")),
            (self._day, self.tr("when"), self.tr("When, visit {number}")),
            (self._by, self.tr("which organisation"), self.tr("Which organisation, visit {number}")),
            (self._note, self.tr("what was spoken of, no names"), self.tr("What was spoken of, visit {number}")),
        ):
            field.setPlaceholderText(shown)
            field.setAccessibleName(name.format(number=number))
        self._remove.setAccessibleName(self.tr("Take out visit {number}").format(number=number))


class Rows(QWidget, Generic[V]):
    """Rows of one kind under each other, with a button for one more."""

    changed = Signal()

    def __init__(self, name: str, make: Callable[[V], PlanRow[V]], empty: V, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make, self._empty = make, empty
        self._rows: list[PlanRow[V]] = []
        self._add = button(f"add_{name}", "", "plus")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addLayout(row(self._add, None))
        self._add.clicked.connect(self._add_pressed)

    def show_values(self, values: tuple[V, ...]) -> None:
        """Show these rows."""
        for one in tuple(self._rows):
            self._take_out(one)
        for value in values:
            self._put(value)
        self._renumber()

    def values(self) -> tuple[V, ...]:
        """What stands in the rows."""
        return tuple(one.value() for one in self._rows)

    def name_adding(self, text: str) -> None:
        """Say what the button adds."""
        self._add.setText(text)
        self._renumber()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._renumber()
        super().changeEvent(event)

    def _add_pressed(self) -> None:
        made = self._put(self._empty)
        self._renumber()
        made.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _put(self, value: V) -> PlanRow[V]:
        made = self._make(value)
        made.changed.connect(self.changed)
        made.remove_asked.connect(self._remove_asked)
        self._layout.insertWidget(len(self._rows), made)
        self._rows.append(made)
        return made

    def _remove_asked(self) -> None:
        made = self.sender()
        assert isinstance(made, PlanRow)
        self._take_out(made)
        self._renumber()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _take_out(self, made: PlanRow[V]) -> None:
        self._rows.remove(made)
        self._layout.removeWidget(made)
        made.hide()
        made.deleteLater()

    def _renumber(self) -> None:
        for number, one in enumerate(self._rows, 1):
            one.retranslate(number)
        self._add.setEnabled(len(self._rows) < MOST_LINES)
