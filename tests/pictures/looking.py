"""Finds what a person would stumble over on a screen: words that are cut, covered, or in the other language."""

import re
from itertools import combinations

from PySide6.QtCore import QModelIndex, QPoint, QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QTableView,
    QToolButton,
    QWidget,
)

from tests.pictures.day import LINES
from tests.tour import cases
from tests.tour.answers import (
    ANSWERS,
    AREA,
    HEARD_LAST,
    MARKERS,
    MISSION,
    NOTE_IN_ACCOUNT,
    REVIEW,
    SHELLING,
    When,
    Where,
)

#: Names, codes and signs that are the same in every language.
LATIN_EVERYWHERE = re.compile(
    r"USB|PnP|Audio|Opus|SHA-256|PDF|KP|Practice|Camera|podviria\.jpg|answers\.svidok|GPS|image/jpeg|Shift|CTRL|ALT|Ctrl|Enter|Alt|Home|Backspace|Delete|Left|Right|Up|Down|Space|FLAC|ENG|English|F9|F8|INT|TR|[0-9a-f]{6,}"
    r"|Lifeline Ukraine|socks5"
    r"|\b[A-Z]{1,3}-[0-9A-Z-]+\b|\bUA\d+\b|<[^>]*>|&\w+;|BitLocker|FileVault|LUKS|Apple|WhatsApp|Signal|Telegram|Viber|ICPA|MRM|KoboToolbox|ODK|first_account|sample_everything|everything\.md"
)
#: Words of the language switch and of the settings that name the other language in itself.
CYRILLIC_EVERYWHERE = re.compile("УКР|Українська|Коаліція «Пам’ять»|ММПЛУ ООН")
LATIN, CYRILLIC = re.compile("[A-Za-z]{3,}"), re.compile("[А-Яа-яІіЇїЄєҐґ]{3,}")


def troubles(window: QWidget, language: str) -> list[str]:
    """Everything that is wrong on the window as it is now, in words."""
    seen = [one for one in window.findChildren(QWidget) if one.isVisible()]
    return [*_cut(seen), *_covered(seen), *_foreign(seen, language)]


# Cut


def _cut(seen: list[QWidget]) -> list[str]:
    return [
        f"cut: {type(one).__name__} {one.objectName()} {_words(one)!r} needs {needed}, has {had}"
        for one in seen
        for needed, had in [_room(one)]
        if needed > had + 1
    ]


def _room(one: QWidget) -> tuple[int, int]:
    """The room that the words need and have, in the direction in which they would be cut."""
    if not _words(one) or _may_be_cut(one):
        return 0, 0
    if isinstance(one, QLabel):
        if one.wordWrap():
            return one.heightForWidth(one.width()), one.height()
        wanted = one.sizeHint()
        return (wanted.width(), one.width()) if wanted.width() > one.width() else (wanted.height(), one.height())
    if isinstance(one, QPushButton | QCheckBox | QRadioButton | QToolButton):
        if one.hasHeightForWidth():
            # Its words wrap.
            return one.heightForWidth(one.width()), one.height()
        wanted = one.sizeHint()
        return (wanted.width(), one.width()) if wanted.width() > one.width() else (wanted.height(), one.height())
    if isinstance(one, QComboBox) and not one.isEditable():
        # The arrow and the edges take about forty points.
        return QFontMetrics(one.font()).horizontalAdvance(one.currentText()) + 40, one.width()
    return 0, 0


def _may_be_cut(one: QWidget) -> bool:
    # These say by their size policy that they shorten their words; they show the whole in a tool tip.
    is_elided = one.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored
    # The button at the end of a line shows a picture only.
    return is_elided or one.objectName() == "title" or isinstance(one.parentWidget(), QLineEdit)


# Covered


def _covered(seen: list[QWidget]) -> list[str]:
    found = []
    leaves = [one for one in seen if isinstance(one, QLabel | QAbstractButton | QLineEdit | QPlainTextEdit | QComboBox)]
    shown = [(one, _shown(one)) for one in leaves]
    for (first, one), (second, other) in combinations(shown, 2):
        both = one.intersected(other)
        if both.width() > 2 and both.height() > 2 and not (first.isAncestorOf(second) or second.isAncestorOf(first)):
            found.append(f"covered: {_words(first)!r} and {_words(second)!r} share {both.width()}x{both.height()}")
    for one in leaves:
        outside = _outside(one)
        if outside:
            found.append(f"outside: {type(one).__name__} {one.objectName()} {_words(one)!r} by {outside}")
    return found


