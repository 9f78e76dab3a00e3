"""Photographs of telephones (HEIC), decoded with libheif, which here can only decode. Loaded when one comes."""

import io
from typing import Final

import pi_heif
from PIL import Image

FORMAT: Final = "HEIF"
MOST_PIXELS: Final = 52_000_000
"""The largest that telephones make; there is no smaller size to decode it at."""

# One thread: several take memory that is bounded. Of a picture only the picture, none of its by-pictures.
pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)


def notes_of(image: Image.Image) -> io.BytesIO | None:
    """Give what the camera wrote, as a file of its own; None where it wrote nothing."""
    exif = image.info.get("exif")
    if not isinstance(exif, bytes):
        return None
    return io.BytesIO(exif.removeprefix(b"Exif\0\0"))
