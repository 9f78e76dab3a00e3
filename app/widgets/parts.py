"""Labels, buttons and rows in the program's look."""

from typing import TypeVar

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from app.theme import Tone, icon, sized

Q = TypeVar("Q", bound=QObject)


def named(name: str, thing: Q) -> Q:
    """Give a widget its object name and hand it back."""
    thing.setObjectName(name)
    return thing


def label(role: str = "", text: str = "", *, wrap: bool = False) -> QLabel:
    """Make a label; the role chooses its look in the style sheet."""
    made = QLabel(text)
    # What a label shows may have been typed by a person or read from a file: never markup.
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


def field_label(field: QWidget) -> QLabel:
    """Make the label of a field: its mnemonic leads there, and it names the field to screen readers."""
    made = label("label")
    made.setBuddy(field)
    return made


def button(name: str, kind: str = "", drawn: str = "", tone: Tone | None = None) -> QPushButton:
    """Make a button; its text comes with the language."""
    made = named(name, QPushButton())
    if kind:
        made.setProperty("kind", kind)
    if drawn:
        made.setIcon(icon(drawn, tone or (Tone.ON_ACCENT if kind == "primary" else Tone.TEXT)))
        made.setIconSize(QSize(sized(18), sized(18)))
    made.setAutoDefault(False)
    return made


def row(*parts: QWidget | QLayout | None, spacing: int = 10) -> QHBoxLayout:
    """Put parts side by side; None is stretch."""
    layout = QHBoxLayout()
    _fill(layout, parts, spacing)
    return layout


def column(*parts: QWidget | QLayout | None, spacing: int = 10) -> QVBoxLayout:
    """Put parts one under another; None is stretch."""
    layout = QVBoxLayout()
    _fill(layout, parts, spacing)
    return layout


def line() -> QFrame:
    """Make a thin line between parts."""
    made = QFrame()
    made.setFrameShape(QFrame.Shape.HLine)
    made.setFixedHeight(1)
    return made


def _fill(layout: QHBoxLayout | QVBoxLayout, parts: tuple[QWidget | QLayout | None, ...], spacing: int) -> None:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
