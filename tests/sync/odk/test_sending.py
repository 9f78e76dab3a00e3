"""From a sealed interview to a server that keeps it, through cut lines, and never without a yes."""

import logging
from collections.abc import Callable, Sequence

import pytest
from sqlalchemy import select, update

from forms.interview.answers import ref_of
from forms.interview.changing import Change
from storage.interviews import closing, consent_events, custody, departures, journal, offers, organisation
from storage.interviews.consent_events import Said
from storage.interviews.errors import LeavingRefused, NoSuchInterview
from storage.objects.custody import CustodyAction
from storage.objects.kinds import PartKind
from storage.objects.organisation import CAUTIOUS, Readable
from storage.vault.tables import departure_files, imported_forms
from sync.odk import address
from sync.odk.errors import OdkRefused, OdkUnreachable
from sync.odk.sending import Sent, send
from tests.sync.odk.decrypting import KeyPair, Opened
from tests.sync.odk.openrosa import TOKEN
from tests.sync.odk.siege import ALL, APPROVERS, NAME, PICTURE, TOLD, Siege


def sent(
    siege: Siege,
    *,
    interview_id: str = "",
    asked_again: bool = False,
    approved_by: Sequence[str] = APPROVERS,
    user: str = "",
    password: str = "",
    stop_after: int | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Sent:
    assert siege.server is not None
    told: list[int] = []

    def tell(done: int, total: int) -> None:
        told.append(done)
        progress(done, total)

    with siege.vault.read() as tx:
        rules = organisation.policy(tx).exports
    rule = rules[0] if rules else siege.rule()
    if approved_by:
        siege.approve(*approved_by, interview_id=interview_id)
    return send(
        siege.vault,
        interview_id or siege.interview_id,
        rule.recipient,
        address.read(siege.server.base, rule, user, password),
        siege.clock,
        asked_again=asked_again,
        progress=tell,
        cancelled=lambda: stop_after is not None and len(told) > stop_after,
        timeout=10.0,
    )


def exports(siege: Siege) -> list[str]:
    with siege.vault.read() as tx:
        entries = custody.of_interview(tx, siege.interview_id)
    return [one.detail for one in entries if one.action is CustodyAction.EXPORT]


def only(siege: Siege, keys: KeyPair) -> Opened:
    assert siege.server is not None
    (instance_id,) = siege.server.kept
    return siege.server.opened(instance_id, keys)


def test_an_interview_reaches_the_server_encrypted_and_opens_there(siege: Siege, keys: KeyPair) -> None:
    picture = siege.answered()
    siege.seal()
    assert sent(siege) == Sent(True, 3)
    opened = only(siege, keys)
    text = opened.xml.decode()
    assert (opened.form_id, opened.version) == ("siege", "2026")
    assert TOLD in text
    assert NAME in text
    assert picture in text
    assert opened.media[picture] == PICTURE
    assert opened.media["audit.csv"].startswith(b"event,node,start,end,old-value,new-value\nform start,,")
    assert f"/data/told,1795336200000,1795336200000,,{TOLD}".encode() in opened.media["audit.csv"]
    assert b"form finalize" in opened.media["audit.csv"]
    assert exports(siege) == ["odk-begun,un-sp", "odk,un-sp"]
    assert siege.server is not None
    # Nothing that was said came over the line in clear.
    held = next(iter(siege.server.kept.values()))
    for content in (held.manifest, *held.files.values()):
        assert TOLD.encode() not in content
        assert NAME.encode() not in content
        assert PICTURE[:1000] not in content


def test_what_is_sent_once_is_not_sent_again(siege: Siege) -> None:
    siege.answered()
    siege.seal()
    sent(siege)
    with pytest.raises(LeavingRefused, match="leaving-sent"):
        sent(siege)
    (offer,) = offers.of_interview(siege.vault, siege.interview_id, siege.clock.now())
    assert offer.sent_at == siege.clock.wall
    with siege.vault.read() as tx:
        departure = departures.newest(tx, siege.interview_id, "un_sp")
        assert departure is not None
        assert all(one.sent for one in departures.files_of(tx, departure.id))


@pytest.mark.parametrize("script", ["q", "a", "qqa", ".q", ".a.a", "..q", "..a"])
def test_after_a_cut_line_it_goes_on_with_the_same_bytes(siege: Siege, keys: KeyPair, script: str) -> None:
    assert siege.server is not None
    siege.server.rules.limit = "100000"
    siege.server.rules.script = list(script)
    picture = siege.answered()
    siege.seal()
    for _ in range(len(script) + 1):
        try:
            sent(siege)
        except OdkUnreachable as cut:
            assert cut.code == "odk-cut"
            assert not any(held.is_complete for held in siege.server.kept.values()) or "a" in script
        else:
            break
    assert only(siege, keys).media[picture] == PICTURE
    # What the server was known to have did not go again; a new try begins with what it lacked.
    assert exports(siege)[-1] == "odk,un-sp"
    assert exports(siege).count("odk,un-sp") == 1


def test_large_files_go_in_several_posts_and_only_the_last_says_that_it_is_all(siege: Siege, keys: KeyPair) -> None:
    assert siege.server is not None
    siege.server.rules.limit = "100000"
    picture = siege.answered()
    siege.seal()
    sent(siege)
    assert siege.server.posts == [[f"{picture}.enc"], ["audit.csv.enc", "submission.xml.enc"]]
    assert only(siege, keys).media[picture] == PICTURE


def test_stopping_leaves_it_to_be_taken_up_again(siege: Siege, keys: KeyPair) -> None:
    picture = siege.answered()
    siege.seal()
    assert sent(siege, stop_after=1) == Sent(False, 0)
    (offer,) = offers.of_interview(siege.vault, siege.interview_id, siege.clock.now())
    assert (offer.is_begun, offer.sent_at) == (True, "")
    assert sent(siege).is_whole
    assert only(siege, keys).media[picture] == PICTURE


def test_without_a_rule_of_the_organisation_nothing_leaves(siege: Siege) -> None:
    siege.answered()
    siege.seal()
    for rules in ((), (siege.rule(form="another"),), (siege.rule(server="", rsa_key="", ca_pem=""),)):
        siege.allow(*rules)
        with pytest.raises(LeavingRefused, match="leaving-not-allowed"):
            sent(siege) if not rules else send_plainly(siege)
    assert siege.server is not None
    assert siege.server.asked == []
    assert exports(siege) == []


def send_plainly(siege: Siege) -> None:
    assert siege.server is not None
    somewhere = address.read(siege.server.base, siege.rule())
    send(
        siege.vault, siege.interview_id, "un_sp", somewhere, siege.clock,
        asked_again=True,
        progress=lambda done, total: None, cancelled=lambda: False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("decisions", "code"),
    [
        ({}, "leaving-not-agreed"),
        ({"opg": ALL}, "leaving-not-agreed"),
        ({"un_sp": {"cx_dec": "no"}}, "leaving-not-agreed"),
        ({"un_sp": {"cx_dec": "later"}}, "leaving-not-agreed"),
        ({"un_sp": {**ALL, "cx_parts": "summary"}}, "leaving-nothing"),
        ({"un_sp": ALL, "opg": ALL, "media": {"cx_dec": "no"}}, ""),
    ],
)
def test_the_persons_row_for_that_recipient_decides(
    siege: Siege, decisions: dict[str, dict[str, str]], code: str
) -> None:
    siege.answered(decisions)
    siege.seal()
    (offer,) = offers.of_interview(siege.vault, siege.interview_id, siege.clock.now())
    assert offer.obstacle == code
    if code:
        with pytest.raises(LeavingRefused, match=code):
            sent(siege)
        assert siege.server is not None
        assert siege.server.asked == []
    else:
        assert sent(siege).is_whole


def test_who_lets_nothing_leave_the_laptop_is_heard_before_any_recipient(siege: Siege) -> None:
    siege.answered()
    session = siege.session()
    session.set_answer(ref_of(session, "cn_store_reg"), "no")
    siege.save(session)
    siege.seal()
    with pytest.raises(LeavingRefused, match="leaving-not-agreed"):
        sent(siege)


@pytest.mark.parametrize("approved_by", [(), ("k7",), ("k7", "k7")])
def test_names_leave_only_when_two_people_approved(siege: Siege, approved_by: Sequence[str]) -> None:
    siege.answered()
    siege.seal()
    (offer,) = offers.of_interview(siege.vault, siege.interview_id, siege.clock.now())
    assert offer.needs_two
    with pytest.raises(LeavingRefused, match="leaving-two-people"):
        sent(siege, approved_by=approved_by)
    assert exports(siege) == []
    assert sent(siege).is_whole
    with siege.vault.read() as tx:
        noticed = [one.detail for one in custody.of_interview(tx, siege.interview_id)]
    assert {"approval:k7,un-sp", "approval:m2,un-sp"} <= set(noticed)


def test_only_what_was_agreed_to_reaches_the_server(siege: Siege, keys: KeyPair) -> None:
    siege.answered({"un_sp": {"cx_dec": "yes", "cx_parts": "facts", "cx_id": "full"}})
    siege.seal()
    (offer,) = offers.of_interview(siege.vault, siege.interview_id, siege.clock.now())
    assert (offer.answers, offer.files, dict(offer.withheld)) == (2, (), {"body": 2, "identity": 1})
    sent(siege)
    opened = only(siege, keys)
    assert b"shelling" in opened.xml
    for content in (opened.xml, *opened.media.values()):
        assert TOLD.encode() not in content
        assert NAME.encode() not in content
    assert list(opened.media) == ["audit.csv"]


def test_a_face_stays_although_its_question_may_be_answered(siege: Siege, keys: KeyPair) -> None:
    picture = siege.answered(
        {"un_sp": {"cx_dec": "yes", "cx_parts": "facts statement photos", "cx_id": "full"}}, part=PartKind.IDENTITY
    )
    siege.seal()
    sent(siege)
    opened = only(siege, keys)
    assert TOLD in opened.xml.decode()
    assert picture not in opened.xml.decode()
    assert picture.encode() not in opened.media["audit.csv"]
    assert list(opened.media) == ["audit.csv"]


@pytest.mark.parametrize("said", [{"cx_ask": "yes"}, {"cx_cond": "Не раніше ніж за рік"}])
def test_who_wants_to_be_asked_again_is_asked_first(siege: Siege, said: dict[str, str]) -> None:
    siege.answered({"un_sp": {**ALL, **said}})
    siege.seal()
    (offer,) = offers.of_interview(siege.vault, siege.interview_id, siege.clock.now())
    assert offer.asks_again
    assert offer.conditions == said.get("cx_cond", "")
    with pytest.raises(LeavingRefused, match="leaving-ask-again"):
        sent(siege)
    assert sent(siege, asked_again=True).is_whole


def test_nothing_leaves_before_the_day_that_the_person_named(siege: Siege) -> None:
    siege.answered({"un_sp": {**ALL, "cx_cond": "не раніше 01.03.2027"}})
    siege.seal()
    (offer,) = offers.of_interview(siege.vault, siege.interview_id, siege.clock.now())
    assert (offer.obstacle, offer.embargo) == ("leaving-embargo", "2027-03-01")
    with pytest.raises(LeavingRefused, match="leaving-embargo"):
        sent(siege, asked_again=True)
    # The clock of this computer alone opens nothing: whoever sets it forward is not believed.
    siege.clock.wall = "2027-03-01T08:00:00.000Z"
    with pytest.raises(LeavingRefused, match="leaving-embargo"):
        sent(siege)
    with siege.vault.transaction() as tx:
        journal.trust_time(tx, "2027-03-01T07:00:00.000Z")
    (offer,) = offers.of_interview(siege.vault, siege.interview_id, siege.clock.now())
    assert (offer.obstacle, offer.asks_again) == ("", False)
    siege.clock.wall = "2027-02-01T08:00:00.000Z"
    with pytest.raises(LeavingRefused, match="leaving-embargo"):
        sent(siege)
    siege.clock.wall = "2027-03-01T08:00:00.000Z"
    assert sent(siege).is_whole


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"cx_ask": "yes"}, "leaving-ask-again"),
        ({"cx_cond": "після звільнення брата"}, "leaving-ask-again"),
        ({"cx_cond": "2027-03-01"}, "leaving-embargo"),
    ],
)
def test_what_a_correction_says_is_heard_before_it_is_sealed(siege: Siege, said: dict[str, str], code: str) -> None:
    siege.answered({"un_sp": ALL})
    siege.seal()
    (offer,) = offers.of_interview(siege.vault, siege.interview_id, siege.clock.now())
    assert (offer.obstacle, offer.asks_again) == ("", False)
    draft = siege.correct()
    session = siege.session(draft)
    siege.decide(session, {"un_sp": {**ALL, **said}})
    siege.save(session, draft)
    with pytest.raises(LeavingRefused, match=code):
        sent(siege)


