"""A log that may be shown to anybody: class names, codes and places in our code. Never a value, never a text."""

import logging
import re
import sys
import threading
import traceback
import warnings
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

_BYTES = 200_000
_FILES = 3
_MOST_PLACES = 12


class Log:
    """Writes into a few small files that replace each other."""

    def __init__(self, folder: Path) -> None:
        self._logger = logging.Logger("svidok")
        try:
            folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.mkdir(mode=0o700, exist_ok=True)
            handler = RotatingFileHandler(
                folder / "svidok.log", maxBytes=_BYTES, backupCount=_FILES, encoding="ascii", delay=True
            )
        except OSError:
            # Without a log the program still works; it must not stop for one.
            return
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%dT%H:%M:%S"))
        self._logger.addHandler(handler)

    def happened(self, code: str) -> None:
        """Note that something happened; anything but a code of ours is written as `unnamed`."""
        self._logger.info("%s", code if _is_code(code) else "unnamed")

    def bug(self, error: BaseException) -> None:
        """Note where our code failed, without what it was working on."""
        places = [
            f"{Path(frame.filename).name}:{frame.lineno}:{frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)[-_MOST_PLACES:]
        ]
        code = getattr(error, "code", "")
        named = f" {code}" if isinstance(code, str) and _is_code(code) else ""
        self._logger.error("bug %s%s at %s", type(error).__name__, named, " < ".join(reversed(places)))
        if error.__cause__ is not None:
            self.bug(error.__cause__)

    def close(self) -> None:
        """Let go of the file."""
        for handler in tuple(self._logger.handlers):
            handler.close()
            self._logger.removeHandler(handler)


def _is_code(text: str) -> bool:
    return re.fullmatch(r"[a-z][a-z0-9-]{0,59}", text) is not None


def silence() -> None:
    """Keep the words of libraries out of what systems keep of a program's output: they may name what they work on."""
    logging.lastResort = None
    logging.raiseExceptions = False
    warnings.simplefilter("ignore")


def catch_bugs(log: Log, *, interrupted: Callable[[], object]) -> None:
    """Send every exception that nobody expected to the log: in a slot, in a thread, in a finaliser.

    Ctrl+C goes to `interrupted`.
    """

    def caught(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            interrupted()
        else:
            log.bug(error)

    def caught_in_thread(found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            log.bug(found.exc_value)

    def caught_unraisable(found: "sys.UnraisableHookArgs") -> None:
        if found.exc_value is not None:
            log.bug(found.exc_value)

    sys.excepthook = caught
    # Python's own would print the exception with its words.
    threading.excepthook = caught_in_thread
    sys.unraisablehook = caught_unraisable
