"""Takes objects in: checks each, stores it once, gives a receipt. The same for the line and for a courier's stick.

What a batch brings is asked about and stored in sets, and each object of it is judged by itself.
"""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, select

from storage.objects import envelope
from storage.objects.addendum import Addendum, ConsentNotice
from storage.objects.certificate import Role
from storage.objects.custody import CustodyAction, CustodyEvent
from storage.objects.errors import NotSigned, ObjectRefused
from storage.objects.kinds import ObjectKind
from storage.objects.manifest import Manifest
from storage.objects.wrapset import Wrapset
from sync.central import completing, log, owners, receipting, revising, tables, turns, withdrawing
from sync.central.database import Row, add, add_all, add_new, in_pieces, writing
from sync.central.desk import Caller, Desk, hold
from sync.central.errors import Refused
from sync.central.facts import Arrived
from sync.central.log import Entry
from sync.protocol.addressed import split_addressed
from sync.protocol.errors import MalformedMessage
from sync.protocol.frames import FRAME_KINDS, Frame, FrameKind, decode_batch
from sync.protocol.messages import BatchAnswer, FeedKind, ObjectResult, Status, encode
from sync.protocol.reviews import review_digest, split_review

_Signed = Manifest | CustodyEvent | Addendum | ConsentNotice
_MODELS: Mapping[ObjectKind, type[_Signed]] = {
    ObjectKind.REVISION: Manifest,
    ObjectKind.CUSTODY_EVENT: CustodyEvent,
    ObjectKind.ADDENDUM: Addendum,
    ObjectKind.CONSENT_NOTICE: ConsentNotice,
}
_UNNAMED = "0" * 64
_UNSEEN = ObjectResult(digest=_UNNAMED, status=Status.REFUSED, code="too-many-refused")
_KINDS = {frame: kind for kind, frame in FRAME_KINDS.items()}
_NAMED = (FrameKind.PART, FrameKind.WRAPSET)
_NO_EVIDENCE = (FrameKind.REVIEW, FrameKind.ADDRESSED)
_OF_CONSENT = (CustodyAction.WITHDRAW, CustodyAction.RENEW)
_WRONG = (Refused, ObjectRefused, MalformedMessage)
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
    every = range(len(frames))
    # Manifests first: they name the rest, in whatever order it was packed.
    manifests = [at for at in every if frames[at].kind is FrameKind.REVISION]
    named = [at for at in every if frames[at].kind in _NAMED]
    others = [at for at in every if frames[at].kind is not FrameKind.REVISION and frames[at].kind not in _NAMED]
    digests, results = _digests(frames)
    with writing(desk.engine) as tx:
        hold(tx, caller)
        known = _stored(tx, digests.values())
        said, copies = _read(desk, caller, frames, [*manifests, *others], digests, known, results)
        turns.of_interviews(tx, {one.interview for one in said.values() if _is_about_one(one)})
        journal = _take_manifests(tx, desk, caller, said, digests, results)
        journal += _take_others(tx, desk, caller, frames, others, said, digests, results, copies)
        add_all(tx, tables.journal, journal)
        naming = _take_named(tx, frames, named, digests, known, results)
        _store(tx, desk, caller, frames, [*manifests, *others, *named], digests, results)
        for at, first in copies.items():
            results[at] = _once_more(results[first])
        order = [at for at in (*manifests, *others, *named) if results[at].status is Status.STORED]
        completing.check(
            tx,
            desk,
            Arrived(
                contents={digests[at]: frames[at].content for at in order},
                manifests={digests[at]: one for at in order if isinstance(one := said.get(at), Manifest)},
            ),
            naming,
        )
        # A note is no evidence: its sender is answered at once and waits for no receipt.
        entries = [
            Entry(_KINDS[frames[at].kind], digests[at], caller.key_id, said[at].device.seq if at in said else 0)
            for at in order
            if frames[at].kind not in _NO_EVIDENCE
        ]
        here = [digests[at] for at in named if results[at].status is Status.DUPLICATE]
        entries += log.entries_of(tx, caller.key_id, owners.brought_by_others(tx, caller, here))
        receipting.give_for(tx, desk, caller, entries)
    return tuple(results[at] for at in every)


