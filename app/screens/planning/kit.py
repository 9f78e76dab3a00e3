"""What is usually taken along, in both languages."""

import json
from pathlib import Path

_FILE = Path(__file__).parents[3] / "resources" / "planning" / "kit.json"


class UsualKit:
    """Knows its lines again in either language; what somebody wrote is theirs and stays as it is."""

    def __init__(self) -> None:
        self._lines: list[dict[str, str]] = json.loads(_FILE.read_text("utf-8"))

    def texts(self, code: str) -> tuple[str, ...]:
        """All of it, in one language."""
        return tuple(line[code] for line in self._lines)

    def said(self, text: str, code: str) -> str:
        """A line of the kit in this language; any other text unchanged."""
        return next((line[code] for line in self._lines if text in line.values()), text)
