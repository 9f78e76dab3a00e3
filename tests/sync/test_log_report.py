"""What an administrator sees: the whole log holds or does not, and what devices never sent."""

import json

import pytest
from sqlalchemy import delete, insert, select, update

from storage.crypto.signing import SigningKey
from storage.interviews import organisation
from storage.objects import note
from storage.objects.note import NoteKey
from sync.central import log_report, tables, witnessing
from sync.central.__main__ import main
from sync.central.database import writing
from sync.central.log_keeping import LogKeeper
from sync.central.log_report import Fault
from tests.storage.logged import witness_text
from tests.sync.test_log import foreign
from tests.sync.test_witness import Line, watched
from tests.sync.world import World


@pytest.fixture
def delivered(world: World) -> World:
    laptop = world.laptop("laptop")
    for _ in range(2):
        world.seal(laptop, photo=3_000)
    world.deliver(laptop)
    return world


def faults(world: World) -> dict[Fault, int]:
    return log_report.verify(world.central, with_files=True).faults


def run(world: World, *arguments: str) -> int:
    return main(["--folder", str(world.central.folder), *arguments])


def test_a_log_that_holds_has_no_fault(delivered: World) -> None:
    witnessing.ask_all(delivered.central, delivered.clock.wall, Line(watched(delivered)))
    found = log_report.verify(delivered.central, with_files=True)
    assert found.faults == {}
    assert found.leaves == log_report.standing(delivered.central).size > 20


def test_whatever_was_changed_in_the_database_is_found(delivered: World) -> None:
    """One after another, in one central: each fault is counted beside those before."""
    t, n, o, c = tables.log_leaves, tables.log_nodes, tables.objects, tables.cosignatures
    key = SigningKey.generate()
    line = note.cosign("another\n", "w", key, 1).text()
    cosigned = {"witness": NoteKey("w", note.COSIGNER, key.public).text(), "line": line, "made_at": "2026"}
    bare = {"digest": "ab" * 32, "kind": "part", "device": "0" * 16, "content": b"x", "received_at": "2026"}
    with writing(delivered.central.engine) as tx:
        (first, second, *_) = tx.execute(o.select().where(o.c.kind == "part").order_by(o.c.number)).all()
    expected: dict[Fault, int] = {}
    for changes, found in (
        ([update(t).where(t.c.number == 3).values(seq=9)], {Fault.LEAF: 1}),
        ([update(n).where(n.c.level == 2, n.c.number == 0).values(hash=bytes(32))], {Fault.NODE: 1}),
        ([delete(n).where(n.c.level == 1, n.c.number == 4)], {Fault.NODE: 1}),
        ([insert(n).values(level=9, number=1, hash=bytes(32)), insert(n).values(level=9, number=2, hash=bytes(32))],
         {Fault.NODE: 1}),
        ([delete(o).where(o.c.digest == first.digest)], {Fault.NOT_STORED: 1}),
        ([update(o).where(o.c.digest == second.digest).values(content=b"x")], {Fault.CHANGED: 1}),
        ([insert(o).values(**bare)], {Fault.NOT_LOGGED: 1, Fault.CHANGED: 1}),
        ([insert(c).values(size=3, **cosigned), insert(c).values(size=3_000, **cosigned)], {Fault.COSIGNATURE: 2}),
        # The hash of a leaf is under every subtree above it.
        ([update(t).where(t.c.number == 20).values(hash=bytes(32))], {Fault.LEAF: 1, Fault.NODE: 3}),
    ):  # fmt: skip
        with writing(delivered.central.engine) as tx:
            for change in changes:
                tx.execute(change)
        for fault, count in found.items():
            expected[fault] = expected.get(fault, 0) + count
        assert log_report.verify(delivered.central).faults == expected
    (path, *_) = [one for one in (delivered.central.folder / "blobs").rglob("*") if one.is_file()]
    path.write_bytes(b"x" + path.read_bytes()[1:])
    assert faults(delivered) == {**expected, Fault.CHANGED: expected[Fault.CHANGED] + 1}


