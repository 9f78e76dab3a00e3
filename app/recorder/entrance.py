"""The entrance of the recorder process of the program: the machine's own microphones."""

import signal

from PySide6.QtCore import QLoggingCategory

from app.recorder.child import run_recorder
from app.recorder.microphone import MicrophoneSource
from storage.platform.process import harden


def main() -> int:
    """Run the recorder with the machine's microphones; gives the process's exit code."""
    harden()
    # Ctrl+C in a terminal reaches every process of the program; only the end of the line ends a recording.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Qt tells at length which sound libraries it found; the person is told by codes.
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    run_recorder(MicrophoneSource)
    return 0
