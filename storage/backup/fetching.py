"""Sealed files that are missing or damaged here come back from the copy on the second medium."""

import contextlib
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from storage.backup import generations, holdings, listing, standing
from storage.backup.carrying import carry, digest_of
from storage.backup.databases import Cancelled, Progress, never, unheeded
from storage.backup.errors import CopyDamaged, MediumGone, Stopped
from storage.backup.faults import medium_faults
from storage.backup.holdings import Holding
from storage.interviews import custody
from storage.objects.custody import CustodyAction
from storage.platform.clock import Moment
from storage.platform.files import private_directory, replace_durably, sync_directory
from storage.vault import Vault, VaultError
from storage.vault.faults import named_faults
from storage.vault.vault import ATTACHMENTS, BACKUPS

# Beside the damaged states of the database: what was withdrawn must not live on there either.
ASIDE: Final = f"{generations.DAMAGED}files"
FETCHED: Final = "files-fetched"


@dataclass(frozen=True, slots=True)
class Fetched:
    """How many files came back, and how many are still missing or damaged because the medium lacks them too."""

    files: int
    missing: int


def fetch_missing(
    vault: Vault, moment: Moment, *, cancelled: Cancelled = never, progress: Progress = unheeded
) -> Fetched:
    """Read every sealed file here; take what is missing or changed from the medium, where it is as it was written.

    A damaged file is set aside, never deleted. Safe to repeat and to cut off anywhere.

    Raises:
        MediumGone, Stopped: What came back by then stays.
        VaultError: The vault's own disk did not take it.
    """
    with vault.read() as tx:
        chosen = standing.medium(tx)
    folder = Path(chosen.folder) / chosen.name if chosen is not None else None
    if folder is None or not folder.is_dir():
        raise MediumGone
    _clear(vault)
    listed = _listed(folder, vault)
    held = holdings.of_vault(vault).finished
    total, done, fetched, missing = sum(one.size for one in held), 0, 0, 0
    try:
        for one in held:
            if cancelled():
                raise Stopped
            expected = one.sha256 or listed.get(one.file, "")
            if expected and not _is_whole(vault, one, expected, cancelled):
                if _bring(vault, folder, one.file, expected, cancelled):
                    fetched += 1
                else:
                    missing += 1
            done += one.size
            progress(done, total)
    finally:
        if fetched:
            with vault.transaction() as tx:
                custody.record(tx, "", CustodyAction.NOTICE, moment, detail=FETCHED)
    return Fetched(fetched, missing)


def _is_whole(vault: Vault, one: Holding, expected: str, cancelled: Cancelled) -> bool:
    try:
        return digest_of(vault.attachments / one.file, cancelled).sha256 == expected
    except OSError:
        # Not there, or the disk does not give it back.
        return False


def _bring(vault: Vault, folder: Path, name: str, expected: str, cancelled: Cancelled) -> bool:
    source, target = folder / ATTACHMENTS / name, vault.attachments / name
    with medium_faults(folder):
        try:
            if digest_of(source, cancelled).sha256 != expected:
                return False
        except FileNotFoundError:
            if not folder.is_dir():
                raise
            return False
    fresh = target.with_name(f".{secrets.token_hex(8)}")
    try:
        with named_faults():
            try:
                carry(source, fresh, cancelled, expected)
            except CopyDamaged:
                return False
            _set_aside(vault, target)
            replace_durably(fresh, target)
    except VaultError as error:
        if not folder.is_dir():
            raise MediumGone from error
        raise
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
    return True


def _set_aside(vault: Vault, damaged: Path) -> None:
    if not damaged.exists():
        return
    aside = vault.directory / BACKUPS / ASIDE
    private_directory(aside.parent)
    private_directory(aside)
    damaged.replace(aside / damaged.name)
    sync_directory(aside)


def _listed(folder: Path, vault: Vault) -> dict[str, str]:
    """Digests of files that the vault itself could not compute, as the medium's list has them."""
    with medium_faults(folder):
        try:
            found = listing.read(folder, vault)
        except CopyDamaged:
            found = None
    return {name: entry.sha256 for name, entry in found.files.items()} if found is not None else {}


def _clear(vault: Vault) -> None:
    """Delete what fetching that was cut off has left under its temporary names."""
    with named_faults():
        for left in vault.attachments.glob(".????????????????"):
            left.unlink()
