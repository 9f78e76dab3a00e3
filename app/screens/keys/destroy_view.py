"""Destroying a vault: what is safe, what is not, a phrase to type."""

from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QProgressBar, QVBoxLayout, QWidget

from app.error_messages import Message
from app.language import Language
from app.screens.keys.loss import Loss
from app.widgets import Card, Notice, Page, button, field_label, label, named, row
from app.workspace import Header
from storage.interviews.interviews import State

_MOST_LISTED = 100


class DestroyScreen(QWidget):
    """Nothing happens before the phrase stands there as it is asked for."""

    shown = Signal()
    confirmed = Signal()
    ended = Signal()
    left = Signal()

    def __init__(self, header: Header, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self._header, self._language = header, language
        self._loss: Loss | None = None
        self._is_working = self._is_over = False
        self._heading, self._text = label("h1"), label("text", wrap=True)
        self._safe_heading, self._safe = label("h2"), named("safe", label("text", wrap=True))
        self._lost_heading, self._lost = label("h2"), named("lost", label("text", wrap=True))
        self._flash = label("hint", wrap=True)
        self._phrase = named("phrase", QLineEdit())
        self._phrase_label = field_label(self._phrase)
        self._problem = named("problem", Notice("bad"))
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.hide()
        self._back = button("back", "", "arrow-left")
        self._destroy = button("destroy_now", "danger", "trash-2")
        self._end = button("end", "primary", "lock")
        self._build()
        self._phrase.textChanged.connect(self._checked)
        self._destroy.clicked.connect(self._destroy_pressed)
        self._end.clicked.connect(self.ended)
        self._back.clicked.connect(self.left)
        self.setFocusProxy(self._back)
        self._retranslate()

    def show_loss(self, found: Loss) -> None:
        """Show what is safe and what is not."""
        self._loss = found
        self._retranslate()

    def show_working(self, working: bool) -> None:
        """Show that the vault is being destroyed."""
        self._is_working = working
        self._busy.setVisible(working)
        self._checked()

    def show_problem(self, problem: Message, *, is_over: bool, are_keys_gone: bool) -> None:
        """Say what went wrong; `is_over` if nothing more can be done here."""
        self._is_over = is_over
        text = f"{problem.happened}\n{problem.do}"
        if are_keys_gone:
            text = self.tr(
                "The keys are gone and nothing here can be read any more, but not every file could be removed."
            )
        self._problem.show_text(text, "bad")
        self._checked()

    def showEvent(self, event: QShowEvent) -> None:
        """Name the screen in the header and ask for its content."""
        super().showEvent(event)
        self._header.set_title(self.tr("Destroy this vault"))
        self.shown.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self.tr("Destroy this vault"))
        super().changeEvent(event)

    def _build(self) -> None:
        page = Page(width=760)
        card = Card()
        for part in (
            self._heading,
            self._text,
            self._safe_heading,
            self._safe,
            self._lost_heading,
            self._lost,
            self._flash,
            self._phrase_label,
            self._phrase,
            self._problem,
            self._busy,
        ):
            card.body.addWidget(part)
        card.body.addLayout(row(self._back, None, self._end, self._destroy))
        page.body.addWidget(card)
        page.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    def _destroy_pressed(self) -> None:
        self.confirmed.emit()

    def _checked(self) -> None:
        typed = " ".join(self._phrase.text().casefold().split())
        is_right = typed == self.tr("destroy everything").casefold()
        can = is_right and self._loss is not None and not self._is_working and not self._is_over
        self._destroy.setEnabled(can)
        self._destroy.setVisible(not self._is_over)
        self._back.setVisible(not self._is_over)
        self._back.setEnabled(not self._is_working)
        self._end.setVisible(self._is_over)
        self._phrase.setEnabled(not self._is_working and not self._is_over)

    def _retranslate(self) -> None:
        found = self._loss
        self._heading.setText(self.tr("Destroy this vault"))
        self._text.setText(
            self.tr("The keys of this vault are removed first, then its copies on this disk and everything else.")
        )
        self._safe_heading.setText(self.tr("Safe elsewhere"))
        self._lost_heading.setText(self.tr("Lost for ever"))
        self._safe.setText("" if found is None else self._safe_text(found))
        self._lost.setText("" if found is None else self._lost_text(found))
        self._flash.setText(
            self.tr(
                "A disk may keep old pieces of what was removed. Without the keys they are meaningless as far as "
                "anybody knows today, but a laboratory might find an old key on such a disk and would then still "
                "need the passphrase. Recovery cards open the copy on a second medium as before."
            )
        )
        self._phrase_label.setText(self.tr("Type: destroy everything"))
        self._phrase.setAccessibleName(self.tr("Type: destroy everything"))
        self._destroy.setText(self.tr("Destroy for ever"))
        self._end.setText(self.tr("Close the program"))
        self._back.setText(self.tr("&Back"))
        self._busy.setAccessibleName(self.tr("Destroying the vault"))
        self._checked()

    def _safe_text(self, found: Loss) -> str:
        lines = [self.tr("Delivered, and central’s receipt is here: {count}.").format(count=found.delivered)]
        if found.medium_at:
            lines.append(
                self.tr(
                    "On the second medium: everything as it was on {day}. Only recovery cards open that copy."
                ).format(day=self._day(found.medium_at))
            )
        else:
            lines.append(self.tr("There is no copy on a second medium."))
        return "\n".join(lines)

    def _lost_text(self, found: Loss) -> str:
        if not found.lost:
            return self.tr("Nothing: everything here was delivered.")
        names = {
            State.DRAFT: self.tr("draft"),
            State.STAYS_HERE: self.tr("stays on this computer by consent"),
            State.SEALED: self.tr("sealed, on its way nowhere"),
            State.WAITING: self.tr("waits for delivery"),
            State.PARKED: self.tr("refused by central"),
        }
        lines = [self.tr("If they are not on a second medium: {count}.").format(count=len(found.lost))]
        for one in found.lost[:_MOST_LISTED]:
            line = f"{one.number} {one.title}".strip()
            lines.append(f"{line}: {names.get(one.state, '')}")
        if len(found.lost) > _MOST_LISTED:
            lines.append("…")
        return "\n".join(lines)

    def _day(self, text: str) -> str:
        try:
            return self._language.day(datetime.fromisoformat(text).date())
        except ValueError:
            return text
