"""A custodian's laptop against a real central: the sealed part comes, a key opens it, nobody else gets it."""

import pytest

from storage.crypto.hpke import BoxKey
from storage.interviews import compartments, custody, device, received
from storage.interviews.errors import ReceivedRefused
from storage.keys.errors import KeyFileRefused
from storage.objects.certificate import Role
from storage.objects.custody import CustodyAction
from storage.objects.kinds import PartKind
from storage.objects.manifest import Manifest
from storage.objects.part import OpenedPart
from storage.objects.revocation import RevocationReason
from storage.vault import Vault
from sync.central import admin
from sync.client.coordinator import FetchReport, fetch_delivered
from sync.client.delivery import calls_of
from sync.client.http import transport_of
from sync.protocol.errors import DeliveryRefused
from tests.sync.withdrawn import withdraw
from tests.sync.world import World

WORDS = "orbit-7 lantern-3 ripple-9 cobalt-8 walnut-1 tunnel-5"
TOLD = "сказане лише хранительці"


def fetch(world: World, vault: Vault) -> FetchReport:
    transport = transport_of(vault)
    try:
        return fetch_delivered(vault, transport, world.clock, progress=lambda _: None, cancelled=lambda: False)
    finally:
        transport.close()


def delivered(world: World, *, audio: int = 0) -> tuple[Vault, str]:
    laptop = world.laptop("laptop")
    crsv = {"answers": {"/first_account/x": {"type": "text", "value": TOLD}}}
    interview = world.seal(laptop, crsv=crsv, crsv_audio=audio)
    world.deliver(laptop)
    return laptop, interview


def opened(world: World, vault: Vault, digest: str, box: BoxKey | None = None) -> OpenedPart:
    key = box or compartments.key_of(world.crsv_key_file(WORDS), WORDS, practice=True)
    return compartments.open_compartment(vault, digest, key, world.clock.now())


def entries(vault: Vault, action: CustodyAction) -> list[str]:
    with vault.read() as tx:
        found = custody.of_vault(tx, before=None, actions=(action,), limit=50)
    return [one.object for one in found]


def test_what_was_sealed_for_a_custodian_is_fetched_opened_and_entered(world: World) -> None:
    keeper = world.keeper("keeper")
    delivered(world)
    (digest,) = fetch(world, keeper).fetched
    assert fetch(world, keeper).fetched == ()
    with keeper.read() as tx:
        assert not compartments.opens_with_own_key(tx, digest)
    part = opened(world, keeper, digest)
    assert part.content.record["answers"] == {"/first_account/x": {"type": "text", "value": TOLD}}
    opened(world, keeper, digest)
    assert entries(keeper, CustodyAction.VIEW) == [digest, digest]
    for other in (PartKind.FACTS, PartKind.BODY, PartKind.IDENTITY):
        with keeper.read() as tx, pytest.raises(ReceivedRefused, match="not-a-recipient"):
            received.open_part(tx, digest, other, world.boxes["crsv"])


def test_a_custodian_enrolled_later_gets_what_came_before(world: World) -> None:
    delivered(world)
    assert len(fetch(world, world.keeper("late")).fetched) == 1


def test_its_recordings_come_once_the_part_was_opened(world: World) -> None:
    keeper = world.keeper("keeper")
    delivered(world, audio=40_000)
    (digest,) = fetch(world, keeper).fetched
    part = opened(world, keeper, digest)
    sound = part.content.attachments[0].id
    with pytest.raises(ReceivedRefused, match="blob-missing"):
        compartments.play(keeper, digest, sound, part, world.clock.now())
    assert fetch(world, keeper).damaged == ()
    with compartments.play(keeper, digest, sound, part, world.clock.now()) as file:
        assert file.size == 40_000
    assert entries(keeper, CustodyAction.PLAY) == [digest]


