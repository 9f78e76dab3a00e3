"""What a person refused, withdrew or narrowed: the reading room says it and opens nothing that they do not agree to."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.error_messages import Messages
from app.screens.draft.draft import Draft
from app.screens.interview.presenter import InterviewPresenter
from app.screens.received.presenter import ReceivedPresenter
from app.screens.received.standing import Stays
from app.screens.received.view import ReceivedScreen
from app.screens.signing.sealing_work import SealingWork
from app.shipped_forms import ProtocolId, shipped
from forms.interview.answers import ref_of
from forms.interview.changing import Change
from forms.interview.parts import Part
from forms.interview.record import SealedRecord
from storage.interviews import consent_events, exhibits, interviews, sealing, statements, stopping, transcripts
from storage.interviews.consent_events import Said
from storage.interviews.exhibits import NewTransfer
from storage.interviews.transcripts import Line, Speaker
from storage.objects.kinds import PartKind
from storage.vault import Vault
from tests.app.screens.received.test_reading_room import QuietHeader, ReadingView
from tests.doubles.jobs import ImmediateJobs
from tests.pages.drafts import begin_interview
from tests.pages.interview_view import HandDelay, RecordingView
from tests.pages.page import nameless, words_on
from tests.sync.test_following import GAVE, TOLD, _recorded
from tests.sync.withdrawn import withdraw
from tests.sync.world import STORY, World, consent

WHY = "Боюся за брата Остапа"


@pytest.fixture
def world(tmp_path: Path):
    made = World(tmp_path)
    yield made
    made.close()


class StandingView(ReadingView):
    """Keeps also what was not opened."""

    def __init__(self) -> None:
        super().__init__()
        self.stays: Stays | None = None
        self.closed = 0

    def show_stays(self, interview, stays) -> None:
        self.stays = stays

    def show_closed(self, interview) -> None:
        self.closed += 1


def reading(world: World) -> tuple[StandingView, ReceivedPresenter]:
    view = StandingView()
    presenter = ReceivedPresenter(view, world.coordinator, ImmediateJobs(), world.clock, lambda: "uk")
    presenter.started()
    presenter.fetch_asked()
    assert view.failures == []
    return view, presenter


def refused(world: World, laptop: Vault, **answers: str) -> str:
    """An interview of the protocol for refusals, from the form to the seal."""
    begun = begin_interview(laptop)
    key = shipped(laptop, world.clock, ProtocolId("refusal"))
    with laptop.transaction() as tx:
        interview = interviews.start(tx, interviews.get(tx, begun).mission_id, key, world.clock.now()).id
    draft = Draft(laptop, interview, world.clock)
    presenter = InterviewPresenter(RecordingView(), draft, ImmediateJobs(), HandDelay(), lambda: "uk")
    presenter.started()
    for name, value in {"rw_kind": "refused", "cn_participate": "no", "cn_refusal": WHY, **answers}.items():
        presenter.answered(ref_of(presenter.in_hand().session, name), value)
    presenter.flush()
    statements.keep(laptop, interview, b"%PDF-1.7 refused", "uk", world.clock.now())
    work = SealingWork(laptop, presenter.in_hand(), world.clock)
    work.seal(*work.record(work.to_seal()))
    return interview


def test_a_refusal_is_read_by_the_coordinator_in_words_and_without_the_reason(world: World, qtbot: QtBot) -> None:
    laptop = world.laptop("laptop")
    refused(world, laptop)
    world.deliver(laptop)
    view, presenter = reading(world)
    (one,) = view.interviews
    assert one.is_notice
    presenter.interview_chosen(one.manifest_digest)
    assert view.failures == []
    assert view.opened is None
    words = {row.label: row.value for section in view.stays.sections for row in section.rows}
    assert words["Згода на інтерв’ю"] == "Ні"
    assert words["Що сталося"] == "Особа відмовилася від інтерв’ю"
    assert WHY not in str(view.stays)
    screen = ReceivedScreen(QuietHeader(), Messages(lambda error: None), lambda moment: moment.isoformat())
    qtbot.addWidget(screen)
    screen.show_interviews(view.interviews)
    screen.show_stays(one, view.stays)
    assert nameless(screen) == []
    assert "Згода на інтерв’ю" in words_on(screen)
    screen.leave()


def test_what_was_withdrawn_is_not_opened_any_more(world: World, qtbot: QtBot) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    world.deliver(laptop)
    reading(world)
    said = Said(Change.WITHDRAW_ALL, frozenset(), "2026-11-22")
    consent_events.begin(laptop, interview, said, WHY, world.clock.now())
    withdraw(world, laptop, interview)
    world.deliver(laptop)
    view, presenter = reading(world)
    notice, revision = sorted(view.interviews, key=lambda one: not one.is_notice)
    presenter.interview_chosen(revision.manifest_digest)
    assert (view.closed, view.opened, view.failures) == (1, None, [])
    presenter.sound_asked("0" * 16)
    assert len(view.failures) == 1
    presenter.interview_chosen(notice.manifest_digest)
    assert view.stays.changes == (("withdraw_all", ()),)
    assert "tell" in [task.kind for task in view.stays.tasks]
    screen = ReceivedScreen(QuietHeader(), Messages(lambda error: None), lambda moment: moment.isoformat())
    qtbot.addWidget(screen)
    screen.show_closed(revision)
    assert STORY not in words_on(screen)
    screen.show_stays(notice, view.stays)
    assert "withdraw everything" in words_on(screen)
    screen.leave()


def test_a_narrowed_revision_is_marked_and_its_sound_played_only_where_that_is_still_agreed(world: World) -> None:
    laptop = world.laptop("laptop")
    first = world.seal(laptop, audio=2_000)
    world.deliver(laptop)
    reading(world)
    said = Said(Change.NARROW, frozenset(), "2026-11-22")
    second = consent_events.begin(laptop, first, said, WHY, world.clock.now())
    statements.keep(laptop, second, b"%PDF-1.7 narrowed", "uk", world.clock.now())
    now = {"participate": True, "notes": True, "audio": False}
    record = SealedRecord({Part.FACTS: {"consent": now}, Part.BODY: {"ac_text": "less"}})
    sealing.seal(laptop, second, record, consent(leaves=True), world.clock.now())
    world.deliver(laptop)
    view, presenter = reading(world)
    by_revision = {one.revision: one for one in view.interviews}
    presenter.interview_chosen(by_revision[1].manifest_digest)
    assert (view.opened.replaced_by, view.opened.recordings) == (2, ())
    presenter.interview_chosen(by_revision[2].manifest_digest)
    assert view.opened.replaced_by == 0


def test_what_follows_an_interview_stands_beside_it(world: World, qtbot: QtBot) -> None:
    laptop = world.laptop("laptop")
    interview, recording = _recorded(world, laptop, PartKind.BODY)
    moment = world.clock.now()
    with laptop.transaction() as tx:
        made = transcripts.start(tx, recording, moment, author="D-17", reason="", method="")
        transcripts.put(tx, made, (Line("a" * 16, 1_000, Speaker.PERSON, TOLD),))
        number = f"{interviews.get(tx, interview).number}-E01"
        new = NewTransfer(number, GAVE, "Ілько Борсук", seal="0042", unsigned="Рука поранена")
        exhibits.transfer(tx, laptop, interview, new, moment)
    world.deliver(laptop)
    view, presenter = reading(world)
    (one,) = view.interviews
    presenter.interview_chosen(one.manifest_digest)
    assert [line.text for line in view.opened.spoken] == [TOLD]
    assert [(step.exhibit, step.seal, step.is_signed) for step in view.opened.steps] == [(number, "0042", False)]
    screen = ReceivedScreen(QuietHeader(), Messages(lambda error: None), lambda moment: moment.isoformat())
    qtbot.addWidget(screen)
    screen.show_record(one, (), view.opened)
    assert TOLD in words_on(screen) and "0042" in words_on(screen) and GAVE not in words_on(screen)
    screen.leave()


def test_a_withdrawal_written_into_the_form_for_it_is_carried_out_in_the_interview_it_is_about(world: World) -> None:
    laptop = world.laptop("laptop")
    first = world.seal(laptop)
    with laptop.read() as tx:
        number = interviews.get(tx, first).number
    answers = {
        "rw_kind": "change",
        "rw_earlier": number.lower(),
        "cn_participate": "withdrawn",
        "ce_type": "withdraw_share",
        "ce_when": "2026-11-22T08:00:00.000Z",
        "ce_how": "телефоном",
        "ce_identity_check": "кодове слово",
    }
    for _ in range(2):
        # Said twice, carried out once.
        refused(world, laptop, **answers)
    with laptop.read() as tx:
        assert stopping.why(tx, first) is Change.WITHDRAW_SHARE
        assert consent_events.changes(tx, interviews.get(tx, first).interview) == (("withdraw_share", ()),)
    world.deliver(laptop)
    view, presenter = reading(world)
    presenter.interview_chosen(view.interviews[0].manifest_digest)
    assert (view.stays.about, view.stays.changes) == (number, (("withdraw_share", ()),))
    assert "кодове слово" not in str(view.stays)
    # Of the interview itself nothing has left: it waits for its correction.
    assert all(one.is_notice for one in view.interviews)
