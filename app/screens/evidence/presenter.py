"""Decides what the screen of the evidence package shows. Knows no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.error_messages import Message, Messages
from app.jobs import Jobs, Lane
from app.screens.approving import Approving
from storage.interviews import approving, received
from storage.interviews.approving import Departing
from storage.interviews.received import ReceivedInterview
from storage.platform.clock import Clock
from storage.vault import Vault
from sync.client.http import transport_of
from sync.client.proofs import fetch_proofs
from sync.evidence.package import WrittenPackage, choose, write_package
from sync.evidence.selection import Asked, Selection
from sync.protocol.errors import NotReadyToDeliver, ServerUnreachable
from sync.protocol.messages import LogProofs


@dataclass(frozen=True, slots=True)
class Written:
    """A package that is on the medium, and the words that open it: shown once, kept nowhere."""

    package: WrittenPackage
    words: str


class View(Protocol):
    """What the screen can show."""

    def show_choice(self, chosen: tuple[Selection, ...]) -> None:
        """Show what of each interview would go, and what stays."""

    def show_people(self, codes: tuple[str, ...]) -> None:
        """Show who may approve here."""

    def show_approving(self) -> None:
        """Somebody's words are tried."""

    def show_writing(self, done: int, total: int) -> None:
        """Show how far it is."""

    def show_written(self, written: Written) -> None:
        """Say that it is written, and by which words it opens."""

    def show_stopped(self) -> None:
        """Say that nothing was given."""

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""


class EvidencePresenter:
    """One recipient, some interviews, one file."""

    def __init__(
        self,
        view: View,
        vault: Vault,
        jobs: Jobs,
        clock: Clock,
        messages: Messages,
        words: Callable[[], str],
    ) -> None:
        """`words` makes a new passphrase."""
        self._view, self._vault, self._jobs, self._clock, self._messages = view, vault, jobs, clock, messages
        self._words = words
        self._recipient, self._asked_again = "", False
        self._ticked: tuple[str, ...] = ()
        self._is_cancelled = self._is_gone = self._is_writing = False
        self._turn = 0

    def recipient_chosen(self, recipient: str) -> None:
        """Somebody it is for."""
        self._recipient = recipient
        self._decide()

    def asked_again(self, was_asked: bool) -> None:
        """Those who wanted it were asked about this transfer and agreed."""
        self._asked_again = was_asked
        self._decide()

    def ticked(self, manifests: tuple[str, ...]) -> None:
        """These interviews are to go."""
        self._ticked = manifests

    def started(self) -> None:
        """Look who may approve here, and what goes by what they approved."""
        self._jobs.run(Lane.VAULT, self._people, done=self._show_people, failed=self._failed)
        self._decide()

    def again(self) -> None:
        """Another may approve, or one no more."""
        if not self._is_gone:
            self.started()

    def approve_asked(self, departing: Departing, said: Approving) -> None:
        """Somebody approves that one interview goes."""
        self._view.show_problem(None)
        self._view.show_approving()
        moment = self._clock.now()

        def sign() -> None:
            approving.approve(self._vault, said.code, said.words, [departing], moment)

        def refused(error: Exception) -> None:
            self._failed(error)
            self.again()

        # Opening a key takes a second: what somebody types must not wait behind that.
        self._jobs.run(Lane.KEEPING, sign, done=lambda _nothing: self.again(), failed=refused)

    def _people(self) -> tuple[str, ...]:
        with self._vault.read() as tx:
            return tuple(one.code for one in approving.people(tx))

    def _show_people(self, codes: tuple[str, ...]) -> None:
        if not self._is_gone:
            self._view.show_people(codes)

    def folder_chosen(self, folder: Path) -> None:
        """Write it there."""
        if self._is_writing or not self._ticked:
            return
        self._is_writing, self._is_cancelled = True, False
        words, manifests, asked = self._words(), self._ticked, self._asked()
        self._view.show_problem(None)
        self._view.show_writing(0, 0)

        def write(proofs: LogProofs | None) -> None:
            self._write(folder, manifests, asked, words, proofs)

        # Without a line to central the package goes without the proofs of its log, and says so.
        self._jobs.run(
            Lane.NETWORK, lambda: self._proofs(manifests), done=write, failed=lambda error: self._unproved(error, write)
        )

    def _unproved(self, error: Exception, write: Callable[[LogProofs | None], None]) -> None:
        if isinstance(error, ServerUnreachable | NotReadyToDeliver):
            write(None)
        else:
            self._failed(error)

    def _proofs(self, manifests: tuple[str, ...]) -> LogProofs:
        transport = transport_of(self._vault)
        try:
            return fetch_proofs(self._vault, transport, manifests)
        finally:
            transport.close()

    def _write(
        self, folder: Path, manifests: tuple[str, ...], asked: Asked, words: str, proofs: LogProofs | None
    ) -> None:
        def work() -> WrittenPackage | None:
            return write_package(
                self._vault,
                manifests,
                asked,
                words,
                folder,
                self._clock,
                progress=lambda done, total: self._jobs.post(lambda: self._progressed(done, total)),
                cancelled=lambda: self._is_cancelled,
                proofs=proofs,
            )

        self._jobs.run(Lane.KEEPING, work, done=lambda written: self._ended(written, words), failed=self._failed)

    def cancel_asked(self) -> None:
        """Stop; nothing stays on the medium."""
        self._is_cancelled = True

    def gone(self) -> None:
        """The screen was left."""
        self._is_gone = self._is_cancelled = True

    def _asked(self) -> Asked:
        return Asked(self._recipient, self._clock.now().wall[:10], asked_again=self._asked_again)

    def _decide(self) -> None:
        self._turn += 1
        turn, asked = self._turn, self._asked()
        if not asked.recipient:
            self._view.show_choice(())
            return

        def shown(chosen: tuple[Selection, ...]) -> None:
            if turn == self._turn and not self._is_gone:
                self._view.show_choice(chosen)

        # Every part is opened for it: what somebody types must not wait behind that.
        self._jobs.run(Lane.KEEPING, lambda: self._read(asked), done=shown, failed=self._failed)

    def _read(self, asked: Asked) -> tuple[Selection, ...]:
        with self._vault.read() as tx:
            listed = received.listed(tx)
        return choose(self._vault, [one.manifest_digest for one in _newest(listed)], asked, self._clock.now())

    def _progressed(self, done: int, total: int) -> None:
        if not self._is_gone and self._is_writing:
            self._view.show_writing(done, total)

    def _ended(self, written: WrittenPackage | None, words: str) -> None:
        self._is_writing = False
        if self._is_gone:
            return
        if written is None:
            self._view.show_stopped()
        else:
            self._view.show_written(Written(written, words))

    def _failed(self, error: Exception) -> None:
        self._is_writing = False
        if not self._is_gone:
            self._view.show_problem(self._messages.shown(error))


def _newest(listed: Sequence[ReceivedInterview]) -> tuple[ReceivedInterview, ...]:
    """What no later revision replaces; of two that go on from one, both."""
    replaced = {digest for one in listed for digest in one.replaces}
    return tuple(one for one in listed if one.manifest_digest not in replaced)
