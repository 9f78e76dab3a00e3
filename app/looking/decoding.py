"""Decoding pictures that come from outside. Sizes are bounded first; that something cannot be read is a result.

Runs in the process that looks, and nowhere else.
"""

import importlib
import io
import logging
import struct
import warnings
from dataclasses import dataclass
from typing import BinaryIO, Final

import exifread
from exifread.core.exceptions import ExifError
from exifread.utils import get_gps_coords
from PIL import Image, ImageDraw, ImageOps

from app.looking.boxes import FilmNotes, film_notes

SMALL: Final = (320, 320)
FORMATS: Final = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF")
MOST_PIXELS: Final = 40_000_000
"""Decoded in full this is 160 MB; a JPEG may have more, for it is decoded at an eighth of its size."""
MOST_JPEG_PIXELS: Final = 250_000_000
MOST_SHOWN: Final = 4_096
LONGEST_TEXT: Final = 120
MOST_BOXES: Final = 500
QUALITY: Final = 92
_HEIC_BRANDS: Final = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc", b"hevx")

Image.MAX_IMAGE_PIXELS = MOST_JPEG_PIXELS
# They would quote the file in the log.
for library in ("exifread", "PIL"):
    logging.getLogger(library).setLevel(logging.CRITICAL)

# What the two libraries let through on files made to hurt them.
BROKEN: Final = (
    OSError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    RuntimeError,
    ArithmeticError,
    SyntaxError,
    EOFError,
    MemoryError,
    RecursionError,
    struct.error,
    ExifError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)

Box = tuple[float, float, float, float]
"""Left, top, width and height as parts of the picture as it stands upright."""


