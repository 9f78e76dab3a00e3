"""Consent that changes after the seal: nothing leaves from that moment, and the list of what cannot be recalled."""

from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from forms.interview.answers import value
from forms.interview.changing import Change
from storage.interviews import consent_events, custody, drafts, interviews, leaving, notes, outbox
from storage.interviews.consent_events import Said, TaskKind, Way
from storage.interviews.errors import LeavingRefused
from storage.objects.custody import CustodyAction
from storage.objects.kinds import ObjectKind
from tests.sync.odk.decrypting import KeyPair
from tests.sync.odk.siege import ALL, Siege

RECIPIENTS = {"un_sp": ALL, "opg": {**ALL, "cx_id": "full"}}
DAY = "2026-11-22"
WORDS = "Телефоном, за кодовим словом."


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> KeyPair:
    return KeyPair.made(tmp_path_factory.mktemp("keys"))


@pytest.fixture
def siege(tmp_path: Path, keys: KeyPair):
    made = Siege(tmp_path, keys)
    made.answered(RECIPIENTS)
    made.seal()
    yield made
    made.close()


def begin(siege: Siege, change: Change, *scope: str) -> str:
    said = Said(change, frozenset(scope), DAY)
    return consent_events.begin(siege.vault, siege.interview_id, said, WORDS, siege.clock.now())


def waiting(siege: Siege) -> int:
    with siege.vault.read() as tx:
        # Events about custody hold no content; they may always go.
        return sum(item.kind is not ObjectKind.CUSTODY_EVENT for item in outbox.waiting(tx))


def obstacle(siege: Siege) -> str:
    with siege.vault.read() as tx:
        try:
            leaving.leaving_within(tx, siege.interview_id, "un_sp", siege.clock.now())
        except LeavingRefused as refused:
            return refused.code
    return ""


def test_who_takes_everything_back_is_heard_before_anything_is_sealed(siege: Siege) -> None:
    assert waiting(siege) > 0
    assert obstacle(siege) == ""
    draft = begin(siege, Change.WITHDRAW_ALL)
    assert waiting(siege) == 0
    assert obstacle(siege) == "leaving-withdrawn"
    with siege.vault.read() as tx:
        assert [note.text for note in notes.of_interview(tx, draft)] == [WORDS]
        assert interviews.get(tx, draft).replaces == siege.interview_id
        said = [
            one.detail for one in custody.of_interview(tx, siege.interview_id) if one.action is CustodyAction.NOTICE
        ]
    assert said == ["consent-withdraw-all"]
    assert value(siege.session(draft), "cn_participate") == "withdrawn"


def test_one_recipient_gets_nothing_more_and_the_others_do(siege: Siege) -> None:
    before = waiting(siege)
    draft = begin(siege, Change.WITHDRAW_SHARE, "opg")
    assert waiting(siege) == before
    assert obstacle(siege) == ""
    session = siege.session(draft)
    decided = [
        (session.state(f"{ref}/cx_rec").value, session.state(f"{ref}/cx_dec").value)
        for ref in session.instances("/first_account/consent/cx")
    ]
    assert ("opg", "withdrawn") in decided
    assert ("un_sp", "yes") in decided
    begin(siege, Change.WITHDRAW_SHARE, "un_sp")
    assert obstacle(siege) == "leaving-withdrawn"


def test_who_wants_no_more_sharing_at_all_stops_the_register_too(siege: Siege) -> None:
    draft = begin(siege, Change.WITHDRAW_SHARE)
    assert waiting(siege) == 0
    assert value(siege.session(draft), "cn_store_reg") == "withdrawn"


def test_who_becomes_anonymous_is_named_nowhere_more_widely(siege: Siege) -> None:
    draft = begin(siege, Change.ANONYMISE)
    session = siege.session(draft)
    modes = {session.state(f"{ref}/cx_id").value for ref in session.instances("/first_account/consent/cx")}
    assert modes == {"anonymous", ""}
    assert value(session, "cn_identity") == "anonymous"


@pytest.mark.parametrize("change", [Change.NARROW, Change.ANONYMISE])
def test_what_is_narrowed_waits_and_only_the_correction_leaves(siege: Siege, change: Change) -> None:
    first, before = siege.interview_id, waiting(siege)
    draft = begin(siege, change)
    assert waiting(siege) == 0
    assert obstacle(siege) == "leaving-narrowed"
    siege.clock.wall = "2026-11-22T09:00:00.000Z"
    siege.seal(draft)
    with siege.vault.read() as tx:
        left = {one.interview_id for one in outbox.waiting(tx) if one.kind is not ObjectKind.CUSTODY_EVENT}
        assert left == {draft}
        assert interviews.get(tx, first).is_withdrawn and not interviews.get(tx, draft).is_withdrawn
    assert 0 < waiting(siege) <= before
    siege.interview_id = draft
    assert obstacle(siege) == ""


