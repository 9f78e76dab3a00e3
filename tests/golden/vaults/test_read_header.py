"""A second reader opens every golden vault from the description of the formats, and finds each changed bit."""

import tarfile
from pathlib import Path

import pytest
import sqlcipher3

from tests.golden.vaults import contents
from tests.golden.vaults.read_header import Refused, by_passphrase, by_seed
from tests.golden.vaults.test_golden import FOLDER, VERSIONS
from tests.golden.vectors.read_container import hkdf


def file_of(version: str, name: str) -> bytes:
    with tarfile.open(FOLDER / version / "vault.tar") as archive:
        found = archive.extractfile(name)
        assert found is not None
        return found.read()


@pytest.mark.parametrize("version", VERSIONS)
def test_passphrase_and_cards_give_the_key_under_which_the_database_opens(version: str, tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(file_of(version, "data"))
    for name in ("header.a", "header.b"):
        raw = file_of(version, name)
        key = by_passphrase(raw, contents.PASSPHRASE)
        assert by_seed(raw, contents.RECOVERY_SEED) == key
        connection = sqlcipher3.connect(str(tmp_path / "data"))
        connection.execute(f"PRAGMA key = \"x'{hkdf(key, bytes(32), b'svidok/v1/db', 48).hex()}'\"")
        ((steps,),) = connection.execute("PRAGMA user_version")
        connection.close()
        assert version == f"v{steps}"


def test_another_passphrase_other_cards_and_a_changed_bit_are_refused() -> None:
    raw = file_of(VERSIONS[-1], "header.a")
    for refused in (
        lambda: by_passphrase(raw, contents.PASSPHRASE + "x"),
        lambda: by_seed(raw, bytes(32)),
        lambda: by_passphrase(raw.replace(b'"practice":false', b'"practice":true'), contents.PASSPHRASE),
    ):
        with pytest.raises(Refused):
            refused()
    for at in range(0, len(raw), 97):
        with pytest.raises(ValueError):
            by_passphrase(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :], contents.PASSPHRASE)
