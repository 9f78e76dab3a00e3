"""A witness by itself, and central with witnesses: cosigned is only what goes on, and only who is named counts."""

import base64
import threading
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from storage.crypto.signing import SigningKey
from storage.interviews import central_log, organisation
from storage.objects import checkpoint, envelope, note
from storage.objects.note import NoteKey
from storage.objects.organisation import Policy, Readable
from storage.vault import Vault
from sync.central import admin, log, witnessing
from sync.central.database import reading
from sync.central.errors import CentralProblem
from sync.witness import __main__ as command
from sync.witness import witness
from sync.witness.errors import WitnessProblem
from sync.witness.service import create_app
from sync.witness.witness import LARGEST, Reply, Witness, request
from tests.storage.logged import LogOfCentral
from tests.sync.test_log import evidence, foreign, verdict
from tests.sync.world import World

TIME = 1_679_315_147
NAME = "partner.example/witness"
HASHES = [bytes([number]) * 32 for number in range(40)]


class Line:
    """Central's way to a witness without a network; `down` loses requests, `lost` loses answers."""

    def __init__(self, other: Witness) -> None:
        self.client = TestClient(create_app(other, lambda: TIME))
        self.asked = 0
        self.lost = 0

    def __call__(self, url: str, body: bytes) -> tuple[int, bytes]:
        self.asked += 1
        answer = self.client.post(url.partition("8444")[2], content=body)
        if self.lost:
            self.lost -= 1
            return 502, b""
        return answer.status_code, answer.content


@pytest.fixture
def log_(tmp_path: Path) -> LogOfCentral:
    return LogOfCentral()


@pytest.fixture
def partner(tmp_path: Path, log_: LogOfCentral) -> Witness:
    made = witness.make(tmp_path / "partner", NAME)
    made.watch(checkpoint.key_of(log_.key.public).text())
    return made


def ask(partner: Witness, log_: LogOfCentral, old: int, *, body: bytes | None = None) -> Reply:
    from storage.crypto import log_tree

    steps = log_tree.consistency_proof(old, log_.size, log_.read) if old else ()
    return partner.add_checkpoint(body or request(old, steps, log_.note()), lambda: TIME)


def test_what_goes_on_is_cosigned_with_the_time(partner: Witness, log_: LogOfCentral) -> None:
    old = 0
    for count in (3, 5, 0, 9):
        log_.grow(HASHES[:count])
        reply = ask(partner, log_, old)
        assert reply.status == 200
        both = note.read(log_.note()).with_lines(note.read_lines(reply.body))
        assert both.verify(partner.key) == TIME
        assert partner.logs()[0].size == log_.size
        old = log_.size


def test_the_request_is_written_as_the_specification_says(log_: LogOfCentral) -> None:
    log_.grow(HASHES[:3])
    text = request(2, (HASHES[1],), log_.note()).decode()
    assert text == f"old 2\n{base64.b64encode(HASHES[1]).decode()}\n\n{log_.note()}"


def test_another_size_than_the_newest_is_answered_with_the_newest(partner: Witness, log_: LogOfCentral) -> None:
    log_.grow(HASHES[:3])
    assert ask(partner, log_, 0).status == 200
    log_.grow(HASHES[:3])
    assert ask(partner, log_, 0) == Reply(409, "3\n", "text/x.tlog.size")
    assert ask(partner, log_, 2) == Reply(409, "3\n", "text/x.tlog.size")
    assert ask(partner, log_, 3).status == 200


def test_a_fork_is_not_cosigned_but_kept(partner: Witness, log_: LogOfCentral, tmp_path: Path) -> None:
    log_.grow(HASHES[:5])
    ask(partner, log_, 0)
    forked = LogOfCentral()
    forked.grow([*HASHES[1:6], *HASHES[:3]])
    assert ask(partner, forked, 5).status == 422
    same = LogOfCentral()
    same.grow(HASHES[1:6])
    assert ask(partner, same, 5) == Reply(409)
    assert ask(partner, same, 5) == Reply(409)
    assert Witness(tmp_path / "partner").doubts() == 2
    assert partner.logs()[0].note == log_.note()


def test_nothing_is_rolled_back(partner: Witness, log_: LogOfCentral) -> None:
    log_.grow(HASHES[:5])
    ask(partner, log_, 0)
    assert partner.add_checkpoint(request(0, (), log_.note(size=3)), lambda: TIME).status == 409
    assert partner.add_checkpoint(request(5, (), log_.note(size=3)), lambda: TIME).status == 400
    assert partner.logs()[0].size == 5


