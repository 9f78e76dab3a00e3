"""A sealed interview of one's own, opened again while policy lets the author read it."""

from sqlalchemy import select

from storage.crypto.errors import NotAuthentic
from storage.interviews.errors import NoSuchInterview
from storage.objects.envelope import from_frame
from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.manifest import Manifest
from storage.objects.part import OpenedPart, open_part
from storage.vault import Vault
from storage.vault.tables import interviews, objects, part_keys
from storage.vault.transaction import Transaction


def manifest(tx: Transaction, interview_id: str) -> Manifest:
    """The signed manifest of a sealed interview.

    Raises:
        NoSuchInterview: There is none, or it is a draft.
    """
    content = tx.execute(
        select(objects.c.content)
        .join(interviews, interviews.c.manifest_digest == objects.c.digest)
        .where(interviews.c.id == interview_id)
    ).scalar()
    if content is None:
        raise NoSuchInterview
    return Manifest.from_bytes(from_frame(ObjectKind.REVISION, content).payload)


def own_part(vault: Vault, interview_id: str, part: PartKind) -> OpenedPart:
    """The content of a part of a sealed interview.

    Raises:
        NoSuchInterview: Not sealed, or its key is no longer held (code ``no-longer-readable``).
        NotOpened: The stored bytes are not what was sealed.
    """
    with vault.read() as tx:
        return part_within(tx, vault, interview_id, part)


def part_within(tx: Transaction, vault: Vault, interview_id: str, part: PartKind) -> OpenedPart:
    """The same within a transaction that is open already."""
    sealed = manifest(tx, interview_id)
    entry = sealed.part(part)
    content = tx.execute(select(objects.c.content).where(objects.c.digest == entry.sealed_digest)).scalar()
    if content is None:
        raise NoSuchInterview("no-longer-readable")
    key = part_key(tx, vault, interview_id, part)
    return open_part(content, key, interview=sealed.interview, rev=sealed.rev, part=part, commit=entry.commit)


def part_key(tx: Transaction, vault: Vault, interview_id: str, part: PartKind) -> bytes:
    """The key of a part of a sealed interview, while it is held.

    Raises:
        NoSuchInterview: It is no longer held (code ``no-longer-readable``).
    """
    wrapped = tx.execute(
        select(part_keys.c.wrapped).where(part_keys.c.interview_id == interview_id, part_keys.c.part == part.value)
    ).scalar()
    if wrapped is None:
        raise NoSuchInterview("no-longer-readable")
    try:
        return vault.unwrap(wrapped, part_key_context(interview_id, part))
    except NotAuthentic:
        raise NoSuchInterview("no-longer-readable") from None


def part_key_context(interview_id: str, kind: PartKind) -> bytes:
    """What the author's own wrap of a part's key is bound to."""
    return f"part/{interview_id}/{kind.value}".encode()
