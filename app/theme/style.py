"""The theme: Fusion, a palette and one style sheet with tokens."""

import re
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QStyleFactory

from app.theme.fonts import FAMILY, load_fonts
from app.theme.sizes import ORDINARY
from app.theme.tokens import LIGHT, THEMES, Tokens, palette_of

# Corners stay as round as they are: Qt draws square ones where half a height is less.
_LENGTH = re.compile(r"(?<!radius: )\b(\d+(?:\.\d+)?)px")
_LINE = 3
"""What is thinner is a line and stays so, however large the words are."""
FOLDER = Path(__file__).parent.parent.parent / "resources" / "theme"


class Theme(QObject):
    """The look of the moment; `changed` comes after the new colours are in place."""

    changed = Signal(str)

    def __init__(self, application: QApplication, name: str = LIGHT.name, percent: int = 100) -> None:
        """Give the program its look; `percent` is how large its words are, which stays so until it ends."""
        super().__init__()
        self._application, self._percent = application, percent
        self._tokens = THEMES.get(name, LIGHT)
        load_fonts()
        application.setStyle(QStyleFactory.create("Fusion"))
        font = QFont(FAMILY)
        font.setPixelSize(ORDINARY * percent // 100)
        application.setFont(font)
        self._apply()

    @property
    def name(self) -> str:
        """'light' or 'dark'."""
        return self._tokens.name

    @property
    def tokens(self) -> Tokens:
        """The colours in use, for what is painted by hand."""
        return self._tokens

    def use(self, name: str) -> None:
        """Change to the light or the dark theme."""
        if name in THEMES and name != self.name:
            self._tokens = THEMES[name]
            self._apply()
            self.changed.emit(name)

    def toggle(self) -> None:
        """Change to the other theme."""
        self.use("light" if self.name == "dark" else "dark")

    def _apply(self) -> None:
        self._application.setPalette(palette_of(self._tokens))
        self._application.setStyleSheet(style_sheet(self._tokens, self._percent))


def style_sheet(tokens: Tokens, percent: int = 100) -> str:
    """Fill the colours into the style sheet; `@check` and the like become files of this theme."""
    text = (FOLDER / "app.qss").read_text(encoding="utf-8")
    if percent != 100:
        text = _LENGTH.sub(lambda match: f"{_grown(match, percent):g}px", text)

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        if name.startswith("file_"):
            return f'"{(FOLDER / tokens.name / name.removeprefix("file_")).as_posix()}.svg"'
        return str(getattr(tokens, name))

    return re.sub(r"@(\w+)", value, text)


def _grown(match: re.Match[str], percent: int) -> float:
    length = float(match.group(1))
    return length if length < _LINE else length * percent / 100