def test_a_draft_and_what_was_corrected_or_withdrawn_stay(siege: Siege) -> None:
    siege.answered()
    with pytest.raises(LeavingRefused, match="leaving-not-sealed"):
        sent(siege)
    siege.seal()
    draft = siege.correct()
    # The correction is not sealed yet, and says no already.
    session = siege.session(draft)
    session.set_answer("/first_account/consent/cn_participate", "no")
    siege.save(session, draft)
    with pytest.raises(LeavingRefused, match="leaving-not-agreed"):
        sent(siege)
    session.set_answer("/first_account/consent/cn_participate", "yes")
    siege.save(session, draft)
    siege.seal(draft)
    with pytest.raises(LeavingRefused, match="leaving-corrected"):
        sent(siege)
    assert sent(siege, interview_id=draft).is_whole


def test_a_correction_of_what_was_sent_has_an_identifier_of_its_own(siege: Siege, keys: KeyPair) -> None:
    siege.answered()
    siege.seal()
    sent(siege)
    assert siege.server is not None
    (first,) = siege.server.kept
    draft = siege.correct()
    siege.seal(draft)
    sent(siege, interview_id=draft)
    second = next(one for one in siege.server.kept if one != first)
    opened = siege.server.opened(second, keys)
    assert f"instanceID>{second}<" in opened.xml.decode()
    assert f"deprecatedID>{first}<" in opened.xml.decode()


