"""What the program tells a form that no person answers: minutes, the state of the device, what a list of phrases found.

Each is a value of the form's group ``rules`` without a question. It is not recorded; the rules read it.
"""

from collections.abc import Mapping
from enum import StrEnum

from forms.engine import Changes, Session
from forms.interview.answers import ref_of


class Given(StrEnum):
    """Names of such values. Yes is ``1`` where nothing else is said; unknown is empty."""

    #: ``missing`` while somebody of the team, or who leads, has no valid training.
    TRAINING = "tm_training"
    TRAINING_OF_LEAD = "tm_training_lead"
    #: ``yes`` while the documenter's training for survivors of sexual violence is recorded and valid.
    TRAINED_FOR_CRSV = "tm_trained_crsv"
    #: Day of the directory of services that this laptop has for the hromada (ISO), ``none`` without one.
    REFERRAL_DAY = "iv_referral_map"
    #: Which sitting of the interview this is, from 1.
    SITTING = "ses_no"
    #: A sitting is under way, that is begun and not ended.
    RUNNING = "ses_running"
    #: Consent was confirmed again at the sitting of this day.
    CONFIRMED = "ses_confirmed"
    LISTENING = "ses_listening"
    MINUTES_SINCE_BREAK = "ses_minutes_since_break"
    #: Minutes of questioning today, of all sittings together; for a child in a value of its own.
    MINUTES_TODAY = "ses_minutes_today"
    #: The day that these minutes are of (ISO).
    MINUTES_DAY = "ses_minutes_day"
    MINUTES_OF_CHILD = "mn_minutes"
    #: Code of the break that is on (list ``break_reason``).
    BREAK = "ses_break_reason"
    ALARM = "ses_alarm"
    #: Minutes from the planned end to the curfew.
    MINUTES_TO_CURFEW = "ses_curfew_minutes"
    SHARED_SCREEN = "ses_shared_screen"
    #: A date cannot be right by the control of the place, by a death, or by the order of events.
    DATE_DOUBT = "in_date_doubt"
    INJURY_PHOTOS = "xh_injury_photos"
    EXHIBIT_CHANGED = "xh_changed"
    DECLARATION_CHANGED = "dc_changed"
    SIGNED_CHANGED = "sg_changed"
    #: Text came in through the clipboard that is longer than a name or a number.
    LONG_PASTE = "g50"


def give(session: Session, values: Mapping[str, str]) -> tuple[Changes, ...]:
    """Tell the form; what it does not ask for, or knows already, changes nothing."""
    done = []
    for name, told in values.items():
        ref = ref_of(session, name)
        if ref and session.state(ref).value != told:
            done.append(session.set_answer(ref, told))
    return tuple(done)
