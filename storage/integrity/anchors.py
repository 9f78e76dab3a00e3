"""What the vault once was, kept beside its database and outside its folder: an older state put back is noticed.

An anchor only ever says "I have seen this much". One that is missing, older or unreadable is normal: the program was
killed, the disk refused. Nothing of this keeps anybody out.
"""

import contextlib
import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from storage.crypto import aead
from storage.crypto.errors import NotAuthentic
from storage.crypto.hkdf import derive_key
from storage.integrity.findings import FindingCode, Gathering
from storage.interviews import custody, settings
from storage.objects.custody import CustodyAction
from storage.objects.errors import Malformed
from storage.objects.payload import Count, Digest, Fields, FormatOne
from storage.platform.clock import Moment
from storage.platform.files import private_directory, write_durably
from storage.vault import Vault, VaultError, chains
from storage.vault.transaction import Transaction

ANCHOR: Final = "anchor"
CENTRAL_AHEAD: Final = "central-ahead"
_SIZE: Final = 512
_LARGEST: Final = 4096
_CONTEXT: Final = b"svidok/anchor/v1\0"
# What was noticed stays in the custody log; these words of it are findings for as long as nobody has looked at them.
_NOTICED: Final = (
    FindingCode.OLDER_STATE,
    FindingCode.TWO_LIVES,
    FindingCode.OTHER_MACHINE,
    FindingCode.HEADER_OLDER,
)


#: By an index of notices alone: however long the log grows while nobody reads them.
NOTICES: Final = "SELECT detail FROM custody WHERE action = 'notice' AND id > ?"


class Anchor(Fields):
    """How far a vault had come: changes, custody entries, signed objects, header; and when."""

    v: FormatOne = 1
    changes: Count
    entries: Count
    entry: Digest | None
    signed: Count
    object: Digest | None
    generation: Count
    wall: str


@dataclass(frozen=True, slots=True)
class Places:
    """Where anchors lie: in the vault's folder, and in one outside it that is not copied with it."""

    outside: Path | None

    def paths(self, vault: Vault) -> tuple[Path, ...]:
        """Both files; the name of the one outside tells nothing but that it is always the same."""
        own = vault.directory / ANCHOR
        if self.outside is None:
            return (own,)
        name = hashlib.sha256(_CONTEXT + vault.vault_id.encode()).hexdigest()[:16]
        return own, self.outside / name


def opened(
    vault: Vault, places: Places, machine: str, moment: Moment, *, is_repaired: bool = False
) -> tuple[FindingCode, ...]:
    """Enter the opening in the custody log, with what is unusual about it, and set the anchors anew.

    `is_repaired`: it was just made whole from a copy, and will be told so; an older state is nothing unusual then.

    Raises:
        VaultError: The log could not be written.
    """
    with vault.transaction() as tx:
        kept = [anchor for path in places.paths(vault) if (anchor := read(tx, vault, path)) is not None]
        found = _unusual(tx, vault, () if is_repaired else kept, _fingerprint(tx, machine))
        for code in found:
            custody.record(tx, "", CustodyAction.NOTICE, moment, detail=code.value)
        custody.record(tx, "", CustodyAction.UNLOCK, moment, detail=_fingerprint(tx, machine))
    keep(vault, places, moment)
    return found


def keep(vault: Vault, places: Places, moment: Moment) -> None:
    """Set the anchors to the present state; a disk that refuses is no reason to stop anything."""
    with vault.read() as tx:
        content = _encoded(tx, vault, _present(tx, vault, moment))
    for path in places.paths(vault):
        with contextlib.suppress(OSError, VaultError):
            private_directory(path.parent)
            write_durably(path, content)


def central_holds(tx: Transaction, seq: int, head: str | None, highest: int, moment: Moment) -> FindingCode | None:
    """Central says up to which number it has this device's signed objects without gap, the digest there, the highest.

    More than this vault knows of: it is older than what was delivered from it. Another one under the same number: two
    vaults go on under one name. Either is noted once.
    """
    own = tx.exec_driver_sql("SELECT digest FROM journal WHERE seq = ?", (seq,)).scalar()
    last = int(tx.exec_driver_sql("SELECT coalesce(max(seq), 0) FROM journal").scalar_one())
    if own is not None and own != head:
        found = FindingCode.TWO_LIVES
    elif max(seq, highest) > last:
        found = FindingCode.CENTRAL_AHEAD
    else:
        return None
    said = f"{found.value} {seq} {head} {highest}"
    if settings.get(tx, CENTRAL_AHEAD) != said:
        settings.put(tx, CENTRAL_AHEAD, said, moment)
        custody.record(tx, "", CustodyAction.NOTICE, moment, detail=found.value)
    return found


