"""Taking in many files, one after the other: looked at elsewhere, sealed as they are read. Knows no Qt."""

import re
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Protocol

from app.jobs import Jobs, Lane
from app.looking import Looker
from app.screens.attachments.kinds import AttachmentKind, kind_of, part_of
from app.screens.attachments.pictures import (
    IN_BOXES,
    Details,
    details_of,
    details_text,
    digest_of,
    look_into,
)
from app.screens.attachments.presenter import Item, item_of
from app.screens.draft.rules_in_hand import forbids
from storage.interviews import attachments
from storage.interviews.errors import ImportRefused
from storage.interviews.mime import HEAD_BYTES, sniffed
from storage.platform.clock import Clock
from storage.vault import Vault

MOST_FILES: Final = 5_000
DEEPEST: Final = 12
LONG: Final = 48 * 1024 * 1024
"""What is larger than this takes seconds."""
#: What the first bytes must show for such an ending; other endings promise nothing.
_PROMISED: Final = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".bmp": "image/bmp",
    ".pdf": "application/pdf",
    ".heic": "image/heic",
    ".heif": "image/heic",
}
#: How messengers name what they send on.
_MESSENGER: Final = re.compile(
    r"(?:IMG|VID|AUD|PTT|STK|DOC)-\d{8}-WA\d+"
    r"|(?:photo|video|audio|file)_\d{4}-\d{2}-\d{2}_\d{2}-\d{2}-\d{2}"
    r"|signal-\d{4}-\d{2}-\d{2}"
    r"|viber_image|IMG-[0-9a-f]{32}-V"
    r"|(?:FB_IMG|received)_\d+"
    r"|WhatsApp (?:Image|Video|Audio)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file; `refused` is the code of the reason, `doubled` that this interview has it already."""

    name: str
    item: Item | None = None
    refused: str = ""
    doubled: bool = False
    disguised: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of all of them."""

    kind: AttachmentKind
    outcomes: tuple[Outcome, ...] = ()
    cancelled: bool = False
    too_many: bool = False

    @property
    def taken(self) -> tuple[Item, ...]:
        """What was taken in."""
        return tuple(one.item for one in self.outcomes if one.item is not None)


class Listener(Protocol):
    """Who hears how far it is, in the thread of the windows."""

    def import_moved(self, done: int, total: int, taken: Item | None) -> None:
        """One more file is done; what was taken in of it."""

    def import_streamed(self, done: int, total: int, percent: int) -> None:
        """So much of a large file is taken in."""

    def import_ended(self, summary: Summary) -> None:
        """All are done, or it was cancelled."""

    def import_failed(self, error: Exception) -> None:
        """The vault refuses: nothing more is tried."""


@dataclass
class _Batch:
    kind: AttachmentKind
    exhibit: str
    waiting: deque[Path]
    clocks: dict[str, int] = field(default_factory=dict)
    total: int = 0
    too_many: bool = False
    outcomes: list[Outcome] = field(default_factory=list)


class Importing:
    """One batch at a time. Each file is a job of its own, so that what a person types is saved between two."""

    def __init__(self, vault: Vault, jobs: Jobs, clock: Clock, interview_id: str, listener: Listener) -> None:
        self._vault, self._jobs, self._clock = vault, jobs, clock
        self._interview_id, self._listener = interview_id, listener
        self._stop = threading.Event()
        self._looker = Looker()
        self._batch: _Batch | None = None
        self._is_gone = False
        self._lane = Lane.VAULT

    @property
    def is_running(self) -> bool:
        """Whether files are being taken in."""
        return self._batch is not None

    def begin(self, kind: AttachmentKind, paths: Sequence[Path], exhibit: str = "") -> None:
        """Take in files and everything in folders; the files themselves stay where they are."""
        if self._batch is not None:
            return
        batch = self._batch = _Batch(kind, exhibit, deque())
        self._stop.clear()
        self._jobs.run(
            Lane.VAULT,
            lambda: (files_in(paths, self._stop.is_set), clocks_of(self._vault, self._interview_id)),
            done=lambda found: self._found(batch, *found),
            failed=self._failed,
        )

    def cancel(self) -> None:
        """Stop; what was taken in stays, the file in hand is given up."""
        self._stop.set()

    def gone(self) -> None:
        """Nobody looks any more."""
        self._is_gone = True
        self.cancel()
        # In the lane, after the file in hand: the program may end before anybody hears what came of it.
        self._jobs.run(self._lane, self._looker.close, done=_nothing, failed=self._failed)

    def _found(self, batch: _Batch, found: tuple[Path, ...], clocks: dict[str, int]) -> None:
        batch.clocks = clocks
        batch.too_many = len(found) > MOST_FILES
        batch.waiting.extend(found[:MOST_FILES])
        batch.total = len(batch.waiting)
        if not self._is_gone:
            self._listener.import_moved(0, batch.total, None)
        self._next(batch)

    def _next(self, batch: _Batch) -> None:
        if self._stop.is_set() or not batch.waiting:
            self._ended(batch)
            return
        path = batch.waiting.popleft()
        # What takes longer than a blink goes beside the vault's lane, so that what is typed is saved meanwhile.
        self._lane = Lane.KEEPING if size_of(path) > LONG else Lane.VAULT
        self._jobs.run(
            self._lane,
            lambda: self._take(batch, path),
            done=lambda outcome: self._taken(batch, outcome),
            failed=self._failed,
        )

    def _taken(self, batch: _Batch, outcome: Outcome) -> None:
        if outcome.refused != "import-cancelled":
            item = outcome.item
            # Of what is counted at the end nobody looks at the picture any more.
            batch.outcomes.append(replace(outcome, item=None if item is None else replace(item, small=b"")))
        if not self._is_gone:
            self._listener.import_moved(len(batch.outcomes), batch.total, outcome.item)
        self._next(batch)

    def _streamed(self, batch: _Batch, percent: int) -> None:
        done, total = len(batch.outcomes), batch.total
        self._jobs.post(lambda: None if self._is_gone else self._listener.import_streamed(done, total, percent))

    def _ended(self, batch: _Batch) -> None:
        self._batch = None
        if not self._is_gone:
            self._looker.close()
            summary = Summary(batch.kind, tuple(batch.outcomes), self._stop.is_set(), batch.too_many)
            self._listener.import_ended(summary)

    def _failed(self, error: Exception) -> None:
        self._batch = None
        if not self._is_gone:
            self._looker.close()
            self._listener.import_failed(error)

    # In the vault's lane

    def _take(self, batch: _Batch, path: Path) -> Outcome:
        if self._stop.is_set():
            return Outcome(path.name, refused="import-cancelled")
        if forbids(path.name):
            return Outcome(path.name, refused="import-intimate")
        try:
            return self._take_in(batch, path)
        except ImportRefused as error:
            return Outcome(path.name, refused=error.code)

    def _take_in(self, batch: _Batch, path: Path) -> Outcome:
        kind = batch.kind
        told = _Percents(lambda percent: self._streamed(batch, percent), self._stop.is_set)
        details, small, digest, mime = looked_at(path, kind, self._looker, told.looked)
        clock = batch.clocks.get(details.device) if details.device else None
        with self._vault.read() as tx:
            twins = attachments.twins(tx, digest)
        if self._interview_id in twins:
            return Outcome(path.name, doubled=True)
        details = replace(
            details,
            exhibit=batch.exhibit,
            messenger=int(is_sent_on(path.name)),
            graphic=int(kind is AttachmentKind.INJURY),
            twin=int(bool(twins)),
            clock=clock or 0,
            clock_known=int(clock is not None),
        )
        one = attachments.import_file(
            self._vault,
            self._interview_id,
            part_of(kind),
            kind_of(kind),
            path,
            self._clock.now(),
            title=path.name,
            details=details_text(details),
            thumbnail=small,
            expected=digest,
            progress=told.sealed,
            cancelled=self._stop.is_set,
            largest=attachments.LARGEST_STREAMED,
        )
        return Outcome(path.name, item_of(one, small), disguised=is_disguised(path.name, mime))


class _Percents:
    """Tells how much of a large file is read, the first time to look at it and the second time to seal it."""

    def __init__(self, tell: Callable[[int], None], stopped: Callable[[], bool]) -> None:
        self._tell, self._stopped = tell, stopped
        self._told = 0

    def looked(self, done: int, size: int) -> None:
        """So much is read the first time."""
        if self._stopped():
            raise ImportRefused("import-cancelled")
        self._say(done * 40 // max(size, 1), size)

    def sealed(self, done: int, size: int) -> None:
        """So much is sealed."""
        self._say(40 + done * 60 // max(size, 1), size)

    def _say(self, percent: int, size: int) -> None:
        if size > LONG and percent != self._told:
            self._told = percent
            self._tell(percent)


def _is_copy(kind: AttachmentKind) -> bool:
    return kind_of(kind) is attachments.AttachmentKind.DOCUMENT


def size_of(path: Path) -> int:
    """How large a file is; 0 where it cannot be told."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0


def looked_at(
    path: Path, kind: AttachmentKind, looker: Looker, passed: Callable[[int, int], None]
) -> tuple[Details, bytes, str, str]:
    """Give what a file says of itself, a small picture, its digest and what its first bytes show.

    Raises:
        ImportRefused: It cannot be read, holds nothing or is too large; or `passed` does not want more.
    """
    try:
        # First: opening a pipe would wait for ever.
        if not path.is_file():
            raise ImportRefused("file-unreadable")
        with path.open("rb") as file:
            size = path.stat().st_size
            if size > attachments.LARGEST_STREAMED:
                raise ImportRefused("file-too-large")
            if size == 0:
                raise ImportRefused("file-empty")
            mime = sniffed(file.read(HEAD_BYTES))
            digest = digest_of(file, lambda done: passed(done, size))
            if mime.startswith("image/") or mime in IN_BOXES:
                details, small = look_into(file, kind, looker)
            else:
                # Nothing is decoded of what is no picture and no film.
                details, small = Details(kind.value, problem="unreadable"), b""
            if details.problem and not mime.startswith("image/") and _is_copy(kind):
                # Whoever takes in documents expects no pictures.
                details = replace(details, problem="")
            return details, small, digest, mime
    except OSError:
        raise ImportRefused("file-unreadable") from None


def files_in(paths: Sequence[Path], stopped: Callable[[], bool]) -> tuple[Path, ...]:
    """The files that were named, and those in the folders that were named; links are not followed."""
    found: list[Path] = []
    for path in paths:
        for one in _walk(path, DEEPEST):
            found.append(one)
            if stopped() or len(found) > MOST_FILES:
                return tuple(found)
    return tuple(found)


def _walk(path: Path, depth: int) -> Iterator[Path]:
    try:
        if not path.is_dir() or path.is_symlink():
            yield path
            return
        inside = sorted(path.iterdir())
    except OSError:
        # It is named among the refused instead.
        yield path
        return
    for one in inside:
        # What phones and systems keep for themselves.
        if one.name.startswith(".") or one.is_symlink():
            continue
        if one.is_dir():
            if depth:
                yield from _walk(one, depth - 1)
        else:
            yield one


def is_sent_on(name: str) -> bool:
    """Whether a file is named as messengers name what they send on."""
    return _MESSENGER.match(name) is not None


def is_disguised(name: str, mime: str) -> bool:
    """Whether its first bytes show another kind of file than its name promises."""
    promised = _PROMISED.get(Path(name).suffix.lower(), "")
    return bool(promised) and promised != mime


def clocks_of(vault: Vault, interview_id: str) -> dict[str, int]:
    """How many seconds the clock of each camera was ahead, where somebody has said so in this interview."""
    with vault.read() as tx:
        known = [details_of(one.details) for one in attachments.of_interview(tx, interview_id)]
    return {one.device: one.clock for one in known if one.clock_known and one.device}


def _nothing(_result: None) -> None:
    pass
