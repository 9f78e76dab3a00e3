"""A batch is asked about and stored in sets, and each object of it is judged by itself, on every database."""

from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy import event, select

from storage.crypto.signing import SigningKey, key_id
from storage.interviews import device, outbox
from storage.objects import envelope
from storage.objects.kinds import ObjectKind
from storage.objects.manifest import AttachmentEntry, SegmentEntry
from storage.objects.payload import Author, JournalPlace
from storage.objects.receipt import Receipt
from storage.vault import Vault
from sync.central import packs, tables
from sync.central.database import reading
from sync.central.desk import Caller, find
from sync.central.ingest import take_in
from sync.protocol.frames import FRAME_KINDS, Frame, FrameKind
from sync.protocol.messages import ObjectResult, Status
from sync.protocol.ordering import manifests_first
from tests.storage.objects.examples import MANIFEST
from tests.sync.world import World


@dataclass
class Sender:
    """A laptop whose frames go straight to the desk; it counts the statements that central asks."""

    world: World
    statements: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.vault: Vault = self.world.laptop("laptop")
        with self.vault.transaction() as tx:
            self.key: SigningKey = device.identity(tx).signing
        self.desk = packs.desk_of(self.world.central, self.world.clock)
        with reading(self.world.central.engine) as tx:
            found = find(tx, key_id(self.key.public))
        assert found is not None
        self.caller: Caller = found
        self.seq = 1_000
        event.listen(self.world.central.engine, "before_cursor_execute", self._count)

    def _count(self, _tx: object, _cursor: object, statement: str, *_rest: object) -> None:
        self.statements[statement] += 1

    def waiting(self) -> list[Frame]:
        with self.vault.read() as tx:
            items = [one for one in outbox.waiting(tx, limit=10_000, include_sent=True) if not one.is_blob]
            contents = outbox.contents(tx, [one.digest for one in items])
        return [Frame(FRAME_KINDS[one.kind], contents[one.digest]) for one in manifests_first(items)]

    def send(self, frames: list[Frame]) -> tuple[ObjectResult, ...]:
        return take_in(self.desk, self.caller, frames)

    def manifest(self, file: str, size: int, *, interview: str = "7" * 32) -> Frame:
        """One that names a file, with parts that never come."""
        self.seq += 1
        segment = SegmentEntry(
            commit="5" * 64, cipher_sha256=file, block_root="4" * 64, size=size, records=1, truncated=False
        )
        made = MANIFEST.model_copy(
            update={
                "interview": interview,
                "practice": True,
                "rev": 1,
                "prev": (),
                "author": Author(key=self.key.public.hex(), cert="c" * 64),
                "device": JournalPlace(seq=self.seq, prev="d" * 64, boot="", mono_ms=1),
                "attachments": (
                    AttachmentEntry(id="1" * 16, segs=(segment,), mime="image/jpeg", captured=MANIFEST.time.wall),
                ),
            }
        )
        return Frame(FrameKind.REVISION, envelope.sign(made, self.key).to_frame())

    def receipted(self) -> list[str]:
        """What central gave receipts for, in their order."""
        t = tables.receipts
        with reading(self.world.central.engine) as tx:
            rows = tx.execute(select(t.c.content).where(t.c.device == self.caller.key_id).order_by(t.c.number))
            frames = [bytes(one) for one in rows.scalars()]
        said = (Receipt.from_bytes(envelope.from_frame(ObjectKind.RECEIPT, one).payload) for one in frames)
        return [digest for one in said for digest in one.objects]


def statuses(results: tuple[ObjectResult, ...]) -> list[tuple[Status, str | None]]:
    return [(one.status, one.code) for one in results]


def test_ten_interviews_cost_as_many_statements_as_two(world: World) -> None:
    sender = Sender(world)
    asked: list[int] = []
    sent: list[Frame] = []
    for count in (2, 10):
        for _ in range(count):
            world.seal(sender.vault)
        new = [one for one in sender.waiting() if one not in sent]
        sender.statements.clear()
        assert {one.status for one in sender.send(new)} == {Status.STORED}
        sent += new
        asked.append(sender.statements.total())
    assert asked[1] <= asked[0] + 2
    with reading(world.central.engine) as tx:
        r = tables.revisions
        assert all(row.complete_at and row.facts_at for row in tx.execute(select(r.c.complete_at, r.c.facts_at)))
        told = tx.execute(select(tables.feed.c.digest).where(tables.feed.c.kind == "delivered")).scalars().all()
        assert len(told) == 12


def test_a_refused_manifest_leaves_no_row_and_its_neighbours_are_taken(world: World) -> None:
    sender = Sender(world)
    world.seal(sender.vault)
    honest = sender.waiting()
    first, other = sender.manifest("a" * 64, 100), sender.manifest("a" * 64, 101, interview="8" * 32)
    signed = sender.manifest("b" * 64, 1).content
    forged = Frame(FrameKind.REVISION, signed[:-1] + bytes([signed[-1] ^ 1]))
    results = sender.send([first, other, forged, *honest])
    assert statuses(results[:2]) == [(Status.STORED, None), (Status.REFUSED, "blob-conflict")]
    assert results[2].status is Status.REFUSED
    assert {one.status for one in results[3:]} == {Status.STORED}
    with reading(world.central.engine) as tx:
        b = tables.blobs
        files = {row.sha256: row.size for row in tx.execute(select(b.c.sha256, b.c.size))}
        assert files["a" * 64] == 100
        assert "b" * 64 not in files
        stored = set(tx.execute(select(tables.objects.c.digest)).scalars())
        assert results[1].digest not in stored
        named = set(tx.execute(select(tables.named.c.manifest)).scalars())
        assert {results[1].digest, results[2].digest} & named == set()
    # In a batch of its own it is judged by what stands.
    assert statuses(sender.send([other])) == [(Status.REFUSED, "blob-conflict")]


def test_what_stands_twice_in_a_batch_is_stored_and_receipted_once(world: World) -> None:
    sender = Sender(world)
    world.seal(sender.vault)
    frames = sender.waiting()
    results = sender.send([*frames, *frames])
    assert [one.status for one in results[: len(frames)]] == [Status.STORED] * len(frames)
    assert [one.status for one in results[len(frames) :]] == [Status.DUPLICATE] * len(frames)
    refused = sender.manifest("c" * 64, 1), sender.manifest("c" * 64, 2)
    again = sender.send([*refused, refused[1]])
    assert statuses(again)[1:] == [(Status.REFUSED, "blob-conflict")] * 2
    receipted = sender.receipted()
    assert sorted(receipted) == sorted({*(one.digest for one in results), again[0].digest})
    # Manifests come first in a receipt, as they come first in the log.
    manifest = next(one.digest for one, frame in zip(results, frames, strict=False) if frame.kind is FrameKind.REVISION)
    assert receipted[0] == manifest
