"""An interview of every protocol: begun, answered to its end, sealed, delivered, read by the coordinator in words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.screens.draft.draft import Draft, restored
from app.screens.home.beginning import begin
from app.screens.interview.presenter import InterviewPresenter
from app.screens.signing.sealing_work import SealingWork
from app.shipped_forms import ProtocolId, shipped
from forms.engine import RepeatWrite, Write
from storage.interviews import drafts, interviews, missions, statements
from storage.interviews.interviews import State
from storage.interviews.missions import NewMission
from tests.app.screens.received.test_reading_room import reading
from tests.doubles.jobs import ImmediateJobs
from tests.forms.protocols.filling import fill
from tests.pages.interview_view import HandDelay, RecordingView
from tests.sync.world import World

# Answers with which no guard-rail stands in the way of a seal.
QUIET = {
    "iv_search_done": "none",
    "ses_privacy": "private",
    "tm_coi": "no",
    "pr_role": "support",
    "mn_is_minor": "no",
    "wb_level": "green",
    "wb_signs": "crying",
    "cl_we": "green",
    "cn_pressure": "no",
    "xh_danger": "no",
    "iv_authority_active": "no",
    "cx_rec": "icc",
}
# What stands in the part that the coordinator opens, in its words.
SHOWN = {
    ProtocolId.CONTACT: "Рішення: Проводити",
    ProtocolId.FIRST_ACCOUNT: "Згода на інтерв’ю: Так",
    ProtocolId.FULL_ACCOUNT: "Внутрішня узгодженість: Висока",
    ProtocolId.FOLLOW_UP: "Номер інтерв’ю, яке доповнюємо: I-LOC-2026-K7Q-0042-X",
}


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


def sealed_with(world: World, protocol: ProtocolId) -> tuple[str, State]:
    laptop, clock = world.laptop("laptop"), world.clock
    with laptop.transaction() as tx:
        mission = missions.create(
            tx, NewMission("Осінь", "Харківська область", "2026-11-01", "2026-11-30", ("D-07",)), clock.now()
        )
    interview = begin(laptop, clock, mission.id, shipped(laptop, clock, protocol), "I-LOC-2026-K7Q-0042-X").id
    loaded = Draft(laptop, interview, clock).load()
    session = restored(loaded.definition, loaded.saved)
    fill(session, cl_followup="2030-12-01", **QUIET)
    saved = session.saved()
    with laptop.transaction() as tx:
        drafts.save_answers(
            tx,
            interview,
            [Write(one.ref, one.value) for one in saved.values],
            clock.now(),
            [RepeatWrite(ref, at) for at, ref in enumerate(saved.repeats)],
        )
    presenter = InterviewPresenter(
        RecordingView(), Draft(laptop, interview, clock), ImmediateJobs(), HandDelay(), lambda: "uk"
    )
    presenter.started()
    statements.keep(laptop, interview, b"%PDF-1.7 told", "uk", clock.now())
    work = SealingWork(laptop, presenter.in_hand(), clock)
    work.seal(*work.record(work.to_seal()))
    world.deliver(laptop)
    with laptop.read() as tx:
        return interview, interviews.get(tx, interview).state


@pytest.mark.parametrize(
    "protocol", [pytest.param(one, marks=[pytest.mark.slow][: one is not ProtocolId.FULL_ACCOUNT]) for one in SHOWN]
)
def test_an_interview_is_sealed_delivered_and_read(world: World, protocol: ProtocolId) -> None:
    _interview, state = sealed_with(world, protocol)
    assert state is State.DELIVERED
    view, presenter = reading(world)
    presenter.fetch_asked()
    (received,) = view.interviews
    presenter.interview_chosen(received.manifest_digest)
    assert view.failures == []
    assert SHOWN[protocol] in view.words


def test_a_refusal_is_sealed_and_stays_and_the_coordinator_learns_only_that(world: World) -> None:
    _interview, state = sealed_with(world, ProtocolId.REFUSAL)
    assert state is State.STAYS_HERE
    view, presenter = reading(world)
    presenter.fetch_asked()
    (stays,) = view.interviews
    assert stays.is_notice
