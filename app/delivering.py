"""Delivery as it goes on behind every screen: looks for central, sends what waits, says how far it is."""

import json
import socket
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, QTimer, Signal

from app.jobs import Job, Jobs, Lane
from app.widgets.header import Connection
from storage.interviews import closing, organisation, outbox, settings
from storage.platform.clock import Clock
from storage.vault import Vault
from sync.client.delivery import deliver_waiting
from sync.client.http import transport_of
from sync.client.report import DeliveryReport, Progress
from sync.courier.answer import ImportedAnswer, import_answer
from sync.courier.pack import WrittenPack, write_pack
from sync.protocol.errors import ServerUnreachable

_LOOK_EVERY_MS = 60_000
_LOOK_SECONDS = 3.0
_LAST = "last-delivery"


@dataclass(frozen=True, slots=True)
class LastDelivery:
    """What the last delivery achieved, as the vault remembers it."""

    at: str
    delivered: int
    waiting: int
    parked: int
    notes: int


@dataclass(frozen=True, slots=True)
class DeliveryState:
    """How things stand now."""

    connection: Connection = Connection.UNKNOWN
    is_running: bool = False
    progress: Progress | None = None
    packed: tuple[int, int] | None = None
    problem: Exception | None = None
    report: DeliveryReport | None = None
    pack: WrittenPack | None = None
    answer: ImportedAnswer | None = None


class Delivering(QObject):
    """One delivery at a time, in the network lane."""

    changed = Signal()

    def __init__(self, vault: Vault, jobs: Jobs, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._jobs = jobs
        self._clock = clock
        self._job: Job | None = None
        self._is_cancelled = False
        self.state = DeliveryState()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to look for central, now and every minute."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no more; a delivery that runs is cancelled."""
        self._timer.stop()
        self.cancel()

    def look(self) -> None:
        """See quietly whether central can be reached; if so, and something waits, deliver it."""
        if not self.state.is_running:
            self._jobs.run(Lane.NETWORK, self._look, done=self._looked, failed=self._not_looked)

    def deliver(self) -> None:
        """Send what is waiting."""
        if self.state.is_running:
            return
        self._begin()
        self._job = self._jobs.run(Lane.NETWORK, self._deliver, done=self._delivered, failed=self._failed)

    def write_pack(self, folder: Path) -> None:
        """Write what is waiting into a file for a memory stick."""
        if self.state.is_running:
            return
        self._begin()
        self._job = self._jobs.run(Lane.NETWORK, lambda: self._pack(folder), done=self._packed, failed=self._failed)

    def import_answer(self, file: Path) -> None:
        """Take in what central gave back on the stick."""
        if self.state.is_running:
            return
        self._begin()
        self._job = self._jobs.run(
            Lane.NETWORK,
            lambda: self._import(file),
            done=self._answered,
            failed=self._failed,
        )

    def cancel(self) -> None:
        """Stop at the next safe place; all that central confirmed stays confirmed."""
        self._is_cancelled = True

    def retry_parked(self) -> None:
        """Put what was refused back in the queue, and deliver."""
        self._jobs.run(Lane.VAULT, self._unpark, done=lambda _: self.deliver(), failed=self._failed)

    def _begin(self) -> None:
        self._is_cancelled = False
        self._set(replace(DeliveryState(connection=self.state.connection), is_running=True))

    def _set(self, state: DeliveryState) -> None:
        self.state = state
        self.changed.emit()

    def _look(self) -> tuple[Connection, bool]:
        with self._vault.read() as tx:
            package = organisation.current(tx)
            totals = outbox.totals(tx)
        if package is None or not package.package.central.urls:
            return Connection.UNKNOWN, False
        is_there = any(_answers(url) for url in package.package.central.urls)
        # What was sent and has no receipt is not delivered either: the line was cut before the answer.
        return (Connection.ONLINE if is_there else Connection.OFFLINE), totals.waiting + totals.sent > 0

    def _looked(self, found: tuple[Connection, bool]) -> None:
        connection, has_waiting = found
        self._set(replace(self.state, connection=connection))
        # After a refusal or an alarm a person decides; only silence of the network is tried again by itself.
        is_quiet = self.state.problem is None or isinstance(self.state.problem, ServerUnreachable)
        if connection is Connection.ONLINE and has_waiting and is_quiet:
            self.deliver()

    def _not_looked(self, error: Exception) -> None:
        self._set(replace(self.state, connection=Connection.OFFLINE))

    def _deliver(self) -> DeliveryReport:
        transport = transport_of(self._vault)
        try:
            report = deliver_waiting(
                self._vault, transport, self._clock, progress=self._progressed, cancelled=lambda: self._is_cancelled
            )
        finally:
            transport.close()
        moment = self._clock.now()
        # By the policy, central's receipt may be what an interview was still open for.
        closing.close_due(self._vault, moment)
        last = [moment.wall, len(report.delivered), len(report.waiting), len(report.parked), report.notes_received]
        with self._vault.transaction() as tx:
            settings.put(tx, _LAST, json.dumps(last), moment)
        return report

    def _pack(self, folder: Path) -> WrittenPack | None:
        return write_pack(
            self._vault, folder, self._clock, progress=self._pack_progressed, cancelled=lambda: self._is_cancelled
        )

    def _import(self, file: Path) -> ImportedAnswer:
        answer = import_answer(self._vault, file, self._clock)
        closing.close_due(self._vault, self._clock.now())
        return answer

    def _unpark(self) -> None:
        with self._vault.transaction() as tx:
            outbox.retry_parked(tx)

    def _progressed(self, progress: Progress) -> None:
        self._jobs.post(lambda: self._set(replace(self.state, progress=progress)))

    def _pack_progressed(self, done: int, total: int) -> None:
        self._jobs.post(lambda: self._set(replace(self.state, packed=(done, total))))

    def _delivered(self, report: DeliveryReport) -> None:
        self._set(DeliveryState(connection=Connection.ONLINE, report=report))

    def _packed(self, pack: WrittenPack | None) -> None:
        self._set(DeliveryState(connection=self.state.connection, pack=pack))

    def _answered(self, answer: ImportedAnswer) -> None:
        self._set(DeliveryState(connection=self.state.connection, answer=answer))

    def _failed(self, error: Exception) -> None:
        connection = Connection.OFFLINE if isinstance(error, ServerUnreachable) else self.state.connection
        self._set(DeliveryState(connection=connection, problem=error))


def last_delivery(text: str | None) -> LastDelivery | None:
    """Read what the vault remembers of the last delivery."""
    try:
        at, delivered, waiting, parked, notes = json.loads(text or "null")
        return LastDelivery(str(at), int(delivered), int(waiting), int(parked), int(notes))
    except (TypeError, ValueError):
        return None


def kept_last_delivery(vault: Vault) -> LastDelivery | None:
    """What the vault remembers of the last delivery."""
    with vault.read() as tx:
        return last_delivery(settings.get(tx, _LAST))


def _answers(url: str) -> bool:
    parts = urlsplit(url)
    try:
        with socket.create_connection((parts.hostname or "", parts.port or 443), timeout=_LOOK_SECONDS):
            return True
    except OSError:
        return False
