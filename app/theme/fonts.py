"""The fonts of the program, brought along so that every laptop shows the same letters."""

from pathlib import Path

from PySide6.QtGui import QFontDatabase

FAMILY = "Svidok Sans"
FONTS = Path(__file__).parent.parent.parent / "resources" / "fonts"


def load_fonts() -> None:
    """Register the fonts with Qt; needs a running application."""
    if FAMILY in QFontDatabase.families():
        return
    for file in sorted(FONTS.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
