"""The process without secrets: starts workspaces, one after another, and says why the last one ended."""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from app.processes import OVERDUE, Arrival, Exit, Role, command

_SOON_SECONDS = 10.0
_MOST_CRASHES = 3


def run(arguments: Sequence[str], *, start: Callable[[list[str]], int] | None = None) -> int:
    """Keep a workspace running until the person closes it; gives the exit code of the program."""
    start = start or _start
    arrival = Arrival.STARTED
    crashes = 0
    while True:
        began = time.monotonic()
        code = start(command(Role.WORKSPACE, *arguments, "--arrival", arrival.value))
        if code == Exit.CLOSED:
            return 0
        if code in (Exit.LOCKED, Exit.UNKEPT, OVERDUE):
            arrival = Arrival.LOCKED if code == Exit.LOCKED else Arrival.UNKEPT
            crashes = 0
            continue
        if code in (Exit.REFUSED, -2):
            return 1
        crashes = crashes + 1 if time.monotonic() - began < _SOON_SECONDS else 1
        if crashes >= _MOST_CRASHES:
            sys.stderr.write(
                "Svidok ended unexpectedly several times and was not started again. "
                "What it called saved is safe. Restart the computer, then try again.\n"
                "Свідок кілька разів несподівано завершився, тому більше не запускається. "
                "Усе, що він назвав збереженим, ціле. Перезавантажте комп\u2019ютер і спробуйте ще раз.\n"
            )
            return 1
        arrival = Arrival.CRASHED


def _start(line: list[str]) -> int:
    # Only our own command line; the child inherits this process's folder and environment.
    child = subprocess.Popen(line)  # noqa: S603
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            # Ctrl+C in a terminal reached the child as well; it ends by itself.
            continue
