"""A list of who controlled a place is imported whole or not at all, and asked by code and day."""

from datetime import date
from pathlib import Path

import pytest

from storage.interviews import territory
from storage.interviews.errors import ImportRefused
from storage.interviews.territory import Control, covers
from storage.vault import Vault
from tests.storage.vaults import MOMENT, new_vault

HEAD = "svidok-territory\t1\nsource\tТестовий перелік\ndated\t2025-02-28\nmark\tG\nkatottg\tfrom\tto\tcontrol\n"
HROMADA, VILLAGE, OTHER = "UA63040050000018021", "UA63040050010071245", "UA63040070010012345"
LIST = HEAD + f"{HROMADA}\t2022-02-27\t2022-09-08\toccupied\n{VILLAGE}\t2022-09-09\t\tcontested\n"


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return new_vault(tmp_path / "vault")


def put(vault: Vault, text: str) -> territory.TerritoryList:
    with vault.transaction() as tx:
        return territory.import_list(tx, text.encode(), MOMENT)


def test_a_settlement_is_found_by_its_own_code_and_by_what_it_lies_in(vault: Vault) -> None:
    taken = put(vault, LIST)
    assert (taken.source, taken.dated, taken.mark, taken.rows) == ("Тестовий перелік", "2025-02-28", "G", 2)
    with vault.read() as tx:
        assert territory.current(tx) == taken
        first, second = territory.of_place(tx, VILLAGE)
        assert territory.of_place(tx, OTHER) == ()
        assert territory.of_place(tx, "Балаклія") == ()
    assert (first.control, first.first, first.last) == (Control.OCCUPIED, date(2022, 2, 27), date(2022, 9, 8))
    assert (second.control, second.last) == (Control.CONTESTED, None)


def test_a_new_list_takes_the_place_of_the_one_before(vault: Vault) -> None:
    put(vault, LIST)
    put(vault, HEAD + f"{OTHER}\t2022-03-01\t\toccupied\n")
    with vault.read() as tx:
        assert territory.of_place(tx, VILLAGE) == ()
        assert len(territory.of_place(tx, OTHER)) == 1


@pytest.mark.parametrize(
    "broken",
    [
        "",
        HEAD,
        LIST.replace("svidok-territory", "territory"),
        LIST.replace("mark\tG", "mark\tX"),
        LIST.replace("2025-02-28", "торік"),
        LIST.replace("source\t", "source"),
        LIST.replace("occupied", "frei"),
        LIST.replace(HROMADA, "UA63"),
        LIST.replace("2022-09-08", "2022-01-01"),
        LIST + "ще рядок\n",
    ],
)
def test_what_is_no_list_is_refused_and_changes_nothing(vault: Vault, broken: str) -> None:
    before = put(vault, LIST)
    with pytest.raises(ImportRefused):
        put(vault, broken)
    with vault.read() as tx:
        assert territory.current(tx) == before


def test_without_a_list_nothing_is_said(vault: Vault) -> None:
    with vault.read() as tx:
        assert territory.current(tx) is None
        assert territory.of_place(tx, VILLAGE) == ()


def test_too_large_a_file_is_not_read(vault: Vault) -> None:
    with vault.transaction() as tx, pytest.raises(ImportRefused) as refused:
        territory.import_list(tx, bytes(territory.LARGEST + 1), MOMENT)
    assert refused.value.code == "import-too-large"


@pytest.mark.parametrize(
    ("area", "place", "is_in"),
    [
        ("UA63000000000041885", VILLAGE, True),
        ("UA63040000000028085", VILLAGE, True),
        (HROMADA, VILLAGE, True),
        (VILLAGE, VILLAGE, True),
        ("UA80000000000126643", "UA80000000000200001", False),
        ("UA80000000000093317", "UA80000000000126643", True),
        ("UA63060000000028085", VILLAGE, False),
        ("UA00000000000000000", VILLAGE, False),
    ],
)
def test_an_area_covers_what_lies_in_it(area: str, place: str, is_in: bool) -> None:
    assert covers(area, place) is is_in
