from forms.values import Place, coarse, is_code

ANDRIIVKA = "UA32080010020036987"


def test_a_place_is_known_by_its_code_and_never_by_its_name() -> None:
    assert Place(code=ANDRIIVKA, name="Андріївка").is_known
    assert Place(code=ANDRIIVKA).oblast_code == "UA32"
    assert not Place(name="Андріївка").is_known
    assert Place(name="Андріївка").oblast_code == ""


def test_a_code_is_latin_letters_and_seventeen_digits() -> None:
    assert is_code(ANDRIIVKA)
    assert not is_code(ANDRIIVKA[:-1])
    assert not is_code("УА" + ANDRIIVKA[2:])


def test_a_label_keeps_what_the_person_called_it_beside_the_official_name() -> None:
    place = Place(name="Шептицький, Шептицький район, Львівська область", said="Червоноград", landmark="біля шахти")
    assert place.label == "Шептицький, Шептицький район, Львівська область, «Червоноград», біля шахти"
    assert Place(said="хутір за лісом").label == "хутір за лісом"


def test_only_the_oblast_is_told_outside() -> None:
    assert coarse("Андріївка, Бучанський район, Київська область") == "Київська область"
    assert coarse("Київ") == "Київ"
