"""Manifests: what a batch brings of them is judged one by one, asked about and entered in sets."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from storage.objects import owning
from storage.objects.manifest import Manifest, SegmentEntry
from storage.objects.payload import JournalPlace
from sync.central import owners, tables
from sync.central.database import Row, add_all, in_pieces, put_all
from sync.central.desk import Caller, Desk
from sync.central.errors import Refused
from sync.protocol import limits

# Of files by their names: size and root.
_Files = dict[str, tuple[int, str]]


def take(tx: Connection, desk: Desk, caller: Caller, manifests: Mapping[str, Manifest]) -> dict[str, str]:
    """Enter verified manifests of the caller's, by digest; the codes of those that are refused and left no rows.

    Who takes them in keeps the turns of their device and interviews, and enters their lines of the journal.
    """
    decisions = {digest: one for digest, one in manifests.items() if owning.is_decision(one)}
    refused = _take(tx, desk, caller, {digest: one for digest, one in manifests.items() if digest not in decisions})
    # One that decides is judged by what stands, the rest of its batch included.
    for digest, one in decisions.items():
        refused |= _take(tx, desk, caller, {digest: one})
    return refused


def place(caller: Caller, said: JournalPlace, digest: str) -> Row:
    """A line of the device's journal."""
    return {"device": caller.key_id, "seq": said.seq, "digest": digest, "prev": said.prev or ""}


def _take(tx: Connection, desk: Desk, caller: Caller, manifests: Mapping[str, Manifest]) -> dict[str, str]:
    begun = _begun(tx, manifests)
    files = _files(tx, caller, manifests)
    refused: dict[str, str] = {}
    revisions: list[Row] = []
    named: list[Row] = []
    new: dict[str, Row] = {}
    for digest, one in manifests.items():
        try:
            # Of one that nobody began so far there is nothing to ask: it is its author's.
            if one.interview in begun or owning.is_decision(one):
                owners.require_revision(tx, caller, one)
            own = _checked(one, files)
        except Refused as refusal:
            refused[digest] = refusal.code
            continue
        for name in own.keys() - files.keys():
            size, root = own[name]
            # Grows with what comes: naming files of 4 GiB by the thousand takes no room.
            new[name] = {"sha256": name, "device": caller.key_id, "size": size, "block_root": root, "held": b""}
        files |= own
        revisions.append(_row(desk, caller, one, digest))
        named += _names(one, digest)
    add_all(tx, tables.blobs, list(new.values()))
    put_all(tx, tables.revisions, revisions)
    add_all(tx, tables.named, named)
    return refused


def _begun(tx: Connection, manifests: Mapping[str, Manifest]) -> set[str]:
    """Those of their interviews of which something stands here."""
    r = tables.revisions
    begun: set[str] = set()
    for some in in_pieces({one.interview for one in manifests.values()}):
        begun.update(tx.execute(select(r.c.interview).where(r.c.interview.in_(some)).distinct()).scalars())
    return begun


def _files(tx: Connection, caller: Caller, manifests: Mapping[str, Manifest]) -> _Files:
    """What the device said before of the files that they name."""
    t = tables.blobs
    names = {segment.cipher_sha256 for one in manifests.values() for segment in _segments(one)}
    files: _Files = {}
    for some in in_pieces(names):
        held = select(t.c.sha256, t.c.size, t.c.block_root).where(t.c.sha256.in_(some), t.c.device == caller.key_id)
        files |= {row.sha256: (row.size, row.block_root) for row in tx.execute(held)}
    return files


def _checked(manifest: Manifest, files: Mapping[str, tuple[int, str]]) -> _Files:
    own: _Files = {}
    segments = _segments(manifest)
    if any(segment.size > limits.BLOB_BYTES for segment in segments):
        raise Refused("blob-too-large")
    for segment in segments:
        said = (segment.size, segment.block_root)
        name = segment.cipher_sha256
        if files.get(name, said) != said or own.setdefault(name, said) != said:
            raise Refused("blob-conflict")
    return own


def _segments(manifest: Manifest) -> Sequence[SegmentEntry]:
    return [segment for attachment in manifest.attachments for segment in attachment.segs]


def _row(desk: Desk, caller: Caller, manifest: Manifest, digest: str) -> Row:
    return {
        "manifest": digest,
        "interview": manifest.interview,
        "mission": manifest.mission,
        "rev": manifest.rev,
        "device": caller.key_id,
        "form_id": manifest.form.id,
        "form_version": manifest.form.version,
        "sealed_wall": manifest.time.wall,
        "received_at": desk.time(),
    }


def _names(manifest: Manifest, digest: str) -> list[Row]:
    named: list[Row] = []
    for part in manifest.parts:
        common: Row = {"manifest": digest, "part": part.kind.value}
        named.append({**common, "digest": part.sealed_digest, "kind": "part", "size": part.size})
        named.append({**common, "digest": part.wrapset, "kind": "wrapset", "size": 0})
    # To which part it belongs is for those to know who can open it.
    common = {"manifest": digest, "part": "", "kind": "blob"}
    named += ({**common, "digest": one.cipher_sha256, "size": one.size} for one in _segments(manifest))
    return named
