"""Who names another's file first, or brings its sealed bytes first, hinders and poisons nobody."""

import hashlib
import secrets
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import create_engine, insert, select

from storage.crypto import tree
from storage.crypto.signing import key_id
from storage.interviews import device, outbox
from storage.interviews.outbox import OutboxItem
from storage.objects import envelope
from storage.objects.kinds import ObjectKind
from storage.objects.manifest import AttachmentEntry, Manifest, SegmentEntry
from storage.objects.payload import Author, JournalPlace
from storage.vault import Vault
from sync.central import blob_calls, log_report, migrate, packs, tables
from sync.central.database import reading
from sync.central.desk import Caller, find
from sync.central.errors import Refused
from sync.central.ingest import take_in
from sync.protocol.frames import FRAME_KINDS, Frame, FrameKind
from sync.protocol.limits import LEAF_BYTES
from sync.protocol.messages import Status
from sync.protocol.runs import make_run
from tests.storage.objects.examples import MANIFEST
from tests.sync.world import World


class Thief:
    """An enrolled device that knows what another one has sealed."""

    def __init__(self, world: World) -> None:
        self._vault = world.laptop("thief")
        with self._vault.transaction() as tx:
            self._key = device.identity(tx).signing
        self.desk = packs.desk_of(world.central, world.clock)
        with reading(world.central.engine) as tx:
            found = find(tx, device_name(self._vault))
        assert found is not None
        self.caller: Caller = found
        self._seq = 0

    def names(self, file: str, size: int, root: str, **members: object) -> str | None:
        """Name this file in a manifest; the code of the refusal."""
        self._seq += 1
        segment = SegmentEntry(
            commit="5" * 64, cipher_sha256=file, block_root=root, size=size, records=1, truncated=False
        )
        entry = AttachmentEntry(
            id=secrets.token_hex(8), segs=(segment,), mime="image/jpeg", captured=MANIFEST.time.wall
        )
        parts = tuple(
            one.model_copy(update={"sealed_digest": secrets.token_hex(32), "wrapset": secrets.token_hex(32)})
            for one in MANIFEST.parts
        )
        manifest = MANIFEST.model_copy(
            update={
                "interview": secrets.token_hex(16),
                "rev": 1,
                "prev": (),
                "practice": True,
                "parts": parts,
                "author": Author(key=self._key.public.hex(), cert="c" * 64),
                "device": JournalPlace(seq=self._seq, prev="d" * 64, boot="", mono_ms=1),
                "attachments": (entry,),
                **members,
            }
        )
        frame = envelope.sign(manifest, self._key).to_frame()
        return take_in(self.desk, self.caller, [Frame(FrameKind.REVISION, frame)])[0].code


def device_name(vault: Vault) -> str:
    with vault.transaction() as tx:
        return key_id(device.identity(tx).signing.public)


def files_of(vault: Vault, interview: str) -> list[OutboxItem]:
    with vault.read() as tx:
        return [one for one in outbox.of_interview(tx, interview) if one.is_blob]


@pytest.mark.parametrize("photo", [20_000, 2_000_000])
def test_who_names_a_file_first_with_another_size_or_root_hinders_nobody(world: World, photo: int) -> None:
    laptop, thief = world.laptop("laptop"), Thief(world)
    interview = world.seal(laptop, photo=photo)
    for item in files_of(laptop, interview):
        assert thief.names(item.digest, 5, "7" * 64) is None
        # What it said once it cannot say otherwise.
        assert thief.names(item.digest, item.size, str(item.block_root)) == "blob-conflict"
    assert world.deliver(laptop).delivered == (interview,)
    assert world.state(laptop, interview) == "delivered"
    assert log_report.verify(world.central, with_files=True).faults == {}