def test_what_is_closed_to_its_author_stays_also_when_it_was_half_sent(siege: Siege) -> None:
    assert siege.server is not None
    siege.server.rules.limit = "100000"
    siege.server.rules.script = [".", "q"]
    siege.answered()
    siege.seal()
    with pytest.raises(OdkUnreachable):
        sent(siege)
    with siege.vault.transaction() as tx:
        closing.close_withdrawn(tx, siege.interview_id, "withdrawn", siege.clock.now())
    with pytest.raises(LeavingRefused, match="leaving-closed"):
        sent(siege)
    with siege.vault.read() as tx:
        departure = departures.newest(tx, siege.interview_id, "un_sp")
        assert departure is not None
        # Whoever has the key of the project could still read it.
        held = select(departure_files.c.content).where(departure_files.c.content.is_not(None))
        assert tx.execute(held).all() == []
        with pytest.raises(NoSuchInterview, match="no-longer-readable"):
            departures.content_of(tx, departure.id, 1)
        with pytest.raises(NoSuchInterview, match="no-longer-readable"):
            departures.key_of(tx, siege.vault, siege.interview_id, departure.id)


@pytest.mark.parametrize(("step", "posts"), [(1, 0), (2, 0), (4, 1)])
def test_consent_withdrawn_on_the_way_stops_what_has_not_left_yet(siege: Siege, step: int, posts: int) -> None:
    assert siege.server is not None
    siege.server.rules.limit = "100000"
    siege.answered()
    siege.seal()
    steps: list[int] = []

    def withdrawn(done: int, total: int) -> None:
        steps.append(done)
        if len(steps) == step:
            siege.withdraw()

    with pytest.raises(LeavingRefused, match="leaving-withdrawn"):
        sent(siege, progress=withdrawn)
    assert len(siege.server.posts) == posts
    assert exports(siege) == ["odk-begun,un-sp"]


