"""An incident with every module opened: filled to its end, sealed into parts, and what opens when."""

import json
import re

import pytest

from app.shipped_forms import ProtocolId, source
from forms.engine import Control, Kind, Session
from forms.interview import Given, give, sealed_record
from forms.interview.answers import below
from forms.interview.parts import Part, part_of
from forms.protocols import Row, read_tables
from tests.forms.protocols.filling import begun, definition, fill

ALL = " ".join(f"M{number:02d}" for number in range(1, 23) if number != 8)
GATE = {"sv_raised": "self", "sv_choice": "detail_now", "sv_service_ready": "yes"}


def rows() -> dict[str, Row]:
    return {row["name"]: row for row in read_tables(source(ProtocolId.FULL_ACCOUNT).decode(), "full").survey}


def refs(session: Session, name: str) -> list[str]:
    return [ref for ref in below(session, session.root) if session.element(ref).name == name]


def only(session: Session, name: str) -> str:
    (ref,) = refs(session, name)
    return ref


def is_asked(session: Session, name: str) -> bool:
    return any(session.state(ref).relevant for ref in refs(session, name))


def everything() -> Session:
    """A full account with all modules and all of the part on sexual violence; each text names its question."""
    session = begun(ProtocolId.FULL_ACCOUNT)
    give(session, {Given.TRAINED_FOR_CRSV: "yes"})
    fill(session, in_modules=ALL, **GATE)
    refer(session)
    for ref in below(session, session.root):
        element = session.element(ref)
        words = element.control is Control.INPUT and element.data_type == "string" and element.kind is Kind.QUESTION
        if words and session.state(ref).relevant and session.state(ref).value.startswith("Слово"):
            session.set_answer(ref, planted(element.name))
    return session


def refer(session: Session) -> None:
    """Answer with the cards there are, where nothing is chosen: they came after the incidents."""
    chosen = {name for name, row in rows().items() if "${" in row["type"]}
    for ref in below(session, session.root):
        if session.element(ref).name in chosen and session.state(ref).relevant:
            session.set_answer(ref, next((one.value for one in session.choices(ref)), ""))


def planted(name: str) -> str:
    return f"Ім’я-{name}-тут"


def test_every_module_at_once_is_filled_to_no_problems() -> None:
    session = everything()
    assert [(one.kind, one.ref) for one in session.validate("uk")] == []
    opened = {session.element(ref).name for ref in session_groups(session)}
    assert {f"m{number:02d}" for number in range(1, 23)} <= opened


def session_groups(session: Session) -> list[str]:
    found: list[str] = []

    def walk(ref: str) -> None:
        for child in session.children(ref):
            element = session.element(child)
            if element.kind is Kind.REPEAT:
                for one in session.instances(child):
                    walk(one)
            elif element.kind is Kind.GROUP and session.state(child).relevant:
                found.append(child)
                walk(child)

    walk(session.root)
    return found


def test_each_answer_is_sealed_in_its_part_and_nowhere_else() -> None:
    session = everything()
    parts = parts_of(session)
    assert all(parts.values())
    for part, answers in parts.items():
        for ref in answers:
            assert part_of(session.element(ref)) is part, ref
    texts = {part: json.dumps(answers, ensure_ascii=False) for part, answers in parts.items()}
    for part, text in texts.items():
        for name in re.findall(r"Ім’я-(\w+)-тут", text):
            mark = part_of(session.element(refs(session, name)[0]))
            assert mark is part, name
    assert "Ім’я" not in texts[Part.FACTS]


def parts_of(session: Session) -> dict[Part, dict[str, object]]:
    record = sealed_record(session)
    return {part: dict(json.loads(json.dumps(record.parts[part]))["answers"]) for part in Part}


