"""Central's log over the real line: what is stored is logged, receipts are proved, a lying central is found out."""

import threading

import pytest
from sqlalchemy import delete, func, select, update

from storage.crypto import log_tree, tree
from storage.crypto.signing import SigningKey
from storage.interviews import central_log, closing, interviews, opened, outbox, purging
from storage.interviews.central_log import Disagreement
from storage.interviews.purging import Lack
from storage.objects import checkpoint, envelope, note
from storage.objects.checkpoint import Checkpoint
from storage.objects.kinds import ObjectKind
from storage.objects.receipt import Receipt
from storage.platform import files
from storage.vault import Vault
from sync.central import log, tables
from sync.central.database import reading, writing
from sync.central.log import Entry
from sync.client.http import transport_of
from sync.courier.answer import import_answer
from sync.protocol.errors import ServerNotTrusted
from sync.protocol.messages import (
    HelloAnswer,
    LogHead,
    Receipts,
    base64_of,
    bytes_of,
    read_hello,
    sign_hello,
)
from sync.protocol.packed import pack, unpack
from tests.sync.flaky import LyingTransport
from tests.sync.test_lying_servers import lie_about
from tests.sync.world import World

FAR = "2027-11-22T00:00:00.000Z"


def verdict(vault: Vault, interview: str) -> Lack | None:
    with vault.read() as tx:
        digest = interviews.get(tx, interview).manifest_digest
        return purging.safe_to_purge(tx, digest, opened.manifest(tx, interview), FAR).lack


def evidence(vault: Vault) -> list[Disagreement]:
    with vault.read() as tx:
        return [one.kind for one in central_log.evidence(tx)]


def foreign(world: World, count: int, start: int = 0) -> None:
    """Others deliver something as well."""
    with writing(world.central.engine) as tx:
        log.append(
            tx,
            [
                Entry(ObjectKind.PART, tree.leaf_hash(b"%d" % number).hex(), "0" * 16)
                for number in range(start, start + count)
            ],
        )


def deliver_through(world: World, laptop: Vault, path: str, lie: object) -> object:
    line = LyingTransport(transport_of(laptop), lie_about(path, lie))  # type: ignore[arg-type]
    try:
        return world.deliver(laptop, line)
    finally:
        line.close()


def about_receipts(change: object) -> object:
    return lambda body: pack(change(unpack(Receipts, body)))  # type: ignore[operator]


def about_hello(world: World, change: object) -> object:
    key = world.central.keys.receipt

    def lie(body: bytes) -> bytes:
        said = read_hello(body, key.public)
        changed = {**said.model_dump(), "log": change(said.log).model_dump()}  # type: ignore[operator]
        return sign_hello(HelloAnswer.model_validate(changed), key)

    return lie


def headed(key: SigningKey, size: int, root: bytes) -> str:
    return checkpoint.signed(Checkpoint(checkpoint.origin_of(key.public), size, root), key).to_text()


def test_everything_that_is_stored_is_logged_once_and_its_receipts_are_proved(world: World) -> None:
    laptop = world.laptop("laptop")
    foreign(world, 3)
    interview = world.seal(laptop, photo=20_000, audio=50_000)
    report = world.deliver(laptop)
    assert report.delivered == (interview,)
    assert report.alarms == ()
    assert verdict(laptop, interview) is None
    with laptop.read() as tx:
        digests = {item.digest for item in outbox.of_interview(tx, interview)}
        size = central_log.held_size(tx)
    with reading(world.central.engine) as tx:
        t = tables.log_leaves
        assert set(tx.execute(select(t.c.digest).where(t.c.number >= 3)).scalars()) == digests
        assert size == log.size(tx) == 3 + len(digests)
        # A revision and a custody event have a number; what a manifest names has none.
        numbered = tx.execute(select(t.c.kind, t.c.seq).where(t.c.seq > 0).order_by(t.c.seq)).all()
    assert [tuple(row) for row in numbered] == [("revision", 1), ("custody-event", 2)]
    world.deliver(laptop)
    with laptop.read() as tx:
        assert central_log.held_size(tx) == size


@pytest.mark.slow
def test_the_log_of_several_deliveries_is_one_tree(world: World) -> None:
    laptops = [world.laptop(name) for name in ("first", "second")]
    for count in range(3):
        laptop = laptops[count % 2]
        interview = world.seal(laptop)
        assert world.deliver(laptop).alarms == ()
        assert verdict(laptop, interview) is None
        foreign(world, 5, 5 * count)
    with reading(world.central.engine) as tx:
        t = tables.log_leaves
        hashes = [bytes(row.hash) for row in tx.execute(select(t.c.hash).order_by(t.c.number))]
        assert checkpoint.read(log.head(tx, world.central.keys.receipt).to_text())[0].root == tree.root(hashes)
        nodes = tx.execute(select(func.count()).select_from(tables.log_nodes)).scalar_one()
    assert nodes == len(hashes) - len(hashes).bit_count()