@pytest.mark.parametrize(
    ("change", "code"), [(Change.WITHDRAW_ALL, "leaving-withdrawn"), (Change.NARROW, "leaving-narrowed")]
)
def test_what_a_person_says_while_something_goes_stops_it_at_the_next_piece(
    siege: Siege, change: Change, code: str
) -> None:
    """In words alone, which nobody has put into a correction yet."""
    assert siege.server is not None
    siege.server.rules.limit = "100000"
    siege.answered()
    siege.seal()
    steps: list[int] = []

    def says(done: int, total: int) -> None:
        steps.append(done)
        # In the middle of the first post.
        if len(steps) == 2:
            said = Said(change, frozenset(), "2026-11-22")
            consent_events.begin(siege.vault, siege.interview_id, said, "", siege.clock.now())

    with pytest.raises(LeavingRefused, match=code):
        sent(siege, progress=says)
    assert siege.server.posts == []


def test_at_another_address_it_begins_from_the_beginning(siege: Siege, keys: KeyPair) -> None:
    assert siege.server is not None
    siege.server.rules.limit = "100000"
    siege.server.rules.script = [".", "q"]
    picture = siege.answered()
    siege.seal()
    with pytest.raises(OdkUnreachable):
        sent(siege)
    # The address was that of a trial; the project itself has nothing yet.
    siege.server.kept.clear()
    siege.server.rules.project = "6"
    assert sent(siege).is_whole
    assert only(siege, keys).media[picture] == PICTURE


