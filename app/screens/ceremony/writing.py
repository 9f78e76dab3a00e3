"""The files of the ceremony: sealed, written, read back and opened before anybody is told that they are there."""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.screens.ceremony.steps import CeremonyRefused, WrittenFile
from storage.crypto.kdf import Argon2Cost
from storage.keys import key_file
from storage.keys.errors import KeysError
from storage.keys.key_file import KeptKeys, KeyFile, KeyPurpose
from storage.platform.files import write_durably
from storage.platform.folders import is_cloud_folder

SUFFIX = ".svidok-keys"
PACKAGE_SUFFIX = ".svidok-org"


@dataclass(frozen=True, slots=True)
class ToWrite:
    """A key file to be."""

    stem: str
    purpose: KeyPurpose
    keys: KeptKeys = field(repr=False)


def write_all(
    folder: Path,
    files: tuple[ToWrite, ...],
    package: tuple[str, bytes] | None,
    *,
    passphrases: Mapping[str, str],
    practice: bool,
    cost: Argon2Cost,
    recovery: bytes,
) -> tuple[WrittenFile, ...]:
    """Write key files and the package (its name and bytes) into a folder; all of them or none.

    Args:
        folder: where to.
        files: the key files.
        package: its file name and bytes, if one was signed.
        passphrases: by stem.
        practice: whether the keys are for practice.
        cost: what a guess costs.
        recovery: the public recovery key.

    Raises:
        CeremonyRefused: cloud-target, keys-there-already, not-written-rightly.
        OSError: the medium does not allow it.
    """
    targets = [folder / f"{one.stem}{SUFFIX}" for one in files]
    if package is not None:
        targets.append(folder / package[0])
    _require_free(folder, targets)
    written = []
    with _all_or_none(targets):
        for one, target in zip(files, targets, strict=False):
            data = key_file.sealed(
                one.keys,
                one.purpose,
                practice=practice,
                passphrase=passphrases[one.stem],
                cost=cost,
                recovery=recovery,
            )
            _write(target, data)
            _prove(target, one.keys, passphrases[one.stem])
            written.append(WrittenFile(target, one.purpose))
        if package is not None:
            _write(targets[-1], package[1])
            written.append(WrittenFile(targets[-1], None))
    return tuple(written)


def write_under(target: Path, file: KeyFile, key: bytes, passphrase: str, cost: Argon2Cost) -> Path:
    """Write a key file under another passphrase; `key` is its own.

    Raises:
        CeremonyRefused: cloud-target, keys-there-already, not-written-rightly.
        OSError: the medium does not allow it.
    """
    _require_free(target.parent, [target])
    with _all_or_none([target]):
        _write(target, file.under(key, passphrase, cost))
        _prove(target, file.opened(key), passphrase)
    return target


def _require_free(folder: Path, targets: list[Path]) -> None:
    if is_cloud_folder(folder):
        raise CeremonyRefused("cloud-target")
    # Never over keys that are there: they may be the only ones of another organisation.
    if any(target.exists() for target in targets):
        raise CeremonyRefused("keys-there-already")


@contextlib.contextmanager
def _all_or_none(targets: list[Path]) -> Iterator[None]:
    """Half a set would look like a whole one to whoever finds the stick."""
    with contextlib.ExitStack() as undo:
        for target in targets:
            undo.callback(_remove, target)
        yield
        undo.pop_all()


def _remove(target: Path) -> None:
    with contextlib.suppress(OSError):
        target.unlink(missing_ok=True)


def _write(target: Path, data: bytes) -> None:
    write_durably(target, data)
    if target.read_bytes() != data:
        raise CeremonyRefused("not-written-rightly")


def _prove(target: Path, keys: KeptKeys, passphrase: str) -> None:
    try:
        opened = key_file.read(target.read_bytes()).with_passphrase(passphrase)
    except KeysError as error:
        raise CeremonyRefused("not-written-rightly") from error
    if opened != keys:
        raise CeremonyRefused("not-written-rightly")
