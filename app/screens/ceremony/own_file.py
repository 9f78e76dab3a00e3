"""One key file by itself: whether it opens, and another passphrase for it. Knows no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

from app.error_messages import Message, Messages
from app.jobs import Jobs, Lane
from app.screens.ceremony.preparation import read_bounded
from app.screens.ceremony.steps import CeremonyRefused, Step
from app.screens.ceremony.writing import write_under
from storage.crypto.kdf import Argon2Cost
from storage.keys import key_file
from storage.keys.key_file import KeyFile, KeyPurpose

T = TypeVar("T")


class View(Protocol):
    """What the screen can show."""

    def show_step(self, step: Step) -> None:
        """Turn to a page."""

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""

    def show_key_file(self, purpose: KeyPurpose) -> None:
        """Say that it opens, and what it holds."""

    def show_key_file_written(self, name: str) -> None:
        """Say that it was written under the new passphrase."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that opened; `key` is its own."""

    name: str
    file: KeyFile
    key: bytes = field(repr=False)


class OwnFilePresenter:
    """Opens a key file for whoever keeps it, and forgets it again."""

    def __init__(
        self, view: View, jobs: Jobs, messages: Messages, *, practice: bool, cost: Callable[[], Argon2Cost]
    ) -> None:
        self._view = view
        self._jobs = jobs
        self._messages = messages
        self._practice = practice
        self._cost = cost
        self._opened: Opened | None = None
        self.had_secrets = False

    def asked(self) -> None:
        """Somebody wants to try a file."""
        self._view.show_problem(None)
        self._view.show_step(Step.TRY_FILE)

    def tried(self, path: Path, passphrase: str, cards: Sequence[str]) -> None:
        """Open it, by cards if there are any."""
        self._run(lambda: self._open(path, passphrase, cards), self._was_opened, back_to=Step.TRY_FILE)

    def folder_chosen(self, folder: Path, passphrase: str) -> None:
        """Write the file that opened under another passphrase."""
        opened = self._opened
        if opened is not None:
            self._run(
                lambda: write_under(folder / opened.name, opened.file, opened.key, passphrase, self._cost()),
                self._written,
                back_to=Step.TRIED,
            )

    def forget(self) -> None:
        """Let go of the file's key."""
        self._opened = None

    def _open(self, path: Path, passphrase: str, cards: Sequence[str]) -> Opened:
        file = key_file.read(read_bounded(path))
        if file.practice != self._practice:
            raise CeremonyRefused("practice-mismatch")
        key = file.key_by_cards(cards) if cards else file.key_by_passphrase(passphrase)
        file.opened(key)
        return Opened(path.name, file, key)

    def _was_opened(self, opened: Opened) -> None:
        self._opened, self.had_secrets = opened, True
        self._view.show_key_file(opened.file.purpose)
        self._view.show_step(Step.TRIED)

    def _written(self, path: Path) -> None:
        self._view.show_key_file_written(path.name)
        self._view.show_step(Step.TRIED)

    def _run(self, work: Callable[[], T], done: Callable[[T], None], *, back_to: Step) -> None:
        self._view.show_problem(None)
        self._view.show_step(Step.WORKING)

        def failed(error: Exception) -> None:
            self._view.show_step(back_to)
            self._view.show_problem(self._messages.shown(error))

        self._jobs.run(Lane.VAULT, work, done=done, failed=failed)