def test_more_leaves_than_are_looked_at_at_once_are_one_tree(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    foreign(world, 50)
    monkeypatch.setattr(log_report, "_AT_ONCE", 7)
    assert set(log_report.verify(world.central).faults) == {Fault.NOT_STORED}


def test_what_never_came_what_forked_and_what_is_not_whole_is_told(delivered: World) -> None:
    j = tables.journal
    silent, laptop = log_report.gaps(delivered.central)
    assert (silent.highest, silent.last_at, silent.missing, silent.forks) == (0, "", (), ())
    assert (laptop.highest, laptop.last_at, laptop.missing, laptop.forks) == (4, delivered.clock.wall, (), ())
    assert laptop.unfinished == 0
    with writing(delivered.central.engine) as tx:
        tx.execute(insert(j).values(device=laptop.key_id, seq=3, digest="ab" * 32, prev="cd" * 32))
        tx.execute(insert(j).values(device=laptop.key_id, seq=5, digest="cd" * 32, prev="ef" * 32))
        tx.execute(insert(j).values(device=laptop.key_id, seq=9, digest="ef" * 32, prev="cd" * 32))
        tx.execute(update(tables.blobs).values(sealed_at=None))
        tx.execute(update(tables.devices).values(revoked_at="2026-11-23T00:00:00.000Z"))
    _, laptop = log_report.gaps(delivered.central)
    assert (laptop.highest, laptop.missing, laptop.forks) == (9, ((6, 8),), (3, 5))
    assert laptop.unfinished == 4
    assert laptop.is_revoked


def test_the_commands_say_what_they_found(delivered: World, capsys: pytest.CaptureFixture[str]) -> None:
    key = SigningKey.generate()
    text = witness_text("partner.example/w", key)
    assert run(delivered, "log", "show") == 0
    assert capsys.readouterr().out == log_report.standing(delivered.central).checkpoint
    assert run(delivered, "log", "verify", "--files") == 0
    assert "all hold" in capsys.readouterr().out
    assert run(delivered, "log", "key") == 0
    assert note.key_of(capsys.readouterr().out.strip()).public == delivered.central.keys.receipt.public
    assert run(delivered, "log", "witness", "http://127.0.0.1:9", text) == 0
    assert run(delivered, "log", "stamps", "http://127.0.0.1:9/") == 0
    assert "partner.example/w is asked" in capsys.readouterr().out
    assert run(delivered, "log", "ask") == 2
    assert capsys.readouterr().out.splitlines() == [
        "partner.example/w: witness-unreachable",
        "http://127.0.0.1:9/: service-unreachable",
    ]
    assert run(delivered, "log", "witness", "nowhere", text) == 1
    assert "this is not an https address" in capsys.readouterr().err
    assert run(delivered, "gaps") == 0
    assert "last delivery never" in capsys.readouterr().out
    with writing(delivered.central.engine) as tx:
        tx.execute(delete(tables.journal).where(tables.journal.c.seq == 1))
        tx.execute(delete(tables.objects).where(tables.objects.c.kind == "wrapset"))
    assert run(delivered, "gaps") == 2
    assert "never came: 1" in capsys.readouterr().out
    assert run(delivered, "log", "verify") == 2
    assert "WRONG: 8 leaves whose object or file is not stored" in capsys.readouterr().out


def test_the_policy_about_the_log_comes_from_the_command_line(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    keys = world.folder / "keys"
    keys.mkdir()
    text = witness_text("partner.example/w", SigningKey.generate())
    (world.central.folder / "organisation.json").unlink()
    about = ("--name", "Coalition", "--code", "ORG", "--url", "https://127.0.0.1:1", "--keys", str(keys))
    policy = ("--witness", text, "--witnesses-needed", "1", "--receipt-hours", "24")
    out = world.folder / "package.json"
    assert run(world, "organisation", *about, *policy, "--out", str(out)) == 0
    held = organisation.examine(out.read_bytes()).package.policy
    assert (held.witnesses, held.witnesses_needed, held.receipt_hours) == ((text,), 1, 24)
    assert run(world, "organisation", *about, "--witness", "nonsense", "--out", str(out)) == 1
    capsys.readouterr()


def test_central_asks_by_itself_while_it_serves(world: World) -> None:
    """In a thread; a damaged list ends nothing, nor does a damaged receipt from before the log."""
    world.laptop("laptop")
    with writing(world.central.engine) as tx:
        of = tx.execute(select(tables.devices.c.key_id)).scalars().first()
        row = {"device": of, "content": b"x", "made_at": world.clock.now().wall, "acknowledged": False}
        tx.execute(insert(tables.receipts).values(**row))
    asked = world.central.folder / "witnesses.json"
    asked.write_text(json.dumps({"v": 1}))
    keeper = LogKeeper(world.central, world.clock, every=0.01)
    keeper.close()
    foreign(world, 3)
    asked.unlink()
    text = witness_text("silent.example/w", SigningKey.generate())
    witnessing.configure(world.central.folder, "http://127.0.0.1:9", text)
    keeper = LogKeeper(world.central, world.clock, every=0.01)
    keeper.close()
    assert log_report.standing(world.central).cosigned == {}
