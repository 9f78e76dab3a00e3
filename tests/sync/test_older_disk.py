"""A disk that was put back from a copy is offered again what its owner had acknowledged since."""

import os
import shutil
from pathlib import Path

import pytest

from storage.interviews import assignments, device, interviews, outbox, received, revocations
from storage.objects.revocation import RevocationReason
from storage.vault import Vault, open_vault
from sync.central import admin
from sync.client import feed
from sync.client.delivery import calls_of, greet
from sync.client.transport import Answer, Request
from sync.protocol.errors import ServerUnreachable
from tests.storage.vaults import PASSPHRASE
from tests.sync import test_put_back
from tests.sync.flaky import LyingTransport
from tests.sync.test_assignments import PLANNED, fetch, give, known
from tests.sync.test_mission_packages import prepared, publish, used
from tests.sync.withdrawn import withdraw
from tests.sync.world import World


def copied(world: World, vault: Vault) -> Path:
    copy = world.folder / "copy"
    shutil.copytree(vault.directory, copy, ignore=shutil.ignore_patterns("*-shm", "*.lock", "lock"))
    return copy


def put_back(world: World, vault: Vault, copy: Path) -> Vault:
    vault.close()
    world.vaults.remove(vault)
    shutil.rmtree(vault.directory)
    shutil.copytree(copy, vault.directory)
    older = open_vault(vault.directory, PASSPHRASE)
    world.vaults.append(older)
    return older


def offered(world: World, vault: Vault) -> int:
    line = world.transport(vault)
    try:
        calls = calls_of(vault, line)
        greet(vault, calls)
        with vault.read() as tx:
            kept = feed.kept_to(tx, calls)
        return len(calls.feed(0, kept).items)
    finally:
        line.close()


def test_a_laptop_gets_again_what_was_given_to_it(world: World) -> None:
    laptop = world.laptop("laptop")
    copy = copied(world, laptop)
    for _ in range(2):
        give(world, known(world, laptop), PLANNED)
        fetch(world)
        world.deliver(laptop)
    assert offered(world, laptop) == 0
    older = put_back(world, laptop, copy)
    assert world.deliver(older).assignments == 2
    with older.read() as tx:
        assert len(assignments.listed(tx, own=False)) == 2
    assert offered(world, older) == 0


def test_a_laptop_learns_again_who_is_shut_out(world: World) -> None:
    laptop, lost = world.laptop("laptop"), world.laptop("lost")
    with lost.transaction() as tx:
        key = device.identity(tx).signing.public.hex()
    choice = prepared(world)
    used(world, laptop)
    copy = copied(world, laptop)
    moment = world.clock.now()
    admin.revoke(world.central, world.key_id(lost), reason=RevocationReason.SEIZED, signer=world.issuer, moment=moment)
    # Coordinators are told with the list of devices, laptops with the next package.
    publish(world, known(world, laptop), choice)
    fetch(world)
    world.deliver(laptop)
    with laptop.read() as tx:
        assert revocations.is_revoked(tx, key)
    older = put_back(world, laptop, copy)
    with older.read() as tx:
        assert not revocations.is_revoked(tx, key)
    world.deliver(older)
    with older.read() as tx:
        assert revocations.is_revoked(tx, key)


def test_each_of_two_lives_of_one_disk_gets_what_the_other_one_acknowledged(world: World) -> None:
    laptop = world.laptop("laptop")
    twin = world.twin(laptop, "twin")
    give(world, known(world, laptop), PLANNED)
    fetch(world)
    assert [world.deliver(one).assignments for one in (laptop, twin)] == [1, 1]
    give(world, known(world, laptop), PLANNED)
    fetch(world)
    assert [world.deliver(one).assignments for one in (twin, laptop)] == [1, 1]


def test_an_older_disk_is_known_also_to_a_central_that_was_put_back_itself(world: World) -> None:
    laptop = world.laptop("laptop")
    to, older_central = known(world, laptop), world.folder / "older.sqlite"

    def gives() -> None:
        give(world, to, PLANNED)
        fetch(world)

    test_put_back.keep(world, older_central)
    for _ in range(3):
        gives()
        assert world.deliver(laptop).assignments == 1
    test_put_back.put_back(world, older_central)
    gives()
    assert world.deliver(laptop).assignments == 1
    copy = copied(world, laptop)
    gives()
    assert world.deliver(laptop).assignments == 1
    assert world.deliver(put_back(world, laptop, copy)).assignments == 1


def test_receipts_of_what_was_withdrawn_on_the_older_disk_come_again(world: World) -> None:
    laptop = world.laptop("laptop")
    # Too large for one batch: the word that it was sealed goes with the next one.
    interview = world.seal(laptop, body={"ac_text": os.urandom(30_000).hex()})
    batches: list[Request] = []

    def cut(request: Request, answer: Answer) -> Answer:
        if "/receipts" in request.url or len(batches) == 1:
            raise ServerUnreachable("cut")
        batches.extend([request] if "/batch" in request.url else [])
        return answer

    line = LyingTransport(world.transport(laptop), cut)
    with pytest.raises(ServerUnreachable):
        world.deliver(laptop, line)
    line.close()
    with laptop.read() as tx:
        totals = outbox.totals(tx)
    assert totals.sent and totals.waiting
    copy = copied(world, laptop)
    assert world.deliver(laptop).delivered == (interview,)
    older = put_back(world, laptop, copy)
    withdraw(world, older, interview)
    world.deliver(older)
    with older.read() as tx:
        totals = outbox.totals(tx)
    assert (totals.waiting, totals.sent, totals.parked) == (0, 0, 0)


def test_a_reader_gets_again_what_was_delivered_and_not_what_was_withdrawn_meanwhile(world: World) -> None:
    laptop = world.laptop("laptop")
    copy = copied(world, world.coordinator)
    one, other = world.seal(laptop, photo=20_000), world.seal(laptop)
    world.deliver(laptop)
    assert len(fetch(world).fetched) == 2
    withdraw(world, laptop, other)
    world.deliver(laptop)
    world.coordinator = put_back(world, world.coordinator, copy)
    assert len(fetch(world).fetched) == 1
    with world.coordinator.read() as tx:
        (held,) = received.listed(tx)
    with laptop.read() as tx:
        assert held.manifest_digest == interviews.get(tx, one).manifest_digest
    assert held.blobs_wanted == ()
    assert offered(world, world.coordinator) == 0