def test_unknown_logs_and_foreign_signatures_are_refused(partner: Witness, log_: LogOfCentral) -> None:
    stranger = LogOfCentral(key=SigningKey.generate())
    stranger.grow(HASHES[:2])
    assert ask(partner, stranger, 0).status == 404
    log_.grow(HASHES[:2])
    forged = stranger.note().replace(checkpoint.origin_of(stranger.key.public), checkpoint.origin_of(log_.key.public))
    assert ask(partner, log_, 0, body=request(0, (), forged)).status == 403
    text = log_.note()
    wrong = text[:-6] + ("AAA=\n" if text[-6:] != "AAA=\n" else "BBB=\n")
    assert ask(partner, log_, 0, body=request(0, (), wrong)).status in (400, 403)
    assert partner.logs()[0].size == 0


@pytest.mark.parametrize(
    "body",
    [b"", b"\xff", b"old 0\n", b"old\n\n", b"old -1\n\nx", b"old 00\n\nx", b"new 0\n\nx", b"old 0\n*\n\nx",
     b"old " + b"9" * 5_000, b"old 0\n" + b"AAAA\n" * 64 + b"\nx", b"old 0\n\nno note at all"],
)  # fmt: skip
def test_what_is_no_request_is_refused(partner: Witness, body: bytes) -> None:
    assert partner.add_checkpoint(body, lambda: TIME) == Reply(400)


def test_at_once_and_again_never_two_that_do_not_agree(partner: Witness, log_: LogOfCentral) -> None:
    """Two branches of a log come at the same time: one is cosigned."""
    log_.grow(HASHES[:4])
    ask(partner, log_, 0)
    branches = []
    for number in range(8):
        branch = LogOfCentral()
        branch.grow([*HASHES[:4], HASHES[20 + number]])
        branches.append(branch)
    replies: list[Reply] = []
    threads = [threading.Thread(target=lambda b=branch: replies.append(ask(partner, b, 4))) for branch in branches]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(reply.status for reply in replies) == [200, *[409] * 7]


def test_over_http_a_body_has_an_end(partner: Witness) -> None:
    with TestClient(create_app(partner)) as client:
        assert client.post("/add-checkpoint", content=bytes(LARGEST + 1)).status_code == 413
        assert client.get("/add-checkpoint").status_code == 405


def test_a_folder_is_made_once_and_a_name_must_fit(tmp_path: Path) -> None:
    witness.make(tmp_path / "w", NAME)
    for folder, name, code in (
        ("w", NAME, "folder-not-empty"),
        ("x", "a b", "witness-name"),
        ("y", "a+b", "witness-name"),
    ):
        with pytest.raises(WitnessProblem, match=code):
            witness.make(tmp_path / folder, name)
    with pytest.raises(WitnessProblem, match="not-a-witness"):
        Witness(tmp_path)


def test_a_log_has_one_key(partner: Witness, log_: LogOfCentral) -> None:
    origin = checkpoint.origin_of(log_.key.public)
    for text, code in (
        ("nonsense", "log-key"),
        (NoteKey(origin, note.COSIGNER, log_.key.public).text(), "log-key"),
        (NoteKey(origin, note.ED25519, HASHES[0]).text(), "log-known"),
    ):
        with pytest.raises(WitnessProblem, match=code):
            partner.watch(text)


def test_the_command_line(tmp_path: Path, log_: LogOfCentral, capsys: pytest.CaptureFixture[str]) -> None:
    folder = ["--folder", str(tmp_path / "w")]
    assert command.main([*folder, "init", "--name", NAME]) == 0
    assert command.main([*folder, "key"]) == 0
    first, second = capsys.readouterr().out.split()
    assert first == second == Witness(tmp_path / "w").key.text()
    assert command.main([*folder, "watch", checkpoint.key_of(log_.key.public).text()]) == 0
    assert command.main([*folder, "watch", "nonsense"]) == 1
    assert command.main([*folder, "list"]) == 0
    assert capsys.readouterr().out.endswith(f"{checkpoint.origin_of(log_.key.public)}  0\n")


# With central.


def watched(world: World, name: str = NAME) -> Witness:
    made = witness.make(world.folder / name.replace("/", "-"), name)
    made.watch(checkpoint.key_of(world.central.keys.receipt.public).text())
    witnessing.configure(world.central.folder, "http://127.0.0.1:8444", made.key.text())
    return made


def ask_all(world: World, line: Line) -> list[str]:
    return [one.code for one in witnessing.ask_all(world.central, world.clock.wall, line)]


