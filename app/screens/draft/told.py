"""What a vault knows that the rules of an interview ask for: training, the directory of services, photographs."""

import json
from collections.abc import Iterable, Mapping
from datetime import date

from app.screens.attachments.kinds import AttachmentKind as Shown
from app.screens.attachments.pictures import details_of
from forms.engine import SavedInstance
from forms.interview import Given
from storage.interviews import drafts, referrals, settings, territory
from storage.interviews.attachments import Attachment
from storage.interviews.territory import Control
from storage.platform.clock import Moment
from storage.vault.transaction import Transaction

NOTHING = SavedInstance()
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
        Given.DATE_DOUBT: "1" if _is_date_doubtful(tx, saved) else "",
        Given.INJURY_PHOTOS: str(injuries) if injuries else "",
    }


def _is_date_doubtful(tx: Transaction, saved: SavedInstance) -> bool:
    """Whether an event under occupation lies outside of the days in which the imported list has its place occupied."""
    incidents: dict[str, dict[str, str]] = {}
    for one in saved.values:
        incident, _, rest = one.ref.rpartition("]")
        incidents.setdefault(incident, {})[rest.rpartition("/")[2]] = one.value
    return any(_is_outside(tx, answers) for answers in incidents.values() if answers.get("in_control") == "occupied")


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
