"""A recording that goes on while the program is locked: its sign, and how to end it without a passphrase. No Qt here.

Beside the vault's own files lies one that the recorder holds (a lock of the system's, gone with the process) for as
long as it writes a segment, and a second one that asks it to stop. Neither says anything about what is recorded.
"""

import contextlib
import time
from collections.abc import Callable
from pathlib import Path

from storage.platform.locks import AlreadyOpen, FileLock, is_held

SIGNS = ("rec", "rec2")
"""One for each microphone."""
_STOP = ".stop"
LONGEST_ALONE = 2 * 60 * 60
"""Seconds that a recorder goes on without a workspace: longer than any account without a break."""
STOPS_WITHIN = 5.0
_LOOK_EVERY = 0.05


def sign_of(directory: Path, number: int = 0) -> Path:
    """Where a recorder of this vault shows that it is writing: the first one, or that of the second microphone."""
    return directory / SIGNS[number]


def is_going_on(directory: Path) -> bool:
    """Tell whether a segment of this vault is being written now."""
    return any(is_held(directory / sign) for sign in SIGNS)


def ask_to_stop(directory: Path) -> None:
    """Ask the recorder to finish; nothing is opened or read for it."""
    for sign in SIGNS:
        if is_held(directory / sign):
            # A disk that refuses: the recorder will meet the same disk.
            with contextlib.suppress(OSError):
                (directory / (sign + _STOP)).touch(mode=0o600)


def end(directory: Path, pause: Callable[[float], None] = time.sleep) -> bool:
    """Have the recorder finish and wait for it; False if it goes on all the same."""
    waited = 0.0
    while is_going_on(directory):
        if waited >= STOPS_WITHIN:
            return False
        ask_to_stop(directory)
        pause(_LOOK_EVERY)
        waited += _LOOK_EVERY
    return True


class Sign:
    """Held by the recorder while it writes one segment; an empty path means that nobody looks."""

    def __init__(self, path: str) -> None:
        """Show it.

        Raises:
            AlreadyOpen: Another recorder is writing in this vault.
            OSError: The disk does not allow it.
        """
        self._stop = Path(path + _STOP) if path else None
        self._lock = FileLock(Path(path)) if path else None
        self._forget_wish()

    @property
    def is_stop_wished(self) -> bool:
        """Whether somebody asked for the end."""
        return self._stop is not None and self._stop.exists()

    def take_down(self) -> None:
        """The segment is finished, or given up."""
        self._forget_wish()
        if self._lock is not None:
            self._lock.release()

    def _forget_wish(self) -> None:
        if self._stop is not None:
            with contextlib.suppress(OSError):
                self._stop.unlink(missing_ok=True)


__all__ = ["LONGEST_ALONE", "AlreadyOpen", "Sign", "ask_to_stop", "end", "is_going_on", "sign_of"]
