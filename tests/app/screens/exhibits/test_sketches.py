"""Sketch maps and body charts: layers that travel inside their own picture."""

import io
from threading import Event

import pytest
from PIL import Image
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from app.fields.drawing import INKS, Stroke
from app.jobs import Lane
from app.qt_jobs import QtJobs
from app.screens.attachments.pictures import details_of
from app.screens.exhibits.layers import SHEETS, Layer, Sketch, picture_of, sketch_of
from app.screens.exhibits.making import Drawn
from app.screens.exhibits.sketching import SketchDialog
from storage.interviews import attachments
from tests.app.screens.exhibits.test_screen import Room, desk, room
from tests.pages.exhibits_page import WindowPage

__all__ = ["desk", "room"]


def stroke(*points: tuple[float, float], ink: str = INKS[0]) -> Stroke:
    return Stroke(tuple(QPointF(*point) for point in points), ink)


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_layers_come_back_out_of_the_picture(qtbot: QtBot, sheet: str):
    drawn = Sketch(
        sheet,
        (
            Layer("Будинки", (stroke((10, 10), (50.5, 60)),)),
            Layer("Хто де стояв", (stroke((5, 5), ink=INKS[1]),), False),
        ),
    )
    picture = picture_of(drawn)
    assert sketch_of(picture) == drawn
    assert Image.open(io.BytesIO(picture)).size == (1720, 1000)


def test_a_hidden_layer_is_kept_and_not_seen(qtbot: QtBot):
    bold = tuple(stroke((0, y), (860, y), ink=INKS[1]) for y in range(100, 140, 2))
    seen, hidden = (picture_of(Sketch("blank", (Layer("а", bold, is_seen),))) for is_seen in (True, False))
    assert Image.open(io.BytesIO(seen)).convert("RGB").getpixel((400, 230)) != (255, 255, 255)
    assert Image.open(io.BytesIO(hidden)).convert("RGB").getpixel((400, 230)) == (255, 255, 255)


@pytest.mark.parametrize("sheet", ["body", "map"])
def test_a_sheet_has_lines_and_room(qtbot: QtBot, sheet: str):
    histogram = Image.open(io.BytesIO(picture_of(Sketch(sheet, (Layer("1"),))))).convert("L").histogram()
    dark = sum(histogram[:160])
    assert 2_000 < dark < 200_000


def test_what_is_no_sketch_of_ours_has_no_layers(qtbot: QtBot):
    made = io.BytesIO()
    Image.new("RGB", (4, 4)).save(made, "PNG")
    assert sketch_of(made.getvalue()) is None
    assert sketch_of(b"") is None


def test_a_body_chart_is_drawn_kept_and_gone_on_with(room: Room):
    page = room.page
    room.screen.sketch_asked.emit("body")
    window = WindowPage(page.qtbot, page.wait_for_window(SketchDialog))
    assert not window.can_press("keep_sketch")
    window.draw_line((0.2, 0.3), (0.3, 0.4))
    window.press("keep_sketch")
    page.wait_for_notice("The drawing is kept")
    (first,) = room.kept()
    assert (first.kind, first.mime, first.title) == (attachments.AttachmentKind.DRAWING, "image/png", "Body chart")
    page.choose_files(0)
    page.press("go_on_drawing")
    window = WindowPage(page.qtbot, page.wait_for_window(SketchDialog))
    window.press("new_layer")
    window.draw_line((0.6, 0.6), (0.7, 0.6))
    window.press("keep_sketch")
    page.qtbot.waitUntil(lambda: [one.id for one in room.kept()] not in ([first.id], []), timeout=20_000)
    page.wait_for_files(1)
    page.qtbot.waitUntil(lambda: len(room.kept()) == 1, timeout=20_000)
    (second,) = room.kept()
    assert details_of(second.details).layers == 1
    with attachments.open_attachment(room.desk.vault, second.id) as sealed:
        sketch = sketch_of(sealed.read(0, sealed.size))
    assert sketch is not None
    assert [len(layer.strokes) for layer in sketch.layers] == [1, 1]
    # The sealed file goes after the row that named it.
    page.qtbot.waitUntil(lambda: len(list(room.desk.vault.attachments.iterdir())) == 1, timeout=20_000)


def test_a_drawing_is_kept_when_the_program_locks(room: Room):
    page = room.page
    room.screen.sketch_asked.emit("body")
    window = WindowPage(page.qtbot, page.wait_for_window(SketchDialog))
    window.draw_line((0.2, 0.3), (0.3, 0.4))
    gate, jobs = Event(), room.desk.workspace.jobs
    jobs.run(Lane.VAULT, lambda: gate.wait(20), done=lambda _: None, failed=lambda _: None)
    room.desk.workspace.flushes.flush()
    # The lock waits for it, however busy the vault is.
    assert isinstance(jobs, QtJobs) and not jobs.words.over(0)
    gate.set()
    page.qtbot.waitUntil(lambda: len(room.kept()) == 1, timeout=20_000)


def test_a_drawing_that_cannot_be_kept_is_given_back(room: Room):
    page = room.page
    picture = picture_of(Sketch("blank", (Layer("а", (stroke((10, 10), (50, 60)),)),)))
    room.screen.windows.drawn_again(Drawn(picture, "Двір", ""))
    dialog = page.wait_for_window(SketchDialog)
    assert WindowPage(page.qtbot, dialog).can_press("keep_sketch")
    # It does not go without being asked.
    dialog.reject()
    assert dialog.isVisible()
