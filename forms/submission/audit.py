"""The audit log of ODK, audit.csv: what was done with a form and when, as far as somebody has kept it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

FILE: Final = "audit.csv"


@dataclass(frozen=True, slots=True)
class Event:
    """One line: times in milliseconds since 1970; `node` is a path with places, where it is about one."""

    name: str
    start: int
    end: int | None = None
    node: str = ""
    old: str = ""
    new: str = ""


def audit_csv(events: Iterable[Event], *, locations: bool, changes: bool) -> bytes:
    """The log with the columns that the form asks for; a laptop knows no places, so theirs stay empty."""
    head = ["event", "node", "start", "end"]
    if locations:
        head += ["latitude", "longitude", "accuracy"]
    if changes:
        head += ["old-value", "new-value"]
    lines = [head]
    for event in events:
        line = [event.name, event.node, str(event.start), "" if event.end is None else str(event.end)]
        if locations:
            line += ["", "", ""]
        if changes:
            line += [event.old, event.new] if event.old != event.new else ["", ""]
        lines.append(line)
    return "".join(",".join(_cell(text) for text in line) + "\n" for line in lines).encode()


def _cell(text: str) -> str:
    """As the specification has it: a cell with quotes alone stands as it is."""
    if not any(mark in text for mark in ",\n\r"):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
