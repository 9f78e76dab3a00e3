"""The list on a second medium: what belongs to the copy, authenticated with a key of the vault."""

import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import rfc8785

from storage.backup.errors import CopyDamaged
from storage.platform.files import write_durably
from storage.vault import Vault

NAME: Final = "list"
FORMAT: Final = 1
LARGEST: Final = 64 * 1024 * 1024
_KIND: Final = "svidok-vault-copy"
_PURPOSE: Final = b"copy-list"
_MEMBERS: Final = {"at", "databases", "files", "format", "kind", "mac", "number", "vault"}
FILE_NAME: Final = r"[0-9a-f]{16}"
# Members stand in order of their names, so that what comes after the MAC is short.
_END: Final = re.compile(rb'(?P<member>,"mac":"(?P<mac>[0-9a-f]{64})"),"number":[0-9]{1,16},"vault":"[0-9a-f]{32}"\}\Z')
_LONGEST_END: Final = 256


@dataclass(frozen=True, slots=True)
class Listed:
    """One file of the copy as it must be read back."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything that belongs to the copy; `number` is that of its newest database."""

    vault_id: str
    number: int
    at: str
    databases: Mapping[str, Listed]
    files: Mapping[str, Listed]


def write(directory: Path, vault: Vault, listing: Listing) -> None:
    """Replace the list of a copy."""
    body: dict[str, object] = {
        "at": listing.at,
        "databases": _json(listing.databases),
        "files": _json(listing.files),
        "format": FORMAT,
        "kind": _KIND,
        "number": listing.number,
        "vault": listing.vault_id,
    }
    body["mac"] = _mac(vault, _bytes(body))
    write_durably(directory / NAME, _bytes(body))


def read(directory: Path, vault: Vault) -> Listing | None:
    """The list of a copy of this vault; None if there is none yet.

    Raises:
        CopyDamaged: It is not what this vault wrote.
    """
    if not (directory / NAME).is_file():
        # Or something else than a file, which would never end.
        return None
    with (directory / NAME).open("rb") as file:
        raw = file.read(LARGEST + 1)
    # Over the bytes as they are: whoever got hold of the medium shall not have 64 MiB of his making parsed.
    found = _END.search(raw, max(0, len(raw) - _LONGEST_END))
    if len(raw) > LARGEST or found is None:
        raise CopyDamaged
    mac = _mac(vault, raw[: found.start("member")] + raw[found.end("member") :])
    if not hmac.compare_digest(found["mac"], mac.encode()):
        raise CopyDamaged
    # Only from here on it is known that this vault wrote it.
    try:
        body = json.loads(raw)
        if body.keys() != _MEMBERS or body["kind"] != _KIND or body["format"] != FORMAT:
            raise CopyDamaged
        databases, files = _listed(body["databases"], r"[01]"), _listed(body["files"], FILE_NAME)
        return Listing(str(body["vault"]), int(body["number"]), str(body["at"]), databases, files)
    except (ValueError, TypeError, RecursionError):
        raise CopyDamaged from None


def _listed(value: object, name: str) -> dict[str, Listed]:
    if not isinstance(value, dict):
        raise CopyDamaged
    found = {}
    for key, entry in value.items():
        if not re.fullmatch(name, key) or not isinstance(entry, list) or len(entry) != 2:
            raise CopyDamaged
        size, digest = entry
        if type(size) is not int or not isinstance(digest, str) or not re.fullmatch(r"[0-9a-f]{64}", digest):
            raise CopyDamaged
        found[key] = Listed(size, digest)
    return found


def _json(listed: Mapping[str, Listed]) -> dict[str, list[int | str]]:
    return {name: [entry.size, entry.sha256] for name, entry in listed.items()}


def _mac(vault: Vault, signed: bytes) -> str:
    return hmac.digest(vault.local_key(_PURPOSE), signed, hashlib.sha256).hex()


def _bytes(body: Mapping[str, object]) -> bytes:
    return rfc8785.dumps(dict(body))  # type: ignore[arg-type]
