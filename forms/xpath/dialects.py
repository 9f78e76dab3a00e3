"""Where the engines of the world disagree on an expression, as switches: ours, Collect's and the web forms'."""

from dataclasses import dataclass
from enum import StrEnum


class Dialect(StrEnum):
    """Whose answers are wanted; ``odk`` is ours, after the specification."""

    ODK = "odk"
    COLLECT = "collect"
    WEB = "web"


@dataclass(frozen=True, slots=True)
class Switches:
    """One engine's side of every disagreement.

    Attributes:
        text_dates: A text in the shape of a date counts as its day; else only what is a date by its type.
        universal_days: Days are counted from midnight UTC, not from midnight of the place.
        date_of_number: ``date(0)`` is a date; else a date with its time.
        date_or_fail: ``date('rubbish')`` is an error; else empty.
        whole_regex: A pattern has to match the whole answer; else any part of it.
        round_up: Half goes towards plus infinity; else away from zero.
        skip_empty: Empty answers take no part in sum, max and min; else the result is no number.
        loose_true: ``boolean-from-string('True')`` is true.
        checklist_words: ``yes`` and ``true`` count in a checklist.
        checklist_numbers: A number above zero counts in a checklist.
        tolerant: Numbers that differ by less than 1e-12 are equal.
        decimal_comma: ``4,6`` is a number.
        own_instance: An absolute path inside a repeat means the repeat's own instance.
        own_in_aggregates: So it does within count(), sum() and the like.
        exact_places: Distances and areas are not rounded, and measured on Collect's sphere.
        prune_at_once: An answer that its list no longer offers is taken out at once.
    """

    text_dates: bool = True
    universal_days: bool = False
    date_of_number: bool = True
    date_or_fail: bool = False
    whole_regex: bool = True
    round_up: bool = True
    skip_empty: bool = True
    loose_true: bool = False
    checklist_words: bool = True
    checklist_numbers: bool = True
    tolerant: bool = True
    decimal_comma: bool = False
    own_instance: bool = True
    own_in_aggregates: bool = False
    exact_places: bool = False
    prune_at_once: bool = True


OURS = Switches()
COLLECT = Switches(
    text_dates=False, date_or_fail=True, loose_true=True, decimal_comma=True, own_in_aggregates=True,
    exact_places=True, prune_at_once=False,
)  # fmt: skip
WEB = Switches(
    universal_days=True, date_of_number=False, whole_regex=False, round_up=False, skip_empty=False,
    checklist_words=False, tolerant=False, own_instance=False,
)  # fmt: skip
_SWITCHES = {Dialect.ODK: OURS, Dialect.COLLECT: COLLECT, Dialect.WEB: WEB}


def switches(dialect: Dialect) -> Switches:
    """The switches of a dialect."""
    return _SWITCHES[dialect]