def test_writers_that_append_at_once_make_one_log(world: World) -> None:
    threads = [threading.Thread(target=foreign, args=(world, 3, 100 * number)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with reading(world.central.engine) as tx:
        t = tables.log_leaves
        rows = tx.execute(select(t.c.number, t.c.hash).order_by(t.c.number)).all()
        assert [row.number for row in rows] == list(range(24))
        head, _ = checkpoint.read(log.head(tx, world.central.keys.receipt).to_text())
    assert head.root == tree.root([bytes(row.hash) for row in rows])


def test_what_is_rolled_back_leaves_no_leaf(world: World) -> None:
    foreign(world, 3)
    with pytest.raises(RuntimeError), writing(world.central.engine) as tx:
        log.append(tx, [Entry(ObjectKind.PART, "ab" * 32, "0" * 16)])
        raise RuntimeError
    with reading(world.central.engine) as tx:
        assert log.size(tx) == 3


def test_a_receipt_takes_few_bytes_for_each_object(world: World) -> None:
    foreign(world, 1_000)
    laptop = world.laptop("laptop")
    for _ in range(6):
        world.seal(laptop, photo=2_000)
    seen: list[Receipts] = []
    sizes: list[int] = []

    def read(body: bytes) -> bytes:
        sizes.append(len(body))
        seen.append(unpack(Receipts, body))
        return body

    deliver_through(world, laptop, "/v1/receipts", read)
    objects = sum(
        len(Receipt.from_bytes(envelope.from_frame(ObjectKind.RECEIPT, bytes_of(one.receipt)).payload).objects)
        for page in seen
        for one in page.receipts
    )
    assert objects >= 60
    # The pages with photos have one receipt for each file: those, too.
    for page, size in zip(seen, sizes, strict=True):
        assert not page.receipts or size / len(page.receipts) <= 400 or size / objects <= 100, sizes


def test_a_fork_is_shown_kept_and_stops_closing_but_no_delivery(world: World) -> None:
    """Central changes an entry that it had shown, and signs the whole anew."""
    laptop = world.laptop("laptop")
    first = world.seal(laptop)
    world.deliver(laptop)
    assert verdict(laptop, first) is None
    with writing(world.central.engine) as tx:
        t, n = tables.log_leaves, tables.log_nodes
        hashes = [bytes(one) for one in tx.execute(select(t.c.hash).order_by(t.c.number)).scalars()]
        hashes[0] = tree.leaf_hash(b"another")
        tx.execute(delete(n))
        tx.execute(update(t).where(t.c.number == 0).values(hash=hashes[0]))
        for (level, number), value in log_tree.appended(0, hashes, lambda wanted: {}).items():
            if level:
                tx.execute(n.insert().values(level=level, number=number, hash=value))
    second = world.seal(laptop)
    report = world.deliver(laptop)
    assert report.delivered == (second,)
    assert report.alarms == ("log-forked",)
    assert set(evidence(laptop)) == {Disagreement.FORKED}
    assert [verdict(laptop, one) for one in (first, second)] == [Lack.ALARM, Lack.ALARM]
    with laptop.read() as tx:
        (found, *_) = central_log.evidence(tx)
    key = checkpoint.key_of(world.central.keys.receipt.public)
    assert note.read(found.held).verify(key) == note.read(found.shown).verify(key) == 0
    assert closing.close_due(laptop, world.clock.now()) == ()


def test_a_central_put_back_from_an_old_copy_is_noticed(world: World) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop)
    world.deliver(laptop)
    with writing(world.central.engine) as tx:
        tx.execute(delete(tables.log_leaves).where(tables.log_leaves.c.number >= 4))
    assert "log-shrunk" in world.deliver(laptop).alarms
    assert evidence(laptop) == [Disagreement.SHRUNK]


@pytest.mark.slow
def test_a_checkpoint_that_goes_back_in_hello_is_noticed(world: World) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop)
    world.deliver(laptop)
    empty = headed(world.central.keys.receipt, 0, tree.root(()))
    older = LogHead(checkpoint=empty, since=0, consistency=())
    report = deliver_through(world, laptop, "/v1/hello", about_hello(world, lambda _head: older))
    assert report.alarms == ("log-shrunk",)  # type: ignore[attr-defined]


def test_a_checkpoint_that_another_key_signed_ends_the_conversation(world: World) -> None:
    laptop = world.laptop("laptop")
    forged = headed(SigningKey.generate(), 5, bytes(32))
    lie = about_hello(world, lambda head: head.model_copy(update={"checkpoint": forged}))
    with pytest.raises(ServerNotTrusted, match="forged-checkpoint"):
        deliver_through(world, laptop, "/v1/hello", lie)
    assert evidence(laptop) == []


def _without_proof(page: Receipts) -> Receipts:
    bare = tuple(one.model_copy(update={"path": ()}) for one in page.receipts)
    return page.model_copy(update={"receipts": bare, "log": None, "hashes": ()})


def _wrong_hash(page: Receipts) -> Receipts:
    return page.model_copy(update={"hashes": tuple(base64_of(bytes(32)) for _ in page.hashes)})


