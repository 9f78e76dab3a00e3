"""Changes to bytes and to JSON, most of them small: what is far from right is refused at the door."""

import copy
import json
from collections.abc import Callable, Sequence
from random import Random
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

_NUMBERS = (0, 1, 2, 7, 15, 16, 63, 64, 255, 256, 65_535, 65_536, 2**31 - 1, 2**31, 2**32 - 1, 2**53 - 1, 2**53, 2**64)
_TEXTS = (
    "", "a", "0" * 32, "0" * 64, "f" * 64, "F" * 64, "0" * 63, "é", "\u202e", "\0", "\ud800", "true", "-1", "1e3",
    "2026-11-22T08:30:00.123Z", "9999-99-99T99:99:99.999Z", "../../etc/passwd", "A" * 1_000, "=" * 1_624, "A" * 1_624,
)  # fmt: skip
_VALUES: tuple[Json, ...] = (None, True, False, -1, 1.5, *_NUMBERS, *_TEXTS, [], {}, [[]], [None], {"": None})


def bytes_changed(data: bytes, chance: Random, others: Sequence[bytes] = ()) -> bytes:
    """One to four changes: bits, bytes, lengths, pieces taken out, doubled, moved or cut off."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        at = chance.randrange(len(changed) + 1)
        length = chance.choice((1, 1, 2, 4, 8, 32, chance.randrange(len(changed) + 1)))
        kind = chance.randrange(9)
        if kind == 0 and at < len(changed):
            changed[at] ^= 1 << chance.randrange(8)
        elif kind == 1 and at < len(changed):
            changed[at] = chance.choice((0, 1, 0x7F, 0x80, 0xFF, 0x22, 0x5C, 0x7B, chance.randrange(256)))
        elif kind == 2:
            size = chance.choice((1, 2, 4))
            number = chance.choice(_NUMBERS) % (1 << 8 * size)
            changed[at : at + size] = number.to_bytes(size, "big")
        elif kind == 3:
            del changed[at : at + length]
        elif kind == 4:
            changed[at:at] = changed[at : at + length]
        elif kind == 5:
            changed[at:at] = chance.randbytes(min(length, 64))
        elif kind == 6:
            del changed[at:]
        elif kind == 7 and others:
            other = chance.choice(others)
            begin = chance.randrange(len(other) + 1)
            changed[at : at + length] = other[begin : begin + length]
        else:
            begin = chance.randrange(len(changed) + 1)
            changed[at : at + length] = changed[begin : begin + length]
    return bytes(changed)


def json_changed(value: Json, chance: Random) -> Json:
    """One to three members somewhere inside replaced, removed, doubled, renamed or buried."""
    changed = copy.deepcopy(value)
    for _ in range(chance.choice((1, 1, 2, 3))):
        holder, key = _somewhere(changed, chance)
        if isinstance(holder, dict) and isinstance(key, str):
            _member_changed(holder, key, chance)
        elif isinstance(holder, list) and isinstance(key, int):
            _item_changed(holder, key, chance)
        else:
            changed = chance.choice(_VALUES)
    return changed


def _somewhere(value: Json, chance: Random) -> "tuple[Json, str | int | None]":
    places: list[tuple[Json, str | int | None]] = [(None, None)]
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            places += [(one, key) for key in one]
            waiting += one.values()
        elif isinstance(one, list):
            places += [(one, at) for at in range(len(one))]
            waiting += one
    # The whole value only rarely.
    return chance.choice(places[1:]) if len(places) > 1 and chance.random() < 0.99 else places[0]


def _replaced(value: Json, chance: Random) -> Json:
    kind = chance.randrange(6)
    if kind == 0 and isinstance(value, str) and value:
        at = chance.randrange(len(value))
        return value[:at] + chance.choice(("", "0", "f", "Ж", "\0", value[at] * 2, value)) + value[at + 1 :]
    if kind == 1 and isinstance(value, int):
        return value + chance.choice((-1, 1, 2**31, -(2**31)))
    if kind == 2:
        return [value] * chance.choice((1, 2, 70))
    if kind == 3:
        buried: Json = value
        for _ in range(chance.choice((1, 5, 20))):
            buried = {"a": buried} if chance.random() < 0.5 else [buried]
        return buried
    return copy.deepcopy(chance.choice(_VALUES))


def _member_changed(holder: "dict[str, Json]", key: str, chance: Random) -> None:
    kind = chance.randrange(6)
    if kind == 0:
        del holder[key]
    elif kind == 1:
        holder[chance.choice(("", "x", key + "x", key.upper(), "Ж", "sum"))] = holder[key]
    elif kind == 2:
        holder[key], other = holder[chance.choice(list(holder))], holder[key]
        holder.setdefault("other", other) if chance.random() < 0.1 else None
    else:
        holder[key] = _replaced(holder[key], chance)


def _item_changed(holder: "list[Json]", at: int, chance: Random) -> None:
    kind = chance.randrange(5)
    if kind == 0:
        del holder[at]
    elif kind == 1:
        holder.insert(at, copy.deepcopy(holder[at]))
    elif kind == 2:
        chance.shuffle(holder)
    else:
        holder[at] = _replaced(holder[at], chance)


def written(value: Json, canonical: Callable[[Json], bytes], chance: Random) -> bytes:
    """The value as canonical JSON; where it has none, and now and then otherwise, as JSON of another writing."""
    if chance.random() < 0.95:
        try:
            return canonical(value)
        except Exception:  # whatever cannot be said canonically is said otherwise
            pass
    text = json.dumps(value, ensure_ascii=chance.random() < 0.5, indent=chance.choice((None, 1)))
    return text.encode("utf-8", "surrogatepass")
