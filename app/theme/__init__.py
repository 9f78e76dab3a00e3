"""How the program looks: colours, style sheet, fonts, icons."""

from app.theme.fonts import FAMILY, load_fonts
from app.theme.icons import Tone, icon
from app.theme.style import Theme
from app.theme.tokens import DARK, LIGHT, Tokens

__all__ = ["DARK", "FAMILY", "LIGHT", "Theme", "Tokens", "Tone", "icon", "load_fonts"]
