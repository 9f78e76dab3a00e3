"""Approximate dates: what a person remembers of "when", with bounds that can always be sorted and counted.

In a form an approximate date is a group with the appearance ``svidok-date`` and the prefix ``<p>``; its children are

======================  ==============  ====================================================================
``<p>_kind``            select_one      a ``DateKind``
``<p>_from``            date            first possible day, ISO; empty when open
``<p>_to``              date            last possible day, ISO; empty when open
``<p>_said``            text            the person's own words
``<p>_anchor``          text            the event it is told by (kind ``relative``)
``<p>_certainty``       select_one      certain, probable, possible, guess
======================  ==============  ====================================================================

The kind and the two bounds are enough to show the value again: a season is known by its bounds, "about" by their middle.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class DateKind(StrEnum):
    """How a date is known."""

    EXACT = "exact"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    RANGE = "range"
    CIRCA = "circa"
    BEFORE = "before"
    AFTER = "after"
    RELATIVE = "relative"
    REPEATED = "repeated"
    ONGOING = "ongoing"
    UNKNOWN = "unknown"