def _digests(frames: Sequence[Frame]) -> tuple[dict[int, str], dict[int, ObjectResult]]:
    """The names of these objects, and what becomes of those that have none."""
    digests: dict[int, str] = {}
    results: dict[int, ObjectResult] = {}
    for at, frame in enumerate(frames):
        try:
            kind = _KINDS.get(frame.kind)
            if kind is None:
                raise Refused("kind-not-accepted")
            digests[at] = (
                review_digest(frame.content) if kind is ObjectKind.REVIEW else envelope.digest_of(kind, frame.content)
            )
        except _WRONG as error:
            results[at] = _refused(_UNNAMED, error.code)
    return digests, results


def _stored(tx: Connection, digests: Collection[str]) -> set[str]:
    o = tables.objects
    known: set[str] = set()
    for some in in_pieces(dict.fromkeys(digests)):
        known.update(tx.execute(select(o.c.digest).where(o.c.digest.in_(some))).scalars())
    return known


def _read(
    desk: Desk,
    caller: Caller,
    frames: Sequence[Frame],
    order: Sequence[int],
    digests: Mapping[int, str],
    known: Collection[str],
    results: dict[int, ObjectResult],
) -> tuple[dict[int, _Signed], dict[int, int]]:
    """What the signed ones say, verified; and which only repeat one before them. The others have their result."""
    said: dict[int, _Signed] = {}
    copies: dict[int, int] = {}
    seen: dict[str, int] = {}
    forged = 0
    for at in order:
        if forged == _MOST_FORGED:
            results[at] = _UNSEEN
        elif at in results:
            forged += results[at].code in _FORGED
        elif digests[at] in known:
            results[at] = ObjectResult(digest=digests[at], status=Status.DUPLICATE)
        elif digests[at] in seen:
            copies[at] = seen[digests[at]]
        else:
            try:
                kind = _KINDS[frames[at].kind]
                if kind in _MODELS:
                    said[at] = _verified(desk, caller, kind, frames[at].content)
                seen[digests[at]] = at
            except _WRONG as error:
                results[at] = _refused(digests[at], error.code)
                forged += error.code in _FORGED
    return said, copies


def _verified(desk: Desk, caller: Caller, kind: ObjectKind, content: bytes) -> _Signed:
    said, _ = envelope.read(kind, _MODELS[kind], content, caller.public)
    author = said.actor if isinstance(said, CustodyEvent) else said.author
    if author.key != caller.public.hex():
        raise Refused("author-not-device")
    if said.practice != desk.practice:
        raise Refused("practice-mismatch")
    return said


def _is_about_one(said: _Signed) -> bool:
    """Whether others must not add to the same interview meanwhile."""
    return not isinstance(said, CustodyEvent) or said.action in _OF_CONSENT


def _take_manifests(
    tx: Connection,
    desk: Desk,
    caller: Caller,
    said: Mapping[int, _Signed],
    digests: Mapping[int, str],
    results: dict[int, ObjectResult],
) -> list[Row]:
    """Enter them; their lines of the journal."""
    manifests = {at: one for at, one in said.items() if isinstance(one, Manifest)}
    refused = revising.take(tx, desk, caller, {digests[at]: one for at, one in manifests.items()})
    journal: list[Row] = []
    for at, one in manifests.items():
        digest = digests[at]
        if digest in refused:
            results[at] = _refused(digest, refused[digest])
        else:
            results[at] = ObjectResult(digest=digest, status=Status.STORED)
            journal.append(revising.place(caller, one.device, digest))
    return journal


