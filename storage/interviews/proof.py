"""Whether central has everything of a sealed interview, by its own signature; looked at again, not believed."""

from collections.abc import Iterator

from sqlalchemy import select

from storage.interviews import device, organisation
from storage.objects import envelope
from storage.objects.errors import ObjectRefused
from storage.objects.kinds import ObjectKind
from storage.objects.manifest import Manifest
from storage.objects.receipt import Receipt
from storage.vault.tables import organisation as packages
from storage.vault.tables import outbox, receipts
from storage.vault.transaction import Transaction


def stored_at(tx: Transaction, manifest_digest: str, manifest: Manifest) -> str:
    """Central's signed time by which it held manifest, parts, wrapsets and files; empty while anything lacks."""
    wanted = {manifest_digest, *manifest.object_digests(), *manifest.blob_digests()}
    named: dict[str, set[str]] = {}
    for some in _in_pieces(sorted(wanted)):
        rows = tx.execute(
            select(outbox.c.digest, outbox.c.receipt).where(outbox.c.digest.in_(some), outbox.c.receipt.is_not(None))
        )
        for row in rows:
            named.setdefault(row.receipt, set()).add(row.digest)
    last = ""
    for digest, claimed in named.items():
        stated = _verified(tx, digest)
        if stated is None or not claimed.issubset(stated.objects):
            return ""
        wanted -= claimed
        # From a central whose clock was ahead it counts from when it came.
        came = tx.execute(select(receipts.c.at).where(receipts.c.digest == digest)).scalar_one()
        last = max(last, min(stated.at, came))
    return "" if wanted else last


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
    return stated if any(signed.is_signed_by(key) for key in _receipt_keys(tx, practice=stated.practice)) else None


def _receipt_keys(tx: Transaction, *, practice: bool) -> Iterator[bytes]:
    """Of every package ever accepted: a receipt stays good when central gets a new key."""
    for frame in tx.execute(select(packages.c.content).order_by(packages.c.version.desc())).scalars():
        package = organisation.of_frame(frame).package
        if package.practice == practice:
            yield bytes.fromhex(package.central.receipt_key)


def _in_pieces(digests: list[str]) -> Iterator[list[str]]:
    """A statement takes only so many parameters."""
    for start in range(0, len(digests), 500):
        yield digests[start : start + 500]
