"""A place on the offline map: a pin, a radius, or so many kilometres on one side of a city."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QToolButton

from app.fields.earth import Spot, distance_m
from app.fields.landmarks import landmarks
from app.fields.place_pin import away_from
from app.fields.points import of_stored
from app.fields.question import Choice, Kind, Question
from tests.pages.field_page import Asked
from tests.pages.page import nameless, type_text

METHODS = (Choice("pin", "позначка на мапі"), Choice("described", "лише опис"))


def place(**values: str) -> Question:
    kinds = {"method": Kind.SELECT_ONE, "point": Kind.GEOPOINT, "error": Kind.INTEGER}
    parts = {
        role: Question(
            f"/f/p_{role}", kinds.get(role, Kind.TEXT), role, value=values.get(role, ""),
            choices=METHODS if role == "method" else (),
        )
        for role in ("katottg", "name", "said", "point", "method", "error")
    }  # fmt: skip
    return Question("/f/p", Kind.PLACE, "Де", parts=parts)


@pytest.mark.parametrize("bearing", range(0, 360, 45))
def test_so_far_away_is_so_far_away(bearing: int):
    start = Spot(49.5, 36.8)
    there = away_from(start, 20_000, bearing)
    assert distance_m(start, there) == pytest.approx(20_000, rel=0.001)


def test_a_place_described_from_a_city_gets_a_pin_a_radius_and_its_method(qtbot):
    asked = Asked(qtbot, place())
    away = next(line for line in asked.all(QLineEdit) if "kilometres" in line.accessibleName())
    type_text(away, "20")
    boxes = {box.accessibleName(): box for box in asked.all(QComboBox)}
    side = next(box for name, box in boxes.items() if "side" in name)
    side.setFocus()
    for _ in range(2):
        qtbot.keyClick(side, Qt.Key.Key_Down)
    city = next(box for name, box in boxes.items() if name.endswith(": city"))
    kharkiv = next(at for at, one in enumerate(landmarks()) if one.name == "Харків")
    city.setCurrentIndex(city.findData(str(kharkiv)))
    put = asked.button("Де: put")
    put.setFocus()
    qtbot.keyClick(put, Qt.Key.Key_Space)
    told = dict(asked.answers)
    assert told["/f/p_error"] == "4000" and told["/f/p_method"] == "described"
    point = of_stored(told["/f/p_point"])
    spot = Spot(float(point.latitude), float(point.longitude))
    assert distance_m(landmarks()[kharkiv].spot, spot) == pytest.approx(20_000, rel=0.01)
    assert spot.longitude > landmarks()[kharkiv].spot.longitude, "east of it"
    assert point.accuracy == "4000"
    assert nameless(asked.field) == []


def test_a_pin_is_put_with_the_keyboard(qtbot):
    asked = Asked(qtbot, place())
    fold = next(one for one in asked.all(QToolButton) if one.accessibleName().startswith("Show the map"))
    fold.setFocus()
    qtbot.keyClick(fold, Qt.Key.Key_Space)
    view = fold.nextInFocusChain()
    while view.objectName() != "map":
        view = view.nextInFocusChain()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    told = dict(asked.answers)
    assert of_stored(told["/f/p_point"]) is not None and told["/f/p_method"] == "pin"


def test_a_radius_is_kept_with_the_point(qtbot):
    asked = Asked(qtbot, place(point="49.5 36.8 0 0", method="pin"))
    radius = next(line for line in asked.all(QLineEdit) if "how far off" in line.accessibleName())
    type_text(radius, "50")
    assert ("/f/p_error", "50") in asked.answers
    assert asked.answers[-1] == ("/f/p_point", "49.5 36.8 0 50")
