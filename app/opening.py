"""From a passphrase to a vault that screens can work with; all of it runs in the vault lane. Knows no Qt."""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.anchored import Anchored
from app.places import Places, VaultPlace
from app.practice import CentralProcess, Practice, secrets_of, start_central
from app.recorder import alone
from app.screens.first_start import cards as recovery_cards
from app.screens.keys import work as new_keys
from app.screens.settings.presenter import IDLE_MINUTES, minutes_of
from storage.backup import orphans, restore, standing
from storage.crypto import shares
from storage.crypto.errors import CardProblem
from storage.crypto.kdf import Argon2Cost
from storage.interviews import attachments, closing, device, organisation, settings
from storage.interviews.errors import AttachmentUnreadable, PracticeMismatch
from storage.keys.recovery import NewCards, seed_from_cards
from storage.objects.certificate import Role
from storage.objects.organisation import Policy
from storage.platform.clock import Clock
from storage.platform.files import private_directory
from storage.platform.folders import is_cloud_folder
from storage.vault import (
    Vault,
    VaultDamaged,
    VaultFull,
    VaultReadOnly,
    VaultUnreachable,
    create_vault,
    describe,
    open_vault,
    recover_vault,
    recovery_keys,
)
from storage.vault.integrity import start_up_check


class CloudFolder(Exception):
    """The data folder is one that some other program copies to a server."""

    code = "cloud-folder"


@dataclass(frozen=True, slots=True)
class Opened:
    """A vault, checked and ready."""

    vault: Vault
    role: Role
    has_organisation: bool
    idle_minutes: int
    policy: Policy
    # Where a crash left a file that cannot be read.
    trouble: AttachmentUnreadable | None = None


class Opening:
    """Opens, makes and recovers vaults of one data folder."""

    def __init__(self, places: Places, clock: Clock, cost: Callable[[], Argon2Cost]) -> None:
        self._places = places
        self._clock = clock
        self._cost = cost
        self.anchored = Anchored(places, clock)
        self.practice: Practice | None = None
        self.central: CentralProcess | None = None

    def prepare_practice(self) -> str:
        """Start practice's central and make the coordinator's vault; gives the passphrase that opens it."""
        kept = secrets_of(self._places)
        self.central = start_central(self._places)
        self.practice = Practice(self._places, self._clock, kept, self.central.port())
        self.practice.prepare(self._cost())
        return self.practice.passphrase

    def open(self, directory: Path, passphrase: str) -> Opened:
        """Open a vault with its passphrase.

        Raises:
            VaultError: It does not open.
            PracticeMismatch: A real vault in practice, or the reverse.
        """
        if describe(directory).practice != self._places.practice:
            raise PracticeMismatch
        return self.prepared(open_vault(directory, passphrase))

    def make(self, place: VaultPlace, passphrase: str, cards: NewCards) -> Vault:
        """Make a vault that knows its cards from the beginning: whatever happens next, somebody is asked for one.

        Raises:
            CloudFolder: The data folder is copied to a server by another program.
            VaultError: The disk does not allow it.
        """
        if is_cloud_folder(self._places.folder):
            raise CloudFolder
        private_directory(self._places.folder)
        private_directory(place.directory.parent)
        moment = self._clock.now()
        return create_vault(
            place.directory,
            passphrase=passphrase,
            cost=self._cost(),
            practice=self._places.practice,
            recovery=cards.public,
            moment=moment,
            first=lambda tx: recovery_cards.keep_digests(tx, cards, moment),
        )

    def recover(self, place: VaultPlace, cards: Sequence[str], passphrase: str) -> Vault:
        """Open a vault with its cards, or the organisation's, and give it a new passphrase and new keys.

        Without room for new keys they are left for later: the keys screen reminds of them.

        Raises:
            CardProblem: The cards are not right.
            VaultError: It does not open.
            PracticeMismatch: A real vault in practice, or the reverse.
        """
        if describe(place.directory).practice != self._places.practice:
            raise PracticeMismatch
        keys = recovery_keys(place.directory)
        if not keys:
            raise CardProblem(None, "no-such-slot")
        seed = seed_from_cards(cards, *keys)
        used = ",".join(map(str, shares.numbers(cards)))
        vault = recover_vault(place.directory, seed, passphrase, self._cost(), cards=used)
        with contextlib.ExitStack() as undo:
            undo.callback(vault.close)
            # Whoever had the old passphrase may have a copy of the header it opened.
            new_keys.after_recovery(vault, passphrase, self._clock.now())
            undo.pop_all()
        return vault

    def prepared(self, vault: Vault) -> Opened:
        """Check an opened vault, bring in what a crash left, and read what the screens need."""
        with contextlib.ExitStack() as undo:
            undo.callback(vault.close)
            opened = self._prepared(vault)
            undo.pop_all()
        return opened

    def _prepared(self, vault: Vault) -> Opened:
        # What was read before the key was known could be forged; this the key has signed.
        if vault.practice != self._places.practice:
            raise PracticeMismatch
        if not start_up_check(vault).is_sound or standing.is_damage_known(vault):
            raise VaultDamaged
        with vault.read() as tx:
            known = attachments.unreadable(tx)
        # One recording on a failing or full disk must not shut all the others away; it is tried again next time.
        with contextlib.suppress(VaultFull, VaultReadOnly, VaultUnreachable):
            attachments.delete_files(vault)
            orphans.set_aside(vault)
            restore.clear_trial(vault)
            # What went on behind the lock is finished first; a recorder that does not answer keeps its segment.
            if alone.end(vault.directory):
                attachments.recover_open_segments(vault, self._clock.now())
        if self.practice is not None:
            self.practice.enrol(vault, int(vault.directory.name))
        # After an import that was cut off, and for packages that were there before; the vault opens without it too.
        with contextlib.suppress(VaultFull, VaultReadOnly, VaultUnreachable, VaultDamaged):
            organisation.let_recover(vault)
        with contextlib.suppress(VaultFull, VaultReadOnly, VaultUnreachable):
            closing.close_due(vault, self._clock.now())
        # What policy no longer allows, and what the log could not be told before: it explains another machine.
        with contextlib.suppress(VaultFull, VaultReadOnly, VaultUnreachable, VaultDamaged):
            new_keys.enter_what_happened(vault, self._clock.now())
        self.anchored.opened(vault)
        with vault.transaction() as tx:
            own = device.identity(tx)
            return Opened(
                vault=vault,
                role=own.role,
                has_organisation=organisation.current(tx) is not None,
                idle_minutes=minutes_of(settings.get(tx, IDLE_MINUTES)),
                policy=organisation.policy(tx),
                trouble=AttachmentUnreadable() if attachments.unreadable(tx) > known else None,
            )
