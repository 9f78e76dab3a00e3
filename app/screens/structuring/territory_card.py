"""The imported list of who controlled which place: what it is, and the way to bring another one."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from app.error_messages import Messages
from app.fields.days import written
from app.jobs import Jobs, Lane
from app.widgets import Card, Notice, button, label, row
from app.widgets.files import choose_file
from storage.interviews import territory
from storage.interviews.errors import ImportRefused
from storage.interviews.territory import TerritoryList
from storage.platform.clock import Clock
from storage.vault import Vault


class TerritoryWork:
    """Reads and imports the list; runs in the vault's lane."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault, self._clock = vault, clock

    def read(self) -> TerritoryList | None:
        """The list that counts."""
        with self._vault.read() as tx:
            return territory.current(tx)

    def take(self, path: Path) -> TerritoryList:
        """Take the list in a file instead of the one before.

        Raises:
            ImportRefused: It cannot be read, or is no such list.
        """
        try:
            with path.open("rb") as file:
                # One byte more than there may be: the room that takes it says that it is too large.
                data = file.read(territory.LARGEST + 1)
        except OSError as error:
            raise ImportRefused("import-unreadable") from error
        with self._vault.transaction() as tx:
            return territory.import_list(tx, data, self._clock.now())


class TerritoryCard(Card):
    """Shows the list and imports another."""

    def __init__(
        self, vault: Vault, jobs: Jobs, clock: Clock, messages: Messages, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._work, self._jobs, self._messages = TerritoryWork(vault, clock), jobs, messages
        self._list: TerritoryList | None = None
        self._heading = label("h2")
        self._words = label("text", wrap=True)
        self._problem = Notice("bad")
        self._import = button("import_territory", "", "upload")
        for part in (self._heading, self._words, self._problem):
            self.body.addWidget(part)
        self.body.addLayout(row(self._import, None))
        self._import.clicked.connect(self._pressed)
        self._retranslate()
        jobs.run(Lane.VAULT, self._work.read, done=self._show, failed=self._failed)

    def take(self, path: Path) -> None:
        """Import the list in a file."""
        work = self._work
        self._jobs.run(Lane.VAULT, lambda: work.take(path), done=self._show, failed=self._failed)

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _pressed(self) -> None:
        choose_file(self, self._import.text(), self.tr("Lists of territories (*.tsv *.txt)"), self.take)

    def _show(self, found: TerritoryList | None) -> None:
        self._list = found
        self._problem.show_text("")
        self._retranslate()

    def _failed(self, error: Exception) -> None:
        message = self._messages.shown(error)
        self._problem.show_text(f"{message.happened} {message.do}", "bad")

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Who controlled which place, and when"))
        self._import.setText(self.tr("Import a list…"))
        self._import.setAccessibleName(self.tr("Import a list of who controlled which place"))
        one = self._list
        if one is None:
            self._words.setText(
                self.tr("There is no list. With one, an incident’s place and date propose who controlled the place.")
            )
            return
        words = self.tr("“{source}” of {dated}: %n row(s).", "", one.rows)
        text = words.format(source=one.source, dated=written(date.fromisoformat(one.dated)))
        if one.mark == "G":
            text += " " + self.tr("It awaits a lawyer’s confirmation.")
        self._words.setText(text)