def needs(world: World, vault: Vault, *keys: NoteKey) -> None:
    """A package that asks for all these witnesses."""
    package, _ = admin.package_of(world.central)
    policy = {
        **package.policy.model_dump(),
        "witnesses": tuple(key.text() for key in keys),
        "witnesses_needed": len(keys),
    }
    policy["readable"] = Readable.UNTIL_RECEIPT
    newer = package.model_copy(update={"version": package.version + 1, "policy": Policy.model_validate(policy)})
    with vault.transaction() as tx:
        organisation.import_package(tx, envelope.sign(newer, world.root).to_json(), world.clock.now(), practice=True)


def test_what_witnesses_said_travels_to_the_laptop(world: World) -> None:
    partner = watched(world)
    line = Line(partner)
    laptop = world.laptop("laptop")
    needs(world, laptop, partner.key)
    interview = world.seal(laptop)
    world.deliver(laptop)
    assert verdict(laptop, interview) == "witness"
    assert ask_all(world, line) == [""]
    assert ask_all(world, line) == [""]
    assert line.asked == 1
    assert world.deliver(laptop).alarms == ()
    assert verdict(laptop, interview) is None
    with laptop.read() as tx:
        held = central_log.held(tx)
        assert held is not None
        assert held[1].verify(partner.key) == TIME


@pytest.mark.slow
def test_a_later_cosigned_checkpoint_counts_for_earlier_receipts(world: World) -> None:
    partner = watched(world)
    laptop = world.laptop("laptop")
    needs(world, laptop, partner.key)
    interview = world.seal(laptop)
    world.deliver(laptop)
    foreign(world, 7)
    assert ask_all(world, Line(partner)) == [""]
    foreign(world, 4, 50)
    world.deliver(laptop)
    assert verdict(laptop, interview) is None
    assert evidence(laptop) == []


def test_a_lost_answer_costs_one_more_question(world: World) -> None:
    line = Line(watched(world))
    foreign(world, 3)
    line.lost = 1
    assert ask_all(world, line) == ["witness-said-502"]
    foreign(world, 4, 50)
    assert ask_all(world, line) == [""]
    assert line.asked == 3


def test_a_witness_that_signs_with_another_key_is_not_believed(world: World) -> None:
    partner = watched(world)
    other = witness.make(world.folder / "other", NAME)
    other.watch(checkpoint.key_of(world.central.keys.receipt.public).text())
    foreign(world, 3)
    assert ask_all(world, Line(other)) == ["witness-signature"]
    assert ask_all(world, Line(partner)) == [""]


def test_a_silent_witness_keeps_nobody_from_the_others(world: World) -> None:
    partner = watched(world)
    silent = NoteKey("silent.example/w", note.COSIGNER, SigningKey.generate().public)
    witnessing.configure(world.central.folder, "http://127.0.0.1:9", silent.text())
    foreign(world, 3)
    line = Line(partner)

    def post(url: str, body: bytes) -> tuple[int, bytes]:
        return witnessing._post(url, body) if ":9/" in url else line(url, body)

    found = witnessing.ask_all(world.central, world.clock.wall, post)
    assert sorted(one.code for one in found) == ["", "witness-unreachable"]


@pytest.mark.slow
def test_a_fork_finds_no_witness_and_so_nothing_is_removed(world: World) -> None:
    partner = watched(world)
    laptop = world.laptop("laptop")
    needs(world, laptop, partner.key)
    # The witness saw another log under this name: what was shown to somebody else.
    elsewhere = LogOfCentral(key=world.central.keys.receipt)
    elsewhere.grow(HASHES)
    assert ask(partner, elsewhere, 0).status == 200
    interview = world.seal(laptop)
    world.deliver(laptop)
    assert ask_all(world, Line(partner)) == ["witness-said-409"]
    world.deliver(laptop)
    assert verdict(laptop, interview) == "witness"


@pytest.mark.parametrize("url", ["http://witness.example", "ftp://x", ""])
def test_witnesses_are_asked_over_tls_or_on_this_machine(world: World, url: str) -> None:
    with pytest.raises(CentralProblem, match="witness-refused"):
        witnessing.configure(world.central.folder, url, watched(world).key.text())


def test_a_damaged_list_of_witnesses_is_said(world: World) -> None:
    (world.central.folder / "witnesses.json").write_bytes(b"{")
    with pytest.raises(CentralProblem, match="witnesses-damaged"):
        witnessing.configured(world.central.folder)


def test_the_same_checkpoint_is_the_same_bytes_whenever_it_is_made(world: World) -> None:
    foreign(world, 9)
    with reading(world.central.engine) as tx:
        first = log.head(tx, world.central.keys.receipt, 5)
        assert log.head(tx, world.central.keys.receipt, 5) == first
