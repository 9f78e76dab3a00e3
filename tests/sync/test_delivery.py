import dataclasses
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

from storage.crypto.signing import key_id
from storage.interviews import device, outbox
from storage.interviews.outbox import Sending
from storage.vault import Vault
from sync.central import tables
from sync.central.database import reading
from sync.client.delivery import deliver_waiting
from sync.client.http import transport_of
from sync.client.report import Progress, Stage
from sync.protocol.errors import DeliveryRefused, NotReadyToDeliver, ServerUnreachable
from tests.sync.flaky import FlakyTransport
from tests.sync.world import NAME, STORY, World


def test_a_sealed_interview_is_delivered_with_its_files(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, photo=300_000, audio=80_000)
    assert world.state(laptop, interview) == "waiting"
    report = world.deliver(laptop)
    assert report.delivered == (interview,)
    assert report.parked == ()
    assert report.waiting == ()
    assert report.alarms == ()
    assert world.state(laptop, interview) == "delivered"


def test_delivering_twice_stores_once(world: World) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop, photo=20_000)
    world.deliver(laptop)
    before = stored(world)
    again = world.deliver(laptop)
    assert again.delivered == ()
    assert stored(world) == before


def asked_of(world: World, laptop: Vault) -> list[str]:
    """The requests of one delivery, without digests and numbers."""
    line = FlakyTransport(world.transport(laptop))
    world.deliver(laptop, line)
    line.close()
    return [f"{one.method} {one.url.split('/v1/')[1].split('?')[0].split('/')[0]}" for one in line.requests]


def test_around_the_bytes_stand_few_round_trips_and_none_to_seal_a_file(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, photo=300_000)
    asked = [one for one in asked_of(world, laptop) if one not in ("PUT blob", "POST files")]
    # A second greeting is for a second request under way, where there was one.
    assert asked[:3] == ["POST hello", "POST batch", "GET receipts"]
    assert [one for one in asked[3:] if one != "POST hello"] == ["GET receipts"]
    assert asked[-1] == "POST hello"
    assert world.state(laptop, interview) == "delivered"
    # That nothing waits for it the greeting said, signed.
    assert asked_of(world, laptop) == ["POST hello"]


def test_receipts_that_are_kept_are_not_fetched_again(world: World) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop)
    world.deliver(laptop)
    world.seal(laptop)
    line = FlakyTransport(world.transport(laptop))
    world.deliver(laptop, line)
    line.close()
    after = [parse_qs(urlsplit(one.url).query)["after"] for one in line.requests if "/v1/receipts" in one.url]
    assert ["0"] not in after
    assert after


def test_an_interview_that_may_not_leave_stays(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, leaves=False)
    report = world.deliver(laptop)
    assert report.delivered == ()
    assert world.state(laptop, interview) == "stays_here"
    assert kinds_stored(world) == ["consent-notice"]


def test_text_of_all_goes_before_the_first_photo_and_photos_before_sound(world: World) -> None:
    laptop = world.laptop("laptop")
    for _ in range(2):
        world.seal(laptop, photo=20_000, audio=20_000)
    stages: list[Stage] = []
    transport = transport_of(laptop)
    deliver_waiting(
        laptop, transport, world.clock, progress=lambda step: stages.append(step.stage), cancelled=lambda: False
    )
    transport.close()
    order = [
        Stage.CONNECTING,
        Stage.SENDING_TEXT,
        Stage.SENDING_PHOTOS,
        Stage.SENDING_AUDIO,
        Stage.RECEIPTS,
        Stage.FEED,
    ]
    assert list(dict.fromkeys(stages)) == order


def test_progress_ends_at_its_total(world: World) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop, photo=500_000)
    steps: list[Progress] = []
    transport = transport_of(laptop)
    deliver_waiting(laptop, transport, world.clock, progress=steps.append, cancelled=lambda: False)
    transport.close()
    assert steps[-1].done_bytes == steps[-1].total_bytes > 500_000
    assert [step.done_bytes for step in steps] == sorted(step.done_bytes for step in steps)


def test_a_cancelled_delivery_keeps_what_central_confirmed_and_goes_on_later(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, photo=2_000_000)
    asked = iter([False] * 4)
    transport = transport_of(laptop)
    report = deliver_waiting(
        laptop, transport, world.clock, progress=lambda _: None, cancelled=lambda: next(asked, True)
    )
    transport.close()
    assert report.cancelled
    assert report.waiting == (interview,)
    with laptop.read() as tx:
        states = {item.state for item in outbox.of_interview(tx, interview) if not item.is_blob}
    assert states == {Sending.RECEIPTED}
    assert world.deliver(laptop).delivered == (interview,)


def test_no_transaction_is_open_while_the_line_is_used(world: World) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop, photo=20_000)

    def write(_request: object) -> None:
        # Would wait for ever, or fail, inside a transaction of the delivery.
        with laptop.transaction():
            pass

    line = FlakyTransport(transport_of(laptop), before=write)
    world.deliver(laptop, line)
    line.close()
    assert len(line.requests) > 5


