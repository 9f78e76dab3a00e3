"""Finding interviews on the home screen: words, filters, order, and lists too long to read at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from forms.engine.changes import Write
from storage.interviews import drafts, finding, interviews, missions
from storage.interviews.finding import Sort
from storage.interviews.form_library import FormSource, keep
from storage.interviews.interviews import FormKey, Heading, State
from storage.interviews.missions import NewMission
from storage.platform.clock import SystemClock
from storage.vault import Vault, open_vault
from tests.app.screens.home.test_home import unlocked
from tests.doubles.program import PASSPHRASE, make_vault, running
from tests.pages.page import mnemonics, nameless
from tests.pages.shell import HomePage
from tests.storage.interviews.test_search import DAY, PLACE, XFORM

IZIUM = "UA63040090010062533"
TOLD = {
    "Калина": (
        ("/f/told", "Сусіда забрали вранці, коли стріляли біля школи."),
        ("/f/person[1]/name", "Петро Кравченко"),
        (f"{PLACE}/in_place_katottg", IZIUM),
        (f"{DAY}/in_date_from", "2022-03-05"),
    ),
    "Явір": (("/f/told", "Сиділи у підвалі."), ("/f/person[1]/name", "Олена Ткач")),
}


def fill(vault: Vault, told: dict[str, tuple[tuple[str, str], ...]]) -> None:
    clock = SystemClock()
    with vault.transaction() as tx:
        mission = missions.create(tx, NewMission("Ізюм, листопад"), clock.now())
        form = FormKey("f", "1", keep(tx, FormSource("f", "1", "F", b"source", "f.md", XFORM), clock.now()))
        for title, answers in told.items():
            draft = interviews.start(tx, mission.id, form, clock.now()).id
            drafts.save_answers(tx, draft, [Write(ref, value) for ref, value in answers], clock.now())
            interviews.set_heading(tx, draft, Heading(title, "", "2026-11-22", 10), clock.now())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_vault(tmp_path)
    vault = open_vault(tmp_path / "vaults" / "1", PASSPHRASE)
    fill(vault, TOLD)
    vault.close()
    return tmp_path


@pytest.fixture
def home(qtbot: QtBot, folder: Path) -> Iterator[HomePage]:
    with running(qtbot, folder) as program:
        page = unlocked(program)
        page.wait_for_rows(2)
        yield page


def test_words_are_found_in_any_form_and_the_line_is_shown(home: HomePage) -> None:
    assert "Found in" not in home.headings
    home.type_into("search", "школа сусіди")
    home.wait_for_titles("Калина")
    home.wait_for_text("count", "Found: 1")
    assert home.rows[0][-1].startswith("Сусіда забрали вранці")
    assert "Found in" in home.headings and "Changed" not in home.headings
    home.type_into("search", "")
    home.wait_for_rows(2)
    home.wait_for_text("count", "Interviews: 2")
    assert "Found in" not in home.headings


def test_filters_narrow_the_list_together_and_are_cleared_at_once(home: HomePage) -> None:
    assert not home.is_enabled("clear_filters")
    home.type_into("filter_person", "кравченка")
    home.wait_for_titles("Калина")
    home.type_into("filter_starts", "01.04.2022")
    home.wait_for_titles("Калина")
    home.type_into("filter_ends", "01.05.2022")
    home.wait_for_rows(0)
    assert any("clear the filters" in words for words in home.texts())
    home.press("clear_filters")
    home.wait_for_rows(2)
    home.choose("filter_state", State.SEALED)
    home.wait_for_rows(0)
    home.press("clear_filters")
    home.choose("filter_sort", Sort.TITLE)
    home.wait_for_titles("Калина", "Явір")
    assert not home.is_enabled("clear_filters")


def test_a_place_is_offered_while_it_is_typed_and_found_with_all_that_lies_in_it(home: HomePage) -> None:
    home.choose_place("харківська", "Харківська область")
    home.wait_for_titles("Калина")
    home.press("clear_filters")
    home.wait_for_rows(2)
    home.type_into("filter_place", "нема такого місця")
    home.wait_for_rows(0)


@pytest.mark.parametrize("key", [Qt.Key.Key_F, Qt.Key.Key_K])
def test_the_search_is_one_key_away(home: HomePage, key: Qt.Key) -> None:
    home.press_keys(key, Qt.KeyboardModifier.ControlModifier)
    home.wait_for_keyboard_in("search")


def test_every_field_has_a_name_and_no_two_share_a_letter(home: HomePage) -> None:
    assert nameless(home.screen) == []
    letters = mnemonics(home.screen)
    assert sorted(letters) == sorted(set(letters))


def test_a_long_list_is_read_as_far_as_somebody_scrolls(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    vault = open_vault(tmp_path / "vaults" / "1", PASSPHRASE)
    count = finding.PAGE * 2 + 5
    fill(vault, {f"Псевдонім {number}": () for number in range(count)})
    vault.close()
    with running(qtbot, tmp_path) as program:
        home = unlocked(program)
        home.wait_for_text("count", f"Interviews: {count}")
        home.wait_for_rows(finding.PAGE)
        home.scroll_to_the_end()
        home.wait_for_rows(2 * finding.PAGE)
        home.scroll_to_the_end()
        home.wait_for_rows(count)
        assert len({row[0] for row in home.rows}) == count


def test_a_vault_of_an_older_program_is_indexed_while_one_looks(qtbot: QtBot, folder: Path) -> None:
    vault = open_vault(folder / "vaults" / "1", PASSPHRASE)
    with vault.transaction() as tx:
        for table in ("search", "search_rows", "search_days", "search_places", "search_interviews"):
            tx.execute(text(f"DELETE FROM {table}"))
    vault.close()
    with running(qtbot, folder) as program:
        home = unlocked(program)
        home.wait_for_rows(2)
        qtbot.waitUntil(lambda: "being prepared" not in home.text("count"), timeout=10_000)
        home.type_into("search", "підвал")
        home.wait_for_titles("Явір")