def test_another_correction_does_not_let_out_again_what_was_narrowed(siege: Siege) -> None:
    first = siege.interview_id
    second = begin(siege, Change.NARROW)
    siege.clock.wall = "2026-11-22T09:00:00.000Z"
    siege.seal(second)
    siege.interview_id = second
    for change, is_back in ((Change.CORRECT, False), (Change.WIDEN, True)):
        siege.clock.wall = f"2026-11-22T1{int(is_back)}:00:00.000Z"
        draft = begin(siege, change)
        siege.seal(draft)
        siege.interview_id = draft
        with siege.vault.read() as tx:
            assert interviews.get(tx, first).is_withdrawn is not is_back


def test_what_is_narrowed_for_one_recipient_may_go_to_another_and_waits_for_the_register(siege: Siege) -> None:
    begin(siege, Change.NARROW, "opg")
    assert waiting(siege) == 0
    assert obstacle(siege) == ""


def test_a_change_of_which_something_cannot_be_kept_has_not_happened_at_all(siege: Siege) -> None:
    before = waiting(siege)
    said = Said(Change.WITHDRAW_ALL, frozenset(), DAY)
    # The last thing that is written, refused by the database as a disk would.
    with pytest.raises(IntegrityError):
        consent_events.begin(siege.vault, siege.interview_id, said, None, siege.clock.now())  # type: ignore[arg-type]
    with siege.vault.read() as tx:
        (only,) = interviews.listed(tx)
    assert only.id == siege.interview_id
    assert waiting(siege) == before


@pytest.mark.parametrize("change", [Change.GRANT, Change.REAFFIRM, Change.CORRECT, Change.WIDEN])
def test_what_takes_nothing_back_stops_nothing_and_tells_nobody(siege: Siege, change: Change) -> None:
    before = waiting(siege)
    draft = begin(siege, change)
    assert waiting(siege) == before
    with siege.vault.read() as tx:
        assert [one.kind for one in consent_events.tasks(tx, draft)] == [TaskKind.SEAL]


def test_once_the_correction_is_sealed_its_own_answers_count(siege: Siege) -> None:
    draft = begin(siege, Change.WITHDRAW_SHARE, "opg")
    siege.clock.wall = "2026-11-22T09:00:00.000Z"
    siege.seal(draft)
    siege.interview_id = draft
    assert obstacle(siege) == ""


def test_what_is_said_over_an_older_revision_stops_the_newest(siege: Siege) -> None:
    first = siege.interview_id
    second = begin(siege, Change.REAFFIRM)
    siege.clock.wall = "2026-11-22T09:00:00.000Z"
    siege.seal(second)
    assert waiting(siege) > 0
    siege.interview_id = first
    draft = begin(siege, Change.WITHDRAW_ALL)
    assert waiting(siege) == 0
    siege.interview_id = second
    assert obstacle(siege) == "leaving-withdrawn"
    with siege.vault.read() as tx:
        assert interviews.get(tx, draft).replaces == second


def test_the_list_says_what_went_where_and_when_and_whom_to_tell(siege: Siege) -> None:
    with siege.vault.read() as tx:
        assert consent_events.gone(tx, siege.interview_id) == ()
    for action, detail in (
        (CustodyAction.EXPORT, "odk-begun,un-sp"),
        (CustodyAction.EXPORT, "odk,un-sp"),
        (CustodyAction.EXPORT, "odk-begun,icc"),
        (CustodyAction.EXPORT, "file,opg"),
        (CustodyAction.HAND_OVER, ""),
        (CustodyAction.PRINT, "consent-card"),
    ):
        with siege.vault.transaction() as tx:
            custody.record(tx, siege.interview_id, action, siege.clock.now(), detail=detail)
            if action is CustodyAction.HAND_OVER:
                outbox.sent(tx, outbox.of_interview(tx, siege.interview_id)[0].digest)
    with siege.vault.read() as tx:
        found = {(one.way, one.recipient): one.is_whole for one in consent_events.gone(tx, siege.interview_id)}
    assert found == {
        (Way.REGISTER, ""): False,
        (Way.SERVER, "un_sp"): True,
        (Way.SERVER, "icc"): False,
        (Way.FILE, "opg"): True,
        (Way.STICK, ""): True,
        (Way.PAPER, ""): True,
    }
    begin(siege, Change.WITHDRAW_ALL)
    with siege.vault.read() as tx:
        todo = consent_events.tasks(tx, siege.interview_id)
    told = {one.recipient for one in todo if one.kind is TaskKind.NOTIFY}
    assert told == {"un_sp", "icc", "opg"}
    assert {one.kind for one in todo} == set(TaskKind)
    assert not any(one.done for one in todo)
    with siege.vault.transaction() as tx:
        consent_events.tick(tx, todo[0].id, siege.clock.now())
        assert consent_events.tasks(tx, siege.interview_id)[0].done
        consent_events.tick(tx, todo[0].id, None)
        assert not any(one.done for one in consent_events.tasks(tx, siege.interview_id))


def test_the_answers_of_the_draft_are_those_that_a_person_finds_in_it(siege: Siege) -> None:
    draft = begin(siege, Change.NARROW, "opg")
    with siege.vault.read() as tx:
        old, new = drafts.answers(tx, siege.interview_id), drafts.answers(tx, draft)
    # What is narrower the person decides in the correction; until then nothing of theirs is changed.
    assert {(one.ref, one.value) for one in new.values} == {(one.ref, one.value) for one in old.values}
