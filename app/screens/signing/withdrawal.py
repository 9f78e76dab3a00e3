"""What the person withdrew in a correction: whether it is destroyed here, and what cannot be recalled any more."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from app.fields.base import styled
from app.screens.signing.sealing_work import Withdrawal
from app.widgets import label, named


class WithdrawalCard(QWidget):
    """Asks; nothing is destroyed while nobody has ticked it."""

    chosen = Signal(bool)

    def __init__(self, day: Callable[[date], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = day
        self._withdrawal: Withdrawal | None = None
        self._title = styled("h2", QLabel(self))
        self._title.setWordWrap(True)
        self._what = named("withdrawn", label("text", wrap=True))
        self._left = named("not_recalled", label("hint", wrap=True))
        self._choice = named("destroy_withdrawn", QCheckBox(self))
        self._choice.toggled.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 14)
        for part in (self._title, self._what, self._left, self._choice):
            column.addWidget(part)
        self.hide()
        self._retranslate()

    @property
    def is_chosen(self) -> bool:
        """Whether it is to be destroyed."""
        return self._withdrawal is not None and self._choice.isChecked()

    def show_withdrawal(self, withdrawal: Withdrawal | None) -> None:
        """Show what is asked about, or nothing."""
        self._withdrawal = withdrawal
        self._choice.setChecked(False)
        self._retranslate()
        self.setVisible(withdrawal is not None)

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("The person withdrew consent"))
        self._choice.setText(self.tr("Destroy it here when sealing"))
        self._choice.setAccessibleName(self._choice.text())
        if self._withdrawal is None:
            return
        self._what.setText(self._what_words(self._withdrawal))
        self._left.setText(self._left_words(self._withdrawal))
        self._choice.setAccessibleDescription(f"{self._what.text()} {self._left.text()}")

    def _what_words(self, known: Withdrawal) -> str:
        if known.forgetting.everything:
            return self.tr(
                "Everything: if you tick this, no revision of this interview can be read on this laptop any more, this"
                " one too. Only its number, its dates and what was done with it stay."
            )
        return self.tr(
            "Recordings: {recordings}, photographs: {photos}, documents: {documents}. If you tick this, nobody can open"
            " them on this laptop any more. The answers stay."
        ).format(recordings=known.recordings, photos=known.photos, documents=known.documents)

    def _left_words(self, known: Withdrawal) -> str:
        copies = self.tr(
            "Copies follow: on this laptop within minutes, on the chosen stick when it is plugged in next. Other sticks"
            " and copies are not reached. If the law or a court may need it, ask your coordinator first."
        )
        if known.delivered_at:
            day = self._day(datetime.fromisoformat(known.delivered_at).astimezone().date())
            left = self.tr("Cannot be recalled: it was delivered on {day}. Central is told of the withdrawal.").format(
                day=day
            )
        elif known.has_left:
            left = self.tr("Cannot be recalled: part of it has left. Central is told of the withdrawal.")
        else:
            left = self.tr("As far as this laptop knows, nothing of it has left.")
        return f"{left} {copies}"
