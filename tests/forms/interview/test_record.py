import json
from dataclasses import replace

import pytest

from forms.engine import Control, FormDefinition, Kind, Session
from forms.interview import (
    AttachmentReference,
    FreeTextInFacts,
    Note,
    Part,
    Rule,
    can_seal,
    part_of,
    sealed_record,
    standing,
)
from forms.interview.answers import below
from tests.forms.interview.conftest import answer, fill, form_of, started

NAME = "Ковальчук Олена Петрівна"


def planted(ref: str) -> str:
    return f"{NAME} сказала це в {ref.rpartition('/')[2]}"


def everything(session: Session) -> None:
    fill(session, planted)


NOTES = (Note("n1", "person", f"уточнити: {NAME}", "2026-11-22T08:41:00.000Z", "r1", 61_000),)
ATTACHMENTS = (
    AttachmentReference("a1", Part.BODY, "audio", "audio/ogg", 1_000, "a" * 64, "Запис 1", 61_000),
    AttachmentReference("a2", Part.IDENTITY, "signature", "image/svg+xml", 900, "b" * 64, NAME),
    AttachmentReference("a3", Part.CRSV, "photo", "image/jpeg", 900, "c" * 64, NAME),
)


def test_a_record_always_has_all_four_parts(session: Session) -> None:
    record = sealed_record(session)
    assert set(record.parts) == set(Part)
    assert all("answers" in part for part in record.parts.values())


def test_a_planted_name_in_every_text_of_the_form_never_reaches_the_facts(session: Session) -> None:
    everything(session)
    record = sealed_record(session, notes=NOTES, attachments=ATTACHMENTS)
    facts = json.dumps(record.parts[Part.FACTS], ensure_ascii=False)
    for word in NAME.split():
        assert word not in facts
    texts = [ref for ref in below(session, session.root) if NAME in session.state(ref).value]
    assert len(texts) > 60
    elsewhere = json.dumps([record.parts[part] for part in Part if part is not Part.FACTS], ensure_ascii=False)
    assert all(ref in elsewhere for ref in texts)


def test_facts_hold_nothing_that_identifies_by_itself(session: Session) -> None:
    everything(session)
    facts = json.dumps(sealed_record(session, attachments=ATTACHMENTS).parts[Part.FACTS], ensure_ascii=False)
    for secret in ("UA32080010020036987", "1982-01-01", "2022-03-17", "D-07", "sv_"):
        assert secret not in facts
    answers = sealed_record(session).parts[Part.FACTS]["answers"]
    assert isinstance(answers, dict)
    assert answers["/first_account/person/p_age_band"] == {"type": "string", "value": "30_44"}
    values = {ref.rpartition("/")[2]: entry["value"] for ref, entry in answers.items()}  # type: ignore[call-overload,index]
    assert values["in_oblast"] == "UA32"
    assert values["in_month_from"] == "2022-03"
    assert values["p_sex"] == "f"


def test_nothing_of_the_person_stands_in_the_body(session: Session) -> None:
    everything(session)
    body = sealed_record(session).parts[Part.BODY]["answers"]
    assert isinstance(body, dict)
    for ref in body:
        assert not ref.rpartition("/")[2].startswith(("p_surname", "p_given", "p_phone", "p_addr", "p_dob", "mp_label"))
    assert "/first_account/account/fa_text" in body


def test_what_concerns_sexual_violence_has_a_part_of_its_own(session: Session) -> None:
    everything(session)
    record = sealed_record(session)
    for part in Part:
        answers = record.parts[part]["answers"]
        assert isinstance(answers, dict)
        assert any("/sv_" in ref for ref in answers) is (part is Part.CRSV)
    choices = {element.name: element for element in session.definition.elements}
    assert choices["in_modules"]
    incident = next(ref for ref in below(session, session.root) if ref.endswith("/in_modules"))
    assert "M08" not in {choice.value for choice in session.choices(incident)}


def test_facts_count_what_is_there_and_say_what_was_agreed(session: Session, rules: tuple[Rule, ...]) -> None:
    everything(session)
    facts = sealed_record(session, notes=NOTES, attachments=ATTACHMENTS, standing_rules=standing(session, rules)).parts[
        Part.FACTS
    ]
    counts, consent = facts["counts"], facts["consent"]
    assert isinstance(counts, dict)
    assert isinstance(consent, dict)
    assert counts["repeats"]["incident"] == 1  # type: ignore[index,call-overload]
    # As many as the manifest shows, whatever their part.
    assert counts["attachments"] == {"audio": 1, "photo": 1, "signature": 1}
    assert counts["audio_ms"] == 61_000
    assert counts["notes"] == 1
    assert consent["leaves"] is True
    assert consent["recipients"][0]["recipient"] == "opg"  # type: ignore[index,call-overload]


