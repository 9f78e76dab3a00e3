"""Kinds of values a form does not know by itself: approximate dates and places."""

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

__all__ = [
    "ApproximateDate",
    "DateKind",
    "NotADate",
    "Place",
    "Season",
    "about",
    "after",
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
    "unknown",
    "whole_year",
]
