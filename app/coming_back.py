"""The ways back before a vault is open: from a copy into a new place, and out of damage."""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.front import Front
from app.guard import Guard
from app.jobs import Lane
from app.opening import CloudFolder, Opened, Opening
from app.screens import repair as repair_screen
from app.screens import restore as restore_screen
from storage.backup import finding, orphans, repair, restore
from storage.backup.databases import Cancelled, Progress
from storage.backup.finding import FoundCopy
from storage.backup.repair import Repaired
from storage.backup.restore import Restored
from storage.crypto import shares
from storage.crypto.errors import CardProblem
from storage.crypto.kdf import Argon2Cost
from storage.interviews.errors import PracticeMismatch
from storage.keys.recovery import seed_from_cards
from storage.platform.clock import Clock
from storage.platform.files import private_directory
from storage.platform.folders import is_cloud_folder
from storage.vault import Vault, VaultDamaged, VaultFull, VaultReadOnly, VaultUnreachable, describe


@dataclass(frozen=True, slots=True)
class Damaged:
    """A vault whose passphrase was typed and whose database is not whole, or was repaired and nobody was told."""

    directory: Path
    passphrase: str = field(repr=False)
    repaired: Repaired | None = None


class ComingBack:
    """Opens the screens of the two ways and does their work in the vault lane."""

    def __init__(
        self,
        front: Front,
        opening: Opening,
        clock: Clock,
        cost: Callable[[], Argon2Cost],
        offer: Callable[[], str],
        guard: Guard,
        *,
        opened: Callable[[Opened], None],
        not_opened: Callable[[Exception], None],
    ) -> None:
        self._front = front
        self._opening = opening
        self._clock = clock
        self._cost = cost
        self._offer = offer
        self._guard = guard
        self._opened = opened
        self._not_opened = not_opened

    def open(self, directory: Path, passphrase: str) -> Opened | Damaged:
        """Open a vault, or say that it is damaged; anything else goes to the unlock screen."""
        # Without a header no passphrase opens anything: then only a copy with its own helps.
        describe(directory)
        try:
            opened = self._opening.open(directory, passphrase)
            with contextlib.ExitStack() as unless_told:
                unless_told.callback(opened.vault.close)
                told = repair.report_of(opened.vault)
                if told is None:
                    unless_told.pop_all()
                    return opened
            # The program ended between the repair and its outcome: that is read before anything else.
            return Damaged(directory, passphrase, told)
        except VaultDamaged:
            return Damaged(directory, passphrase)
        except VaultUnreachable:
            if repair.is_needed(directory):
                return Damaged(directory, passphrase)
            raise

    def unlocked(self, found: Opened | Damaged) -> None:
        """Go on with an opened vault, or show what can be done about a damaged one."""
        if isinstance(found, Opened):
            self._opened(found)
            return
        front = self._front
        screen = repair_screen.open_repair(
            front.jobs,
            front.messages,
            front.language,
            repair_screen.Ways(
                repair=lambda extra, cancelled, progress: self._repair(found, extra, cancelled, progress),
                save=lambda cancelled, progress: self._repair(found, None, cancelled, progress, without_copy=True),
                find=finding.find,
                open_again=lambda: self._open_again(found),
            ),
        )
        screen.left.connect(self._left)
        front.window.open(screen)
        # What opens the vault is remembered until it is whole again.
        self._guard.over_secrets(is_patient=True)
        if found.repaired is not None:
            screen.show_repaired(found.repaired)

    def _left(self) -> None:
        self._guard.end()
        self._front.window.back()

    def restore_asked(self) -> None:
        """Show the way back from a copy."""
        front = self._front
        screen = restore_screen.open_restore(
            front.jobs,
            front.messages,
            front.language,
            restore_screen.Ways(
                find=self._find, restore=self._restore, came_back=self._guard.over_secrets, finished=self._finished
            ),
            offer=self._offer,
        )
        screen.left.connect(front.window.back)
        front.window.open(screen)

    def _finished(self, vault: Vault) -> None:
        self._front.jobs.run(
            Lane.VAULT, lambda: self._opening.prepared(vault), done=self._opened, failed=self._not_opened
        )

    def _find(self, folder: Path) -> tuple[FoundCopy, ...]:
        found = finding.find(folder)
        fitting = tuple(one for one in found if one.practice == self._front.places.practice)
        if found and not fitting:
            raise PracticeMismatch
        return fitting

    def _restore(
        self,
        copy: FoundCopy,
        cards: Sequence[str],
        passphrase: str,
        cancelled: Callable[[], bool],
        progress: Callable[[int, int], None],
    ) -> tuple[Vault, Restored]:
        places = self._front.places
        if is_cloud_folder(places.folder):
            raise CloudFolder
        if not copy.keys:
            raise CardProblem(None, "no-such-slot")
        seed = seed_from_cards(cards, *copy.keys)
        place = places.next_vault()
        for folder in (places.folder, place.directory.parent):
            private_directory(folder)
        return restore.restore(
            copy.directory,
            seed,
            passphrase,
            self._cost(),
            place.directory,
            self._clock.now(),
            cards=",".join(map(str, shares.numbers(cards))),
            cancelled=cancelled,
            progress=progress,
        )

    def _repair(
        self,
        damaged: Damaged,
        extra: Path | None,
        cancelled: Cancelled,
        progress: Progress,
        *,
        without_copy: bool = False,
    ) -> Repaired:
        return repair.repair(
            damaged.directory,
            damaged.passphrase,
            self._clock.now(),
            extra=extra,
            without_copy=without_copy,
            cancelled=cancelled,
            progress=progress,
        )

    def _open_again(self, damaged: Damaged) -> None:
        self._front.jobs.run(
            Lane.VAULT, lambda: self._opened_again(damaged), done=self._opened, failed=self._not_opened
        )

    def _opened_again(self, damaged: Damaged) -> Opened:
        opened = self._opening.open(damaged.directory, damaged.passphrase)
        moment = self._clock.now()
        # On a disk that takes nothing the same is told again next time.
        with contextlib.suppress(VaultFull, VaultReadOnly, VaultUnreachable):
            repair.note(opened.vault, moment)
            # Whoever opens it has just read what was saved and what is missing.
            repair.acknowledge(opened.vault, moment)
            orphans.set_aside(opened.vault)
        return opened
