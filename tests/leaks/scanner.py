"""Looks for planted words in files and in the memory of a process, in every encoding a program might leave them in."""

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

CHUNK = 8 << 20


@dataclass(frozen=True, slots=True)
class Find:
    where: str
    planted: str


def forms_of(planted: str) -> tuple[bytes, ...]:
    """The byte forms of a planted text: UTF-8, both UTF-16, JSON escapes, hex, base64 at its three alignments."""
    plain = [planted.encode(), planted.encode("utf-16-le"), planted.encode("utf-16-be")]
    escaped = planted.encode("ascii", "backslashreplace")
    found = [*plain, escaped, planted.encode().hex().encode()]
    for raw in plain:
        for shift in range(3):
            # The characters at both ends also depend on what stands beside the text, so they are left out.
            encoded = base64.b64encode(b"\0" * shift + raw)
            found.append(encoded[(4, 4, 4)[shift] if shift else 0 : (len(raw) + shift) // 3 * 4])
            found.append(base64.urlsafe_b64encode(b"\0" * shift + raw)[4 if shift else 0 : (len(raw) + shift) // 3 * 4])
    return tuple(dict.fromkeys(f for f in found if len(f) >= 8))


class Scanner:
    """Holds the planted texts and keys; `files` and `memory` yield what they find."""

    def __init__(self, planted: Iterable[str], keys: Iterable[bytes] = ()) -> None:
        self._needles = [(text, form) for text in planted for form in forms_of(text)]
        for key in keys:
            name = "key"
            self._needles += [(name, key), (name, key.hex().encode()), (name, base64.b64encode(key)[:-2])]
        self._longest = max(len(form) for _, form in self._needles)

    def files(self, roots: Iterable[Path]) -> Iterator[Find]:
        for root in roots:
            for path in sorted(p for p in root.rglob("*") if p.is_file() and not p.is_symlink()):
                for planted in self._in_bytes(_chunks(path, self._longest)):
                    yield Find(str(path), planted)
                for text, form in self._needles:
                    if form in path.name.encode():
                        yield Find(f"name of {path}", text)

    def memory(self, pid: int) -> Iterator[Find]:
        """The writable memory of a running process (Linux)."""
        with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as mem:
            for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
                span, mode, *_ = line.split()
                if not mode.startswith("rw"):
                    continue
                start, end = (int(x, 16) for x in span.split("-"))
                for planted in self._in_bytes(_span(mem, start, end, self._longest)):
                    yield Find(f"memory {span}", planted)

    def _in_bytes(self, chunks: Iterator[bytes]) -> set[str]:
        return {text for chunk in chunks for text, form in self._needles if form in chunk}


def _chunks(path: Path, overlap: int) -> Iterator[bytes]:
    tail = b""
    with path.open("rb") as file:
        while block := file.read(CHUNK):
            yield tail + block
            tail = block[-overlap:]


def _span(mem, start: int, end: int, overlap: int) -> Iterator[bytes]:  # type: ignore[no-untyped-def]
    tail = b""
    for at in range(start, end, CHUNK):
        try:
            mem.seek(at)
            block = mem.read(min(CHUNK, end - at))
        except (OSError, ValueError, OverflowError):
            return
        yield tail + block
        tail = block[-overlap:]
