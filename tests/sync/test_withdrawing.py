"""Consent withdrawn on the laptop: central and coordinators learn it, over the line and over the stick."""

import json
from pathlib import Path
from threading import Lock

import pytest
from sqlalchemy import select

from forms.interview.record import SealedRecord
from storage.interviews import amending, device, events, interviews, outbox, received, sealing, statements
from storage.interviews.interviews import State, get
from storage.objects import envelope
from storage.objects.custody import CustodyAction, CustodyEvent
from storage.objects.kinds import ObjectKind
from storage.vault import Vault
from sync.central import admin, exporting, packs, tables, withdrawing
from sync.central.__main__ import main
from sync.central.database import reading
from sync.client.coordinator import FetchReport, fetch_delivered
from sync.client.delivery import calls_of
from sync.client.http import transport_of
from sync.client.pace import MOST_ABREAST
from sync.client.transport import Request
from sync.courier.pack import write_pack
from sync.protocol import limits
from sync.protocol.frames import Frame, FrameKind
from sync.protocol.messages import Status
from tests.sync.flaky import FlakyTransport
from tests.sync.withdrawn import withdraw
from tests.sync.world import World, consent


def _fetch(world: World) -> FetchReport:
    transport = transport_of(world.coordinator)
    try:
        return fetch_delivered(
            world.coordinator, transport, world.clock, progress=lambda _: None, cancelled=lambda: False
        )
    finally:
        transport.close()


def _listed(world: World) -> list[tuple[int, bool]]:
    with world.coordinator.read() as tx:
        return sorted((one.revision, bool(one.withdrawn_at)) for one in received.listed(tx))


