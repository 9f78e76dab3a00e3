"""A coordinator's end, and a custodian's: fetch what was delivered, send a review note back."""

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from storage.interviews import device, received, received_addenda, reviews
from storage.interviews.errors import PracticeMismatch, ReceivedRefused
from storage.interviews.received import FetchedObject
from storage.objects import envelope
from storage.objects.certificate import Role
from storage.objects.custody import CustodyAction
from storage.objects.errors import ObjectRefused
from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.manifest import Manifest
from storage.platform import files
from storage.platform.clock import Clock
from storage.vault import Vault
from sync.client import feed
from sync.client.addressing import send_addressed
from sync.client.calls import Calls
from sync.client.delivery import calls_of, greet
from sync.client.pace import TRIES, Pace
from sync.client.report import Progress, Stage
from sync.client.transport import Transport
from sync.protocol import limits
from sync.protocol.errors import DeliveryRefused, MalformedMessage, ServerNotTrusted, ServerUnreachable
from sync.protocol.frames import Frame, FrameKind
from sync.protocol.keeping import Kept, keep_addressed, keep_log
from sync.protocol.messages import FeedItem, FeedKind, Status, bytes_of
from sync.protocol.reviews import join_review

# Central has the text and waits for the sound, or this role may not have it.
_NOT_NOW = frozenset({"blob-not-whole", "role-not-allowed", "blob-unknown"})
_FOLLOWING = {
    FeedKind.ADDENDUM: ObjectKind.ADDENDUM,
    FeedKind.CONSENT_NOTICE: ObjectKind.CONSENT_NOTICE,
}
# Whoever keeps the key of a compartment opens that and nothing else here.
_READ_BY_COORDINATORS = (PartKind.FACTS, PartKind.BODY)
_READ_BY_CUSTODIANS = (PartKind.CRSV,)


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
    #: What devices said of their assignments, and codes of what could not be believed.
    answers: int = 0
    alarms: tuple[str, ...] = ()


@dataclass(slots=True)
class _Fetch:
    """One fetch under way."""

    vault: Vault
    calls: Calls
    clock: Clock
    progress: Callable[[Progress], None]
    cancelled: Callable[[], bool]
    role: Role
    fetched: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    followed: list[str] = field(default_factory=list)
    kept: Kept = field(default_factory=Kept)
    done_bytes: int = 0
    #: Of what comes; that of the calls knows only what goes.
    pace: Pace = field(default_factory=Pace)

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
    with vault.read() as tx:
        role = device.identity(tx).role
        known = feed.kept_to(tx, calls)
    fetch = _Fetch(vault, calls, clock, progress, cancelled, role)
    # Whoever looks at the log can find the fork in it.
    keep_log(vault, greet(vault, calls).log, clock, Kept())
    refused = send_addressed(vault, calls, clock)
    after = 0
    while True:
        page = calls.feed(after, known)
        whole: list[int] = []
        for item in page.items:
            if item.n <= after:
                raise ServerNotTrusted("wrong-answer")
            after = item.n
            if item.kind is FeedKind.DELIVERED and not cancelled() and _bring(fetch, item):
                whole.append(item.n)
            if item.kind in (FeedKind.WITHDRAWN, FeedKind.RENEWED) and _keep_event(fetch, item):
                whole.append(item.n)
            if item.kind is FeedKind.ADDRESSED and keep_addressed(vault, _sealed(item), clock, fetch.kept):
                whole.append(item.n)
            if item.kind in _FOLLOWING and not cancelled() and _keep_following(fetch, item):
                whole.append(item.n)
        known = feed.acknowledge(vault, calls, clock, whole)
        if not page.more or cancelled():
            break
        if not page.items:
            raise ServerNotTrusted("wrong-answer")
    if role is Role.CUSTODIAN:
        _bring_named_later(fetch)
    return FetchReport(
        tuple(fetch.fetched),
        tuple(fetch.damaged),
        calls.received_bytes,
        cancelled(),
        tuple(fetch.withdrawn),
        tuple(fetch.followed),
        fetch.kept.assignments,
        (*fetch.kept.alarms, *refused),
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


def _sealed(item: FeedItem) -> bytes:
    try:
        return bytes_of(item.content)
    except MalformedMessage as error:
        raise ServerNotTrusted("wrong-answer") from error


def _bring(fetch: _Fetch, item: FeedItem) -> bool:
    """Objects first, then files; whether all of it is here now and need not be offered again."""
    try:
        with fetch.vault.read() as tx:
            is_new = not received.is_held(tx, item.digest)
        if is_new and not _bring_objects(fetch, item):
            return False
        return _bring_blobs(fetch, item.digest)
    except (ReceivedRefused, ObjectRefused, MalformedMessage, PracticeMismatch) as error:
        if error.code == "received-revoked":
            # Said once; it will not become better.
            fetch.kept.alarms.append(error.code)
            return True
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
    for kind in _READ_BY_CUSTODIANS if fetch.role is Role.CUSTODIAN else _READ_BY_COORDINATORS:
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


def _bring_blobs(fetch: _Fetch, digest: str) -> bool:
    with fetch.vault.read() as tx:
        manifest = received.manifest(tx, digest)
        wanted = received.get(tx, digest).blobs_wanted
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


def _bring_named_later(fetch: _Fetch) -> None:
    """Files of compartments that were opened since: before that nobody here knew which files are theirs."""
    with fetch.vault.read() as tx:
        waiting = [one.manifest_digest for one in received.listed(tx) if one.blobs_wanted and not one.withdrawn_at]
    for digest in waiting:
        if fetch.cancelled():
            return
        try:
            _bring_blobs(fetch, digest)
        except (ReceivedRefused, ObjectRefused):
            fetch.damaged.append(digest)


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
        while file.tell() < size:
            if fetch.cancelled():
                return False
            data = _leaves_from(fetch, sha256, file.tell(), size)
            file.write(data)
            fetch.tell(len(data), interview)
        file.flush()
        files.sync_file(file.fileno())
    return True


def _leaves_from(fetch: _Fetch, sha256: str, start: int, size: int) -> bytes:
    """As many leaves as the line carries in some seconds, and fewer where it breaks: what was lost is asked again."""
    for tries_left in reversed(range(TRIES)):
        leaves = min(fetch.pace.leaves, limits.RUN_LEAVES)
        began = time.monotonic()
        try:
            data = fetch.calls.fetch_leaves(sha256, start // limits.LEAF_BYTES, leaves)
        except ServerUnreachable:
            fetch.pace.failed(leaves * limits.LEAF_BYTES)
            if not tries_left:
                raise
            continue
        fetch.pace.went_well(len(data), time.monotonic() - began)
        if len(data) != min(leaves * limits.LEAF_BYTES, size - start):
            raise ReceivedRefused("received-damaged")
        return data
    raise AssertionError
