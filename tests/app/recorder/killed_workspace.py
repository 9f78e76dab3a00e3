"""A workspace that records and is then killed by a test: `python -m tests.app.recorder.killed_workspace FILE KEY`."""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.recorder.link import RecorderLink
from tests.app.recorder import speaking


def main() -> None:
    application = QCoreApplication([])
    link = RecorderLink(speaking.command())
    link.progress.connect(lambda heard: print(heard, flush=True))
    link.arm("")
    link.record(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), reserve_bytes=0)
    application.exec()


if __name__ == "__main__":
    main()
