"""Days and times as people type and read them. Knows no Qt."""

import re
from datetime import date

_DAY = re.compile(r"^\s*(\d{1,2})[.\-/ ](\d{1,2})[.\-/ ](\d{4})\s*$")
_TIME = re.compile(r"^\s*(\d{1,2})(?:[:.\- ]?(\d{2}))?\s*$")


def day_of(text: str) -> date | None:
    """Read a day as people write it: day, month, year; or as it is stored."""
    found = _DAY.match(text)
    try:
        if found:
            return date(int(found.group(3)), int(found.group(2)), int(found.group(1)))
        return date.fromisoformat(text.strip()[:10]) if text.strip() else None
    except ValueError:
        return None


def written(day: date | None) -> str:
    """Write a day as people here do."""
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}" if day else ""


def time_of(text: str) -> str:
    """Read a time of day as HH:MM; empty when it is none."""
    found = _TIME.match(text)
    if not found:
        return ""
    hour, minute = int(found.group(1)), int(found.group(2) or 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else ""
