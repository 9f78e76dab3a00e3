"""What comes after a lock, as the program starts it, but for hiding its memory; knows none of the planted words."""

import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.front import run
from app.places import Places
from app.processes import Arrival
from storage.platform.folders import data_folder
from storage.platform.process import exit_now

if TYPE_CHECKING:
    from app.front import Front, Program


def load() -> "Callable[[Front], Program]":
    # Called once the window has been painted.
    sys.stdout.write("locked\n")
    sys.stdout.flush()
    from app.composition import Composition

    def made(front: "Front") -> "Program":
        sys.stdout.write("loaded\n")
        sys.stdout.flush()
        return Composition(front)

    return made


def _end_on_a_line() -> None:
    sys.stdin.readline()
    exit_now(0)


if __name__ == "__main__":
    threading.Thread(target=_end_on_a_line, daemon=True).start()
    sys.exit(run(Places(data_folder(), practice=False), Arrival(sys.argv[-1]), load))
