"""What rules do by themselves, seen where it happens."""

import json

from forms.engine import Session
from forms.interview import Gate, Rule, blocked, can_take_account, consent_of, give, sealed_record, standing
from forms.interview.answers import instances, ref_of, under, value
from forms.interview.outgoing import Share, outgoing
from forms.interview.parts import Part
from tests.forms.interview.conftest import AGREED, answer
from tests.forms.interview.rule_cases import OVERHEARD


def ids(session: Session, rules: tuple[Rule, ...]) -> set[str]:
    return {rule.id for rule in standing(session, rules)}


def test_g33_a_recipient_who_was_not_asked_about_gets_nothing(session: Session, rules: tuple[Rule, ...]) -> None:
    answer(session, **AGREED, cx_any="yes", cx_rec="opg", cx_dec="not_asked")
    assert "G33" in ids(session, rules)
    assert consent_of(session).recipients[0].agreed is False


def test_g57_whose_age_nobody_knows_is_asked_as_a_child(session: Session, rules: tuple[Rule, ...]) -> None:
    answer(session, **AGREED, mn_is_minor="no")
    assert not session.state(ref_of(session, "mn_guardian")).relevant
    assert can_take_account(session, rules) == ()
    answer(session, mn_is_minor="unknown")
    assert session.state(ref_of(session, "mn_guardian")).relevant
    assert {"G56"} == {missing.code for missing in can_take_account(session, rules)}
    assert {"G56"} <= {missing.code for missing in blocked(session, rules, Gate.AUDIO)}


def test_g82_a_correction_stands_beside_what_was_corrected(session: Session) -> None:
    answer(session, **AGREED, fa_text="Прийшли о п’ятій.", rb_how="read_aloud", rb_any="yes")
    answer(session, rc_old="о п’ятій", rc_new="о шостій", rc_by="person")
    session.add_repeat(ref_of(session, "rb_corr"))
    second = under(session, instances(session, "rb_corr")[1])
    session.set_answer(second["rc_old"], "о шостій")
    session.set_answer(second["rc_new"], "близько шостої")
    record = sealed_record(session).parts[Part.BODY]["answers"]
    assert isinstance(record, dict)
    told = [answer_["value"] for answer_ in record.values() if isinstance(answer_, dict)]
    assert value(session, "fa_text") == "Прийшли о п’ятій."
    assert {"Прийшли о п’ятій.", "о п’ятій", "о шостій", "близько шостої"} <= set(told)


def test_g86_who_refuses_is_thanked_offered_help_and_asked_nothing(session: Session, rules: tuple[Rule, ...]) -> None:
    answer(session, cn_participate="no")
    (rule,) = (rule for rule in standing(session, rules) if rule.id == "G86")
    assert rule.message["uk"].startswith("Подякуйте")
    assert session.state(ref_of(session, "rf_any")).relevant
    reason = session.state(ref_of(session, "cn_refusal"))
    assert (reason.relevant, reason.required) == (True, False)
    for name in ("person", "earlier", "account", "incidents", "mentioned", "exhibits", "readback"):
        assert not session.state(f"/first_account/{name}").relevant


def test_g59_where_ukrainian_forces_stand_is_kept_as_strictly_as_a_name(session: Session) -> None:
    answer(session, **AGREED, in_modules="M03", in_mil_near="yes", in_mil_desc="За школою стояла батарея ППО.")

    def parts_with(words: str) -> set[Part]:
        record = sealed_record(session)
        return {part for part in Part if words in json.dumps(record.parts[part], ensure_ascii=False)}

    assert parts_with("батарея ППО") == {Part.BODY}
    give(session, {"g59": "1"})
    assert parts_with("батарея ППО") == {Part.IDENTITY}


def test_g59_it_goes_to_nobody_who_may_not_have_names(session: Session) -> None:
    answer(session, **AGREED, in_modules="M03", in_mil_near="yes", in_mil_desc="За школою стояла батарея ППО.")
    give(session, {"g59": "1"})
    told = Share(frozenset({Part.FACTS, Part.BODY}), frozenset())
    named = Share(frozenset({Part.FACTS, Part.BODY, Part.IDENTITY}), frozenset())
    assert "батарея" not in outgoing(session, None, told, "uuid:1").submission.xml.decode()
    assert "батарея" in outgoing(session, None, named, "uuid:1").submission.xml.decode()
    give(session, {"g59": ""})
    assert "батарея" in outgoing(session, None, told, "uuid:1").submission.xml.decode()


def test_no_choice_outside_of_its_part_tells_that_sexual_violence_was_mentioned(
    session: Session, rules: tuple[Rule, ...]
) -> None:
    answer(session, **AGREED, rf_any="yes", rf_urgency="now", it_used="yes", it_quality="relative", **OVERHEARD)

    def told(factor: str, need: str, service: str) -> dict[Part, str]:
        answer(session, vu_factors=factor, rf_need=need, rf_service=service)
        record = sealed_record(session, standing_rules=standing(session, rules))
        return {part: json.dumps(record.parts[part], ensure_ascii=False, sort_keys=True) for part in Part}

    plain = told("bereaved", "medical", "Лікарня")
    mentioned = told("crsv", "crsv", "Центр допомоги врятованим")
    assert {part for part in Part if plain[part] != mentioned[part]} == {Part.CRSV}
    assert "врятованим" in mentioned[Part.CRSV]
    assert "G13" in mentioned[Part.CRSV]