class TooManyPixels(Exception):
    """It claims to be larger than what is decoded."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What the camera wrote into the picture; empty where it wrote nothing."""

    camera: str = ""
    serial: str = ""
    taken: str = ""
    latitude: str = ""
    longitude: str = ""
    software: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of looking: a small picture, or why there is none."""

    noted: Noted
    width: int = 0
    height: int = 0
    problem: str = ""
    small: bytes = b""


def seen(file: BinaryIO) -> Seen:
    """Say what a file shows of itself."""
    with warnings.catch_warnings(action="ignore"):
        found = Noted()
        try:
            found = _noted(file)
            with _opened(file) as image:
                width, height = image.size
                return Seen(found, width, height, small=_fitted(image, SMALL))
        except (TooManyPixels, Image.DecompressionBombError):
            return Seen(found, problem="too-many-pixels")
        except BROKEN:
            return Seen(found, problem="unreadable")


def pixels(file: BinaryIO, most: int) -> tuple[int, int, bytes] | None:
    """Give width, height and the bare RGB points of a picture no larger than `most`; None if it cannot be shown."""
    size = max(1, min(most, MOST_SHOWN))
    try:
        with warnings.catch_warnings(action="ignore"), _opened(file) as image:
            image.draft("RGB", (size, size))
            turned = ImageOps.exif_transpose(image)
            turned.thumbnail((size, size))
            plain = turned.convert("RGB")
            return plain.width, plain.height, plain.tobytes()
    except (TooManyPixels, *BROKEN):
        return None


def derived(file: BinaryIO, crop: Box | None, boxes: tuple[Box, ...]) -> bytes | None:
    """Give a new picture: boxes painted black into the points, then cut; without anything but its points."""
    try:
        with warnings.catch_warnings(action="ignore"), _opened(file) as image:
            is_jpeg = image.format in ("JPEG", "HEIF")
            if image.width * image.height > MOST_PIXELS:
                raise TooManyPixels
            turned = ImageOps.exif_transpose(image).convert("RGB")
    except (TooManyPixels, *BROKEN):
        return None
    bare = _blacked(turned, crop, boxes)
    made = io.BytesIO()
    if is_jpeg:
        bare.save(made, "JPEG", quality=QUALITY)
    else:
        bare.save(made, "PNG")
    return made.getvalue()


def derived_points(width: int, height: int, points: bytes, crop: Box | None, boxes: tuple[Box, ...]) -> bytes:
    """Give a picture made of bare RGB points, of a page that was drawn, with the same boxes and the same cut."""
    made = io.BytesIO()
    _blacked(Image.frombytes("RGB", (width, height), points), crop, boxes).save(made, "PNG")
    return made.getvalue()


def _blacked(image: Image.Image, crop: Box | None, boxes: tuple[Box, ...]) -> Image.Image:
    drawing = ImageDraw.Draw(image)
    for box in boxes:
        left, top, right, bottom = _corners(box, image.size)
        drawing.rectangle((left, top, right - 1, bottom - 1), fill=(0, 0, 0))
    if crop is not None:
        image = image.crop(_corners(crop, image.size))
    # From bare points: nothing that the file said of itself, and nothing under a box, comes along.
    return Image.frombytes("RGB", image.size, image.tobytes())


def _corners(box: Box, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Whole points that cover the box; at least one."""
    width, height = size
    left = min(max(int(box[0] * width), 0), width - 1)
    top = min(max(int(box[1] * height), 0), height - 1)
    right = min(max(-int(-(box[0] + box[2]) * width // 1), left + 1), width)
    bottom = min(max(-int(-(box[1] + box[3]) * height // 1), top + 1), height)
    return left, top, right, bottom


def film(moov: bytes) -> FilmNotes:
    """Say what a film tells of itself in its box of notes."""
    try:
        return film_notes(moov)
    except BROKEN:
        return FilmNotes()


def is_heic(file: BinaryIO) -> bool:
    """Whether it is a photograph as telephones keep them."""
    file.seek(0)
    head = file.read(12)
    file.seek(0)
    return head[4:8] == b"ftyp" and head[8:12] in _HEIC_BRANDS


def _opened(file: BinaryIO) -> Image.Image:
    if is_heic(file):
        # Only for such files: the library costs memory.
        heic = importlib.import_module("app.looking.heic")
        image = Image.open(file, formats=(heic.FORMAT,))
        limit = heic.MOST_PIXELS
    else:
        file.seek(0)
        image = Image.open(file, formats=FORMATS)
        limit = MOST_JPEG_PIXELS if image.format == "JPEG" else MOST_PIXELS
    if image.width * image.height > limit:
        raise TooManyPixels
    return image


def _fitted(image: Image.Image, size: tuple[int, int]) -> bytes:
    image.draft("RGB", size)
    turned = ImageOps.exif_transpose(image)
    turned.thumbnail(size)
    made = io.BytesIO()
    # Re-encoded from its pixels: the camera's notes do not travel with it.
    turned.convert("RGB").save(made, "WEBP", quality=75)
    return made.getvalue()


def _noted(file: BinaryIO) -> Noted:
    try:
        if is_heic(file):
            notes = importlib.import_module("app.looking.heic").notes_of(_opened(file))
            if notes is None:
                return Noted()
            file = notes
        file.seek(0)
        tags = exifread.process_file(file, details=False, extract_thumbnail=False)
        camera = " ".join(filter(None, (_text(tags, "Image Make"), _text(tags, "Image Model"))))
        taken = _text(tags, "EXIF DateTimeOriginal") or _text(tags, "Image DateTime")
        zone = _text(tags, "EXIF OffsetTimeOriginal")
        place = get_gps_coords(tags)
        serial, software = _text(tags, "EXIF BodySerialNumber"), _text(tags, "Image Software")
    except BROKEN:
        return Noted()
    latitude, longitude = (f"{place[0]:.6f}", f"{place[1]:.6f}") if place else ("", "")
    return Noted(camera[:LONGEST_TEXT], serial, f"{taken} {zone}".strip()[:LONGEST_TEXT], latitude, longitude, software)


def _text(tags: dict[str, object], name: str) -> str:
    printable = str(tags.get(name, ""))[:LONGEST_TEXT]
    return "".join(letter for letter in printable if letter.isprintable()).strip()
