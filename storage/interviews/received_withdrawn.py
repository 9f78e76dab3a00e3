"""As coordinator: consent withdrawn from interviews that were received, by their author's signature."""

from sqlalchemy import func, insert, select

from storage.interviews.errors import PracticeMismatch, ReceivedRefused
from storage.objects import envelope
from storage.objects.custody import CustodyAction, CustodyEvent
from storage.objects.errors import ObjectRefused
from storage.objects.kinds import ObjectKind
from storage.vault.tables import received, received_withdrawn
from storage.vault.transaction import Transaction


def keep_withdrawal(tx: Transaction, frame: bytes, *, practice: bool) -> bool:
    """Keep a withdrawal; safe to repeat. False where nothing of its interview was ever received here.

    Raises:
        ReceivedRefused: Codes ``received-damaged``, ``received-signature`` (not by the interview's author).
        PracticeMismatch: A practice event in a real vault, or the reverse.
    """
    try:
        signed = envelope.from_frame(ObjectKind.CUSTODY_EVENT, frame)
        event = CustodyEvent.from_bytes(signed.payload)
    except ObjectRefused:
        raise ReceivedRefused("received-damaged") from None
    if event.action is not CustodyAction.WITHDRAW:
        raise ReceivedRefused("received-damaged")
    if event.practice != practice:
        raise PracticeMismatch
    authors = tx.execute(select(received.c.author_key).where(received.c.interview == event.interview)).scalars().all()
    if not authors:
        return False
    if not all(event.actor.key == key and signed.is_signed_by(bytes.fromhex(key)) for key in authors):
        raise ReceivedRefused("received-signature")
    t = received_withdrawn
    if tx.execute(select(t.c.digest).where(t.c.digest == signed.digest)).first() is None:
        values = {"interview": event.interview, "revision": event.rev, "at": event.time.wall}
        tx.execute(insert(t).values(digest=signed.digest, content=frame, **values))
    return True


def withdrawn_at(tx: Transaction, interview: str, revision: int) -> str:
    """Since when, by the author's clock, the consent to this revision is withdrawn; empty where it is not."""
    t = received_withdrawn
    first = select(func.min(t.c.at)).where(t.c.interview == interview, t.c.revision >= revision)
    return str(tx.execute(first).scalar() or "")
