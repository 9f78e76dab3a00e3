"""What the readiness page finds besides microphone, disk space, clock and battery, and how it judges that. No Qt."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from storage.backup.standing import State
from storage.platform.clock import Moment
from storage.platform.protection import Found, Protection

CHECK_DAYS = 2
"""A full check is made every day that the program is used; after two days without one something holds it back."""
RESTORE_DAYS = 90


class Verdict(StrEnum):
    """How something stands."""

    GOOD = "good"
    CARE = "care"
    BAD = "bad"
    UNKNOWN = "unknown"


class Item(StrEnum):
    """One thing looked at."""

    ENCRYPTION = "encryption"
    SWAP = "swap"
    HIBERNATION = "hibernation"
    MEMORY = "memory"
    SCREEN_LOCK = "screenLock"
    KEYS = "keys"
    COPY = "copy"
    RESTORE = "restore"
    CHECK = "check"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Looked:
    """How one thing stands: a code for its sentence, and what is put into the sentence."""

    item: Item
    verdict: Verdict
    code: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class VaultFacts:
    """What the vault itself knows; `form` is the version of the form, `is_form_ready` whether it was prepared."""

    standing: State
    are_cards_confirmed: bool
    form: str
    is_form_ready: bool


_UNSAFE = {
    Item.ENCRYPTION: Verdict.BAD,
    Item.SWAP: Verdict.CARE,
    Item.HIBERNATION: Verdict.CARE,
    Item.SCREEN_LOCK: Verdict.CARE,
}


def of_machine(found: Protection, *, locks_memory: bool) -> tuple[Looked, ...]:
    """Judge how the machine protects what is on it."""
    answers = {
        Item.ENCRYPTION: found.disk,
        Item.SWAP: found.swap,
        Item.HIBERNATION: found.hibernation,
        Item.SCREEN_LOCK: found.screen_lock,
    }
    judged = [Looked(item, _judged(item, answer), answer.value) for item, answer in answers.items()]
    # Keys that may be moved to a swap that is encrypted, or that is not there, are safe as well.
    is_needed = found.swap is not Found.YES
    memory = Verdict.GOOD if locks_memory else Verdict.CARE if is_needed else Verdict.GOOD
    judged.insert(3, Looked(Item.MEMORY, memory, "yes" if locks_memory else "no"))
    return tuple(judged)


def _judged(item: Item, answer: Found) -> Verdict:
    if answer is Found.YES:
        return Verdict.GOOD
    return Verdict.UNKNOWN if answer is Found.UNKNOWN else _UNSAFE[item]


def of_vault(facts: VaultFacts, moment: Moment) -> tuple[Looked, ...]:
    """Judge keys, copies, checks and the form."""
    return (_keys(facts), _copy(facts.standing, moment), _restore(facts.standing, moment), _check(facts, moment),
            _form(facts))  # fmt: skip


def _keys(facts: VaultFacts) -> Looked:
    if not facts.standing.someone_could_open:
        return Looked(Item.KEYS, Verdict.BAD, "nobody")
    if not facts.are_cards_confirmed:
        return Looked(Item.KEYS, Verdict.CARE, "not-typed-back")
    return Looked(Item.KEYS, Verdict.GOOD, "backed-up")


def _copy(standing: State, moment: Moment) -> Looked:
    if standing.medium is None or not standing.medium_copied_at:
        return Looked(Item.COPY, Verdict.BAD, "never")
    if standing.is_medium_old(moment):
        return Looked(Item.COPY, Verdict.CARE, "old", standing.medium_copied_at)
    return Looked(Item.COPY, Verdict.GOOD, "fresh", standing.medium_copied_at)


def _restore(standing: State, moment: Moment) -> Looked:
    at = standing.restore_tested_at
    if not at:
        return Looked(Item.RESTORE, Verdict.CARE, "never")
    is_old = _passed(at, moment) > timedelta(days=RESTORE_DAYS)
    return Looked(Item.RESTORE, Verdict.CARE if is_old else Verdict.GOOD, "old" if is_old else "fresh", at)


def _check(facts: VaultFacts, moment: Moment) -> Looked:
    at = facts.standing.full_check_at
    if not at:
        return Looked(Item.CHECK, Verdict.CARE, "never")
    if not facts.standing.full_check_sound:
        return Looked(Item.CHECK, Verdict.BAD, "found", at)
    is_old = _passed(at, moment) > timedelta(days=CHECK_DAYS)
    return Looked(Item.CHECK, Verdict.CARE if is_old else Verdict.GOOD, "old" if is_old else "sound", at)


def _form(facts: VaultFacts) -> Looked:
    verdict = Verdict.GOOD if facts.is_form_ready else Verdict.CARE
    return Looked(Item.FORM, verdict, "ready" if facts.is_form_ready else "not-ready", facts.form)


def _passed(at: str, moment: Moment) -> timedelta:
    return datetime.fromisoformat(moment.wall) - datetime.fromisoformat(at)
