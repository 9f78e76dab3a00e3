"""Opens a file of answers with this device's key and takes it apart for reading. Knows no Qt."""

import csv
import hashlib
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

from app.error_messages import Message, Messages
from app.jobs import Jobs, Lane
from storage.interviews import custody, device, export_file
from storage.objects.custody import CustodyAction
from storage.platform import files
from storage.platform.clock import Clock
from storage.vault import Vault

MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 1_000
MOST_TEXT: Final = 500_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """One thing in the file: rows of a table with their head, or a text; neither where it is no text."""

    name: str
    size: int
    rows: tuple[tuple[str, ...], ...] = field(default=(), repr=False)
    text: str = field(default="", repr=False)


class View(Protocol):
    """What the screen can show."""

    def show_sheets(self, name: str, sheets: tuple[Sheet, ...]) -> None:
        """Show what a file holds."""

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""


class AnswersPresenter:
    """Reads files; keeps nothing of them."""

    def __init__(self, view: View, vault: Vault, jobs: Jobs, messages: Messages, clock: Clock) -> None:
        self._view, self._vault, self._jobs = view, vault, jobs
        self._messages, self._clock = messages, clock
        self._is_gone = False

    def file_chosen(self, path: Path) -> None:
        """Open a file."""
        self._view.show_problem(None)
        self._jobs.run(
            Lane.VAULT, lambda: self._read(path), done=lambda found: self._shown(path.name, found), failed=self._failed
        )

    def gone(self) -> None:
        """The screen is closed."""
        self._is_gone = True

    def _read(self, path: Path) -> tuple[Sheet, ...]:
        with self._vault.read() as tx:
            box = device.identity(tx).box
        files.private_directory(self._vault.staging)
        digest = hashlib.sha256()
        found = export_file.opened(path, box, self._vault.staging, seen=digest.update)
        with self._vault.transaction() as tx:
            custody.record_once(tx, "", CustodyAction.VIEW, self._clock.now(), digest.hexdigest(), "answers")
        return tuple(_sheet(name, content) for name, content in found.items())

    def _shown(self, name: str, sheets: tuple[Sheet, ...]) -> None:
        if not self._is_gone:
            self._view.show_sheets(name, sheets)

    def _failed(self, error: Exception) -> None:
        message = self._messages.shown(error)
        if not self._is_gone:
            self._view.show_sheets("", ())
            self._view.show_problem(message)


def _sheet(name: str, content: bytes) -> Sheet:
    if name.startswith("media/"):
        return Sheet(name, len(content))
    # Whoever made the file may have put anything into it: it is shown, never run, and not without end.
    text = content[: MOST_TEXT if not name.endswith(".csv") else None].decode("utf-8", errors="replace")
    if not name.endswith(".csv"):
        return Sheet(name, len(content), text=text)
    rows: list[tuple[str, ...]] = []
    try:
        for row in csv.reader(io.StringIO(text)):
            rows.append(tuple(row[:MOST_COLUMNS]))
            if len(rows) > MOST_ROWS:
                break
    except csv.Error:
        return Sheet(name, len(content), text=text[:MOST_TEXT])
    return Sheet(name, len(content), rows=tuple(rows))
