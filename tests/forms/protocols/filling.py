"""The shipped protocols, converted once, and an interview that is answered to its end."""

import itertools
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache

from app.shipped_forms import ProtocolId, source
from forms.engine import Control, Environment, FormDefinition, Kind, SavedInstance, Session, load_form
from forms.interview.answers import below
from forms.xlsform import ConvertedForm, SourceKind, convert

_CONVERTER = [sys.executable, "-m", "forms.xlsform"]
_NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
# Where the first choice, or «так», would end the interview or break a rule.
_CHOSEN = {
    "tm_role": "lead",
    "tm_member": "D-07",
    "iv_earlier": "I-LOC-2026-K7Q-0042-X",
    "pi_erdr": "12022000000000001",
    "in_erdr": "12022000000000001",
    "p_age": "44",
    "p_unzr": "19800101-01234",
    "p_rnokpp": "1234567899",
    "cl_followup": "2026-12-01",
    "xh_incident": "1",
}
_TEXTS = {"_katottg": "UA32080010020036987", "_from": "05:40", "_to": "06:10"}
_BY_TYPE = {
    "int": "3",
    "decimal": "2.5",
    "date": "2022-03-17",
    "dateTime": "2022-03-17T10:00:00.000Z",
    "geopoint": "49.2 37.2 0 0",
    "binary": "",
}


@cache
def converted(protocol: ProtocolId) -> ConvertedForm:
    return convert(source(protocol), SourceKind.MARKDOWN, _CONVERTER)


@cache
def definition(protocol: ProtocolId) -> FormDefinition:
    return load_form(converted(protocol).xform)


def begun(protocol: ProtocolId, saved: SavedInstance | None = None) -> Session:
    ids = itertools.count(1)
    environment = Environment(now=lambda: _NOW, new_id=lambda: f"{next(ids):08x}")
    return Session(definition(protocol), environment=environment, saved=saved)


def fill(session: Session, **chosen: str) -> None:
    """Answer everything that is asked, with one row in every repeat, until nothing new is asked."""
    done: set[str] = set()
    grown: set[str] = set()
    while True:
        pending = [ref for ref in below(session, session.root) if ref not in done and _is_asked(session, ref)]
        for ref in pending:
            done.add(ref)
            if session.state(ref).relevant:
                session.set_answer(ref, chosen.get(session.element(ref).name) or _reply(session, ref))
        empty = _empty_repeats(session, grown)
        for ref in empty:
            grown.add(ref)
            session.add_repeat(ref)
        if not pending and not empty:
            return


def _empty_repeats(session: Session, grown: set[str]) -> list[str]:
    found: list[str] = []

    def look(ref: str, each: Callable[[str], None]) -> None:
        for child in session.children(ref):
            element = session.element(child)
            if element.kind is Kind.REPEAT:
                instances = session.instances(child)
                if not instances and child not in grown and session.state(child).relevant:
                    found.append(child)
                for one in instances:
                    each(one)
            elif element.kind is Kind.GROUP and session.state(child).relevant:
                each(child)

    def walk(ref: str) -> None:
        look(ref, walk)

    walk(session.root)
    return found


def _is_asked(session: Session, ref: str) -> bool:
    return session.element(ref).kind is Kind.QUESTION and session.state(ref).relevant


def _reply(session: Session, ref: str) -> str:
    element = session.element(ref)
    if element.name in _CHOSEN:
        return _CHOSEN[element.name]
    match element.control:
        case Control.SELECT_ONE:
            choices = [choice.value for choice in session.choices(ref)]
            return "yes" if "yes" in choices else choices[0] if choices else ""
        case Control.SELECT_MULTIPLE:
            offered = [one.value for one in session.choices(ref)]
            return " ".join(one for one in offered if one not in {"none_seen", "none"})
        case Control.TRIGGER:
            return "OK"
    if element.data_type in _BY_TYPE:
        return _BY_TYPE[element.data_type]
    ending = next((value for end, value in _TEXTS.items() if element.name.endswith(end)), "")
    return ending or "Слово за словом, як було сказано."
