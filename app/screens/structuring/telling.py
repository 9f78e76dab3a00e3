"""What selected words say of a date, a time of day or a place. Knows no Qt."""

import re
from datetime import date

from app.fields.date_hint import read_words
from app.screens.structuring.cards import TIME
from forms.engine import Session
from forms.values.anchors import Anchor
from forms.values.times import TimeKind, time_of

# With a colon alone: «17.03» is as well a day.
_HOUR = re.compile(r"(?<![\d.:])(\d{1,2}:\d{2})(?![\d.:])")


def hour_in(words: str) -> str:
    """The one time of day that words name, as it is stored; empty where they name none or several."""
    found = [time_of(one) for one in _HOUR.findall(words)]
    known = [one for one in found if one is not None]
    return f"{known[0]:%H:%M}" if len(known) == 1 and len(found) == 1 else ""


def told_of(session: Session, group: str, said: str, times: tuple[Anchor, ...] | None) -> tuple[tuple[str, str], ...]:
    """What words say of a date (by anchors of its place, too) or a place; an answered group keeps its answers."""
    parts = {child.rpartition("_")[2]: child for child in session.children(group)}
    if any(session.state(child).value for child in parts.values()):
        return ()
    found = {"said": said}
    if TIME in session.element(group).appearance.split():
        if hour := hour_in(said):
            found |= {"kind": TimeKind.EXACT.value, "from": hour}
    elif times is not None:
        told = read_words(said, date.today(), times)
        if told is not None:
            value, found["anchor"] = told.value, told.anchor
            found["kind"] = value.kind.value
            found["from"] = value.earliest.isoformat() if value.earliest else ""
            found["to"] = value.latest.isoformat() if value.latest else ""
    return tuple((parts[role], text) for role, text in found.items() if role in parts and text)
