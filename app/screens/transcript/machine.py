"""Decides when a machine listens to a recording, and hands on what it understood. Knows no Qt."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from app.jobs import Jobs, Lane
from app.screens.playback.timeline import timeline_of
from app.screens.transcript.blocks import blocks_of
from app.transcribing import BadModel, Model, Progress, Scribe, State, found_in
from storage.interviews import attachments
from storage.interviews import settings as vault_settings
from storage.interviews.attachments import ReadableAttachment
from storage.platform.clock import Clock
from storage.vault import Vault

MODEL = "speech-model"
"""Where the person's model lies: kept in the vault, because a path may name somebody."""

Begin = Callable[[Path, Callable[[], Iterator[bytes]], int, Callable[[], None]], Scribe]


class View(Protocol):
    """What it needs of the panel."""

    def show_problem(self, code: str) -> None:
        """Say what is missing or went wrong; nothing with an empty code."""

    def show_model(self, name: str) -> None:
        """Name the model that is chosen."""

    def show_progress(self, progress: Progress | None) -> None:
        """Say how far it is; None while nothing is going on."""

    def show_understood(self, count: int, is_whole: bool) -> None:
        """Say how many lines wait to be confirmed."""

    def show_failure(self, error: Exception) -> None:
        """Say that the vault refuses."""


def begin(model: Path, blocks: Callable[[], Iterator[bytes]], length: int, close: Callable[[], None]) -> Scribe:
    """Start the process that listens."""
    return Scribe(model, blocks, length, close=close)


class MachineDraft:
    """One recording; its lines go to the transcript, where each waits for a person."""

    def __init__(
        self,
        view: View,
        vault: Vault,
        jobs: Jobs,
        clock: Clock,
        attachment_id: str,
        take: Callable[[Sequence[tuple[int, str]], str], None],
        *,
        installed: Callable[[], bool],
        begin: Begin = begin,
    ) -> None:
        self._view, self._vault, self._jobs, self._clock, self._id = view, vault, jobs, clock, attachment_id
        self._take, self._installed, self._begin = take, installed, begin
        self._model: Model | None = None
        self._scribe: Scribe | None = None
        self._opens = False
        self._is_gone = False

    @property
    def is_running(self) -> bool:
        """Whether the machine listens, or is about to."""
        return self._opens or self._scribe is not None

    def asked(self) -> None:
        """Let the machine listen, if everything is there."""
        if self.is_running:
            return
        if not self._installed():
            self._view.show_problem("not-installed")
            return
        self._opens = True
        self._view.show_problem("")
        self._jobs.run(Lane.VAULT, self._open, done=self._opened, failed=self._failed)

    def folder_chosen(self, folder: Path) -> None:
        """The model lies there from now on, if it is one."""
        if not self._installed():
            self._view.show_problem("not-installed")
            return
        moment = self._clock.now()

        def keep() -> Model:
            model = found_in(folder)
            with self._vault.transaction() as tx:
                vault_settings.put(tx, MODEL, str(folder), moment)
            return model

        def kept(model: Model) -> None:
            if not self._is_gone:
                self._view.show_problem("")
                self._view.show_model(model.name)

        self._jobs.run(Lane.VAULT, keep, done=kept, failed=self._failed)

    def looked(self) -> None:
        """Somebody looks how far it is."""
        scribe = self._scribe
        if scribe is None:
            return
        progress = scribe.progress
        if not progress.is_over:
            self._view.show_progress(progress)
            return
        self._end(progress)

    def stop(self) -> None:
        """End it now; what it understood until now stays as a draft."""
        if self._scribe is not None:
            self._scribe.stop()
            self._end(self._scribe.progress)

    def gone(self) -> None:
        """The screen goes: nothing listens any more."""
        self.stop()
        self._is_gone = True

    def _end(self, progress: Progress) -> None:
        assert self._model is not None
        self._scribe = None
        if progress.lines:
            self._take(progress.lines, self._model.name)
        self._view.show_progress(None)
        self._view.show_problem(progress.problem)
        if not progress.problem:
            self._view.show_understood(len(progress.lines), progress.state is State.DONE)

    def _open(self) -> tuple[Path, Model, ReadableAttachment, int] | None:
        with self._vault.read() as tx:
            kept = vault_settings.get(tx, MODEL)
        if not kept:
            return None
        model = found_in(Path(kept))
        sound = attachments.open_attachment(self._vault, self._id)
        return Path(kept), model, sound, timeline_of(sound).length

    def _opened(self, found: tuple[Path, Model, ReadableAttachment, int] | None) -> None:
        self._opens = False
        if found is None:
            self._view.show_problem("no-model")
            return
        folder, self._model, sound, length = found
        if self._is_gone:
            sound.close()
            return
        self._scribe = self._begin(folder, lambda: blocks_of(sound), length, sound.close)
        self._view.show_model(self._model.name)
        self._view.show_progress(self._scribe.progress)

    def _failed(self, error: Exception) -> None:
        self._opens = False
        if self._is_gone:
            return
        if isinstance(error, BadModel):
            self._view.show_problem(error.code)
        else:
            self._view.show_failure(error)
