"""One's own word of the day: kept for its owner, taken back by the same press, and rest when days were hard."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.screens.care import open_care_card
from storage.interviews import care, interviews
from storage.platform.clock import SystemClock
from tests.pages.care_card import CareCardPage
from tests.pages.house import House
from tests.pages.page import nameless


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, tmp_path, "en")
    yield made
    made.close()


def today() -> date:
    return date.fromisoformat(SystemClock().now().wall[:10])


def kept(house: House) -> dict[date, str]:
    with house.vault.read() as tx:
        return dict(care.days(tx))


def opened(house: House) -> CareCardPage:
    house.window.open(open_care_card(house.workspace))
    return CareCardPage(house.qtbot, house.front)


def test_a_word_is_kept_and_the_same_press_takes_it_back(house: House) -> None:
    page = opened(house)
    assert nameless(page.screen) == []
    page.press("own_amber")
    page.wait_for("amber")
    assert kept(house) == {today(): "amber"}
    page.press("own_amber")
    page.wait_for("")
    assert kept(house) == {}


def test_two_hard_days_in_a_week_ask_for_rest(house: House) -> None:
    moment = SystemClock().now()
    with house.vault.transaction() as tx:
        care.keep(tx, today() - timedelta(days=2), "amber", moment)
    page = opened(house)
    page.press("own_red")
    page.wait_for("red")
    assert page.notice.startswith("These days were hard")
    page.press("own_green")
    page.wait_for("green")
    assert page.notice == ""


def test_it_is_no_part_of_any_interview_and_old_words_go(house: House) -> None:
    moment = SystemClock().now()
    with house.vault.transaction() as tx:
        care.keep(tx, today() - timedelta(days=care.KEPT_DAYS + 1), "red", moment)
        care.keep(tx, today(), "green", moment)
        assert interviews.get(tx, house.interview_id).updated
    assert kept(house) == {today(): "green"}
    with pytest.raises(ValueError, match="violet"), house.vault.transaction() as tx:
        care.keep(tx, today(), "violet", moment)
