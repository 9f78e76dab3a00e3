"""What a vault knows that the rules of an interview ask for: training, the directory of services, photographs."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.screens.attachments.kinds import AttachmentKind as Shown
from app.screens.attachments.pictures import details_of
from forms.engine import SavedInstance
from forms.interview import Given, load_texts
from storage.interviews import drafts, referrals, settings, territory
from storage.interviews.attachments import Attachment
from storage.interviews.territory import Control
from storage.platform.clock import Moment
from storage.vault.transaction import Transaction

NOTHING = SavedInstance()
TEXTS = Path(__file__).parent.parent.parent.parent / "resources" / "statement" / "texts.json"
_CURFEW, _DECLARED = "curfew", "declaration/"
_TIME = re.compile(r"[0-2]\d:[0-5]\d")
#: Before this hour it is the night of the day before.
_MORNING = 6
_OF_A_SITTING = (Given.LISTENING, Given.RUNNING, Given.BREAK, Given.ALARM, Given.SHARED_SCREEN)
#: Setting of the vault: until when each training of its owner is valid, by kind (ISO days).
TRAINING = "training"
#: What everybody needs who interviews; the last is asked for by the track of sexual violence alone.
MANDATORY, CRSV = ("interviewing", "data_protection", "pfa", "mine_risk"), "crsv"


def told_by(
    tx: Transaction,
    files: Iterable[Attachment],
    moment: Moment,
    saved: SavedInstance = NOTHING,
    interview_id: str = "",
) -> Mapping[str, str]:
    """The values to tell the form of an interview."""
    today = date.fromisoformat(moment.wall[:10])
    oldest = referrals.oldest(referrals.kept(tx))
    valid = training(tx)
    has_all = all(valid.get(kind, date.min) >= today for kind in MANDATORY)
    # A laptop on which nobody has written down any training says nothing about it.
    trained = "" if not valid else "ok" if has_all else "missing"
    injuries = sum(details_of(one.details).shown == Shown.INJURY for one in files)
    return {
        # A program that was killed in the middle of a sitting does not go on listening.
        **dict.fromkeys(_OF_A_SITTING, ""),
        Given.SITTING: str(drafts.sitting(tx, interview_id, moment.wall[:10])),
        Given.REFERRAL_DAY: "none" if oldest is None else oldest.isoformat(),
        Given.TRAINING: trained,
        Given.TRAINING_OF_LEAD: trained,
        Given.TRAINED_FOR_CRSV: "yes" if valid.get(CRSV, date.min) >= today else "",
        Given.DATE_DOUBT: "1" if is_date_doubtful(tx, saved, today) else "",
        Given.INJURY_PHOTOS: str(injuries) if injuries else "",
        Given.DECLARATION_CHANGED: "1" if _is_declaration_changed(tx, interview_id) else "",
    }


@dataclass(frozen=True, slots=True)
class Curfew:
    """Local times of the day (``21:30``): when the curfew begins, when the team plans to end; empty if not given."""

    begins: str = ""
    planned: str = ""


def curfew(tx: Transaction) -> Curfew:
    """What was set last."""
    begins, _, planned = (settings.get(tx, _CURFEW) or "").partition("|")
    return Curfew(begins, planned) if all(not one or _TIME.fullmatch(one) for one in (begins, planned)) else Curfew()


def keep_curfew(tx: Transaction, known: Curfew, moment: Moment) -> None:
    """Write down when the curfew begins and when the team plans to end."""
    settings.put(tx, _CURFEW, f"{known.begins}|{known.planned}", moment)


def minutes_to_curfew(tx: Transaction, at: datetime) -> str:
    """Minutes from the planned end, or from this moment if it is later, to the curfew; empty where none is known."""
    known = curfew(tx)
    if not known.begins:
        return ""
    now = at.hour * 60 + at.minute
    # After midnight it is still the evening before.
    now += 24 * 60 if at.hour < _MORNING else 0
    return str(_minutes(known.begins) - (max(now, _minutes(known.planned)) if known.planned else now))


def declared() -> str:
    """What tells one wording of the declaration from another."""
    texts = load_texts(TEXTS.read_bytes())
    words = [texts[language]["declaration_truth"] for language in sorted(texts)]
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def keep_declared(tx: Transaction, interview_id: str, wording: str, moment: Moment) -> None:
    """Write down which wording the person has declared; empty when it is taken back."""
    settings.put(tx, f"{_DECLARED}{interview_id}", wording, moment)


def _is_declaration_changed(tx: Transaction, interview_id: str) -> bool:
    kept = settings.get(tx, f"{_DECLARED}{interview_id}")
    return bool(kept) and kept != declared()


def _minutes(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:])


def is_date_doubtful(tx: Transaction, saved: SavedInstance, today: date) -> bool:
    """Whether the day of an event cannot be right.

    It lies after today, ends before it begins, comes after a burial of somebody killed in it, or is called a time of
    occupation on which the imported list does not have its place occupied.
    """
    rows: dict[str, dict[str, str]] = {}
    for one in saved.values:
        row, _, rest = one.ref.rpartition("]")
        rows.setdefault(row, {})[rest.rpartition("/")[2]] = one.value
    for ref, event in rows.items():
        first, last = event.get("in_date_from", ""), event.get("in_date_to", "")
        if first and (first > today.isoformat() or (last and last < first)):
            return True
        buried = (row.get("ki_burial_when_to", "") for inner, row in rows.items() if inner.startswith(f"{ref}]/"))
        if first and any(day and day < first for day in buried):
            return True
    return any(_is_outside(tx, event) for event in rows.values() if event.get("in_control") == "occupied")


def _is_outside(tx: Transaction, answers: Mapping[str, str]) -> bool:
    first, last = answers.get("in_date_from", ""), answers.get("in_date_to") or answers.get("in_date_from", "")
    known = territory.of_place(tx, answers.get("in_place_katottg", ""))
    occupied = [one for one in known if one.control is Control.OCCUPIED]
    # Without a day, or of a place that the list does not know, nothing can be doubted.
    return bool(first and known) and not any(
        one.first.isoformat() <= last and (one.last is None or first <= one.last.isoformat()) for one in occupied
    )


def training(tx: Transaction) -> dict[str, date]:
    """Until when each training is valid; what is not written down is missing."""
    try:
        kept = json.loads(settings.get(tx, TRAINING) or "{}")
        return {str(kind): date.fromisoformat(day) for kind, day in kept.items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def keep_training(tx: Transaction, valid: Mapping[str, date], moment: Moment) -> None:
    """Write down until when each training is valid."""
    settings.put(tx, TRAINING, json.dumps({kind: day.isoformat() for kind, day in sorted(valid.items())}), moment)
