"""Answers that are parts of a drawing: pressed there, or chosen in the list beside it; and drawings made to hurt."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from app.fields.question import Choice, Kind, Question
from app.fields.region_view import RegionView
from app.fields.regions import BadDrawing, Drawing, read_drawing
from forms.engine import Media
from tests.pages.field_page import Asked
from tests.pages.form_files import inside
from tests.pages.page import nameless

HOUSE = (Path(__file__).parents[3] / "resources" / "forms" / "samples" / "damage.svg").read_bytes()
PARTS = (Choice("roof", "Дах"), Choice("walls", "Стіни"), Choice("windows", "Вікна"), Choice("all", "Усе зруйновано"))


def svg(inside: str, head: str = 'viewBox="0 0 100 100"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {head}>{inside}</svg>'.encode()


def drawing(name: str) -> Drawing | None:
    return read_drawing(HOUSE) if name == "jr://images/house.svg" else None


def asked_on(qtbot, kind: Kind = Kind.SELECT_ONE, **other) -> Asked:
    media = Media("jr://images/house.svg")
    looks = frozenset({"image-map", *other.pop("words", ())})
    question = Question("/f/q", kind, "Що пошкоджено", choices=PARTS, appearance=looks, label_media=media)
    return Asked(qtbot, replace(question, **other), drawings=drawing)


def press(asked: Asked, name: str) -> None:
    regions = asked.one(RegionView)
    at = inside(regions, name)
    assert at is not None
    asked.press(regions, at)


def test_a_press_on_a_part_answers_and_a_second_one_takes_it_back(qtbot):
    asked = asked_on(qtbot)
    press(asked, "roof")
    press(asked, "walls")
    press(asked, "walls")
    assert [value for _ref, value in asked.answers] == ["roof", "walls", ""]


def test_of_several_each_part_is_chosen_for_itself_in_the_order_of_the_list(qtbot):
    asked = asked_on(qtbot, Kind.SELECT_MULTIPLE)
    for name in ("windows", "roof", "walls", "windows"):
        press(asked, name)
    assert [value for _ref, value in asked.answers] == ["windows", "roof windows", "roof walls windows", "roof walls"]


def test_the_keyboard_reaches_every_answer_also_one_that_the_drawing_lacks(qtbot):
    asked = asked_on(qtbot, Kind.SELECT_MULTIPLE)
    answers = asked.one(QListWidget)
    asked.field.focus_editor()
    assert asked.field.focusProxy() is answers
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_End, Qt.Key.Key_Return):
        qtbot.keyClick(answers, key)
    assert asked.last == "roof all"
    assert "Only in the list: Усе зруйновано" in asked.words
    assert answers.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Дах, chosen"
    assert asked.one(RegionView).accessibleName() == "Drawing: Що пошкоджено"
    assert nameless(asked.field) == []


def test_what_is_chosen_is_seen_in_the_drawing(qtbot):
    asked = asked_on(qtbot)
    regions = asked.one(RegionView)
    middle = inside(regions, "roof")
    before = regions.grab().toImage().pixelColor(middle)
    press(asked, "roof")
    assert regions.grab().toImage().pixelColor(middle) != before
    press(asked, "walls")
    assert regions.grab().toImage().pixelColor(middle) == before


def test_what_nobody_may_change_is_not_changed_and_quick_goes_on(qtbot):
    asked = asked_on(qtbot, readonly=True)
    press(asked, "roof")
    assert asked.answers == []
    quick = asked_on(qtbot, words=("quick",))
    with qtbot.waitSignal(quick.field.go_on_asked, timeout=2_000):
        press(quick, "roof")


def test_without_a_drawing_the_list_stays_and_the_form_is_said_to_lack_it(qtbot):
    asked = asked_on(qtbot, label_media=Media("jr://images/gone.svg"))
    assert asked.all(RegionView) == []
    assert "The form names a picture that cannot be shown." in asked.words
    qtbot.keyClick(asked.one(QListWidget), Qt.Key.Key_Home)
    qtbot.keyClick(asked.one(QListWidget), Qt.Key.Key_Space)
    assert asked.last == "roof"
    # Another language brings its own drawing.
    asked.field.show_question(replace(asked.field.question, label_media=Media("jr://images/house.svg")))
    assert asked.one(RegionView).isVisible()
    assert "cannot be shown" not in asked.words


def test_fewer_answers_leave_parts_that_answer_nothing(qtbot):
    asked = asked_on(qtbot)
    asked.field.show_question(replace(asked.field.question, choices=PARTS[1:]))
    regions = asked.one(RegionView)
    assert inside(regions, "roof") is None
    press(asked, "walls")
    assert asked.last == "walls"


def test_names_of_groups_count_and_the_innermost_wins():
    inner = '<g id="arm"><path id="hand" d="M0 0h9v9z"/><path id="p7" d="M0 0h9v9z"/></g>'
    first, second = read_drawing(svg(inner)).shapes
    assert (first.owners, second.owners) == (("hand", "arm"), ("p7", "arm"))
    assert b"d=" in read_drawing(svg(inner)).regions(("arm",), lambda _: "#000001")


def test_matrices_classes_and_styles_are_taken_along():
    head = "<style>/* . */ .a, .b{fill:#123456; x:y} g .c{fill:red}</style>"
    rect = '<rect class="a" style="stroke:url(#x)" width="3px" height="4"/>'
    inside = f'<g transform="translate(10 5) scale(2)" opacity=".5">{rect}</g>'
    (shape,) = read_drawing(svg(head + inside)).shapes
    assert shape.matrix == (2, 0, 0, 2, 10, 5)
    written = shape.written()
    assert 'fill="#123456"' in written and 'opacity="0.5"' in written and "url" not in written
    assert 'width="3"' in written and 'height="4"' in written


@pytest.mark.parametrize(
    "inside",
    [
        '<script>alert(1)</script><image href="http://example.org/x.png"/>',
        '<use href="#a"/><foreignObject><p>x</p></foreignObject>',
        '<defs><path d="M0 0h1"/></defs>',
        '<animate attributeName="x"/>',
        "",
    ],
)
def test_what_is_no_shape_is_left_out_and_nothing_but_that_is_no_drawing(inside):
    with pytest.raises(BadDrawing):
        read_drawing(svg(inside))
    kept = read_drawing(svg(inside + '<path id="a" d="M0 0h9v9z" onclick="alert(1)" filter="url(#f)"/>'))
    assert len(kept.shapes) == 1
    written = kept.picture()
    for word in (b"script", b"href", b"onclick", b"url", b"foreign", b"animate", b"defs"):
        assert word not in written


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no drawing",
        b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
        b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + svg("<text>&b;</text>"),
        svg('<path d="M0 0h1"/>', 'viewBox="0 0 0 10"'),
        svg('<path d="M0 0h1"/>', 'viewBox="0 0 9000 10"'),
        svg('<path d="M0 0h1"/>', 'viewBox="0 0 1e300 1e300"'),
        svg('<path d="M0 0h1"/>', ""),
        svg('<path d="M0 0h1e9"/>'),
        svg('<path d="M0 0 javascript:"/>'),
        svg(f'<path d="M0 0h{"9" * 400}"/>'),
        svg('<g transform="scale(1000)"><g transform="scale(1000)"><path d="M0 0h1"/></g></g>'),
        svg('<path transform="rotate()" d="M0 0h1"/>'),
        svg('<path d="M0 0h1"/>' * 2_001),
        svg(f'<path d="M0 0{"h1" * 100_001}"/>'),
        svg("<g>" * 150 + '<path d="M0 0h1"/>' + "</g>" * 150),
        svg("<!--" + "x" * (1 << 20) + "-->"),
    ],
)
def test_a_drawing_made_to_hurt_is_no_drawing(content):
    with pytest.raises(BadDrawing):
        read_drawing(content)


def test_what_every_editor_writes_at_the_head_is_read():
    doctype = b'<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">\n'
    sized = svg('<ellipse id="a" cx="50" cy="50" rx="9" ry="9"/>', 'width="30mm" height="20mm"')
    assert read_drawing(doctype + sized).box == (0, 0, 30, 20)
