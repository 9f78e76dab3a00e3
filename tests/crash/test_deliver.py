import hashlib
import random
import socket
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import select

from storage.interviews import custody, interviews, opened, outbox, purging, receipts
from storage.interviews.interviews import State
from storage.interviews.outbox import Sending
from storage.objects import envelope
from storage.objects.custody import CustodyAction
from storage.objects.kinds import ObjectKind
from storage.objects.receipt import Receipt
from storage.vault import open_vault
from storage.vault.transaction import Transaction
from sync.central import admin, log_report, tables
from sync.central.admin import Central
from sync.central.database import reading
from sync.central.serve import Server
from sync.protocol.errors import ServerUnreachable
from tests.crash.basic import the_draft
from tests.crash.checks import assert_seal_agrees, reopened
from tests.crash.conftest import BOUNDED_WITH_CENTRAL, Suite
from tests.crash.killing import Kill, Outcome, Zygote
from tests.crash.workloads import delivery
from tests.storage.vaults import PASSPHRASE
from tests.sync.world import SetClock, World

# A connection reset before its handshake begins: Python's ssl forgets to close the socket that it was making.
reset_before_the_handshake = pytest.mark.filterwarnings(
    r"ignore:Exception ignored in. <ssl\.SSLSocket:pytest.PytestUnraisableExceptionWarning"
)

pytestmark = pytest.mark.timeout(600)


def test_a_laptop_killed_at_some_writes_of_a_delivery_delivers_once(
    suite: Suite, zygote: Zygote, tmp_path: Path
) -> None:
    suite.kill_everywhere(
        "deliver",
        template(tmp_path),
        check,
        most=BOUNDED_WITH_CENTRAL,
        run=lambda folder, kill: laptop_dies(zygote, folder, kill),
    )


@reset_before_the_handshake
def test_a_central_killed_at_some_writes_stores_once(suite: Suite, zygote: Zygote, tmp_path: Path) -> None:
    suite.kill_everywhere(
        "central",
        template(tmp_path),
        check,
        most=BOUNDED_WITH_CENTRAL,
        run=lambda folder, kill: central_dies(zygote, folder, kill),
    )


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_laptop_killed_at_every_write_of_a_delivery_delivers_once(
    suite: Suite, zygote: Zygote, tmp_path: Path
) -> None:
    suite.kill_everywhere(
        "deliver", template(tmp_path), check, most=None, run=lambda folder, kill: laptop_dies(zygote, folder, kill)
    )


@reset_before_the_handshake
@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_central_killed_at_every_write_stores_once(suite: Suite, zygote: Zygote, tmp_path: Path) -> None:
    suite.kill_everywhere(
        "central", template(tmp_path), check, most=None, run=lambda folder, kill: central_dies(zygote, folder, kill)
    )


def template(tmp_path: Path) -> Path:
    """A central, and a laptop with one sealed interview that waits."""
    port = free_port()
    world = World(tmp_path / "template", port=port)
    world.seal(world.laptop("laptop"), photo=60_000, audio=20_000)
    world.close()
    (tmp_path / "template" / "port").write_text(str(port))
    return tmp_path / "template"


def free_port() -> int:
    """A port that no outgoing connection is ever given, for it is listened on again and again."""
    while True:
        port = random.randrange(20_000, 30_000)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port


class Serving:
    """Central, served by a thread of this process."""

    def __init__(self, folder: Path) -> None:
        self.central = admin.open_central(folder / "central")
        self._server = Server(self.central, SetClock(), port=int((folder / "port").read_text()))
        self._server.start()

    def __enter__(self) -> Central:
        return self.central

    def __exit__(self, *exc: object) -> None:
        self._server.stop()
        self.central.close()


def laptop_dies(zygote: Zygote, folder: Path, kill: Kill | None) -> Outcome:
    with Serving(folder):
        return zygote.run("deliver", folder, kill)


