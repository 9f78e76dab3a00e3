"""Delivery as it goes on behind every screen: looks for central, sends what may go, says how far it is."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.delivery_log import Logged
from app.jobs import Jobs, Lane
from app.widgets.header import Connection
from storage.interviews import closing, organisation, outbox
from storage.interviews.deliveries import Road
from storage.platform.clock import Clock
from storage.vault import Vault
from sync.client import line
from sync.client.delivery import deliver_waiting
from sync.client.http import is_there, transport_of
from sync.client.line import Line
from sync.client.rate import Rate
from sync.client.report import DeliveryReport, Progress
from sync.client.scope import Amount, Scope
from sync.courier.answer import ImportedAnswer, import_answer
from sync.courier.pack import WrittenPack, write_pack
from sync.protocol import limits
from sync.protocol.errors import ServerNotTrusted, ServerUnreachable

_CHANCE = secrets.SystemRandom()
_LOOK_EVERY_S = 60.0
_LONGEST_WAIT_S = 300.0
_ASK_EVERY_MS = 15 * 60_000
# A page that wants a log-in stands before many networks: it answers with its own key, and goes away by itself.
_PASSING = ("wrong-server-key",)


@dataclass(frozen=True, slots=True)
class DeliveryState:
    """How things stand now."""

    connection: Connection = Connection.UNKNOWN
    is_avoided: bool = False
    """Whether a person said that nothing goes out on this network."""
    is_running: bool = False
    progress: Progress | None = None
    seconds_left: int | None = None
    packed: tuple[int, int] | None = None
    problem: Exception | None = None
    report: DeliveryReport | None = None
    pack: WrittenPack | None = None
    answer: ImportedAnswer | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    connection: Connection
    has_waiting: bool = False
    is_avoided: bool = False


class Delivering(QObject):
    """One delivery at a time, in the network lane."""

    changed = Signal()

    def __init__(
        self,
        vault: Vault,
        jobs: Jobs,
        clock: Clock,
        parent: QObject | None = None,
        *,
        chance: Callable[[float, float], float] = _CHANCE.uniform,
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._jobs = jobs
        self._clock = clock
        self._chance = chance
        self._is_cancelled = self._is_held = False
        self._failures = 0
        self._rate = Rate()
        self.state = DeliveryState()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self._is_started = self._is_stopped = False
        self._asked_ms: int | None = None

    def start(self) -> None:
        """Begin to look for central, now and again and again."""
        self._is_started, self._is_stopped = True, False
        self.look()

    def stop(self) -> None:
        """Look no more; a delivery that runs is cancelled."""
        self._is_started, self._is_stopped = False, True
        self._timer.stop()
        self._is_cancelled = True

    def look(self) -> None:
        """See quietly whether central can be reached; if so, and something waits, deliver it."""
        if not self._is_busy():
            self._jobs.run(Lane.NETWORK, self._look, done=self._looked, failed=self._not_looked)

    def network_changed(self) -> None:
        """Another network, or the computer woke: look at once."""
        if self._is_started:
            self._failures = 0
            self.look()

    def deliver(self, interview_id: str = "") -> None:
        """Send what is waiting, or only what belongs to one interview."""
        if self._is_busy():
            return
        self._is_held = False
        self._begin()
        self._rate = Rate()
        self._jobs.run(Lane.NETWORK, lambda: self._deliver(interview_id), done=self._delivered, failed=self._failed)

    def write_pack(self, folder: Path, *, again: bool = False) -> None:
        """Write what is waiting into a file for a memory stick, `again` also what other sticks carry."""
        if self._is_busy():
            return
        self._begin()
        self._jobs.run(Lane.NETWORK, lambda: self._pack(folder, again), done=self._packed, failed=self._failed)

    def import_answer(self, file: Path) -> None:
        """Take in what central gave back on the stick."""
        if self._is_busy():
            return
        self._begin()
        self._jobs.run(Lane.NETWORK, lambda: self._import(file), done=self._answered, failed=self._failed)

    def cancel(self) -> None:
        """A person stops it, at the next safe place: what central confirmed stays, and nothing begins by itself."""
        self._is_held = True
        self._is_cancelled = True

    def retry_parked(self) -> None:
        """Put what was refused back in the queue, and deliver."""
        self._jobs.run(Lane.VAULT, self._unpark, done=lambda _: self.deliver(), failed=self._not_kept)

    def set_amount(self, amount: Amount) -> None:
        """Let so much use the line from now on; what is going now stops and goes on by the new rule."""
        self._set_line(lambda now: replace(now, amount=amount))

    def set_avoided(self, avoid: bool) -> None:
        """Use the present network no more, or again."""
        self._set_line(lambda now: now.avoiding(line.present_network(), avoid))

    def set_proxy(self, proxy: str) -> None:
        """Go by way of a proxy whose address was checked; empty goes straight."""
        self._set_line(lambda now: replace(now, proxy=proxy))

    def _set_line(self, change: Callable[[Line], Line]) -> None:
        def keep() -> None:
            with self._vault.transaction() as tx:
                line.keep(tx, change(line.read(tx)), self._clock.now())

        self._is_cancelled = True
        self._failures = 0
        self._jobs.run(Lane.VAULT, keep, done=lambda _: self._line_kept(), failed=self._not_kept)

    def _line_kept(self) -> None:
        # What began between the wish and its keeping began by the old rule.
        self._is_cancelled, self._is_held = True, False
        self.look()

    def _not_kept(self, error: Exception) -> None:
        # A delivery that runs meanwhile goes on.
        self._set(replace(self.state, problem=error))

    def _is_busy(self) -> bool:
        """A job that ends after `stop` begins nothing: the vault is about to be locked."""
        return self.state.is_running or self._is_stopped

    def _begin(self) -> None:
        self._is_cancelled = False
        self._timer.stop()
        now = self.state
        self._set(DeliveryState(connection=now.connection, is_avoided=now.is_avoided, is_running=True))

    def _set(self, state: DeliveryState) -> None:
        self.state = state
        self.changed.emit()

    def _look_later(self) -> None:
        """Soon again after a failure, at a moment that no two laptops share, and ever more rarely (full jitter)."""
        if not self._is_started:
            return
        most = min(_LONGEST_WAIT_S, 2.0**self._failures)
        wait = self._chance(1.0, max(2.0, most)) if self._failures else _LOOK_EVERY_S
        self._timer.start(int(wait * 1000))

    def _look(self) -> _Found:
        with self._vault.read() as tx:
            package = organisation.current(tx)
            set_line = line.read(tx)
            scope = Scope(set_line.amount)
            # What was sent and has no receipt is not delivered either: the line was cut before the answer.
            has_waiting = any(scope.takes(item) for item in outbox.waiting(tx, include_sent=True))
        if set_line.amount is not Amount.NOTHING and self._asks_again():
            has_waiting = True
        if set_line.avoids(line.present_network()):
            return _Found(Connection.OFFLINE, is_avoided=True)
        if package is None or not package.package.central.urls:
            return _Found(Connection.UNKNOWN)
        reached = any(is_there(url, set_line.proxy) for url in package.package.central.urls)
        return _Found(Connection.ONLINE if reached else Connection.OFFLINE, has_waiting)

    def _looked(self, found: _Found) -> None:
        if self._is_busy():
            return
        # Behind a page that wants a log-in somebody listens at every address.
        shown = Connection.OFFLINE if self._is_passing(self.state.problem) else found.connection
        self._set(replace(self.state, connection=shown, is_avoided=found.is_avoided))
        if found.connection is Connection.ONLINE and found.has_waiting and self._is_quiet():
            self.deliver()
        else:
            self._look_later()

    def _asks_again(self) -> bool:
        """Whether it is time to ask what came back, though nothing waits here."""
        return self._asked_ms is None or self._clock.now().mono_ms - self._asked_ms > _ASK_EVERY_MS

    def _is_quiet(self) -> bool:
        """After a refusal or an alarm a person decides; what passes by itself is tried again by itself."""
        if self._is_held:
            return False
        problem = self.state.problem
        return problem is None or isinstance(problem, ServerUnreachable) or self._is_passing(problem)

    @staticmethod
    def _is_passing(problem: Exception | None) -> bool:
        return isinstance(problem, ServerNotTrusted) and problem.code in _PASSING

    def _not_looked(self, error: Exception) -> None:
        self._set(replace(self.state, connection=Connection.OFFLINE))
        self._look_later()

    def _deliver(self, interview_id: str) -> DeliveryReport:
        with self._vault.read() as tx:
            set_line = line.read(tx)
        with Logged(self._vault, self._clock, Road.LINE) as log:
            transport = transport_of(self._vault)
            try:
                report = deliver_waiting(
                    self._vault,
                    transport,
                    self._clock,
                    progress=self._progressed,
                    cancelled=lambda: self._is_cancelled,
                    scope=Scope(set_line.amount, interview_id),
                )
            finally:
                transport.close()
            log.delivered(report)
        self._asked_ms = self._clock.now().mono_ms
        # By the policy, central's receipt may be what an interview was still open for.
        closing.close_due(self._vault, self._clock.now())
        return report

    def _pack(self, folder: Path, again: bool) -> WrittenPack | None:
        with Logged(self._vault, self._clock, Road.PACK) as log:
            pack = write_pack(
                self._vault,
                folder,
                self._clock,
                progress=self._pack_progressed,
                cancelled=lambda: self._is_cancelled,
                again=again,
            )
            log.packed(pack)
        return pack

    def _import(self, file: Path) -> ImportedAnswer:
        with Logged(self._vault, self._clock, Road.ANSWER) as log:
            answer = import_answer(self._vault, file, self._clock)
            log.answered(answer)
        closing.close_due(self._vault, self._clock.now())
        return answer

    def _unpark(self) -> None:
        with self._vault.transaction() as tx:
            outbox.retry_parked(tx)

    def _progressed(self, progress: Progress) -> None:
        mono_ms = self._clock.now().mono_ms
        self._jobs.post(lambda: self._show_progress(progress, mono_ms))

    def _show_progress(self, progress: Progress, mono_ms: int) -> None:
        self._rate.at(mono_ms, progress.sent_bytes)
        left = self._rate.seconds_for(progress.total_bytes - progress.done_bytes)
        self._set(replace(self.state, progress=progress, seconds_left=left))

    def _pack_progressed(self, done: int, total: int) -> None:
        self._jobs.post(lambda: self._set(replace(self.state, packed=(done, total))))

    def _delivered(self, report: DeliveryReport) -> None:
        self._failures = 0
        self._set(DeliveryState(connection=Connection.ONLINE, report=report))
        if report.cancelled and not self._is_held:
            # The rule was changed meanwhile: it goes on by the new one at once.
            self.look()
        else:
            self._look_later()

    def _packed(self, pack: WrittenPack | None) -> None:
        self._set(DeliveryState(connection=self.state.connection, is_avoided=self.state.is_avoided, pack=pack))
        self._look_later()

    def _answered(self, answer: ImportedAnswer) -> None:
        self._set(DeliveryState(connection=self.state.connection, is_avoided=self.state.is_avoided, answer=answer))
        self._look_later()

    def _failed(self, error: Exception) -> None:
        is_away = isinstance(error, ServerUnreachable) or self._is_passing(error)
        connection = Connection.OFFLINE if is_away else self.state.connection
        # On a line that breaks often each delivery gets on a little: such a line need not be spared.
        progress = self.state.progress
        has_got_on = progress is not None and progress.confirmed_bytes >= limits.LEAST_BATCH_BYTES
        self._failures = 1 if has_got_on else self._failures + 1
        self._set(DeliveryState(connection=connection, is_avoided=self.state.is_avoided, problem=error))
        self._look_later()
