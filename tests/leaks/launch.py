"""The program's launcher over a workspace of the tests; knows none of the planted words.

`python -m tests.leaks.launch CARD WORK`; what a workspace is told comes by standard input, which both share.
"""

import subprocess
import sys

from app import launcher
from app.processes import Arrival


def start(line: list[str]) -> int:
    """Start the workspace at work, and after its lock the window that asks for the passphrase."""
    card, work = sys.argv[1:]
    module = work if line[-1] == Arrival.STARTED else "locked_window"
    return subprocess.call([sys.executable, "-m", f"tests.leaks.{module}", card, line[-1]])


if __name__ == "__main__":
    sys.exit(launcher.run([], start=start))