@pytest.mark.parametrize("script", ["q", ".q"])
def test_another_key_or_another_answer_to_the_consent_makes_it_anew(siege: Siege, keys: KeyPair, script: str) -> None:
    assert siege.server is not None
    siege.server.rules.limit = "100000"
    siege.server.rules.script = list(script)
    siege.answered()
    siege.seal()
    with pytest.raises(OdkUnreachable):
        sent(siege)
    with siege.vault.read() as tx:
        first = departures.newest(tx, siege.interview_id, "un_sp")
    draft = siege.correct()
    session = siege.session(draft)
    (row,) = [ref for ref in session.instances("/first_account/consent/cx") if session.state(f"{ref}/cx_dec").value]
    session.set_answer(f"{row}/cx_parts", "facts")
    siege.save(session, draft)
    assert sent(siege).is_whole
    with siege.vault.read() as tx:
        second = departures.newest(tx, siege.interview_id, "un_sp")
    assert first is not None
    assert second is not None
    assert first.terms != second.terms
    # The server may have a part of the first, and takes no other record under its identifier.
    assert first.instance_id != second.instance_id
    opened = siege.server.opened(second.instance_id, keys)
    assert f"deprecatedID>{first.instance_id}<" in opened.xml.decode()
    assert TOLD not in opened.xml.decode()


