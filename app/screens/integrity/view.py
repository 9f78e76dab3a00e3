"""Check everything: how far it is, what it found in sentences, what to do."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.error_messages import Messages
from app.language import Language
from app.screens.integrity import sentences
from app.widgets import Card, Notice, Page, button, label, named, row
from app.widgets.files import choose_target
from app.workspace import Header
from storage.integrity.findings import FILES
from storage.integrity.outcomes import Outcome


class IntegrityScreen(QWidget):
    """Shows and emits; the report holds no content of interviews."""

    check_asked = Signal()
    cancel_asked = Signal()
    save_asked = Signal(Path, str)
    copies_asked = Signal()
    shown = Signal()
    left = Signal()
    closed = Signal()

    def __init__(self, header: Header, language: Language, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self.way: object = None
        self._header, self._language, self._messages = header, language, messages
        self._outcome: Outcome | None = None
        self._is_known = False
        self._heading, self._hint = label("h1"), label("text", wrap=True)
        self._problem = named("problem", Notice("bad"))
        self._result = named("check_result", Notice("good"))
        self._details = named("check_details", label("", wrap=True))
        self._do = named("check_do", label("", wrap=True))
        self._progress = named("check_progress", QProgressBar())
        self._progress.setRange(0, 1000)
        self._progress.setTextVisible(False)
        self._check = button("check_everything", "primary", "shield-check")
        self._cancel = button("cancel_check", "", "x")
        self._save = button("save_report", "", "save")
        self._copies = button("to_copies", "", "undo-2")
        self._back = button("back", "", "arrow-left")
        page = Page(width=760)
        page.body.addWidget(self._heading)
        page.body.addWidget(self._hint)
        card = Card()
        for part in (self._problem, self._result, self._details, self._do, self._progress):
            card.body.addWidget(part)
        card.body.addLayout(row(self._save, self._copies, None, self._cancel, self._check))
        page.body.addWidget(card)
        page.body.addLayout(row(self._back, None))
        page.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        self._check.clicked.connect(self._check_pressed)
        self._cancel.clicked.connect(self.cancel_asked)
        self._save.clicked.connect(self._save_pressed)
        self._copies.clicked.connect(self.copies_asked)
        self._back.clicked.connect(self.left)
        self.setFocusProxy(self._check)
        self.show_running(None)
        self._retranslate()

    def show_last(self, outcome: Outcome | None) -> None:
        """Show the last outcome, or that there was none yet."""
        self._outcome, self._is_known = outcome, True
        self._show_outcome()

    def show_running(self, permille: int | None) -> None:
        """Show how far the check is; None when none runs."""
        is_running = permille is not None
        self._progress.setVisible(is_running)
        # The keyboard stays where the next thing to do is.
        if is_running and self._check.isEnabled():
            self._cancel.show()
            self._cancel.setFocus()
            self._check.setEnabled(False)
        elif not is_running:
            self._check.setEnabled(True)
            if self._cancel.hasFocus():
                self._check.setFocus()
            self._cancel.hide()
        if permille is not None:
            self._progress.setValue(permille)
            for part in (self._details, self._do, self._save, self._copies):
                part.hide()
            self._result.show_text("")

    def show_cancelled(self) -> None:
        """Say that the check was stopped before its end."""
        self._result.show_text(self.tr("The check was stopped before its end. Nothing was changed."), "care")

    def show_saved(self) -> None:
        """Say that the report was saved."""
        self._problem.show_text(self.tr("The report was saved. It names no person and no word of testimony."), "good")

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""
        problem = self._messages.shown(error)
        self._problem.show_text(f"{problem.happened}\n{problem.do}", "bad")

    def leave(self) -> None:
        """The navigator closes the screen."""
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Name the screen in the header."""
        super().showEvent(event)
        self.shown.emit()
        self._header.set_title(self.tr("Check everything"))

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self.tr("Check everything"))
        super().changeEvent(event)

    def _check_pressed(self) -> None:
        self._problem.show_text("")
        self.check_asked.emit()

    def _save_pressed(self) -> None:
        kinds = self.tr("Text (*.txt)")
        choose_target(self, self.tr("Report of the check"), kinds, "report.txt", self._target_chosen)

    def _target_chosen(self, path: Path) -> None:
        self.save_asked.emit(path, self.report())

    def report(self) -> str:
        """The outcome as a text to be handed to somebody."""
        if self._outcome is None:
            return ""
        lines = [self._summary(self._outcome), "", *self._found(self._outcome), "", self._to_do(self._outcome), ""]
        codes = [
            f"{one.code.value} {one.area.value if one.area else '-'} {one.count} {' '.join(one.interviews)}".rstrip()
            for one in self._outcome.findings.found
        ]
        return "\n".join([*lines, *codes, ""])

    def _show_outcome(self) -> None:
        outcome = self._outcome
        for part in (self._details, self._do):
            part.setVisible(outcome is not None)
        self._save.setVisible(outcome is not None)
        # What a copy can give back; the rest needs the repair or a coordinator.
        lost = outcome is not None and any(one.code in FILES for one in outcome.findings.found)
        self._copies.setVisible(lost)
        if outcome is None:
            text = self.tr("Nothing was checked in this vault yet.") if self._is_known else ""
            self._result.show_text(text, "care")
            return
        self._result.show_text(self._summary(outcome), "good" if outcome.findings.is_sound else "bad")
        self._details.setText("\n".join(self._found(outcome)))
        self._details.setVisible(bool(outcome.findings.found))
        self._do.setText(self._to_do(outcome))

    def _summary(self, outcome: Outcome) -> str:
        values = {
            "time": self._language.day_and_time(datetime.fromisoformat(outcome.at)),
            "interviews": outcome.findings.interviews,
            "files": outcome.findings.files,
        }
        if outcome.findings.is_sound:
            return self.tr(
                "{time}: everything is as the program left it. Interviews looked at: {interviews}, files: {files}."
            ).format(**values)
        return self.tr(
            "{time}: something is not as the program left it. Interviews looked at: {interviews}, files: {files}."
        ).format(**values)

    def _found(self, outcome: Outcome) -> list[str]:
        return [f"• {sentences.found(one)}" for one in outcome.findings.found]

    def _to_do(self, outcome: Outcome) -> str:
        return sentences.what_to_do(frozenset(one.code for one in outcome.findings.found))

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Check everything"))
        self._hint.setText(
            self.tr(
                "The program looks whether anything in this vault was changed, taken away, exchanged or put back "
                "behind its back. You can go on working meanwhile."
            )
        )
        self._progress.setAccessibleName(self.tr("How far the check is"))
        self._check.setText(self.tr("&Check everything now"))
        self._cancel.setText(self.tr("&Stop"))
        self._save.setText(self.tr("Save the &report…"))
        self._copies.setText(self.tr("&To the copies"))
        self._back.setText(self.tr("&Back"))
        if self._is_known:
            self._show_outcome()
