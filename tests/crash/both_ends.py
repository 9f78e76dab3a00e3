"""What must hold at a laptop, a coordinator and central after any of their disks lost its power during a delivery.

Each is opened as after any start; nothing that was said is gone, every receipt is for what is stored; then the
delivery goes on to its end, and everything is where it belongs exactly once.
"""

import hashlib
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlcipher3 import dbapi2 as sqlite

from storage.interviews import custody, interviews, opened, outbox, packing, purging, receipts, received, reviews
from storage.interviews.interviews import InterviewSummary, State
from storage.interviews.outbox import OutboxItem, Sending
from storage.interviews.reviews import ReviewNote
from storage.objects import envelope
from storage.objects.custody import CustodyAction
from storage.objects.kinds import ObjectKind
from storage.objects.receipt import Receipt
from storage.vault import Vault
from storage.vault.transaction import Transaction
from sync.central import log_report, packs, tables
from sync.central.admin import Central
from sync.central.database import reading
from sync.central.errors import CentralProblem
from sync.courier.answer import import_answer
from sync.courier.errors import PackProblem
from sync.protocol.limits import LEAF_BYTES
from tests.crash import ends, ends_addressed, ends_together
from tests.crash.checks import assert_sound
from tests.crash.ends import CENTRAL, COORDINATOR, LAPTOP, NOTE, STICK, Ends
from tests.crash.work import Work, work

_LATER: Final = "2027"
_NO_EVIDENCE: Final = (ObjectKind.REVIEW.value, ObjectKind.ADDRESSED.value)
_MACHINES: Final = (LAPTOP, CENTRAL)


def look_delivery(folder: Path, said: list[str]) -> None:
    """What was called delivered is; the delivery goes on to its end."""
    with ends.ends(folder) as both, closing(ends.laptop_of(folder)) as laptop:
        _begins(both, laptop, said)
        both.deliver(laptop)
        assert_arrived(both.central, laptop)


def look_feed(folder: Path, said: list[str]) -> None:
    """A revision and a note arrive once, whoever was cut while they came."""
    with ends.ends(folder) as both, closing(ends.laptop_of(folder)) as laptop:
        _begins(both, laptop, said)
        is_noted = _has_a_note(both.central)
        both.deliver(laptop)
        # What central took before comes without another one, also where it had been offered and the laptop was cut.
        assert bool(_notes(laptop)) == is_noted
        with closing(ends.coordinator_of(folder)) as coordinator:
            assert_sound(coordinator)
            fetched = {one.removeprefix("fetched ") for one in said if one.startswith("fetched")}
            with coordinator.read() as tx:
                assert fetched <= {one.manifest_digest for one in received.listed(tx)}
            both.fetch(coordinator)
            both.review(coordinator)
            _is_received(coordinator, laptop)
            # A second time nothing comes: what was acknowledged stays so.
            assert both.fetch(coordinator).fetched == ()
        both.deliver(laptop)
        notes = _notes(laptop)
        assert notes
        assert all(note.text == NOTE for note in notes)
        # Each note is another object; one that was sent before the cut and one after it are two, none is kept twice.
        assert len(notes) == len({note.digest for note in notes}) <= 2
        assert len(notes) >= said.count("noted")
        assert_arrived(both.central, laptop)


def look_courier(folder: Path, said: list[str]) -> None:
    """Whatever is on the stick is taken for what it is, or for nothing; then a new pack goes."""
    with ends.ends(folder) as both, closing(ends.laptop_of(folder)) as laptop:
        stick = folder / STICK
        on_it = sorted(stick.iterdir())
        _begins(both, laptop, said)
        packed, answers = ({one.split()[1] for one in said if one.startswith(word)} for word in ("packed", "imported"))
        assert {path.name for path in on_it} >= packed | answers
        for path in on_it:
            _taken_for_what_it_is(both, laptop, path, is_pack=path.name in packed, is_answer=path.name in answers)
        # What counts as carried is passed over by the next stick: it had been written, and is at central by now.
        with laptop.read() as tx:
            assert set(packing.carried(tx)) <= _stored(both.central)
        both.carry(laptop)
        assert_arrived(both.central, laptop)


