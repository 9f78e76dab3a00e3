"""Deliver what is waiting. No transaction is ever open while the network is used."""

import contextlib
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from storage.integrity import anchors
from storage.interviews import addenda, assignments, central_log, device, organisation, outbox
from storage.interviews.organisation import CurrentOrganisation
from storage.interviews.outbox import Lane, OutboxItem
from storage.platform.clock import Clock
from storage.vault import Vault, VaultFull, VaultReadOnly
from sync.client import feed, incoming, line, lost, outgoing, sealed_files
from sync.client.addressing import send_addressed
from sync.client.beside import ReceiptsBeside
from sync.client.calls import Calls
from sync.client.report import DeliveryReport, Parked, Progress, Stage
from sync.client.scope import Scope
from sync.client.transport import Transport
from sync.protocol.errors import DeliveryRefused, NotReadyToDeliver, ServerNotTrusted
from sync.protocol.keeping import Kept, keep_log
from sync.protocol.messages import HelloAnswer, Standing

_MOST_ITEMS = 50_000
_EVERYTHING = Scope()
_STAGES = {
    Lane.RECEIPTS: Stage.SENDING_TEXT,
    Lane.OBJECTS: Stage.SENDING_TEXT,
    Lane.PHOTOS: Stage.SENDING_PHOTOS,
    Lane.AUDIO: Stage.SENDING_AUDIO,
}


def deliver_waiting(
    vault: Vault,
    transport: Transport,
    clock: Clock,
    *,
    progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
    scope: Scope = _EVERYTHING,
) -> DeliveryReport:
    """Push what is waiting in order of lanes, keep the verified receipts, fetch what came back for this device.

    What is outside of `scope` stays in the queue.

    Raises:
        NotReadyToDeliver: no organisation package, or no device keys yet.
        ServerUnreachable: try again later; all that central confirmed stays confirmed.
        DeliveryRefused: central refuses this device.
        ServerNotTrusted: what answered is not our central, or it lies.
    """
    calls = calls_of(vault, transport)
    began = (calls.pace.ceiling, calls.pace.first)
    try:
        return _deliver(vault, calls, clock, progress=progress, cancelled=cancelled, scope=scope)
    finally:
        # A line that breaks often would lose the same large requests again each time; a full disk is no reason to hide
        # how the delivery ended.
        if began != (calls.pace.ceiling, calls.pace.first):
            with contextlib.suppress(VaultFull, VaultReadOnly), vault.transaction() as tx:
                line.keep_pace(tx, calls.receipt_key, calls.pace, clock.now())


def _deliver(
    vault: Vault,
    calls: Calls,
    clock: Clock,
    *,
    progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
    scope: Scope,
) -> DeliveryReport:
    meter = _Meter(progress, calls)
    meter.at(Stage.CONNECTING)
    said, standing = _greet_and_ask(vault, calls)
    kept = Kept()
    is_as_known = keep_log(vault, said.log, clock, kept)
    with vault.read() as tx:
        # What was found once is said at each delivery: a central that shows its old face again is no better for it.
        for one in central_log.evidence(tx):
            kept.alarm(one.kind.value)
    # Receipts first: an answer that was lost last time means nothing has to go again.
    with vault.transaction() as tx:
        # More or other than what this vault signed: it was put back from a copy, or another one goes on in its name.
        highest = max((last + 1 for _, last in standing.missing), default=standing.seq)
        anchors.central_holds(tx, standing.seq, standing.head, highest, clock.now())
    kept.last_receipt = standing.acknowledged
    if standing.receipts:
        incoming.fetch_receipts(vault, calls, clock, standing.acknowledged, kept, cancelled=cancelled)
    if not is_as_known:
        lost.queue_lost(vault, calls, cancelled=cancelled)
    addenda.gather(vault, clock.now())
    assignments.gather(vault, clock.now())
    waiting = [item for item in _unreceipted(vault) if scope.takes(item)]
    parked: dict[str, str] = {}
    meter.total = sum(item.size for item in waiting)
    is_done = _send_all(vault, calls, clock, waiting, meter, kept, parked, cancelled)
    meter.at(Stage.RECEIPTS)
    if waiting:
        incoming.fetch_receipts(vault, calls, clock, kept.last_receipt, kept, cancelled=cancelled)
    with vault.read() as tx:
        unproved = central_log.unproved(tx) and not central_log.has_evidence(tx)
        lost_here = is_done and outbox.awaits_receipts(tx)
    if (unproved or lost_here) and not cancelled():
        # They came by a stick that the line had overtaken, say; or this is an older disk of one that had them, also of
        # what was withdrawn since and goes no more.
        incoming.fetch_receipts(vault, calls, clock, 0, kept, cancelled=cancelled)
    if kept.last_receipt > standing.acknowledged:
        with vault.read() as tx:
            own = feed.kept_to(tx, calls)
        # It says once more whether something waits, as it is by now.
        said = calls.hello(acknowledged=kept.last_receipt, kept=own)
    if is_done:
        meter.at(Stage.FEED)
        if said.feed:
            is_done = incoming.fetch_notes(vault, calls, clock, kept, cancelled=cancelled)
        # Also that what came just now has arrived.
        for code in send_addressed(vault, calls, clock) if is_done else ():
            kept.alarm(code)
    return _report(vault, calls, kept, said, parked, cancelled=not is_done)


