"""What can go wrong with a recording: codes, of which app.error_messages makes sentences."""

from enum import StrEnum


class RecorderCode(StrEnum):
    """One state of the world the recorder or its link reports."""

    NO_MICROPHONE = "no-microphone"
    MICROPHONE_LOST = "microphone-lost"
    INTERRUPTED = "recording-interrupted"
    MICROPHONE_BACK = "microphone-back"
    SECOND_LOST = "second-microphone-lost"
    NOT_SPLIT = "recording-not-split"
    MICROPHONE_SILENT = "microphone-silent"
    MICROPHONE_TOO_LOUD = "microphone-too-loud"
    DISK_LOW = "disk-low"
    DISK_FAILED = "disk-failed"
    TOO_SLOW = "recorder-too-slow"
    DIED = "recorder-died"
    NOT_STARTED = "recorder-not-started"
    BAD_MESSAGE = "recorder-bad-message"
    STILL_ON = "recorder-still-on"
    CONSENT_MISSING = "audio-consent-missing"
    START_CLOSED = "start-closed"


class RecorderError(Exception):
    """Base of what is expected to go wrong while sound is recorded."""

    code: RecorderCode

    def __init__(self, code: RecorderCode) -> None:
        super().__init__(code.value)
        self.code = code
