import pytest

from storage.crypto.signing import SigningKey
from storage.interviews import device, organisation, received, reviews
from storage.interviews.errors import CertificateRefused, ReceivedRefused
from storage.objects.certificate import Role
from storage.objects.errors import ObjectRefused
from storage.objects.kinds import PartKind
from storage.objects.organisation import box_bytes
from storage.vault import Vault
from sync.central import admin
from sync.client.calls import Calls
from sync.client.coordinator import FetchReport, fetch_delivered, send_review
from sync.client.delivery import calls_of
from sync.client.http import transport_of
from sync.client.transport import Answer, Request
from sync.protocol.errors import DeliveryRefused, ServerUnreachable
from tests.sync.flaky import FlakyTransport, LyingTransport
from tests.sync.world import STORY, World


def fetch(world: World, vault: Vault | None = None) -> FetchReport:
    who = vault or world.coordinator
    transport = transport_of(who)
    try:
        return fetch_delivered(who, transport, world.clock, progress=lambda _: None, cancelled=lambda: False)
    finally:
        transport.close()


def test_a_coordinator_reads_facts_and_body_and_plays_but_sees_no_identity(world: World) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop, photo=300_000)
    world.deliver(laptop)
    (digest,) = fetch(world).fetched
    vault = world.coordinator
    with vault.read() as tx:
        body = received.open_part(tx, digest, PartKind.BODY)
        facts = received.open_part(tx, digest, PartKind.FACTS)
    assert body.content.record["ac_text"] == STORY
    assert facts.content.record["consent"]["leaves"] is True  # type: ignore[index, call-overload]
    with received.open_attachment(vault, digest, body.content.attachments[0].id) as file:
        assert file.size == 300_000
    for part in (PartKind.IDENTITY, PartKind.CRSV):
        with vault.read() as tx, pytest.raises((ReceivedRefused, ObjectRefused)):
            received.open_part(tx, digest, part)


def test_fetching_again_brings_only_what_is_new(world: World) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop, photo=20_000)
    world.deliver(laptop)
    assert len(fetch(world).fetched) == 1
    assert fetch(world) == FetchReport(received_bytes=fetch(world).received_bytes)
    world.seal(laptop)
    world.deliver(laptop)
    assert len(fetch(world).fetched) == 1


def test_the_sound_comes_when_central_has_it(world: World) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop, audio=200_000)
    asked = iter([False] * 2)
    from sync.client.delivery import deliver_waiting

    transport = transport_of(laptop)
    deliver_waiting(laptop, transport, world.clock, progress=lambda _: None, cancelled=lambda: next(asked, True))
    transport.close()
    (digest,) = fetch(world).fetched
    with world.coordinator.read() as tx:
        assert len(received.get(tx, digest).blobs_wanted) == 1
    world.deliver(laptop)
    fetch(world)
    with world.coordinator.read() as tx:
        assert received.get(tx, digest).blobs_wanted == ()


def test_an_altered_object_is_damaged_and_not_kept(world: World) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop)
    world.deliver(laptop)

    def altered(request: Request, answer: Answer) -> Answer:
        if "/v1/object/" in request.url:
            return Answer(answer.status, answer.body[:-1] + bytes([answer.body[-1] ^ 1]))
        return answer

    line = LyingTransport(transport_of(world.coordinator), altered)
    report = fetch_delivered(world.coordinator, line, world.clock, progress=lambda _: None, cancelled=lambda: False)
    line.close()
    assert report.fetched == ()
    assert len(report.damaged) == 1
    assert len(fetch(world).fetched) == 1


def test_large_files_come_by_the_pace_of_the_line(world: World) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop, photo=1_500_000)
    world.deliver(laptop)
    asked: list[int] = []
    lost = iter([False, False, True, True])

    def noted(request: Request) -> None:
        if "leaves=" in request.url:
            asked.append(int(request.url.rpartition("=")[2]))
            if next(lost, False):
                raise ServerUnreachable("cut")

    line = FlakyTransport(world.transport(world.coordinator), before=noted)
    report = fetch_delivered(world.coordinator, line, world.clock, progress=lambda _: None, cancelled=lambda: False)
    line.close()
    with world.coordinator.read() as tx:
        assert received.get(tx, report.fetched[0]).blobs_wanted == ()
    # Two leaves at first, more on a line that carries them, half of what was lost each time.
    assert asked[:5] == [2, 8, 32, 16, 8]
    assert max(asked) == 32