def test_the_address_with_its_key_stands_in_no_log_and_in_no_error(
    siege: Siege, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert siege.server is not None
    siege.server.rules.script = ["q"]
    siege.answered()
    siege.seal()
    with pytest.raises(OdkUnreachable) as cut:
        sent(siege)
    sent(siege)
    assert TOKEN not in caplog.text
    seen: BaseException | None = cut.value
    while seen is not None:
        assert TOKEN not in repr(seen)
        seen = seen.__cause__
    assert TOKEN not in repr(address.read(siege.server.base, siege.rule(), "u", "p"))
    assert CAUTIOUS.readable is Readable.MISSION_END


@pytest.mark.parametrize("way", ["digest", "basic"])
def test_a_server_that_asks_who_it_is_is_told_and_a_wrong_password_is_said(
    siege: Siege, keys: KeyPair, way: str
) -> None:
    assert siege.server is not None
    siege.server.rules.sign_in = way
    picture = siege.answered()
    siege.seal()
    user, password = siege.server.rules.user
    for given in ("", "wrong"):
        with pytest.raises(OdkRefused, match="odk-sign-in"):
            sent(siege, user=user if given else "", password=given)
    assert siege.server.posts == []
    assert exports(siege) == []
    assert sent(siege, user=user, password=password).is_whole
    assert only(siege, keys).media[picture] == PICTURE
    if way == "digest":
        assert all("Basic" not in one.get("authorization", "") for one in siege.server.headers)


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        ({"forms": ("other",)}, "odk-no-form"),
        ({"head_status": 403}, "odk-not-allowed"),
        ({"head_status": 404}, "odk-no-form"),
        ({"head_status": 302, "location": "https://elsewhere.example/submission"}, "odk-moved"),
        ({"head_status": 204, "location": "https://elsewhere.example/submission"}, "odk-moved"),
        ({"head_status": 302, "location": "http://127.0.0.1/submission"}, "odk-moved"),
        ({"head_status": 302, "location": "/v1/elsewhere"}, "odk-no-form"),
        ({"post_status": 200}, "odk-not-openrosa"),
        ({"post_status": 302}, "odk-moved"),
        ({"post_status": 400}, "odk-refused"),
        ({"largest": 1_000}, "odk-too-large"),
    ],
)
def test_whatever_else_a_server_says_is_no_success(siege: Siege, rules: dict[str, object], code: str) -> None:
    assert siege.server is not None
    for name, value in rules.items():
        setattr(siege.server.rules, name, value)
    siege.answered()
    siege.seal()
    with pytest.raises(OdkRefused, match=code):
        sent(siege)
    (offer,) = offers.of_interview(siege.vault, siege.interview_id, siege.clock.now())
    assert offer.sent_at == ""


@pytest.mark.parametrize("status", [202, 201])
def test_both_answers_of_openrosa_are_a_success(siege: Siege, status: int) -> None:
    assert siege.server is not None
    siege.server.rules.post_status = status
    siege.answered()
    siege.seal()
    assert sent(siege).is_whole


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_server_in_trouble_is_tried_again_later(siege: Siege, status: int) -> None:
    assert siege.server is not None
    siege.answered()
    siege.seal()
    siege.server.rules.post_status = status
    with pytest.raises(OdkUnreachable, match="odk-busy"):
        sent(siege)
    siege.server.rules.post_status = 201
    assert sent(siege).is_whole


def test_a_server_that_another_authority_certified_gets_nothing(siege: Siege) -> None:
    siege.answered()
    siege.seal()
    siege.allow(siege.rule(ca_pem=""))
    with pytest.raises(OdkRefused, match="odk-untrusted"):
        sent(siege)
    assert siege.server is not None
    assert siege.server.asked == []
    assert exports(siege) == []


def test_a_form_that_names_another_key_is_not_sent_for_nobody_could_open_it(siege: Siege) -> None:
    siege.answered()
    siege.seal()
    named = siege.source.bare.replace(b"</model>", b'<submission base64RsaPublicKey="%s"/></model>')
    for key, works in ((b"QUJD", False), (siege.keys.text.encode(), True)):
        with siege.vault.transaction() as tx:
            tx.execute(update(imported_forms).values(xform=named % key))
        if works:
            assert sent(siege).is_whole
        else:
            with pytest.raises(OdkRefused, match="odk-other-key"):
                sent(siege)
            assert siege.server is not None
            assert siege.server.asked == []


def test_nobody_there_is_said_and_nothing_is_entered(siege: Siege) -> None:
    siege.answered()
    siege.seal()
    assert siege.server is not None
    siege.allow(siege.rule(server="https://127.0.0.1:9/v1"))
    with siege.vault.read() as tx:
        (rule,) = organisation.policy(tx).exports
    siege.approve()
    with pytest.raises(OdkUnreachable, match="odk-unreachable"):
        send(
            siege.vault, siege.interview_id, "un_sp", address.read("https://127.0.0.1:9/v1/key/x", rule), siege.clock,
            asked_again=False,
            progress=lambda done, total: None, cancelled=lambda: False, timeout=2.0,
        )  # fmt: skip
    assert exports(siege) == []
