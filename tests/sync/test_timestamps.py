"""RFC 3161 over the log, against a service made by openssl on the spot; openssl verifies what is kept."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from sync.central import log, tables, timestamping
from sync.central.database import reading
from sync.central.errors import CentralProblem
from sync.central.timestamping import NoToken
from tests.sync.test_log import foreign
from tests.sync.world import World

SERVICE = "http://tsa.example/stamp"
CONFIG = """
[tsa]
default_tsa = here
[here]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
certs = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
[extensions]
extendedKeyUsage = critical,timeStamping
[req]
distinguished_name = name
[name]
"""


class Service:
    """A time stamping service of openssl's."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "tsa.cnf").write_text(CONFIG.format(folder=folder))
        (folder / "serial").write_text("01\n")
        self.run(
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30",
            "-subj", "/CN=test tsa", "-keyout", "tsa.key", "-out", "tsa.pem", "-extensions", "extensions",
            "-config", "tsa.cnf",
        )  # fmt: skip

    def run(self, *arguments: str) -> str:
        done = subprocess.run(["openssl", *arguments], cwd=self.folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def __call__(self, url: str, body: bytes) -> tuple[int, bytes]:
        assert url == SERVICE
        (self.folder / "q.tsq").write_bytes(body)
        self.run("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "q.tsq", "-out", "r.tsr")
        return 200, (self.folder / "r.tsr").read_bytes()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Service:
    if shutil.which("openssl") is None:
        pytest.skip("no openssl here")
    return Service(tmp_path_factory.mktemp("tsa"))


@pytest.fixture(scope="module")
def token(service: Service) -> bytes:
    return service(SERVICE, timestamping.request(bytes(32), 77))[1]


def stamp(world: World, service: object) -> list[tuple[int, str]]:
    found = timestamping.stamp_due(world.central, world.clock.wall, service)  # type: ignore[arg-type]
    return [(one.size, one.code) for one in found]


def test_a_grown_log_is_stamped_once_an_hour_and_openssl_agrees(world: World, service: Service) -> None:
    assert stamp(world, service) == []
    timestamping.configure(world.central.folder, SERVICE)
    foreign(world, 3)
    assert stamp(world, service) == [(3, "")]
    foreign(world, 4, 50)
    world.clock.wall = "2026-11-22T09:29:59.000Z"
    assert stamp(world, service) == [(3, "")]
    world.clock.wall = "2026-11-22T09:30:00.000Z"
    assert stamp(world, service) == [(7, "")]
    assert timestamping.newest(world.central) == 7
    t = tables.timestamps
    with reading(world.central.engine) as tx:
        rows = tx.execute(select(t.c.size, t.c.token).order_by(t.c.size)).all()
        texts = [log.head(tx, world.central.keys.receipt, row.size).text for row in rows]
    assert [row.size for row in rows] == [3, 7]
    for row, text in zip(rows, texts, strict=True):
        (service.folder / "kept.tsr").write_bytes(row.token)
        (service.folder / "checkpoint").write_text(text)
        verified = service.run("ts", "-verify", "-data", "checkpoint", "-in", "kept.tsr", "-CAfile", "tsa.pem")
        assert "OK" in verified


def test_a_log_that_did_not_grow_is_not_stamped_again(world: World, service: Service) -> None:
    timestamping.configure(world.central.folder, SERVICE)
    foreign(world, 3)
    stamp(world, service)
    world.clock.wall = "2026-11-23T09:30:00.000Z"

    def never(_url: str, _body: bytes) -> tuple[int, bytes]:
        raise AssertionError

    assert stamp(world, never) == [(3, "")]


def test_what_a_service_answers_instead_is_not_kept(world: World, token: bytes) -> None:
    timestamping.configure(world.central.folder, SERVICE)
    foreign(world, 3)
    for status, answer, code in (
        (500, b"", "service-said-500"),
        (200, b"no", "service-answer"),
        (200, token, "service-answer"),
    ):
        assert stamp(world, lambda _url, _body, s=status, a=answer: (s, a)) == [(3, code)]
    assert timestamping.newest(world.central) == 0


def test_a_silent_service_is_said(world: World) -> None:
    timestamping.configure(world.central.folder, "http://127.0.0.1:9/stamp")
    foreign(world, 1)
    assert stamp(world, None) == [(1, "service-unreachable")]


def test_the_request_is_what_openssl_reads(service: Service) -> None:
    (service.folder / "own.tsq").write_bytes(timestamping.request(bytes(range(32)), 2**62))
    told = service.run("ts", "-query", "-in", "own.tsq", "-text")
    assert "Hash Algorithm: sha256" in told
    assert "Certificate required: yes" in told
    assert "0x4000000000000000" in told


def test_a_token_is_for_one_digest_and_one_question(token: bytes) -> None:
    timestamping.check(token, bytes(32), 77)
    for digest, nonce in ((b"\1" * 32, 77), (bytes(32), 78)):
        with pytest.raises(NoToken):
            timestamping.check(token, digest, nonce)


@given(st.integers(0, 5_000), st.integers(1, 255))
def test_any_changed_byte_is_read_or_refused(token: bytes, at: int, change: int) -> None:
    changed = bytearray(token)
    changed[at % len(changed)] ^= change
    for data in (bytes(changed), bytes(changed[: at % len(changed)])):
        try:
            timestamping.check(data, bytes(32), 77)
        except NoToken:
            continue


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(NoToken):
        timestamping.check(data, bytes(32), 77)


@pytest.mark.parametrize("url", ["", "ftp://x", "http://" + "x" * 300])
def test_an_address_of_a_service_is_http(world: World, url: str) -> None:
    with pytest.raises(CentralProblem, match="service-refused"):
        timestamping.configure(world.central.folder, url)


def test_a_damaged_list_of_services_is_said(world: World) -> None:
    (world.central.folder / "timestamps.json").write_bytes(b"[]")
    with pytest.raises(CentralProblem, match="services-damaged"):
        timestamping.configured(world.central.folder)
