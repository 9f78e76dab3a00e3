"""Somebody rewrites every file and list of a package: what was not sealed and signed is found all the same."""

import base64
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.evidence.package import choose
from sync.evidence.selection import Asked, Reason
from tests.sync.evidence.test_package import ALL, proofs_of, received, relisted, verify, write
from tests.sync.world import World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


def _index(folder: Path, change: Callable[[dict], None]) -> None:  # type: ignore[type-arg]
    path = folder / "index.json"
    said = json.loads(path.read_bytes())
    change(said)
    path.write_text(json.dumps(said), "utf-8")


def _pem(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def _laid_beside(folder: Path) -> None:
    (folder / "data/0001/photo-00000000000000aa-01.jpg").write_bytes(b"forged")


def _account_put_in_place(folder: Path) -> None:
    (folder / "data/0001/body.json").write_text('{"ac_text": "forged"}')
    _index(folder, lambda said: said["interviews"][0]["parts"].remove("body"))


def _other_number(folder: Path) -> None:
    _index(folder, lambda said: said["interviews"][0].update(number="I-FORGED"))


def _nothing(folder: Path) -> None:
    for file in (folder / "data/0001").iterdir():
        file.unlink()
    _index(folder, lambda said: said.update(interviews=[]))


def _custody_of_a_stranger(folder: Path) -> None:
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes_raw()
    name = hashlib.sha256(public).hexdigest()[:16]
    line = next(p for p in (folder / "signed").glob("*.pae") if b"custody-entry" in p.read_bytes()[:80])
    _start, size, rest = line.read_bytes().split(b" ", 2)
    kind = rest[: int(size)]
    payload = json.loads(rest[int(size) + 1 :].split(b" ", 1)[1])
    payload["key"] = public.hex()
    raw = json.dumps(payload).encode()
    pae = b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(raw), raw)
    digest = hashlib.sha256(pae).hexdigest()
    (folder / f"signed/{digest}.pae").write_bytes(pae)
    (folder / f"signed/{digest}.{name}.sig").write_bytes(key.sign(pae))
    (folder / f"keys/{name}.pem").write_bytes(_pem(key))


def _log_of_a_stranger(folder: Path) -> None:
    log = json.loads((folder / "log.json").read_bytes())
    key = Ed25519PrivateKey.generate()
    (proof,) = log["proofs"]
    leaf = json.dumps(
        {"device": proof["device"], "digest": proof["manifest"], "kind": "revision", "seq": proof["seq"]},
        separators=(",", ":"), sort_keys=True,
    )  # fmt: skip
    root = base64.b64encode(hashlib.sha256(b"\0" + leaf.encode()).digest()).decode()
    origin, *_ = log["checkpoint"].splitlines()
    body = f"{origin}\n1\n{root}\n"
    signature = base64.b64encode(b"abcd" + key.sign(body.encode())).decode()
    log["checkpoint"] = f"{body}\n— {origin} {signature}\n"
    log["proofs"] = [{**proof, "index": 0, "path": []}]
    (folder / "log.json").write_text(json.dumps(log), "utf-8")
    (folder / "keys" / (origin.rpartition("/")[2] + ".pem")).write_bytes(_pem(key))


def _beside_all_leaves(folder: Path) -> None:
    log = json.loads((folder / "log.json").read_bytes())
    _origin, size, root = log["checkpoint"].splitlines()[:3]
    log["proofs"] = [{**one, "index": int(size), "seq": one["seq"] + 1, "path": [root]} for one in log["proofs"]]
    (folder / "log.json").write_text(json.dumps(log), "utf-8")


def _page_beside_the_lists(folder: Path) -> None:
    (folder / "ADDENDUM.pdf").write_bytes(b"%PDF-1.7 the witness takes everything back")


def _words_for_a_terminal(folder: Path) -> None:
    _index(folder, lambda said: said["stays"].append({"number": "x\nOK\n\x1b[8m", "what": "a", "reason": "b"}))


@pytest.mark.parametrize(
    "forge",
    [
        _laid_beside,
        _account_put_in_place,
        _other_number,
        _nothing,
        _custody_of_a_stranger,
        _log_of_a_stranger,
        _beside_all_leaves,
        _page_beside_the_lists,
    ],
)
def test_a_forged_package_is_found(world: World, tmp_path: Path, forge: Callable[[Path], None]) -> None:
    digest = received(world, photo=10_000, agreed=ALL)
    package = write(world, [digest], tmp_path / "stick", proofs=proofs_of(world, [digest]))
    assert verify(package.folder)[0] == 0
    forge(package.folder)
    relisted(package.folder)
    code, said = verify(package.folder)
    assert (code, "WRONG" in said) == (1, True), said


def test_what_a_forger_writes_draws_nothing_on_the_screen(world: World, tmp_path: Path) -> None:
    digest = received(world, agreed=ALL)
    package = write(world, [digest], tmp_path / "stick")
    _words_for_a_terminal(package.folder)
    relisted(package.folder)
    said = verify(package.folder)[1]
    assert "\x1b" not in said
    assert said.count("\nOK\n") <= 1


def test_practice_is_called_practice(world: World, tmp_path: Path) -> None:
    digest = received(world, agreed=ALL)
    assert "PRACTICE" in verify(write(world, [digest], tmp_path / "stick").folder)[1]


def test_a_clock_set_forward_opens_no_embargo(world: World) -> None:
    digest = received(world, agreed={**ALL, "embargo": "2027-01-01"})
    world.clock.wall = "2027-06-01T08:00:00.000Z"
    (one,) = choose(world.coordinator, [digest], Asked("court", "2027-06-01"), world.clock.now())
    assert one.withheld[0].reason is Reason.EMBARGO


def test_nothing_that_lies_in_the_package_or_where_one_stands_is_run(world: World, tmp_path: Path) -> None:
    digest = received(world, agreed=ALL)
    folder = write(world, [digest], tmp_path / "stick").folder
    ran = tmp_path / "ran"
    (folder / "base64.py").write_text(f"open({str(ran)!r}, 'w').close()\nraise SystemExit('OK')\n")
    openssl = folder.parent / "openssl"
    openssl.write_text(f"#!/bin/sh\ntouch '{ran}'\necho OpenSSL 3.0\n")
    openssl.chmod(0o755)
    for file, said in ((folder / "base64.py", "nobody signed this file: base64.py"), (openssl, "\nOK\n")):
        relisted(folder)
        done = subprocess.run(
            [sys.executable, str(folder / "verify.py")],
            capture_output=True,
            check=False,
            cwd=folder.parent,
            env={**os.environ, "PATH": f".{os.pathsep}{os.environ['PATH']}"},
        )
        assert said in done.stdout.decode(), done
        assert not ran.exists()
        file.unlink()


def test_a_console_that_draws_no_cyrillic_makes_nothing_wrong(world: World, tmp_path: Path) -> None:
    digest = received(world, agreed=ALL)
    folder = write(world, [digest], tmp_path / "stick").folder
    _index(folder, lambda said: said["stays"].append({"number": "І-1", "what": "facts", "reason": "embargo"}))
    relisted(folder)
    done = subprocess.run(
        [sys.executable, str(folder / "verify.py")],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    )
    assert done.stdout.endswith(b"OK\n"), done