def calls_of(vault: Vault, transport: Transport) -> Calls:
    """This device's conversation with central.

    Raises:
        NotReadyToDeliver: no organisation package, or no certificate yet.
    """
    with vault.transaction() as tx:
        current = organisation.current(tx)
        own = device.identity(tx)
        pace = line.kept_pace(tx, _receipt_key(current)) if current else None
    if current is None:
        raise NotReadyToDeliver("no-organisation")
    if own.certificate is None:
        raise NotReadyToDeliver("not-enrolled")
    return Calls(transport, own.signing, _receipt_key(current), pace)


def _receipt_key(current: CurrentOrganisation) -> bytes:
    return bytes.fromhex(current.package.central.receipt_key)


def greet(vault: Vault, calls: Calls, *, asks: bool = False) -> HelloAnswer:
    """Say hello, again after a lost one; practice and real work never meet. `asks`: what central holds of this device.

    Raises:
        DeliveryRefused: code practice-mismatch, or what central says.
    """
    with vault.read() as tx:
        known, own = central_log.held_size(tx), feed.kept_to(tx, calls)
    said = calls.hello(log_size=known, kept=own, asks=asks)
    if said.practice != vault.practice:
        raise DeliveryRefused("practice-mismatch")
    return said


def _greet_and_ask(vault: Vault, calls: Calls) -> tuple[HelloAnswer, Standing]:
    said = greet(vault, calls, asks=True)
    if said.standing is None:
        raise ServerNotTrusted("wrong-answer")
    return said, said.standing


@dataclass(slots=True)
class _Meter:
    tell: Callable[[Progress], None]
    calls: Calls
    total: int = 0
    done: int = 0
    _stage: Stage = Stage.CONNECTING
    _interview: str | None = field(default=None)

    def at(self, stage: Stage, interview: str | None = None) -> None:
        self._stage, self._interview = stage, interview
        self.add(0)

    def add(self, size: int) -> None:
        self.done = min(self.done + size, self.total)
        calls = self.calls
        self.tell(
            Progress(self._stage, self.done, self.total, self._interview, calls.sent_bytes, calls.confirmed_bytes)
        )


def _send_all(
    vault: Vault,
    calls: Calls,
    clock: Clock,
    waiting: Sequence[OutboxItem],
    meter: _Meter,
    kept: Kept,
    parked: dict[str, str],
    cancelled: Callable[[], bool],
) -> bool:
    objects = [item for item in waiting if not item.is_blob]
    meter.at(Stage.SENDING_TEXT)
    new: set[str] = set()
    if not outgoing.send_objects(
        vault, calls, objects, parked, gone=lambda item: meter.add(item.size), cancelled=cancelled, new=new
    ):
        return False

    # What says that somebody stops it may belong to this thread only; the one beside it is told by this.
    here, ended = threading.get_ident(), threading.Event()

    def stops() -> bool:
        return ended.is_set() or (threading.get_ident() == here and cancelled())

    def fetch() -> None:
        incoming.fetch_receipts(vault, calls, clock, kept.last_receipt, kept, cancelled=stops)

    def gone(size: int) -> None:
        meter.add(size)
        receipts.sent(size)

    with ReceiptsBeside(calls.pace, fetch) as receipts:
        if objects:
            # Text is safe before the first photo goes: the person sees it as delivered text even if audio takes days.
            receipts.fetch()
        is_done = sealed_files.send_files(
            vault,
            calls,
            [item for item in waiting if item.is_blob],
            parked,
            unknown=new,
            begun=lambda item: meter.at(_STAGES[item.lane], item.interview_id),
            gone=gone,
            cancelled=cancelled,
        )
        if not is_done:
            ended.set()
        return is_done


def _unreceipted(vault: Vault) -> tuple[OutboxItem, ...]:
    with vault.read() as tx:
        return outbox.waiting(tx, limit=_MOST_ITEMS, include_sent=True)


def _report(
    vault: Vault,
    calls: Calls,
    kept: Kept,
    said: HelloAnswer,
    parked: dict[str, str],
    *,
    cancelled: bool,
) -> DeliveryReport:
    delivered = tuple(dict.fromkeys(kept.delivered))
    waiting = dict.fromkeys(item.interview_id for item in _unreceipted(vault))
    return DeliveryReport(
        delivered=delivered,
        waiting=tuple(interview for interview in waiting if interview not in parked),
        parked=tuple(Parked(interview, code) for interview, code in parked.items()),
        sent_bytes=calls.sent_bytes,
        notes_received=kept.notes,
        assignments=kept.assignments,
        alarms=tuple(kept.alarms),
        cancelled=cancelled,
        server_time=said.at,
    )
