"""One sealed interview to one server: allowed, encrypted, kept, posted in pieces, entered in the custody.

No transaction is open over the network. What was encrypted is kept until the server has all of it, so that a line
that is cut is taken up where it broke, with the same bytes.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Final

from forms.submission.audit import FILE as AUDIT_FILE
from storage.container import ContainerError
from storage.interviews import approving, custody, departures, leaving
from storage.interviews.departures import Departure, DepartureFile, NewFile
from storage.interviews.errors import LeavingRefused, NoSuchInterview
from storage.interviews.leaving import Leaving
from storage.interviews.playback import open_attachment
from storage.objects.custody import CustodyAction
from storage.platform.clock import Clock
from storage.vault import Vault
from storage.vault.transaction import Transaction
from sync.odk import address as addresses
from sync.odk import encrypting
from sync.odk.address import Address
from sync.odk.encrypting import PlainFile, Record
from sync.odk.errors import OdkRefused
from sync.odk.posting import OdkServer, Piece

_CHUNK: Final = 1 << 18
# What a post has beside its files: heads of parts, and the manifest once.
_ROOM: Final = 1_000


@dataclass(frozen=True, slots=True)
class Sent:
    """What a sending achieved; not `is_whole` when somebody stopped it."""

    is_whole: bool
    files: int


class _Stopped(Exception):
    """Somebody pressed stop."""


def send(
    vault: Vault,
    interview_id: str,
    recipient: str,
    address: Address,
    clock: Clock,
    *,
    asked_again: bool,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
    timeout: float = 60.0,
) -> Sent:
    """Send what may leave; again after a cut, it goes on where it broke. The address is kept for the next time.

    Raises:
        LeavingRefused: The policy or the consent does not allow it (any more), or the person was not asked again.
        NoSuchInterview: It is not here, or closed.
        OdkUnreachable: The line was cut; try again.
        OdkRefused: The server did not take it, or the address is not the organisation's.
        VaultError: The disk did not allow it.
    """
    leaves, departure = _prepared(vault, interview_id, recipient, clock, asked_again)
    with vault.transaction() as tx:
        former = addresses.kept(tx, leaves.rule)
        if former is None or former.url != address.url:
            departures.begin_again(tx, recipient)
        addresses.keep(tx, leaves.rule, address, clock.now())
    server = OdkServer(address, leaves.rule.ca_pem, clock, timeout=timeout)
    try:
        limit = server.greet()
        _begin(vault, departure, clock)
        count = _post_all(vault, departure, server, limit, clock, progress, cancelled)
    except _Stopped:
        return Sent(False, 0)
    finally:
        server.close()
    moment = clock.now()
    with vault.transaction() as tx:
        departures.finish(tx, departure.id, moment)
        _enter(tx, departure, "odk", clock)
    return Sent(True, count)


def _prepared(
    vault: Vault, interview_id: str, recipient: str, clock: Clock, asked_again: bool
) -> tuple[Leaving, Departure]:
    with vault.read() as tx:
        leaves = leaving.leaving_within(tx, interview_id, recipient, clock.now())
        kept = departures.newest(tx, interview_id, recipient)
    if not leaves.rule.server:
        raise LeavingRefused("leaving-not-allowed")
    if leaves.asks_again and not asked_again:
        raise LeavingRefused("leaving-ask-again")
    approving.require(leaves.approved_by, is_needed=leaves.needs_two)
    if leaves.form_key and leaves.form_key != leaves.rule.rsa_key:
        # The server would take it, and nobody there could open it.
        raise OdkRefused("odk-other-key")
    if kept is not None and kept.finished:
        raise LeavingRefused("leaving-sent")
    if kept is not None and kept.terms == leaves.terms:
        return leaves, kept
    return leaves, _encrypted(vault, leaves, recipient, clock)


def _encrypted(vault: Vault, leaves: Leaving, recipient: str, clock: Clock) -> Departure:
    departure_id = departures.new_id()
    with vault.read() as tx:
        key = departures.key_of(tx, vault, leaves.summary.id, departure_id)
    files = [PlainFile(one.name, one.size, partial(_plain, vault, one.attachment_id)) for one in leaves.files]
    if leaves.audit:
        files.append(PlainFile(AUDIT_FILE, len(leaves.audit), lambda: [leaves.audit]))
    submission = leaves.made.submission
    record = Record(leaves.form_id, leaves.version, submission.instance_id, submission.xml, tuple(files))
    made = encrypting.encrypt_record(record, leaves.rule.rsa_bytes, key)
    kept = [NewFile(one.name, one.size, one.attachment_id) for one in leaves.files]
    if leaves.audit:
        at = encrypting.vector(submission.instance_id, key, len(kept))
        content = b"".join(encrypting.encrypted([leaves.audit], key, at))
        kept.append(NewFile(AUDIT_FILE, len(leaves.audit), content=content))
    kept.append(NewFile(encrypting.SUBMISSION, len(submission.xml), content=made.submission))
    departure = Departure(
        departure_id,
        leaves.summary.id,
        recipient,
        submission.instance_id,
        made.manifest,
        leaves.terms,
        clock.now().wall,
        "",
    )
    with vault.transaction() as tx:
        departures.keep(tx, departure, kept)
    return departure


def _begin(vault: Vault, departure: Departure, clock: Clock) -> None:
    """Before the first byte: whatever happens then, the custody says that something may have left."""
    with vault.transaction() as tx:
        _enter(tx, departure, "odk-begun", clock)


def _enter(tx: Transaction, departure: Departure, word: str, clock: Clock) -> None:
    custody.record(
        tx,
        departure.interview_id,
        CustodyAction.EXPORT,
        clock.now(),
        sha256(departure.manifest).hexdigest(),
        detail=f"{word},{departure.recipient.replace('_', '-')}",
    )


def _post_all(
    vault: Vault,
    departure: Departure,
    server: OdkServer,
    limit: int,
    clock: Clock,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> int:
    with vault.read() as tx:
        files = departures.files_of(tx, departure.id)
        key = departures.key_of(tx, vault, departure.interview_id, departure.id)
    total = sum(one.size for one in files)
    done = sum(one.size for one in files if one.sent)
    waiting = [one for one in files if not one.sent]
    progress(done, total)

    def sent(size: int) -> None:
        nonlocal done
        if cancelled():
            raise _Stopped
        with vault.read() as tx:
            leaving.require_not_taken_back(tx, departure.interview_id, departure.recipient)
        done += size
        progress(min(done, total), total)

    # At least one: all files may be there while the answer to the last post was lost.
    batches = list(_batches(waiting, limit - len(departure.manifest) - _ROOM)) or [[]]
    for number, batch in enumerate(batches, 1):
        if cancelled():
            raise _Stopped
        with vault.read() as tx:
            leaving.require_still(tx, departure.interview_id, departure.recipient, departure.terms, clock.now())
        before = done
        pieces = [_piece(vault, departure, one, key) for one in batch]
        server.post(departure.manifest, pieces, is_last=number == len(batches), sent=sent)
        with vault.transaction() as tx:
            departures.mark_sent(tx, departure.id, [one.n for one in batch])
        done = before + sum(one.size for one in batch)
        progress(done, total)
    return len(files)


def _batches(files: Sequence[DepartureFile], limit: int) -> Iterator[list[DepartureFile]]:
    """Files that go together; one that is larger than the server likes goes by itself."""
    batch: list[DepartureFile] = []
    size = 0
    for one in files:
        more = encrypting.encrypted_size(one.size) + _ROOM
        if batch and size + more > limit:
            yield batch
            batch, size = [], 0
        batch.append(one)
        size += more
    if batch:
        yield batch


def _piece(vault: Vault, departure: Departure, one: DepartureFile, key: bytes) -> Piece:
    return Piece(
        one.name + encrypting.SUFFIX,
        encrypting.encrypted_size(one.size),
        partial(_sealed, vault, departure, one, key),
    )


def _sealed(vault: Vault, departure: Departure, one: DepartureFile, key: bytes) -> Iterable[bytes]:
    if one.attachment_id:
        at = encrypting.vector(departure.instance_id, key, one.n)
        yield from encrypting.encrypted(_plain(vault, one.attachment_id), key, at)
        return
    with vault.read() as tx:
        content = departures.content_of(tx, departure.id, one.n)
    for begin in range(0, len(content), _CHUNK):
        yield content[begin : begin + _CHUNK]


def _plain(vault: Vault, attachment_id: str) -> Iterator[bytes]:
    try:
        with open_attachment(vault, attachment_id) as file:
            for begin in range(0, file.size, _CHUNK):
                yield file.read(begin, _CHUNK)
    except (ContainerError, NoSuchInterview):
        raise LeavingRefused("leaving-file") from None