def _short_path(page: Receipts) -> Receipts:
    cut = tuple(one.model_copy(update={"path": one.path[1:]}) for one in page.receipts)
    return page.model_copy(update={"receipts": cut})


@pytest.mark.parametrize(
    "lie",
    [
        _without_proof,
        pytest.param(_wrong_hash, marks=pytest.mark.slow),
        pytest.param(_short_path, marks=pytest.mark.slow),
    ],
)
def test_a_receipt_without_its_proof_is_kept_and_removes_nothing(world: World, lie: object) -> None:
    laptop = world.laptop("laptop")
    foreign(world, 5)
    interview = world.seal(laptop)
    report = deliver_through(world, laptop, "/v1/receipts", about_receipts(lie))
    assert report.delivered == (interview,)  # type: ignore[attr-defined]
    assert "log-not-proved" in report.alarms  # type: ignore[attr-defined]
    assert verdict(laptop, interview) is not None


def test_a_receipt_that_names_another_place_in_the_log_is_evidence(world: World) -> None:
    laptop = world.laptop("laptop")
    foreign(world, 5)
    interview = world.seal(laptop)

    def elsewhere(page: Receipts) -> Receipts:
        moved = []
        for one in page.receipts:
            stated = Receipt.from_bytes(envelope.from_frame(ObjectKind.RECEIPT, bytes_of(one.receipt)).payload)
            assert stated.log is not None
            place = stated.log.model_copy(update={"first": stated.log.first - 1})
            frame = envelope.sign(stated.model_copy(update={"log": place}), world.central.keys.receipt).to_frame()
            moved.append(one.model_copy(update={"receipt": base64_of(frame)}))
        return page.model_copy(update={"receipts": tuple(moved)})

    report = deliver_through(world, laptop, "/v1/receipts", about_receipts(elsewhere))
    assert report.alarms == ("log-not-proved",)  # type: ignore[attr-defined]
    assert set(evidence(laptop)) == {Disagreement.NOT_LOGGED}
    assert verdict(laptop, interview) is Lack.ALARM


@pytest.mark.slow
def test_a_path_that_leads_nowhere_ends_the_conversation(world: World) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop)

    def nowhere(page: Receipts) -> Receipts:
        return page.model_copy(
            update={"receipts": tuple(one.model_copy(update={"path": (2**50,)}) for one in page.receipts)}
        )

    with pytest.raises(ServerNotTrusted, match="wrong-answer"):
        deliver_through(world, laptop, "/v1/receipts", about_receipts(nowhere))


@pytest.mark.slow
def test_a_coordinator_looks_at_the_log_as_well(world: World) -> None:
    from sync.client.coordinator import fetch_delivered

    laptop = world.laptop("laptop")
    world.seal(laptop)
    world.deliver(laptop)
    line = world.transport(world.coordinator)
    fetch_delivered(world.coordinator, line, world.clock, progress=lambda _p: None, cancelled=lambda: False)
    line.close()
    with world.coordinator.read() as tx, reading(world.central.engine) as central:
        assert central_log.held_size(tx) == log.size(central)


def test_proofs_come_by_stick_and_an_overtaken_answer_is_no_alarm(world: World) -> None:
    from sync.central import packs
    from sync.courier.pack import write_pack

    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    sticks = world.folder / "stick"
    files.private_directory(sticks)
    written = write_pack(laptop, sticks, world.clock, progress=lambda _a, _b: None, cancelled=lambda: False)
    report = packs.import_pack(world.central, written.path, answers=sticks, clock=world.clock)
    # Meanwhile the line works again: everything comes over it, and more.
    second = world.seal(laptop)
    world.deliver(laptop)
    assert import_answer(laptop, report.answer, world.clock).alarms == ()
    assert evidence(laptop) == []
    assert [verdict(laptop, one) for one in (interview, second)] == [None, None]

    third = world.seal(laptop)
    written = write_pack(laptop, sticks, world.clock, progress=lambda _a, _b: None, cancelled=lambda: False)
    report = packs.import_pack(world.central, written.path, answers=sticks, clock=world.clock)
    answer = import_answer(laptop, report.answer, world.clock)
    assert answer.alarms == ()
    assert verdict(laptop, third) is None


def test_receipts_of_an_overtaken_answer_are_proved_over_the_line(world: World) -> None:
    from sync.central import packs
    from sync.courier.pack import write_pack

    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    sticks = world.folder / "stick"
    files.private_directory(sticks)
    written = write_pack(laptop, sticks, world.clock, progress=lambda _a, _b: None, cancelled=lambda: False)
    report = packs.import_pack(world.central, written.path, answers=sticks, clock=world.clock)
    foreign(world, 3)
    with laptop.transaction() as tx, reading(world.central.engine) as central:
        # A greeting got through, and nothing else.
        central_log.hold(tx, log.head(central, world.central.keys.receipt).to_text(), 0, (), world.clock.now())
    assert import_answer(laptop, report.answer, world.clock).delivered == (interview,)
    assert verdict(laptop, interview) is Lack.PROOF
    assert world.deliver(laptop).alarms == ()
    assert verdict(laptop, interview) is None
