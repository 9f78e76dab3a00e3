"""How the copies of a vault stand: what was made when, what waits; kept in the vault's own settings."""

import contextlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select

from storage.backup.databases import NUMBER
from storage.integrity import outcomes
from storage.interviews import organisation, settings
from storage.keys.header import check_value
from storage.keys.slots import RecoverySlot
from storage.platform.clock import Moment
from storage.vault import Vault, VaultError
from storage.vault.tables import interviews, withdrawals
from storage.vault.tables import settings as settings_table
from storage.vault.transaction import Transaction

GENERATION: Final = "copy-generation"
OWN_THROUGH: Final = "copy-own-through"
OWN_KEY: Final = "copy-own-key"
MEDIUM: Final = "copy-medium"
MEDIUM_COPIED: Final = "copy-medium-copied"
MEDIUM_THROUGH: Final = "copy-medium-through"
MEDIUM_SEEN: Final = "copy-medium-seen"
MEDIUM_CHECKED: Final = "copy-medium-checked"
MEDIUM_DOUBTED: Final = "copy-medium-doubted"
RESTORE_TESTED: Final = "restore-tested"
REPAIRED: Final = "repaired"
DAMAGE: Final = "damage-found"


@dataclass(frozen=True, slots=True)
class Medium:
    """Where the second copy goes: the folder a person chose, and the neutral name in it."""

    folder: str
    name: str


@dataclass(frozen=True, slots=True)
class State:
    """Times are empty where it never happened; `removals_waiting` is what still lies on the medium.

    `sealed` counts the sealed interviews, here and in the newest copies: after each seal a copy is due.
    """

    sealed: int
    generation_sealed: int
    medium_sealed: int
    generation_at: str
    medium: Medium | None
    medium_copied_at: str
    medium_seen_at: str
    medium_checked_at: str
    full_check_at: str
    full_check_sound: bool
    restore_tested_at: str
    removals_waiting: int
    backup_days: int
    someone_could_open: bool

    def is_medium_old(self, moment: Moment) -> bool:
        """Whether the copy on the second medium is older than the organisation allows, or was never made."""
        if not self.medium_copied_at:
            return True
        passed = datetime.fromisoformat(moment.wall) - datetime.fromisoformat(self.medium_copied_at)
        return passed > timedelta(days=self.backup_days)


def state(vault: Vault) -> State:
    """How the copies of this vault stand."""
    with vault.read() as tx:
        kept = {row.name: row for row in tx.execute(select(settings_table))}
        removals = withdrawn_through(tx)
        waiting = tx.execute(
            select(func.count()).select_from(withdrawals).where(withdrawals.c.id > through(tx, MEDIUM_THROUGH))
        ).scalar_one()
        days = organisation.policy(tx).backup_days
        sealed_here = sealed_count(tx)
        checked = outcomes.last(tx)

    def at(name: str) -> str:
        return str(kept[name].at) if name in kept else ""

    def sealed(name: str) -> int:
        return int(kept[name].value or "0") if name in kept else 0

    return State(
        sealed=sealed_here,
        generation_sealed=sealed(GENERATION),
        medium_sealed=sealed(MEDIUM_COPIED),
        generation_at=at(GENERATION),
        medium=_medium(kept[MEDIUM].value) if MEDIUM in kept else None,
        medium_copied_at=at(MEDIUM_COPIED),
        medium_seen_at=at(MEDIUM_SEEN),
        medium_checked_at=at(MEDIUM_CHECKED),
        full_check_at=checked.at if checked is not None else "",
        full_check_sound=checked is not None and checked.findings.is_sound,
        restore_tested_at=at(RESTORE_TESTED),
        removals_waiting=int(waiting) if removals and at(MEDIUM_COPIED) else 0,
        backup_days=days,
        someone_could_open=any(isinstance(slot, RecoverySlot) for slot in vault.header.slots),
    )


def medium(tx: Transaction) -> Medium | None:
    """The second medium that a person chose."""
    text = settings.get(tx, MEDIUM)
    return _medium(text) if text else None


def put_medium(tx: Transaction, chosen: Medium, moment: Moment) -> None:
    """Keep which medium a person chose."""
    settings.put(tx, MEDIUM, json.dumps([chosen.folder, chosen.name]), moment)


def next_number(tx: Transaction, moment: Moment) -> int:
    """Number the copy that is about to be made; the copy holds its number and time itself."""
    number = int(settings.get(tx, NUMBER) or "0") + 1
    settings.put(tx, NUMBER, str(number), moment)
    return number


def sealed_count(tx: Transaction) -> int:
    """How many interviews are sealed."""
    return int(tx.execute(select(func.count(interviews.c.sealed_at))).scalar_one())


def withdrawn_through(tx: Transaction) -> int:
    """The number of the newest withdrawal."""
    return int(tx.execute(select(func.max(withdrawals.c.id))).scalar() or 0)


def through(tx: Transaction, name: str) -> int:
    """Up to which withdrawal copies have followed."""
    return int(settings.get(tx, name) or "0")


def note_damage(vault: Vault, moment: Moment) -> None:
    """Remember that the database did not copy whole: a quick look at the next start may not meet the bad page."""
    with contextlib.suppress(VaultError), vault.transaction() as tx:
        settings.put(tx, DAMAGE, "1", moment)


def is_damage_known(vault: Vault) -> bool:
    """Whether damage was found that no repair has dealt with yet."""
    with vault.read() as tx:
        return bool(settings.get(tx, DAMAGE))


def key_mark(vault: Vault) -> str:
    """What tells copies under the present key from those under one that was exchanged since."""
    return check_value(vault.master_key())


def _medium(text: str) -> Medium | None:
    try:
        folder, name = json.loads(text)
    except ValueError:
        return None
    return Medium(str(folder), str(name)) if folder and name else None
