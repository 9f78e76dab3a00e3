"""What the statement's typeface can print; a sign it lacks is named, so that none is lost and the page can be made."""

import struct
import unicodedata
from functools import lru_cache
from pathlib import Path

# A page of PDF/A must not hold a sign without a glyph. Invisible signs (direction marks, joiners) could make a line
# read differently from what is stored, and are left out.
_INVISIBLE = {"Cc", "Cf", "Cs"}
# Rare blanks and dashes lose nothing by becoming common ones.
_INSTEAD = {"Zs": " ", "Pd": "-"}


def printable(text: str, font: Path) -> str:
    """The text as it can be printed: composed, without invisible signs, unknown signs as ``[U+1F600]``."""
    known = covered(font)
    return "".join(_shown(sign, known) for sign in unicodedata.normalize("NFC", text))


def _shown(sign: str, known: frozenset[int]) -> str:
    if sign in "\n\t":
        return "\n" if sign == "\n" else " "
    if unicodedata.category(sign) in _INVISIBLE:
        return ""
    if ord(sign) in known:
        return sign
    return _INSTEAD.get(unicodedata.category(sign)) or f"[U+{ord(sign):04X}]"


@lru_cache(maxsize=4)
def covered(font: Path) -> frozenset[int]:
    """Code points of a TrueType font, from its table ``cmap`` (segments, format 4)."""
    data = font.read_bytes()
    tables = struct.unpack_from(">H", data, 4)[0]
    for at in range(12, 12 + 16 * tables, 16):
        tag, _, start, _ = struct.unpack_from(">4sIII", data, at)
        if tag == b"cmap":
            return _segments(data, start)
    return frozenset()


def _segments(data: bytes, cmap: int) -> frozenset[int]:
    count = struct.unpack_from(">H", data, cmap + 2)[0]
    for record in range(cmap + 4, cmap + 4 + 8 * count, 8):
        at = cmap + struct.unpack_from(">I", data, record + 4)[0]
        if struct.unpack_from(">H", data, at)[0] == 4:
            break
    else:
        return frozenset()
    segments = struct.unpack_from(">H", data, at + 6)[0] // 2
    ends = struct.unpack_from(f">{segments}H", data, at + 14)
    starts = struct.unpack_from(f">{segments}H", data, at + 16 + 2 * segments)
    found: set[int] = set()
    for first, last in zip(starts, ends, strict=True):
        if last != 0xFFFF:
            found.update(range(first, last + 1))
    return frozenset(found)
