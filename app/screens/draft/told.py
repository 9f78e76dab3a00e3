"""What a vault knows that the rules of an interview ask for: training, the directory of services, photographs."""

import json
from collections.abc import Iterable, Mapping
from datetime import date

from app.screens.attachments.kinds import AttachmentKind as Shown
from app.screens.attachments.pictures import details_of
from forms.interview import Given
from storage.interviews import referrals, settings
from storage.interviews.attachments import Attachment
from storage.platform.clock import Moment
from storage.vault.transaction import Transaction

#: Setting of the vault: until when each training of its owner is valid, by kind (ISO days).
TRAINING = "training"
#: What everybody needs who interviews; the last is asked for by the track of sexual violence alone.
MANDATORY, CRSV = ("interviewing", "data_protection", "pfa", "mine_risk"), "crsv"


def told_by(tx: Transaction, files: Iterable[Attachment], moment: Moment) -> Mapping[str, str]:
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
        **dict.fromkeys((Given.LISTENING, Given.RUNNING, Given.BREAK, Given.SHARED_SCREEN), ""),
        Given.REFERRAL_DAY: "none" if oldest is None else oldest.isoformat(),
        Given.TRAINING: trained,
        Given.TRAINING_OF_LEAD: trained,
        Given.TRAINED_FOR_CRSV: "yes" if valid.get(CRSV, date.min) >= today else "",
        Given.INJURY_PHOTOS: str(injuries) if injuries else "",
    }


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
