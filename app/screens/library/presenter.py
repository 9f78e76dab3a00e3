"""Decides what the form library shows, takes in and lets go. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from app.error_messages import Message, Messages
from app.jobs import Jobs, Lane
from app.screens.library import importing
from app.screens.library.importing import Chosen, Taken
from forms.check import Finding, check
from forms.engine import load_form
from forms.xlsform import FormBroken
from storage.interviews import form_library
from storage.interviews.errors import NoSuchInterview
from storage.interviews.form_library import FormEntry
from storage.platform.clock import Clock
from storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Waiting:
    """A form that was chosen and is not in the library yet."""

    name: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What was said about a form.

    Attributes:
        errors: Of the converter, in its own words; then the form was not taken.
        warnings: Of the converter.
        taken: Title of the form that was taken.
        checked: Title of the form that was checked, and what the check found.
    """

    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    taken: str = ""
    checked: str = ""
    findings: tuple[Finding, ...] = ()


class View(Protocol):
    """What the screen can show."""

    def show_forms(self, entries: tuple[FormEntry, ...], chosen: str) -> None:
        """Show the library; `chosen` is the digest to stand at, empty for the present one."""

    def show_files(self, files: tuple[str, ...]) -> None:
        """Show which lists and pictures belong to the form in hand."""

    def show_waiting(self, waiting: Waiting | None) -> None:
        """Show the form that was chosen, and what lies beside it."""

    def show_working(self, working: bool) -> None:
        """Show that a form is being read."""

    def show_said(self, said: Said) -> None:
        """Show what the converter said."""

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""


class LibraryPresenter:
    """Reads and keeps forms in the background."""

    def __init__(
        self,
        view: View,
        vault: Vault,
        jobs: Jobs,
        clock: Clock,
        messages: Messages,
        *,
        preview: Callable[[str], None],
        classing: Callable[[str], None],
    ) -> None:
        self._view, self._vault, self._jobs, self._clock, self._messages = view, vault, jobs, clock, messages
        self._preview, self._classing = preview, classing
        self._chosen: Chosen | None = None
        self._is_working = False

    def shown(self) -> None:
        """The screen came to the front."""
        self._list("")

    def form_selected(self, digest: str) -> None:
        """Another form is in hand: say what lies beside it."""
        if digest:
            self._jobs.run(Lane.VAULT, lambda: self._files_of(digest), done=self._view.show_files, failed=self._failed)
        else:
            self._view.show_files(())

    def form_chosen(self, path: Path) -> None:
        """Read a form's file; it is taken when somebody says so."""
        self._begin()
        self._jobs.run(Lane.KEEPING, lambda: importing.read_form(path), done=self._read, failed=self._failed)

    def files_chosen(self, paths: tuple[Path, ...]) -> None:
        """Read lists and pictures that lie beside the form."""
        if self._chosen is not None:
            self._view.show_problem(None)
            self._jobs.run(
                Lane.KEEPING, lambda: importing.read_files(paths), done=self._read_beside, failed=self._failed
            )

    def sample_asked(self, name: str) -> None:
        """Take one of the sample forms."""
        self._begin()
        self._jobs.run(Lane.KEEPING, lambda: importing.sample(name), done=self._read_sample, failed=self._failed)

    def take_asked(self) -> None:
        """Take the chosen form into the library."""
        chosen = self._chosen
        if chosen is None or self._is_working:
            return
        self._is_working = True
        self._view.show_problem(None)
        self._view.show_said(Said())
        self._view.show_working(True)
        self._jobs.run(
            Lane.KEEPING,
            lambda: importing.take(self._vault, self._clock, chosen),
            done=self._taken,
            failed=self._not_taken,
        )

    def dropped(self) -> None:
        """Forget the chosen form."""
        self._chosen = None
        self._view.show_waiting(None)
        self._view.show_said(Said())

    def remove_asked(self, digest: str) -> None:
        """Take a form out of the library."""
        self._view.show_problem(None)
        self._jobs.run(Lane.VAULT, lambda: self._remove(digest), done=self._removed, failed=self._failed)

    def check_asked(self, digest: str) -> None:
        """Look through a form for what it does not do, and for what other programs would do otherwise."""
        self._view.show_problem(None)
        self._view.show_said(Said())
        self._jobs.run(Lane.KEEPING, lambda: self._check(digest), done=self._view.show_said, failed=self._failed)

    def preview_asked(self, digest: str) -> None:
        """Try a form without keeping anything."""
        self._preview(digest)

    def classing_asked(self, digest: str) -> None:
        """Go to who may read which answers."""
        self._classing(digest)

    def _begin(self) -> None:
        self._chosen = None
        self._view.show_problem(None)
        self._view.show_said(Said())
        self._view.show_waiting(None)

    def _list(self, chosen: str) -> None:
        self._jobs.run(
            Lane.VAULT,
            self._entries,
            done=lambda entries: self._view.show_forms(entries, chosen),
            failed=self._failed,
        )

    def _entries(self) -> tuple[FormEntry, ...]:
        with self._vault.read() as tx:
            return form_library.entries(tx)

    def _files_of(self, digest: str) -> tuple[str, ...]:
        with self._vault.read() as tx:
            return form_library.file_names(tx, digest)

    def _read(self, chosen: Chosen) -> None:
        self._chosen = chosen
        self._view.show_waiting(Waiting(chosen.name, tuple(sorted(chosen.files))))

    def _read_beside(self, files: dict[str, bytes]) -> None:
        if self._chosen is not None:
            self._read(replace(self._chosen, files={**self._chosen.files, **files}))

    def _read_sample(self, chosen: Chosen) -> None:
        self._read(chosen)
        self.take_asked()

    def _taken(self, taken: Taken) -> None:
        self._is_working = False
        self._chosen = None
        self._view.show_working(False)
        self._view.show_waiting(None)
        self._view.show_said(Said(warnings=taken.warnings, taken=taken.title))
        self._list(taken.digest)

    def _not_taken(self, error: Exception) -> None:
        self._is_working = False
        self._view.show_working(False)
        if isinstance(error, FormBroken) and error.messages:
            self._view.show_said(Said(errors=error.messages))
        else:
            self._failed(error)

    def _check(self, digest: str) -> Said:
        with self._vault.read() as tx:
            source = form_library.get(tx, digest)
        if source is None:
            raise NoSuchInterview("no-such-form")
        form = load_form(source.bare or source.xform, source.attachments)
        return Said(checked=source.title or source.form_id, findings=importing.placed_in(source, check(form)))

    def _remove(self, digest: str) -> None:
        with self._vault.transaction() as tx:
            form_library.remove(tx, digest)

    def _removed(self, _: None) -> None:
        self._view.show_said(Said())
        self._list("")

    def _failed(self, error: Exception) -> None:
        self._view.show_problem(self._messages.shown(error))