def _take_others(
    tx: Connection,
    desk: Desk,
    caller: Caller,
    frames: Sequence[Frame],
    others: Sequence[int],
    said: Mapping[int, _Signed],
    digests: Mapping[int, str],
    results: dict[int, ObjectResult],
    copies: Collection[int],
) -> list[Row]:
    """Judge them, and enter those that are more than a line in the journal; the lines of the others."""
    journal: list[Row] = []
    for at in others:
        if at in results or at in copies:
            continue
        kind, digest, one = _KINDS[frames[at].kind], digests[at], said.get(at)
        if isinstance(one, CustodyEvent) and one.action not in _OF_CONSENT:
            journal.append(revising.place(caller, one.device, digest))
        else:
            try:
                with tx.begin_nested():  # one that is refused half-way leaves no rows
                    _enter(tx, desk, caller, kind, frames[at].content, digest, one)
            except _WRONG as error:
                results[at] = _refused(digest, error.code)
                continue
        results[at] = ObjectResult(digest=digest, status=Status.STORED)
    return journal


def _take_named(
    tx: Connection,
    frames: Sequence[Frame],
    named: Sequence[int],
    digests: Mapping[int, str],
    known: Collection[str],
    results: dict[int, ObjectResult],
) -> set[str]:
    """Judge parts and wrapsets, most of what comes; the manifests that name them."""
    n = tables.named
    naming: set[str] = set()
    sizes: dict[tuple[str, str], set[int]] = {}
    for some in in_pieces(dict.fromkeys(digests[at] for at in named)):
        for row in tx.execute(select(n).where(n.c.digest.in_(some))):
            sizes.setdefault((row.digest, row.kind), set()).add(row.size)
            naming.add(row.manifest)
    taken: set[str] = set()
    for at in named:
        digest, kind = digests[at], _KINDS[frames[at].kind]
        if digest in known or digest in taken:
            results[at] = ObjectResult(digest=digest, status=Status.DUPLICATE)
            continue
        try:
            _check_named(kind, frames[at].content, sizes.get((digest, kind.value), set()))
        except _WRONG as error:
            results[at] = _refused(digest, error.code)
            continue
        results[at] = ObjectResult(digest=digest, status=Status.STORED)
        taken.add(digest)
    return naming


def _store(
    tx: Connection,
    desk: Desk,
    caller: Caller,
    frames: Sequence[Frame],
    order: Sequence[int],
    digests: Mapping[int, str],
    results: dict[int, ObjectResult],
) -> None:
    is_stored = [at for at in order if at in results and results[at].status is Status.STORED]
    now = desk.time()
    rows: list[Row] = [
        {
            "digest": digests[at],
            "kind": _KINDS[frames[at].kind].value,
            "device": caller.key_id,
            "content": frames[at].content,
            "received_at": now,
        }
        for at in is_stored
    ]
    new = add_new(tx, tables.objects, tables.objects.c.digest, rows)
    for at in is_stored:
        if digests[at] not in new:
            # Another device brought the same bytes a moment ago.
            results[at] = ObjectResult(digest=digests[at], status=Status.DUPLICATE)


def _refused(digest: str, code: str) -> ObjectResult:
    return ObjectResult(digest=digest, status=Status.REFUSED, code=code)


def _once_more(first: ObjectResult) -> ObjectResult:
    is_stored = first.status is Status.STORED
    return ObjectResult(digest=first.digest, status=Status.DUPLICATE) if is_stored else first


def _enter(
    tx: Connection, desk: Desk, caller: Caller, kind: ObjectKind, content: bytes, digest: str, said: _Signed | None
) -> None:
    """Judge one that is more than a line in its device's journal, and enter what follows from it."""
    match said:
        case CustodyEvent():
            add(tx, tables.journal, revising.place(caller, said.device, digest))
            if said.action is CustodyAction.WITHDRAW:
                withdrawing.take(tx, desk, caller, said, digest)
            else:
                completing.announce(tx, desk.time(), withdrawing.take_back(tx, desk, caller, said, digest))
        case Addendum() | ConsentNotice():
            owners.require(tx, caller, said.interview)
            add(tx, tables.journal, revising.place(caller, said.device, digest))
            completing.tell_coordinators(tx, desk.time(), FeedKind(kind.value), digest)
        case _ if kind is ObjectKind.REVIEW:
            _check_review(tx, desk, caller, content, digest)
        case _:
            _check_addressed(tx, desk, caller, content, digest)


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
