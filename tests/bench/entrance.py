"""The program's own entrance, watched: the real launcher starts a real workspace, which says how far it is.

`python -m tests.bench.entrance WATCH [the program's own arguments]`, where WATCH is `paint` (say when the first window
is painted, and end) or `interview` (with a passphrase on standard input: unlock, open an interview, record). Of the
product only the recorder's source of sound is replaced.
"""

import os
import subprocess
import sys
import time

WATCHES = ("paint", "interview")


def say(event: str) -> None:
    """What happened, and when by the machine's own clock."""
    print(event, time.monotonic(), flush=True)


def _watch_launcher(watch: str) -> None:
    import app.launcher

    def start(line: list[str]) -> int:
        # The same line, but for the module: `-m app` becomes this one.
        at = line.index("app")
        child = subprocess.Popen([*line[:at], "tests.bench.entrance", watch, *line[at + 1 :]])
        print("workspace", child.pid, flush=True)
        return child.wait()

    app.launcher._start = start


def _watch_workspace(watch: str) -> None:
    from PySide6.QtCore import QEvent, QObject

    import app.__main__ as entrance
    import app.front

    class FirstPaint(QObject):
        """Says when the window has been painted for the first time."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                say("painted")
                if watch == "paint":
                    os._exit(0)
            return False

    build, load, kept = app.front.build, entrance._load, []

    def watched_build(*given):  # type: ignore[no-untyped-def]
        front = build(*given)
        kept.append(FirstPaint())
        front.window.installEventFilter(kept[0])
        return front

    def watched_load():  # type: ignore[no-untyped-def]
        made = load()
        if watch == "paint":
            return made
        from tests.bench.interviewing import with_person

        return with_person(made, say)

    app.front.build = watched_build
    entrance._load = watched_load


def main() -> int:
    """Watch, and run the program."""
    watch, arguments = sys.argv[1], sys.argv[2:]
    assert watch in WATCHES
    if "--role" in arguments:
        _watch_workspace(watch)
    else:
        _watch_launcher(watch)
    from app.__main__ import main as program

    return program(arguments)


if __name__ == "__main__":
    sys.exit(main())