def test_only_facts_are_open_at_central(world: World) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop, photo=20_000)
    world.deliver(laptop)
    with reading(world.central.engine) as tx:
        t = tables.fact_values
        values = tx.execute(select(t.c.group_path, t.c.instance, t.c.name, t.c.value)).all()
        problems = tx.execute(select(tables.revisions.c.facts_problem)).scalars().all()
        contents = tx.execute(select(tables.objects.c.content)).scalars().all()
    assert {tuple(row) for row in values} >= {
        ("/first_account/incidents", "3f9a01bc", "in_what", "shelling"),
        ("/first_account/consent", "", "cn_store_reg", "yes"),
        ("/consent", "", "leaves", "true"),
        ("/consent/recipients", "0", "recipient", "court"),
        ("/consent/recipients/purposes", "0/0", "purposes", "trial"),
        ("/counts/repeats", "", "incidents", "1"),
    }
    assert problems == [None]
    everything = b"".join(bytes(content) for content in contents) + str(values).encode()
    assert STORY.encode() not in everything
    assert NAME.encode() not in everything
    for file in world.central.folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert STORY.encode() not in content
            assert NAME.encode() not in content


def test_a_refused_interview_is_parked_and_blocks_nobody(world: World) -> None:
    laptop = world.laptop("laptop")
    refused, fine = world.seal(laptop, photo=20_000), world.seal(laptop, photo=20_000)
    # This device told central of another file under this name: the manifest cannot be taken.
    with laptop.read() as tx:
        blob, *_ = [item for item in outbox.of_interview(tx, refused) if item.is_blob]
    with laptop.transaction() as tx:
        own = key_id(device.identity(tx).signing.public)
    row = {"sha256": blob.digest, "device": own, "size": 5, "block_root": "00" * 32, "held": b"\0"}
    with world.central.engine.begin() as tx:
        tx.execute(tables.blobs.insert().values(**row))
    report = world.deliver(laptop)
    assert report.delivered == (fine,)
    assert [(entry.interview_id, entry.code) for entry in report.parked] == [(refused, "blob-conflict")]
    assert world.state(laptop, refused) == "parked"
    assert world.state(laptop, fine) == "delivered"


def test_receipts_lost_with_a_restored_disk_are_fetched_again(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    world.deliver(laptop)
    with laptop.transaction() as tx:
        tx.exec_driver_sql("UPDATE outbox SET state = 'sent', receipt = NULL")
    assert world.deliver(laptop).waiting == ()
    with laptop.read() as tx:
        assert {item.state for item in outbox.of_interview(tx, interview)} == {Sending.RECEIPTED}


def test_a_vault_without_an_organisation_has_nowhere_to_deliver(world: World) -> None:
    laptop = world._vault("fresh")
    with pytest.raises(NotReadyToDeliver, match="no-organisation"):
        transport_of(laptop)


def test_nobody_at_the_address_is_a_quiet_failure(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    world.server.stop()
    with pytest.raises(ServerUnreachable):
        world.deliver(laptop)
    assert world.state(laptop, interview) == "waiting"


def test_an_unknown_device_is_refused(world: World) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop)
    with world.central.engine.begin() as tx:
        tx.execute(tables.devices.delete().where(tables.devices.c.key_id == world.key_id(laptop)))
    with pytest.raises(DeliveryRefused, match="device-unknown"):
        world.deliver(laptop)


@pytest.mark.parametrize("wall", ["1971-01-01T00:00:00.000Z", "2099-12-31T23:59:59.000Z"])
def test_a_laptop_whose_clock_is_years_off_still_delivers(world: World, wall: str) -> None:
    laptop = world.laptop("laptop")
    own = dataclasses.replace(world.clock, wall=wall)
    server_time, world.clock = world.clock, own
    interview = world.seal(laptop)
    transport = transport_of(laptop)
    report = deliver_waiting(laptop, transport, own, progress=lambda _: None, cancelled=lambda: False)
    transport.close()
    world.clock = server_time
    assert report.delivered == (interview,)
    assert report.server_time == server_time.wall


def test_a_certificate_counts_until_its_last_moment_by_centrals_clock_and_is_renewed(world: World) -> None:
    laptop = world.laptop("laptop")
    with laptop.transaction() as tx:
        certificate = device.identity(tx).certificate
    assert certificate is not None
    interview = world.seal(laptop)
    world.clock.wall = certificate.expires[:-4] + "001Z"
    with pytest.raises(DeliveryRefused, match="certificate-expired"):
        world.deliver(laptop)
    assert stored(world) == ()
    assert world.state(laptop, interview) == "waiting"
    world.admit(laptop)
    assert world.deliver(laptop).delivered == (interview,)
    with laptop.transaction() as tx:
        assert device.identity(tx).code == certificate.code


def test_a_certificate_still_counts_in_its_last_moment(world: World) -> None:
    laptop = world.laptop("laptop")
    with laptop.transaction() as tx:
        certificate = device.identity(tx).certificate
    assert certificate is not None
    interview = world.seal(laptop)
    world.clock.wall = certificate.expires
    assert world.deliver(laptop).delivered == (interview,)


def kinds_stored(world: World) -> list[str]:
    """What kinds of objects are at central: of an interview that stays only the word of it, sealed to its readers."""
    with reading(world.central.engine) as tx:
        return list(tx.execute(select(tables.objects.c.kind).order_by(tables.objects.c.number)).scalars())


def stored(world: World) -> tuple[str, ...]:
    with reading(world.central.engine) as tx:
        return tuple(tx.execute(select(tables.objects.c.digest).order_by(tables.objects.c.number)).scalars())
