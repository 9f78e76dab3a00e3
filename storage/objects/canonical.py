"""Canonical JSON (RFC 8785) out, and a strict parser in: what is signed has exactly one reading."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NoReturn, TypeAlias

import pydantic

from storage.objects.errors import Malformed

JsonValue: TypeAlias = "bool | int | str | Sequence[JsonValue] | Mapping[str, JsonValue] | None"
JsonObject: TypeAlias = Mapping[str, JsonValue]

# Of texts and whole numbers it makes what RFC 8785 asks for, in C; the names are put in order before.
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))

LARGEST: Final = 1 << 20
DEEPEST: Final = 16
LARGEST_INTEGER: Final = (1 << 53) - 1

# Strings are skipped whole, so that brackets inside testimony do not count as depth. One without an end reaches to
# the end of the text: looking for its end again from every quote inside it would take hours.
_STRUCTURE = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)


def encode(value: JsonObject) -> bytes:
    """The canonical bytes of an object.

    Raises:
        Malformed: It holds a float, too large an integer, a lone surrogate, or is too deep.
    """
    return _ENCODER.encode(_plain(value, 0)).encode()


def _plain(value: object, depth: int) -> object:
    if depth > DEEPEST:
        raise Malformed("json-too-deep")
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            raise Malformed("json-number")
        return int(value)
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            raise Malformed("json-key")
        # Ordered as they are written: a word of an enumeration may sort as another one than it writes.
        named = {_text(key): _plain(item, depth + 1) for key, item in value.items()}
        return {name: named[name] for name in _in_order(named)}
    if isinstance(value, list | tuple):
        return [_plain(item, depth + 1) for item in value]
    raise Malformed("json-number" if isinstance(value, float) else "json-type")


def _in_order(names: Iterable[str]) -> list[str]:
    """As RFC 8785 wants them: by their UTF-16 code units, which in ASCII is the order of Python."""
    ordered = sorted(names)
    return ordered if all(map(str.isascii, ordered)) else sorted(ordered, key=lambda name: name.encode("utf-16-be"))


def _text(value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise Malformed("json-not-text") from None
    return str(value)


def parse(data: bytes, *, limit: int = LARGEST) -> dict[str, pydantic.JsonValue]:
    """Read one object, strictly.

    Raises:
        Malformed: Too large, too deep, not UTF-8, duplicate keys, floats, large integers, or no object.
    """
    if len(data) > limit:
        raise Malformed("json-too-large")
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise Malformed("json-not-text") from None
    _check_depth(text)
    try:
        value = json.loads(
            text,
            object_pairs_hook=_without_duplicates,
            parse_float=_no_number,
            parse_constant=_no_number,
            parse_int=_integer,
        )
    except (json.JSONDecodeError, RecursionError):
        raise Malformed("json-syntax") from None
    if not isinstance(value, dict):
        raise Malformed("json-no-object")
    return value


def _check_depth(text: str) -> None:
    if text.count("{") + text.count("[") <= DEEPEST:
        return
    depth = 0
    for match in _STRUCTURE.finditer(text):
        mark = match.group()[0]
        if mark in "[{":
            depth += 1
            if depth > DEEPEST + 1:
                raise Malformed("json-too-deep")
        elif mark in "]}":
            depth -= 1


def _without_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise Malformed("json-duplicate-key")
    return result


def _no_number(text: str) -> NoReturn:
    raise Malformed("json-number")


def _integer(text: str) -> int:
    # The length first: int() of a million digits would hang us.
    if len(text) > 17 or abs(int(text)) > LARGEST_INTEGER:
        raise Malformed("json-number")
    return int(text)
