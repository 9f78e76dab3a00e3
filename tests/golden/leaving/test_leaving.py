"""What left for others is opened and checked as on the day it was given, also by what today's program gives along."""

import contextlib
import hashlib
import json
import random
import struct
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, MLKEM768X25519PrivateKey, Suite

from storage.interviews import export_file
from tests.golden.leaving.make_files import HERE, PASSPHRASE, READER
from tests.golden.vectors import read_container
from tests.sync.evidence.test_package import changes, verify

TODAY_S = Path(__file__).parents[3] / "resources/evidence/verify.py"
LISTED: dict[str, str] = json.loads((HERE / "tables.json").read_bytes())


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, opened with the command that its page tells."""
    folder = tmp_path_factory.mktemp("court")
    (command,) = {line for line in (HERE / "evidence.txt").read_text("utf-8").splitlines() if "openssl enc" in line}
    words = command.split()
    inside = words[words.index("-in") + 1]
    (folder / inside).write_bytes((HERE / "evidence.bin").read_bytes())
    subprocess.run([*words, "-pass", "stdin"], input=PASSPHRASE.encode(), check=True, cwd=folder)
    subprocess.run(["tar", "-xf", words[words.index("-out") + 1]], check=True, cwd=folder)
    return folder / "evidence"


def test_a_package_is_good_by_its_own_checker_and_by_today_s(evidence: Path) -> None:
    assert hashlib.sha256((HERE / "evidence.bin").read_bytes()).hexdigest() in (HERE / "evidence.txt").read_text(
        "utf-8"
    )
    for script in (evidence / "verify.py", TODAY_S):
        code, said = verify(evidence, script)
        assert code == 0, said
        assert "stands in central's log of" in said
        assert "facts, body and 2 files are what was sealed" in said
    for name in ("tagmanifest-sha256.txt", "manifest-sha256.txt"):
        subprocess.run(["sha256sum", "-c", "--quiet", name], check=True, cwd=evidence)


def test_a_changed_byte_in_any_file_of_it_is_found_by_today_s_checker(evidence: Path) -> None:
    files = [file for file in evidence.rglob("*") if file.is_file()]
    for file, changed in changes(evidence, len(files), random.Random(0)):
        before = file.read_bytes()
        file.write_bytes(changed)
        code, said = verify(evidence, TODAY_S)
        file.write_bytes(before)
        assert (code, "WRONG" in said) == (1, True), file.name
    assert verify(evidence, TODAY_S)[0] == 0


def test_its_reader_finds_in_an_export_file_what_was_there(tmp_path: Path) -> None:
    found = export_file.opened(HERE / "tables.bin", READER, tmp_path)
    assert {name: hashlib.sha256(content).hexdigest() for name, content in found.items()} == LISTED


def test_a_second_reader_finds_the_same() -> None:
    """By the description alone: head, sealed keys, container, ZIP."""
    data = (HERE / "tables.bin").read_bytes()
    assert data[:8] == b"SVDKEXP1"
    at, keys = 9, []
    for _ in range(data[8]):
        (length,) = struct.unpack_from(">H", data, at)
        keys.append(data[at + 2 : at + 2 + length])
        at += 2 + length
    stretched = hashlib.shake_256(READER.seed).digest(96)
    private = MLKEM768X25519PrivateKey(
        MLKEM768PrivateKey.from_seed_bytes(stretched[:64]), X25519PrivateKey.from_private_bytes(stretched[64:])
    )
    suite = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    name = hashlib.sha256(READER.public).hexdigest()[:16]
    info = b"\0".join((b"svidok/hpke/v1", b"export", b"", name.encode(), b""))
    found = []
    for sealed in keys:
        with contextlib.suppress(InvalidTag):
            found.append(suite.decrypt(sealed, private, info=info))
    archive = zipfile.ZipFile(BytesIO(read_container.read(data[at:], found[0])))
    assert {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()} == LISTED
