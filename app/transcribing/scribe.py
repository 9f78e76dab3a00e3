"""Has a recording listened to by the process for that, block by block, and keeps what it understood. Knows no Qt."""

import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import IO, Final

from app.looking.frames import BadFrame, Head, read_head, words, write_head
from app.processes import Role, command
from app.transcribing.pieces import RATE

PATIENCE: Final = 240.0
"""Seconds for one answer: loading a large model, or half a minute of speech on a slow machine."""
TIMES: Final = 20
"""Seconds of computing for each second of sound, at most."""
LEAST_SECONDS: Final = 900
MOST_LINES: Final = 10_000
LONGEST_TEXT: Final = 4_000

__all__ = ["RATE", "Progress", "Scribe", "State"]


class State(StrEnum):
    """Where the work stands."""

    LOADING = "loading"
    WORKING = "working"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Progress:
    """What was heard so far, in milliseconds, and what was understood: where each line begins, and its words."""

    state: State = State.LOADING
    at: int = 0
    length: int = 0
    lines: tuple[tuple[int, str], ...] = ()
    problem: str = ""

    @property
    def is_over(self) -> bool:
        """Whether nothing more comes."""
        return self.state not in (State.LOADING, State.WORKING)


class _Gone(Exception):
    """The process died, was too slow, or said something else."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class Scribe:
    """One recording. It begins at once; `progress` is what is known now; `stop` may be called at any time."""

    def __init__(
        self,
        model: Path,
        blocks: Callable[[], Iterator[bytes]],
        length: int,
        *,
        line: Sequence[str] = (),
        patience: float = PATIENCE,
        close: Callable[[], None] | None = None,
    ) -> None:
        self._model, self._blocks, self._patience, self._close = model, blocks, patience, close
        self._progress = Progress(length=length)
        self._stopped = threading.Event()
        seconds = max(LEAST_SECONDS, length // 1000 * TIMES)
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            list(line) or command(Role.TRANSCRIBER, "--", str(seconds)),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._thread = threading.Thread(target=self._run, name="scribe", daemon=True)
        self._thread.start()

    @property
    def progress(self) -> Progress:
        """What is known now."""
        return self._progress

    def stop(self) -> None:
        """End the process; what it understood until now stays."""
        self._stopped.set()
        self._process.kill()
        self._thread.join()

    def _run(self) -> None:
        try:
            self._listen()
            self._progress = replace(self._progress, state=State.DONE)
        except _Gone as gone:
            is_wish = self._stopped.is_set()
            state = State.STOPPED if is_wish else State.FAILED
            self._progress = replace(self._progress, state=state, problem="" if is_wish else gone.problem)
        finally:
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                assert stream is not None
                _quietly(stream)
            if self._close is not None:
                self._close()

    def _listen(self) -> None:
        self._ask({"model": str(self._model)}, b"", problem="model-not-one")
        self._progress = replace(self._progress, state=State.WORKING)
        heard = 0
        for block in self._blocks():
            if self._stopped.is_set():
                raise _Gone("")
            self._take(self._ask({}, block))
            heard += len(block)
            at = min(heard // 2 * 1000 // RATE, self._progress.length)
            self._progress = replace(self._progress, at=at)
        self._take(self._ask({"end": True}, b""))

    def _take(self, told: Head) -> None:
        found = told.get("lines")
        lines = [_line(one, self._progress.length) for one in found[:MOST_LINES]] if isinstance(found, list) else []
        understood = (*self._progress.lines, *(one for one in lines if one is not None and one[1]))
        self._progress = replace(self._progress, lines=understood[:MOST_LINES])

    def _ask(self, head: Head, sound: bytes, problem: str = "process-died") -> Head:
        assert self._process.stdin is not None and self._process.stdout is not None
        late = threading.Event()
        alarm = threading.Timer(self._patience, self._end_late, (late,))
        alarm.daemon = True
        alarm.start()
        try:
            write_head(self._process.stdin, head, len(sound))
            self._process.stdin.write(sound)
            self._process.stdin.flush()
            told, length = read_head(self._process.stdout)
        except (OSError, EOFError, BadFrame, ValueError):
            raise _Gone("too-slow" if late.is_set() else problem) from None
        finally:
            alarm.cancel()
            alarm.join()
        if length or words(told, "problem"):
            # What it says is taken only from the words that are known.
            said = words(told, "problem")
            raise _Gone(said if said in _SAID else problem)
        return told

    def _end_late(self, late: threading.Event) -> None:
        late.set()
        self._process.kill()


_SAID: Final = ("model-missing", "model-incomplete", "model-too-large", "model-not-one")


def _line(told: object, length: int) -> tuple[int, str] | None:
    """A line as the process told it: it may have been taken over by its model, so its word is checked."""
    if not isinstance(told, list) or len(told) != 2:
        return None
    at, text = told
    if type(at) is not int or not isinstance(text, str) or not 0 <= at <= length:
        return None
    return at, "".join(one for one in text[:LONGEST_TEXT] if one.isprintable()).strip()


def _quietly(stream: IO[bytes]) -> None:
    try:
        stream.close()
    except OSError:
        # What was still to be written to a process that is gone.
        return
