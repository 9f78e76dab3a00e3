"""Asks the process that looks; begins a new one when the old one dies, is stuck or has looked at many files."""

import io
import subprocess
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import IO, BinaryIO, Final, Self

from app.looking.frames import BadFrame, Head, exactly, read_head, whole, words, write_head
from app.processes import Role, command

MOST_LOOKED_AT: Final = 64 * 1024 * 1024
"""A picture of more bytes than this is kept and not decoded."""
MOST_PAGES_BYTES: Final = 128 * 1024 * 1024
SECONDS: Final = 20.0
ANEW_AFTER: Final = 64
_STEP: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Look:
    """What a file says of itself; `problem` as in `Details`, `small` empty where nothing can be shown."""

    camera: str = ""
    serial: str = ""
    taken: str = ""
    latitude: str = ""
    longitude: str = ""
    software: str = ""
    width: int = 0
    height: int = 0
    problem: str = ""
    length: int = 0
    codec: str = ""
    small: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """Bare RGB points, three bytes each, line by line; `pages` is how many the document has."""

    width: int
    height: int
    points: bytes = field(repr=False)
    pages: int = 1


class _Gone(Exception):
    """The process died, was too slow, or said something else."""


class Looker:
    """One process at a time, for pictures or for pages; to be used by one thread, and closed."""

    def __init__(self, kind: str = "pictures", line: Sequence[str] = (), seconds: float = SECONDS) -> None:
        self._line = list(line) or command(Role.LOOKER, "--", kind)
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._asked = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def look(self, file: BinaryIO, size: int) -> Look:
        """Give what a picture says of itself, and a small one; never fails, whatever the file is."""
        if size > MOST_LOOKED_AT:
            return Look(problem="too-large")
        try:
            head, small = self._ask({"ask": "look"}, file, size)
        except _Gone:
            return Look(problem="unreadable")
        return _told(head, small)

    def film(self, moov: bytes) -> Look:
        """Give what a film says of itself, from its box of notes; nothing of its pictures is looked at."""
        if not moov:
            return Look()
        try:
            return _told(self._ask({"ask": "film"}, io.BytesIO(moov), len(moov))[0], b"")
        except _Gone:
            return Look()

    def picture(self, data: bytes, most: int) -> Picture | None:
        """Give the points of a picture, none of its sides longer than `most`; None if it cannot be shown."""
        if len(data) > MOST_LOOKED_AT:
            return None
        return self._picture({"ask": "picture", "most": most}, data)

    def page(self, data: bytes, number: int, width: int) -> Picture | None:
        """Give the points of one page of a PDF, counted from 0; None if it cannot be shown."""
        if len(data) > MOST_PAGES_BYTES:
            return None
        return self._picture({"ask": "page", "page": number, "width": width}, data)

    def derived(self, data: bytes, crop: Sequence[float] | None, boxes: Sequence[Sequence[float]]) -> bytes:
        """Give a new picture with black boxes, cut; empty if it cannot be made."""
        if len(data) > MOST_LOOKED_AT:
            return b""
        return self._made(_derive(crop, boxes), data)

    def derived_page(
        self, data: bytes, number: int, width: int, crop: Sequence[float] | None, boxes: Sequence[Sequence[float]]
    ) -> bytes:
        """Give one page of a PDF as a picture with black boxes, cut; none of its text comes along."""
        if len(data) > MOST_PAGES_BYTES:
            return b""
        return self._made({**_derive(crop, boxes), "page": number, "width": width}, data)

    def close(self) -> None:
        """End the process."""
        process, self._process, self._asked = self._process, None, 0
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                _quietly(stream.close)
        process.wait()

    def _made(self, head: Head, data: bytes) -> bytes:
        try:
            return self._ask(head, io.BytesIO(data), len(data))[1]
        except _Gone:
            return b""

    def _picture(self, head: Head, data: bytes) -> Picture | None:
        try:
            told, points = self._ask(head, io.BytesIO(data), len(data))
        except _Gone:
            return None
        width, height = whole(told, "width"), whole(told, "height")
        # The process may have been taken over by what it looked at: its word is checked.
        if width <= 0 or height <= 0 or len(points) != width * height * 3:
            return None
        return Picture(width, height, points, max(1, whole(told, "pages", 1)))

    def _ask(self, head: Head, file: BinaryIO, size: int) -> tuple[Head, bytes]:
        if self._asked >= ANEW_AFTER:
            self.close()
        process = self._started()
        self._asked += 1
        assert process.stdin is not None and process.stdout is not None
        alarm = threading.Timer(self._seconds, process.kill)
        alarm.daemon = True
        alarm.start()
        try:
            write_head(process.stdin, head, size)
            _pour(file, process.stdin, size)
            answer, length = read_head(process.stdout)
            return answer, exactly(process.stdout, length)
        except (OSError, EOFError, BadFrame):
            self.close()
            raise _Gone from None
        finally:
            alarm.cancel()
            alarm.join()

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                self._line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        return self._process


def _derive(crop: Sequence[float] | None, boxes: Sequence[Sequence[float]]) -> Head:
    return {"ask": "derive", "crop": None if crop is None else list(crop), "boxes": [list(box) for box in boxes]}


def _told(head: Head, small: bytes) -> Look:
    return Look(
        words(head, "camera"),
        words(head, "serial"),
        words(head, "taken"),
        words(head, "latitude"),
        words(head, "longitude"),
        words(head, "software"),
        whole(head, "width"),
        whole(head, "height"),
        words(head, "problem"),
        max(0, whole(head, "length")),
        words(head, "codec")[:16],
        small,
    )


def _pour(source: BinaryIO, target: IO[bytes], size: int) -> None:
    left = size
    while left:
        piece = source.read(min(left, _STEP))
        if not piece:
            raise EOFError
        target.write(piece)
        left -= len(piece)
    target.flush()


def _quietly(step: Callable[[], None]) -> None:
    try:
        step()
    except OSError:
        # What was still to be written to a process that is gone.
        return
