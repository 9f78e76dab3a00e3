"""What a statement tells of any protocol: the whole account, no names, nothing of sexual violence."""

import json
from dataclasses import astuple

import pytest

from app.shipped_forms import ProtocolId, source
from forms.engine import FormDefinition, Session, load_form
from forms.interview import Part, part_of, statement_content
from forms.interview.answers import below, value_at
from forms.xlsform import SourceKind, convert
from tests.forms.interview.conftest import CONVERTER, answer, started
from tests.forms.interview.test_statement import HEADER, TEXTS

ACCOUNTS = (ProtocolId.FULL_ACCOUNT, ProtocolId.FOLLOW_UP)


@pytest.fixture(scope="module", params=ACCOUNTS)
def definition(request: pytest.FixtureRequest) -> FormDefinition:
    return load_form(convert(source(request.param), SourceKind.MARKDOWN, CONVERTER).xform)


def told(definition: FormDefinition) -> Session:
    """An interview with one text of its own in every question for text, wherever that is asked."""
    session = started(definition)
    answer(session, cn_participate="yes", cn_notes="yes", cn_special="yes")
    for _ in range(4):
        for ref in below(session, session.root):
            state, element = session.state(ref), session.element(ref)
            if state.relevant and not state.value and element.data_type == "string" and not session.choices(ref):
                session.set_answer(ref, f"слова-{element.name}")
            elif state.relevant and not state.value and "yes" in {one.value for one in session.choices(ref)}:
                session.set_answer(ref, "yes")
    return session


@pytest.mark.parametrize("language", ["uk", "en"])
def test_no_word_of_the_identity_part_or_of_sexual_violence_is_in_a_statement(
    definition: FormDefinition, language: str
) -> None:
    session = told(definition)
    printed = json.dumps(astuple(statement_content(session, HEADER, TEXTS, language)), ensure_ascii=False)
    kept_back = [
        session.element(ref).name
        for ref in below(session, session.root)
        if part_of(session.element(ref)) in (Part.IDENTITY, Part.CRSV) and value_at(session, ref).startswith("слова-")
    ]
    assert kept_back
    assert [name for name in kept_back if f"слова-{name}" in printed] == []


def test_every_statement_has_a_title_of_its_protocol(definition: FormDefinition) -> None:
    content = statement_content(started(definition), HEADER, TEXTS)
    assert content.title == TEXTS["uk"][f"title_{definition.form_id}"]


def test_every_protocol_has_a_title_in_both_languages() -> None:
    for language in ("uk", "en"):
        assert all(f"title_{one.value}" in TEXTS[language] for one in ProtocolId)


def test_what_awaits_a_lawyer_says_so(definition: FormDefinition) -> None:
    content = statement_content(told(definition), HEADER, TEXTS)
    assert any("очікує підтвердження юриста" in limit.casefold() for limit in content.limits)
