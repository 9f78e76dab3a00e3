"""Takes objects in: checks each, stores it once, gives a receipt. The same for the line and for a courier's stick."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from sqlalchemy import Connection, bindparam, insert, select

from storage.objects import envelope
from storage.objects.addendum import Addendum, ConsentNotice
from storage.objects.certificate import Role
from storage.objects.custody import CustodyAction, CustodyEvent
from storage.objects.errors import NotSigned, ObjectRefused
from storage.objects.kinds import ObjectKind
from storage.objects.manifest import Manifest
from storage.objects.wrapset import Wrapset
from sync.central import completing, owners, receipting, tables, turns, withdrawing
from sync.central.database import Row, add, add_all, add_new, writing
from sync.central.desk import Caller, Desk, hold
from sync.central.errors import Refused
from sync.protocol import limits
from sync.protocol.addressed import split_addressed
from sync.protocol.errors import MalformedMessage
from sync.protocol.frames import FRAME_KINDS, Frame, FrameKind, decode_batch
from sync.protocol.messages import BatchAnswer, FeedKind, ObjectResult, Status, encode
from sync.protocol.reviews import review_digest, split_review

_UNNAMED = "0" * 64
_UNSEEN = ObjectResult(digest=_UNNAMED, status=Status.REFUSED, code="too-many-refused")
_KINDS = {frame: kind for kind, frame in FRAME_KINDS.items()}
_NAMED = {FrameKind.PART: ObjectKind.PART, FrameKind.WRAPSET: ObjectKind.WRAPSET}
_NO_EVIDENCE = (FrameKind.REVIEW, FrameKind.ADDRESSED)
_SOME = 500
# Put together once: it is asked about every object.
_KNOWN = select(tables.objects.c.kind).where(tables.objects.c.digest == bindparam("name"))
# No laptop sends one. Signatures are dear to check, others wait for this transaction, and a batch of a few KiB can hold
# forty thousand of them: after so many the rest is refused unseen.
_MOST_FORGED = 64
_FORGED = (NotSigned.code, "frame-length", "frame-signatures")


def batch(desk: Desk, caller: Caller, body: bytes, _parameters: Mapping[str, str]) -> bytes:
    """Take in a batch from the line."""
    return encode(BatchAnswer(results=take_in(desk, caller, decode_batch(body))))


def take_in(desk: Desk, caller: Caller, frames: Sequence[Frame]) -> tuple[ObjectResult, ...]:
    """Store what is acceptable, in one transaction; the result of each frame, in order.

    Raises:
        Refused: code device-revoked.
    """
    results: dict[int, ObjectResult] = {}
    # Manifests first: they name the rest, in whatever order it was packed.
    order = sorted(range(len(frames)), key=lambda at: frames[at].kind is not FrameKind.REVISION)
    forged = 0
    with writing(desk.engine) as tx:
        hold(tx, caller)
        for at in order:
            if frames[at].kind not in _NAMED:
                results[at] = _UNSEEN if forged == _MOST_FORGED else _take_one(tx, desk, caller, frames[at])
                forged += results[at].code in _FORGED
        results |= _take_named(tx, desk, caller, {at: frames[at] for at in order if frames[at].kind in _NAMED})
        stored = [result.digest for result in results.values() if result.status is Status.STORED]
        # A note is no evidence: its sender is answered at once and waits for no receipt.
        notes = {results[at].digest for at in order if frames[at].kind in _NO_EVIDENCE}
        completing.check(tx, desk, stored)
        receipting.give(tx, desk, caller, [digest for digest in stored if digest not in notes])
    return tuple(results[at] for at in range(len(frames)))


def _take_one(tx: Connection, desk: Desk, caller: Caller, frame: Frame) -> ObjectResult:
    digest = _UNNAMED
    try:
        kind = _KINDS.get(frame.kind)
        if kind is None:
            raise Refused("kind-not-accepted")
        digest = _digest(kind, frame.content)
        known = tx.execute(_KNOWN, {"name": digest}).scalar()
        if known is not None:
            return ObjectResult(digest=digest, status=Status.DUPLICATE)
        match kind:
            case ObjectKind.REVISION:
                with tx.begin_nested():  # a manifest that is refused half-way leaves no rows
                    _check_revision(tx, desk, caller, frame.content, digest)
            case ObjectKind.CUSTODY_EVENT:
                with tx.begin_nested():
                    _check_custody(tx, desk, caller, frame.content, digest)
            case ObjectKind.ADDENDUM | ObjectKind.CONSENT_NOTICE:
                with tx.begin_nested():
                    _check_following(tx, desk, caller, kind, frame.content, digest)
            case ObjectKind.REVIEW:
                _check_review(tx, desk, caller, frame.content, digest)
            case ObjectKind.ADDRESSED:
                _check_addressed(tx, desk, caller, frame.content, digest)
            case _:
                raise Refused("kind-not-accepted")
    except (Refused, ObjectRefused, MalformedMessage) as error:
        return ObjectResult(digest=digest, status=Status.REFUSED, code=error.code)
    is_new = add(tx, tables.objects, _row(desk, caller, kind, digest, frame.content))
    return ObjectResult(digest=digest, status=Status.STORED if is_new else Status.DUPLICATE)


def _take_named(tx: Connection, desk: Desk, caller: Caller, frames: Mapping[int, Frame]) -> dict[int, ObjectResult]:
    """Parts and wrapsets, most of what comes: asked about and stored all together, each judged by itself."""
    digests = {at: envelope.digest_of(_NAMED[frame.kind], frame.content) for at, frame in frames.items()}
    o, n = tables.objects, tables.named
    known: set[str] = set()
    sizes: dict[tuple[str, str], set[int]] = {}
    for some in _in_pieces(list(dict.fromkeys(digests.values()))):
        known.update(tx.execute(select(o.c.digest).where(o.c.digest.in_(some))).scalars())
        for row in tx.execute(select(n.c.digest, n.c.kind, n.c.size).where(n.c.digest.in_(some))):
            sizes.setdefault((row.digest, row.kind), set()).add(row.size)
    results: dict[int, ObjectResult] = {}
    rows: dict[str, Row] = {}
    for at, frame in frames.items():
        digest, kind = digests[at], _NAMED[frame.kind]
        status, code = Status.STORED, None
        if digest in known or digest in rows:
            status = Status.DUPLICATE
        else:
            try:
                _check_named(kind, frame.content, sizes.get((digest, kind.value), set()))
                rows[digest] = _row(desk, caller, kind, digest, frame.content)
            except (Refused, ObjectRefused) as error:
                status, code = Status.REFUSED, error.code
        results[at] = ObjectResult(digest=digest, status=status, code=code)
    new = add_new(tx, o, o.c.digest, list(rows.values()))
    for at, result in results.items():
        if result.status is Status.STORED and result.digest not in new:
            # Another device brought the same bytes a moment ago.
            results[at] = ObjectResult(digest=result.digest, status=Status.DUPLICATE)
    return results


def _row(desk: Desk, caller: Caller, kind: ObjectKind, digest: str, content: bytes) -> Row:
    return {
        "digest": digest,
        "kind": kind.value,
        "device": caller.key_id,
        "content": content,
        "received_at": desk.time(),
    }


def _in_pieces(digests: Sequence[str]) -> Iterator[Sequence[str]]:
    """A statement takes only so many parameters."""
    for start in range(0, len(digests), _SOME):
        yield digests[start : start + _SOME]


def _digest(kind: ObjectKind, content: bytes) -> str:
    return review_digest(content) if kind is ObjectKind.REVIEW else envelope.digest_of(kind, content)


def _check_revision(tx: Connection, desk: Desk, caller: Caller, content: bytes, digest: str) -> None:
    manifest, _ = envelope.read(ObjectKind.REVISION, Manifest, content, caller.public)
    if manifest.author.key != caller.public.hex():
        raise Refused("author-not-device")
    if manifest.practice != desk.practice:
        raise Refused("practice-mismatch")
    turns.of_interview(tx, manifest.interview)
    owners.require_revision(tx, caller, manifest)
    segments = [segment for attachment in manifest.attachments for segment in attachment.segs]
    if any(segment.size > limits.BLOB_BYTES for segment in segments):
        raise Refused("blob-too-large")
    t = tables.blobs
    for segment in segments:
        row: Row = {
            "sha256": segment.cipher_sha256,
            "device": caller.key_id,
            "size": segment.size,
            "block_root": segment.block_root,
            # Grows with what comes: naming files of 4 GiB by the thousand takes no room.
            "held": b"",
        }
        if not add(tx, t, row):
            own = (t.c.sha256 == segment.cipher_sha256, t.c.device == caller.key_id)
            known = tx.execute(select(t.c.size, t.c.block_root).where(*own)).one()
            if (known.size, known.block_root) != (segment.size, segment.block_root):
                raise Refused("blob-conflict")
    revision = {
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
    tx.execute(insert(tables.revisions).values(**revision))
    named: list[Row] = []
    for part in manifest.parts:
        common: Row = {"manifest": digest, "part": part.kind.value}
        named.append({**common, "digest": part.sealed_digest, "kind": "part", "size": part.size})
        named.append({**common, "digest": part.wrapset, "kind": "wrapset", "size": 0})
    for attachment in manifest.attachments:
        for segment in attachment.segs:
            name: Row = {"manifest": digest, "digest": segment.cipher_sha256, "kind": "blob"}
            # To which part it belongs is for those to know who can open it.
            named.append({**name, "part": "", "size": segment.size})
    add_all(tx, tables.named, named)
    _enter(tx, caller, manifest.device.seq, manifest.device.prev, digest)


def _check_custody(tx: Connection, desk: Desk, caller: Caller, content: bytes, digest: str) -> None:
    event, _ = envelope.read(ObjectKind.CUSTODY_EVENT, CustodyEvent, content, caller.public)
    if event.actor.key != caller.public.hex():
        raise Refused("author-not-device")
    if event.practice != desk.practice:
        raise Refused("practice-mismatch")
    _enter(tx, caller, event.device.seq, event.device.prev, digest)
    if event.action is CustodyAction.WITHDRAW:
        withdrawing.take(tx, desk, caller, event, digest)
    elif event.action is CustodyAction.RENEW:
        for manifest in withdrawing.take_back(tx, desk, caller, event, digest):
            completing.announce(tx, desk.time(), manifest)


def _check_following(tx: Connection, desk: Desk, caller: Caller, kind: ObjectKind, content: bytes, digest: str) -> None:
    model: type[Addendum] | type[ConsentNotice] = Addendum if kind is ObjectKind.ADDENDUM else ConsentNotice
    said, _ = envelope.read(kind, model, content, caller.public)
    if said.author.key != caller.public.hex():
        raise Refused("author-not-device")
    if said.practice != desk.practice:
        raise Refused("practice-mismatch")
    turns.of_interview(tx, said.interview)
    owners.require(tx, caller, said.interview)
    _enter(tx, caller, said.device.seq, said.device.prev, digest)
    completing.tell_coordinators(tx, desk.time(), FeedKind(kind.value), digest)


def _enter(tx: Connection, caller: Caller, seq: int, prev: str | None, digest: str) -> None:
    add(tx, tables.journal, {"device": caller.key_id, "seq": seq, "digest": digest, "prev": prev or ""})


def _check_named(kind: ObjectKind, content: bytes, sizes: Collection[int]) -> None:
    if not sizes:
        raise Refused("not-named")
    if kind is ObjectKind.WRAPSET:
        Wrapset.from_bytes(content)
    elif len(content) not in sizes:
        raise Refused("size-mismatch")


def _check_review(tx: Connection, desk: Desk, caller: Caller, content: bytes, digest: str) -> None:
    if caller.role is not Role.COORDINATOR:
        raise Refused("role-not-allowed", 403)
    manifest, _ = split_review(content)
    t = tables.revisions
    author = tx.execute(select(t.c.device).where(t.c.manifest == manifest)).scalar()
    if author is None:
        raise Refused("revision-unknown")
    row = {"device": author, "kind": "review", "digest": digest, "made_at": desk.time()}
    add(tx, tables.feed, row)


def _check_addressed(tx: Connection, desk: Desk, caller: Caller, content: bytes, digest: str) -> None:
    """Coordinators write to every device, every other one to coordinators; what it says central cannot know."""
    device, _ = split_addressed(content)
    t = tables.devices
    role = tx.execute(select(t.c.role).where(t.c.key_id == device, t.c.revoked_at.is_(None))).scalar()
    if role is None:
        raise Refused("recipient-unknown")
    if Role.COORDINATOR not in (caller.role, Role(role)):
        raise Refused("role-not-allowed", 403)
    add(tx, tables.feed, {"device": device, "kind": "addressed", "digest": digest, "made_at": desk.time()})
