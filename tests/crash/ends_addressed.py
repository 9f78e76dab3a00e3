"""What a coordinator seals to a laptop goes by central, and what the laptop answers comes back the same way."""

from contextlib import closing
from pathlib import Path
from typing import Final

from sqlalchemy import select

from storage.interviews import assignments, custody, interviews
from storage.interviews.assignments import Given, NewAssignment
from storage.objects.assignment import AssignmentKind, AssignmentState
from storage.objects.custody import CustodyAction
from storage.vault import Vault
from storage.vault.assignment_tables import addressed as queue
from sync.central import tables
from sync.central.database import reading
from sync.client.addressing import fetch_devices
from sync.client.delivery import calls_of, greet
from tests.crash import ends
from tests.crash.ends import Ends, Say

_PLANNED: Final = NewAssignment(AssignmentKind.INTERVIEW, "W-12", "Kovalivka", "2026-11-25", "Ask for the shelter.")


def addressed(folder: Path, say: Say) -> None:
    """The coordinator sends an assignment, the laptop takes it, does it and answers, the coordinator learns of it."""
    with ends.ends(folder) as both:
        with closing(ends.coordinator_of(folder)) as coordinator:
            both.fetch(coordinator)
            say("sent")
        with closing(ends.laptop_of(folder)) as laptop:
            both.deliver(laptop)
            (came,) = _listed(laptop, own=False)
            say("came")
            if came.state is AssignmentState.PLANNED:
                with laptop.transaction() as tx:
                    (interview,) = interviews.listed(tx)
                    assignments.begin(tx, came.said.id, interview.id, both.clock.now())
            say("begun")
            both.deliver(laptop)
            say("answered")
        with closing(ends.coordinator_of(folder)) as coordinator:
            both.fetch(coordinator)
            say("heard")


def given(tmp_path: Path) -> Path:
    """An interview was delivered; an assignment for its laptop waits in the coordinator's vault."""
    folder = ends.delivered(tmp_path)
    with ends.ends(folder) as both, closing(ends.coordinator_of(folder)) as coordinator:
        calls = calls_of(coordinator, both.line)
        greet(coordinator, calls)
        (laptop,) = fetch_devices(coordinator, calls, both.clock)
        with coordinator.transaction() as tx:
            assignments.give(tx, laptop, _PLANNED, both.clock.now(), practice=True)
    return folder


def assert_kept(laptop: Vault, coordinator: Vault, said: list[str]) -> None:
    """What had been said of it is so."""
    (out,), came = _listed(coordinator, own=True), _listed(laptop, own=False)
    assert len(came) <= 1
    assert came or "came" not in said
    assert "begun" not in said or came[0].begun
    assert "heard" not in said or out.state is AssignmentState.DONE
    with coordinator.read() as tx:
        waiting = tx.execute(select(queue).where(queue.c.sent.is_(None))).all()
    assert not waiting or "sent" not in said
    with laptop.read() as tx:
        waiting = tx.execute(select(queue).where(queue.c.sent.is_(None))).all()
    assert not waiting or "answered" not in said


def assert_done(both: Ends, laptop: Vault, coordinator: Vault) -> None:
    """Once at each end; central has what both made and nothing else, each thing announced once and acknowledged."""
    (out,), (came,) = _listed(coordinator, own=True), _listed(laptop, own=False)
    assert (out.state, out.begun) == (AssignmentState.DONE, came.begun)
    made: list[str] = []
    for vault in (laptop, coordinator):
        with vault.read() as tx:
            rows = tx.execute(select(queue)).all()
            entries = [(one.object, one.detail) for one in custody.of_vault(tx) if one.action is CustodyAction.NOTICE]
        assert all(row.sent and not row.refused for row in rows)
        assert len(entries) == len(set(entries))
        made += [row.digest for row in rows]
    o, f = tables.objects, tables.feed
    with reading(both.central.engine) as tx:
        assert sorted(tx.execute(select(o.c.digest).where(o.c.kind == "addressed")).scalars()) == sorted(made)
        told = tx.execute(select(f).where(f.c.kind == "addressed")).all()
    assert sorted(one.digest for one in told) == sorted(made)
    assert all(one.acknowledged_at for one in told)


def _listed(vault: Vault, *, own: bool) -> tuple[Given, ...]:
    with vault.read() as tx:
        return assignments.listed(tx, own=own)
