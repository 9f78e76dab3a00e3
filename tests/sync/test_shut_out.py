"""A coordinator's computer that was shut out decides for nobody, whatever central passes on."""

import contextlib
import itertools

import pytest
from sqlalchemy import func, select

from storage.crypto.signing import SigningKey, key_id
from storage.interviews import device, received, revocations
from storage.objects import envelope
from storage.objects.certificate import Role
from storage.objects.kinds import ObjectKind
from storage.objects.revocation import Revocation, RevocationReason
from storage.vault.assignment_tables import revocations as kept_words
from sync.central import admin, tables
from sync.central.database import reading
from sync.central.errors import CentralProblem
from tests.sync.test_coordinator import fetch
from tests.sync.test_two_corrections import decide, standing, two
from tests.sync.world import World


@pytest.mark.parametrize("trusted", [-1, 0, None])
def test_a_decision_on_a_stolen_computer_decides_nothing(world: World, trusted: int | None) -> None:
    """The organisation's word counts for readers, whatever central let pass; what was decided before it stays."""
    two(world)
    fetch(world)
    decided = decide(world, *(found.manifest_digest for found in standing(world)))
    world.deliver(world.coordinator)
    late = world._vault("late")
    world._admit(late, world._request(late, Role.COORDINATOR), Role.COORDINATOR)
    with world.coordinator.read() as tx:
        place = received.manifest(tx, decided).device.seq
        key = device.identity(tx).signing.public.hex()
    last = None if trusted is None else place + trusted
    said = Revocation(
        device_key=key, last_seq=last, reason=RevocationReason.SEIZED, epoch=1, practice=True, at=world.clock.wall
    )
    with late.transaction() as tx:
        revocations.keep(tx, [envelope.sign(said, world.issuer).to_frame()], world.clock.now(), practice=True)
    is_trusted = trusted == 0
    report = fetch(world, late)
    assert (decided in report.fetched, "received-revoked" in report.alarms) == (is_trusted, not is_trusted)
    assert (len(report.fetched), report.damaged) == (4 if is_trusted else 3, ())
    # Said once; the two corrections wait for somebody who is trusted.
    assert fetch(world, late).alarms == ()
    with late.read() as tx:
        assert received.is_held(tx, decided) == is_trusted


@pytest.mark.parametrize("order", list(itertools.permutations((7, 3, None))))
def test_the_lowest_trusted_number_counts_in_whatever_order_it_was_said(
    world: World, order: tuple[int | None, ...]
) -> None:
    laptop = world.laptop("laptop")
    with laptop.transaction() as tx:
        key = device.identity(tx).signing.public
    frames = [word(world, key, last) for last in order]
    with world.coordinator.transaction() as tx:
        revocations.keep(tx, frames[:1], world.clock.now(), practice=True)
        revocations.keep(tx, frames[1:], world.clock.now(), practice=True)
        # Nothing again that was said before.
        assert revocations.keep(tx, frames, world.clock.now(), practice=True) == 0
        assert revocations.is_revoked(tx, key.hex())
        assert not revocations.is_trusted(tx, key.hex(), 1)
        passed_on = revocations.to_pass_on(tx)
        stays = set(tx.execute(select(kept_words.c.content)).scalars())
    assert passed_on is not None
    assert revocations.passed_on(passed_on) == (word(world, key, None),)
    # Every word that was the lowest once stays, with who said it and when.
    lowest = [frame for at, frame in enumerate(frames) if all(_rank(order[at]) < _rank(one) for one in order[:at])]
    assert stays == set(lowest)


def _rank(last: int | None) -> int:
    return last or 0


def word(world: World, key: bytes, last: int | None) -> bytes:
    said = Revocation(
        device_key=key.hex(), last_seq=last, reason=RevocationReason.LOST, epoch=1, practice=True, at=world.clock.wall
    )
    return envelope.sign(said, world.issuer).to_frame()


def test_central_trusts_a_device_with_less_later_and_never_with_more(world: World) -> None:
    laptop = world.laptop("laptop")
    with laptop.transaction() as tx:
        name = key_id(device.identity(tx).signing.public)

    def says(last: int | None) -> int | None:
        moment = world.clock.now()
        admin.revoke(
            world.central, name, reason=RevocationReason.LOST, signer=world.issuer, moment=moment, last_seq=last
        )
        d = tables.devices
        with reading(world.central.engine) as tx:
            frame = bytes(tx.execute(select(d.c.revocation).where(d.c.key_id == name)).scalar_one())
        said = Revocation.from_bytes(envelope.from_frame(ObjectKind.REVOCATION, frame).payload)
        assert said.epoch == 1
        return said.last_seq

    assert [says(last) for last in (9, 12, 4, 4, None, 4)] == [9, 9, 4, 4, None, None]
    with reading(world.central.engine) as tx:
        assert tx.execute(select(func.count()).select_from(tables.revocations_before)).scalar_one() == 2


def test_whom_the_organisation_does_not_name_shuts_nobody_out(world: World) -> None:
    laptop = world.laptop("laptop")
    with laptop.transaction() as tx:
        name = key_id(device.identity(tx).signing.public)
    d = tables.devices
    for signer, last in ((world.issuer, 9), (SigningKey.generate(), 4)):
        with reading(world.central.engine) as tx:
            before = tx.execute(select(d.c.revocation).where(d.c.key_id == name)).scalar()
        is_named = signer is world.issuer
        with contextlib.nullcontext() if is_named else pytest.raises(CentralProblem, match="issuer-not-named"):
            admin.revoke(
                world.central,
                name,
                reason=RevocationReason.LOST,
                signer=signer,
                moment=world.clock.now(),
                last_seq=last,
            )
        with reading(world.central.engine) as tx:
            after = tx.execute(select(d.c.revocation).where(d.c.key_id == name)).scalar()
            assert tx.execute(select(func.count()).select_from(tables.revocations_before)).scalar_one() == 0
        assert (after == before) is not is_named
