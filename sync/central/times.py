"""Times as they are written: ISO 8601 in UTC with milliseconds."""

from datetime import datetime, timedelta

from storage.platform.clock import iso


def later(wall: str, *, days: int) -> str:
    """So many days after a moment."""
    return iso(datetime.fromisoformat(wall) + timedelta(days=days))
