"""The rules that no form decides: each in the case that it forbids and in the one beside."""

from dataclasses import replace
from datetime import date

import pytest

from forms.engine import Session
from forms.interview import Part, Rule, consent_of
from forms.interview.gates import Where
from forms.interview.publishing import Cell, is_unique, may_name, withheld
from forms.interview.sharing import Package, names_in, packed, stopped_by, warned_of
from forms.interview.team_care import DayOfTeam, needs_rest
from tests.forms.interview.conftest import AGREED, answer

DAY = "2026-11-22"


@pytest.fixture
def allowed(session: Session) -> Package:
    answer(session, **AGREED, cx_any="yes", cx_rec="opg", cx_dec="yes", cx_id="pseudonym")
    return packed(consent_of(session), "opg", "pseudonym", DAY)


def test_what_was_agreed_to_may_be_given(allowed: Package) -> None:
    assert stopped_by(allowed) == ()
    assert warned_of(allowed) == ()


def test_nobody_is_given_what_the_consent_does_not_cover(session: Session, allowed: Package) -> None:
    assert stopped_by(packed(consent_of(session), "media", "pseudonym", DAY)) == ("G90",)
    assert stopped_by(replace(allowed, identity="full")) == ("G90",)
    assert stopped_by(replace(allowed, identity="anonymous")) == ()
    assert stopped_by(replace(allowed, identity="whoever")) == ("G90",)
    answer(session, cn_store_reg="no")
    assert stopped_by(packed(consent_of(session), "opg", "pseudonym", DAY)) == ("G90",)


def test_nothing_is_given_before_the_day_that_was_named(session: Session) -> None:
    answer(
        session, **AGREED, cx_any="yes", cx_rec="opg", cx_dec="yes", cx_id="pseudonym", cx_cond="не раніше 2027-01-01"
    )
    consent = consent_of(session)
    assert stopped_by(packed(consent, "opg", "pseudonym", "2026-12-31")) == ("G90",)
    assert stopped_by(packed(consent, "opg", "pseudonym", "2027-01-01")) == ()


def test_who_wants_to_be_asked_again_is_asked_again(session: Session, allowed: Package) -> None:
    answer(session, cx_ask="yes")
    package = packed(consent_of(session), "opg", "pseudonym", DAY)
    assert stopped_by(package) == ("G91",)
    assert stopped_by(replace(package, asked_again=True)) == ()


@pytest.mark.parametrize(
    "sensitive",
    [{"is_of_minor": True}, {"parts": frozenset({Part.CRSV})}, {"parts": frozenset({Part.FACTS, Part.IDENTITY})}],
)
def test_what_is_most_sensitive_takes_two_approvals(allowed: Package, sensitive: dict[str, object]) -> None:
    package = replace(allowed, **sensitive)  # type: ignore[arg-type]
    assert stopped_by(package) == ("G92",)
    assert stopped_by(replace(package, approved_by=frozenset({"K-01"}))) == ("G92",)
    assert stopped_by(replace(package, approved_by=frozenset({"K-01", "K-02"}))) == ()


def test_nothing_lies_open_on_a_medium(allowed: Package) -> None:
    assert stopped_by(replace(allowed, is_on_medium=True, is_encrypted=False)) == ("G93",)
    assert stopped_by(replace(allowed, is_on_medium=True)) == ()


def test_a_name_in_the_text_stops_it_in_any_ending(allowed: Package) -> None:
    package = replace(allowed, names=("Олена Ковальчук",), texts=("Разом з Оленою пішли до погреба.",))
    assert stopped_by(package) == ("G95",)
    assert stopped_by(replace(package, texts=("Разом із сусідкою пішли до погреба.",))) == ()
    assert names_in("Ковальчуки, Олени та Ольга", package.names) == ("Ковальчуки", "Олени")


def test_what_speaks_for_somebody_goes_with_what_speaks_against(allowed: Package) -> None:
    assert stopped_by(replace(allowed, is_for_authority=True, left_out=1)) == ("G96",)
    assert stopped_by(replace(allowed, is_for_authority=True)) == ()
    assert stopped_by(replace(allowed, left_out=1)) == ()


def test_a_translation_by_machine_is_marked(allowed: Package) -> None:
    assert warned_of(replace(allowed, is_translated_by_machine=True)) == ("G99",)
    assert warned_of(replace(allowed, is_translated_by_machine=True, is_marked_as_such=True)) == ()


def test_a_small_number_is_withheld_and_cannot_be_had_from_the_sum() -> None:
    assert withheld({"a": 4, "b": 9, "c": 30}) == {"a": Cell(None), "b": Cell(None), "c": Cell(30)}
    assert withheld({"a": 5, "b": 9, "c": 0}) == {"a": Cell(5), "b": Cell(9), "c": Cell(0)}
    assert withheld({"a": 1, "b": 2, "c": 30}) == {"a": Cell(None), "b": Cell(None), "c": Cell(30)}
    assert withheld({"a": 3}) == {"a": Cell(None)}


def test_a_trait_that_few_share_is_not_published() -> None:
    assert is_unique(1)
    assert is_unique(4)
    assert not is_unique(5)
    assert not is_unique(0)


def test_nobody_is_called_guilty_before_it_is_confirmed_and_read_by_a_lawyer() -> None:
    assert not may_name("unverified", reviewed_by_lawyer=True)
    assert not may_name("acquitted", reviewed_by_lawyer=True)
    assert not may_name("corroborated", reviewed_by_lawyer=False)
    assert may_name("corroborated", reviewed_by_lawyer=True)


def test_a_team_that_is_tired_twice_in_a_week_needs_rest() -> None:
    today = date(2026, 11, 22)
    tired = DayOfTeam(date(2026, 11, 17), "amber")
    assert needs_rest([tired, DayOfTeam(today, "amber")], today)
    assert not needs_rest([tired, DayOfTeam(today, "green")], today)
    assert not needs_rest([replace(tired, day=date(2026, 11, 15)), DayOfTeam(today, "amber")], today)


def test_four_heavy_interviews_in_a_day_are_too_many() -> None:
    today = date(2026, 11, 22)
    heavy = DayOfTeam(today, "green", is_heavy=True)
    assert needs_rest([heavy] * 4, today)
    assert not needs_rest([heavy] * 3, today)
    assert not needs_rest([heavy] * 3 + [replace(heavy, day=date(2026, 11, 21))], today)


def test_every_rule_decided_outside_of_a_form_has_its_case_somewhere(rules: tuple[Rule, ...]) -> None:
    outside = {rule.id for rule in rules if rule.where in (Where.SHARING, Where.PUBLISHING, Where.TEAM)}
    here = {"G88", "G90", "G91", "G92", "G93", "G94", "G95", "G96", "G97", "G99"}
    assert outside == here | {"G98"}
