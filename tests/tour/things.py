"""What lies on the table: a voice for the microphone and a photograph with what a camera writes into it."""

import wave
from pathlib import Path

import numpy
from PIL import ExifTags, Image, ImageDraw

from app.recorder.source import SAMPLE_RATE

_VOWELS = ((730, 1090, 2440), (270, 2290, 3010), (300, 870, 2240), (530, 1840, 2480), (570, 840, 2410))
_SECONDS = 9.0


def make_voice(path: Path) -> Path:
    """Write a sound with the rhythm of speech: syllables of a low voice, pauses between the words."""
    luck = numpy.random.default_rng(7)
    pieces, length = [], 0
    while length < _SECONDS * SAMPLE_RATE:
        pieces += [_syllable(luck, float(luck.uniform(0.11, 0.24))) for _ in range(int(luck.integers(2, 5)))]
        pieces.append(numpy.zeros(int(luck.uniform(0.12, 0.5) * SAMPLE_RATE)))
        length = sum(len(piece) for piece in pieces)
    sound = numpy.concatenate(pieces) + luck.normal(0, 0.002, length)
    with wave.open(str(path), "wb") as stream:
        stream.setnchannels(1)
        stream.setsampwidth(2)
        stream.setframerate(SAMPLE_RATE)
        stream.writeframes((numpy.clip(sound, -1, 1) * 32_000).astype("<i2").tobytes())
    return path


def _syllable(luck: numpy.random.Generator, seconds: float) -> numpy.ndarray:
    time = numpy.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    pitch = luck.uniform(105, 150)
    formants = _VOWELS[int(luck.integers(len(_VOWELS)))]
    voice = numpy.zeros(len(time))
    for harmonic in range(1, 26):
        tone = harmonic * pitch
        loud = sum(numpy.exp(-(((tone - formant) / 160) ** 2)) for formant in formants) + 0.04
        voice += loud * numpy.sin(2 * numpy.pi * tone * time + luck.uniform(0, 6))
    return voice / numpy.abs(voice).max() * 0.5 * numpy.sin(numpy.pi * time / seconds) ** 0.6


def make_photo(path: Path) -> Path:
    """Draw a yard with a damaged house, and write time, camera and place beside it as a camera does."""
    picture = Image.new("RGB", (1600, 1200), "#B8CBD8")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 820, 1600, 1200), fill="#7E8A5A")
    pen.rectangle((420, 480, 1120, 900), fill="#D9CDB4")
    pen.polygon(((360, 490), (770, 250), (1180, 490)), fill="#7A4B3A")
    pen.polygon(((820, 280), (1000, 385), (900, 470), (800, 400)), fill="#2B2A2A")
    for left in (500, 900):
        pen.rectangle((left, 580, left + 130, 730), fill="#3E4B57", outline="#F2EEE4", width=10)
    pen.rectangle((710, 620, 830, 900), fill="#5B4636")
    for left in range(0, 1600, 70):
        pen.rectangle((left, 860, left + 22, 1010), fill="#8C7B63")
    exif = Image.Exif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = "Practice", "Camera 1"
    exif[ExifTags.Base.DateTime] = "2022:04:09 11:05:00"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2022:04:09 11:05:00"
    picture.save(path, "JPEG", quality=85, exif=exif)
    return path


def signature(width: int, height: int) -> list[list[tuple[float, float]]]:
    """The strokes of a name nobody has."""
    time = numpy.linspace(0, 1, 44)
    first = zip(
        width * (0.2 + 0.42 * time + 0.03 * numpy.sin(22 * time)),
        height * (0.55 - 0.22 * numpy.sin(15 * time) * (1.1 - time)),
        strict=True,
    )
    flourish = zip(width * (0.3 + 0.36 * time), height * (0.68 - 0.05 * numpy.sin(4 * time)), strict=True)
    return [[(float(x), float(y)) for x, y in stroke] for stroke in (first, flourish)]
