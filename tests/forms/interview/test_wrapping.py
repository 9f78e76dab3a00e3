"""A form from elsewhere among our sections: asked after consent, and unable to reach out of its group."""

from datetime import UTC, datetime
from itertools import count

import pytest

from forms.engine import Environment, FormDefinition, Session, load_form
from forms.engine.errors import FormError
from forms.interview import Gate, Part, blocked, outline, part_of, sealed_record, statement_content
from forms.interview.answers import ref_of
from forms.interview.wrapping import classed, wrap
from forms.xlsform import SourceKind, convert
from tests.forms.engine.scenario import environment, xform
from tests.forms.interview.conftest import CONVERTER
from tests.forms.interview.test_statement import HEADER, TEXTS

OWN = """
| settings |
|  | form_title | form_id | version | name | default_language |
|  | Households | households | 7 | data | English (en) |

| survey |
|  | type | name | label::English (en) | label::Polski (pl) | relevant | calculation | constraint | repeat_count | choice_filter | trigger |
|  | text | cn_participate | Who took part? | Kto? |  |  |  |  |  |  |
|  | select_one yn4 | roof | Is there a roof? | Dach? |  |  |  |  |  |  |
|  | integer | people | How many people live in ${cn_participate}? | Ile? | ${roof} = 'yes' |  | . < 20 |  |  |  |
|  | begin_repeat | person | Person | Osoba |  |  |  | ${people} |  |  |
|  | text | pname | Name | Imię |  |  |  |  |  |  |
|  | integer | age | Age | Wiek |  |  |  |  |  |  |
|  | calculate | adult |  |  |  | if(${age} >= 18, 1, 0) |  |  |  |  |
|  | end_repeat |  |  |  |  |  |  |  |  |  |  |
|  | calculate | adults |  |  |  | sum(${adult}) |  |  |  |  |  |
|  | calculate | g20 |  |  |  | '' |  |  |  |  |  |
|  | calculate | seen |  |  |  | once(${roof}) |  |  |  |  |  |

| choices |
|  | list_name | name | label::English (en) | label::Polski (pl) |
|  | yn4 | yes | There is one | Jest |
|  | yn4 | no | There is none | Nie ma |
"""  # noqa: E501
BARE = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"'
    ' xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>t</h:title><model>'
    '<instance><consent id="t"><a/><b/></consent></instance>{model}</model></h:head>'
    '<h:body>{body}<input ref="/consent/a"><label>x</label></input></h:body></h:html>'
)


@pytest.fixture(scope="session")
def wrapped(shipped: bytes) -> FormDefinition:
    return load_form(wrap(shipped, convert(OWN.encode(), SourceKind.MARKDOWN, CONVERTER).xform))


def begun(definition: FormDefinition) -> Session:
    ids = count(1)
    return Session(
        definition,
        environment=Environment(
            now=lambda: datetime(2026, 11, 22, 9, 0, tzinfo=UTC), new_id=lambda: f"{next(ids):08x}"
        ),
    )


def agreed(session: Session) -> Session:
    for name in ("cn_participate", "cn_notes"):
        session.set_answer(ref_of(session, name), "yes")
    return session


OURS = "/first_account/data"


def test_the_form_is_asked_where_our_account_was_and_only_after_consent(wrapped: FormDefinition) -> None:
    session = begun(wrapped)
    sections = {section.name: section for section in outline(session)}
    assert list(sections) == ["setting", "explain", "consent", "data", "needs", "readback", "closing"]
    assert not sections["data"].is_open
    agreed(session)
    assert {section.name: section for section in outline(session)}["data"].is_open
    assert session.label(OURS, "uk") == "Households"
    assert (wrapped.form_id, wrapped.version, wrapped.title) == ("households", "7", "Households")


def test_its_logic_works_as_before(wrapped: FormDefinition) -> None:
    session = agreed(begun(wrapped))
    assert not session.state(f"{OURS}/people").relevant
    session.set_answer(f"{OURS}/roof", "yes")
    session.set_answer(f"{OURS}/people", "2")
    first, second = session.instances(f"{OURS}/person")
    session.set_answer(f"{first}/age", "40")
    session.set_answer(f"{second}/age", "4")
    assert session.state(f"{OURS}/adults").value == "1"
    assert session.set_answer(f"{OURS}/people", "99").problem is not None


def test_texts_and_lists_of_the_same_name_are_told_apart(wrapped: FormDefinition) -> None:
    session = agreed(begun(wrapped))
    own = [choice.label for choice in session.choices(f"{OURS}/roof", "en")]
    assert own == ["There is one", "There is none"]
    # A language that it lacks is shown in its first one.
    assert [choice.label for choice in session.choices(f"{OURS}/roof", "uk")] == own
    assert len(session.choices(ref_of(session, "iv_authority_active"), "en")) > 2
    session.set_answer(f"{OURS}/cn_participate", "the house")
    assert session.label(f"{OURS}/people", "en") == "How many people live in the house?"


def test_a_name_like_ours_neither_answers_nor_hides_our_question(wrapped: FormDefinition) -> None:
    session = begun(wrapped)
    session.set_answer(f"{OURS}/cn_participate", "yes")
    assert ref_of(session, "cn_participate") == "/first_account/consent/cn_participate"
    assert [missing.code for missing in blocked(session, (), Gate.ACCOUNT)] == ["no-consent"]


