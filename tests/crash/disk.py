"""A disk that loses its power: what of the recorded writes was on it for certain, and what may be there besides.

Data of a file is there for certain once the file was synced, a name once its folder was. Of the rest any sectors of
512 bytes may be there, each as it was after any of the writes that touched it; names keep their order, as in every
journal of a file system, and a file may have grown without the data that was to be in it.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from tests.crash.recording import Event, What, is_kept

SECTOR: Final = 512
Image = dict[str, bytes | None]
"""Content by path; None for a folder."""


@dataclass(slots=True, eq=False)
class File:
    """One file, whatever its name: `steps` are not synced yet; a step without data is a new length."""

    durable: bytes = b""
    live: bytearray = field(default_factory=bytearray)
    steps: list[tuple[int, bytes | None]] = field(default_factory=list)
    # What is live as one object for as long as it does not change: whoever knows it need not read it again.
    _seen: bytes | None = None

    @property
    def seen(self) -> bytes:
        """What the program sees."""
        if self._seen is None:
            self._seen = bytes(self.live)
        return self._seen

    def write(self, offset: int, data: bytes) -> None:
        if len(self.live) < offset:
            self.live.extend(bytes(offset - len(self.live)))
        self.live[offset : offset + len(data)] = data
        self._seen = None
        self.steps.append((offset, data))

    def resize(self, size: int) -> None:
        del self.live[size:]
        self.live.extend(bytes(size - len(self.live)))
        self._seen = None
        self.steps.append((size, None))

    def sync(self) -> None:
        self.durable = self.seen
        self.steps.clear()

    def survived(self, chance: random.Random) -> bytes:
        """The content after a power cut: each sector in one of the states it went through."""
        if not self.steps:
            return self.durable
        pieces = [list(_sectors(offset, data)) if data is not None else [] for offset, data in self.steps]
        versions: dict[int, int] = {}
        for step in pieces:
            for sector, _, _ in step:
                versions[sector] = versions.get(sector, 0) + 1
        share = chance.choice((0.05, 0.3, 0.5, 0.7, 0.95))
        kept = {
            sector: chance.randint(0, count)
            if count > 1 and chance.random() < 0.5
            else count * (chance.random() < share)
            for sector, count in versions.items()
        }
        content, seen = bytearray(self.durable), dict.fromkeys(versions, 0)
        longest = len(content)
        for (offset, data), step in zip(self.steps, pieces, strict=True):
            if data is None:
                if chance.random() < 0.5:
                    del content[offset:]
                    content.extend(bytes(offset - len(content)))
                longest = max(offset, len(content))
                continue
            longest = max(longest, offset + len(data))
            for sector, start, piece in step:
                seen[sector] += 1
                if seen[sector] <= kept[sector]:
                    if len(content) < start:
                        content.extend(bytes(start - len(content)))
                    content[start : start + len(piece)] = piece
        if chance.random() < 0.3:
            content.extend(bytes(longest - len(content)))
        return bytes(content)


def _sectors(offset: int, data: bytes) -> list[tuple[int, int, bytes]]:
    found = []
    at = offset
    while at < offset + len(data):
        end = min((at // SECTOR + 1) * SECTOR, offset + len(data))
        found.append((at // SECTOR, at, data[at - offset : end - offset]))
        at = end
    return found


@dataclass(slots=True, eq=False)
class Folder:
    """One folder: the names that are on the medium, and those that the program sees."""

    durable: "dict[str, Node]" = field(default_factory=dict)
    live: "dict[str, Node]" = field(default_factory=dict)


Node = File | Folder
# A change of names that happens as one: each a folder, a name in it, and what the name means from then on.
Renaming = tuple[tuple[Folder, str, Node | None], ...]


class Disk:
    """What recorded events made of a folder."""

    def __init__(self, begun: Mapping[str, bytes | None]) -> None:
        self._root = Folder()
        self._names: list[Renaming] = []
        for path in sorted(begun):
            content = begun[path]
            node: Node = Folder() if content is None else File(content, bytearray(content))
            folder, name = self._place(path)
            folder.durable[name] = folder.live[name] = node

    def happen(self, event: Event) -> None:
        """Take one event into account."""
        if event.what is What.SAY:
            return
        if event.what is What.SYNC:
            self._sync(event.path)
            return
        if event.what in (What.WRITE, What.RESIZE):
            file = self._node(event.path)
            assert isinstance(file, File)
            if event.what is What.WRITE:
                file.write(event.offset, event.data)
            else:
                file.resize(event.offset)
            return
        folder, name = self._place(event.path)
        if event.what is What.RENAME:
            target, new = self._place(event.other)
            renaming: Renaming = ((folder, name, None), (target, new, folder.live[name]))
        elif event.what is What.REMOVE:
            renaming = ((folder, name, None),)
        else:
            renaming = ((folder, name, Folder() if event.what is What.MAKE_FOLDER else File()),)
        _rename(renaming, live=True)
        self._names.append(renaming)

    def _sync(self, path: str) -> None:
        node = self._node(path)
        if isinstance(node, File):
            node.sync()
            return
        # Of other folders nothing is certain, except where a name came from one into the other.
        certain = {node}
        for renaming in reversed(self._names):
            if certain & {folder for folder, _, _ in renaming}:
                certain |= {folder for folder, _, _ in renaming}
        for renaming in [one for one in self._names if certain & {folder for folder, _, _ in one}]:
            _rename(renaming, live=False)
            self._names.remove(renaming)

    def _place(self, path: str) -> tuple[Folder, str]:
        *above, name = path.split("/")
        folder = self._root
        for part in above:
            node = folder.live[part]
            assert isinstance(node, Folder)
            folder = node
        return folder, name

    def _node(self, path: str) -> Node:
        if path == ".":
            return self._root
        folder, name = self._place(path)
        return folder.live[name]

    def is_certain(self) -> bool:
        """Whether a power cut now would lose nothing."""
        return not self._names and not any(file.steps for file in _files(self._root))

    def all(self) -> Image:
        """The image of a process that was killed: whatever was written is there."""
        return _image(self._root, {}, lambda file: file.seen, live=True)

    def none(self) -> Image:
        """What was certain, and nothing else."""
        return _image(self._root, {}, lambda file: file.durable)

    def names(self) -> Image:
        """Every name, and of the data only what was certain: what a name stands for that was given too early."""
        return _image(self._root, {}, lambda file: file.durable, live=True)

    def some(self, chance: random.Random) -> Image:
        """One of the many images that a power cut may leave."""
        names = self._names[: chance.randint(0, len(self._names))]
        changed: dict[Folder, dict[str, Node | None]] = {}
        for renaming in names:
            for folder, name, node in renaming:
                changed.setdefault(folder, {})[name] = node
        return _image(self._root, changed, lambda file: file.survived(chance))


def _rename(renaming: Renaming, *, live: bool) -> None:
    for folder, name, node in renaming:
        names = folder.live if live else folder.durable
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node


def _files(folder: Folder) -> list[File]:
    found: list[File] = []
    for node in folder.live.values():
        found += [node] if isinstance(node, File) else _files(node)
    return found


def _image(
    folder: Folder,
    changed: Mapping[Folder, Mapping[str, Node | None]],
    content: Callable[[File], bytes],
    *,
    live: bool = False,
    above: str = "",
) -> Image:
    image: Image = {}
    names: dict[str, Node | None] = {**(folder.live if live else folder.durable), **changed.get(folder, {})}
    for name, node in sorted(names.items()):
        path = f"{above}{name}"
        if isinstance(node, Folder):
            image[path] = None
            image |= _image(node, changed, content, live=live, above=f"{path}/")
        elif node is not None and is_kept(path):
            image[path] = content(node)
    return image
