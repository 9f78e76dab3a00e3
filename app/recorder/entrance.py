"""The entrance of the recorder process of the program: the machine's own microphones."""

from PySide6.QtCore import QLoggingCategory

from app.recorder.child import run_recorder
from app.recorder.microphone import MicrophoneSource
from storage.platform.process import end_within, ignore_interrupts


def main() -> int:
    """Run the recorder with the machine's microphones; gives the process's exit code."""
    # Only the end of the line ends a recording.
    ignore_interrupts()
    # Qt tells at length which sound libraries it found; the person is told by codes.
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    run_recorder(MicrophoneSource, alarm=end_within)
    return 0
