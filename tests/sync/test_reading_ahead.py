"""While central works on a batch the next one is read and the last one noted: nothing of that changes what leaves."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import cast

import pytest
from sqlalchemy import Table
from sqlalchemy.sql import visitors

from forms.interview.changing import Change
from storage.interviews import consent_events, outbox
from storage.interviews.consent_events import Said
from storage.interviews.outbox import OutboxItem, Sending
from storage.vault import Vault, chains
from sync.client import outgoing
from sync.client.calls import Calls
from sync.client.pace import TRIES
from sync.protocol.errors import ServerUnreachable
from sync.protocol.frames import Frame, decode_batch
from sync.protocol.messages import BatchAnswer, ObjectResult, Status
from tests.sync.withdrawn import withdraw
from tests.sync.world import World


@dataclass
class QuickPace:
    """A line quick enough for reading ahead; a batch holds so many bytes."""

    batch: int
    is_quick: bool = True


class Central:
    """Takes what comes, but for `refused`; of `lost` batches, by their places, the answers are lost on the way."""

    def __init__(self, vault: Vault, size: int) -> None:
        self.pace = QuickPace(size)
        self.came: list[list[str]] = []
        self.refused: set[str] = set()
        self.lost: set[int] = set()
        with vault.read() as tx:
            self.items = [item for item in outbox.waiting(tx) if not item.is_blob]
            contents = outbox.contents(tx, [item.digest for item in self.items])
        self._names = {content: digest for digest, content in contents.items()}

    def batch(self, frames: list[Frame], encoded: bytes) -> BatchAnswer:
        assert decode_batch(encoded) == tuple(frames)
        self.came.append([self._names[frame.content] for frame in frames])
        if len(self.came) - 1 in self.lost:
            raise ServerUnreachable("cut")
        return BatchAnswer(results=tuple(self._result(name) for name in self.came[-1]))

    def _result(self, name: str) -> ObjectResult:
        if name in self.refused:
            return ObjectResult(digest=name, status=Status.REFUSED, code="object-fields")
        return ObjectResult(digest=name, status=Status.STORED)


@dataclass
class Sent:
    """What one sending did, and who was parked."""

    ended: bool = False
    parked: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    new: set[str] = field(default_factory=set)


def send(vault: Vault, central: Central, cancelled: Callable[[], bool] = lambda: False) -> Sent:
    sent = Sent()
    sent.ended = outgoing.send_objects(
        vault,
        cast(Calls, central),
        central.items,
        sent.parked,
        gone=lambda item: sent.gone.append(item.digest),
        cancelled=cancelled,
        new=sent.new,
    )
    return sent


def states(vault: Vault, items: list[OutboxItem]) -> dict[str, Sending]:
    with vault.read() as tx:
        return {
            item.digest: item.state
            for interview in {one.interview_id for one in items}
            for item in outbox.of_interview(tx, interview)
            if not item.is_blob
        }


@pytest.fixture
def laptop(world: World) -> Iterator[tuple[Vault, Central]]:
    """Four interviews whose objects go in several batches."""
    vault = world.laptop("laptop")
    for _ in range(4):
        world.seal(vault)
    with vault.read() as tx:
        size = sum(item.size for item in outbox.waiting(tx) if not item.is_blob)
    yield vault, Central(vault, size // 4)


def test_each_goes_once_and_each_answer_is_noted(laptop: tuple[Vault, Central]) -> None:
    vault, central = laptop
    sent = send(vault, central)
    names = [item.digest for item in central.items]
    assert len(central.came) >= 3
    assert sorted(name for batch in central.came for name in batch) == sorted(sent.gone) == sorted(names)
    assert set(states(vault, central.items).values()) == {Sending.SENT}
    assert (sent.ended, sent.parked, sent.new) == (True, {}, {item.interview_id for item in central.items})


def test_who_stops_it_loses_no_answer(laptop: tuple[Vault, Central]) -> None:
    vault, central = laptop
    asked = iter((False, False, True))
    sent = send(vault, central, lambda: next(asked))
    assert len(central.came) == 2
    confirmed = {name for batch in central.came for name in batch}
    assert not sent.ended
    assert {name for name, state in states(vault, central.items).items() if state is Sending.SENT} == confirmed


def test_of_an_interview_that_was_refused_nothing_more_goes(laptop: tuple[Vault, Central]) -> None:
    vault, central = laptop
    central.refused = {central.items[0].digest}
    interview = central.items[0].interview_id
    sent = send(vault, central)
    (_, *later) = central.came
    of_it = {item.digest for item in central.items if item.interview_id == interview}
    assert not of_it & {name for batch in later for name in batch}
    assert sent.parked == {interview: "object-fields"}
    after = states(vault, central.items)
    assert central.refused <= {name for name, state in after.items() if state is Sending.PARKED}
    assert {state for name, state in after.items() if name not in of_it} == {Sending.SENT}


def withdraws(world: World, vault: Vault, interview: str) -> None:
    withdraw(world, vault, interview)


def says_so(world: World, vault: Vault, interview: str) -> None:
    """The person's words alone: no correction is sealed yet."""
    said = Said(Change.WITHDRAW_ALL, frozenset(), "2026-11-22")
    consent_events.begin(vault, interview, said, "", world.clock.now())


@pytest.mark.parametrize("takes_back", [withdraws, says_so])
@pytest.mark.parametrize("is_counted", [True, False])
def test_what_is_taken_back_after_it_was_read_stays(
    world: World, laptop: tuple[Vault, Central], takes_back: Callable[[World, Vault, str], None], is_counted: bool
) -> None:
    vault, central = laptop
    asked = iter(range(100))
    if not is_counted:
        # Somebody took the sum of all heads away: the program makes no new one.
        with vault.transaction() as tx:
            tx.exec_driver_sql("DELETE FROM head_of_heads")

    def once_it_was_read() -> bool:
        if next(asked) == 1:
            for interview in {item.interview_id for item in central.items if item.digest not in central.came[0]}:
                takes_back(world, vault, interview)
        return False

    assert send(vault, central, once_it_was_read).ended
    # Of what was only taken back in words, words about consent still go, which hold no content.
    kinds = {item.digest: item.kind.value for item in central.items}
    assert {kinds[name] for batch in central.came[1:] for name in batch} <= set(outbox.ALWAYS)


def test_whatever_decides_what_may_leave_is_counted_when_it_changes() -> None:
    # What was read ahead is asked about again only if the count moved.
    deciding = {one.name for one in visitors.iterate(outbox._wanted()) if isinstance(one, Table)}
    assert deciding > {"outbox", "interviews"}
    # Rows of the queue itself go away only with a correction that is sealed.
    assert deciding - {"outbox"} <= set(chains.BY_TABLE)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_what_was_lost_goes_again_and_nothing_else(laptop: tuple[Vault, Central], place: int) -> None:
    vault, central = laptop
    central.lost = {place}
    sent = send(vault, central)
    assert central.came[place] == central.came[place + 1]
    assert sorted(sent.gone) == sorted(item.digest for item in central.items)
    assert set(states(vault, central.items).values()) == {Sending.SENT}


def test_what_was_answered_before_the_line_was_lost_is_noted(laptop: tuple[Vault, Central]) -> None:
    vault, central = laptop
    central.lost = set(range(1, 1 + TRIES))
    with pytest.raises(ServerUnreachable):
        send(vault, central)
    assert len(central.came) == 1 + TRIES
    assert {name for name, state in states(vault, central.items).items() if state is Sending.SENT} == {*central.came[0]}
