"""Every control of the screen and its windows has a name for a screen reader, and the screen fits a small window."""

from pathlib import Path

from PySide6.QtWidgets import QDialog

from app.screens.exhibits.blacking import CopyDialog
from app.screens.exhibits.camera_clock import ClockDialog
from app.screens.exhibits.handing import HandOverDialog
from app.screens.exhibits.label_window import LabelDialog
from app.screens.exhibits.sketching import SketchDialog
from app.screens.exhibits.viewer import Viewer
from tests.app.screens.attachments.photos import photo
from tests.app.screens.exhibits.test_screen import BAG, Room, desk, room
from tests.pages.page import nameless

__all__ = ["desk", "room"]


def test_every_control_has_a_name_and_every_window_fits(room: Room, tmp_path: Path):
    page = room.page
    room.cards = (BAG,)
    room.presenter.started()
    page.wait_for_exhibits(1)
    page.add([photo(tmp_path / "a.jpg")])
    page.wait_for_notice("taken in")
    page.choose_files(0)
    assert nameless(room.screen) == []
    assert room.screen.minimumSizeHint().width() <= 1_024
    assert room.screen.minimumSizeHint().height() <= 600

    def look(kind: type[QDialog], press: str) -> None:
        page.press(press)
        window = page.wait_for_window(kind)
        assert nameless(window) == [], kind
        assert window.minimumSizeHint().width() <= 1_340, kind
        assert window.minimumSizeHint().height() <= 680, kind
        window.close()

    for kind, press in (
        (Viewer, "open_file"),
        (CopyDialog, "make_copy"),
        (ClockDialog, "camera_clock"),
        (LabelDialog, "exhibit_label"),
        (HandOverDialog, "exhibit_way"),
    ):
        look(kind, press)
    room.screen.sketch_asked.emit("map")
    window = page.wait_for_window(SketchDialog)
    assert nameless(window) == []
    window.close()
