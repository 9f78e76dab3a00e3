"""The written cases: each is answered through the engine to no problems, together they open every module."""

import json
import re
import sqlite3

import pytest

from app.shipped_forms import ProtocolId
from forms.interview import load_rules, sealed_record
from forms.interview.gates import can_seal
from forms.interview.parts import Part
from tests.forms.protocols.playing import TRAINING, Case, cases, play

EACH = pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
RULES = TRAINING.parent / "guardrails" / "rules.json"
TOWNS = {"Полтава"}


@EACH
def test_a_case_is_played_to_its_end_and_can_be_sealed(case: Case) -> None:
    session = play(case)
    assert [(one.kind, one.ref) for one in session.validate("uk")] == []
    assert can_seal(session, load_rules(RULES.read_bytes())) == ()
    record = sealed_record(session)
    told = json.dumps(record.parts[Part.BODY], ensure_ascii=False)
    if case.protocol in {ProtocolId.FULL_ACCOUNT, ProtocolId.FIRST_ACCOUNT, ProtocolId.FOLLOW_UP}:
        assert json.dumps(case.narrative[0], ensure_ascii=False)[1:-1] in told
    outside = json.dumps([record.parts[part] for part in Part if part is not Part.CRSV], ensure_ascii=False)
    assert "sv_told" not in outside


def test_together_they_open_every_module_and_every_protocol() -> None:
    opened = {code for case in cases() for row in _incidents(case) for code in row["in_modules"]}
    assert opened == {f"M{number:02d}" for number in range(1, 23)} - {"M08"}
    assert any("sv_told" in case.answers for case in cases())
    assert {case.protocol for case in cases()} == set(ProtocolId)
    assert len(cases()) >= 12


def _incidents(case: Case) -> list[dict[str, list[str]]]:
    found = case.answers.get("incident", [])
    return [row for row in found if isinstance(row, dict)]


@EACH
def test_a_case_is_told_in_whole_ukrainian_sentences_and_names_villages_that_are_not(case: Case) -> None:
    assert all(re.search(r"[.!?»]$", paragraph) for paragraph in case.narrative)
    text = json.dumps([case.title["uk"], *case.narrative, case.answers], ensure_ascii=False)
    assert not re.search(r"[а-яіїєґ]'[а-яіїєґ]|[ыэёъ]", text, re.IGNORECASE)
    gazetteer = sqlite3.connect(f"file:{TRAINING.parent / 'gazetteer' / 'settlements.sqlite'}?mode=ro", uri=True)
    for name in _places(case.answers):
        known = gazetteer.execute("SELECT count(*) FROM place WHERE name = ?", (name,)).fetchone()[0]
        assert name in TOWNS or known == 0, name
    gazetteer.close()


def _places(answers: object) -> list[str]:
    if isinstance(answers, list):
        return [name for one in answers for name in _places(one)]
    if not isinstance(answers, dict):
        return []
    ends = ("place_name", "where_name", "_area_name", "addr_then_name", "from_name", "_to_name")
    here = [str(value) for name, value in answers.items() if name.endswith(ends) and isinstance(value, str)]
    return [name.split(",")[0] for name in here] + [name for one in answers.values() for name in _places(one)]


def test_every_case_stands_in_the_list_for_people() -> None:
    listed = re.findall(r"^\| `(\d\d-[a-z-]+)` \|", (TRAINING / "README.md").read_text("utf-8"), re.MULTILINE)
    assert listed == [case.id for case in cases()]
