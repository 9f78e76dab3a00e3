"""Evidence for others: only what was agreed to, opened and checked with openssl, tar, sha256sum and Python alone."""

import hashlib
import json
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pydantic import JsonValue

from storage.interviews import custody
from storage.objects.custody import CustodyAction
from sync.client.coordinator import fetch_delivered
from sync.client.http import transport_of
from sync.client.proofs import fetch_proofs
from sync.evidence.errors import EvidenceProblem
from sync.evidence.package import WrittenPackage, choose, write_package
from sync.evidence.selection import Asked, Reason
from sync.protocol.errors import DeliveryRefused
from sync.protocol.messages import LogProofs
from tests.sync.world import NAME, STORY, World

WORDS = "сонце-річка-дуб"
DAY = "2026-11-22"
ALL: dict[str, JsonValue] = {
    "agreed": True,
    "identity": "full",
    "parts": ["facts", "statement", "photos", "audio", "identity"],
}
CASES = 50


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


def received(world: World, *, photo: int = 0, audio: int = 0, **sealed: dict[str, JsonValue]) -> str:
    """Sealed on a laptop, delivered, fetched by the coordinator: its manifest."""
    laptop = world.laptop(f"laptop{len(world.vaults)}")
    world.seal(laptop, photo=photo, audio=audio, **sealed)
    world.deliver(laptop)
    line = transport_of(world.coordinator)
    report = fetch_delivered(world.coordinator, line, world.clock, progress=lambda _: None, cancelled=lambda: False)
    line.close()
    (digest,) = report.fetched
    return digest


def asked(**more: object) -> Asked:
    return Asked("court", DAY, **more)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Opened:
    written: WrittenPackage
    folder: Path


def proofs_of(world: World, manifests: list[str]) -> LogProofs:
    line = transport_of(world.coordinator)
    try:
        return fetch_proofs(world.coordinator, line, manifests)
    finally:
        line.close()


def write(
    world: World, manifests: list[str], folder: Path, wanted: Asked | None = None, proofs: LogProofs | None = None
) -> Opened:
    folder.mkdir(exist_ok=True)
    written = write_package(
        world.coordinator,
        manifests,
        wanted or asked(),
        WORDS,
        folder,
        world.clock,
        progress=lambda _done, _all: None,
        cancelled=lambda: False,
        proofs=proofs,
        rounds=1_000,
    )
    assert written is not None
    archive = folder / "evidence.tar"
    command = [
        "openssl",
        "enc",
        "-d",
        "-aes-256-cbc",
        "-pbkdf2",
        "-md",
        "sha256",
        "-iter",
        "1000",
        "-pass",
        "stdin",
        "-in",
    ]
    subprocess.run([*command, written.path.name, "-out", archive.name], input=WORDS.encode(), check=True, cwd=folder)
    subprocess.run(["tar", "-xf", archive.name], check=True, cwd=folder)
    return Opened(written, folder / "evidence")


def verify(folder: Path, script: Path | None = None) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-I", str(script or folder / "verify.py"), str(folder)],
        capture_output=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout.decode() + done.stderr.decode()


def everything_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def test_a_package_is_checked_without_our_program(world: World, tmp_path: Path) -> None:
    digest = received(world, photo=40_000, audio=90_000, agreed=ALL)
    package = write(world, [digest], tmp_path / "stick")
    assert (package.written.interviews, package.written.files) == (1, 2)
    code, said = verify(package.folder)
    assert code == 0, said
    assert said.endswith("OK\n")
    assert "facts, body and 2 files are what was sealed" in said
    for name in ("tagmanifest-sha256.txt", "manifest-sha256.txt"):
        subprocess.run(["sha256sum", "-c", "--quiet", name], check=True, cwd=package.folder)
    found = everything_in(package.folder)
    assert STORY.encode() in found
    # Who it is lies with the custodians, and nobody else can give it away.
    assert NAME.encode() not in found
    assert {"number", "what", "reason"} == set(json.loads((package.folder / "index.json").read_bytes())["stays"][0])
    assert "identity - other-readers" in said


def test_central_s_log_proves_when_it_had_the_interview(world: World, tmp_path: Path) -> None:
    digests = [received(world, agreed=ALL) for _ in range(3)]
    proofs = proofs_of(world, digests)
    assert {one.manifest for one in proofs.proofs} == set(digests)
    package = write(world, digests, tmp_path / "stick", proofs=proofs)
    code, said = verify(package.folder)
    assert (code, "stands in central's log of" in said, "NOTE" in said) == (0, True, False), said
    log = package.folder / "log.json"
    content = json.loads(log.read_bytes())
    content["proofs"][1]["index"] += 1
    log.write_text(json.dumps(content))
    relisted(package.folder)
    code, said = verify(package.folder)
    assert (code, "WRONG" in said) == (1, True), said


