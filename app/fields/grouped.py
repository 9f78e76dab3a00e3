"""Numbers as people write and read them. Knows no Qt."""

import re

#: Holds the digits of one number together in one line.
BLANK = "\u00a0"
_BLANKS = re.compile(r"[\s\u00a0\u202f]")
_NUMBER = re.compile(r"(-?)(\d+)([.,]\d*)?")


def plain_number(text: str) -> str:
    """Give a number as it is stored: no blanks, a point; empty while it is none."""
    plain = _BLANKS.sub("", text).replace(",", ".").rstrip(".")
    return "" if plain == "-" else plain


def grouped(value: str) -> str:
    """Give a stored number with its thousands set apart; what is no number stays as it is."""
    found = _NUMBER.fullmatch(value)
    if not found:
        return value
    return f"{found.group(1)}{int(found.group(2)):,}".replace(",", BLANK) + (found.group(3) or "")