def test_an_empty_repeat_is_not_counted(session: Session) -> None:
    answer(session, cn_participate="yes", cn_notes="yes")
    counts = sealed_record(session).parts[Part.FACTS]["counts"]
    assert isinstance(counts, dict)
    assert counts["repeats"] == {}


def test_what_is_no_longer_asked_is_not_in_the_record(session: Session) -> None:
    everything(session)
    answer(session, cn_participate="no")
    record = sealed_record(session)
    told = json.dumps(record.parts[Part.BODY], ensure_ascii=False)
    assert "fa_text" not in told
    assert "p_surname" not in json.dumps(record.parts[Part.IDENTITY])


def test_guard_rails_are_named_but_their_workings_are_not_recorded(session: Session, rules: tuple[Rule, ...]) -> None:
    everything(session)
    record = sealed_record(session, standing_rules=standing(session, rules))
    kept = json.dumps([record.parts[part] for part in Part])
    for rule in rules:
        assert not rule.value or f'/rules/{rule.value}"' not in kept


def test_a_part_names_only_the_rules_that_its_readers_may_know_of(session: Session, rules: tuple[Rule, ...]) -> None:
    everything(session)
    answer(session, sv_raised="self", mn_is_minor="unknown", ses_privacy="overheard", wb_level="amber")
    record = sealed_record(session, standing_rules=standing(session, rules))
    named = {part: record.parts[part]["guardrails"] for part in Part}
    assert "G08" in named[Part.FACTS]
    assert "G44" in named[Part.BODY]
    assert "G57" in named[Part.IDENTITY]
    assert "G54" in named[Part.CRSV]
    assert not {"G44", "G57", "G54"} & set(named[Part.FACTS])
    assert not {"G57", "G54"} & set(named[Part.BODY])


def test_the_reason_for_going_on_is_sealed_with_what_the_rule_is_about(session: Session) -> None:
    everything(session)
    answer(session, ses_privacy="overheard", g08_why="Іншого місця немає.")
    record = sealed_record(session)
    assert "Іншого місця немає." in json.dumps(record.parts[Part.BODY], ensure_ascii=False)
    assert "Іншого місця немає." not in json.dumps(record.parts[Part.FACTS], ensure_ascii=False)


def test_the_record_is_plain_json_without_fractions(session: Session) -> None:
    everything(session)
    record = sealed_record(session, notes=NOTES, attachments=ATTACHMENTS)

    def check(value: object) -> None:
        assert value is None or isinstance(value, str | int | bool | list | dict)
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            check(inner)

    for part in record.parts.values():
        check(part)


def test_the_same_session_gives_the_same_record(definition: FormDefinition) -> None:
    records = []
    for _ in range(2):
        session = started(definition)
        everything(session)
        records.append(sealed_record(session, notes=NOTES, attachments=ATTACHMENTS))
    assert records[0] == records[1]


def test_a_whole_interview_can_be_sealed(session: Session, rules: tuple[Rule, ...]) -> None:
    everything(session)
    assert can_seal(session, rules) == ()


def test_no_free_text_of_the_shipped_form_is_a_fact(definition: FormDefinition) -> None:
    for question in definition.questions:
        if part_of(question) is Part.FACTS:
            assert question.control in {Control.SELECT_ONE, Control.SELECT_MULTIPLE, Control.TRIGGER} or (
                question.data_type == "int"
            ), question.path


def test_every_question_of_the_shipped_form_says_its_part(definition: FormDefinition) -> None:
    for element in definition.elements:
        if element.kind is Kind.QUESTION:
            assert element.attributes.get("part") in set(Part), element.path


@pytest.mark.parametrize("mark", ["", "secret", "FACTS"])
def test_a_question_without_a_known_mark_is_identity(definition: FormDefinition, mark: str) -> None:
    element = definition.element("/first_account/account/fa_text")
    root = replace(definition.root, attributes={})
    assert part_of(replace(element, attributes={"part": mark} if mark else {}, parent=root)) is Part.IDENTITY


def test_free_text_marked_as_a_fact_is_kept_with_the_identity(definition: FormDefinition) -> None:
    element = definition.element("/first_account/account/fa_text")
    assert part_of(replace(element, attributes={"part": "facts"})) is Part.IDENTITY


FOREIGN = """
| survey |
|        | type | name | label | calculation | bind::svidok:part |
|        | text | who | Who | | identity |
|        | calculate | copied | | concat('name ', ${who}) | facts |
|        | text | plain | Plain | | |
| settings |
|        | form_id | namespaces |
|        | foreign | svidok="https://svidok.org/xforms" |
"""


def test_a_form_that_computes_a_fact_from_a_name_is_refused() -> None:
    session = started(form_of(FOREIGN))
    answer(session, who=NAME, plain="дещо")
    with pytest.raises(FreeTextInFacts):
        sealed_record(session)
