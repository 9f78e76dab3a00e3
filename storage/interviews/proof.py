"""Whether central has everything of a sealed interview, by its own signature; looked at again, not believed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from storage.interviews import device, organisation
from storage.objects import envelope
from storage.objects.errors import ObjectRefused
from storage.objects.kinds import ObjectKind
from storage.objects.manifest import Manifest
from storage.objects.receipt import Receipt
from storage.vault.tables import outbox, receipts
from storage.vault.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Covering:
    """The verified receipts that together name everything of an interview, and central's time of the last one."""

    at: str
    receipts: Mapping[str, Receipt]


def stored_at(tx: Transaction, manifest_digest: str, manifest: Manifest) -> str:
    """Central's signed time by which it held manifest, parts, wrapsets and files; empty while anything lacks."""
    found = covering(tx, manifest_digest, manifest)
    return "" if found is None else found.at


def covering(tx: Transaction, manifest_digest: str, manifest: Manifest) -> Covering | None:
    """The receipts for manifest, parts, wrapsets and files; None while anything lacks."""
    wanted = {manifest_digest, *manifest.object_digests(), *manifest.blob_digests()}
    named: dict[str, set[str]] = {}
    for some in _in_pieces(sorted(wanted)):
        rows = tx.execute(
            select(outbox.c.digest, outbox.c.receipt).where(outbox.c.digest.in_(some), outbox.c.receipt.is_not(None))
        )
        for row in rows:
            named.setdefault(row.receipt, set()).add(row.digest)
    last, used = "", {}
    for digest, claimed in named.items():
        stated = _verified(tx, digest)
        if stated is None or not claimed.issubset(stated.objects):
            return None
        wanted -= claimed
        used[digest] = stated
        # From a central whose clock was ahead it counts from when it came.
        came = tx.execute(select(receipts.c.at).where(receipts.c.digest == digest)).scalar_one()
        last = max(last, min(stated.at, came))
    return None if wanted else Covering(last, used)


def _verified(tx: Transaction, digest: str) -> Receipt | None:
    content = tx.execute(select(receipts.c.content).where(receipts.c.digest == digest)).scalar()
    if content is None:
        return None
    try:
        signed = envelope.from_frame(ObjectKind.RECEIPT, content)
        stated = Receipt.from_bytes(signed.payload)
    except ObjectRefused:
        return None
    own = device.signing(tx).public.hex()
    if signed.digest != digest or stated.device != own:
        return None
    keys = organisation.receipt_keys(tx, practice=stated.practice)
    return stated if any(signed.is_signed_by(key) for key in keys) else None


def _in_pieces(digests: list[str]) -> Iterator[list[str]]:
    """A statement takes only so many parameters."""
    for start in range(0, len(digests), 500):
        yield digests[start : start + 500]
