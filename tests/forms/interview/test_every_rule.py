import json
import re
from functools import cache

import pytest

from app.shipped_forms import ProtocolId, source
from forms.engine import FormDefinition, Session, load_form
from forms.interview import Action, Gate, Given, Part, blocked, give, load_rules, standing
from forms.interview.answers import below, ref_of, value
from forms.interview.gates import Where
from forms.interview.parts import part_of
from forms.interview.phrases import load_phrases
from forms.protocols import read_tables
from forms.xlsform import SourceKind, convert
from tests.forms.interview.conftest import AGREED, CONVERTER, RESOURCES, answer, started
from tests.forms.interview.rule_cases import CASES, Case

ALL = load_rules((RESOURCES / "guardrails" / "rules.json").read_bytes())
PHRASES = load_phrases((RESOURCES / "guardrails" / "phrases.json").read_bytes())
PIECE = read_tables((RESOURCES / "forms" / "pieces" / "rules.md").read_text("utf-8"), "rules").survey
TOLD = {*(str(name) for name in Given), *(one.value for one in PHRASES)}
# The rules of the reference: 82.
IDS = {
    f"G{number:02}"
    for first, last in ((1, 14), (20, 34), (40, 63), (70, 78), (80, 99))
    for number in range(first, last + 1)
}


@cache
def form(protocol: ProtocolId) -> FormDefinition:
    return load_form(convert(source(protocol), SourceKind.MARKDOWN, CONVERTER).xform)


def after(case: Case, answers: dict[str, str]) -> Session:
    session = started(form(case.form))
    asked = {session.element(ref).name for ref in below(session, session.root)}
    consent = {name: text for name, text in AGREED.items() if name in asked}
    give(session, {Given.SITTING: "1"})
    for name, text in (*consent.items(), *case.before.items(), *answers.items()):
        if name in TOLD:
            give(session, {name: text})
        else:
            answer(session, **{name: text})
    return session


def test_the_file_has_all_82_rules_and_one_of_ours() -> None:
    assert len(IDS) == 82
    assert {rule.id for rule in ALL} == IDS | {"STORE"}


def test_no_rule_is_without_both_cases() -> None:
    decided_here = {rule.value for rule in ALL if rule.value}
    assert len(decided_here) == sum(1 for rule in ALL if rule.value)
    assert set(CASES) | {"g24"} == decided_here


@pytest.mark.parametrize("name", CASES)
def test_each_rule_stands_in_its_case_and_not_in_the_one_beside(name: str) -> None:
    case = CASES[name]
    (rule,) = (rule for rule in ALL if rule.value == name)
    assert rule in standing(after(case, case.stands), ALL)
    assert rule not in standing(after(case, case.falls), ALL)


@pytest.mark.parametrize("name", [name for name in CASES if any(rule.value == name and rule.gates for rule in ALL)])
def test_a_block_closes_its_doors_and_lets_go_of_them(name: str) -> None:
    case = CASES[name]
    (rule,) = (rule for rule in ALL if rule.value == name)
    standing_, free = after(case, case.stands), after(case, case.falls)
    for gate in rule.gates:
        is_closed = rule.action is Action.BLOCK
        assert (name in {each.rule.value for each in blocked(standing_, ALL, gate) if each.rule}) is is_closed
        assert name not in {each.rule.value for each in blocked(free, ALL, gate) if each.rule}


EXPLAINED = [
    "ex_self", "ex_org", "ex_not_state", "ex_purpose", "ex_voluntary", "ex_no_gain", "ex_conf_limits", "ex_duty",
    "ex_reinterview", "ex_rules", "ex_all_sides", "ex_not_oath", "ex_self_incrim", "ex_truth", "ex_recording",
    "ex_breaks",
]  # fmt: skip


@pytest.mark.parametrize("left_out", EXPLAINED)
def test_each_point_of_the_explanation_must_be_ticked_before_sealing(left_out: str) -> None:
    session = started(form(ProtocolId.FIRST_ACCOUNT))
    answer(session, **AGREED, **dict.fromkeys(EXPLAINED, "OK"))
    assert "G24" not in {rule.id for rule in standing(session, ALL)}
    answer(session, **{left_out: ""})
    assert "G24" in {missing.code for missing in blocked(session, ALL, Gate.SEAL)}
    assert "G24" not in {missing.code for missing in blocked(session, ALL, Gate.ACCOUNT)}


