"""The files that a form brings for its words, bounded before anything is decoded: anybody may have made them."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy
import soundfile
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QSizeF, Qt
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QWidget

from app.fields.region_view import drawn
from app.fields.regions import BadDrawing, Drawing, read_drawing
from app.jobs import Jobs, Lane
from app.screens.exhibits.film_player import FilmPlayer, Reel
from app.screens.playback import SealedSound, Timeline, player_of

MOST_PIXELS = 40_000_000
FORMATS = (b"png", b"jpeg")
#: What the head of a drawing holds.
_SVG, _HEAD = b"<svg", 4_096
#: So many pictures stay made; the oldest goes first.
MOST_HELD = 200
#: Bytes of a sound, and seconds of it: what is longer is no question.
MOST_SOUND = 32 << 20
MOST_SECONDS = 600
LONG_SOUND = 256 << 10
RATE = 48_000
_BLOCK = 1 << 16

#: The files of a form by name.
Files = Callable[[], Mapping[str, bytes]]


class FormPictures:
    """Gives a picture by the name that the form has for it; nothing where it is missing or no picture."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._made: dict[tuple[str, int, int], QPixmap] = {}

    def __call__(self, name: str, most: QSize) -> QPixmap:
        """Give the picture, no larger than asked for."""
        key = (_plain(name), most.width(), most.height())
        found = self._made.get(key)
        if found is None:
            while len(self._made) >= MOST_HELD:
                del self._made[next(iter(self._made))]
            content = self._files().get(key[0], b"")
            found = self._made[key] = _drawing(content, most) if _SVG in content[:_HEAD] else _picture(content, most)
        return found


class FormDrawings:
    """Gives a drawing whose parts are answers, by the name that the form has for it; None where it is none."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._read: dict[str, Drawing | None] = {}

    def __call__(self, name: str) -> Drawing | None:
        """Read the drawing, once."""
        plain = _plain(name)
        if plain not in self._read and plain in self._files():
            try:
                self._read[plain] = read_drawing(self._files()[plain])
            except BadDrawing:
                self._read[plain] = None
        return self._read.get(plain)


class FormSounds:
    """Opens a sound by the name that the form has for it, in the vault's lane, for the player of recordings."""

    def __init__(self, files: Files, jobs: Jobs) -> None:
        self._files, self._jobs = files, jobs

    def __call__(self, name: str, ready: Callable[[QWidget | None], None]) -> None:
        """Hand over a player; None where there is nothing that could be played."""
        content = self._files().get(_plain(name), b"")
        # What is long must not keep an answer waiting for the vault; what is short need not wait for a copy being made.
        lane = Lane.KEEPING if len(content) > LONG_SOUND else Lane.VAULT
        self._jobs.run(lane, lambda: decoded(content), done=_Player(ready), failed=_raised)


class FormFilms:
    """Opens a film by the name that the form has for it; it is decoded by a process of its own, from memory."""

    def __init__(self, files: Files, jobs: Jobs) -> None:
        self._files, self._jobs = files, jobs

    def __call__(self, name: str, ready: Callable[[QWidget | None], None]) -> None:
        """Hand over a player that plays nothing before somebody presses Play; None where there is no such file."""
        plain = _plain(name)
        content = self._files().get(plain, b"")
        ready(FilmPlayer(self._jobs, Reel(_ending(plain), lambda: content, _nothing)) if content else None)


@dataclass(frozen=True, slots=True)
class _Player:
    ready: Callable[[QWidget | None], None]

    def __call__(self, sound: "ClearSound | None") -> None:
        if sound is None:
            self.ready(None)
            return
        as_sealed: SealedSound = sound
        self.ready(player_of(as_sealed, Timeline([sound.milliseconds])))


class ClearSound:
    """A sound of a form in memory, in the shape that the player takes; it is never written anywhere."""

    def __init__(self, content: bytes, milliseconds: int) -> None:
        self._content = content
        self.milliseconds = milliseconds

    @property
    def segment_sizes(self) -> tuple[int, ...]:
        """One segment."""
        return (len(self._content),)

    def read_segment(self, number: int, offset: int, length: int) -> bytes:
        """Give bytes from any place."""
        return self._content[offset : offset + length]

    def close(self) -> None:
        """Forget the sound."""
        self._content = b""


def decoded(content: bytes) -> ClearSound | None:
    """The sound as one channel of 48 kHz; None where it is none, or too long."""
    if not 0 < len(content) <= MOST_SOUND:
        return None
    try:
        with soundfile.SoundFile(io.BytesIO(content)) as file:
            rate, channels = file.samplerate, file.channels
            # Counted more often, a sound may be shorter only: a small file would grow to gigabytes.
            most = MOST_SECONDS * min(rate, RATE)
            if not (0 < file.frames <= most and 1_000 <= rate <= 384_000 and 1 <= channels <= 8):
                return None
            parts = [block.mean(axis=1) for block in file.blocks(_BLOCK, dtype="float32", always_2d=True)]
    except (soundfile.SoundFileError, ValueError, OSError):
        return None
    heard = numpy.concatenate(parts) if parts else numpy.zeros(0, dtype="float32")
    if not len(heard) or len(heard) > MOST_SECONDS * rate:
        return None
    if rate != RATE:
        places = numpy.arange(0, len(heard), rate / RATE)
        heard = numpy.interp(places, numpy.arange(len(heard)), heard).astype("float32")
    out = io.BytesIO()
    soundfile.write(out, numpy.clip(heard, -1.0, 1.0), RATE, format="WAV", subtype="PCM_16")
    return ClearSound(out.getvalue(), len(heard) * 1000 // RATE)


def _ending(name: str) -> str:
    dot = name.rpartition(".")[1:]
    return "".join(dot).lower() if len(dot[1]) <= 5 and dot[1].isalnum() else ""


def _nothing() -> None:
    pass


def _raised(error: Exception) -> None:
    raise error


def _plain(name: str) -> str:
    return name.strip().rpartition("/")[2]


def _drawing(content: bytes, most: QSize) -> QPixmap:
    try:
        read = read_drawing(content)
    except BadDrawing:
        return QPixmap()
    _left, _top, width, height = read.box
    size = QSizeF(width, height)
    if width > most.width() or height > most.height():
        size.scale(QSizeF(most), Qt.AspectRatioMode.KeepAspectRatio)
    return QPixmap.fromImage(drawn(read.picture(), size.toSize().expandedTo(QSize(1, 1))))


def _picture(content: bytes, most: QSize) -> QPixmap:
    if not content:
        return QPixmap()
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # By their first bytes, never by their name.
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if reader.format().data() not in FORMATS or not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return QPixmap()
    if size.width() > most.width() or size.height() > most.height():
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return QPixmap.fromImage(image) if not image.isNull() else QPixmap()
