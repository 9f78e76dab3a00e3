"""The recorder process: standard input, worker and standard output joined. Where sound comes from is a parameter."""

import os
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread

from PySide6.QtCore import QCoreApplication

from app.recorder.protocol import MAX_LINE, BadMessage, Level, Progress, Report, command_of, line_of
from app.recorder.source import End, Events, SourceFactory
from app.recorder.studio import Studio, no_alarm

MAX_UNSAID = 100
"""Reports that may wait for a workspace that does not read; beyond it levels are dropped, never sound."""


class _Mouth:
    """Says reports from a thread of its own, so that a stalled window never stops the worker."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._waiting: SimpleQueue[Report | None] = SimpleQueue()
        self._thread = Thread(target=self._speak, name="mouth", daemon=True)
        self._thread.start()

    def say(self, report: Report) -> None:
        if isinstance(report, (Level, Progress)) and self._waiting.qsize() > MAX_UNSAID:
            return
        self._waiting.put(report)

    def close(self) -> None:
        self._waiting.put(None)
        self._thread.join(timeout=2.0)

    def _speak(self) -> None:
        while (report := self._waiting.get()) is not None:
            line = line_of(report)
            try:
                while line:
                    line = line[os.write(self._descriptor, line) :]
            except OSError:
                # Nobody listens any more; the end of standard input says so to the worker as well.
                return


def _listen(descriptor: int, events: Events) -> None:
    rest = b""
    try:
        while data := os.read(descriptor, 65_536):
            *lines, rest = (rest + data).split(b"\n")
            for line in lines:
                events.put(command_of(line))
            if len(rest) > MAX_LINE:
                break
    except (BadMessage, OSError):
        # A workspace that talks nonsense is treated like one that is gone: keep what was said, leave.
        pass
    events.put(End())


def run_recorder(
    make_source: SourceFactory, *, read_from: int = 0, write_to: int = 1, alarm: Callable[[float], None] = no_alarm
) -> None:
    """Record on command until the workspace closes the line, or longer if it said so.

    `alarm` has the system end the process soon after it begins to leave: a disk or a sound server that hangs must not
    keep a key in memory.
    """
    application = QCoreApplication.instance() or QCoreApplication([])
    events: Events = SimpleQueue()
    source = make_source(events)
    mouth = _Mouth(write_to)
    studio = Studio(source, mouth.say, alarm=alarm)
    Thread(target=_listen, args=(read_from, events), name="commands", daemon=True).start()
    worker = Thread(target=_work, args=(studio, events), name="worker")
    worker.start()
    application.exec()
    worker.join()
    source.end()
    mouth.close()


def _work(studio: Studio, events: Events) -> None:
    try:
        studio.work(events)
    finally:
        QCoreApplication.quit()
