"""Calls about blobs: which leaves are held, more leaves, all of them, and back out to coordinators."""

import re
from collections.abc import Mapping

from sqlalchemy import Connection, Row, bindparam, select, update

from storage.objects.certificate import Role
from sync.central import receipting, tables
from sync.central.database import reading, writing
from sync.central.desk import Caller, Desk, hold
from sync.central.errors import Refused
from sync.protocol import limits
from sync.protocol.messages import BlobState, Done, Status, base64_of, encode
from sync.protocol.runs import Run, check_run, decode_run, leaf_count

# Put together once: this is done for every run of leaves.
_BLOB = select(tables.blobs).where(tables.blobs.c.sha256 == bindparam("name"))
_DIGEST = re.compile(r"[0-9a-f]{64}")
_NUMBER = re.compile(r"[0-9]{1,12}")


def state(desk: Desk, caller: Caller, _body: bytes, parameters: Mapping[str, str]) -> bytes:
    """Which leaves of a blob are held."""
    with reading(desk.engine) as tx:
        row = _blob(tx, caller, digest_in(parameters, "sha256"))
    return encode(BlobState(size=row.size, held=base64_of(bytes(row.held)), sealed=row.sealed_at is not None))


def put(desk: Desk, caller: Caller, body: bytes, parameters: Mapping[str, str]) -> bytes:
    """Take in a run of leaves; durable before the answer.

    Raises:
        Refused: codes blob-unknown, run-*, device-revoked.
    """
    run = decode_run(number_in(parameters, "first", limits.BLOB_LEAVES), body)
    return encode(Done(status=store_run(desk, caller, digest_in(parameters, "sha256"), run)))


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
        row = _blob(tx, caller, sha256)
    check_run(run, size=row.size, block_root=bytes.fromhex(row.block_root))
    if row.sealed_at is not None:
        return Status.DUPLICATE
    desk.blobs.write(row.sha256, run.first * limits.LEAF_BYTES, run.data)
    t = tables.blobs
    with writing(desk.engine) as tx:
        hold(tx, caller)
        # Read again under the lock: another run of the same blob may have come in meanwhile.
        held = bytearray(tx.execute(select(t.c.held).where(t.c.sha256 == row.sha256).with_for_update()).scalar_one())
        for leaf in range(run.first, run.first + run.leaves):
            held[leaf // 8] |= 1 << leaf % 8
        tx.execute(update(t).where(t.c.sha256 == row.sha256).values(held=bytes(held)))
    return Status.STORED


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
    try:
        desk.blobs.seal(row.sha256, row.size, row.block_root)
    except Refused:
        _forget_leaves(desk, caller, row)
        raise
    t = tables.blobs
    with writing(desk.engine) as tx:
        hold(tx, caller)
        is_first = t.c.sha256 == row.sha256, t.c.sealed_at.is_(None)
        if tx.execute(update(t).where(*is_first).values(sealed_at=desk.time())).rowcount == 1:
            receipting.give(tx, desk, caller, [row.sha256])
    return Status.STORED


def read(desk: Desk, caller: Caller, _body: bytes, parameters: Mapping[str, str]) -> bytes:
    """Leaves of a sealed blob, for coordinators and custodians.

    Raises:
        Refused: codes role-not-allowed, blob-unknown.
    """
    if caller.role not in (Role.COORDINATOR, Role.CUSTODIAN):
        raise Refused("role-not-allowed", 403)
    with reading(desk.engine) as tx:
        row = _blob(tx, caller, digest_in(parameters, "sha256"))
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


def _blob(tx: Connection, caller: Caller, sha256: str) -> Row[tuple[object, ...]]:
    row = tx.execute(_BLOB, {"name": sha256}).first()
    # A documenter's device sees nothing of what other devices sent.
    if row is None or (row.device != caller.key_id and caller.role is Role.DOCUMENTER):
        raise Refused("blob-unknown", 404)
    return row


def _forget_leaves(desk: Desk, caller: Caller, row: Row[tuple[object, ...]]) -> None:
    # What lies on central's disk is not what was checked: ask for all of it again.
    t = tables.blobs
    with writing(desk.engine) as tx:
        hold(tx, caller)
        tx.execute(update(t).where(t.c.sha256 == row.sha256).values(held=bytes(len(row.held))))
