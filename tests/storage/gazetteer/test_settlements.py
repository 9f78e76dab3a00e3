import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.gazetteer import UNITS, Gazetteer, GazetteerUnreadable
from storage.gazetteer.spelling import fold, russian, russian_latin, without_kind

REGISTER = Path(__file__).parents[3] / "resources" / "gazetteer" / "settlements.sqlite"


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    opened = Gazetteer(REGISTER)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("Харків", "Харків, Харківський район, Харківська область"),
        ("харков", "Харків, Харківський район, Харківська область"),
        ("Харьков", "Харків, Харківський район, Харківська область"),
        ("Kharkiv", "Харків, Харківський район, Харківська область"),
        ("Kharkov", "Харків, Харківський район, Харківська область"),
        ("Одесса", "Одеса, Одеський район, Одеська область"),
        ("Николаев", "Миколаїв, Миколаївський район, Миколаївська область"),
        ("Кривой Рог", "Кривий Ріг, Криворізький район, Дніпропетровська область"),
        ("kryvyi rih", "Кривий Ріг, Криворізький район, Дніпропетровська область"),
        ("Червоноград", "Шептицький, Шептицький район, Львівська область"),
        ("Дніпропетровськ", "Дніпро, Дніпровський район, Дніпропетровська область"),
        ("Артемовск", "Бахмут, Бахмутський район, Донецька область"),
        ("смт Бородянка", "Бородянка, Бучанський район, Київська область"),
        ("м.Буча", "Буча, Бучанський район, Київська область"),
        ("Андріївка, Буч", "Андріївка, Бучанський район, Київська область"),
        ("Андреевка бучанский", "Андріївка, Бучанський район, Київська область"),
        ("Слов'янськ", "Слов’янськ, Краматорський район, Донецька область"),
        ("київ", "Київ"),
    ],
)
def test_a_settlement_is_found_by_new_old_russian_and_latin_names(gazetteer: Gazetteer, typed: str, label: str) -> None:
    assert gazetteer.search(typed)[0].label == label


def test_the_city_comes_before_the_villages_of_the_same_name(gazetteer: Gazetteer) -> None:
    found = gazetteer.search("Балаклія")
    assert [settlement.kind for settlement in found[:2]] == ["city", "village"]
    assert all(settlement.name == "Балаклія" for settlement in found[:2])


def test_a_name_is_never_alone(gazetteer: Gazetteer) -> None:
    for settlement in gazetteer.search("Іванівка", limit=100):
        assert settlement.raion
        assert settlement.oblast
    assert len({found.code for found in gazetteer.search("Іванівка", limit=200)}) > 100


def test_old_names_are_shown_with_the_new_one(gazetteer: Gazetteer) -> None:
    assert gazetteer.search("Шептицький")[0].old_names == ("Червоноград",)


def test_a_code_gives_its_entry_and_an_unknown_one_nothing(gazetteer: Gazetteer) -> None:
    bucha = gazetteer.search("Буча")[0]
    assert gazetteer.by_code(bucha.code) == bucha
    assert bucha.latin == "Bucha"
    assert gazetteer.by_code("UA99000000000000000") is None


def test_raions_and_oblasts_are_found_when_asked_for(gazetteer: Gazetteer) -> None:
    names = [unit.name for unit in gazetteer.search("Бучанськ", kinds=UNITS)]
    assert "Бучанський район" in names
    assert all(unit.kind not in UNITS for unit in gazetteer.search("Бучанськ", limit=50))


@pytest.mark.parametrize("typed", ["", "   ", ",", "'", "%", "_", "щщщ", "x" * 5000, "'; DROP TABLE place; --", "\0"])
def test_anything_may_be_typed(gazetteer: Gazetteer, typed: str) -> None:
    assert gazetteer.search(typed) == ()


def test_every_settlement_of_the_register_is_there(gazetteer: Gazetteer) -> None:
    letters = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
    codes = {found.code for letter in letters for found in gazetteer.search(letter, limit=30_000)}
    # The search gives at most 3,000 a letter; this only shows that no letter is lost.
    assert len(codes) > 20_000


def test_a_search_takes_less_than_thirty_milliseconds(gazetteer: Gazetteer) -> None:
    gazetteer.search("с")
    taken = []
    for typed in ("с", "но", "Івані", "kry", "Харьков", "Андріївка бучанський"):
        started = time.perf_counter()
        gazetteer.search(typed)
        taken.append(time.perf_counter() - started)
    assert sorted(taken)[len(taken) // 2] < 0.03


def test_a_missing_or_damaged_register_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(GazetteerUnreadable):
        Gazetteer(tmp_path / "none.sqlite")
    damaged = tmp_path / "damaged.sqlite"
    damaged.write_bytes(b"not a database" * 100)
    with pytest.raises(GazetteerUnreadable):
        Gazetteer(damaged)


def test_damage_that_is_met_only_while_reading_is_said_so_too(tmp_path: Path) -> None:
    damaged = bytearray(REGISTER.read_bytes())
    # Where the index of codes lies.
    tenth = len(damaged) // 10
    damaged[5 * tenth : 6 * tenth] = b"\xff" * tenth
    (tmp_path / "damaged.sqlite").write_bytes(damaged)
    with contextlib.closing(Gazetteer(tmp_path / "damaged.sqlite")) as opened, pytest.raises(GazetteerUnreadable):
        opened.by_code("UA80000000000093317")


def test_reading_leaves_nothing_beside_the_register() -> None:
    assert not [path for path in REGISTER.parent.iterdir() if path.name.startswith(REGISTER.name + "-")]


def test_spellings_fall_together() -> None:
    assert fold("Ґалаґанівка") == fold("галагановка".replace("ов", "ів"))
    assert fold("Слов’янськ") == fold("Словянск")
    assert russian("Чернігів") == "чернигов"
    assert russian("Сергіївка") == "сергеевка"
    assert russian("Нова Одеса") == "нова одесса"
    assert russian("Ямпіль") == "ямпиль"
    assert russian("Новоселиця") == "новоселица"
    assert russian_latin("Харків") == "kharkov"
    assert without_kind("с. Андріївка") == "андріївка"
    assert without_kind("Село") == "село"


def test_a_register_damaged_where_it_is_searched_is_said_so(tmp_path: Path) -> None:
    whole = REGISTER.read_bytes()
    sound = len(whole) * 6 // 10
    damaged = tmp_path / "damaged.sqlite"
    damaged.write_bytes(whole[:sound] + b"\xff" * (len(whole) - sound))
    opened = Gazetteer(damaged)
    with pytest.raises(GazetteerUnreadable):
        for letter in "абвгдежз":
            opened.search(letter)
    opened.close()
