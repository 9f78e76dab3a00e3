"""A coordinator's computer that was shut out decides for nobody, whatever central passes on."""

import pytest

from storage.interviews import device, received, revocations
from storage.objects import envelope
from storage.objects.certificate import Role
from storage.objects.revocation import Revocation, RevocationReason
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