def seen(tx: Transaction, moment: Moment) -> None:
    """A person has read what was noticed: from now on it stands in the custody log only."""
    last = tx.exec_driver_sql("SELECT coalesce(max(id), 0) FROM custody").scalar_one()
    settings.put(tx, "notices-seen", str(last), moment)


def look(vault: Vault, gathering: Gathering) -> None:
    """Add what was noticed at openings and by central since a person last read it."""
    with vault.read() as tx:
        seen_to = int(settings.get(tx, "notices-seen") or "0")
        words = tx.exec_driver_sql(NOTICES, (seen_to,)).scalars().all()
    told = {code.value: code for code in (*_NOTICED, FindingCode.CENTRAL_AHEAD)}
    for word in words:
        if word in told:
            gathering.add(told[word])


def _present(tx: Transaction, vault: Vault, moment: Moment) -> Anchor:
    entry = tx.exec_driver_sql("SELECT id, hash FROM custody ORDER BY id DESC LIMIT 1").first()
    signed = tx.exec_driver_sql("SELECT seq, digest FROM journal ORDER BY seq DESC LIMIT 1").first()
    return Anchor(
        changes=chains.changes(tx),
        entries=entry[0] if entry else 0,
        entry=entry[1] if entry else None,
        signed=signed[0] if signed else 0,
        object=signed[1] if signed else None,
        generation=vault.header.generation,
        wall=moment.wall,
    )


def _unusual(tx: Transaction, vault: Vault, kept: Sequence[Anchor], machine: str) -> tuple[FindingCode, ...]:
    since = {
        str(row[0])
        for row in tx.exec_driver_sql(
            "SELECT action FROM custody"
            " WHERE (action IN ('restore', 'recover') OR action = 'notice' AND detail = 'repaired')"
            " AND id > (SELECT coalesce(max(id), 0) FROM custody WHERE action = 'unlock')"
        )
    }
    # What was brought back from a copy, repaired, or opened with cards says so itself.
    is_restored = bool(since & {"restore", "notice"})
    is_explained = bool(since)
    found: set[FindingCode] = set()
    for anchor in kept:
        if not is_restored:
            found |= {code for code in (_compared(tx, anchor),) if code is not None}
        if vault.header.generation < anchor.generation and not is_explained:
            found.add(FindingCode.HEADER_OLDER)
    before = tx.exec_driver_sql("SELECT detail FROM custody WHERE action = 'unlock' ORDER BY id DESC LIMIT 1").scalar()
    if before and machine and before != machine and not is_explained:
        found.add(FindingCode.OTHER_MACHINE)
    return tuple(sorted(found, key=list(FindingCode).index))


def _compared(tx: Transaction, anchor: Anchor) -> FindingCode | None:
    """Whether everything that an anchor has seen is still there."""
    for table, number, name, count, digest in (
        ("custody", "id", "hash", anchor.entries, anchor.entry),
        ("journal", "seq", "digest", anchor.signed, anchor.object),
    ):
        if count:
            held = tx.exec_driver_sql(f"SELECT {name} FROM {table} WHERE {number} = ?", (count,)).scalar()  # noqa: S608
            if held is None:
                return FindingCode.OLDER_STATE
            if held != digest:
                return FindingCode.TWO_LIVES
    return FindingCode.OLDER_STATE if chains.changes(tx) < anchor.changes else None


def _fingerprint(tx: Transaction, machine: str) -> str:
    """The machine as only this vault can tell it from others; not of the vault's key, which may be changed."""
    if not machine:
        return ""
    return hmac.digest(_seed(tx), b"svidok/v1/machine\0" + machine.encode(), "sha256").hex()[:16]


def key(tx: Transaction) -> bytes:
    """What anchors are sealed by; not the vault's: after new keys, an older state must still tell what came later."""
    return derive_key(_seed(tx), b"svidok/v1/anchor")


def _seed(tx: Transaction) -> bytes:
    return bytes(tx.exec_driver_sql("SELECT signing_seed FROM device").scalar_one())


def _encoded(tx: Transaction, vault: Vault, anchor: Anchor) -> bytes:
    text = anchor.model_dump_json().encode()
    # One size, and nothing to be read in it: how much was sealed here is nobody's business.
    return aead.seal(key(tx), text.ljust(_SIZE), _CONTEXT + vault.vault_id.encode())


def read(tx: Transaction, vault: Vault, path: Path) -> Anchor | None:
    """What an anchor says; None where it says nothing."""
    try:
        with path.open("rb") as file:
            sealed = file.read(_LARGEST)
        text = aead.open_sealed(key(tx), sealed, _CONTEXT + vault.vault_id.encode())
        return Anchor.model_validate_json(text)
    except (OSError, NotAuthentic, Malformed, ValueError):
        return None