@pytest.mark.parametrize("brings", [0, 1, 3])
def test_leaves_that_another_device_brought_are_not_taken_for_its_own(world: World, brings: int) -> None:
    laptop, thief = world.laptop("laptop"), Thief(world)
    interview = world.seal(laptop, photo=3 * LEAF_BYTES - 2_000)
    for item in files_of(laptop, interview):
        # Its own bytes under the name of the other's file: each leaf is what its root says.
        false = secrets.token_bytes(item.size)
        leaves = [false[at : at + LEAF_BYTES] for at in range(0, item.size, LEAF_BYTES)]
        hashes = tree.leaf_hashes(false)
        assert thief.names(item.digest, item.size, tree.root(hashes).hex()) is None
        for first, leaf in list(enumerate(leaves))[:brings]:
            run = make_run(hashes, first, leaf)
            assert blob_calls.store_run(thief.desk, thief.caller, item.digest, run) is Status.STORED
        with pytest.raises(Refused, match="blob-not-whole"):
            blob_calls.seal_blob(thief.desk, thief.caller, item.digest)
    assert world.deliver(laptop).delivered == (interview,)
    for item in files_of(laptop, interview):
        kept = b"".join(world.central.blobs.chunks(item.digest))
        assert hashlib.sha256(kept).hexdigest() == item.digest


def test_a_file_that_two_devices_bring_is_kept_once_and_receipted_to_both(world: World) -> None:
    laptop, thief = world.laptop("laptop"), Thief(world)
    interview = world.seal(laptop, photo=20_000)
    for item in files_of(laptop, interview):
        assert thief.names(item.digest, item.size, str(item.block_root)) is None
        data = outbox.blob_path(laptop, item).read_bytes()
        for at in range(0, len(data), LEAF_BYTES):
            run = make_run(tree.leaf_hashes(data), at // LEAF_BYTES, data[at : at + LEAF_BYTES])
            blob_calls.store_run(thief.desk, thief.caller, item.digest, run)
        assert blob_calls.seal_blob(thief.desk, thief.caller, item.digest) is Status.STORED
    assert world.deliver(laptop).delivered == (interview,)
    assert log_report.verify(world.central, with_files=True).faults == {}


def test_sealed_parts_that_another_device_brought_first_are_receipted_to_their_author(world: World) -> None:
    laptop, thief = world.laptop("laptop"), Thief(world)
    interview = world.seal(laptop, photo=20_000)
    with laptop.read() as tx:
        items = [one for one in outbox.of_interview(tx, interview) if not one.is_blob]
        contents = outbox.contents(tx, [one.digest for one in items])
    frames = {one.digest: Frame(FRAME_KINDS[one.kind], contents[one.digest]) for one in items}
    manifest = next(one.digest for one in items if frames[one.digest].kind is FrameKind.REVISION)
    named = Manifest.from_bytes(envelope.from_frame(ObjectKind.REVISION, contents[manifest]).payload)
    assert thief.names("6" * 64, 20_000, "7" * 64, parts=named.parts) is None
    stolen = [frame for frame in frames.values() if frame.kind in (FrameKind.PART, FrameKind.WRAPSET)]
    assert {one.status for one in take_in(thief.desk, thief.caller, stolen)} == {Status.STORED}
    assert world.deliver(laptop).delivered == (interview,)
    assert log_report.verify(world.central).faults == {}


def test_tables_of_before_are_taken_over(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'central.sqlite'}")
    with engine.begin() as tx:
        command.upgrade(migrate.config_for(tx), "0007")
        for name, sealed in (("a", "2026-11-22T08:30:00.000Z"), ("b", None)):
            row = {"sha256": name * 64, "device": "d" * 16, "size": 5, "block_root": "e" * 64, "held": b"\1"}
            tx.execute(insert(tables.blobs).values(**row, sealed_at=sealed))
        leaf = {"number": 0, "kind": "blob", "digest": "a" * 64, "device": "d" * 16, "seq": 0, "hash": b"h" * 32}
        tx.execute(insert(tables.log_leaves).values(**leaf))
    with engine.begin() as tx:
        command.upgrade(migrate.config_for(tx), "head")
        rows = tx.execute(select(tables.blobs.c.sha256, tables.blobs.c.held).order_by(tables.blobs.c.sha256)).all()
        assert [(row.sha256[0], bytes(row.held)) for row in rows] == [("a", b"\1"), ("b", b"")]
        assert dict(tx.execute(select(tables.log_leaves)).one()._mapping) == leaf
    engine.dispose()
