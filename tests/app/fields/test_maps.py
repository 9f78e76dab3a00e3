"""The map of a question: typed, pointed at, or chosen with the keyboard through a list."""

import csv
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from app.fields.earth import Sheet, Spot, around, bar_of, digits_of, distance_m, step_of
from app.fields.landmarks import FILE, landmarks, nearest
from app.fields.question import Choice, Kind, Question
from app.fields.select_map import on_map
from forms.engine import Session, load_form
from storage.gazetteer import Gazetteer
from tests.forms.engine.scenario import environment, xform
from tests.pages.field_page import Asked
from tests.pages.map_page import MapPage
from tests.pages.page import nameless

KYIV = Spot(50.45, 30.52)
SCHOOLS = (
    Choice("a", "Школа в Бучі", geometry="50.55 30.21 0 0"),
    Choice("b", "Школа в Ірпені", geometry="50.52 30.25 0 0"),
    Choice("c", "Двір у Гостомелі", geometry="50.570 30.260 0 0;50.571 30.262 0 0;50.569 30.262 0 0;50.570 30.260 0 0"),
    Choice("d", "Десь"),
)


def asked_map(qtbot, *, kind: Kind = Kind.SELECT_ONE, choices=SCHOOLS, words=("map",), **other):
    asked = Asked(qtbot, Question("/f/q", kind, "Яка школа", choices=choices, appearance=frozenset(words), **other))
    return asked, MapPage(qtbot, asked.field)


def test_a_place_comes_back_from_the_sheet_as_it_went_there():
    sheet = Sheet(KYIV, 300_000.0, 600, 300)
    for spot in (KYIV, Spot(44.6, 33.52), Spot(-33.9, 18.4), Spot(84.0, -179.0)):
        back = sheet.spot(*sheet.at(spot))
        assert (round(back.latitude, 9), round(back.longitude, 9)) == (spot.latitude, spot.longitude)
    assert sheet.at(KYIV) == (300, 150)
    # North is up, east is right.
    assert sheet.at(Spot(51, 31))[1] < 150 < sheet.at(Spot(50, 31))[1]


def test_what_is_under_the_pointer_stays_there_when_the_map_is_drawn_larger():
    sheet = Sheet(KYIV, 300_000.0, 600, 300)
    held = sheet.spot(100, 40)
    larger = sheet.zoomed(4, 100, 40)
    assert larger.scale == 1_200_000
    assert [round(one, 6) for one in larger.at(held)] == [100, 40]
    assert sheet.zoomed(1e9).scale == 256 * 2**20


def test_everything_is_seen_on_the_sheet_around_it():
    spots = [one.spot for one in landmarks()]
    sheet = around(spots, 500, 300)
    assert sheet is not None
    assert all(0 <= sheet.at(spot)[0] <= 500 and 0 <= sheet.at(spot)[1] <= 300 for spot in spots)
    assert around([], 500, 300) is None
    one = around([KYIV], 500, 300)
    assert one is not None and one.at(KYIV) == (250, 150)


def test_lengths_and_digits_are_those_that_the_sheet_can_tell():
    # Kyiv to Kharkiv is some 410 km.
    assert 405_000 < distance_m(KYIV, Spot(49.99, 36.23)) < 415_000
    wide, near = Sheet(KYIV, 20_000.0, 500, 300), Sheet(KYIV, 256.0 * 2**18, 500, 300)
    length, points = bar_of(wide)
    assert length == 100_000 and 60 < points <= 120
    assert bar_of(near)[0] == 20
    assert (digits_of(wide), digits_of(near)) == (2, 6)
    assert step_of(wide) == 2.0 and step_of(near) == 0.001


def test_the_cities_of_the_map_are_in_the_register_under_the_same_names():
    with FILE.open(encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter="\t"))
    gazetteer = Gazetteer(FILE.with_name("settlements.sqlite"))
    try:
        for code, name, *_rest in rows:
            found = gazetteer.by_code(code)
            assert found is not None and found.name == name
    finally:
        gazetteer.close()
    assert len(rows) == len(landmarks()) > 70
    assert all(44 < one.spot.latitude < 53 and 22 < one.spot.longitude < 41 for one in landmarks())
    assert nearest(Spot(50.54, 30.22))[0].name == "Буча"


