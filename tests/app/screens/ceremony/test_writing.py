"""The files of the ceremony are all there or none of them."""

from pathlib import Path

import pytest

from app.screens.ceremony.steps import CeremonyRefused
from app.screens.ceremony.writing import ToWrite, write_all
from storage.keys import founding, key_file
from storage.keys.errors import WeakPassphrase
from storage.keys.key_file import KeptKeys, KeyPurpose
from tests.storage.vaults import LOWEST_FOR_TESTS, OTHER_PASSPHRASE, PASSPHRASE

MADE = founding.found(2, 3)
FILES = (
    ToWrite("one", KeyPurpose.ISSUER, KeptKeys(issuer=MADE.issuer)),
    ToWrite("two", KeyPurpose.ISSUER, KeptKeys(issuer=MADE.root)),
)
PASSPHRASES = {"one": PASSPHRASE, "two": OTHER_PASSPHRASE}


def write(folder: Path, package: tuple[str, bytes] | None, passphrases: dict[str, str] | None = None) -> list[str]:
    written = write_all(
        folder,
        FILES,
        package,
        passphrases=passphrases or PASSPHRASES,
        practice=False,
        cost=LOWEST_FOR_TESTS,
        recovery=MADE.recovery,
    )
    return [one.path.name for one in written]


def test_each_file_opens_with_its_own_passphrase(tmp_path: Path) -> None:
    assert write(tmp_path, ("package", b"signed")) == ["one.svidok-keys", "two.svidok-keys", "package"]
    for one in FILES:
        sealed = key_file.read((tmp_path / f"{one.stem}.svidok-keys").read_bytes())
        assert sealed.with_passphrase(PASSPHRASES[one.stem]) == one.keys


def test_a_stick_that_fails_at_the_last_file_keeps_none(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        write(tmp_path, ("missing/package", b"signed"))
    assert list(tmp_path.iterdir()) == []


def test_a_passphrase_that_is_refused_leaves_nothing_of_the_others(tmp_path: Path) -> None:
    with pytest.raises(WeakPassphrase):
        write(tmp_path, None, {"one": PASSPHRASE, "two": "кавун"})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["one.svidok-keys", "two.svidok-keys", "package"])
def test_what_is_there_stays_as_it_is(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"there before")
    with pytest.raises(CeremonyRefused, match="keys-there-already"):
        write(tmp_path, ("package", b"signed"))
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [(name, b"there before")]