def test_central_shows_it_and_a_coordinator_who_has_it_learns_it(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    world.deliver(laptop)
    assert len(_fetch(world).fetched) == 1
    assert _listed(world) == [(1, False)]
    world.clock.wall = "2026-11-25T09:00:00.000Z"
    draft = withdraw(world, laptop, interview)
    world.deliver(laptop)
    (told,) = withdrawing.listed(world.central)
    assert (told.interview, told.rev, told.at[:10]) == (interview, 1, "2026-11-25")
    report = _fetch(world)
    assert (len(report.withdrawn), report.fetched, report.damaged) == (1, (), ())
    assert _listed(world) == [(1, True)]
    assert _fetch(world).withdrawn == ()
    with laptop.read() as tx:
        assert get(tx, draft).state is State.STAYS_HERE
        assert get(tx, interview).is_withdrawn
    # Of the revision that stays nothing is there but the event and its notice.
    with reading(world.central.engine) as tx:
        assert tx.execute(select(tables.revisions.c.rev)).scalars().all() == [1]


def test_who_has_not_fetched_it_is_not_offered_it_any_more(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    world.deliver(laptop)
    withdraw(world, laptop, interview)
    world.deliver(laptop)
    report = _fetch(world)
    assert (report.fetched, report.withdrawn, report.damaged) == ((), (), ())
    assert _listed(world) == []


def test_what_had_not_left_never_leaves(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, audio=100_000)
    withdraw(world, laptop, interview)
    world.deliver(laptop)
    with reading(world.central.engine) as tx:
        # That it was withdrawn, and what is to be done because of it, in codes for coordinators.
        assert sorted(tx.execute(select(tables.objects.c.kind)).scalars()) == ["consent-notice", "custody-event"]
        assert tx.execute(select(tables.blobs.c.sha256)).scalars().all() == []
    assert len(withdrawing.listed(world.central)) == 1


def test_no_more_of_a_long_recording_leaves_once_consent_is_withdrawn(world: World) -> None:
    laptop = world.laptop("laptop")
    # Ten runs and more, however fast the line.
    interview = world.seal(laptop, audio=10 * limits.MOST_RUN_BYTES)
    runs: list[str] = []
    # Who is under way beside the first waits at the door until the words are written.
    door = Lock()

    def hours_later(request: Request) -> None:
        if request.method == "PUT":
            with door:
                runs.append(request.url)
                if len(runs) == 1:
                    withdraw(world, laptop, interview)

    line = FlakyTransport(transport_of(laptop), before=hours_later)
    world.deliver(laptop, line)
    line.close()
    assert 1 <= len(runs) <= MOST_ABREAST
    with reading(world.central.engine) as tx:
        assert set(tx.execute(select(tables.blobs.c.sealed_at)).scalars()) == {None}
    world.deliver(laptop)
    assert len(withdrawing.listed(world.central)) == 1


def test_a_later_consent_is_announced_and_what_was_withdrawn_before_it_too(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    world.deliver(laptop)
    draft = withdraw(world, laptop, interview)
    world.deliver(laptop)
    _agree(world, laptop, draft)
    world.deliver(laptop)
    assert len(_fetch(world).fetched) == 2
    assert _listed(world) == [(1, False), (3, False)]
    assert [(one.interview, one.rev) for one in withdrawing.given_again(world.central)] == [(interview, 1)]


def test_consent_given_again_counts_whatever_others_withdrew_later(world: World) -> None:
    laptop, other = world.laptop("laptop"), world.laptop("other")
    interview = world.seal(laptop)
    _agree(world, laptop, withdraw(world, laptop, interview))
    for _ in range(8):
        theirs = world.seal(other)
    withdraw(world, other, theirs)
    world.deliver(other)
    world.deliver(laptop)
    with laptop.read() as tx:
        manifest = interviews.get(tx, interview).manifest_digest
    with reading(world.central.engine) as tx:
        assert not withdrawing.covers(tx, manifest)


def test_an_export_says_which_revisions_are_withdrawn(world: World, tmp_path: Path) -> None:
    laptop = world.laptop("laptop")
    first, second = world.seal(laptop), world.seal(laptop)
    world.deliver(laptop)
    draft = withdraw(world, laptop, first)
    withdraw(world, laptop, second)
    world.deliver(laptop)
    _agree(world, laptop, draft)
    world.deliver(laptop)
    exporting.export(world.central, tmp_path / "export")
    told = json.loads((tmp_path / "export" / "index.json").read_bytes())["revisions"]
    assert sorted((one["interview"], one["withdrawn"]) for one in told) == sorted(
        [(first, False), (second, True), (first, False)]
    )


def test_a_recording_that_was_kept_back_is_delivered_when_consent_is_given_again(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, audio=100_000)
    draft = withdraw(world, laptop, interview)
    world.deliver(laptop)
    again = _agree(world, laptop, draft)
    assert sorted(world.deliver(laptop).delivered) == sorted((interview, again))
    with reading(world.central.engine) as tx:
        assert None not in set(tx.execute(select(tables.blobs.c.sealed_at)).scalars())
    assert len(_fetch(world).fetched) == 2
    assert _listed(world) == [(1, False), (3, False)]


def test_a_coordinator_learns_each_turn_of_a_consent(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    world.deliver(laptop)
    _fetch(world)
    second = withdraw(world, laptop, interview)
    world.deliver(laptop)
    assert len(_fetch(world).withdrawn) == 1
    assert _listed(world) == [(1, True)]
    third = _agree(world, laptop, second)
    world.deliver(laptop)
    report = _fetch(world)
    assert (len(report.fetched), report.withdrawn, report.damaged) == (1, (), ())
    assert _listed(world) == [(1, False), (3, False)]
    withdraw(world, laptop, third)
    world.deliver(laptop)
    assert len(_fetch(world).withdrawn) == 1
    assert _listed(world) == [(1, True), (3, True)]


def test_events_that_come_in_another_order_say_the_same(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    world.deliver(laptop)
    _agree(world, laptop, withdraw(world, laptop, interview))
    with laptop.read() as tx:
        contents = [outbox.content(tx, item.digest) for item in outbox.waiting(tx) if item.interview_id == interview]
    frames = {_action_of(content): Frame(FrameKind.CUSTODY_EVENT, content) for content in contents}
    line = transport_of(laptop)
    calls = calls_of(laptop, line)
    calls.hello()
    for action in (CustodyAction.RENEW, CustodyAction.WITHDRAW):
        assert calls.batch([frames[action]]).results[0].status is Status.STORED
    line.close()
    with reading(world.central.engine) as tx:
        (manifest,) = tx.execute(select(tables.revisions.c.manifest)).scalars()
        assert not withdrawing.covers(tx, manifest)
    # Nor is it taken from those who had not fetched it yet.
    assert _fetch(world).fetched == (manifest,)


def _action_of(frame: bytes) -> CustodyAction:
    return CustodyEvent.from_bytes(envelope.from_frame(ObjectKind.CUSTODY_EVENT, frame).payload).action


def _agree(world: World, vault: Vault, interview: str) -> str:
    moment = world.clock.now()
    draft = amending.amend(vault, interview, moment)
    statements.keep(vault, draft, b"%PDF-1.7 again", "uk", moment)
    sealing.seal(vault, draft, SealedRecord({}), consent(leaves=True), moment)
    return draft


@pytest.mark.parametrize("action", [CustodyAction.WITHDRAW, CustodyAction.RENEW])
def test_another_device_withdraws_nothing_and_gives_nothing_again(world: World, action: CustodyAction) -> None:
    mine, other = world.laptop("mine"), world.laptop("other")
    interview = world.seal(mine)
    world.deliver(mine)
    moment = world.clock.now()
    with other.transaction() as tx:
        event = events.sign(
            tx,
            device.identity(tx),
            moment,
            action=action,
            interview=interview,
            rev=1,
            manifest="0" * 64,
            practice=True,
            policy="0" * 64,
        )
    line = transport_of(other)
    calls = calls_of(other, line)
    calls.hello()
    (result,) = calls.batch([Frame(FrameKind.CUSTODY_EVENT, event.to_frame())]).results
    line.close()
    assert (result.status, result.code) == (Status.REFUSED, "interview-of-another")
    assert withdrawing.listed(world.central) == withdrawing.given_again(world.central) == ()
    assert len(_fetch(world).fetched) == 1
    assert _listed(world) == [(1, False)]


def test_it_travels_on_the_stick_and_stands_in_the_list(world: World, tmp_path: Path, capsys) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    world.deliver(laptop)
    withdraw(world, laptop, interview)
    pack = write_pack(laptop, tmp_path, world.clock, progress=lambda *_: None, cancelled=lambda: False)
    assert pack is not None
    report = packs.import_pack(world.central, pack.path, answers=tmp_path, clock=world.clock)
    assert report.refused == ()
    assert len(withdrawing.listed(world.central)) == 1
    world.server.stop()
    admin.open_central(world.folder / "central").close()
    assert main(["--folder", str(world.folder / "central"), "list"]) == 0
    assert "consent withdrawn" in capsys.readouterr().out