def test_a_documenter_gets_nothing_of_others(world: World) -> None:
    author, other = world.laptop("author"), world.laptop("other")
    world.seal(author, photo=20_000)
    world.deliver(author)
    assert fetch(world, other).fetched == ()
    (digest,) = fetch(world).fetched
    with world.coordinator.read() as tx:
        manifest = received.manifest(tx, digest)
    transport = transport_of(other)
    calls = calls_of(other, transport)
    with pytest.raises(DeliveryRefused, match="role-not-allowed"):
        calls.fetch_object(digest)
    blob = manifest.blob_digests()[0]
    with pytest.raises(DeliveryRefused, match="role-not-allowed"):
        calls.fetch_leaves(blob, 0, 1)
    with pytest.raises(DeliveryRefused, match="blob-unknown"):
        calls.blob_state(blob)
    transport.close()


def test_central_hands_identity_to_no_coordinator(world: World) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop)
    world.deliver(laptop)
    (digest,) = fetch(world).fetched
    with world.coordinator.read() as tx:
        manifest = received.manifest(tx, digest)
    transport = transport_of(world.coordinator)
    calls: Calls = calls_of(world.coordinator, transport)
    for part in (PartKind.IDENTITY, PartKind.CRSV):
        for wanted in (manifest.part(part).sealed_digest, manifest.part(part).wrapset):
            with pytest.raises(DeliveryRefused, match="role-not-allowed"):
                calls.fetch_object(wanted)
    transport.close()


def test_a_coordinator_enrolled_later_gets_what_came_before(world: World) -> None:
    from storage.objects.certificate import Role

    laptop = world.laptop("laptop")
    world.seal(laptop)
    world.deliver(laptop)
    late = world._vault("late")
    world._admit(late, world._request(late, Role.COORDINATOR), Role.COORDINATOR)
    assert len(fetch(world, late).fetched) == 1


def test_a_documenter_writes_no_review(world: World) -> None:
    laptop = world.laptop("laptop")
    transport = transport_of(laptop)
    with pytest.raises((ReceivedRefused, CertificateRefused)):
        send_review(laptop, transport, world.clock, manifest_digest="ab" * 32, text="x", returned=False)
    transport.close()


def sent(world: World, digest: str) -> int:
    with world.coordinator.read() as tx:
        return received.get(tx, digest).reviews_sent


@pytest.mark.parametrize("script", [".q", ".a"])
def test_a_note_counts_as_sent_when_central_said_so(world: World, script: str) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop)
    world.deliver(laptop)
    (digest,) = fetch(world).fetched
    line = FlakyTransport(transport_of(world.coordinator), script)
    with pytest.raises(ServerUnreachable):
        send_review(world.coordinator, line, world.clock, manifest_digest=digest, text="When?", returned=False)
    assert sent(world, digest) == 0
    send_review(world.coordinator, line, world.clock, manifest_digest=digest, text="When?", returned=False)
    line.close()
    assert sent(world, digest) == 1


def test_a_coordinator_who_sent_a_note_delivers_without_an_alarm(world: World) -> None:
    laptop = world.laptop("laptop")
    world.seal(laptop)
    world.deliver(laptop)
    (digest,) = fetch(world).fetched
    line = transport_of(world.coordinator)
    send_review(world.coordinator, line, world.clock, manifest_digest=digest, text="When?", returned=False)
    line.close()
    own = world.seal(world.coordinator)
    report = world.deliver(world.coordinator)
    assert (report.delivered, report.alarms) == ((own,), ())


def test_a_note_by_a_newly_certified_coordinator_waits_for_the_newer_package(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop)
    world.deliver(laptop)
    (digest,) = fetch(world).fetched
    package, _ = admin.package_of(world.central)
    issuer = SigningKey.generate()
    newer = admin.make_organisation(
        world.central,
        root=world.root,
        name=package.name,
        code=package.code,
        urls=package.central.urls,
        recipients=package.recipients,
        recovery_box=box_bytes(package.recovery_box),
        issuers=(world.issuer.public, issuer.public),
        moment=world.clock.now(),
    )
    with world.coordinator.transaction() as tx:
        request = device.enrolment_request(
            tx, role=Role.COORDINATOR, person="p-1", practice=world.practice, moment=world.clock.now()
        )
    enrolment = admin.enrol(world.central, request, role=Role.COORDINATOR, issuer=issuer, moment=world.clock.now())
    with world.coordinator.transaction() as tx:
        organisation.import_package(tx, newer, world.clock.now(), practice=world.practice)
        device.keep_certificate(tx, enrolment.certificate, practice=world.practice)
    line = transport_of(world.coordinator)
    send_review(world.coordinator, line, world.clock, manifest_digest=digest, text="When was it?", returned=False)
    line.close()
    report = world.deliver(laptop)
    assert (report.notes_received, report.alarms) == (0, ("review-signature",))
    with laptop.transaction() as tx:
        organisation.import_package(tx, newer, world.clock.now(), practice=world.practice)
    report = world.deliver(laptop)
    assert (report.notes_received, report.alarms) == (1, ())
    with laptop.read() as tx:
        assert [note.text for note in reviews.of_interview(tx, interview)] == ["When was it?"]
    assert world.deliver(laptop).notes_received == 0