def test_nothing_of_sexual_violence_stands_outside_its_part() -> None:
    parts = parts_of(everything())
    for part in (Part.FACTS, Part.BODY, Part.IDENTITY):
        for ref in parts[part]:
            assert "/crsv" not in ref
            assert not re.search(r"/(sv_\w+|to_sexual|ch_six)$", ref), ref
    told = {ref.rpartition("/")[2] for ref in parts[Part.CRSV]}
    assert {"sv_choice", "sv_told", "sv_forms", "sv_coercion", "sv_person", "to_sexual", "ch_six"} <= told


def test_persons_named_in_modules_stand_with_the_identity_and_elsewhere_only_as_marks() -> None:
    session = everything()
    parts = parts_of(session)
    label = planted("mp_label")
    assert label in json.dumps(parts[Part.IDENTITY], ensure_ascii=False)
    for part in (Part.FACTS, Part.BODY, Part.CRSV):
        assert label not in json.dumps(parts[part], ensure_ascii=False)
    mark = session.state(only(session, "mp_ref")).value
    assert re.fullmatch(r"[A-Za-z0-9]{8}", mark)
    assert session.state(only(session, "in_victims")).value == mark


@pytest.mark.parametrize("module", ALL.split())
def test_a_module_that_the_incident_does_not_name_asks_nothing(module: str) -> None:
    session = begun(ProtocolId.FULL_ACCOUNT)
    agree(session)
    group = next(ref for ref in closed_groups(session) if ref.endswith(f"/{module.lower()}"))
    assert not session.state(group).relevant
    session.set_answer(only(session, "in_modules"), module)
    assert session.state(group).relevant
    others = [ref for ref in closed_groups(session) if re.search(r"/m\d\d$", ref) and ref != group]
    assert not any(session.state(ref).relevant for ref in others)


def agree(session: Session) -> None:
    session.set_answer(only(session, "cn_participate"), "yes")
    session.set_answer(only(session, "cn_notes"), "yes")
    if not refs(session, "in_modules"):
        session.add_repeat("/full_account/incidents/incident")


def closed_groups(session: Session) -> list[str]:
    found: list[str] = []

    def walk(ref: str) -> None:
        for child in session.children(ref):
            element = session.element(child)
            if element.kind is Kind.REPEAT:
                for one in session.instances(child):
                    walk(one)
            elif element.kind is Kind.GROUP:
                found.append(child)
                walk(child)

    walk(session.root)
    return found


def test_marks_of_torture_open_when_the_account_is_written_and_close_with_it() -> None:
    session = begun(ProtocolId.FULL_ACCOUNT)
    agree(session)
    session.set_answer(only(session, "in_modules"), "M07")
    told, method = only(session, "to_told"), only(session, "to_method")
    assert not session.state(method).relevant
    session.set_answer(told, "Били по ногах.")
    assert session.state(method).relevant
    session.set_answer(method, "t01_beat")
    session.set_answer(told, "")
    assert not session.state(method).relevant


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sv_choice", "specialist"),
        ("sv_choice", "later"),
        ("sv_service_ready", "no"),
        ("tm_trained_crsv", ""),
        ("sv_no_third", ""),
    ],
)
def test_the_part_on_sexual_violence_opens_only_when_all_that_protects_the_person_is_there(
    name: str, value: str
) -> None:
    session = begun(ProtocolId.FULL_ACCOUNT)
    agree(session)
    for key, answer in {**GATE, "tm_trained_crsv": "yes", "sv_no_third": "OK"}.items():
        session.set_answer(only(session, key), answer)
    (group,) = [ref for ref in closed_groups(session) if ref.endswith("/m08")]
    assert session.state(group).relevant
    assert not session.state(only(session, "sv_forms")).relevant
    session.set_answer(only(session, "sv_told"), "Лише одне речення.")
    assert session.state(only(session, "sv_forms")).relevant
    session.set_answer(only(session, name), value)
    assert not session.state(group).relevant


