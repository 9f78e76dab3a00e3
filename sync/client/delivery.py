"""Deliver what is waiting. No transaction is ever open while the network is used."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from storage.integrity import anchors
from storage.interviews import addenda, central_log, device, organisation, outbox
from storage.interviews.outbox import Lane, OutboxItem, Sending
from storage.platform.clock import Clock
from storage.vault import Vault
from sync.client import incoming, outgoing
from sync.client.calls import Calls
from sync.client.report import DeliveryReport, Parked, Progress, Stage
from sync.client.scope import Scope
from sync.client.transport import Transport
from sync.protocol.errors import DeliveryRefused, NotReadyToDeliver
from sync.protocol.keeping import Kept, keep_log
from sync.protocol.messages import HelloAnswer

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
    meter = _Meter(progress, calls)
    meter.at(Stage.CONNECTING)
    said = greet(vault, calls)
    kept = Kept()
    keep_log(vault, said.log, clock, kept)
    with vault.read() as tx:
        # What was found once is said at each delivery: a central that shows its old face again is no better for it.
        for one in central_log.evidence(tx):
            kept.alarm(one.kind.value)
    # Receipts first: an answer that was lost last time means nothing has to go again.
    cursor = calls.cursor()
    with vault.transaction() as tx:
        # More or other than what this vault signed: it was put back from a copy, or another one goes on in its name.
        highest = max((last + 1 for _, last in cursor.missing), default=cursor.seq)
        anchors.central_holds(tx, cursor.seq, cursor.head, highest, clock.now())
    incoming.fetch_receipts(vault, calls, clock, cursor.acknowledged, kept)
    addenda.gather(vault, clock.now())
    waiting = [item for item in _unreceipted(vault) if scope.takes(item)]
    parked: dict[str, str] = {}
    meter.total = sum(item.size for item in waiting)
    is_done = _send_all(vault, calls, clock, waiting, meter, kept, parked, cancelled)
    meter.at(Stage.RECEIPTS)
    if waiting:
        incoming.fetch_receipts(vault, calls, clock, kept.last_receipt, kept)
        if is_done and any(item.state is Sending.SENT for item in _unreceipted(vault)):
            # Central has it, and its receipt was lost here (a restored disk): ask for all receipts again.
            incoming.fetch_receipts(vault, calls, clock, 0, kept)
    with vault.read() as tx:
        unproved = central_log.unproved(tx) and not central_log.has_evidence(tx)
    if unproved:
        # They came by a stick that the line had overtaken, say.
        incoming.fetch_receipts(vault, calls, clock, 0, kept)
    if kept.last_receipt:
        calls.hello(acknowledged=kept.last_receipt)
    if is_done:
        meter.at(Stage.FEED)
        incoming.fetch_notes(vault, calls, clock, kept)
    return _report(vault, calls, kept, said, parked, cancelled=not is_done)


def calls_of(vault: Vault, transport: Transport) -> Calls:
    """This device's conversation with central.

    Raises:
        NotReadyToDeliver: no organisation package, or no certificate yet.
    """
    with vault.transaction() as tx:
        current = organisation.current(tx)
        own = device.identity(tx)
    if current is None:
        raise NotReadyToDeliver("no-organisation")
    if own.certificate is None:
        raise NotReadyToDeliver("not-enrolled")
    return Calls(transport, own.signing, bytes.fromhex(current.package.central.receipt_key))


def greet(vault: Vault, calls: Calls) -> HelloAnswer:
    """Say hello, again after a lost one; practice and real work never meet.

    Raises:
        DeliveryRefused: code practice-mismatch, or what central says.
    """
    with vault.read() as tx:
        known = central_log.held_size(tx)
    said = calls.hello(log_size=known)
    if said.practice != vault.practice:
        raise DeliveryRefused("practice-mismatch")
    return said


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
        self.tell(Progress(self._stage, self.done, self.total, self._interview, self.calls.sent_bytes))


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
    if not outgoing.send_objects(
        vault, calls, objects, parked, gone=lambda item: meter.add(item.size), cancelled=cancelled
    ):
        return False
    if objects:
        # Text is safe before the first photo goes: the person sees it as delivered text even if audio takes days.
        incoming.fetch_receipts(vault, calls, clock, kept.last_receipt, kept)
    blobs = sorted((item for item in waiting if item.is_blob), key=lambda item: (item.lane, item.number))
    for item in blobs:
        if item.interview_id in parked or not outgoing.is_wanted(vault, item):
            continue
        if cancelled():
            return False
        meter.at(_STAGES[item.lane], item.interview_id)
        if not outgoing.send_blob(vault, calls, item, parked, gone=meter.add, cancelled=cancelled):
            return False
    return True


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
        alarms=tuple(kept.alarms),
        cancelled=cancelled,
        server_time=said.at,
    )
