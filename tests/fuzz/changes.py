"""Changes to bytes and to JSON, most of them small: what is far from right is refused at the door."""

import copy
import json
from collections.abc import Sequence
from random import Random
from typing import Final, TypeAlias

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


class JsonSeed:
    """An example whose places are known, so that a change costs little more than reading it."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._places = _places(json.loads(data))

    def changed(self, chance: Random) -> Json:
        """One to three members somewhere inside replaced, removed, doubled, renamed or buried."""
        changed: Json = json.loads(self.data)
        for _ in range(chance.choice((1, 1, 2, 3))):
            # The whole value only rarely.
            if not self._places or chance.random() < 0.01:
                changed = copy.deepcopy(chance.choice(_VALUES))
                continue
            holder, key = _found(changed, chance.choice(self._places))
            if isinstance(holder, dict) and isinstance(key, str):
                _member_changed(holder, key, chance)
            elif isinstance(holder, list) and isinstance(key, int):
                _item_changed(holder, key, chance)
        return changed


Place: TypeAlias = "tuple[str | int, ...]"


def _places(value: Json) -> list[Place]:
    places: list[Place] = []
    waiting: list[tuple[Json, Place]] = [(value, ())]
    while waiting:
        one, at = waiting.pop()
        inside = one.items() if isinstance(one, dict) else enumerate(one) if isinstance(one, list) else ()
        for key, item in inside:
            places.append((*at, key))
            waiting.append((item, places[-1]))
    return places


def _found(value: Json, place: Place) -> "tuple[Json, str | int | None]":
    """What holds that place, or the part of the way to it that an earlier change has left."""
    holder: Json = None
    found: str | int | None = None
    for key in place:
        if isinstance(value, dict):
            if key not in value:
                break
            holder, found, value = value, key, value[key]  # type: ignore[index]
        elif isinstance(value, list):
            if not isinstance(key, int) or key >= len(value):
                break
            holder, found, value = value, key, value[key]
        else:
            break
    return holder, found


def _replaced(value: Json, chance: Random) -> Json:
    kind = chance.randrange(6)
    if kind == 0 and isinstance(value, str) and value:
        at = chance.randrange(len(value))
        return value[:at] + chance.choice(("", "0", "f", "Ж", "\0", value[at] * 2, value)) + value[at + 1 :]
    if kind == 1 and isinstance(value, int):
        return value + chance.choice((-1, 1, 2**31, -(2**31)))
    if kind == 2:
        # Not what holds others: three such changes in one another would make an input of a gigabyte.
        return [value] * chance.choice((1, 2, 2 if isinstance(value, dict | list) else 70))
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


_CANONICAL: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def canonical(value: Json) -> bytes:
    """Canonical JSON of what has one, but for members whose names lie beyond the basic plane; and fast."""
    return _CANONICAL.encode(value).encode()


def written(value: Json, chance: Random) -> bytes:
    """The value as canonical JSON; where it has none, and now and then otherwise, as JSON of another writing."""
    if chance.random() < 0.95:
        try:
            return canonical(value)
        except UnicodeEncodeError:  # said otherwise
            pass
    text = json.dumps(value, ensure_ascii=chance.random() < 0.5, indent=chance.choice((None, 1)))
    return text.encode("utf-8", "surrogatepass")