def test_consent_of_another_day_is_to_be_confirmed() -> None:
    session = started(form(ProtocolId.FIRST_ACCOUNT))
    answer(session, **AGREED)
    assert value(session, "cn_given_at")
    session.set_answer(ref_of(session, "cn_given_at"), "2026-11-21T08:29:00.000+00:00")
    answer(session, ex_questions="Так.")
    give(session, {Given.SITTING: "1"})
    assert "G28" in {rule.id for rule in standing(session, ALL)}


@pytest.mark.parametrize("factor", ["age_old", "concussion", "disability", "mental", "pregnant"])
def test_whoever_is_old_or_ill_is_offered_a_break_after_half_an_hour(factor: str) -> None:
    session = started(form(ProtocolId.FIRST_ACCOUNT))
    answer(session, **AGREED, vu_factors=factor)
    give(session, {Given.MINUTES_SINCE_BREAK: "29"})
    assert "G41" not in {rule.id for rule in standing(session, ALL)}
    give(session, {Given.MINUTES_SINCE_BREAK: "30"})
    assert "G41" in {rule.id for rule in standing(session, ALL)}


def test_only_somebody_else_can_allow_what_the_risk_forbids() -> None:
    case = CASES["g06o"]
    session = after(case, case.stands | {"tm_member": "K-01"})
    assert "g06" in {rule.value for rule in standing(session, ALL)}
    assert session.state(ref_of(session, "g06_by")).problem is not None
    answer(session, tm_member="D-07")
    assert "g06" not in {rule.value for rule in standing(session, ALL)}
    assert session.state(ref_of(session, "g06_by")).problem is None


def test_a_child_tires_sooner_and_no_limit_of_adults_speaks() -> None:
    case = CASES["g43b"]
    session = after(case, {Given.MINUTES_SINCE_BREAK: "130", Given.MINUTES_TODAY: "500"})
    assert not {"G41", "G42"} & {rule.id for rule in standing(session, ALL)}


# A part is known to those who may read what it is made of, and to nobody else.
_STRICTNESS = {Part.FACTS: 0, Part.BODY: 1, Part.IDENTITY: 2, Part.CRSV: 3}
_READS = re.compile(r"\$\{([a-z0-9_]+)\}")
# Of what needs care in an interview one answer alone tells of sexual violence; the rest tell what they say.
_HARMLESS = re.compile(r"selected\(\$\{vu_factors\}, '(?!crsv')[a-z_]+'\)")


@pytest.mark.parametrize("protocol", list(ProtocolId))
def test_no_rule_tells_what_its_answers_may_not(protocol: ProtocolId) -> None:
    definition = form(protocol)
    by_name = {element.name: element for element in definition.elements}
    reads = {
        row["name"]: set(_READS.findall(_HARMLESS.sub("", row["calculation"]))) for row in PIECE if row["calculation"]
    }

    def sources(name: str) -> set[str]:
        return set().union(*(sources(one) if one in reads else {one} for one in reads.get(name, ())))

    for rule in ALL:
        if rule.value not in by_name:
            continue
        strictest = Part.FACTS
        for name in sources(rule.value):
            part = part_of(by_name[name]) if name in by_name else None
            if part is not None and _STRICTNESS[part] > _STRICTNESS[strictest]:
                strictest = part
        assert _STRICTNESS[rule.part] >= _STRICTNESS[strictest], (rule.value, strictest)
        if rule.reason == f"{rule.value}_why":
            assert part_of(by_name[rule.reason]) is (Part.BODY if rule.part is Part.FACTS else rule.part)


def test_each_rule_is_whole() -> None:
    piece = {row["name"] for row in PIECE}
    sources = [
        str(entry["source"]) for entry in json.loads((RESOURCES / "guardrails" / "rules.json").read_bytes())["rules"]
    ]
    for rule, source_ in zip(ALL, sources, strict=True):
        assert bool(rule.value) == (rule.value in piece), rule
        assert rule.value or rule.where not in (Where.FORM, Where.PHRASES)
        assert not rule.listed or (rule.message["uk"] and rule.message["en"])
        assert bool(rule.phrases) == (rule.where is Where.PHRASES)
        assert not rule.reason or rule.reason in piece or rule.reason == "rb_reason"
        assert rule.action is not Action.WARN or rule.reason or not rule.value
        assert rule.action is not Action.BLOCK or rule.gates or rule.where not in (Where.FORM, Where.PHRASES)
        assert rule.awaits_lawyer == ("(G)" in source_)
