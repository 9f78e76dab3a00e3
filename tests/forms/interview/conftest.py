import itertools
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.shipped_forms import ProtocolId, source
from forms.engine import Control, Environment, FormDefinition, Kind, Session, load_form
from forms.interview import Rule, load_rules
from forms.interview.answers import below
from forms.xlsform import SourceKind, convert

RESOURCES = Path(__file__).parents[3] / "resources"
CONVERTER = [sys.executable, "-m", "forms.xlsform"]
NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def shipped() -> bytes:
    converted = convert(source(ProtocolId.FIRST_ACCOUNT), SourceKind.MARKDOWN, CONVERTER)
    assert converted.warnings == ()
    return converted.xform


@pytest.fixture(scope="session")
def definition(shipped: bytes) -> FormDefinition:
    return load_form(shipped)


def form_of(source: str) -> FormDefinition:
    return load_form(convert(source.encode(), SourceKind.MARKDOWN, CONVERTER).xform)


@pytest.fixture
def session(definition: FormDefinition) -> Session:
    return started(definition)


@pytest.fixture(scope="session")
def rules() -> tuple[Rule, ...]:
    return load_rules((RESOURCES / "guardrails" / "rules.json").read_bytes())


def started(definition: FormDefinition) -> Session:
    ids = itertools.count(1)
    return Session(definition, environment=Environment(now=lambda: NOW, new_id=lambda: f"{next(ids):08x}"))


def answer(session: Session, **answers: str) -> None:
    """Answer questions by name; those in repeats in their first instance."""
    for name, value in answers.items():
        refs = [ref for ref in below(session, session.root) if session.element(ref).name == name]
        assert refs, f"no question {name}"
        session.set_answer(refs[0], value)


AGREED = {
    "iv_added_value": "Подробиці обстрілу.",
    "cn_capacity": "yes",
    "cn_pressure": "no",
    "cn_teachback": "Розповідь прочитають координатори.",
    "cn_participate": "yes",
    "cn_notes": "yes",
    "cn_audio": "yes",
    "cn_store_org": "yes",
    "cn_store_reg": "yes",
    "cn_special": "yes",
    "cn_identity": "pseudonym",
}

# Answers that keep an interview going; any other choice is the first of its list.
_CHOSEN = AGREED | {
    "iv_search_done": "none",
    "ses_privacy": "private",
    "tm_coi": "no",
    "tm_role": "lead",
    "tm_member": "D-07",
    "pr_role": "support",
    "mn_is_minor": "no",
    "wb_level": "green",
    "vu_factors": "age_old",
    "wb_signs": "crying",
    "cl_we": "green",
    "xh_danger": "no",
    "pi_erdr": "12022000000000001",
    "p_age": "44",
    "p_dob_kind": "exact",
    "p_dob_from": "1982-01-01",
    "p_dob_to": "1982-01-01",
    "in_place_katottg": "UA32080010020036987",
    "cl_followup": "2026-12-01",
}


def fill(session: Session, text: Callable[[str], str], **chosen: str) -> None:
    """Answer everything that is asked, until nothing new is; `text` gives the words for a ref, `chosen` goes first."""
    done: set[str] = set()
    while pending := [ref for ref in below(session, session.root) if ref not in done and _is_asked(session, ref)]:
        for ref in pending:
            done.add(ref)
            if session.state(ref).relevant:
                name = session.element(ref).name
                session.set_answer(ref, chosen[name] if name in chosen else _reply(session, ref, text))


def _is_asked(session: Session, ref: str) -> bool:
    return session.element(ref).kind is Kind.QUESTION and session.state(ref).relevant


def _reply(session: Session, ref: str, text: Callable[[str], str]) -> str:
    element = session.element(ref)
    if element.name in _CHOSEN:
        return _CHOSEN[element.name]
    if element.name.endswith("_katottg"):
        return "UA32080010020036987"
    match element.control:
        case Control.SELECT_ONE:
            choices = [choice.value for choice in session.choices(ref)]
            return "yes" if "yes" in choices else choices[0]
        case Control.SELECT_MULTIPLE:
            return " ".join(
                choice.value for choice in session.choices(ref) if choice.value not in {"none_seen", "none"}
            )
        case Control.TRIGGER:
            return "OK"
    return {"int": "3", "date": "2022-03-17", "dateTime": "2022-03-17T10:00:00.000Z"}.get(element.data_type, text(ref))
