import json

import pytest

from forms.engine import Session
from forms.interview import (
    Gate,
    Given,
    Part,
    Rule,
    RulesBroken,
    acknowledged,
    blocked,
    can_record_audio,
    can_seal,
    can_take_account,
    can_take_photo,
    give,
    load_rules,
    outline,
    part_of,
    standing,
)
from forms.interview.answers import ref_of
from tests.forms.interview.conftest import AGREED, RESOURCES, answer, fill, form_of, started

DOORS = {Gate.AUDIO: "cn_audio", Gate.VIDEO: "cn_video", Gate.PHOTO: "cn_photo_face", Gate.DOCUMENTS: "cn_docs"}


def names(rules: tuple[Rule, ...]) -> set[str]:
    return {rule.id for rule in rules}


def test_before_consent_every_door_is_closed(session: Session, rules: tuple[Rule, ...]) -> None:
    for gate in (*DOORS, Gate.ACCOUNT, Gate.PHOTO_INJURIES):
        assert blocked(session, rules, gate), gate


@pytest.mark.parametrize("gate", list(DOORS))
def test_each_consent_opens_its_own_door_and_no_other(session: Session, rules: tuple[Rule, ...], gate: Gate) -> None:
    answer(
        session, cn_participate="yes", cn_teachback="так", cn_pressure="no", cn_capacity="yes", **{DOORS[gate]: "yes"}
    )
    assert blocked(session, rules, gate) == ()
    for other in set(DOORS) - {gate}:
        assert blocked(session, rules, other), other


def test_the_doors_stay_closed_without_any_rules_too(session: Session) -> None:
    missing = can_record_audio(session, ())
    assert [(item.code, item.rule) for item in missing] == [("no-audio-consent", None)]
    assert can_take_photo(session, ())[0].code == "no-photo-consent"
    answer(session, cn_participate="yes", cn_audio="yes")
    assert can_record_audio(session, ()) == ()


def test_the_account_opens_with_consent_and_closes_on_a_warning_sign(session: Session, rules: tuple[Rule, ...]) -> None:
    answer(session, **AGREED)
    assert can_take_account(session, rules) == ()
    assert session.state("/first_account/account").relevant
    for name, bad, good, rule in (
        ("cn_pressure", "yes", "no", "G25"),
        ("cn_capacity", "no", "yes", "G25"),
        ("wb_level", "red", "green", "G45"),
        ("wb_signs", "selfharm", "", "G45"),
        ("tm_coi", "yes", "no", "G09"),
        ("iv_search_done", "match", "none", "G02"),
        ("cn_teachback", "", "так", "G23"),
        ("mn_is_minor", "yes", "no", "G56"),
    ):
        answer(session, **{name: bad})
        assert rule in {missing.code for missing in can_take_account(session, rules)}, name
        answer(session, **{name: good})
        assert can_take_account(session, rules) == (), name


def test_without_consent_the_form_does_not_even_show_the_account(session: Session) -> None:
    for name in ("account", "incidents", "mentioned", "readback"):
        assert not session.state(f"/first_account/{name}").relevant
    answer(session, cn_participate="yes", cn_notes="no")
    assert not session.state("/first_account/account").relevant
    assert session.state("/first_account/person").relevant


def test_two_interviewees_at_once_are_refused(session: Session, rules: tuple[Rule, ...]) -> None:
    answer(session, **AGREED, ses_others="yes", pr_role="interviewee", tm_role="interviewee")
    assert "G10" in {missing.code for missing in can_take_account(session, rules)}


def test_something_explosive_is_not_taken(session: Session, rules: tuple[Rule, ...]) -> None:
    answer(session, **AGREED, cn_docs="yes", xh_any="yes", xh_danger="yes")
    (missing,) = blocked(session, rules, Gate.DOCUMENTS)
    assert missing.code == "G70"
    assert missing.rule is not None
    assert missing.rule.message["uk"].startswith("Не торкатися!")


def test_what_is_not_answered_keeps_the_interview_unsealed(session: Session, rules: tuple[Rule, ...]) -> None:
    fill(session, lambda ref: "текст")
    assert can_seal(session, rules) == ()
    answer(session, rb_how="")
    assert [missing.code for missing in can_seal(session, rules)] == ["required"]
    answer(session, rb_how="read_aloud", ex_breaks="")
    assert {missing.code for missing in can_seal(session, rules)} == {"required", "G24"}
    answer(session, ex_breaks="OK", in_date_from="2026-11-23")
    assert "constraint" in {missing.code for missing in can_seal(session, rules)}


