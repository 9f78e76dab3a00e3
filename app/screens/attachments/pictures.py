"""What is known of a file besides its bytes, and pictures of it for the screen; nothing of it is ever written.

Whatever comes from outside is decoded by the process that looks (`app.looking`), never here.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from typing import BinaryIO

from app.looking import Look, Looker, Picture
from app.looking.boxes import notes_box
from app.screens.attachments.kinds import AttachmentKind
from storage.interviews.mime import HEAD_BYTES, sniffed

LARGE = 1600
MOST_DETAILS = 8_192
IN_BOXES = ("video/mp4", "video/quicktime", "audio/mp4")
MOST_SHOWN_BYTES = 64 * 1024 * 1024
_STEP = 1 << 20


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of a file besides its bytes; empty texts and zeros where nothing is known.

    Attributes:
        problem: `unreadable` when it is no picture that can be shown, `too-many-pixels` or `too-large` when it is not
            even tried.
        question: Ref of the question that the file answers, where it answers one.
        taken: As the camera wrote it; never altered, whatever its clock was worth.
        clock: How many seconds the camera's clock was ahead, where `clock_known` is 1.
        exhibit: Number of the exhibit that it belongs to.
        messenger: 1 when its name or its missing notes tell that a messenger sent it on.
        graphic: 1 when it may hurt who looks: it is blurred until somebody asks.
        twin: 1 when another interview of this vault holds the same bytes.
        made_from: Id of the file that this one was derived from; who, why and how stand beside it.
        layers: 1 when it can be drawn on: its layers stand in it.
        length: Milliseconds of a film or sound, as it says them; `codec` is the four letters of how it is kept.
    """

    shown: str = ""
    camera: str = ""
    taken: str = ""
    latitude: str = ""
    longitude: str = ""
    width: int = 0
    height: int = 0
    problem: str = ""
    question: str = ""
    serial: str = ""
    software: str = ""
    clock: int = 0
    clock_known: int = 0
    exhibit: str = ""
    messenger: int = 0
    graphic: int = 0
    twin: int = 0
    made_from: str = ""
    made_of: str = ""
    made_by: str = ""
    made_why: str = ""
    made_how: str = ""
    layers: int = 0
    length: int = 0
    codec: str = ""

    @property
    def device(self) -> str:
        """Which camera it was, as far as it says; two of one kind differ by their serial number."""
        return f"{self.camera} {self.serial}".strip()


def details_text(details: Details) -> str:
    """Give the details as they are kept in the vault."""
    return json.dumps(asdict(details), ensure_ascii=False)


def details_of(text: str) -> Details:
    """Read kept details; nothing is known when they are not ours."""
    try:
        kept = json.loads(text) if len(text) <= MOST_DETAILS else None
    except (ValueError, RecursionError):
        kept = None
    if not isinstance(kept, dict):
        return Details()
    known = {field.name: field.type for field in fields(Details)}
    return Details(**{name: value for name, value in kept.items() if type(value) is known.get(name)})


def details_from(look: Look, shown: AttachmentKind) -> Details:
    """Give what looking found as it is kept."""
    return Details(
        shown=shown.value,
        camera=look.camera,
        taken=look.taken,
        latitude=look.latitude,
        longitude=look.longitude,
        width=look.width,
        height=look.height,
        problem=look.problem,
        serial=look.serial,
        software=look.software,
        length=look.length,
        codec=look.codec,
    )


def look_into(file: BinaryIO, shown: AttachmentKind, looker: Looker | None = None) -> tuple[Details, bytes]:
    """Give what a file says of itself, and a small picture (empty if it cannot be shown)."""
    size = file.seek(0, 2)
    file.seek(0)
    try:
        if looker is not None:
            look = _look(looker, file, size)
        else:
            with Looker() as own:
                look = _look(own, file, size)
    finally:
        file.seek(0)
    return details_from(look, shown), look.small


def _look(looker: Looker, file: BinaryIO, size: int) -> Look:
    head = file.read(HEAD_BYTES)
    file.seek(0)
    if sniffed(head) not in IN_BOXES:
        return looker.look(file, size)
    # Of a film only its notes are read: there is no picture of it before somebody plays it.
    told = looker.film(notes_box(file, size))
    return told if told.codec else replace(told, problem="unreadable")


def for_screen(file: BinaryIO, most: int = LARGE) -> bytes:
    """Give a picture that fits a screen, as plain points that Qt reads (PPM); empty if it cannot be shown."""
    file.seek(0)
    with Looker() as looker:
        return in_clear(looker.picture(file.read(), most))


def in_clear(picture: Picture | None) -> bytes:
    """Give points in the plainest of all formats; empty where there is no picture."""
    if picture is None:
        return b""
    return b"P6\n%d %d\n255\n" % (picture.width, picture.height) + picture.points


def digest_of(file: BinaryIO, passed: Callable[[int], None] | None = None) -> str:
    """Give the SHA-256 of a file from its beginning; `passed` hears how many bytes were read, and may raise."""
    file.seek(0)
    digest = hashlib.sha256()
    read = 0
    while piece := file.read(_STEP):
        digest.update(piece)
        read += len(piece)
        if passed is not None:
            passed(read)
    file.seek(0)
    return digest.hexdigest()
