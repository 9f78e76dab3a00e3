"""The colours by meaning, light and dark."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True)
class Tokens:
    """One colour for each meaning; widgets never name a colour themselves."""

    name: str
    bg: str
    surface: str
    raised: str
    sunken: str
    border: str
    border_strong: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    rec: str
    rec_soft: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    focus: str


LIGHT = Tokens(
    name="light",
    bg="#F2F4F3",
    surface="#FFFFFF",
    raised="#FFFFFF",
    sunken="#F7F9F8",
    border="#DDE3E0",
    border_strong="#B9C4BF",
    text="#15211C",
    muted="#54635C",
    faint="#6B7872",
    accent="#0F6B55",
    accent_hover="#0B5645",
    accent_soft="#E1F1EB",
    on_accent="#FFFFFF",
    rec="#C4302B",
    rec_soft="#FCEBEA",
    ok="#1E7B45",
    ok_soft="#E5F4EA",
    warn="#8A5A00",
    warn_soft="#FFF3DC",
    focus="#1C7ED6",
)
DARK = Tokens(
    name="dark",
    bg="#101513",
    surface="#171D1A",
    raised="#1E2623",
    sunken="#131916",
    border="#2B3531",
    border_strong="#42504A",
    text="#E8EEEB",
    muted="#A3B1AA",
    faint="#84938C",
    accent="#4FC3A1",
    accent_hover="#6AD2B3",
    accent_soft="#173A30",
    on_accent="#06241B",
    rec="#FF6B63",
    rec_soft="#3B1C1B",
    ok="#63C98A",
    ok_soft="#15321F",
    warn="#F0B44C",
    warn_soft="#3A2C10",
    focus="#6CB6FF",
)
THEMES = {tokens.name: tokens for tokens in (LIGHT, DARK)}


def palette_of(tokens: Tokens) -> QPalette:
    """Give Qt's palette for these colours, for what the style sheet does not reach."""
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in {
        role.Window: tokens.bg,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.sunken,
        role.Text: tokens.text,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.PlaceholderText: tokens.faint,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.Link: tokens.accent,
        role.Accent: tokens.accent,
        role.Mid: tokens.border,
        role.Dark: tokens.border_strong,
    }.items():
        palette.setColor(which, QColor(colour))
    for which in (role.Text, role.ButtonText, role.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.faint))
    return palette


def tokens_of(palette: QPalette) -> Tokens:
    """Tell which colours a palette was made from."""
    is_dark = palette.color(QPalette.ColorRole.Window).lightness() < palette.color(QPalette.ColorRole.Text).lightness()
    return DARK if is_dark else LIGHT
