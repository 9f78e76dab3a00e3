"""Calls about blobs: which leaves are held, more leaves, all of them, and back out to coordinators."""

import itertools
import re
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Row, bindparam, select, update

from storage.objects.certificate import Role
from sync.central import receipting, tables, withdrawing
from sync.central.blobs import Whole
from sync.central.database import reading, writing
from sync.central.desk import Caller, Desk, check_admitted, hold
from sync.central.errors import Refused
from sync.protocol import limits
from sync.protocol.errors import MalformedMessage
from sync.protocol.messages import BatchAnswer, BlobState, Done, ObjectResult, Status, base64_of, encode
from sync.protocol.runs import Run, check_run, decode_run, leaf_count
from sync.protocol.whole_files import decode_files

# Put together once: this is done for every run of leaves.
_T = tables.blobs
_OWN = _T.c.device == bindparam("own")
_IS_IT = (_T.c.sha256 == bindparam("name")) & _OWN
_BLOB = select(_T).where(_IS_IT)
_HELD = select(_T.c.held).where(_IS_IT).with_for_update()
_HOLDS = update(_T).where(_IS_IT).values(held=bindparam("now"))
_BLOBS = select(_T).where(_T.c.sha256.in_(bindparam("names", expanding=True)), _OWN)
# Of several devices that name a file those that brought all of it say the same of it: it was checked.
_OF_ANY = select(_T).where(_T.c.sha256 == bindparam("name")).order_by(_T.c.sealed_at.is_(None)).limit(1)
_SEALED = (
    update(_T)
    .where(_T.c.sha256.in_(bindparam("names", expanding=True)), _OWN, _T.c.sealed_at.is_(None))
    .values(sealed_at=bindparam("at"), held=bindparam("now"))
    .returning(_T.c.sha256)
)
_NOT_WHOLE = "blob-not-whole"
_Blob = Row[tuple[object, ...]]
_Came = tuple[_Blob, bytes | memoryview]
# A larger file takes longer to check than a run takes on its way: that answer is asked for by itself.
_CHECKED_AT_ONCE_BYTES = 64 << 20
_DIGEST = re.compile(r"[0-9a-f]{64}")
_NUMBER = re.compile(r"[0-9]{1,12}")


