"""The service's own role delivers everything and changes no evidence; readers see the facts of their missions."""

import io
from collections.abc import Iterator

import psycopg
import pytest
from psycopg import errors
from sqlalchemy import select, update

from sync.central import migrate, roles, settings, tables
from sync.central.__main__ import main
from sync.central.database import postgres_engine, reading, writing
from sync.central.errors import CentralProblem
from sync.client.coordinator import fetch_delivered
from tests.sync.database_server import database_called, fresh_database
from tests.sync.withdrawn import withdraw
from tests.sync.world import World

pytestmark = pytest.mark.postgres


@pytest.fixture
def prefix(database: str) -> str:
    """Roles belong to the whole server, so each test has its own."""
    return "p" + database.partition("?")[0].rpartition("_")[2]


@pytest.fixture(scope="module")
def service(postgres: str) -> Iterator[str]:
    """The address of a database for the service's role."""
    database = fresh_database(postgres)
    engine = postgres_engine(database)
    migrate.upgrade(engine)
    prefix = "p" + database.partition("?")[0].rpartition("_")[2]
    address = roles.address_of(database, prefix, roles.make(engine, prefix))
    engine.dispose()
    yield address


def test_a_service_with_few_rights_does_the_whole_job(world: World, database: str, prefix: str) -> None:
    laptop = world.laptop("laptop")
    password = roles.make(world.central.engine, prefix)
    settings.change(world.central.folder, service=roles.address_of(database, prefix, password))
    world.restart()
    interview = world.seal(laptop, photo=200_000)
    assert world.deliver(laptop).delivered == (interview,)
    transport = world.transport(world.coordinator)
    fetch_delivered(world.coordinator, transport, world.clock, progress=lambda _: None, cancelled=lambda: False)
    transport.close()
    withdraw(world, laptop, interview)
    assert world.deliver(laptop).alarms == ()
    with reading(world.central.engine) as tx:
        assert tx.exec_driver_sql("SELECT current_user").scalar() == f"{prefix}_service"
        assert tx.execute(select(tables.withdrawals.c.interview)).scalar_one() == interview


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE objects SET content = ''",
        "DELETE FROM objects",
        "TRUNCATE objects CASCADE",
        "UPDATE journal SET seq = seq + 1",
        "DELETE FROM journal",
        "UPDATE revisions SET interview = ''",
        "DELETE FROM revisions",
        "DELETE FROM named",
        "UPDATE blobs SET size = 0",
        "DELETE FROM blobs",
        "UPDATE receipts SET content = ''",
        "DELETE FROM receipts",
        "UPDATE log_leaves SET hash = ''",
        "DELETE FROM log_leaves",
        "DELETE FROM log_nodes",
        "DELETE FROM withdrawals",
        "DELETE FROM renewals",
        "UPDATE fact_values SET value = ''",
        "DELETE FROM fact_values",
        "UPDATE devices SET revocation = NULL",
        "DELETE FROM devices",
        "INSERT INTO readers VALUES ('x', 'y')",
        "UPDATE central SET value = 'no'",
        "CREATE TABLE mine (x int)",
        "DROP TABLE objects",
        "ALTER TABLE revisions DISABLE ROW LEVEL SECURITY",
    ],
)
def test_the_service_changes_no_evidence(service: str, statement: str) -> None:
    with psycopg.connect(service, autocommit=True) as connection, pytest.raises(errors.InsufficientPrivilege):
        connection.execute(statement)


def test_readers_see_their_missions_and_nothing_of_a_consent_withdrawn(
    world: World, database: str, prefix: str
) -> None:
    roles.make(world.central.engine, prefix)
    laptop = world.laptop("laptop")
    interviews = [world.seal(laptop) for _ in range(2)]
    world.deliver(laptop)
    with writing(world.central.engine) as tx:
        r = tables.revisions
        tx.execute(update(r).where(r.c.interview == interviews[1]).values(mission="elsewhere"))
        mission = tx.execute(select(r.c.mission).where(r.c.interview == interviews[0])).scalar_one()
    analyst, nobody = f"{prefix}_analyst", f"{prefix}_nobody"
    assert roles.let_read(world.central.engine, prefix, analyst, mission)
    assert not roles.let_read(world.central.engine, prefix, analyst, mission)
    roles.let_read(world.central.engine, prefix, nobody, "nowhere")

    def seen(login: str) -> tuple[set[str], int]:
        name = database.partition("?")[0].rpartition("/")[2]
        with psycopg.connect(database_called(database, name, login=login)) as connection:
            missions = {row[0] for row in connection.execute("SELECT interview FROM revisions")}
            return missions, len(connection.execute("SELECT 1 FROM fact_values").fetchall())

    found, facts = seen(analyst)
    assert found == {interviews[0]}
    assert facts > 0
    assert seen(nobody) == (set(), 0)
    withdraw(world, laptop, interviews[0])
    world.deliver(laptop)
    assert seen(analyst) == (set(), 0)
    roles.let_read_no_more(world.central.engine, analyst)
    assert seen(analyst) == (set(), 0)


@pytest.mark.parametrize("name", ["", "A", "x;drop", 'x"', "1x", "x" * 50])
def test_a_name_that_is_no_plain_word_becomes_no_statement(name: str) -> None:
    with pytest.raises(CentralProblem, match="role-name"):
        list(roles.statements(name, "word"))


def test_the_owner_is_forgotten_and_given_again_for_what_only_it_may_do(
    world: World, database: str, prefix: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    base = ["--folder", str(world.central.folder)]
    assert main([*base, "roles", "--prefix", prefix, "--forget-owner"]) == 0
    assert database not in (world.central.folder / "central.json").read_text()
    device = world.key_id(world.coordinator)
    (world.folder / "issuer").mkdir()
    (world.folder / "issuer" / "issuer.seed").write_text(world.issuer.seed.hex())
    revoke = ["revoke", device, "--reason", "lost", "--keys", str(world.folder / "issuer")]
    assert main([*base, revoke[0], *revoke[1:]]) == 1
    assert "--owner -" in capsys.readouterr().err
    for command in (["roles", "--prefix", prefix], ["list"], revoke):
        monkeypatch.setattr("sys.stdin", io.StringIO(database + "\n"))
        assert main([*base, "--owner", "-", *command]) == 0, capsys.readouterr().err
    assert database not in (world.central.folder / "central.json").read_text()
    assert "revoked" not in capsys.readouterr().err
    assert main([*base, "list"]) == 0
    assert f"{device}  001" in capsys.readouterr().out
