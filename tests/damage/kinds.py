"""Kinds of damage: each changes the files of a vault a little, by chance."""

from collections.abc import Callable
from random import Random
from typing import Final

from tests.damage.vaults import PAGE, Image, Whole

Damage = Callable[[Image, Whole, Random], None]


def _flipped(content: bytes, chance: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 2, 8))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _overwritten(content: bytes, chance: Random) -> bytes:
    """A bad sector: zeros or noise."""
    at = chance.randrange(len(content)) // 512 * 512
    piece = content[at : at + 512]
    return (
        content[:at]
        + (bytes(len(piece)) if chance.random() < 0.5 else chance.randbytes(len(piece)))
        + content[at + len(piece) :]
    )


def _cut(content: bytes, chance: Random) -> bytes:
    return content[: chance.randrange(len(content))]


def _grown(content: bytes, chance: Random) -> bytes:
    return content + chance.choice((b"\0", bytes(PAGE), content[:PAGE], chance.randbytes(100)))


_ANY: Final = (_flipped, _flipped, _flipped, _overwritten, _cut)


def _of(*paths: str, ways: tuple[Callable[[bytes, Random], bytes], ...] = _ANY) -> Damage:
    def damage(image: Image, whole: Whole, chance: Random) -> None:
        path = chance.choice([path for path in paths if path in image])
        content = image[path]
        assert content
        image[path] = chance.choice(ways)(content, chance)

    return damage


def _one_of(folder: str, ways: tuple[Callable[[bytes, Random], bytes], ...] = (*_ANY, _grown)) -> Damage:
    def damage(image: Image, whole: Whole, chance: Random) -> None:
        path = chance.choice(_files(image, folder))
        content = image[path]
        assert content
        image[path] = chance.choice(ways)(content, chance)

    return damage


def _files(image: Image, folder: str) -> list[str]:
    return sorted(path for path, content in image.items() if path.startswith(f"{folder}/") and content)


def _both_headers(image: Image, whole: Whole, chance: Random) -> None:
    for name in ("vault/header.a", "vault/header.b"):
        content = image[name]
        assert content
        image[name] = chance.choice(_ANY)(content, chance)


def _header_gone(image: Image, whole: Whole, chance: Random) -> None:
    del image[chance.choice(("vault/header.a", "vault/header.b"))]


def _headers_gone(image: Image, whole: Whole, chance: Random) -> None:
    for name in ("vault/header.a", "vault/header.b"):
        del image[name]


def _page_back(image: Image, whole: Whole, chance: Random) -> None:
    """Pages that differ are put back as they were before the last answers."""
    content = bytearray(image["vault/data"] or b"")
    pages = [at for at in range(0, len(whole.older), PAGE) if whole.older[at : at + PAGE] != content[at : at + PAGE]]
    for at in chance.sample(pages, min(len(pages), chance.choice((1, 1, 1, 2, 5)))):
        content[at : at + PAGE] = whole.older[at : at + PAGE]
    image["vault/data"] = bytes(content)


def _older_database(image: Image, whole: Whole, chance: Random) -> None:
    """The whole database is put back."""
    image["vault/data"] = whole.older
    if chance.random() < 0.8:
        image["vault/data-wal"] = b""


def _pages_swapped(image: Image, whole: Whole, chance: Random) -> None:
    content = bytearray(image["vault/data"] or b"")
    one, other = (PAGE * chance.randrange(len(content) // PAGE) for _ in range(2))
    first, second = bytes(content[one : one + PAGE]), bytes(content[other : other + PAGE])
    content[other : other + PAGE] = first
    if chance.random() < 0.5:
        content[one : one + PAGE] = second
    image["vault/data"] = bytes(content)


def _database_gone(image: Image, whole: Whole, chance: Random) -> None:
    if chance.random() < 0.5:
        del image["vault/data"]
    else:
        image["vault/data"] = b""


def _log_gone(image: Image, whole: Whole, chance: Random) -> None:
    del image["vault/data-wal"]


def _attachment_gone(image: Image, whole: Whole, chance: Random) -> None:
    del image[chance.choice(_files(image, "vault/att"))]


def _attachments_exchanged(image: Image, whole: Whole, chance: Random) -> None:
    one, other = chance.sample(_files(image, "vault/att"), 2)
    image[one], image[other] = image[other], image[one] if chance.random() < 0.5 else image[other]


def _records_exchanged(image: Image, whole: Whole, chance: Random) -> None:
    path = chance.choice(_files(image, "vault/att"))
    content = image[path] or b""
    size = int.from_bytes(content[10:14], "big") + 20
    records = [content[at : at + size] for at in range(94, len(content), size)]
    if len(records) > 1 and chance.random() < 0.7:
        one, other = chance.sample(range(len(records)), 2)
        records[one], records[other] = records[other], records[one] if chance.random() < 0.7 else records[other]
    else:
        del records[chance.randrange(len(records))]
    image[path] = content[:94] + b"".join(records)


KINDS: Final[dict[str, Damage]] = {
    "one header": _of("vault/header.a", "vault/header.b"),
    "a header gone": _header_gone,
    "both headers": _both_headers,
    "headers gone": _headers_gone,
    "database": _of("vault/data"),
    "database grown": _of("vault/data", ways=(_grown,)),
    "pages put back": _page_back,
    "database put back": _older_database,
    "pages swapped": _pages_swapped,
    "database gone": _database_gone,
    "log": _of("vault/data-wal"),
    "log gone": _log_gone,
    "attachment": _one_of("vault/att"),
    "attachment gone": _attachment_gone,
    "attachments exchanged": _attachments_exchanged,
    "records exchanged": _records_exchanged,
    "generation": _one_of("vault/bak"),
    "copy": _one_of("stick"),
}
# How often each comes: what lies in one piece gets more of the chances to be hit.
WEIGHTS: Final = {
    "database": 8,
    "log": 4,
    "attachment": 4,
    "copy": 4,
    "one header": 3,
    "both headers": 3,
    "generation": 2,
}
ORDER: Final = tuple(name for name in KINDS for _ in range(WEIGHTS.get(name, 1)))
