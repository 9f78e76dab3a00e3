"""Has a film played by the process for that, and keeps the newest picture of it. Knows no Qt."""

import subprocess
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.looking.frames import BadFrame, Head, exactly, read_head, whole, words, write_head
from app.looking.looker import Picture
from app.processes import Role, command

_STEP: Final = 1 << 20
MOST_SIDE: Final = 1_024


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a film stands: `state` is empty while it loads, then `ready`, `ended` or `unplayable`."""

    at: int = 0
    length: int = 0
    state: str = ""
    picture: Picture | None = None
    pictures: int = 0


class Projector:
    """One film. Orders never wait; `moment` is what was heard last."""

    def __init__(self, line: Sequence[str] = ()) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            list(line) or command(Role.LOOKER, "--", "film"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._moment = Moment()
        self._thread: threading.Thread | None = None

    @property
    def moment(self) -> Moment:
        """Where the film stands."""
        return self._moment

    def load(self, data: bytes, ending: str) -> None:
        """Hand the bytes over, and begin to hear; waits until the process has taken them."""
        assert self._process.stdin is not None
        try:
            write_head(self._process.stdin, {"ending": ending}, len(data))
            view = memoryview(data)
            for at in range(0, len(data), _STEP):
                self._process.stdin.write(view[at : at + _STEP])
            self._process.stdin.flush()
        except OSError:
            self._moment = Moment(state="unplayable")
            return
        self._thread = threading.Thread(target=self._hear, name="projector", daemon=True)
        self._thread.start()

    def play(self) -> None:
        """Play from where it stands."""
        self._moment = replace(self._moment, state="ready")
        self._order({"order": "play"})

    def pause(self) -> None:
        """Stop for a while."""
        self._order({"order": "pause"})

    def go(self, at: int) -> None:
        """Go to a millisecond."""
        self._order({"order": "go", "at": at})

    def close(self) -> None:
        """End the process; it forgets the film."""
        self._process.kill()
        self._process.wait()
        if self._thread is not None:
            self._thread.join()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue

    def _order(self, head: Head) -> None:
        assert self._process.stdin is not None
        try:
            write_head(self._process.stdin, head, 0)
            self._process.stdin.flush()
        except (OSError, ValueError):
            self._moment = replace(self._moment, state="unplayable")

    def _hear(self) -> None:
        assert self._process.stdout is not None
        try:
            while True:
                head, length = read_head(self._process.stdout)
                self._moment = _after(self._moment, head, exactly(self._process.stdout, length))
        except (EOFError, BadFrame, OSError, ValueError):
            self._moment = replace(self._moment, state="unplayable")


def _after(now: Moment, head: Head, points: bytes) -> Moment:
    width, height = whole(head, "width"), whole(head, "height")
    picture, count = now.picture, now.pictures
    # The process may have been taken over by what it plays: its word is checked.
    if 0 < width <= MOST_SIDE and 0 < height <= MOST_SIDE and len(points) == width * height * 3:
        picture, count = Picture(width, height, points), count + 1
    return Moment(
        max(0, whole(head, "at", now.at)),
        max(0, whole(head, "length", now.length)) or now.length,
        words(head, "state") or now.state,
        picture,
        count,
    )
