"""Looking into photographs: good ones, broken ones, ones made to hurt."""

import io
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.looking import decoding
from app.screens.attachments.kinds import AttachmentKind
from app.screens.attachments.pictures import Details, details_of, details_text, for_screen, look_into
from app.screens.attachments.presenter import look_at
from tests.app.looking.films import apple_notes, film
from tests.app.screens.attachments.photos import bomb, photo


def test_the_notes_of_the_camera_are_read(tmp_path: Path):
    with photo(tmp_path / "a.jpg").open("rb") as file:
        details, small = look_into(file, AttachmentKind.PLACE)
    assert details == Details(
        shown="place",
        camera="Nokia G42",
        taken="2026:11:20 14:05:09",
        latitude="50.625000",
        longitude="29.920000",
        width=1200,
        height=800,
    )
    thumbnail = Image.open(io.BytesIO(small))
    assert max(thumbnail.size) == 320
    assert not thumbnail.getexif()


def test_a_photograph_without_notes_has_none(tmp_path: Path):
    Image.new("RGB", (40, 30)).save(tmp_path / "a.png")
    with (tmp_path / "a.png").open("rb") as file:
        details, small = look_into(file, AttachmentKind.FACE)
    assert (details.camera, details.taken, details.latitude, details.problem) == ("", "", "", "")
    assert small


def test_a_picture_that_claims_to_be_enormous_is_not_decoded(tmp_path: Path):
    with bomb(tmp_path / "a.png").open("rb") as file:
        details, small = look_into(file, AttachmentKind.PLACE)
        assert for_screen(file) == b""
    assert details.problem in ("too-many-pixels", "unreadable")
    assert small == b""


def test_half_a_photograph_is_no_picture(tmp_path: Path):
    whole = photo(tmp_path / "a.jpg").read_bytes()
    details, small = look_into(io.BytesIO(whole[: len(whole) // 3]), AttachmentKind.PLACE)
    assert details.problem == "unreadable"
    assert small == b""
    assert details.camera == "Nokia G42"


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 400))
def test_bytes_of_any_kind_are_a_result_and_no_crash(tail: bytes, cut: int):
    made = io.BytesIO()
    Image.new("RGB", (8, 8)).save(made, "JPEG", exif=Image.Exif())
    for data in (tail, made.getvalue()[:cut] + tail, b"II*\x00" + tail, b"MM\x00*" + tail):
        decoding.seen(io.BytesIO(data))
        decoding.pixels(io.BytesIO(data), 800)
        decoding.derived(io.BytesIO(data), None, ())


def test_details_survive_the_vault_and_strangers_are_refused():
    details = Details(shown="cn_docs", camera="Ґ", width=3)
    assert details_of(details_text(details)) == details
    for text in ("", "[]", "{", '{"width": "3"}', '{"width": true}', '{"other": 1}', "[" * 3_000):
        assert details_of(text) == Details()


def test_a_film_tells_its_notes_and_has_no_small_picture(tmp_path: Path):
    path = tmp_path / "film.mov"
    path.write_bytes(film(apple_notes()))
    details, small = look_at(path, AttachmentKind.DOCUMENT)
    assert (details.codec, details.length, details.latitude, details.problem) == ("hvc1", 75_000, "50.625000", "")
    assert small == b""
    path.write_bytes(film()[:60])
    assert look_at(path, AttachmentKind.DOCUMENT)[0].problem == "unreadable"