def test_a_point_is_chosen_on_the_map_with_the_keyboard(qtbot):
    asked = Asked(qtbot, Question("/f/q", Kind.GEOPOINT, "Де це було", appearance=frozenset({"placement-map"})))
    page = MapPage(qtbot, asked.field)
    page.view.go_to(KYIV)
    page.hit(Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Plus)
    assert "Kyiv" in page.middle or "Київ" in page.middle
    page.hit(Qt.Key.Key_Return)
    latitude, longitude, *rest = asked.last.split()
    assert (float(latitude), float(longitude), rest) == (50.45, 30.52, ["0", "0"])
    page.hit(Qt.Key.Key_Right, Qt.Key.Key_Up)
    page.hit(Qt.Key.Key_Space)
    latitude, longitude, *_ = asked.last.split()
    assert float(latitude) > 50.45 and float(longitude) > 30.52
    assert page.typed[:2] == [latitude, longitude]
    page.hit(Qt.Key.Key_Backspace)
    assert asked.last == ""
    assert nameless(asked.field) == []
    assert "Де це було" in page.view.accessibleName() and page.middle in page.view.accessibleDescription()


def test_a_point_is_chosen_with_the_mouse_and_a_drag_chooses_nothing(qtbot):
    asked = Asked(qtbot, Question("/f/q", Kind.GEOPOINT, "Де це було", appearance=frozenset({"maps"})))
    page = MapPage(qtbot, asked.field)
    before = page.view.middle
    page.drag(QPoint(200, 150), QPoint(260, 100))
    assert asked.answers == [] and page.view.middle != before
    page.press(Spot(49.99, 36.23))
    latitude, longitude, *_ = map(float, asked.last.split())
    assert abs(latitude - 49.99) < 0.1 and abs(longitude - 36.23) < 0.1


def test_the_map_of_a_question_without_that_appearance_waits_until_it_is_opened(qtbot):
    asked = Asked(qtbot, Question("/f/q", Kind.GEOPOINT, "Де", value="48.5 35.05 0 0"))
    page = MapPage(qtbot, asked.field)
    assert page.view is None
    page.open()
    assert page.view is not None
    # It is where the answer is, and the answer is on it.
    assert page.view.middle == Spot(48.5, 35.05)
    page.open()
    assert page.view is None


def test_a_shape_grows_point_by_point_and_closes_itself(qtbot):
    asked = Asked(qtbot, Question("/f/q", Kind.GEOSHAPE, "Межі", appearance=frozenset({"placement-map"})))
    page = MapPage(qtbot, asked.field)
    for spot in (Spot(50, 30), Spot(50, 31)):
        page.view.go_to(spot)
        page.hit(Qt.Key.Key_Return)
    assert asked.answers == [] and len(page.typed) == 2
    page.view.go_to(Spot(49, 30.5))
    page.hit(Qt.Key.Key_Return)
    assert asked.last == "50 30 0 0;50 31 0 0;49 30.5 0 0;50 30 0 0"
    page.hit(Qt.Key.Key_Backspace)
    assert len(page.typed) == 2 and "stays" in asked.words


def test_what_may_not_be_changed_is_shown_and_takes_nothing(qtbot):
    words = frozenset({"maps"})
    asked = Asked(qtbot, Question("/f/q", Kind.GEOPOINT, "Де", value="50 30 0 0", readonly=True, appearance=words))
    page = MapPage(qtbot, asked.field)
    page.hit(Qt.Key.Key_Return, Qt.Key.Key_Backspace)
    assert asked.answers == []


def test_the_wheel_is_the_pages_until_somebody_is_at_the_map(qtbot):
    asked = Asked(qtbot, Question("/f/q", Kind.GEOPOINT, "Де", appearance=frozenset({"maps"})))
    page = MapPage(qtbot, asked.field)
    scale = page.view.sheet.scale
    assert not page.turn_wheel(up=True) and page.view.sheet.scale == scale
    page.view.setFocus()
    qtbot.waitUntil(page.view.hasFocus)
    assert page.turn_wheel(up=True) and page.view.sheet.scale > scale


def test_an_answer_is_chosen_in_the_list_and_the_map_goes_there(qtbot):
    asked, page = asked_map(qtbot)
    assert page.answers == [choice.label for choice in SCHOOLS]
    page.choices.setCurrentRow(0)
    # Everything is seen: nothing need move.
    assert page.view.middle != Spot(50.55, 30.21)
    page.view.go_to(Spot(50.55, 30.21))
    page.hit(Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Plus)
    qtbot.keyClick(page.choices, Qt.Key.Key_Down)
    assert page.view.middle == Spot(50.52, 30.25)
    qtbot.keyClick(page.choices, Qt.Key.Key_Space)
    assert asked.last == "b" and page.chosen == ["Школа в Ірпені"]
    assert page.spoken(1) in ("Школа в Ірпені, вибрано", "Школа в Ірпені, chosen") and page.spoken(0) == "Школа в Бучі"
    # What has no place on the map is an answer, too.
    page.choices.setCurrentRow(3)
    qtbot.keyClick(page.choices, Qt.Key.Key_Return)
    assert asked.last == "d"
    qtbot.keyClick(page.choices, Qt.Key.Key_Space)
    assert asked.last == ""
    assert nameless(asked.field) == []


