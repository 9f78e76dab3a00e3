"""What leaves for a recipient: the form from elsewhere as its server knows it, and of it what the person agreed to."""

import dataclasses
import json

import pytest
from lxml import etree

from forms.engine import FormDefinition, Session, load_form
from forms.interview import Part
from forms.interview.answers import instances, ref_of, under
from forms.interview.consent import consent_of
from forms.interview.outgoing import (
    Share,
    Step,
    asks_for_audit,
    audited,
    both,
    key_of_form,
    may_leave,
    outgoing,
    share_of,
)
from forms.interview.parts import part_of
from forms.interview.wrapping import classed, wrap
from forms.submission import answers_json, audit_csv, tables
from tests.forms.interview.conftest import AGREED, answer, started
from tests.forms.interview.siege import BARE, MARKS, OURS

ALL = frozenset(Part)
FILES = frozenset({"photos", "audio", "video", "docs"})


@pytest.fixture(scope="module")
def bare() -> FormDefinition:
    return load_form(BARE)


@pytest.fixture(scope="module")
def wrapped(shipped: bytes) -> FormDefinition:
    return load_form(classed(wrap(shipped, BARE), MARKS))


@pytest.fixture
def session(wrapped: FormDefinition) -> Session:
    session = started(wrapped)
    answer(session, **AGREED)
    for name, value in {"kind": "shelling", "told": "Стіна впала, =1+1", "name": "Олена", "photo": "ab12.jpg"}.items():
        session.set_answer(f"{OURS}/{name}", value)
    for pname, age in (("Марко", "7"), ("Іван", "9")):
        ref = session.add_repeat(f"{OURS}/person").added[0]
        session.set_answer(f"{ref}/pname", pname)
        session.set_answer(f"{ref}/age", age)
    return session


def decide(session: Session, recipient: str, **values: str) -> None:
    session.set_answer(ref_of(session, "cx_any"), "yes")
    at = session.add_repeat(ref_of(session, "cx")).added[0]
    refs = under(session, at)
    for name, value in {"cx_rec": recipient, **values}.items():
        session.set_answer(refs[name], value)


def share(session: Session, recipient: str) -> Share:
    consent = consent_of(session)
    (decision,) = [one for one in consent.recipients if one.recipient == recipient]
    return share_of(consent, decision)


def test_the_whole_form_leaves_as_its_server_knows_it(session: Session, bare: FormDefinition) -> None:
    made = outgoing(session, bare, Share(ALL, FILES), "")
    root = etree.fromstring(made.submission.xml)
    assert (root.tag, dict(root.attrib)) == ("data", {"id": "siege", "version": "2026"})
    assert [child.tag for child in root][:4] == ["kind", "told", "name", "photo"]
    assert [one.findtext("pname") for one in root.findall("person")] == ["Марко", "Іван"]
    meta = "{http://openrosa.org/xforms}meta/{http://openrosa.org/xforms}"
    assert root.findtext(f"{meta}instanceID") == made.submission.instance_id
    assert made.submission.instance_id.startswith("uuid:")
    assert root.findtext(f"{meta}audit") == "audit.csv"
    assert made.submission.files == ("ab12.jpg", "audit.csv")
    assert (made.answers, made.withheld) == (8, ())
    # Nothing of our own sections is among it.
    assert b"first_account" not in made.submission.xml
    assert b"cn_participate" not in made.submission.xml


def test_what_a_person_did_not_agree_to_stays_and_is_counted(session: Session, bare: FormDefinition) -> None:
    decide(session, "opg", cx_dec="yes", cx_parts="facts statement", cx_id="anonymous")
    made = outgoing(session, bare, share(session, "opg"), "")
    text = made.submission.xml.decode()
    assert "shelling" in text
    assert "Стіна впала" in text
    assert "Олена" not in text
    assert "Марко" not in text
    # A photo is neither told nor agreed to.
    assert "ab12.jpg" not in text
    assert made.submission.files == ("audit.csv",)
    assert made.answers == 4
    assert dict(made.withheld) == {Part.IDENTITY: 3, Part.BODY: 1}


@pytest.mark.parametrize(
    ("said", "mode", "parts"),
    [
        ("facts", "full", {Part.FACTS}),
        ("identity", "pseudonym", set()),
        ("identity", "full", {Part.IDENTITY}),
        ("identity", "recipient_only", {Part.IDENTITY}),
        ("redacted summary suspects", "full", set()),
        ("facts statement identity photos", "full", {Part.FACTS, Part.BODY, Part.IDENTITY}),
    ],
)
def test_each_word_of_the_consent_opens_its_part_and_no_other(
    session: Session, said: str, mode: str, parts: set[Part]
) -> None:
    decide(session, "opg", cx_dec="yes", cx_parts=said, cx_id=mode)
    assert share(session, "opg").parts == parts
    assert share(session, "opg").files == ({"photos"} if "photos" in said else set())


