"""The question before an account: was this person heard before, and what follows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.language import Language
from app.screens.earlier import open_earlier
from app.screens.earlier.table import NamesakeTable
from forms.engine.changes import Write
from forms.interview.answers import ref_of, value
from storage.interviews import drafts, earlier, interviews
from storage.interviews.earlier import Namesake
from storage.platform.clock import SystemClock
from tests.pages.earlier_page import EarlierPage
from tests.pages.house import House
from tests.pages.page import nameless


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, tmp_path, "en")
    yield made
    made.close()


def heard_before(house: House, **names: str) -> str:
    moment = SystemClock().now()
    with house.vault.transaction() as tx:
        now = interviews.get(tx, house.interview_id)
        begun = interviews.start(tx, now.mission_id, now.form, moment)
        root = f"/{now.form.form_id}/person"
        writes = [Write(f"{root}/{name.replace('__', '/')}", answer) for name, answer in names.items()]
        drafts.save_answers(tx, begun.id, writes, moment)
    return begun.number


def opened(house: House) -> tuple[QWidget, EarlierPage]:
    interview = house.open_interview()
    presenter = interview.presenter
    # Earlier accounts are spoken of once the person takes part.
    presenter.answered(ref_of(presenter.in_hand().session, "cn_participate"), "yes")
    house.window.open(open_earlier(house.workspace, presenter.in_hand(), presenter.together))
    return interview, EarlierPage(house.qtbot, house.front)


def test_a_namesake_is_shown_and_a_decision_is_asked_for(house: House) -> None:
    number = heard_before(house, p_surname="Коваленко", p_given="Олена", p_dob__p_dob_from="1961-05-02")
    interview, page = opened(house)
    page.type_into("person_name", "Олена Коваленко")
    page.type_into("person_year", "1961")
    page.press("look")
    page.wait_for_rows(1)
    assert page.rows()[0][:2] == ("Коваленко Олена", "1961")
    assert page.rows()[0][3] == number
    assert "1 person may be meant. 1 interview in this vault was looked at." in page.words
    assert nameless(page.screen) == []
    page.press("keep")
    assert page.notice == "Choose what the search gave."
    assert not page.can_decide
    page.choose_outcome("possible")
    assert page.can_decide
    page.press("keep")
    assert page.notice == "Decide how to go on before the account begins."
    page.choose_decision("gap_only")
    page.press("keep")
    session = interview.presenter.in_hand().session
    assert (value(session, "iv_search_done"), value(session, "ex_decide")) == ("possible", "gap_only")


def test_the_decision_is_one_step_and_one_undo_takes_it_back(house: House) -> None:
    interview, page = opened(house)
    page.choose_outcome("match")
    page.choose_decision("stop_refer")
    page.press("keep")
    presenter = interview.presenter
    session = presenter.in_hand().session
    assert value(session, "ex_decide") == "stop_refer"
    presenter.undo_asked()
    session = presenter.in_hand().session
    assert session.state(ref_of(session, "iv_search_done")).value == ""
    assert session.state(ref_of(session, "ex_decide")).value == ""


def test_without_a_match_no_decision_is_kept(house: House) -> None:
    interview, page = opened(house)
    page.choose_outcome("match")
    page.choose_decision("go_full")
    page.choose_outcome("none")
    page.press("keep")
    session = interview.presenter.in_hand().session
    assert value(session, "iv_search_done") == "none"
    assert session.state(ref_of(session, "ex_decide")).value == ""


def test_what_the_interview_says_of_the_person_is_looked_for_at_once(house: House) -> None:
    heard_before(house, p_surname="Сахно", p_given="Петро")
    interview = house.open_interview()
    presenter = interview.presenter
    session = presenter.in_hand().session
    presenter.answered(ref_of(session, "cn_participate"), "yes")
    presenter.answered(ref_of(session, "p_surname"), "Сахно")
    house.window.open(open_earlier(house.workspace, presenter.in_hand(), presenter.together))
    page = EarlierPage(house.qtbot, house.front)
    page.wait_for_rows(1)


def test_a_name_and_a_year_that_are_none_are_asked_for(house: House) -> None:
    _, page = opened(house)
    page.press("look")
    assert page.notice == "Write the name, as far as it is known."
    page.type_into("person_name", "Сахно")
    page.type_into("person_year", "61")
    page.press("look")
    assert page.notice == "A year of birth has four digits."


def test_the_table_is_a_sound_model_and_says_another_year(house: House, qtmodeltester: ModelTester) -> None:
    heard_before(house, p_surname="Сахно", p_given="Петро", p_dob__p_dob_from="1961-05-02")
    with house.vault.read() as tx:
        found = earlier.namesakes(earlier.heard(tx), "Сахно Петро", "1990")
    model = NamesakeTable(Language("en"))
    model.show_rows((*found, Namesake(found[0].known, 0.7, None)))
    qtmodeltester.check(model)
    assert model.index(0, 1).data() == "1961, another year"
    assert model.index(1, 1).data() == "1961"
