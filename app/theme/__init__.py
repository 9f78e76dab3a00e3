"""How the program looks: colours, style sheet, fonts, icons."""

from app.theme.fonts import FAMILY, load_fonts
from app.theme.icons import Tone, icon
from app.theme.sizes import TEXT_SIZES, side_width, sized
from app.theme.style import Theme
from app.theme.tokens import DARK, LIGHT, Tokens

__all__ = [
    "DARK",
    "FAMILY",
    "LIGHT",
    "TEXT_SIZES",
    "Theme",
    "Tokens",
    "Tone",
    "icon",
    "load_fonts",
    "side_width",
    "sized",
]
