"""Copies of pages of documents: drawn from memory, blacked out, tied to the sealed original by page."""

import io
from pathlib import Path

import typst
from PIL import Image

from app.screens.attachments.pictures import details_of
from app.screens.exhibits.blacking import CopyDialog
from app.screens.exhibits.making import PAGE_WIDTH
from storage.interviews import attachments
from tests.app.looking.hostile import HOSTILE
from tests.app.screens.attachments.photos import photo
from tests.app.screens.exhibits.test_screen import Room, desk, room
from tests.pages.exhibits_page import WindowPage

__all__ = ["desk", "room"]

# The second page is black from edge to edge, so that a place tells which page it is of.
TWO_PAGES = "Іваненко Іван #pagebreak() #set page(fill: black); #text(fill: white)[Петренко Петро]"


def document(path: Path) -> Path:
    path.write_bytes(typst.compile(TWO_PAGES.encode()))
    return path


def copy_window(room: Room, file: Path) -> WindowPage:
    room.page.show_kind("cn_docs")
    room.page.add([file])
    room.page.wait_for_notice("1 file taken in")
    room.page.choose_files(0)
    room.page.press("make_copy")
    return WindowPage(room.page.qtbot, room.page.wait_for_window(CopyDialog))


def turn(window: WindowPage, to: int) -> None:
    window.press("next_copied" if to == 2 else "former_copied")
    window.qtbot.waitUntil(lambda: window.text_of("copied_page") == f"Page {to} of 2", timeout=25_000)


def test_a_page_is_copied_as_a_picture_with_black_boxes_and_says_which_page_it_is(room: Room, tmp_path: Path):
    file = document(tmp_path / "довідка.pdf")
    window = copy_window(room, file)
    (original,) = room.kept()
    assert window.text_of("copied_page") == "Page 1 of 2"
    assert not window.can_press("former_copied")
    turn(window, 2)
    assert not window.can_press("next_copied")
    turn(window, 1)
    window.draw_box((0.1, 0.05), (0.6, 0.2))
    # What is drawn is never turned away.
    assert not window.can_press("next_copied")
    window.press("box_back")
    turn(window, 2)
    window.draw_box((0.1, 0.05), (0.6, 0.2))
    window.write("copy_why", "ім’я сусіда")
    window.press("keep_copy")
    room.page.wait_for_notice("A copy was made")
    room.page.wait_for_files(2)
    before, made = sorted(room.kept(), key=lambda one: one.captured)
    assert before == original
    told = details_of(made.details)
    assert (told.made_from, told.made_of, told.made_by) == (original.id, original.sha256, "К-01")
    assert (told.made_why, told.made_how) == ("ім’я сусіда", "page:2; metadata-stripped; boxes:1")
    assert "Copy of довідка.pdf, page 2" in room.page.titles
    with attachments.open_attachment(room.desk.vault, made.id) as sealed:
        data = sealed.read(0, sealed.size)
    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.format, picture.width, picture.info) == ("PNG", PAGE_WIDTH, {})
        grey = picture.convert("L")
        assert grey.getpixel((3, 3)) == 0
        # The white name of the second page stood here.
        assert grey.crop(_points(grey, 0.1, 0.05, 0.6, 0.2)).getextrema() == (0, 0)
    with attachments.open_attachment(room.desk.vault, original.id) as sealed:
        assert sealed.read(0, sealed.size) == file.read_bytes()


def test_by_keys_a_box_reaches_below_what_is_seen_first(room: Room, tmp_path: Path):
    window = copy_window(room, document(tmp_path / "a.pdf"))
    window.draw_box_by_keys()
    assert window.can_press("box_back")
    window.follow_the_hand_down(60)
    assert window.is_moved_down


def test_a_document_that_cannot_be_shown_is_not_copied(room: Room, tmp_path: Path):
    (tmp_path / "a.pdf").write_bytes(HOSTILE["документ.pdf"]())
    room.page.show_kind("cn_docs")
    room.page.add([tmp_path / "a.pdf"])
    room.page.wait_for_files(1)
    room.page.choose_files(0)
    room.page.press("make_copy")
    room.page.wait_for_notice("no copy of it can be made")
    assert not room.page.has_window(CopyDialog)


def test_what_may_not_be_opened_is_not_shown_for_a_copy_either(room: Room, tmp_path: Path):
    may_open: list[bool] = []
    room.presenter._may_open = lambda item: bool(may_open)
    room.page.add([photo(tmp_path / "a.jpg")])
    room.page.wait_for_notice("1 file taken in")
    room.page.choose_files(0)
    room.page.press("make_copy")
    room.page.wait_for_notice("No picture of a suspect is opened")
    assert not room.page.has_window(CopyDialog)
    may_open.append(True)
    room.page.press("make_copy")
    room.page.wait_for_window(CopyDialog)


def _points(picture: Image.Image, left: float, top: float, right: float, bottom: float) -> tuple[int, int, int, int]:
    wide, tall = picture.size
    return round(left * wide) + 2, round(top * tall) + 2, round(right * wide) - 2, round(bottom * tall) - 2