def _shown(one: QWidget) -> QRect:
    """What is seen of a widget, in points of the window: what scrolls is cut at the edge of its place."""
    room, parent = QRect(one.mapTo(one.window(), QPoint(0, 0)), one.size()), one.parentWidget()
    while parent is not None and not parent.isWindow():
        room = room.intersected(QRect(parent.mapTo(one.window(), QPoint(0, 0)), parent.size()))
        parent = parent.parentWidget()
    return room


def _outside(one: QWidget) -> int:
    """By how much a widget sticks out of one of those it lies in; what scrolls may."""
    parent = one.parentWidget()
    while parent is not None and not parent.isWindow():
        above = parent.parentWidget()
        if isinstance(above, QAbstractScrollArea) or isinstance(parent, QAbstractScrollArea | QAbstractSpinBox):
            return 0
        place = QRect(one.mapTo(parent, QPoint(0, 0)), one.size())
        room = parent.rect()
        over = max(room.left() - place.left(), place.right() - room.right(), place.bottom() - room.bottom())
        if over > 1:
            return over
        parent = above
    return 0


# In the other language


def _foreign(seen: list[QWidget], language: str) -> list[str]:
    found = []
    for one in seen:
        for text in _said(one):
            rest = _without_content(text)
            if language == "uk":
                rest = LATIN_EVERYWHERE.sub(" ", rest)
                is_foreign = bool(LATIN.search(rest))
            else:
                is_foreign = bool(CYRILLIC.search(CYRILLIC_EVERYWHERE.sub(" ", rest)))
            if is_foreign:
                found.append(f"foreign: {type(one).__name__} {one.objectName()} {text[:80]!r}")
    return found


def _said(one: QWidget) -> list[str]:
    if isinstance(one, QLabel) and (one.property("role") == "words" or _is_on_card(one)):
        return []  # words of a passphrase and of a recovery card
    if "table" in (one.objectName(), _name_above(one)) or one.objectName() == "sheet":
        return []  # answers in a file, as readers' programs name them
    said = [_words(one), one.toolTip(), one.accessibleName()]
    if isinstance(one, QLineEdit | QPlainTextEdit):
        said = [one.placeholderText(), one.accessibleName(), one.toolTip()]
    if isinstance(one, QComboBox):
        said = [one.itemText(row) for row in range(one.count())] + [one.accessibleName()]
    if isinstance(one, QAbstractItemView) and one.model() is not None:
        model = one.model()
        said += [
            str(model.index(row, column, QModelIndex()).data() or "")
            for row in range(model.rowCount())
            for column in range(model.columnCount() if isinstance(one, QTableView) else 1)
        ]
    return [text for text in said if text]


def _is_on_card(one: QLabel) -> bool:
    parent = one.parentWidget()
    return parent is not None and parent.objectName() == "card_words"


def _name_above(one: QWidget) -> str:
    parent = one.parentWidget()
    return parent.objectName() if parent is not None else ""


def _words(one: QWidget) -> str:
    text = getattr(one, "text", None)
    if isinstance(one, QLineEdit | QPlainTextEdit) or not callable(text):
        return ""
    return str(text())


#: Words of the account of which cards were made.
_QUOTED = ("Згадана особа 1", "Чоловік із сином", "Другий влучив у хату сусідів")
#: Titles of forms, in both languages at once.
_TITLES = ("Запитання всіх видів / One question of every kind", "Первинна розповідь / First account")


def _contents() -> tuple[str, ...]:
    found = [
        AREA,
        cases.MISSION,
        cases.AREA,
        *(words for _, words in LINES),
        HEARD_LAST,
        MISSION,
        NOTE_IN_ACCOUNT,
        REVIEW,
        *_QUOTED,
        *_TITLES,
        *(words for _, words in MARKERS),
    ]
    for answer in (*ANSWERS.values(), *SHELLING.values()):
        if isinstance(answer, When):
            found.append(answer.said)
        elif isinstance(answer, Where):
            found += [answer.said, answer.landmark]
        elif isinstance(answer, str):
            found.append(answer)
    return tuple(sorted({text for text in found if CYRILLIC.search(text)}, key=len, reverse=True))


_CONTENTS = _contents()
_PLACE = re.compile(r"[А-ЯІЇЄҐ][\w’' -]+, [\w’' -]+ район, [\w’' -]+ область")


def _without_content(text: str) -> str:
    """What is left when the words of the interview itself are taken out."""
    text = _PLACE.sub(" ", text)
    for content in _CONTENTS:
        text = text.replace(content, " ")
    return text
