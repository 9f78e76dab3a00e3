"""Kinds of values a form does not know by itself: approximate dates and times, amounts, places."""

from forms.values.amount_words import amount_label, time_label
from forms.values.amounts import Amount, NotAnAmount
from forms.values.date_words import day_label, label, middle, parse, season_of
from forms.values.dates import (
    ApproximateDate,
    DateKind,
    NotADate,
    Season,
    about,
    after,
    before,
    between,
    exact,
    from_answers,
    month,
    not_after,
    ongoing,
    season,
    unknown,
    whole_year,
)
from forms.values.places import Place, coarse, is_code
from forms.values.times import ApproximateTime, Clock, TimeKind

__all__ = [
    "Amount",
    "ApproximateDate",
    "ApproximateTime",
    "Clock",
    "DateKind",
    "NotADate",
    "NotAnAmount",
    "Place",
    "Season",
    "TimeKind",
    "about",
    "after",
    "amount_label",
    "before",
    "between",
    "coarse",
    "day_label",
    "exact",
    "from_answers",
    "is_code",
    "label",
    "middle",
    "month",
    "not_after",
    "ongoing",
    "parse",
    "season",
    "season_of",
    "time_label",
    "unknown",
    "whole_year",
]