def state(desk: Desk, caller: Caller, _body: bytes, parameters: Mapping[str, str]) -> bytes:
    """Which leaves of a blob are held."""
    with reading(desk.engine) as tx:
        row = _blob(tx, caller, digest_in(parameters, "sha256"))
    held = bytes(row.held).ljust(-(-leaf_count(row.size) // 8), b"\0")
    return encode(BlobState(size=row.size, held=base64_of(held), sealed=row.sealed_at is not None))


def put(desk: Desk, caller: Caller, body: bytes, parameters: Mapping[str, str]) -> bytes:
    """Take in a run of leaves; durable before the answer. One that makes a file whole seals it, unless very large.

    Raises:
        Refused: codes blob-unknown, run-*, blob-not-whole, device-revoked.
    """
    run = decode_run(number_in(parameters, "first", limits.BLOB_LEAVES), body)
    with reading(desk.engine) as tx:
        check_admitted(tx, caller)
        row = _blob(tx, caller, digest_in(parameters, "sha256"))
    check_run(run, size=row.size, block_root=bytes.fromhex(row.block_root))
    if row.sealed_at is not None:
        return encode(Done(status=Status.DUPLICATE, sealed=True))
    if run.leaves < leaf_count(row.size):
        is_whole = _keep_run(desk, caller, row.sha256, run, leaf_count(row.size))
        if is_whole and row.size <= _CHECKED_AT_ONCE_BYTES:
            return encode(Done(status=_seal(desk, caller, row), sealed=True))
        return encode(Done(status=Status.STORED))
    for refusal in _keep_wholes(desk, caller, {row.sha256: (row, run.data)}).values():
        raise refusal
    return encode(Done(status=Status.STORED, sealed=True))


def put_files(desk: Desk, caller: Caller, body: bytes, _parameters: Mapping[str, str]) -> bytes:
    """Take in small files of many interviews, each judged by itself; durable and receipted before the answer.

    Raises:
        Refused: codes files-*, device-revoked; where the store fails one of them that, after the others were noted.
    """
    files = decode_files(body)
    with reading(desk.engine) as tx:
        check_admitted(tx, caller)
        own = {"names": [one.sha256 for one in files], "own": caller.key_id}
        rows = {row.sha256: row for row in tx.execute(_BLOBS, own)}
    good: dict[str, _Came] = {}
    results: list[ObjectResult] = []
    for one in files:
        status, code = Status.STORED, None
        try:
            row = _known(rows.get(one.sha256))
            if len(one.data) != row.size:
                raise MalformedMessage("run-misplaced")
            check_run(Run(0, one.data, ()), size=row.size, block_root=bytes.fromhex(row.block_root))
            if row.sealed_at is not None or one.sha256 in good:
                status = Status.DUPLICATE
            else:
                good[one.sha256] = (row, one.data)
        except (Refused, MalformedMessage) as error:
            status, code = Status.REFUSED, error.code
        results.append(ObjectResult(digest=one.sha256, status=status, code=code))
    failed = _keep_wholes(desk, caller, good)
    for refusal in failed.values():
        # What the store could not take it may take later; what is none of its name is refused for good.
        if refusal.code != _NOT_WHOLE:
            raise refusal
    for at, result in enumerate(results):
        if result.digest in failed and result.status is not Status.REFUSED:
            results[at] = ObjectResult(digest=result.digest, status=Status.REFUSED, code=_NOT_WHOLE)
    return encode(BatchAnswer(results=tuple(results)))


def seal(desk: Desk, caller: Caller, _body: bytes, parameters: Mapping[str, str]) -> bytes:
    """Check the whole blob, make it durable under its name, and receipt it.

    Raises:
        Refused: code blob-not-whole, device-revoked.
    """
    return encode(Done(status=seal_blob(desk, caller, digest_in(parameters, "sha256"))))


def store_run(desk: Desk, caller: Caller, sha256: str, run: Run) -> Status:
    """Store a run of leaves, from the line or from a stick.

    Raises:
        Refused: codes blob-unknown, device-revoked.
        MalformedMessage: codes run-misplaced, run-not-authentic.
    """
    with reading(desk.engine) as tx:
        check_admitted(tx, caller)
        row = _blob(tx, caller, sha256)
    check_run(run, size=row.size, block_root=bytes.fromhex(row.block_root))
    if row.sealed_at is not None:
        return Status.DUPLICATE
    _keep_run(desk, caller, row.sha256, run, leaf_count(row.size))
    return Status.STORED


def _keep_run(desk: Desk, caller: Caller, sha256: str, run: Run, total: int) -> bool:
    """Written at once; flushed and noted together with other runs of the file that came meanwhile.

    True for one of those that made the file whole: it is checked once, and not again for a run that comes twice.
    """
    desk.blobs.write(sha256, caller.key_id, run.first * limits.LEAF_BYTES, run.data)
    made_whole: list[bool] = []

    def note(spans: list[tuple[int, int]]) -> None:
        # First on the medium, then in the row, then in an answer: a power cut leaves no bit without its leaf.
        desk.blobs.flush(sha256, caller.key_id)
        with writing(desk.engine) as tx:
            hold(tx, caller)
            # Read again under the lock: another worker may have brought other runs meanwhile.
            own = {"name": sha256, "own": caller.key_id}
            before = int.from_bytes(tx.execute(_HELD, own).scalar_one(), "little")
            held = before
            for first, leaves in spans:
                held |= (1 << leaves) - 1 << first
            tx.execute(_HOLDS, {**own, "now": held.to_bytes(-(-held.bit_length() // 8), "little")})
        made_whole.append(before.bit_count() < total == held.bit_count())

    # Only who led the others notes it here.
    desk.together.join(("runs", caller.key_id, sha256), (run.first, run.leaves), note)
    return any(made_whole)


def seal_blob(desk: Desk, caller: Caller, sha256: str) -> Status:
    """Seal a blob, from the line or from a stick.

    Raises:
        Refused: codes blob-unknown, blob-not-whole, device-revoked.
    """
    with reading(desk.engine) as tx:
        row = _blob(tx, caller, sha256)
    if row.sealed_at is not None:
        return Status.DUPLICATE
    leaves = leaf_count(row.size)
    if sum(byte.bit_count() for byte in bytes(row.held)) != leaves:
        raise Refused("blob-not-whole", 409)
    return _seal(desk, caller, row)


def _seal(desk: Desk, caller: Caller, row: _Blob) -> Status:
    try:
        desk.blobs.seal(row.sha256, caller.key_id, row.size, row.block_root)
    except Refused as refusal:
        # A store that is away or full for a while still has them.
        if refusal.code == _NOT_WHOLE:
            _forget_leaves(desk, caller, row)
        raise
    _note_sealed(desk, caller, [row])
    return Status.STORED


def _keep_wholes(desk: Desk, caller: Caller, came: Mapping[str, _Came]) -> dict[str, Refused]:
    """Flush small files, then note and receipt them; gives why of those that could not be kept."""
    failed = desk.blobs.keep([Whole(name, row.device, row.block_root, data) for name, (row, data) in came.items()])
    _note_sealed(desk, caller, [row for name, (row, _) in came.items() if name not in failed])
    return failed


def _note_sealed(desk: Desk, caller: Caller, rows: Sequence[_Blob]) -> None:
    """One transaction and one receipt for all files of a device that became whole together."""

    def note(groups: list[Sequence[_Blob]]) -> None:
        of_leaves: dict[int, dict[str, None]] = {}
        for one in itertools.chain.from_iterable(groups):
            of_leaves.setdefault(leaf_count(one.size), {})[one.sha256] = None
        with writing(desk.engine) as tx:
            hold(tx, caller)
            first: list[str] = []
            for leaves, names in of_leaves.items():
                given = {"names": list(names), "own": caller.key_id, "now": _all(leaves), "at": desk.time()}
                new = set(tx.execute(_SEALED, given).scalars())
                first += [name for name in names if name in new]
            receipting.give(tx, desk, caller, first)

    if rows:
        desk.together.join(("files", caller.key_id), rows, note)


def read(desk: Desk, caller: Caller, _body: bytes, parameters: Mapping[str, str]) -> bytes:
    """Leaves of a sealed blob, for coordinators and custodians; for these only while the person agrees.

    Raises:
        Refused: codes role-not-allowed, blob-unknown, blob-not-whole.
    """
    if caller.role not in (Role.COORDINATOR, Role.CUSTODIAN):
        raise Refused("role-not-allowed", 403)
    with reading(desk.engine) as tx:
        row = _known(tx.execute(_OF_ANY, {"name": digest_in(parameters, "sha256")}).first())
        if caller.role is Role.CUSTODIAN and _is_withdrawn(tx, row.sha256):
            raise Refused("blob-unknown", 404)
    if row.sealed_at is None:
        raise Refused("blob-not-whole", 404)
    first = number_in(parameters, "first", limits.BLOB_LEAVES)
    leaves = number_in(parameters, "leaves", limits.RUN_LEAVES) if "leaves" in parameters else limits.RUN_LEAVES
    start = first * limits.LEAF_BYTES
    return desk.blobs.read(row.sha256, start, min(start + leaves * limits.LEAF_BYTES, row.size))


def number_in(parameters: Mapping[str, str], name: str, most: int) -> int:
    """A number from the address.

    Raises:
        Refused: code address-malformed.
    """
    text = parameters.get(name, "0")
    if not _NUMBER.fullmatch(text) or int(text) > most:
        raise Refused("address-malformed", 404)
    return int(text)


def digest_in(parameters: Mapping[str, str], name: str) -> str:
    """A digest from the address.

    Raises:
        Refused: code address-malformed.
    """
    text = parameters.get(name, "")
    if not _DIGEST.fullmatch(text):
        raise Refused("address-malformed", 404)
    return text


def _blob(tx: Connection, caller: Caller, sha256: str) -> _Blob:
    """What this device says of a file and brought of it; nothing of what other devices sent."""
    return _known(tx.execute(_BLOB, {"name": sha256, "own": caller.key_id}).first())


def _known(row: _Blob | None) -> _Blob:
    if row is None:
        raise Refused("blob-unknown", 404)
    return row


def _is_withdrawn(tx: Connection, sha256: str) -> bool:
    n = tables.named
    naming = tx.execute(select(n.c.manifest).where(n.c.digest == sha256)).scalars().all()
    return all(withdrawing.covers(tx, manifest) for manifest in naming)


def _all(leaves: int) -> bytes:
    return ((1 << leaves) - 1).to_bytes(-(-leaves // 8), "little")


def _forget_leaves(desk: Desk, caller: Caller, row: _Blob) -> None:
    # What lies on central's disk is not what was checked: ask for all of it again.
    with writing(desk.engine) as tx:
        hold(tx, caller)
        tx.execute(_HOLDS, {"name": row.sha256, "own": caller.key_id, "now": b""})