def look_addressed(folder: Path, said: list[str]) -> None:
    """An assignment and its answers arrive once, whoever was cut while they went."""
    with (
        ends.ends(folder) as both,
        closing(ends.laptop_of(folder)) as laptop,
        closing(ends.coordinator_of(folder)) as coordinator,
    ):
        _begins(both, laptop, said)
        assert_sound(coordinator)
        ends_addressed.assert_kept(laptop, coordinator, said)
    ends_addressed.addressed(folder, lambda _: None)
    with (
        ends.ends(folder) as both,
        closing(ends.laptop_of(folder)) as laptop,
        closing(ends.coordinator_of(folder)) as coordinator,
    ):
        assert_arrived(both.central, laptop)
        assert_sound(coordinator)
        _is_received(coordinator, laptop)
        ends_addressed.assert_done(both, laptop, coordinator)


def _taken_for_what_it_is(both: Ends, laptop: Vault, path: Path, *, is_pack: bool, is_answer: bool) -> None:
    """A person tries every file of the stick at both ends: half a pack brings nothing wrong, a whole one all of it."""
    try:
        packs.import_pack(both.central, path, answers=path.parent, clock=both.clock)
    except CentralProblem as problem:
        assert problem.code.startswith("pack-"), problem.code
        assert not is_pack, problem.code
    try:
        assert import_answer(laptop, path, both.clock).alarms == ()
    except PackProblem as problem:
        assert not is_answer, problem.code


def go_on(folder: Path) -> None:
    """A second time all is done already."""
    with ends.ends(folder) as both, closing(ends.laptop_of(folder)) as laptop:
        assert both.deliver(laptop).delivered == ()
        assert_arrived(both.central, laptop)


def _begins(both: Ends, laptop: Vault, said: list[str]) -> None:
    """As both were found."""
    assert_sound(laptop)
    _is_sound(both.central)
    delivered = {one.removeprefix("delivered ") for one in said if one.startswith("delivered")}
    with laptop.read() as tx:
        for one in _sealed(tx):
            _what_is_held_is_there(both.central, laptop, outbox.of_interview(tx, one.id), said)
            receipted = _receipts_agree(tx, one, both.central)
            assert receipted <= _stored(both.central)
            assert one.id not in delivered or one.state is State.DELIVERED


def assert_arrived(central: Central, laptop: Vault) -> None:
    """All of it is at central once, receipted, proved and announced."""
    everything: set[str] = set()
    with laptop.read() as tx:
        for one in _sealed(tx):
            items = outbox.of_interview(tx, one.id)
            assert interviews.get(tx, one.id).state is State.DELIVERED
            assert {item.state for item in items} == {Sending.RECEIPTED}
            assert _receipts_agree(tx, interviews.get(tx, one.id), central) == {item.digest for item in items}
            manifest = opened.manifest(tx, one.id)
            assert purging.safe_to_purge(tx, one.manifest_digest, manifest, _LATER).is_safe
            everything |= {item.digest for item in items}
    _is_sound(central)
    assert everything <= _stored(central)
    assert log_report.verify(central, with_files=True).faults == {}
    with reading(central.engine) as tx:
        incomplete = tx.execute(select(tables.revisions.c.manifest).where(tables.revisions.c.complete_at.is_(None)))
        assert incomplete.all() == []
    with laptop.read() as tx:
        assert custody.is_unbroken(tx)


def _sealed(tx: Transaction) -> list[InterviewSummary]:
    return [one for one in interviews.listed(tx) if one.manifest_digest]


def _receipts_agree(tx: Transaction, one: InterviewSummary, central: Central) -> set[str]:
    """What is receipted here is named by a receipt with central's signature; delivered means all of it; the digests."""
    named: set[str] = set()
    for frame in receipts.of_interview(tx, one.id):
        receipt, _ = envelope.read(ObjectKind.RECEIPT, Receipt, frame, central.keys.receipt.public)
        named.update(receipt.objects)
    items = outbox.of_interview(tx, one.id)
    receipted = {item.digest for item in items if item.state is Sending.RECEIPTED}
    assert receipted <= named
    whole = all(item.state is Sending.RECEIPTED for item in items if item.kind is not ObjectKind.CUSTODY_EVENT)
    assert (one.state is State.DELIVERED) == whole
    acknowledged = [e for e in custody.of_interview(tx, one.id) if e.action is CustodyAction.ACKNOWLEDGE]
    assert len(acknowledged) == whole
    return receipted