def test_those_who_may_have_done_it_leave_only_where_that_was_said(session: Session) -> None:
    suspect = next(one for one in session.definition.elements if one.name == "suspect")
    told = next(one for one in suspect.walk() if part_of(one) is Part.BODY)
    only = Share(ALL, FILES)
    assert not may_leave(told, only)
    assert may_leave(told, dataclasses.replace(only, suspects=True))


def test_without_a_yes_nothing_leaves_whatever_else_was_ticked(session: Session) -> None:
    decide(session, "opg", cx_dec="yes", cx_parts="facts statement identity", cx_id="full")
    consent = consent_of(session)
    (decision,) = consent.recipients
    nothing = Share(frozenset(), frozenset())
    assert share_of(dataclasses.replace(consent, participate=False), decision) == nothing
    assert share_of(dataclasses.replace(consent, store=False), decision) == nothing
    assert share_of(dataclasses.replace(consent, leaves=False), decision) == nothing
    assert share_of(consent, dataclasses.replace(decision, agreed=False)) == nothing
    assert both(share_of(consent, decision), nothing) == nothing
    assert Part.CRSV not in share_of(consent, decision).parts


def test_tables_have_a_row_a_form_and_a_row_a_repeat_joined_by_keys(session: Session, bare: FormDefinition) -> None:
    made = outgoing(session, bare, Share(ALL, FILES), "")
    found = tables(made.root, [made.submission.xml, made.submission.xml], "siege")
    assert list(found) == ["siege.csv", "siege-person.csv"]
    head, first, second = found["siege.csv"].decode().splitlines()
    key = made.submission.instance_id
    assert head == "kind,told,name,photo,meta-instanceID,meta-audit,KEY"
    assert first == second
    assert first.startswith('shelling,"Стіна впала, =1+1",Олена,ab12.jpg,')
    rows = found["siege-person.csv"].decode().splitlines()
    assert rows[:3] == [
        "pname,age,PARENT_KEY,KEY",
        f"Марко,7,{key},{key}/person[1]",
        f"Іван,9,{key},{key}/person[2]",
    ]
    assert len(rows) == 5
    (told, _) = json.loads(answers_json(made.root, [made.submission.xml, made.submission.xml]))
    assert told["person"] == [{"pname": "Марко", "age": 7}, {"pname": "Іван", "age": 9}]
    assert told["kind"] == "shelling"


def test_the_audit_log_tells_of_answers_that_leave_and_of_no_others(session: Session, bare: FormDefinition) -> None:
    assert asks_for_audit(session) == (False, True)
    first, second = session.instances(f"{OURS}/person")
    steps = [
        Step("form start", 1_000),
        Step("question", 2_000, f"{OURS}/told", "Стіна"),
        Step("question", 3_000, f"{OURS}/name", "Олена"),
        Step("question", 4_000, f"{OURS}/told", 'Стіна впала, "вся"'),
        Step("question", 5_000, f"{second}/age", "9"),
        Step("question", 5_500, f"{OURS}/person[gone]/age", "1"),
        Step("question", 5_600, "/first_account/consent/cn_participate", "yes"),
        Step("form finalize", 6_000),
    ]
    only = Share(frozenset({Part.FACTS, Part.BODY}), frozenset())
    text = audit_csv(audited(session, bare, only, steps), locations=False, changes=True).decode()
    assert text.split("\n") == [
        "event,node,start,end,old-value,new-value",
        "form start,,1000,,,",
        "question,/data/told,2000,2000,,Стіна",
        'question,/data/told,4000,4000,Стіна,"Стіна впала, ""вся"""',
        "question,/data/person[2]/age,5000,5000,,9",
        "form finalize,,6000,,,",
        "",
    ]
    assert first != second
    plain = audit_csv(audited(session, bare, only, steps), locations=True, changes=False).decode()
    assert plain.splitlines()[:3] == [
        "event,node,start,end,latitude,longitude,accuracy",
        "form start,,1000,,,,",
        "question,/data/told,2000,2000,,,",
    ]
    assert "Стіна" not in plain


def test_the_key_that_a_form_names_is_known_without_blanks() -> None:
    named = BARE.replace(b"</model>", b'<submission method="post" base64RsaPublicKey=" AB\n CD "/></model>')
    assert key_of_form(named) == "ABCD"
    assert key_of_form(BARE) == ""


def test_a_form_that_wants_no_log_gets_none(definition: FormDefinition) -> None:
    session = started(definition)
    answer(session, **AGREED)
    assert asks_for_audit(session) is None
    made = outgoing(session, None, Share(ALL, FILES), "uuid:given")
    # It has an identifier of its own.
    assert made.submission.instance_id != "uuid:given"
    assert instances(session, "cx") == ()
