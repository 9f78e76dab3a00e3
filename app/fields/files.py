"""What a question for a picture, a sound or a file asks of the interview it stands in."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class Subject(StrEnum):
    """What a file shows or holds, which decides the consent it needs; the words are those of the panel of files."""

    PERSON = "cn_photo_face"
    INJURY = "cn_photo_inj"
    PLACE = "place"
    DOCUMENT = "cn_docs"
    SOUND = "sound"
    FILM = "film"
    DRAWING = "drawing"


class Ear(StrEnum):
    """Whether an answer can be recorded here and now."""

    #: There is no microphone, or nothing is recorded here at all.
    NONE = "none"
    FREE = "free"
    #: Something is recorded already.
    BUSY = "busy"
    #: There is no consent to sound.
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Held:
    """The file that answers a question.

    Attributes:
        name: The answer.
        title: What it was called where it came from; empty for what was drawn here.
        small: A small picture; empty where it is none.
        family: `audio` or `video` where it can be played; empty for all else.
        is_earlier: It was sealed with the interview that this one corrects, and stays there.
    """

    name: str
    title: str
    size: int
    small: bytes
    is_earlier: bool = False
    family: str = ""


class Files(QObject):
    """Takes files into the interview and out of it, in the background; fields hear of it by these signals.

    Every file is sealed as it is read: there is never a copy in clear on the disk.
    """

    #: A question and its answer from now on; empty when the file was taken out.
    answered = Signal(str, str)
    #: The name that was asked for, and what is held under it: None when there is no such file any more.
    found = Signal(str, object)
    #: A name and a picture that fits a screen; empty bytes when it cannot be shown.
    pictured = Signal(str, bytes)
    #: A question whose file was not taken in or out, and why, in words.
    refused = Signal(str, str)
    #: A question whose answer begins or ends to be recorded; empty when a microphone came or went.
    recording = Signal(str)
    #: A question whose file is being taken in, or is done.
    working = Signal(str, bool)

    def closed(self, ref: str, subject: Subject) -> bool:
        """Whether there is no consent to such a file."""
        raise NotImplementedError

    def find(self, name: str) -> None:
        """Ask what is held under a name."""
        raise NotImplementedError

    def show_large(self, name: str) -> None:
        """Ask for a picture that fits a screen."""
        raise NotImplementedError

    def play(self, name: str, ready: Callable[[QWidget | None], None]) -> None:
        """Hand over what plays a sound or a film; it ends when it is hidden."""
        raise NotImplementedError

    def take_file(self, ref: str, subject: Subject, family: str, path: Path) -> None:
        """Take in a file of this family (image, audio, video; anything for an empty one) as the answer."""
        raise NotImplementedError

    def take_drawing(self, ref: str, drawing: bytes, over: str) -> None:
        """Take in what was drawn; `over` is the name of the picture that it was drawn on, if it was."""
        raise NotImplementedError

    def has_camera(self) -> bool:
        """Whether this computer has a camera."""
        raise NotImplementedError

    def photograph(self, ref: str, subject: Subject, over: QWidget) -> None:
        """Show what the camera sees, over the question; what is taken is the answer."""
        raise NotImplementedError

    def ear(self) -> Ear:
        """Whether an answer can be recorded."""
        raise NotImplementedError

    @property
    def recorded(self) -> str:
        """The question whose answer is being recorded; empty where none is."""
        raise NotImplementedError

    def record(self, ref: str) -> None:
        """Record the answer with the microphone; nothing happens where it is not free."""
        raise NotImplementedError

    def stop_recording(self) -> None:
        """End the recording and keep it as the answer."""
        raise NotImplementedError

    def remove(self, ref: str, name: str) -> None:
        """Take the file out: there is no answer any more. Undo brings it back until the interview is sealed."""
        raise NotImplementedError

    def erase(self, ref: str, name: str) -> None:
        """Take the file out for good: its key is destroyed."""
        raise NotImplementedError