def test_a_wrong_passphrase_another_key_and_a_file_for_something_else_open_nothing(world: World) -> None:
    keeper = world.keeper("keeper")
    delivered(world)
    (digest,) = fetch(world, keeper).fetched
    with pytest.raises(KeyFileRefused):
        compartments.key_of(world.crsv_key_file(WORDS), WORDS + " more", practice=True)
    with pytest.raises(ReceivedRefused, match="key-of-another-kind"):
        compartments.key_of(world.crsv_key_file(WORDS, "custodian"), WORDS, practice=True)
    with pytest.raises(ReceivedRefused, match="key-of-another-kind"):
        compartments.key_of(world.crsv_key_file(WORDS), WORDS, practice=False)
    # A custodian of another organisation or mission has another key; so has this device itself.
    for box in (BoxKey.generate(), world.boxes["custodian"]):
        with pytest.raises(ReceivedRefused, match="not-a-recipient"):
            opened(world, keeper, digest, box)
    with pytest.raises(ReceivedRefused, match="not-a-recipient"):
        compartments.open_compartment(keeper, digest, None, world.clock.now())
    assert entries(keeper, CustodyAction.VIEW) == []


def test_a_coordinator_cannot_fetch_it_and_opens_nothing_with_the_key(world: World) -> None:
    keeper = world.keeper("keeper")
    delivered(world)
    (digest,) = fetch(world, world.coordinator).fetched
    with pytest.raises(ReceivedRefused, match="not-a-custodian"):
        opened(world, world.coordinator, digest)
    with world.coordinator.read() as tx:
        entry = received.manifest(tx, digest).part(PartKind.CRSV)
        with pytest.raises(ReceivedRefused, match="not-a-recipient"):
            received.open_part(tx, digest, PartKind.CRSV, world.boxes["crsv"])
    for role in (Role.COORDINATOR, Role.ANALYST, Role.DOCUMENTER):
        vault = world.keeper(f"a-{role.value}", role)
        transport = transport_of(vault)
        for wanted in (entry.sealed_digest, entry.wrapset):
            with pytest.raises(DeliveryRefused, match="role-not-allowed"):
                calls_of(vault, transport).fetch_object(wanted)
        transport.close()
    assert len(fetch(world, keeper).fetched) == 1


def test_a_revoked_custodian_gets_nothing_more(world: World) -> None:
    keeper = world.keeper("keeper")
    delivered(world)
    with keeper.read() as tx:
        transport_of(keeper).close()
        name = world.key_id(keeper)
        assert device.identity(tx).role is Role.CUSTODIAN
    admin.revoke(world.central, name, reason=RevocationReason.LOST, signer=world.issuer, moment=world.clock.now())
    with pytest.raises(DeliveryRefused, match="device-revoked"):
        fetch(world, keeper)
    with keeper.read() as tx:
        assert compartments.listed(tx) == ()


def test_withdrawn_consent_closes_it_here_and_at_central(world: World) -> None:
    keeper, late = world.keeper("keeper"), world.keeper("late")
    laptop, interview = delivered(world, audio=20_000)
    (digest,) = fetch(world, keeper).fetched
    with keeper.read() as tx:
        manifest: Manifest = received.manifest(tx, digest)
    sound = manifest.attachments[0].segs[0].cipher_sha256
    transport = transport_of(late)
    assert calls_of(late, transport).fetch_leaves(sound, 0, 1)
    transport.close()
    withdraw(world, laptop, interview)
    world.deliver(laptop)
    assert fetch(world, late).fetched == ()
    transport = transport_of(late)
    for wanted in (digest, manifest.part(PartKind.CRSV).sealed_digest, manifest.part(PartKind.CRSV).wrapset):
        with pytest.raises(DeliveryRefused, match="object-unknown"):
            calls_of(late, transport).fetch_object(wanted)
    with pytest.raises(DeliveryRefused, match="blob-unknown"):
        calls_of(late, transport).fetch_leaves(sound, 0, 1)
    transport.close()
    assert len(fetch(world, keeper).withdrawn) == 1
    with pytest.raises(ReceivedRefused, match="received-withdrawn"):
        opened(world, keeper, digest)


def test_nothing_opened_lies_in_the_folder_of_the_vault(world: World) -> None:
    keeper = world.keeper("keeper")
    delivered(world, audio=20_000)
    (digest,) = fetch(world, keeper).fetched
    opened(world, keeper, digest)
    fetch(world, keeper)
    keeper.close()
    planted = TOLD.encode()
    assert all(planted not in file.read_bytes() for file in keeper.directory.rglob("*") if file.is_file())
    # What is at central is sealed as well.
    assert all(planted not in file.read_bytes() for file in world.central.folder.rglob("*") if file.is_file())