def test_a_documenter_gets_no_proofs_about_others(world: World) -> None:
    digest = received(world, agreed=ALL)
    line = transport_of(world.vaults[-1])
    with pytest.raises(DeliveryRefused, match="role-not-allowed"):
        fetch_proofs(world.vaults[-1], line, [digest])
    line.close()


def test_nothing_on_the_medium_is_readable_without_the_passphrase(world: World, tmp_path: Path) -> None:
    digest = received(world, photo=40_000, agreed=ALL)
    stick = tmp_path / "stick"
    package = write(world, [digest], stick)
    shutil.rmtree(package.folder)
    (stick / "evidence.tar").unlink()
    page, sealed = sorted(stick.iterdir(), key=lambda file: file.suffix, reverse=True)
    assert (page.suffix, sealed) == (".txt", package.written.path)
    assert STORY.encode() not in sealed.read_bytes()
    assert b"first_account" not in sealed.read_bytes()
    assert hashlib.sha256(sealed.read_bytes()).hexdigest() in page.read_text("utf-8")
    assert "I-" not in page.read_text("utf-8")


def test_what_was_given_is_entered_before_it_is_given(world: World, tmp_path: Path) -> None:
    digest = received(world, agreed=ALL)
    write(world, [digest], tmp_path / "stick")
    with world.coordinator.read() as tx:
        entries = custody.of_vault(tx, actions=[CustodyAction.EXPORT])
    assert [entry.object for entry in entries] == [digest]


@pytest.mark.parametrize(
    ("row", "reasons"),
    [
        ({}, {"interview": Reason.NOT_AGREED}),
        ({**ALL, "agreed": False}, {"interview": Reason.NOT_AGREED}),
        ({**ALL, "parts": []}, {"interview": Reason.NOT_AGREED}),
        ({**ALL, "embargo": "2027-01-01"}, {"interview": Reason.EMBARGO}),
        ({**ALL, "ask_again": True}, {"interview": Reason.ASK_FIRST}),
    ],
)
def test_without_a_yes_nothing_goes(
    world: World, tmp_path: Path, row: dict[str, JsonValue], reasons: dict[str, Reason]
) -> None:
    digest = received(world, agreed=row)
    (selection,) = choose(world.coordinator, [digest], asked(), world.clock.now())
    assert {one.what: one.reason for one in selection.withheld} == reasons
    with pytest.raises(EvidenceProblem, match="evidence-nothing-agreed"):
        write(world, [digest], tmp_path / "stick")
    assert list((tmp_path / "stick").iterdir()) == []


def test_a_person_who_wants_to_be_known_by_a_pseudonym_is_given_away_by_nothing(world: World, tmp_path: Path) -> None:
    digest = received(world, photo=30_000, audio=30_000, agreed={**ALL, "identity": "pseudonym"})
    package = write(world, [digest], tmp_path / "stick")
    code, said = verify(package.folder)
    assert (code, "facts and 0 files" in said) == (0, True), said
    assert STORY.encode() not in everything_in(package.folder)


def test_sound_goes_without_the_account_where_only_it_was_agreed_to(world: World, tmp_path: Path) -> None:
    digest = received(world, photo=30_000, audio=30_000, agreed={**ALL, "parts": ["audio"]})
    package = write(world, [digest], tmp_path / "stick")
    code, said = verify(package.folder)
    assert (code, "and 1 files are what was sealed" in said) == (0, True), said
    assert STORY.encode() not in everything_in(package.folder)


def test_an_account_that_tells_of_suspects_stays_where_they_were_not_agreed_to(world: World) -> None:
    told: dict[str, JsonValue] = {"answers": {"/first_account/suspect[ab]/su_name": {"type": "string", "value": "Х"}}}
    digest = received(world, agreed=ALL, body=told)
    (selection,) = choose(world.coordinator, [digest], asked(), world.clock.now())
    assert {one.what: one.reason for one in selection.withheld}["body"] is Reason.SUSPECTS
    other = received(world, agreed={**ALL, "parts": ["facts", "statement", "suspects"]}, body=told)
    (selection,) = choose(world.coordinator, [other], asked(), world.clock.now())
    assert "body" in [part.value for part in selection.parts]


