"""A damaged vault: what happened, one button, and what was saved."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.error_messages import Message
from app.language import Language
from app.widgets import Card, Notice, Page, button, label, named, row
from app.widgets.files import choose_folder
from storage.backup.repair import Repaired


class RepairScreen(QWidget):
    """Shows and emits."""

    repair_asked = Signal()
    folder_chosen = Signal(Path)
    save_asked = Signal()
    cancelled = Signal()
    opened = Signal()
    left = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self._language = language
        self._is_working = self._is_medium_wanted = False
        self._done: Repaired | None = None
        self._heading, self._explanation = label("h1"), named("explanation", label("text", wrap=True))
        self._problem = named("problem", Notice("bad"))
        self._result = named("result", Notice("good"))
        self._bar = named("progress", QProgressBar())
        self._bar.setTextVisible(False)
        self._back = button("back", "", "arrow-left")
        self._stop = button("stop", "")
        self._choose = button("choose_copy", "", "usb")
        self._save = button("save_readable", "", "save")
        self._repair = button("repair", "primary", "heart-pulse")
        self._open = button("open", "primary", "lock-open")
        card = Card()
        for part in (self._heading, self._explanation, self._problem, self._result, self._bar):
            card.body.addWidget(part)
        card.body.addLayout(row(self._back, self._stop, None, self._save, self._choose, self._repair, self._open))
        page = Page(width=640)
        page.body.addStretch(1)
        page.body.addWidget(card)
        page.body.addStretch(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        self._repair.clicked.connect(self.repair_asked)
        self._choose.clicked.connect(self._choose_pressed)
        self._save.clicked.connect(self.save_asked)
        self._open.clicked.connect(self.opened)
        self._back.clicked.connect(self.left)
        self._stop.clicked.connect(self._stop_pressed)
        self.setFocusProxy(self._repair)
        self._retranslate()

    def show_working(self, working: bool) -> None:
        """Show that the vault is being repaired."""
        self._is_working = working
        self._bar.setRange(0, 0)
        self._stop.setEnabled(working)
        self._retranslate()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def show_medium_wanted(self) -> None:
        """Offer to choose a copy on another medium, or to do without one."""
        self._is_medium_wanted = True
        self._retranslate()
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_repaired(self, repaired: Repaired) -> None:
        """Say what was saved and what is missing; from here the vault is opened."""
        self._done = repaired
        self._retranslate()
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""
        self._problem.show_text(f"{problem.happened}\n{problem.do}" if problem else "", "bad")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _stop_pressed(self) -> None:
        # What is being read is read to its end first.
        self._stop.setEnabled(False)
        self.cancelled.emit()

    def _choose_pressed(self) -> None:
        title = self.tr("The stick, disk or folder with the copy")
        choose_folder(self, title, self.folder_chosen.emit)

    def _retranslate(self) -> None:
        is_done = self._done is not None
        self._heading.setText(self.tr("The vault is whole again") if is_done else self.tr("This vault is damaged"))
        self._explanation.setText(
            self.tr(
                "Your passphrase is right, but the disk did not give back all that was written. The program sets the "
                "damaged state aside, takes the newest whole copy, and brings into it everything newer that can still "
                "be read. Nothing is deleted. It can be stopped: then the vault stays as it was."
            )
        )
        self._explanation.setVisible(not is_done)
        self._bar.setVisible(self._is_working)
        self._bar.setAccessibleName(self.tr("Repairing the vault"))
        self._back.setText(self.tr("&Back"))
        self._stop.setText(self.tr("S&top"))
        self._stop.setVisible(self._is_working)
        self._choose.setText(self.tr("&Choose the second copy"))
        self._save.setText(self.tr("There is no copy: &save what can be read"))
        self._repair.setText(self.tr("&Repair the vault"))
        self._open.setText(self.tr("&Open the vault"))
        self._back.setVisible(not is_done)
        for other in (self._choose, self._save):
            other.setVisible(self._is_medium_wanted and not is_done)
        self._repair.setVisible(not is_done and not self._is_medium_wanted)
        self._open.setVisible(is_done)
        for part in (self._back, self._choose, self._save, self._repair):
            part.setEnabled(not self._is_working)
        if self._done is not None:
            self._result.show_text(*self._told(self._done))

    def _told(self, done: Repaired) -> tuple[str, str]:
        at = self._language.day_and_time(datetime.fromisoformat(done.copy_at)) if done.copy_at else ""
        lines = [
            self.tr("The copy of {when} was taken.").format(when=at) if at else self.tr("No copy was taken."),
            self.tr("Newer answers brought into it: {answers}; newer interviews: {interviews}.").format(
                answers=done.answers, interviews=done.interviews
            ),
        ]
        if not done.gaps and not done.dropped:
            lines.append(self.tr("Everything that was saved is there."))
            return "\n".join(lines), "good"
        lines.append(
            self.tr(
                "Places of the damaged state that could not be read: {gaps}. What was saved since the copy may be "
                "missing there: look through the interviews of these days. The damaged state is kept: tell your "
                "coordinator."
            ).format(gaps=max(done.gaps, 1))
        )
        return "\n".join(lines), "care"
