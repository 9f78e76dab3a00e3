"""A signature as strokes: what is kept of it."""

from lxml import etree

from app.screens.signing.strokes import Point, Strokes, to_svg


def test_a_signature_keeps_its_strokes_times_and_pressure():
    stroke = tuple(Point(10.0 + step, 20.0, 0.5, step * 8) for step in range(5))
    drawing = etree.fromstring(to_svg(Strokes((stroke, stroke[:1]), 300, 120)))
    paths = drawing.findall("{http://www.w3.org/2000/svg}path")
    assert drawing.get("viewBox") == "0 0 300 120"
    assert paths[0].get("data-ms") == "0 8 16 24 32"
    assert paths[0].get("data-pressure") == "0.50 0.50 0.50 0.50 0.50"
    assert len(paths) == 2


def test_a_slip_of_the_hand_is_no_signature():
    assert Strokes(((Point(1, 1, 0.5, 0),),), 10, 10).is_empty
    assert Strokes((), 10, 10).is_empty