def _what_is_held_is_there(central: Central, laptop: Vault, items: Sequence[OutboxItem], said: list[str]) -> None:
    """Leaves that central says it holds lie on its disk as they left; all that were called stored are among them."""
    b = tables.blobs
    with reading(central.engine) as tx:
        rows = {row.sha256: row for row in tx.execute(select(b).where(b.c.sealed_at.is_(None)))}
    for item in items:
        row = rows.get(item.digest)
        if row is None:
            continue
        held = int.from_bytes(bytes(row.held), "little")
        promised = ends_together.held_of(said, item)
        assert held & promised == promised
        if held:
            ours, theirs = outbox.blob_path(laptop, item), central.blobs._part(item.digest, row.device)
            # Given its final name already, where only the row is not yet written.
            theirs = theirs if theirs.exists() else central.blobs.path(item.digest)
            pairs = zip(_leaves(ours), _leaves(theirs), strict=False)
            same = sum(1 << number for number, (our, their) in enumerate(pairs) if our == their)
            assert held & same == held


def _leaves(path: Path) -> list[bytes]:
    data = path.read_bytes()
    return [data[at : at + LEAF_BYTES] for at in range(0, len(data), LEAF_BYTES)]


def _stored(central: Central) -> set[str]:
    o, b = tables.objects, tables.blobs
    with reading(central.engine) as tx:
        whole = tx.execute(select(b.c.sha256).where(b.c.sealed_at.is_not(None))).scalars()
        return set(tx.execute(select(o.c.digest)).scalars()) | set(whole)


def _notes(laptop: Vault) -> list[ReviewNote]:
    with laptop.read() as tx:
        return [note for one in _sealed(tx) for note in reviews.of_interview(tx, one.id)]


def _has_a_note(central: Central) -> bool:
    o = tables.objects
    with reading(central.engine) as tx:
        return tx.execute(select(o.c.digest).where(o.c.kind == ObjectKind.REVIEW.value)).first() is not None


def _is_sound(central: Central) -> None:
    """Every page is as it was written; receipts are for what is stored and for nothing else, each thing once."""
    if central.engine.dialect.name == "sqlite":
        with closing(sqlite.connect(str(central.folder / "central.sqlite"))) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    with reading(central.engine) as tx:
        objects = {row.digest: row for row in tx.execute(select(tables.objects))}
        revisions = tx.execute(select(tables.revisions)).all()
        blobs = {row.sha256: row for row in tx.execute(select(tables.blobs))}
        given = [
            digest
            for frame in tx.execute(select(tables.receipts.c.content)).scalars()
            for digest in Receipt.from_bytes(envelope.from_file(ObjectKind.RECEIPT, bytes(frame)).payload).objects
        ]
        announced = [(row.device, row.digest) for row in tx.execute(select(tables.feed)) if row.kind == "delivered"]
    sealed = {sha256 for sha256, row in blobs.items() if row.sealed_at is not None}
    receipted = {digest for digest, row in objects.items() if row.kind not in _NO_EVIDENCE}
    assert len(given) == len(set(given))
    assert set(given) == receipted | sealed
    for name, row in objects.items():
        if row.kind not in _NO_EVIDENCE:
            assert envelope.digest_of(ObjectKind(row.kind), bytes(row.content)) == name
    for sha256 in sealed:
        assert hashlib.sha256(b"".join(central.blobs.chunks(sha256))).hexdigest() == sha256
    complete = {row.manifest for row in revisions if row.complete_at is not None}
    assert len(announced) == len(set(announced))
    assert {digest for _, digest in announced} == complete
    assert all(row.facts_at is not None and row.facts_problem is None for row in revisions if row.complete_at)


def _is_received(coordinator: Vault, laptop: Vault) -> None:
    """What the laptop sealed, once each, files included."""
    with laptop.read() as tx:
        own = sorted(one.manifest_digest for one in _sealed(tx))
    assert_sound(coordinator)
    with coordinator.read() as tx:
        held = received.listed(tx)
        assert sorted(one.manifest_digest for one in held) == own
        assert all(not received.get(tx, one.manifest_digest).blobs_wanted for one in held)


def _with(template: Callable[[Path], Path], look: Callable[[Path, list[str]], None], *others: str) -> Work:
    return work(template, look, go_on, machines=(*_MACHINES, *others))


BOTH_ENDS: Final[dict[str, Work]] = {
    "push": _with(ends.sealed, look_delivery),
    "blocks": _with(ends.text_delivered, look_delivery),
    "runs": _with(ends_together.large, look_delivery),
    "files": _with(ends_together.small, look_delivery),
    "receipt": _with(ends.unanswered, look_delivery),
    "feed": _with(ends.delivered, look_feed, COORDINATOR),
    "addressed": _with(ends_addressed.given, look_addressed, COORDINATOR),
    "courier": _with(ends.with_files, look_courier, STICK),
}
