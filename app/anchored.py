"""The anchors of an open vault: looked at when it opens, set anew while there is time. Knows no Qt."""

import contextlib
from typing import Final

from app.places import Places
from storage.backup import repair
from storage.integrity import anchors
from storage.platform.clock import Clock
from storage.platform.machine import machine_id
from storage.vault import Vault, VaultFull, VaultReadOnly, VaultUnreachable, chains

_FOLDER: Final = "state"


class Anchored:
    """Knows where the anchors lie."""

    def __init__(self, places: Places, clock: Clock) -> None:
        # Not beside the vaults: a folder of vaults that is put back as a whole must not bring it along.
        self._places = anchors.Places(places.folder / _FOLDER)
        self._clock = clock
        self._kept: tuple[int, int] | None = None

    def opened(self, vault: Vault) -> None:
        """Enter the opening, with what is unusual about it; a failing disk keeps nobody out."""
        with contextlib.suppress(VaultFull, VaultReadOnly, VaultUnreachable):
            is_repaired = repair.report_of(vault) is not None
            anchors.opened(vault, self._places, machine_id(), self._clock.now(), is_repaired=is_repaired)

    def forget(self, vault: Vault) -> None:
        """Remove the anchors of a vault that is destroyed."""
        for path in self._places.paths(vault):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)

    def keep(self, vault: Vault) -> None:
        """Set the anchors to what the vault is now; where nothing has changed they say it already."""
        with vault.read() as tx:
            now = chains.changes(tx), vault.header.generation
        if now != self._kept:
            anchors.keep(vault, self._places, self._clock.now())
            self._kept = now
