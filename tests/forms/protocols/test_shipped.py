import re
import xml.etree.ElementTree as ET

import pytest

from app.shipped_forms import ProtocolId, digest, source
from forms.check import Code, check
from forms.engine import Kind
from forms.interview.answers import below
from forms.protocols import read_tables
from forms.protocols.cards import list_of
from forms.submission import submission
from tests.forms.protocols.filling import begun, converted, definition, fill

SECTIONS = (
    "setting", "explain", "consent", "person", "earlier", "account", "clarify", "incidents", "mentioned", "exhibits",
    "needs", "crsv", "readback", "signing", "closing", "evaluation", "rules",
)  # fmt: skip
EACH = pytest.mark.parametrize("protocol", ProtocolId)


@EACH
def test_the_converter_takes_it_without_a_word(protocol: ProtocolId) -> None:
    assert converted(protocol).warnings == ()
    assert definition(protocol).form_id == protocol
    assert len(digest(protocol)) == 64


@EACH
def test_it_behaves_the_same_in_other_programs(protocol: ProtocolId) -> None:
    # No fault, nothing that only this program does. One difference, and only where one answers with a card: of a card
    # that is taken away the mark stays in Collect until the question is seen again.
    rows = read_tables(source(protocol).decode(), protocol).survey
    with_cards = {row["name"] for row in rows if list_of(row["type"])}
    found = [(one.code, one.ref.rpartition("/")[2], one.expression) for one in check(definition(protocol))]
    assert [one for one in found if one != (Code.CASCADE_KEPT, one[1], "") or one[1] not in with_cards] == []


@EACH
def test_sections_come_in_the_order_of_an_interview(protocol: ProtocolId) -> None:
    names = [child.name for child in definition(protocol).root.children if child.name != "meta"]
    assert names == [name for name in SECTIONS if name in names]
    assert {"setting", "consent", "needs", "closing", "rules"} <= set(names)


@EACH
def test_it_can_be_answered_to_its_end_and_opens_again(protocol: ProtocolId) -> None:
    session = begun(protocol)
    fill(session)
    assert [(one.kind, one.ref) for one in session.validate("uk")] == []
    again = begun(protocol, session.saved())
    assert again.saved() == session.saved()
    sent, once_more = submission(session, "uuid:1").xml, submission(again, "uuid:1").xml
    assert sent == once_more
    answers = {(leaf.tag, leaf.text) for leaf in ET.fromstring(sent).iter() if leaf.text and leaf.text.strip()}
    assert ("cn_participate", "yes") in answers
    assert len(answers) > 20


@EACH
def test_a_person_who_says_no_is_asked_for_nothing_more(protocol: ProtocolId) -> None:
    session = begun(protocol)
    fill(session, cn_participate="no")
    assert session.validate("uk") == ()
    closed = {
        "person",
        "earlier",
        "account",
        "clarify",
        "incidents",
        "mentioned",
        "exhibits",
        "crsv",
        "readback",
        "signing",
    }
    for ref in session.children(session.root):
        if session.element(ref).name in closed:
            assert not session.state(ref).relevant, ref


@EACH
def test_every_text_is_there_in_both_languages_and_spelt_with_the_right_apostrophe(protocol: ProtocolId) -> None:
    session = begun(protocol)
    fill(session)
    cyrillic, straight = re.compile("[а-яіїєґ]", re.IGNORECASE), re.compile("[а-яіїєґ]'[а-яіїєґ]", re.IGNORECASE)
    for ref in below(session, session.root):
        if session.element(ref).kind is not Kind.QUESTION:
            continue
        uk, en = session.label(ref, "uk"), session.label(ref, "en")
        assert cyrillic.search(uk), ref
        assert en, ref
        assert not cyrillic.search(en), ref
        assert bool(session.hint(ref, "uk")) is bool(session.hint(ref, "en")), ref
        assert not straight.search(uk + session.hint(ref, "uk")), ref


@EACH
def test_what_awaits_a_lawyer_says_so(protocol: ProtocolId) -> None:
    for row in read_tables(source(protocol).decode(), protocol).survey:
        if row["bind::svidok:status"] == "G":
            assert "Очікує підтвердження юриста." in row["hint::Українська (uk)"], row["name"]
            assert "Awaits a lawyer’s confirmation." in row["hint::English (en)"], row["name"]


@EACH
def test_free_text_is_never_a_fact(protocol: ProtocolId) -> None:
    for row in read_tables(source(protocol).decode(), protocol).survey:
        if row["bind::svidok:part"] == "facts":
            assert row["type"].split()[0] in {
                "select_one", "select_multiple", "acknowledge", "integer", "calculate",
            }, row["name"]  # fmt: skip


@EACH
def test_every_question_says_where_it_belongs(protocol: ProtocolId) -> None:
    inside: list[str] = []
    for row in read_tables(source(protocol).decode(), protocol).survey:
        kind = row["type"]
        if kind.startswith("begin"):
            inside.append(row["bind::svidok:part"])
        elif kind.startswith("end"):
            inside.pop()
        else:
            assert row["bind::svidok:part"] or any(inside), row["name"]


@pytest.mark.parametrize(("day", "age"), [("2022-05-19", "41"), ("2022-05-20", "42"), ("", "")])
def test_the_age_at_an_event_is_known_where_both_days_are(day: str, age: str) -> None:
    session = begun(ProtocolId.FULL_ACCOUNT)
    fill(session, p_dob_kind="exact", p_dob_from="1980-05-20", p_dob_to="1980-05-20", in_date_from=day or "2022-01-01")
    (incident,) = session.instances("/full_account/incidents/incident")
    if not day:
        session.set_answer(f"{incident}/in_date/in_date_from", "")
    assert session.state(f"{incident}/p_age_event").value == age


def test_numbers_of_registers_are_asked_only_for_those_who_need_them() -> None:
    session = begun(ProtocolId.FULL_ACCOUNT)
    fill(session, cx_rec="media")
    assert not session.state("/full_account/person/p_rnokpp").relevant
    (row,) = session.instances("/full_account/consent/cx")
    session.set_answer(f"{row}/cx_rec", "rd4u")
    assert session.state("/full_account/person/p_rnokpp").relevant
    assert session.set_answer("/full_account/person/p_rnokpp", "1234567890").problem
    assert session.set_answer("/full_account/person/p_rnokpp", "1234567899").problem is None


def test_a_risk_that_weighs_much_asks_what_is_done_against_it() -> None:
    session = begun(ProtocolId.CONTACT)
    fill(session)
    (risk,) = session.instances("/contact/setting/planning/rk")
    for like, impact, asked in (("2", "3", False), ("2", "4", True), ("5", "5", True), ("", "5", False)):
        session.set_answer(f"{risk}/rk_like", like)
        session.set_answer(f"{risk}/rk_impact", impact)
        assert session.state(f"{risk}/rk_mitig").relevant is asked, (like, impact)