def test_what_nobody_classed_is_identity_and_a_class_is_remembered(shipped: bytes) -> None:
    whole = wrap(shipped, convert(OWN.encode(), SourceKind.MARKDOWN, CONVERTER).xform)
    assert part_of(load_form(whole).element(f"{OURS}/roof")) is Part.IDENTITY
    marked = classed(whole, {f"{OURS}/roof": "facts", f"{OURS}/person": "body", f"{OURS}/person/pname": "identity"})
    definition = load_form(marked)
    parts = {name: part_of(definition.element(f"{OURS}/{name}")) for name in ("roof", "person/age", "person/pname")}
    assert parts == {"roof": Part.FACTS, "person/age": Part.BODY, "person/pname": Part.IDENTITY}
    session = agreed(begun(definition))
    session.set_answer(f"{OURS}/roof", "yes")
    record = sealed_record(session)
    assert f"{OURS}/roof" in record.parts[Part.FACTS]["answers"]
    assert part_of(load_form(classed(marked, {f"{OURS}/roof": ""})).element(f"{OURS}/roof")) is Part.IDENTITY


@pytest.mark.parametrize(
    ("model", "body"),
    [
        ('<setvalue event="odk-instance-first-load" ref="/first_account/consent/cn_participate" value="\'yes\'"/>', ""),
        ('<setvalue event="odk-instance-first-load" ref="/consent/../consent/cn_participate" value="1"/>', ""),
        ('<bind nodeset="/first_account/consent/cn_participate" calculate="\'yes\'"/>', ""),
        ('<bind nodeset="../x" calculate="\'yes\'"/>', ""),
        ('<bind nodeset="/consent/b" calculate="/first_account/setting/ses_present/pr_person"/>', ""),
        ('<bind nodeset="/consent/b" calculate="../../setting/ses_present/pr_person"/>', ""),
        ('<bind nodeset="/consent/b" calculate="../a/../../person/p_name"/>', ""),
        ('<bind nodeset="/consent/b" calculate="//p_name"/>', ""),
        ('<bind nodeset="/consent/b" calculate="/*/person/p_name"/>', ""),
        ('<bind nodeset="/consent/b" calculate="ancestor::*/person/p_name"/>', ""),
        ('<bind nodeset="/consent/b" calculate="string(../following-sibling::needs)"/>', ""),
        ("", '<input ref="/first_account/consent/cn_participate"><label>x</label></input>'),
        ("", '<group ref="/consent"><input ref="../consent_/a"><label>x</label></input></group>'),
    ],
)
def test_a_form_that_reaches_for_our_questions_is_refused(shipped: bytes, model: str, body: str) -> None:
    with pytest.raises(FormError) as refused:
        wrap(shipped, BARE.format(model=model, body=body).encode())
    assert refused.value.code == "reaches-out"


def test_a_form_called_as_one_of_our_sections_gets_another_name(shipped: bytes) -> None:
    model = '<bind nodeset="/consent/b" calculate="concat(../a, \'/consent/a\', /consent/a, 4 div 2)"/>'
    session = agreed(begun(load_form(wrap(shipped, BARE.format(model=model, body="").encode()))))
    session.set_answer("/first_account/consent_/a", "x")
    assert session.state("/first_account/consent_/b").value == "x/consent/ax2"


def test_the_form_is_not_left_out_of_the_record(shipped: bytes) -> None:
    model = '<bind nodeset="/consent/a" xmlns:svidok="https://svidok.org/xforms" svidok:part="none"/>'
    definition = load_form(wrap(shipped, BARE.format(model=model, body="").encode()))
    assert part_of(definition.element("/first_account/consent_/a")) is Part.IDENTITY


def test_the_statement_holds_what_is_classed_as_account_and_never_identity(shipped: bytes) -> None:
    whole = wrap(shipped, convert(OWN.encode(), SourceKind.MARKDOWN, CONVERTER).xform)
    session = agreed(begun(load_form(classed(whole, {f"{OURS}/roof": "facts", f"{OURS}/person/age": "body"}))))
    session.set_answer(f"{OURS}/cn_participate", "Іваненко")
    session.set_answer(f"{OURS}/roof", "yes")
    session.set_answer(f"{OURS}/people", "2")
    first, second = session.instances(f"{OURS}/person")
    session.set_answer(f"{first}/age", "40")
    session.set_answer(f"{second}/age", "4")
    blocks = statement_content(session, HEADER, TEXTS, "en").blocks
    shown = [(block.heading, [(row.label, row.value) for row in block.rows]) for block in blocks]
    assert shown[:3] == [
        ("Households", [("Is there a roof?", "There is one")]),
        ("Person 1", [("Age", "40")]),
        ("Person 2", [("Age", "4")]),
    ]
    assert "Іваненко" not in str(blocks)


def test_a_question_that_an_expression_names_as_a_text_is_found_where_it_stands_now(shipped: bytes) -> None:
    own = xform(
        "<sure/><said/>",
        model='<bind nodeset="/data/said" calculate="jr:choice-name(/data/sure, \' /data/sure \')"/>',
        body='<select1 ref="/data/sure"><item><label>Yes, sure</label><value>yes</value></item></select1>',
    )
    session = Session(load_form(wrap(shipped, own)), environment=environment())
    for name in ("cn_participate", "cn_notes"):
        session.set_answer(ref_of(session, name), "yes")
    session.set_answer("/first_account/data/sure", "yes")
    assert session.state("/first_account/data/said").value == "Yes, sure"
