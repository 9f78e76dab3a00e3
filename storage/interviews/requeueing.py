"""What was to leave, and has lost its place in the queue by damage or by a withdrawal that was taken back."""

from sqlalchemy import select, update

from storage.interviews import outbox
from storage.interviews.attachment_rows import AttachmentKind
from storage.interviews.evidence import SealedFile
from storage.interviews.withdrawn import is_withdrawn
from storage.objects import envelope
from storage.objects.custody import CustodyAction
from storage.objects.errors import ObjectRefused
from storage.objects.kinds import ObjectKind
from storage.objects.receipt import Receipt
from storage.vault.tables import attachments, custody, interviews, objects, receipts, segments
from storage.vault.tables import outbox as queue
from storage.vault.transaction import Transaction

# What stays with the vault, such as who handed over an exhibit, has no place in the queue.
_LEAVING = (
    ObjectKind.REVISION,
    ObjectKind.PART,
    ObjectKind.WRAPSET,
    ObjectKind.CUSTODY_EVENT,
    ObjectKind.ADDENDUM,
    ObjectKind.CONSENT_NOTICE,
)


def queue_again(tx: Transaction, interview_id: str = "") -> int:
    """Queue everything of sealed interviews, or of one, that was to leave and is not in the queue; says how much.

    What a kept receipt names is receipted at once. Of what was withdrawn only the word of the withdrawal goes.
    """
    i = interviews
    queued = frozenset(tx.execute(select(queue.c.digest)).scalars())
    named = _receipts(tx)
    sealed = select(i.c.id, i.c.delivered_at, i.c.leaves).where(i.c.sealed_at.is_not(None))
    if interview_id:
        sealed = sealed.where(i.c.id == interview_id)
    count = 0

    def is_lost(digest: str, *, delivered: bool) -> bool:
        # Central had all of what is delivered: where its word is lost too only the check can tell.
        return digest not in queued and (digest in named or not delivered)

    for row in tx.execute(sealed.order_by(i.c.sealed_at)).all():
        leaves, had = bool(row.leaves), bool(row.delivered_at)
        contents = [
            (kind, digest, content)
            for kind, digest, content in _objects(tx, row.id, leaves=leaves)
            # What follows a delivered interview may never have left, and may come twice.
            if is_lost(digest, delivered=had and kind is not ObjectKind.ADDENDUM)
        ]
        files = [one for one in _files(tx, row.id) if is_lost(one.cipher_sha256, delivered=had)] if leaves else []
        outbox.fill(tx, row.id, contents, files)
        again = [*(digest for _, digest, _ in contents), *(file.cipher_sha256 for file in files)]
        for digest in again:
            if digest in named:
                receipted = {"state": outbox.Sending.RECEIPTED.value, "receipt": named[digest]}
                tx.execute(update(queue).where(queue.c.digest == digest).values(**receipted))
        count += len(again)
    return count


def _objects(tx: Transaction, interview_id: str, *, leaves: bool) -> list[tuple[ObjectKind, str, bytes]]:
    o = objects
    wanted = select(o.c.kind, o.c.digest, o.c.content).where(
        o.c.interview_id == interview_id, o.c.kind.in_([one.value for one in _LEAVING])
    )
    if not leaves:
        wanted = wanted.where(o.c.kind == ObjectKind.CONSENT_NOTICE.value)
    elif is_withdrawn(tx, interview_id):
        told = select(custody.c.object).where(custody.c.action == CustodyAction.WITHDRAW.value)
        wanted = wanted.where(o.c.digest.in_(told))
    return [(ObjectKind(row.kind), str(row.digest), bytes(row.content)) for row in tx.execute(wanted)]


def _files(tx: Transaction, interview_id: str) -> list[SealedFile]:
    if is_withdrawn(tx, interview_id):
        return []
    s, a = segments, attachments
    held = select(s.c.file, s.c.cipher_sha256, s.c.block_root, s.c.file_bytes, a.c.kind).join(
        a, a.c.id == s.c.attachment_id
    )
    sealed = held.where(
        a.c.interview_id == interview_id, a.c.removed == 0, s.c.state.in_(("finished", "truncated"))
    ).order_by(s.c.cipher_sha256)
    return [
        SealedFile(row.file, row.cipher_sha256, row.block_root, row.file_bytes, row.kind == AttachmentKind.AUDIO.value)
        for row in tx.execute(sealed)
    ]


def _receipts(tx: Transaction) -> dict[str, str]:
    """The receipt that names an object, by the object's digest; each was verified before it was kept."""
    named: dict[str, str] = {}
    for row in tx.execute(select(receipts.c.digest, receipts.c.content).order_by(receipts.c.at.desc())):
        try:
            stated = Receipt.from_bytes(envelope.from_frame(ObjectKind.RECEIPT, row.content).payload)
        except ObjectRefused:
            continue
        named |= dict.fromkeys(stated.objects, str(row.digest))
    return named