def test_a_condition_in_words_or_with_a_day_holds_it_back(world: World) -> None:
    def reason(said: str, wanted: Asked) -> str:
        told: dict[str, JsonValue] = {"answers": {"/f/cx[1]/cx_cond": {"type": "string", "value": said}}}
        digest = received(world, agreed=ALL, facts={"/f/cx[1]/cx_rec": {"value": "court"}}, body=told)
        (one,) = choose(world.coordinator, [digest], wanted, world.clock.now())
        assert one.conditions in ("", said)
        return "" if one.parts else one.withheld[0].reason

    assert reason("тільки після суду", asked()) is Reason.ASK_FIRST
    assert reason("тільки після суду", asked(asked_again=True)) == ""
    assert reason("01.03.2027", asked(asked_again=True)) is Reason.EMBARGO
    assert reason("01.03.2026", asked()) == ""


def test_of_several_interviews_only_those_that_may_go(world: World, tmp_path: Path) -> None:
    first, second = received(world, agreed=ALL), received(world, agreed={})
    package = write(world, [first, second], tmp_path / "stick")
    assert package.written.interviews == 1
    assert [reasons[0].reason for _, reasons in package.written.withheld] == [Reason.OTHER_READERS, Reason.NOT_AGREED]
    code, said = verify(package.folder)
    assert (code, "not-agreed" in said) == (0, False)


def test_a_stopped_package_leaves_nothing(world: World, tmp_path: Path) -> None:
    digest = received(world, photo=30_000, agreed=ALL)
    stopped = write_package(
        world.coordinator, [digest], asked(), WORDS, tmp_path / "central", world.clock,
        progress=lambda _done, _all: None, cancelled=lambda: True, rounds=1_000,
    )  # fmt: skip
    assert stopped is None
    assert not list((tmp_path / "central").glob("*.part"))


def changes(folder: Path, count: int, chance: random.Random) -> Iterator[tuple[Path, bytes]]:
    """Single bytes changed all over: every file at least once, as far as the count goes."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    chance.shuffle(files)
    for number in range(count):
        file = files[number % len(files)]
        content = bytearray(file.read_bytes())
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        yield file, bytes(content)


@pytest.mark.parametrize("seed", [pytest.param(n, marks=pytest.mark.slow if n else ()) for n in range(20)])
def test_every_changed_byte_is_found(world: World, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    digest = received(world, photo=chance.randrange(1, 50_000), agreed=ALL)
    package = write(world, [digest], tmp_path / "stick")
    pristine = tmp_path / "verify.py"
    shutil.copyfile(package.folder / "verify.py", pristine)
    for file, changed in changes(package.folder, CASES if seed else 12, chance):
        before = file.read_bytes()
        file.write_bytes(changed)
        code, said = verify(package.folder, pristine)
        file.write_bytes(before)
        assert (code, "WRONG" in said) == (1, True), file.name
    assert verify(package.folder)[0] == 0


def test_what_was_added_taken_away_or_signed_by_another_is_found(world: World, tmp_path: Path) -> None:
    digest = received(world, photo=10_000, agreed=ALL)
    package = write(world, [digest], tmp_path / "stick")
    extra = package.folder / "data" / "0001" / "extra.txt"
    extra.write_text("x")
    assert "not in the lists" in verify(package.folder)[1]
    extra.unlink()
    photo = next((package.folder / "data" / "0001").glob("photo-*"))
    photo.rename(tmp_path / "aside")
    assert "missing" in verify(package.folder)[1]


def relisted(folder: Path) -> None:
    """Write the lists anew, as a forger would."""
    files = sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())
    lists = ("manifest-sha256.txt", "tagmanifest-sha256.txt")
    for name in lists:
        chosen = [one for one in files if one.startswith("data/") == (name == lists[0]) and one != lists[1]]
        lines = [f"{hashlib.sha256((folder / one).read_bytes()).hexdigest()}  {one}\n" for one in chosen]
        (folder / name).write_text("".join(lines))


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("data/0001/facts.json", "part facts is not what was sealed"),
        ("data/0001/body.json", "part body is not what was sealed"),
        ("data/0001/photo-*", "is not what was sealed"),
        ("signed/*.sig", "bad signature"),
        ("signed/*.pae", "has another digest"),
        ("data/0001/commitments.json", "WRONG"),
        ("keys/*.pem", "WRONG"),
    ],
)
def test_a_forger_who_writes_the_lists_anew_is_found(world: World, tmp_path: Path, path: str, words: str) -> None:
    digest = received(world, photo=10_000, agreed=ALL)
    package = write(world, [digest], tmp_path / "stick")
    for file in package.folder.glob(path):
        content = bytearray(file.read_bytes())
        at = content.index(b'": "') + 5 if file.suffix == ".json" and b'": "' in content else len(content) // 2
        content[at] ^= 1
        file.write_bytes(content)
    relisted(package.folder)
    code, said = verify(package.folder)
    assert (code, words in said) == (1, True), said
