"""From the last answer to the seal: read-through, statement, signatures, seal, correction."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.screens.interview.view import InterviewScreen
from app.screens.sealed import SealedScreen
from app.screens.statement.read_view import ReadThroughScreen
from app.screens.statement.view import StatementScreen
from forms.interview.answers import ref_of
from storage.interviews import outbox
from storage.interviews.interviews import State
from storage.interviews.signatures import SignatureKind
from tests.pages.finishing import Finishing
from tests.pages.house import House, fill_in
from tests.pages.page import nameless, words_on


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path):
    made = House(qtbot, tmp_path)
    yield made
    made.close()


def filled(house: House) -> Finishing:
    house.import_organisation()
    screen = house.open_interview()
    fill_in(screen)
    house.qtbot.waitUntil(lambda: screen.presenter.has_unsaved is False, timeout=15_000)
    return Finishing(house)


def test_an_interview_is_read_through_signed_sealed_and_waits_to_be_delivered(house: House):
    way = filled(house)
    page = way.to_signing()
    assert nameless(page.screen) == []
    assert page.is_enabled("seal") is False
    way.sign_on_pad()
    way.wait_for_signature(1)
    way.refuse("Підписує лише на папері")
    way.wait_for_signature(2)
    house.qtbot.waitUntil(lambda: page.is_enabled("seal"), timeout=15_000)
    kinds = {one.signer: one.kind for one in way.kept()}
    assert kinds == {"person": SignatureKind.PAD, "lead": SignatureKind.REFUSED}
    page.press("seal")
    house.qtbot.waitUntil(lambda: way.summary().sealed_at != "", timeout=30_000)
    assert way.summary().state is State.WAITING
    with house.vault.read() as tx:
        assert outbox.of_interview(tx, house.interview_id)
    page.wait_until_visible("open")
    assert way.summary().number in way.words() and "чекає на доставку" in way.words()
    page.press("open")
    sealed = way.wait_for(SealedScreen)
    house.qtbot.waitUntil(lambda: "Запечатано" in way.words(), timeout=15_000)
    assert nameless(sealed.screen) == []
    sealed.press("correct")
    way.wait_for(InterviewScreen)
    house.qtbot.waitUntil(lambda: house.front.presenter.in_hand() is not None, timeout=15_000)
    assert house.front.presenter.in_hand().summary.revision == 2
    assert way.summary().state is State.WAITING


def test_a_changed_answer_makes_another_statement_and_its_signatures_count_no_more(house: House):
    way = filled(house)
    way.to_signing()
    way.sign_on_pad()
    way.wait_for_signature(1)
    for _ in range(3):
        house.window.back()
    page = way.wait_for(InterviewScreen)
    presenter = page.screen.presenter
    presenter.answered("/first_account/account/fa_text", "Інша розповідь.")
    house.qtbot.waitUntil(lambda: presenter.has_unsaved is False, timeout=15_000)
    way.to_signing()
    assert [one.is_current for one in way.kept()] == [False]


def test_whoever_presses_twice_has_signed_once(house: House):
    way = filled(house)
    page = way.to_signing()
    for _ in range(2):
        page.screen.refused.emit("Підписує лише на папері")
    way.wait_for_signature(1)
    way.refuse("Пише лише олівцем")
    way.wait_for_signature(2)
    assert [one.signer for one in way.kept()] == ["person", "lead"]


def test_the_same_answers_make_the_same_statement(house: House):
    way = filled(house)
    way.to_signing()
    way.sign_on_pad()
    way.wait_for_signature(1)
    house.window.back()
    house.window.back()
    way.wait_for(ReadThroughScreen).press("statement")
    page = way.wait_for(StatementScreen)
    house.qtbot.waitUntil(lambda: page.is_enabled("sign"), timeout=30_000)
    assert page.screen.page_count >= 1
    assert [one.is_current for one in way.kept()] == [True]


def test_a_statement_in_another_language_is_other_pages_and_is_signed_anew(house: House):
    way = filled(house)
    page = way.to_statement()
    first = page.screen.presenter.made.statement
    assert first.language == "uk"
    page.screen.language_chosen.emit("uk+en")
    house.qtbot.waitUntil(lambda: page.screen.presenter.made is not None, timeout=30_000)
    house.qtbot.waitUntil(lambda: page.is_enabled("sign"), timeout=30_000)
    both = page.screen.presenter.made.statement
    assert both.language == "uk+en"
    assert both.sha256 != first.sha256
    # Whoever comes back finds them in the languages in which they were made.
    house.window.back()
    way.wait_for(ReadThroughScreen).press("statement")
    page = way.wait_for(StatementScreen)
    house.qtbot.waitUntil(lambda: page.is_enabled("sign"), timeout=30_000)
    assert page.screen.presenter.made.statement.sha256 == both.sha256


def test_what_is_missing_is_listed_and_leads_to_its_question(house: House):
    screen = house.open_interview()
    session = screen.presenter.in_hand().session
    screen.presenter.answered(ref_of(session, "cn_participate"), "yes")
    way = Finishing(house)
    way.page().press("finish")
    page = way.wait_for(ReadThroughScreen)
    assert nameless(page.screen) == []
    said = words_on(page.screen)
    # A reason that is missing is called by the question that has no answer.
    reasons = [one.ref for one in session.validate() if one.ref.endswith("_na")]
    assert reasons and "Чому немає відповіді" not in said
    for ref in reasons:
        assert f"Ще немає відповіді: {session.label(ref.removesuffix('_na'), 'uk')}" in said
    page.press_text("Перейти: Ще немає відповіді: Цілі документування")
    page = way.wait_for(InterviewScreen)
    assert page.is_asked("iv_purpose")


def test_without_an_organisation_the_interview_stays_a_draft_and_says_so(house: House):
    screen = house.open_interview()
    fill_in(screen)
    way = Finishing(house)
    page = way.to_signing()
    for count in (1, 2):
        way.refuse("Так вирішила особа")
        way.wait_for_signature(count)
    house.qtbot.waitUntil(lambda: page.is_enabled("seal"), timeout=15_000)
    page.press("seal")
    house.qtbot.waitUntil(lambda: "пакет" in way.words().casefold(), timeout=15_000)
    assert way.summary().state is State.DRAFT