def test_an_answer_is_chosen_on_the_map_itself(qtbot):
    asked, page = asked_map(qtbot)
    page.press(Spot(50.55, 30.21))
    assert asked.last == "a" and page.choices.currentRow() == 0
    page.view.go_to(Spot(50.52, 30.25))
    page.hit(Qt.Key.Key_Return)
    assert asked.last == "b"
    page.press(Spot(50.0, 30.0))
    assert asked.last == "b"


def test_several_answers_stand_in_the_order_of_the_list(qtbot):
    asked, page = asked_map(qtbot, kind=Kind.SELECT_MULTIPLE)
    page.press(Spot(50.52, 30.25))
    page.press(Spot(50.55, 30.21))
    assert asked.last == "a b" and page.chosen == ["Школа в Бучі", "Школа в Ірпені"]
    page.press(Spot(50.55, 30.21))
    assert asked.last == "b"


def test_a_long_list_beside_a_map_is_searched(qtbot):
    many = tuple(Choice(f"c{at}", f"Пункт {at}", geometry=f"{48 + at / 100} 31 0 0") for at in range(200))
    _, page = asked_map(qtbot, choices=many)
    page.find("пункт 19")
    assert len(page.answers) == 11


def test_a_list_of_three_thousand_places_is_painted_and_a_longer_one_is_searched(qtbot):
    many = tuple(
        Choice(f"c{at}", f"Пункт {at}", geometry=f"{45 + at % 70 / 10} {23 + at / 200} 0 0") for at in range(3_001)
    )
    _, page = asked_map(qtbot, choices=many[:3_000])
    assert not page.picture().isNull() and len(page.answers) == 3_000
    assert on_map(Question("/f/q", Kind.SELECT_ONE, "Де", choices=many[:3_000], appearance=frozenset({"map"})))
    assert not on_map(Question("/f/q", Kind.SELECT_ONE, "Де", choices=many, appearance=frozenset({"map"})))


def test_places_with_more_points_than_can_be_drawn_are_a_list():
    fence = ";".join(["50.571 30.262 0 0"] * 1_000)
    choices = tuple(Choice(f"c{number}", "Село", geometry=fence) for number in range(100))
    asked = Question("/f/q", Kind.SELECT_ONE, "Де", choices=choices, appearance=frozenset({"map"}))
    assert not on_map(asked)
    assert on_map(replace(asked, choices=choices[:1]))


def test_a_list_without_places_is_a_list(qtbot):
    asked, page = asked_map(qtbot, choices=(Choice("a", "А"), Choice("b", "Б")))
    assert page.view is None and len(asked.choices()) == 2


def test_a_chosen_mark_looks_different(qtbot):
    _, page = asked_map(qtbot)
    before = page.picture()
    page.press(Spot(50.55, 30.21))
    assert page.picture() != before


@pytest.mark.parametrize("geometry", ["", "somewhere", "91 200 0 0", "1 2 3 4 5 6;"])
def test_a_place_that_is_none_is_not_on_the_map(qtbot, geometry: str):
    choices = (*SCHOOLS[:1], Choice("x", "Ікс", geometry=geometry))
    asked, page = asked_map(qtbot, choices=choices)
    page.choices.setCurrentRow(1)
    qtbot.keyClick(page.choices, Qt.Key.Key_Space)
    assert asked.last == "x"


FORM = xform(
    "<q/>",
    model='<instance id="schools" src="jr://file/schools.geojson"/><bind nodeset="/data/q" type="string"/>',
    body='<select1 ref="/data/q" appearance="map"><label>Q</label><itemset nodeset="instance(\'schools\')/root'
    '/item"><value ref="id"/><label ref="title"/></itemset></select1>',
)
FEATURES = b"""{"type": "FeatureCollection", "features": [
 {"type": "Feature", "id": "a", "geometry": {"type": "Point", "coordinates": [30.21, 50.55]},
  "properties": {"title": "Bucha"}}]}"""


def test_the_places_of_a_geojson_file_reach_the_question():
    files = {"schools.geojson": FEATURES}
    session = Session(load_form(FORM, files), environment=environment())
    (choice,) = session.choices("/data/q")
    assert (choice.value, choice.label, choice.geometry) == ("a", "Bucha", "50.55 30.21 0 0")
    listed = FORM.replace(b' appearance="map"', b"")
    plain = Session(load_form(listed, files), environment=environment())
    assert plain.choices("/data/q")[0].geometry == ""
