"""A coordinator's end: fetch what was delivered, send a review note back."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from storage.interviews import received, received_addenda, reviews
from storage.interviews.errors import PracticeMismatch, ReceivedRefused
from storage.interviews.received import FetchedObject
from storage.objects import envelope
from storage.objects.custody import CustodyAction
from storage.objects.errors import ObjectRefused
from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.manifest import Manifest
from storage.platform import files
from storage.platform.clock import Clock
from storage.vault import Vault
from sync.client.calls import Calls
from sync.client.delivery import calls_of, greet
from sync.client.report import Progress, Stage
from sync.client.transport import Transport
from sync.protocol import limits
from sync.protocol.errors import DeliveryRefused, MalformedMessage, ServerNotTrusted
from sync.protocol.frames import Frame, FrameKind
from sync.protocol.keeping import Kept, keep_log
from sync.protocol.messages import FeedItem, FeedKind, Status, bytes_of
from sync.protocol.reviews import join_review
from sync.protocol.runs import leaf_count

# Central has the text and waits for the sound, or this role may not have it.
_NOT_NOW = frozenset({"blob-not-whole", "role-not-allowed", "blob-unknown"})
_FOLLOWING = {
    FeedKind.ADDENDUM: ObjectKind.ADDENDUM,
    FeedKind.CONSENT_NOTICE: ObjectKind.CONSENT_NOTICE,
}
_READ_BY_COORDINATORS = (PartKind.FACTS, PartKind.BODY)


@dataclass(frozen=True, slots=True)
class FetchReport:
    """What one fetch brought: manifests new in this vault, those that did not verify, events of withdrawn consent."""

    fetched: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    received_bytes: int = 0
    cancelled: bool = False
    withdrawn: tuple[str, ...] = ()
    #: What followed an interview, and notices of refused consent.
    followed: tuple[str, ...] = ()


@dataclass(slots=True)
class _Fetch:
    """One fetch under way."""

    vault: Vault
    calls: Calls
    clock: Clock
    progress: Callable[[Progress], None]
    cancelled: Callable[[], bool]
    fetched: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    followed: list[str] = field(default_factory=list)
    done_bytes: int = 0

    def tell(self, size: int, interview: str) -> None:
        self.done_bytes += size
        self.progress(Progress(Stage.FEED, self.done_bytes, self.done_bytes, interview))


def fetch_delivered(
    vault: Vault,
    transport: Transport,
    clock: Clock,
    *,
    progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> FetchReport:
    """Bring every delivered revision that this vault does not hold yet, attachments included.

    Raises:
        NotReadyToDeliver, ServerUnreachable, DeliveryRefused, ServerNotTrusted: as for delivery.
    """
    calls = calls_of(vault, transport)
    fetch = _Fetch(vault, calls, clock, progress, cancelled)
    # Whoever looks at the log can find the fork in it.
    keep_log(vault, greet(vault, calls).log, clock, Kept())
    after = 0
    while True:
        page = calls.feed(after)
        whole: list[int] = []
        for item in page.items:
            if item.n <= after:
                raise ServerNotTrusted("wrong-answer")
            after = item.n
            if item.kind is FeedKind.DELIVERED and not cancelled() and _bring(fetch, item):
                whole.append(item.n)
            if item.kind in (FeedKind.WITHDRAWN, FeedKind.RENEWED) and _keep_event(fetch, item):
                whole.append(item.n)
            if item.kind in _FOLLOWING and not cancelled() and _keep_following(fetch, item):
                whole.append(item.n)
        calls.acknowledge_feed(whole)
        if not page.more or cancelled():
            break
        if not page.items:
            raise ServerNotTrusted("wrong-answer")
    return FetchReport(
        tuple(fetch.fetched),
        tuple(fetch.damaged),
        calls.received_bytes,
        cancelled(),
        tuple(fetch.withdrawn),
        tuple(fetch.followed),
    )


def send_review(
    vault: Vault, transport: Transport, clock: Clock, *, manifest_digest: str, text: str, returned: bool
) -> None:
    """Sign a review note about a received interview, seal it to its author's device and hand it to central.

    Raises:
        ReviewRefused, CertificateRefused, ReceivedRefused: it cannot be written (storage.interviews.errors).
        DeliveryRefused: central refuses the note (code role-not-allowed, device-revoked, ...).
    """
    calls = calls_of(vault, transport)
    greet(vault, calls)
    with vault.transaction() as tx:
        sealed = reviews.write(
            tx, manifest_digest, text, returned=returned, practice=vault.practice, moment=clock.now()
        )
    answer = calls.batch([Frame(FrameKind.REVIEW, join_review(manifest_digest, sealed))])
    (result,) = answer.results
    if result.status not in (Status.STORED, Status.DUPLICATE):
        raise DeliveryRefused(result.code or result.status.value)
    with vault.transaction() as tx:
        reviews.count_sent(tx, manifest_digest)


def _bring(fetch: _Fetch, item: FeedItem) -> bool:
    """Objects first, then files; whether all of it is here now and need not be offered again."""
    try:
        with fetch.vault.read() as tx:
            is_new = not received.is_held(tx, item.digest)
        if is_new and not _bring_objects(fetch, item):
            return False
        return _bring_blobs(fetch, item)
    except (ReceivedRefused, ObjectRefused, MalformedMessage, PracticeMismatch):
        fetch.damaged.append(item.digest)
        return False


def _keep_event(fetch: _Fetch, item: FeedItem) -> bool:
    """Whether the event can be believed and need not be offered again."""
    try:
        with fetch.vault.transaction() as tx:
            action = received.keep_event(tx, bytes_of(item.content), practice=fetch.vault.practice)
        if action is CustodyAction.WITHDRAW:
            fetch.withdrawn.append(item.digest)
    except (ReceivedRefused, MalformedMessage, PracticeMismatch):
        fetch.damaged.append(item.digest)
        return False
    return True


def _keep_following(fetch: _Fetch, item: FeedItem) -> bool:
    """Fetch what followed an interview; whether it is kept or for others, and need not be offered again."""
    kind = _FOLLOWING[item.kind]
    try:
        with fetch.vault.read() as tx:
            if received_addenda.is_held(tx, item.digest):
                return True
        frame = _object(fetch, kind, item.digest)
        with fetch.vault.transaction() as tx:
            is_ours = received_addenda.keep(
                tx,
                kind,
                frame,
                bytes_of(item.content),
                practice=fetch.vault.practice,
                moment=fetch.clock.now(),
            )
        fetch.tell(len(frame), "")
        if is_ours:
            fetch.followed.append(item.digest)
    except (ReceivedRefused, ObjectRefused, MalformedMessage, PracticeMismatch):
        fetch.damaged.append(item.digest)
        return False
    return True


def _bring_objects(fetch: _Fetch, item: FeedItem) -> bool:
    manifest_frame = _object(fetch, ObjectKind.REVISION, item.digest)
    manifest = Manifest.from_bytes(envelope.from_frame(ObjectKind.REVISION, manifest_frame).payload)
    objects = [FetchedObject(ObjectKind.REVISION, manifest_frame)]
    for kind in _READ_BY_COORDINATORS:
        if fetch.cancelled():
            return False
        entry = manifest.part(kind)
        objects.append(FetchedObject(ObjectKind.WRAPSET, _object(fetch, ObjectKind.WRAPSET, entry.wrapset)))
        objects.append(FetchedObject(ObjectKind.PART, _object(fetch, ObjectKind.PART, entry.sealed_digest)))
        fetch.tell(entry.size, manifest.interview)
    with fetch.vault.transaction() as tx:
        received.keep(tx, objects, bytes_of(item.content), practice=fetch.vault.practice, moment=fetch.clock.now())
    fetch.fetched.append(item.digest)
    return True


def _object(fetch: _Fetch, kind: ObjectKind, digest: str) -> bytes:
    content = fetch.calls.fetch_object(digest)
    if envelope.digest_of(kind, content) != digest:
        raise ReceivedRefused("received-damaged")
    return content


def _bring_blobs(fetch: _Fetch, item: FeedItem) -> bool:
    with fetch.vault.read() as tx:
        manifest = received.manifest(tx, item.digest)
        wanted = received.get(tx, item.digest).blobs_wanted
    is_whole = True
    for attachment in manifest.attachments:
        for segment in attachment.segs:
            if segment.cipher_sha256 not in wanted:
                continue
            try:
                if not _bring_blob(fetch, segment.cipher_sha256, segment.size, manifest.interview):
                    return False
            except DeliveryRefused as refusal:
                if refusal.code not in _NOT_NOW:
                    raise
                is_whole = False
    return is_whole


def _bring_blob(fetch: _Fetch, sha256: str, size: int, interview: str) -> bool:
    target = received.blob_target(fetch.vault)
    with contextlib.ExitStack() as undo:
        undo.callback(target.unlink, missing_ok=True)
        if not _write_leaves(fetch, target, sha256, size, interview):
            return False
        received.keep_blob(fetch.vault, sha256, target)
        undo.pop_all()
    return True


def _write_leaves(fetch: _Fetch, target: Path, sha256: str, size: int, interview: str) -> bool:
    with target.open("wb") as file:
        for first in range(0, leaf_count(size), limits.RUN_LEAVES):
            if fetch.cancelled():
                return False
            data = fetch.calls.fetch_leaves(sha256, first, limits.RUN_LEAVES)
            if not data or file.tell() + len(data) > size:
                raise ReceivedRefused("received-damaged")
            file.write(data)
            fetch.tell(len(data), interview)
        file.flush()
        files.sync_file(file.fileno())
    return True
