"""Sealed files and the rows that tell of them: what lies there unknown is set aside, what came back is taken back."""

import contextlib
from dataclasses import dataclass

from storage.backup import holdings
from storage.backup.carrying import digest_of
from storage.backup.databases import never
from storage.platform.files import private_directory, replace_durably
from storage.vault import Vault
from storage.vault.faults import named_faults
from storage.vault.vault import BACKUPS


@dataclass(frozen=True, slots=True)
class Orphans:
    """How many files no row knows, and how many rows lack their file."""

    without_row: int
    without_file: int


def look(vault: Vault) -> Orphans:
    """Hold names against rows; contents are the full check's."""
    held, there = holdings.of_vault(vault), holdings.names_in(vault.attachments)
    lacking = [one for one in held.finished if one.file not in there]
    return Orphans(len(there - held.known), len(lacking))


def set_aside(vault: Vault) -> Orphans:
    """Move files that no row knows to where copies lie, and take back those whose row came back; never delete one.

    Only at the start, when nothing is being recorded or received.

    Raises:
        VaultError: The disk did not allow it; the next start tries again.
    """
    aside = vault.directory / BACKUPS
    with named_faults():
        private_directory(aside)
        held, there = holdings.of_vault(vault), holdings.names_in(vault.attachments)
        for one in held.finished:
            kept = aside / one.file
            is_wanted = one.file not in there and one.sha256 and kept.is_file()
            if is_wanted and digest_of(kept, never).sha256 == one.sha256:
                replace_durably(kept, vault.attachments / one.file)
        for name in there - held.known:
            # Never over another: the tail of a cut recording may bear the name.
            if not (aside / name).exists():
                with contextlib.suppress(FileNotFoundError):
                    replace_durably(vault.attachments / name, aside / name)
    return look(vault)
