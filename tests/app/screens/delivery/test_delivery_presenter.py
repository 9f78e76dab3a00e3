"""What the delivery screen is told of an interview that central has."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.delivering import DeliveryState
from app.error_messages import Message, Messages
from app.screens.delivery.presenter import Content, DeliveryPresenter, Standing
from storage.interviews.purging import Lack
from tests.doubles.jobs import ImmediateJobs, WaitingJobs
from tests.sync.test_log import about_hello, deliver_through, headed
from tests.sync.world import World


class RecordingView:
    """Keeps what it was told."""

    def __init__(self) -> None:
        self.content: Content | None = None
        self.standing: Standing | None = None

    def show_content(self, content: Content) -> None:
        self.content = content

    def show_state(self, state: DeliveryState) -> None:
        pass

    def show_standing(self, standing: Standing) -> None:
        self.standing = standing

    def show_problem(self, problem: Message | None) -> None:
        assert problem is None


class NoDelivery:
    """Nothing goes on behind the screen."""

    state = DeliveryState()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


def test_what_is_missing_is_read_from_receipts_and_proofs(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    view = RecordingView()
    messages = Messages(lambda _: None)
    presenter = DeliveryPresenter(view, laptop, ImmediateJobs(), messages, NoDelivery(), world.clock)  # type: ignore[arg-type]

    def lack() -> Lack | None:
        presenter.chosen(interview)
        assert view.standing is not None
        assert view.standing.interview_id == interview
        assert view.standing.verdict is not None
        return view.standing.verdict.lack

    assert lack() is Lack.RECEIPT
    world.deliver(laptop)
    assert lack() is None
    presenter.shown()
    assert view.content is not None
    assert view.content.contradictions == 0
    other = headed(world.central.keys.receipt, 2, bytes(32))
    lie = about_hello(world, lambda head: head.model_copy(update={"checkpoint": other}))
    deliver_through(world, laptop, "/v1/hello", lie)
    assert lack() is Lack.ALARM
    presenter.shown()
    assert view.content.contradictions == 1


def test_what_comes_back_to_a_closed_screen_is_shown_nowhere(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    view, jobs = RecordingView(), WaitingJobs()
    presenter = DeliveryPresenter(view, laptop, jobs, Messages(lambda _: None), NoDelivery(), world.clock)  # type: ignore[arg-type]
    presenter.chosen(interview)
    presenter.shown()
    presenter.gone()
    jobs.go_on()
    assert (view.content, view.standing) == (None, None)