def test_one_reason_stands_for_all_that_a_module_leaves_empty() -> None:
    session = begun(ProtocolId.FULL_ACCOUNT)
    fill(session, in_modules="M05")
    for ref in below(session, session.root):
        state = session.state(ref)
        if "/m05/" in ref and state.relevant and not state.required and session.element(ref).kind is Kind.QUESTION:
            session.set_answer(ref, "")
    missing = [one.ref for one in session.validate("uk")]
    assert len(missing) > 8
    assert all(ref.endswith(("_na", "_said")) for ref in missing)
    session.set_answer(only(session, "m05_rest"), "not_asked")
    assert [one.ref for one in session.validate("uk") if one.ref.endswith("_na")] == []


def test_a_card_may_be_renamed_and_keeps_what_refers_to_it() -> None:
    session = begun(ProtocolId.FULL_ACCOUNT)
    fill(session, in_modules="M01")
    refer(session)
    victim, label = only(session, "ki_victim"), only(session, "mp_label")
    mark = session.state(victim).value
    assert mark
    session.set_answer(label, "")
    session.set_answer(label, "Сусідка з першого поверху")
    assert session.state(victim).value == mark
    assert [one.label for one in session.choices(victim, "uk")] == ["Сусідка з першого поверху"]


def test_a_card_that_is_taken_away_leaves_no_mark_and_the_question_is_asked_in_words() -> None:
    session = begun(ProtocolId.FULL_ACCOUNT)
    fill(session, in_modules="M01")
    refer(session)
    victim = only(session, "ki_victim")
    assert not is_asked(session, "ki_victim_said")
    (card,) = session.instances("/full_account/mentioned/mentioned_person")
    session.remove_repeat(card)
    assert session.state(victim).value == ""
    said = only(session, "ki_victim_said")
    assert session.state(said).required
    session.set_answer(said, "Невідома жінка, близько 40 років")
    assert said not in [one.ref for one in session.validate("uk")]


def test_a_card_without_a_name_is_not_offered() -> None:
    session = begun(ProtocolId.FULL_ACCOUNT)
    agree(session)
    session.set_answer(only(session, "mp_any"), "yes")
    if not refs(session, "mp_label"):
        session.add_repeat("/full_account/mentioned/mentioned_person")
    assert session.choices(only(session, "in_victims"), "uk") == ()
    session.set_answer(only(session, "mp_label"), "Ганна")
    assert [one.label for one in session.choices(only(session, "in_victims"), "uk")] == ["Ганна"]


def test_labels_of_cards_without_a_name_of_their_own_are_made_of_what_was_told() -> None:
    session = begun(ProtocolId.FULL_ACCOUNT)
    agree(session)
    for name, repeat, kind, code in (("ve", "vehicle", "ve_kind", "tank"), ("we", "weapon", "we_class", "mortar")):
        session.set_answer(only(session, f"{name}_any"), "yes")
        if not refs(session, kind):
            session.add_repeat(f"/full_account/mentioned/{repeat}")
        session.set_answer(only(session, kind), code)
    session.set_answer(only(session, "ve_tactical"), "Z")
    assert session.state(only(session, "ve_title")).value == "Танк Z"
    assert session.state(only(session, "we_title")).value == "Міномет"


def test_a_unit_is_not_offered_as_its_own_higher_formation() -> None:
    session = begun(ProtocolId.FULL_ACCOUNT)
    agree(session)
    session.set_answer(only(session, "un_any"), "yes")
    unit = "/full_account/mentioned/unit"
    while len(session.instances(unit)) < 2:
        session.add_repeat(unit)
    for ref, name in zip(refs(session, "un_as_told"), ("Рота", "Бригада"), strict=True):
        session.set_answer(ref, name)
    offered = [[one.label for one in session.choices(ref, "uk")] for ref in refs(session, "un_parent")]
    assert offered == [["Бригада"], ["Рота"]]


def test_what_help_somebody_needs_is_no_fact_for_all_analysts() -> None:
    # Among the services is one for survivors of sexual violence.
    for protocol in ProtocolId:
        needs = [one for one in definition(protocol).elements if one.name in ("rf_need", "rf_service", "rf_consent")]
        assert {part_of(one) for one in needs} <= {Part.CRSV}
