"""Pictures and sounds that a form brings: shown small, played by our player, never trusted."""

import io
import struct
import zlib

import numpy
import pytest
import soundfile
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor, QImage

from app.screens.draft.draft import Draft
from app.screens.interview.form_media import MOST_SECONDS, FormPictures, decoded
from storage.interviews import form_library, interviews, missions
from storage.interviews.form_library import FormFile, FormSource
from storage.interviews.interviews import FormKey
from storage.interviews.missions import NewMission
from storage.platform.clock import SystemClock
from tests.pages.drafts import new_vault, shipped_form


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def huge_png() -> bytes:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))


def draft_with(folder, **files: bytes) -> Draft:
    vault, clock = new_vault(folder), SystemClock()
    base = shipped_form()
    form = FormSource(
        base.form_id, base.version, base.title, base.source, base.source_name, base.xform,
        files=tuple(FormFile(name.replace("_", "."), content) for name, content in files.items()),
    )  # fmt: skip
    with vault.transaction() as tx:
        digest = form_library.keep(tx, form, clock.now())
        mission = missions.create(tx, NewMission("Осінь", "", "2026-11-01", "2026-11-30", ("A1",)), clock.now())
        begun = interviews.start(tx, mission.id, FormKey(form.form_id, form.version, digest), clock.now())
    draft = Draft(vault, begun.id, clock)
    draft.load()
    return draft


def test_a_picture_from_the_vault_is_made_small(qtbot, tmp_path):
    draft = draft_with(tmp_path, map_png=png(1_400, 700), word_mp3=b"ID3", list_csv=b"a,b\n")
    assert set(draft.media) == {"map.png", "word.mp3"}
    pictures = FormPictures(lambda: draft.media)
    picture = pictures("jr://images/map.png", QSize(140, 110))
    assert (picture.width(), picture.height()) == (140, 70)
    # The same picture in another size is made again, not blown up.
    assert pictures("map.png", QSize(1_000, 1_000)).width() == 1_000
    draft.vault.close()


@pytest.mark.parametrize("content", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\x89PNG\r\n", huge_png()])
def test_what_is_no_picture_or_too_large_is_nothing(qtbot, tmp_path, content: bytes):
    files = {"a.png": content}
    assert FormPictures(lambda: files)("a.png", QSize(140, 110)).isNull()
    assert FormPictures(lambda: files)("b.png", QSize(140, 110)).isNull()


def sound(seconds: float, *, rate: int = 22_050, channels: int = 2, form: str = "WAV") -> bytes:
    out = io.BytesIO()
    tone = numpy.sin(numpy.arange(int(seconds * rate)) * 0.1) * 0.5
    soundfile.write(out, numpy.stack([tone] * channels, axis=1), rate, format=form)
    return out.getvalue()


@pytest.mark.parametrize("form", ["WAV", "FLAC", "OGG", "MP3"])
def test_a_sound_of_any_rate_is_made_one_channel_of_ours(form: str):
    heard = decoded(sound(1.0, form=form))
    assert heard is not None
    assert abs(heard.milliseconds - 1_000) < 60
    with soundfile.SoundFile(io.BytesIO(heard.read_segment(0, 0, heard.segment_sizes[0]))) as file:
        assert (file.samplerate, file.channels, file.subtype) == (48_000, 1, "PCM_16")
    heard.close()
    assert heard.read_segment(0, 0, 100) == b""


def quick_sound() -> bytes:
    """Eighty seconds of silence, counted eight times as often as anybody hears."""
    file = io.BytesIO()
    soundfile.write(file, numpy.zeros(80 * 384_000, dtype="int16"), 384_000, format="FLAC")
    return file.getvalue()


def long_wav() -> bytes:
    """A head that says eleven minutes, and nothing after it."""
    data = (MOST_SECONDS + 60) * 1_000 * 2
    form = struct.pack("<HHIIHH", 1, 1, 1_000, 2_000, 2, 16)
    return (
        b"RIFF"
        + struct.pack("<I", 36 + data)
        + b"WAVEfmt "
        + struct.pack("<I", 16)
        + form
        + b"data"
        + struct.pack("<I", data)
        + bytes(data)
    )


@pytest.mark.parametrize(
    "content", [b"", b"not a sound", b"OggS" + bytes(100), sound(1.0)[:40], long_wav(), quick_sound()]
)
def test_what_is_no_sound_or_too_long_is_not_played(content: bytes):
    assert decoded(content) is None


def test_a_drawing_is_a_picture_too_painted_from_its_shapes_alone(qapp):
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 400">'
    inside = '<rect width="800" height="400" fill="#ff0000"/><image href="http://example.org/x.png"/>'
    files = {"a.svg": f"{head}{inside}</svg>".encode(), "b.svg": f"{head}<script/></svg>".encode()}
    pictures = FormPictures(lambda: files)
    made = pictures("jr://images/a.svg", QSize(420, 280))
    assert (made.width(), made.height()) == (420, 210)
    assert made.toImage().pixelColor(200, 100) == QColor("red")
    assert pictures("b.svg", QSize(420, 280)).isNull()
