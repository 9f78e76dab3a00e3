"""As coordinator: consent withdrawn from what was received, or given again, by its author's signature."""

from sqlalchemy import insert, select

from storage.interviews import deciding
from storage.interviews.errors import PracticeMismatch, ReceivedRefused
from storage.objects import envelope
from storage.objects.custody import CustodyAction, CustodyEvent
from storage.objects.envelope import Signed
from storage.objects.errors import ObjectRefused
from storage.objects.kinds import ObjectKind
from storage.objects.manifest import Manifest
from storage.vault.tables import received, received_withdrawn
from storage.vault.transaction import Transaction


def keep_event(tx: Transaction, frame: bytes, *, practice: bool) -> CustodyAction | None:
    """Keep a withdrawal, or that it was taken back; safe to repeat. None where nothing of its interview is here.

    Raises:
        ReceivedRefused: Codes ``received-damaged``, ``received-signature`` (not by the interview's author).
        PracticeMismatch: A practice event in a real vault, or the reverse.
    """
    try:
        signed, event = _event(frame)
    except ObjectRefused:
        raise ReceivedRefused("received-damaged") from None
    if event.action not in (CustodyAction.WITHDRAW, CustodyAction.RENEW):
        raise ReceivedRefused("received-damaged")
    if event.practice != practice:
        raise PracticeMismatch
    authors = authors_of(tx, event.interview)
    if not authors:
        return None
    if not all(event.actor.key == key and signed.is_signed_by(bytes.fromhex(key)) for key in authors):
        raise ReceivedRefused("received-signature")
    t = received_withdrawn
    if tx.execute(select(t.c.digest).where(t.c.digest == signed.digest)).first() is None:
        values = {"interview": event.interview, "revision": event.rev, "at": event.time.wall}
        tx.execute(insert(t).values(digest=signed.digest, content=frame, **values))
        if event.action is CustodyAction.WITHDRAW:
            # What somebody wrote beside the answers says what they say.
            deciding.forget(tx, event.interview)
    return event.action


def withdrawn_at(tx: Transaction, interview: str, revision: int) -> str:
    """Since when, by the author's clock, the consent to this revision is withdrawn; empty where it is not."""
    t = received_withdrawn
    frames = tx.execute(select(t.c.content).where(t.c.interview == interview, t.c.revision >= revision)).scalars()
    events = [_event(frame)[1] for frame in frames]
    # What the author signed later counts, whatever came first.
    given = [one.device.seq for one in events if one.action is CustodyAction.RENEW and one.rev == revision]
    last = max(given, default=0)
    return min(
        (one.time.wall for one in events if one.action is CustodyAction.WITHDRAW and one.device.seq > last), default=""
    )


def authors_of(tx: Transaction, interview: str) -> set[str]:
    """Keys of all who signed revisions of it; what somebody decided between two of them gives no say in its consent."""
    rows = tx.execute(select(received.c.author_key, received.c.content).where(received.c.interview == interview))
    signed = ((row.author_key, envelope.from_frame(ObjectKind.REVISION, bytes(row.content))) for row in rows)
    return {key for key, one in signed if len(set(Manifest.from_bytes(one.payload).prev)) <= 1}


def _event(frame: bytes) -> tuple[Signed, CustodyEvent]:
    signed = envelope.from_frame(ObjectKind.CUSTODY_EVENT, frame)
    return signed, CustodyEvent.from_bytes(signed.payload)
