"""The process that looks: good pictures, and files made to hurt it; the program only ever hears a result."""

import io
import sys

import pytest
import typst
from PIL import Image

from app.looking import Look, Looker
from app.looking.decoding import MOST_BOXES
from tests.app.looking.hostile import HOSTILE, png_bomb


def photo(size: tuple[int, int] = (1200, 800), turned: int = 1) -> bytes:
    image = Image.new("RGB", size, (90, 120, 150))
    image.paste((200, 60, 40), (0, 0, size[0] // 2, size[1] // 2))
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "Nokia", "G42", turned
    exif.get_ifd(0x8769)[0x9003] = "2026:11:20 14:05:09"
    exif.get_ifd(0x8769)[0xA431] = "SN-77"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (50.0, 37.0, 30.0), "E", (29.0, 55.0, 12.0)
    made = io.BytesIO()
    image.save(made, "JPEG", exif=exif, quality=95)
    return made.getvalue()


def look(looker: Looker, data: bytes) -> Look:
    return looker.look(io.BytesIO(data), len(data))


def test_the_notes_of_the_camera_come_back_with_a_small_picture():
    with Looker() as looker:
        found = look(looker, photo())
    assert (found.camera, found.serial, found.taken) == ("Nokia G42", "SN-77", "2026:11:20 14:05:09")
    assert (found.latitude, found.longitude) == ("50.625000", "29.920000")
    assert (found.width, found.height, found.problem) == (1200, 800, "")
    small = Image.open(io.BytesIO(found.small))
    assert max(small.size) == 320
    assert not small.getexif()


def test_a_picture_comes_as_bare_points_and_upright():
    with Looker() as looker:
        shown = looker.picture(photo(turned=6), 600)
    assert shown is not None
    assert (shown.width, shown.height) == (400, 600)
    assert len(shown.points) == 400 * 600 * 3


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_a_result_and_the_next_one_is_looked_at(name: str):
    data = HOSTILE[name]()
    with Looker() as looker:
        found = look(looker, data)
        # The polyglots are pictures, too; nothing else of them is ever read.
        assert found.problem or name in ("двоє.jpg", "слова.png")
        looker.picture(data, 800)
        looker.derived(data, None, ())
        assert look(looker, photo()).problem == ""


def test_a_picture_that_claims_too_many_points_is_not_decoded():
    with Looker() as looker:
        assert look(looker, png_bomb()).problem == "too-many-pixels"


def test_a_file_beyond_the_bound_is_not_even_read():
    class Unread(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise AssertionError

    with Looker() as looker:
        assert looker.look(Unread(), 65 * 1024 * 1024).problem == "too-large"


DEAF = [sys.executable, "-c", "import sys; sys.stdin.buffer.read()"]
LIAR = [
    sys.executable,
    "-c",
    "import sys, struct\nsys.stdout.buffer.write(struct.pack('>IQ', 2, 1 << 62) + b'{}')\n"
    "sys.stdout.flush()\nsys.stdin.buffer.read()",
]
TALLER = [
    sys.executable,
    "-c",
    'import sys, struct\nh=b\'{"width": 4000, "height": 4000}\'\n'
    "sys.stdout.buffer.write(struct.pack('>IQ', len(h), 3) + h + b'abc')\nsys.stdout.flush()\nsys.stdin.buffer.read()",
]


@pytest.mark.parametrize("line", [DEAF, LIAR, [sys.executable, "-c", "raise SystemExit"]])
def test_a_process_that_is_stuck_lies_or_dies_is_ended_and_the_file_counts_as_unreadable(line: list[str]):
    with Looker(line=line, seconds=1.0) as looker:
        assert look(looker, photo()).problem == "unreadable"
        assert looker.derived(photo(), None, ()) == b""


def test_points_that_do_not_fit_the_size_are_not_shown():
    with Looker(line=TALLER, seconds=5.0) as looker:
        assert looker.picture(photo(), 800) is None


def test_a_redacted_copy_holds_nothing_of_what_was_under_the_box_and_no_notes():
    data = photo()
    with Looker() as looker:
        made = Image.open(io.BytesIO(looker.derived(data, None, [(0.0, 0.0, 0.5, 0.5)])))
        assert made.size == (1200, 800)
        # JPEG rings at an edge; the middle of the box is plain black.
        assert max(made.convert("L").crop((8, 8, 580, 380)).getextrema()) <= 2
        assert not made.getexif()
        cut = Image.open(io.BytesIO(looker.derived(data, (0.25, 0.25, 0.5, 0.5), [])))
    assert cut.size == (600, 400)


def test_no_copy_is_made_where_one_of_its_boxes_would_be_left_out():
    boxes = [(0.0, 0.0, 0.5, 0.5)] * MOST_BOXES
    pdf = typst.compile("Перша".encode())
    for looker, made in (
        (pictures := Looker(), lambda boxes, crop: pictures.derived(photo(), crop, boxes)),
        (pages := Looker("pages"), lambda boxes, crop: pages.derived_page(pdf, 0, 700, crop, boxes)),
    ):
        with looker:
            assert made(boxes, None)
            assert made([*boxes, boxes[0]], None) == b""
            assert made([(0.0, 0.0, 9.0, 0.5)], None) == b""
            assert made(boxes, (0.0, 0.0, 9.0, 0.5)) == b""


def test_a_page_of_a_pdf_is_drawn_elsewhere():
    pdf = typst.compile("Перша #pagebreak() Друга".encode())
    with Looker("pages") as looker:
        page = looker.page(pdf, 1, 700)
        assert page is not None
        assert (page.width, page.pages) == (700, 2)
        assert min(page.points) < 60
        assert looker.page(pdf, 2, 700) is None
        assert looker.derived_page(pdf, 2, 700, None, [(0.0, 0.0, 0.5, 0.5)]) == b""
        assert looker.derived_page(b"no pdf", 0, 700, None, [(0.0, 0.0, 0.5, 0.5)]) == b""
        assert looker.page(HOSTILE["документ.pdf"](), 0, 700) is None
        assert looker.page(b"no pdf", 0, 700) is None