def central_dies(zygote: Zygote, folder: Path, kill: Kill | None) -> Outcome:
    run = zygote.start("central", folder, kill)
    try:
        if run.wait_for("ready"):
            vault = open_vault(folder / "laptop", PASSPHRASE)
            try:
                delivery(vault)
            except ServerUnreachable:
                assert kill is not None
            finally:
                vault.close()
    finally:
        run.kill()
        outcome = run.finished()
    return outcome


def check(folder: Path, outcome: Outcome) -> None:
    with reopened(folder / "laptop") as vault, Serving(folder) as central:
        with vault.read() as tx:
            interview = the_draft(tx)
            receipted = assert_receipts_agree(tx, interview, central)
        assert_nothing_twice(central, receipted)
        # What the screen had called delivered is delivered, and stays so.
        if any(said.startswith("delivered") for said in outcome.said):
            assert delivery(vault) == ()
        else:
            delivery(vault)
        with vault.read() as tx:
            assert interviews.get(tx, interview).state is State.DELIVERED
            items = outbox.of_interview(tx, interview)
            assert {item.state for item in items} == {Sending.RECEIPTED}
            assert assert_receipts_agree(tx, interview, central) == {item.digest for item in items}
            assert_seal_agrees(tx, interview)
            # All of it proved in a log that agrees with every checkpoint the laptop had seen before the kill.
            digest = interviews.get(tx, interview).manifest_digest
            assert purging.safe_to_purge(tx, digest, opened.manifest(tx, interview), "2027").is_safe
        assert log_report.verify(central, with_files=True).faults == {}
        assert_nothing_twice(central, {item.digest for item in items})
        assert delivery(vault) == ()


def assert_receipts_agree(tx: Transaction, interview: str, central: Central) -> set[str]:
    """What is receipted here is named by a receipt with central's signature; delivered means all of it; the digests."""
    named: set[str] = set()
    for frame in receipts.of_interview(tx, interview):
        receipt, _ = envelope.read(ObjectKind.RECEIPT, Receipt, frame, central.keys.receipt.public)
        named.update(receipt.objects)
    items = outbox.of_interview(tx, interview)
    receipted = {item.digest for item in items if item.state is Sending.RECEIPTED}
    assert receipted <= named
    whole = all(item.state is Sending.RECEIPTED for item in items if item.kind is not ObjectKind.CUSTODY_EVENT)
    assert (interviews.get(tx, interview).state is State.DELIVERED) == whole
    acknowledged = [e for e in custody.of_interview(tx, interview) if e.action is CustodyAction.ACKNOWLEDGE]
    assert len(acknowledged) == whole
    return receipted


def assert_nothing_twice(central: Central, receipted: set[str]) -> None:
    """Central's database is sound; what it gave receipts for it has, byte for byte; each exactly once."""
    connection = sqlite.connect(str(central.folder / "central.sqlite"))
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    with reading(central.engine) as tx:
        objects = {row.digest: row for row in tx.execute(select(tables.objects))}
        revisions = tx.execute(select(tables.revisions)).all()
        blobs = {row.sha256: row for row in tx.execute(select(tables.blobs))}
        given = [
            digest
            for frame in tx.execute(select(tables.receipts.c.content)).scalars()
            for digest in Receipt.from_bytes(envelope.from_file(ObjectKind.RECEIPT, bytes(frame)).payload).objects
        ]
        feed = tx.execute(select(tables.feed)).all()
    sealed = {sha256 for sha256, row in blobs.items() if row.sealed_at is not None}
    assert len(revisions) <= 1
    assert len(given) == len(set(given))
    assert set(given) == set(objects) | sealed
    assert receipted <= set(given)
    assert all(envelope.digest_of(ObjectKind(row.kind), bytes(row.content)) == name for name, row in objects.items())
    assert all(hashlib.sha256(central.blobs.path(sha256).read_bytes()).hexdigest() == sha256 for sha256 in sealed)
    assert len(feed) == sum(row.complete_at is not None for row in revisions)
    assert all(row.facts_at is not None and row.facts_problem is None for row in revisions if row.complete_at)
