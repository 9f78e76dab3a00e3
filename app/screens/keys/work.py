"""What the keys screen has done in the background: each function is one piece of work. Knows no Qt."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass

from app.screens.first_start import cards
from storage.backup import generations
from storage.backup.errors import BackupError
from storage.interviews import custody, organisation, settings
from storage.objects.custody import CustodyAction
from storage.platform.clock import Moment
from storage.vault import Vault, VaultBusy, VaultError, ways
from storage.vault.lockout import clear_lock_out, drop_lock_out, has_lock_out, set_lock_out
from storage.vault.recovery import recovery_ways
from storage.vault.rotation import rotate

_ADVISED = "new-keys-advised"


class NotAllowed(VaultError):
    """The organisation's policy does not allow it."""

    code = "not-allowed-by-policy"


class InUse(VaultError):
    """Something of the vault is still being read."""

    code = "keys-in-use"


@dataclass(frozen=True, slots=True)
class KeysState:
    """How things stand.

    Attributes:
        own_cards: whether cards of the vault's own open it.
        are_cards_confirmed: whether one of them was ever typed back.
        organisation: whether the organisation's recovery key opens it.
        may_lock_out: whether the organisation allows a lock-out passphrase.
        has_lock_out: whether one is set.
        may_destroy: whether the organisation allows destroying.
        are_cards_begun: whether new cards were shown of which none has been typed back yet.
        new_keys_advised: whether somebody else may know the present key.
    """

    own_cards: bool
    are_cards_confirmed: bool
    organisation: bool
    may_lock_out: bool
    has_lock_out: bool
    may_destroy: bool
    are_cards_begun: bool
    new_keys_advised: bool


def state(vault: Vault) -> KeysState:
    """How things stand now."""
    recovery = recovery_ways(vault)
    with vault.read() as tx:
        policy = organisation.policy(tx)
        confirmed, begun = cards.are_confirmed(tx), cards.are_begun(tx)
        advised = settings.get(tx, _ADVISED) == "yes"
    return KeysState(
        recovery.own_cards,
        confirmed,
        recovery.organisation,
        policy.lock_out,
        has_lock_out(vault),
        policy.destroy,
        begun,
        advised,
    )


def make_new_keys(
    vault: Vault, passphrase: str, moment: Moment, progress: Callable[[float], None], cancelled: Callable[[], bool]
) -> None:
    """Give the vault new keys, and its copies on this disk too.

    Raises:
        VaultError: The vault is as it was; or the disk refused the last header, which the next opening writes.
    """
    try:
        rotate(vault, passphrase, progress=progress, cancelled=cancelled)
    except VaultBusy:
        raise InUse from None
    except VaultError:
        # If only the header could not be written the keys are exchanged: the log says so now, or at the next opening.
        with contextlib.suppress(VaultError):
            _enter(vault, moment)
        raise
    _enter(vault, moment)
    # Copies under the old key; where there is no room now, the schedule makes them good.
    with contextlib.suppress(BackupError, VaultError):
        if generations.is_renewal_due(vault):
            generations.renew(vault, moment)


def advise_new_keys(vault: Vault, moment: Moment) -> None:
    """Remember that new keys would be good."""
    with vault.transaction() as tx:
        settings.put(tx, _ADVISED, "yes", moment)


def after_recovery(vault: Vault, passphrase: str, moment: Moment) -> None:
    """Make new keys after cards opened the vault; where that cannot be, remember it."""
    key = vault.master_key()
    try:
        make_new_keys(vault, passphrase, moment, _unheeded, _never)
    except VaultError:
        with contextlib.suppress(VaultError):
            if vault.master_key() == key:
                advise_new_keys(vault, moment)


def enter_what_happened(vault: Vault, moment: Moment) -> None:
    """Tell the custody log what it could not be told before, and take back what policy no longer allows."""
    _enter(vault, moment)
    with vault.read() as tx:
        may_lock_out = organisation.policy(tx).lock_out
    if not may_lock_out:
        drop_lock_out(vault)


def _enter(vault: Vault, moment: Moment) -> None:
    with vault.transaction() as tx:
        happened = ways.not_logged(tx)
        if happened.was_locked_out:
            custody.record(tx, "", CustodyAction.LOCK_OUT, moment)
        if happened.was_recovered:
            custody.record(tx, "", CustodyAction.RECOVER, moment, detail=happened.cards)
        if happened.was_rotated:
            custody.record(tx, "", CustodyAction.ROTATE, moment)
            settings.put(tx, _ADVISED, "", moment)


def check_card(vault: Vault, typed: str, moment: Moment) -> bool:
    """Whether a typed card is one of this vault's; the first that is ends the reminder."""
    return cards.check(vault, typed, moment)


def lock_out_with(vault: Vault, passphrase: str, lock_out: str) -> None:
    """Set the lock-out passphrase.

    Raises:
        NotAllowed, VaultError, KeysError: Nothing was changed.
    """
    with vault.read() as tx:
        if not organisation.policy(tx).lock_out:
            raise NotAllowed
    set_lock_out(vault, passphrase, lock_out)


def no_lock_out(vault: Vault, passphrase: str) -> None:
    """Take the lock-out passphrase back."""
    clear_lock_out(vault, passphrase)


def _unheeded(_: float) -> None:
    pass


def _never() -> bool:
    return False
