"""What is remembered outside the vault: language, theme, size of the window. Never a name, a path or a recent file."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

_MAX_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Preferences:
    """The whole content of the file."""

    language: str = "uk"
    theme: str = "light"
    width: int = 1366
    height: int = 690
    capture: str = "hidden"
    """Whether pictures of the screen that other programs take show the window: `hidden` or `shown`."""
    text: int = 100
    """How large words are, in hundredths of the ordinary; counts from the next start."""


class Settings:
    """Preferences in a small file; a damaged file means the preferences of the first start."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._preferences = _read(file)

    @property
    def preferences(self) -> Preferences:
        """What is remembered now."""
        return self._preferences

    def remember(self, **changes: str | int) -> None:
        """Change some preferences and keep them. A disk that refuses costs only the preference."""
        self._preferences = _checked({**asdict(self._preferences), **changes})
        temporary = self._file.with_suffix(".new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(json.dumps(asdict(self._preferences)), encoding="utf-8")
            temporary.replace(self._file)
        except OSError:
            return


def _read(file: Path) -> Preferences:
    try:
        with file.open("rb") as stream:
            raw = stream.read(_MAX_BYTES + 1)
        found = json.loads(raw) if len(raw) <= _MAX_BYTES else {}
    except (OSError, ValueError, RecursionError):
        return Preferences()
    return _checked(found) if isinstance(found, dict) else Preferences()


def _checked(found: dict[str, object]) -> Preferences:
    preferences = Preferences()
    if found.get("language") in ("uk", "en"):
        preferences = replace(preferences, language=str(found["language"]))
    if found.get("theme") in ("light", "dark"):
        preferences = replace(preferences, theme=str(found["theme"]))
    if found.get("text") in (100, 125, 150, 200):
        preferences = replace(preferences, text=_within(found["text"], 100, 200, 100))
    if found.get("capture") in ("hidden", "shown"):
        preferences = replace(preferences, capture=str(found["capture"]))
    return replace(
        preferences,
        width=_within(found.get("width"), 800, 10_000, preferences.width),
        height=_within(found.get("height"), 560, 10_000, preferences.height),
    )


def _within(value: object, lowest: int, highest: int, otherwise: int) -> int:
    return value if isinstance(value, int) and lowest <= value <= highest else otherwise
