"""When the curfew begins where the team works, and when it plans to end: an interview reminds an hour before (G11)."""

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from app.error_messages import Messages
from app.jobs import Jobs, Lane
from app.screens.draft.told import Curfew, curfew, keep_curfew
from app.widgets import Card, Notice, column, field_label, label, named, row
from storage.platform.clock import Clock
from storage.vault import Vault

#: Half hours of the afternoon and the evening.
TIMES = tuple(f"{minutes // 60:02d}:{minutes % 60:02d}" for minutes in range(14 * 60, 24 * 60, 30))


class CurfewCard(Card):
    """Two times of the day; what is chosen counts at once."""

    def __init__(
        self, vault: Vault, jobs: Jobs, clock: Clock, messages: Messages, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._vault, self._jobs, self._clock, self._messages = vault, jobs, clock, messages
        self._heading, self._hint = label("h2"), label("hint", wrap=True)
        self._begins, self._planned = named("curfew_begins", QComboBox()), named("curfew_planned", QComboBox())
        self._labels = [field_label(box) for box in (self._begins, self._planned)]
        self._problem = Notice("bad")
        for box in (self._begins, self._planned):
            box.addItem("", "")
            for time in TIMES:
                box.addItem(time, time)
            box.currentIndexChanged.connect(self._chosen)
            # Until it is known what was set.
            box.setEnabled(False)
        self.body.addWidget(self._heading)
        self.body.addWidget(self._hint)
        columns = [column(words, box, spacing=4) for words, box in zip(self._labels, self._boxes(), strict=True)]
        self.body.addLayout(row(*columns, None, spacing=14))
        self.body.addWidget(self._problem)
        self._retranslate()
        jobs.run(Lane.VAULT, self._read, done=self._show, failed=self._failed)

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _boxes(self) -> tuple[QComboBox, QComboBox]:
        return self._begins, self._planned

    @Slot()
    def _chosen(self) -> None:
        begins, planned = (str(box.currentData()) for box in self._boxes())
        moment = self._clock.now()

        def keep() -> None:
            with self._vault.transaction() as tx:
                keep_curfew(tx, Curfew(begins, planned), moment)

        self._jobs.run(Lane.VAULT, keep, done=self._kept, failed=self._failed)

    def _read(self) -> Curfew:
        with self._vault.read() as tx:
            return curfew(tx)

    def _show(self, known: Curfew) -> None:
        for box, time in zip(self._boxes(), (known.begins, known.planned), strict=True):
            box.blockSignals(True)
            box.setCurrentIndex(max(0, box.findData(time)))
            box.blockSignals(False)
            box.setEnabled(True)

    def _kept(self, _done: None) -> None:
        self._problem.show_text("", "bad")

    def _failed(self, error: Exception) -> None:
        message = self._messages.shown(error)
        self._problem.show_text(f"{message.happened} {message.do}", "bad")

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Curfew"))
        self._hint.setText(
            self.tr("An interview reminds of it an hour before. Without a planned end the time now counts.")
        )
        for words, box, text in zip(
            self._labels, self._boxes(), (self.tr("The curfew begins at"), self.tr("We plan to end at")), strict=True
        ):
            words.setText(text)
            box.setAccessibleName(text)
            box.setItemText(0, self.tr("Not given"))
