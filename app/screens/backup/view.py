"""Copies: on this computer, on a second medium, and whether the way back works."""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from app.error_messages import Message
from app.keeping import KeepingState
from app.language import Language
from app.screens.backup import words
from app.widgets import Card, Notice, Page, button, label, named, row
from app.widgets.card_fields import CardFields
from app.widgets.files import choose_folder
from app.workspace import Header


class BackupScreen(QWidget):
    """Shows and emits."""

    shown = Signal()
    changed = Signal()
    folder_chosen = Signal(Path)
    copy_asked = Signal()
    medium_check_asked = Signal()
    check_asked = Signal()
    fetch_asked = Signal()
    trial_asked = Signal(tuple)
    cancelled = Signal()
    left = Signal()

    def __init__(self, header: Header, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self._header, self._language = header, language
        self._state = KeepingState()
        self._heading = label("h1")
        self._problem = named("problem", Notice("bad"))
        self._result = named("result", Notice("good"))
        self._headings = [label("h2") for _ in range(3)]
        self._generation, self._full_check = _text("generation"), _text("full_check")
        self._check = button("check_vault", "", "shield-check")
        self._fetch = button("fetch_missing", "", "undo-2")
        self._medium, self._explanation = _text("medium"), _text("explanation")
        self._care = named("care", Notice("care"))
        self._removals = named("removals", Notice("care"))
        self._choose = button("choose_medium", "", "usb")
        self._copy = button("copy_now", "primary", "copy")
        self._medium_check = button("check_medium", "", "check-check")
        self._trial, self._trial_explanation = _text("trial"), _text("trial_explanation")
        self._cards = named("trial_cards", CardFields())
        self._try = button("try_restore", "", "rotate-ccw")
        self._doing = _text("doing")
        self._bar = named("progress", QProgressBar())
        self._bar.setTextVisible(False)
        self._cancel = button("cancel", "", "x")
        self._back = button("back", "", "arrow-left")
        self._build()
        self._connect()
        self.setFocusProxy(self._choose)
        self._retranslate()

    def show_state(self, state: KeepingState) -> None:
        """Show how copies stand and what goes on."""
        if state.trial is not None and self._state.trial is None:
            self._cards.forget()
        self._state = state
        self._retranslate()

    def show_problem(self, problem: Message | None, card: int | None) -> None:
        """Say what went wrong, and with which card, or nothing."""
        if problem is None:
            self._problem.show_text("")
            return
        where = self._cards.point_to(card)
        text = f"{problem.happened}\n{problem.do}"
        self._problem.show_text(f"{where} {text}" if where else text, "bad")

    def showEvent(self, event: QShowEvent) -> None:
        """Name the screen in the header."""
        super().showEvent(event)
        self._header.set_title(self.tr("Copies"))
        self.shown.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self.tr("Copies"))
        super().changeEvent(event)

    def _build(self) -> None:
        page = Page(width=820)
        for part in (self._heading, self._problem, self._result):
            page.body.addWidget(part)
        self._running = Card()
        self._running.body.addWidget(self._doing)
        self._running.body.addLayout(row(self._bar, self._cancel))
        page.body.addWidget(self._running)
        second = Card()
        for part in (self._headings[0], self._care, self._medium, self._explanation, self._removals):
            second.body.addWidget(part)
        second.body.addLayout(row(self._choose, self._medium_check, None, self._copy))
        own = Card()
        for text in (self._headings[1], self._generation, self._full_check):
            own.body.addWidget(text)
        own.body.addLayout(row(self._check, None, self._fetch))
        trial = Card()
        for each in (self._headings[2], self._trial, self._trial_explanation, self._cards):
            trial.body.addWidget(each)
        trial.body.addLayout(row(None, self._try))
        for card in (second, own, trial):
            page.body.addWidget(card)
        page.body.addLayout(row(self._back, None))
        page.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    def _connect(self) -> None:
        self._choose.clicked.connect(self._choose_pressed)
        self._copy.clicked.connect(self.copy_asked)
        self._medium_check.clicked.connect(self.medium_check_asked)
        self._check.clicked.connect(self.check_asked)
        self._fetch.clicked.connect(self.fetch_asked)
        self._cards.changed.connect(self._show_enabled)
        self._try.clicked.connect(self._try_pressed)
        self._cancel.clicked.connect(self.cancelled)
        self._back.clicked.connect(self.left)

    def _choose_pressed(self) -> None:
        choose_folder(self, self.tr("A folder on a stick, a memory card or another disk"), self.folder_chosen.emit)

    def _try_pressed(self) -> None:
        self.trial_asked.emit(self._cards.cards)

    def _show_enabled(self) -> None:
        is_idle = self._state.doing is None
        is_there = self._state.is_medium_there
        known = self._state.standing
        has_copy = is_there and known is not None and bool(known.medium_copied_at)
        can_copy = known is not None and known.someone_could_open
        self._choose.setEnabled(is_idle and can_copy)
        self._copy.setEnabled(is_idle and can_copy and is_there)
        self._medium_check.setEnabled(is_idle and has_copy)
        self._check.setEnabled(is_idle)
        self._fetch.setEnabled(is_idle and has_copy)
        self._cards.setEnabled(is_idle and has_copy)
        self._try.setEnabled(is_idle and has_copy and self._cards.is_enough)

    def _show_running(self) -> None:
        doing = self._state.doing
        self._running.setVisible(doing is not None)
        if doing is None:
            return
        self._doing.setText(words.doing(doing))
        self._bar.setAccessibleName(words.doing(doing))
        # In parts of a thousand: bytes of a large vault are more than a progress bar counts.
        self._bar.setRange(0, 1000 if self._state.total else 0)
        self._bar.setValue(self._state.done * 1000 // self._state.total if self._state.total else 0)

    def _retranslate(self) -> None:
        state, known = self._state, self._state.standing
        self._heading.setText(self.tr("Copies"))
        titles = (
            self.tr("On a stick or another disk"),
            self.tr("On this computer"),
            self.tr("Would the copy help?"),
        )
        for heading, title in zip(self._headings, titles, strict=True):
            heading.setText(title)
        self._explanation.setText(
            self.tr(
                "Everything is copied, recordings and pictures too, locked like the vault: only the recovery cards "
                "or your organisation open it. It is copied once a day and after each sealing while it is plugged in."
            )
        )
        self._trial_explanation.setText(
            self.tr(
                "Type the words of your cards: the copy is brought back, checked and removed again. Nothing changes."
            )
        )
        self._medium.setText(words.medium(self._language, state))
        self._care.show_text(words.care(state), "care")
        if known is not None:
            self._generation.setText(words.generation(self._language, known))
            self._full_check.setText(words.full_check(self._language, known))
            self._removals.show_text(words.removals(known), "care")
            self._trial.setText(words.trial(self._language, known))
        self._result.show_text(words.result(state), "care" if words.is_partial(state) else "good")
        self._choose.setText(self.tr("&Choose the stick or disk"))
        self._copy.setText(self.tr("Copy &now"))
        self._medium_check.setText(self.tr("&Read the copy"))
        self._check.setText(self.tr("Check the &whole vault"))
        self._fetch.setText(self.tr("Bring back &from the copy what is missing"))
        self._try.setText(self.tr("&Try the way back"))
        self._cancel.setText(self.tr("&Stop"))
        self._back.setText(self.tr("&Back"))
        self._show_running()
        self._show_enabled()


def _text(name: str) -> QLabel:
    return named(name, label("text", wrap=True))
