from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.screens.draft.told import CRSV, MANDATORY, TRAINING, keep_training, told_by, training
from forms.engine import SavedInstance, SavedValue
from forms.interview import Given
from storage.interviews import settings, territory
from storage.platform.clock import Moment, SystemClock
from storage.vault import Vault
from tests.pages.drafts import new_vault

TODAY = date.fromisoformat(SystemClock().now().wall[:10])


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = new_vault(tmp_path)
    yield made
    made.close()


def told(vault: Vault, valid: dict[str, date] | None = None) -> dict[str, str]:
    moment: Moment = SystemClock().now()
    with vault.transaction() as tx:
        if valid is not None:
            keep_training(tx, valid, moment)
        return dict(told_by(tx, (), moment))


def test_a_laptop_on_which_nothing_is_written_says_nothing_of_training(vault: Vault) -> None:
    known = told(vault)
    assert (known[Given.TRAINING], known[Given.TRAINED_FOR_CRSV]) == ("", "")
    assert known[Given.REFERRAL_DAY] == "none"


def test_training_counts_to_its_last_day(vault: Vault) -> None:
    valid = dict.fromkeys(MANDATORY, TODAY)
    assert told(vault, valid)[Given.TRAINING] == "ok"
    assert told(vault, valid | {"pfa": date(2020, 1, 1)})[Given.TRAINING] == "missing"
    assert told(vault, {"pfa": TODAY})[Given.TRAINING] == "missing"
    assert told(vault, {CRSV: TODAY})[Given.TRAINED_FOR_CRSV] == "yes"


@pytest.mark.parametrize("kept", ["", "x", "[]", '{"pfa": 4}', '{"pfa": "soon"}'])
def test_a_damaged_note_of_training_is_none(vault: Vault, kept: str) -> None:
    with vault.transaction() as tx:
        settings.put(tx, TRAINING, kept, SystemClock().now())
        assert training(tx) == {}


LIST = b"""svidok-territory\t1
source\tAn order, invented for this test
dated\t2026-01-01
mark\tG
katottg\tfrom\tto\tcontrol
UA32080010020036987\t2022-02-27\t2022-03-30\toccupied
"""


@pytest.mark.parametrize(
    ("control", "first", "last", "is_doubtful"),
    [
        ("occupied", "2022-03-17", "", False),
        ("occupied", "2022-04-02", "", True),
        ("occupied", "2022-03-29", "2022-04-05", False),
        ("occupied", "2022-02-20", "2022-02-26", True),
        ("gov", "2022-04-02", "", False),
        ("occupied", "", "", False),
    ],
)
def test_a_date_outside_of_the_occupation_of_its_place_is_doubted(
    vault: Vault, control: str, first: str, last: str, is_doubtful: bool
) -> None:
    at = "/first_account/incidents/incident[3f9a01bc]"
    answers = {
        f"{at}/in_control": control,
        f"{at}/in_place/in_place_katottg": "UA32080010020036987",
        f"{at}/in_date/in_date_from": first,
        f"{at}/in_date/in_date_to": last,
    }
    saved = SavedInstance(tuple(SavedValue(ref, value) for ref, value in answers.items() if value))
    with vault.transaction() as tx:
        assert told_by(tx, (), SystemClock().now(), saved)[Given.DATE_DOUBT] == ""
        territory.import_list(tx, LIST, SystemClock().now())
        doubt = told_by(tx, (), SystemClock().now(), saved)[Given.DATE_DOUBT]
    assert doubt == ("1" if is_doubtful else "")
