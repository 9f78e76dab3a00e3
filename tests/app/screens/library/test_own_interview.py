"""An interview with a form of one's own, from consent to the seal: read through, signed, divided among its readers."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.screens.library.importing import Chosen, sample, take
from app.screens.sealed import SealedScreen
from forms.interview import sealed_record
from storage.interviews import form_library, interviews, missions
from storage.platform.clock import SystemClock
from tests.pages.finishing import Finishing
from tests.pages.house import House, fill_in

OURS = "/first_account/data"


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, tmp_path)
    yield made
    made.close()


def begin(house: House, chosen: Chosen) -> str:
    digest = take(house.vault, SystemClock(), chosen).digest
    with house.vault.transaction() as tx:
        (mission,) = missions.all_missions(tx)
        house.interview_id = interviews.start(tx, mission.id, form_library.key_of(tx, digest), SystemClock().now()).id
    return digest


def test_an_own_form_goes_the_whole_way_to_the_seal(house: House) -> None:
    begin(house, sample("detention.md"))
    house.import_organisation()
    screen = house.open_interview()
    session = fill_in(screen)
    presenter = screen.presenter
    (place,) = session.instances(f"{OURS}/place")
    presenter.answered(f"{place}/called", "Підвал школи")
    presenter.answered(f"{place}/cell", "basement")
    presenter.answered(f"{OURS}/cellmates", "Петро Вигаданий")
    record = sealed_record(session)
    parts = {part.value: json.dumps(values, ensure_ascii=False) for part, values in record.parts.items()}
    assert "Підвал школи" in parts["body"]
    assert "basement" in parts["facts"]
    assert [part for part, values in parts.items() if "Вигаданий" in values] == ["identity"]
    assert json.loads(parts["facts"])["form"]["id"] == "sample_detention"
    assert json.loads(parts["facts"])["consent"]["participate"] is True
    house.qtbot.waitUntil(lambda: presenter.has_unsaved is False, timeout=15_000)
    way = Finishing(house)
    page = way.to_signing()
    way.sign_on_pad()
    way.wait_for_signature(1)
    way.refuse("Підписує лише на папері")
    way.wait_for_signature(2)
    house.qtbot.waitUntil(lambda: page.is_enabled("seal"), timeout=15_000)
    page.press("seal")
    house.qtbot.waitUntil(lambda: way.summary().sealed_at != "", timeout=30_000)
    assert way.summary().form.form_id == "sample_detention"
    page.wait_until_visible("open")
    page.press("open")
    way.wait_for(SealedScreen)
    house.qtbot.waitUntil(lambda: "Запечатано" in way.words(), timeout=15_000)
