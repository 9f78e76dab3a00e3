"""What telephones make: HEIC photographs and films with notes; and such files made to hurt whoever reads them."""

import io
import random
import struct
from pathlib import Path

import pytest
from PIL import Image

from app.looking import Look, Looker
from app.looking.boxes import MOST_BOXES, film_notes, notes_box
from tests.app.looking.films import android_place, apple_notes, box, film, head, moov, track

HEIC = Path(__file__).with_name("telephone.heic").read_bytes()
"""64 × 48 points, turned, with the notes of a camera."""


def look(looker: Looker, data: bytes) -> Look:
    return looker.look(io.BytesIO(data), len(data))


def noted(data: bytes) -> Look:
    with Looker() as looker:
        return looker.film(notes_box(io.BytesIO(data), len(data)))


def test_a_photograph_of_a_telephone_is_shown_upright_with_its_notes():
    with Looker() as looker:
        found = look(looker, HEIC)
        assert (found.camera, found.taken, found.problem) == ("Apple iPhone 13", "2026:11:20 14:05:09", "")
        assert (found.latitude, found.longitude) == ("50.625000", "29.920000")
        assert (found.width, found.height) == (48, 64)
        assert Image.open(io.BytesIO(found.small)).size == (48, 64)
        shown = looker.picture(HEIC, 600)
        assert shown is not None
        assert (shown.width, shown.height, len(shown.points)) == (48, 64, 48 * 64 * 3)
        copy = Image.open(io.BytesIO(looker.derived(HEIC, None, [(0.0, 0.0, 1.0, 0.5)])))
    assert copy.format == "JPEG"
    assert not copy.getexif()
    assert max(copy.convert("L").crop((4, 4, 44, 24)).getextrema()) <= 4


def claiming(width: int, height: int) -> bytes:
    """The same, with another size in its head."""
    at = HEIC.index(b"ispe") + 8
    return HEIC[:at] + struct.pack(">II", width, height) + HEIC[at + 8 :]


@pytest.mark.parametrize(
    "data",
    [HEIC[:12], HEIC[:200], HEIC[:-100], claiming(60_000, 60_000), claiming(0, 0), HEIC[:12] + bytes(5_000)],
    ids=["head", "torn", "tail", "bomb", "nothing", "zeros"],
)
def test_a_broken_one_is_a_result_and_the_next_one_is_looked_at(data: bytes):
    with Looker() as looker:
        found = look(looker, data)
        assert found.problem in ("unreadable", "too-many-pixels", "")
        shown = looker.picture(data, 600)
        assert shown is None or shown.width <= 600
        assert look(looker, HEIC).problem == ""


def test_damaged_ones_never_reach_the_program():
    chance = random.Random(11)
    with Looker() as looker:
        for _ in range(150):
            data = bytearray(HEIC)
            for _ in range(chance.randint(1, 6)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            look(looker, bytes(data))
        assert look(looker, HEIC).problem == ""


def test_a_film_of_an_iphone_says_where_when_and_with_what():
    found = noted(film(apple_notes()))
    assert (found.camera, found.taken) == ("Apple iPhone 13", "2026-11-20T14:05:09+0200")
    assert (found.latitude, found.longitude) == ("50.625000", "29.920000")
    # It was held upright.
    assert (found.width, found.height, found.length, found.codec) == (1080, 1920, 75_000, "hvc1")


def test_a_film_of_another_telephone_says_it_in_its_own_way():
    found = noted(film(android_place(), brand=b"isom"))
    assert (found.latitude, found.longitude, found.taken) == ("50.625000", "29.920000", "2026:11:17 16:05:09 UTC")


def test_the_notes_are_found_behind_gigabytes_without_reading_them(tmp_path: Path):
    path = tmp_path / "long.mp4"
    with path.open("wb") as file:
        file.write(box(b"ftyp", b"isom", bytes(4)) + struct.pack(">I4sQ", 1, b"mdat", 3 << 30))
        file.seek((3 << 30) - 16, 1)
        file.write(moov())
    with path.open("rb") as file:
        assert film_notes(notes_box(file, path.stat().st_size)).length == 75_000


@pytest.mark.parametrize(
    "data",
    [
        b"",
        box(b"moov"),
        struct.pack(">I4s", 4, b"moov"),
        struct.pack(">I4s", 1 << 31, b"moov"),
        struct.pack(">I4sQ", 1, b"moov", 1 << 63),
        box(b"ftyp") * 5_000 + moov(),
        box(b"moov", box(b"mvhd")),
        box(b"moov", box(b"mvhd", b"\1" + b"\xff" * 31), track(b"vide", b"\xff\xff\xff\xff", 65_535, 65_535)),
        box(b"moov", box(b"udta", box(b"\xa9xyz", b"\xff\xff\0\0+999+999/"))),
        box(b"moov", apple_notes({"com.apple.quicktime.location.ISO6709": "somewhere" * 99})),
        box(b"moov", box(b"meta", box(b"ilst", box(b"\xff\xff\xff\xff", box(b"data", bytes(8), b"x"))))),
    ],
)
def test_boxes_made_to_hurt_say_nothing(data: bytes):
    found = film_notes(notes_box(io.BytesIO(data), len(data)))
    assert (found.latitude, found.camera, found.length) == ("", "", 0)


def test_boxes_in_boxes_without_end_are_left_after_a_few():
    deep = head()
    for _ in range(500):
        deep = box(b"udta", deep)
    assert film_notes(deep).length == 0
    assert film_notes(box(b"free") * (MOST_BOXES + 1) + head()).length == 0


def test_damaged_boxes_never_break_the_reading():
    chance = random.Random(12)
    whole = moov(apple_notes(), android_place())
    for _ in range(3_000):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        found = film_notes(notes_box(io.BytesIO(bytes(data)), len(data)))
        assert max(len(found.camera), len(found.taken), len(found.software), len(found.codec)) <= 120