def test_a_reason_stands_for_a_missing_answer(session: Session, rules: tuple[Rule, ...]) -> None:
    fill(session, lambda ref: "текст")
    answer(session, p_surname="", p_dob_kind="")
    missing = {item.ref.rpartition("/")[2] for item in can_seal(session, rules)}
    assert missing == {"p_surname_na", "p_dob_na"}
    answer(session, p_surname_na="declined", p_dob_na="withheld")
    assert can_seal(session, rules) == ()


def test_what_may_not_be_stored_is_not_sealed(session: Session, rules: tuple[Rule, ...]) -> None:
    fill(session, lambda ref: "текст")
    answer(session, cn_store_org="no")
    assert {missing.code for missing in can_seal(session, rules)} == {"STORE"}


def test_a_refusal_can_be_sealed_without_an_account(session: Session, rules: tuple[Rule, ...]) -> None:
    fill(session, lambda ref: "текст", cn_participate="no")
    assert not session.state("/first_account/account").relevant
    assert can_seal(session, rules) == ()


def test_a_rule_is_listed_once_it_stands(session: Session, rules: tuple[Rule, ...]) -> None:
    listed = tuple(rule for rule in rules if rule.listed)
    assert names(standing(session, listed)) == {"G05"}
    answer(session, ses_privacy="overheard", iv_added_value="Подробиці обстрілу.")
    assert names(standing(session, listed)) == {"G08"}
    give(session, {Given.REFERRAL_DAY: "none"})
    assert names(standing(session, listed)) == {"G07", "G08"}
    give(session, {Given.REFERRAL_DAY: "2026-11-01"})
    assert names(standing(session, listed)) == {"G08"}


def test_a_warning_is_acknowledged_by_a_reason_and_the_reason_goes_with_it(
    session: Session, rules: tuple[Rule, ...]
) -> None:
    warning = next(rule for rule in rules if rule.value == "g08")
    assert "rules" not in {section.name for section in outline(session)}
    answer(session, ses_privacy="overheard")
    assert "rules" in {section.name for section in outline(session)}
    assert not acknowledged(session, warning)
    answer(session, g08_why="Іншого приміщення в селі немає.")
    assert acknowledged(session, warning)
    assert warning in standing(session, rules)
    assert part_of(session.element(ref_of(session, "g08_why"))) is Part.BODY
    answer(session, ses_privacy="private")
    assert not acknowledged(session, warning)
    assert "rules" not in {section.name for section in outline(session)}


def test_what_the_program_tells_is_told_once_and_only_to_a_form_that_asks(session: Session) -> None:
    assert give(session, {Given.MINUTES_SINCE_BREAK: "20"})
    assert give(session, {Given.MINUTES_SINCE_BREAK: "20"}) == ()
    assert give(started(form_of(STRANGER)), {Given.MINUTES_SINCE_BREAK: "20"}) == ()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda rule: rule | {"surprise": 1},
        lambda rule: rule | {"part": "rumour"},
        lambda rule: rule | {"where": "elsewhere"},
        lambda rule: rule | {"action": "shout"},
        lambda rule: rule | {"gates": ["window"]},
        lambda rule: rule | {"gates": "audio"},
        lambda rule: rule | {"message": {"uk": "лише"}},
        lambda rule: {key: value for key, value in rule.items() if key != "value"},
    ],
)
def test_a_file_that_does_not_say_what_it_must_is_refused(spoil: object) -> None:
    whole = json.loads((RESOURCES / "guardrails" / "rules.json").read_bytes())
    whole["rules"][0] = spoil(whole["rules"][0])  # type: ignore[operator]
    with pytest.raises(RulesBroken):
        load_rules(json.dumps(whole).encode())


@pytest.mark.parametrize("source", [b"", b"[]", b"{}", b"\xff", b'{"rules": 5}', b" " * (2 << 20)])
def test_what_is_no_file_of_rules_is_refused(source: bytes) -> None:
    with pytest.raises(RulesBroken):
        load_rules(source)


STRANGER = """
| survey |
| | type | name | label |
| | text | story | Story |
| | text | cn_participate | Consent |
| settings |
| | form_id |
| | stranger |
"""


def test_a_form_that_never_asks_for_consent_opens_no_door() -> None:
    session = started(form_of(STRANGER))
    answer(session, story="дещо", cn_participate="yes")
    for gate in DOORS:
        assert [missing.code for missing in blocked(session, (), gate)] == ["no-consent-questions"]
    assert [missing.code for missing in can_take_account(session, ())] == ["no-consent"]
    assert can_seal(session, ()) == ()
