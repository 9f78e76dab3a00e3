"""A mission package reaches laptops, whole or not at all, and never goes back."""

import base64
import dataclasses
from pathlib import Path

import pytest

from app.screens.library.importing import sample, take
from app.shipped_forms import ProtocolId, shipped
from storage.crypto.signing import SigningKey
from storage.interviews import (
    addressed,
    assignments,
    device,
    form_library,
    interviews,
    mission_packages,
    missions,
    organisation,
    referrals,
    revocations,
    territory,
)
from storage.interviews.assignments import NewAssignment
from storage.interviews.errors import AssignmentRefused
from storage.interviews.mission_packages import Choice, Package
from storage.objects import envelope, mission_package
from storage.objects.assignment import AssignmentKind
from storage.objects.canonical import encode
from storage.objects.certificate import Role
from storage.objects.errors import Malformed
from storage.objects.mission_package import FileKind, MissionPackage
from storage.objects.revocation import Revocation, RevocationReason
from storage.vault import Vault
from sync.central import admin
from sync.client.addressing import fetch_devices
from sync.client.delivery import calls_of, greet
from sync.protocol.addressed import join_addressed
from sync.protocol.keeping import Kept, keep_addressed
from tests.sync.test_assignments import fetch, known
from tests.sync.test_roads import Stick
from tests.sync.world import World

SERVICES = (
    "service_uk;service_en;contact;detail_uk;detail_en;needs;area;checked;status\n"
    "Гаряча лінія;Hotline;0 800 000 000;;;;;2026-11-01;V\n"
).encode()
PLACES = (
    b"svidok-territory\t1\nsource\tOrder 309\ndated\t2026-10-01\nmark\tV\nkatottg\tfrom\tto\tcontrol\n"
    b"UA63000000000041885\t2022-02-24\t2022-09-11\toccupied\n"
)
EXPIRES = "2026-12-31T23:59:59.000Z"


def prepared(world: World) -> Choice:
    """A coordinator with a form of their own, services and a list of places."""
    digest = take(world.coordinator, world.clock, sample("detention.md")).digest
    with world.coordinator.transaction() as tx:
        referrals.keep(tx, SERVICES, world.clock.now())
        territory.import_list(tx, PLACES, world.clock.now())
    return Choice((digest,), referrals=True, territory=True, organisation=True)


def used(world: World, laptop: Vault) -> None:
    """The laptop knows the program's own form of the first account, as after its first look at the list."""
    key = shipped(world.coordinator, world.clock, ProtocolId.FIRST_ACCOUNT)
    with world.coordinator.read() as tx:
        form = form_library.get(tx, key.digest)
    assert form is not None
    with laptop.transaction() as tx:
        form_library.keep(tx, form, world.clock.now())


def publish(world: World, to: addressed.KnownDevice, choice: Choice, series: str = "") -> Package:
    with world.coordinator.transaction() as tx:
        return mission_packages.publish(
            tx, (to,), "Kharkiv, November", EXPIRES, choice, world.clock.now(), practice=True, series=series
        )


def waiting(world: World) -> bytes:
    """What waits at the coordinator, sealed."""
    with world.coordinator.read() as tx:
        return addressed.waiting(tx)[-1][2]


def taken(vault: Vault) -> tuple[Package, ...]:
    with vault.read() as tx:
        return mission_packages.listed(tx, own=False)


def refused(world: World, vault: Vault, sealed: bytes) -> str:
    with pytest.raises(AssignmentRefused) as refusal, vault.transaction() as tx:
        opened = addressed.opened(tx, sealed, practice=True)
        mission_packages.take(tx, opened, world.clock.now(), practice=True)
    return refusal.value.code


def test_forms_services_places_and_policy_arrive_together_on_a_stick(world: World, tmp_path: Path) -> None:
    laptop = world.laptop("laptop")
    choice = prepared(world)
    used(world, laptop)
    publish(world, known(world, laptop), choice)
    fetch(world)
    world.seal(laptop)
    Stick(world, tmp_path / "stick").deliver(laptop)
    (one,) = taken(laptop)
    assert (one.said.name, one.said.version, one.author.person) == ("Kharkiv, November", 1, "p-1")
    assert one.kinds == {FileKind.FORM, FileKind.REFERRALS, FileKind.TERRITORY, FileKind.ORGANISATION}
    with laptop.read() as tx:
        (form,) = form_library.newest_own(tx)
        assert form.digest == choice.forms[0]
        assert [service.contact for service in referrals.kept(tx)] == ["0 800 000 000"]
        held = territory.current(tx)
    assert held is not None
    assert (held.source, held.rows) == ("Order 309", 1)


def test_an_interview_begun_with_the_old_form_keeps_it(world: World) -> None:
    laptop = world.laptop("laptop")
    old = take(laptop, world.clock, sample("detention.md")).digest
    with laptop.transaction() as tx:
        mission = missions.create(tx, missions.NewMission("Dnipro"), world.clock.now())
        begun = interviews.start(tx, mission.id, form_library.key_of(tx, old), world.clock.now())
    publish(world, known(world, laptop), prepared(world))
    fetch(world)
    world.deliver(laptop)
    assert len(taken(laptop)) == 1
    with laptop.read() as tx:
        assert interviews.get(tx, begun.id).form.digest == old
        assert form_library.get(tx, old) is not None


def test_an_older_version_and_an_expired_one_are_refused(world: World) -> None:
    laptop = world.laptop("laptop")
    choice = dataclasses.replace(prepared(world), forms=(), organisation=False)
    to = known(world, laptop)
    first = publish(world, to, choice)
    old = waiting(world)
    fetch(world)
    second = publish(world, to, choice, series=first.said.series)
    assert second.said.version == 2
    fetch(world)
    assert world.deliver(laptop).assignments == 2
    with world.coordinator.transaction() as tx:
        again = mission_packages.publish(
            tx, (to,), "Later", EXPIRES, choice, world.clock.now(), practice=True, series=first.said.series
        )
        assert again.said.version == 3
    late = waiting(world)
    world.clock.wall = "2027-01-01T00:00:00.000Z"
    assert refused(world, laptop, late) == "mission-package-expired"
    # The first one again changes nothing; under another signature it would be older.
    with laptop.transaction() as tx:
        opened = addressed.opened(tx, old, practice=True)
        assert not mission_packages.take(tx, opened, world.clock.now(), practice=True)


def forged(world: World, to: addressed.KnownDevice, **changes: object) -> bytes:
    """A package as a coordinator's program would never make it."""
    with world.coordinator.transaction() as tx:
        own = device.identity(tx)
        fields: dict[str, object] = {
            "series": "ab" * 16,
            "version": 1,
            "name": "Bad",
            "expires": EXPIRES,
            "files": (mission_package.packed(FileKind.REFERRALS, "services.csv", SERVICES),),
            "author": own.author,
            "practice": True,
            "at": world.clock.now().wall,
            **changes,
        }
        addressed.queue(tx, MissionPackage(**fields), to, world.clock.now())  # type: ignore[arg-type]  # checked there
    return waiting(world)


def test_one_bad_file_keeps_the_whole_package_out(world: World) -> None:
    laptop = world.laptop("laptop")
    good = mission_package.packed(FileKind.REFERRALS, "services.csv", SERVICES)
    bad = mission_package.packed(FileKind.TERRITORY, "territory.tsv", b"no list")
    to = known(world, laptop)
    assert refused(world, laptop, forged(world, to, files=(good, bad))) == "mission-package-damaged"
    changed = good.model_copy(update={"sha256": "0" * 64})
    assert refused(world, laptop, forged(world, to, files=(changed,))) == "mission-package-damaged"
    script = mission_package.packed(FileKind.FORM, "form", b'{"run": "now"}')
    assert refused(world, laptop, forged(world, to, files=(good, script))) == "mission-package-damaged"
    with laptop.read() as tx:
        assert referrals.kept(tx) == ()
        assert mission_packages.listed(tx, own=False) == ()


def test_a_form_of_the_program_itself_is_never_replaced(world: World) -> None:
    laptop = world.laptop("laptop")
    key = shipped(world.coordinator, world.clock, ProtocolId.FIRST_ACCOUNT)
    publish(world, known(world, laptop), Choice((key.digest,)))
    assert refused(world, laptop, waiting(world)) == "mission-package-damaged"


def test_a_form_waits_for_the_sections_that_stand_around_it(world: World) -> None:
    laptop = world.laptop("laptop")
    choice = prepared(world)
    publish(world, known(world, laptop), choice)
    fetch(world)
    assert "mission-package-other-program" in world.deliver(laptop).alarms
    assert taken(laptop) == ()
    used(world, laptop)
    assert world.deliver(laptop).alarms == ()
    assert len(taken(laptop)) == 1


@pytest.mark.parametrize("change", [(b'part="identity"', b'part="facts"'), (b'"first_account/', b'"full_account/')])
def test_whoever_sends_a_form_has_no_say_in_our_own_sections(world: World, change: tuple[bytes, bytes]) -> None:
    laptop = world.laptop("laptop")
    choice = prepared(world)
    used(world, laptop)
    with world.coordinator.read() as tx:
        form = form_library.get(tx, choice.forms[0])
    assert form is not None
    texts = {name: getattr(form, name) for name in ("form_id", "version", "title", "source_name", "wrapper")}
    data = {name: getattr(form, name) for name in ("source", "xform", "bare")}
    data["xform"] = data["xform"].replace(*change)
    texts["wrapper"] = f'"{texts["wrapper"]}'.encode().replace(*change).decode()[1:]
    assert data["xform"] != form.xform or texts["wrapper"] != form.wrapper
    record = encode({**texts, **{name: base64.b64encode(one).decode() for name, one in data.items()}})
    sent = forged(world, known(world, laptop), files=(mission_package.packed(FileKind.FORM, form.form_id, record),))
    assert refused(world, laptop, sent) in ("mission-package-damaged", "mission-package-other-program")
    with laptop.read() as tx:
        assert form_library.newest_own(tx) == ()


def test_a_newer_policy_counts_and_an_older_one_changes_nothing(world: World) -> None:
    laptop = world.laptop("laptop")
    with world.coordinator.read() as tx:
        held = organisation.required(tx)
    old = held.data
    newer = admin.make_organisation(
        world.central,
        root=world.root,
        name="Test coalition",
        code="ORG",
        urls=held.package.central.urls,
        recipients=held.package.recipients,
        recovery_box=world.custodian.public,
        issuers=(world.issuer.public,),
        moment=world.clock.now(),
        version=2,
    )
    to = known(world, laptop)
    with world.coordinator.transaction() as tx:
        organisation.import_package(tx, newer, world.clock.now(), practice=True)
    publish(world, to, Choice(organisation=True))
    fetch(world)
    world.deliver(laptop)
    with laptop.read() as tx:
        assert organisation.required(tx).package.version == 2
    before = mission_package.packed(FileKind.ORGANISATION, "organisation", old)
    forged(world, to, files=(before,))
    fetch(world)
    assert world.deliver(laptop).alarms == ()
    with laptop.read() as tx:
        assert organisation.required(tx).package.version == 2


def test_a_package_that_was_kept_back_brings_no_older_services(world: World) -> None:
    laptop = world.laptop("laptop")
    to = known(world, laptop)
    older = mission_package.packed(FileKind.REFERRALS, "services.csv", SERVICES.replace(b"0 800", b"0 900"))
    kept_back = forged(world, to, files=(older,))
    world.clock.wall = "2026-11-22T09:30:00.000Z"
    newer = forged(world, to, series="cd" * 16)
    for sealed in (newer, kept_back):
        with laptop.transaction() as tx:
            opened = addressed.opened(tx, sealed, practice=True)
            assert mission_packages.take(tx, opened, world.clock.now(), practice=True)
    with laptop.read() as tx:
        assert [service.contact for service in referrals.kept(tx)] == ["0 800 000 000"]


def test_in_one_series_the_version_counts_though_its_authors_clock_was_set_back(world: World) -> None:
    laptop = world.laptop("laptop")
    to = known(world, laptop)
    older = mission_package.packed(FileKind.REFERRALS, "services.csv", SERVICES.replace(b"0 800", b"0 900"))
    first = forged(world, to, files=(older,), at="2026-11-22T09:30:00.000Z")
    world.clock.wall = "2026-11-22T08:31:00.000Z"
    second = forged(world, to, version=2)
    world.clock.wall = "2026-11-22T09:31:00.000Z"
    for sealed in (first, second):
        with laptop.transaction() as tx:
            opened = addressed.opened(tx, sealed, practice=True)
            assert mission_packages.take(tx, opened, world.clock.now(), practice=True)
    with laptop.read() as tx:
        assert [service.contact for service in referrals.kept(tx)] == ["0 800 000 000"]


def test_another_series_does_not_come_between_two_versions_whose_clock_was_set_back(world: World) -> None:
    laptop = world.laptop("laptop")
    to = known(world, laptop)
    first, between = (
        mission_package.packed(FileKind.REFERRALS, "services.csv", SERVICES.replace(b"0 800", code))
        for code in (b"0 900", b"0 700")
    )
    sealed = []
    for minute, changes in enumerate(
        (
            {"files": (first,), "at": "2026-11-22T09:30:00.000Z"},
            {"files": (between,), "at": "2026-11-22T09:00:00.000Z", "series": "cd" * 16},
            {"version": 2},
        ),
        31,
    ):
        # One after the other: what is queued last is what waits last.
        world.clock.wall = f"2026-11-22T08:{minute}:00.000Z"
        sealed.append(forged(world, to, **changes))  # type: ignore[arg-type]
    world.clock.wall = "2026-11-22T09:31:00.000Z"
    counted = []
    for one in sealed:
        with laptop.transaction() as tx:
            opened = addressed.opened(tx, one, practice=True)
            assert mission_packages.take(tx, opened, world.clock.now(), practice=True)
            counted += [service.contact[:5] for service in referrals.kept(tx)]
    assert counted == ["0 900", "0 900", "0 800"]


def test_a_later_version_wins_where_the_earlier_one_did_though_our_own_clock_was_set_back(world: World) -> None:
    laptop = world.laptop("laptop")
    to = known(world, laptop)
    other, earlier = (
        mission_package.packed(FileKind.REFERRALS, "services.csv", SERVICES.replace(b"0 800", code))
        for code in (b"0 700", b"0 900")
    )
    sealed = []
    for minute, changes in enumerate(
        (
            {"files": (other,), "at": "2026-11-22T09:20:00.000Z", "series": "cd" * 16},
            {"files": (earlier,), "at": "2026-11-22T09:30:00.000Z"},
            {"version": 2},
        ),
        31,
    ):
        world.clock.wall = f"2026-11-22T08:{minute}:00.000Z"
        sealed.append(forged(world, to, **changes))  # type: ignore[arg-type]
    counted = []
    for one, wall in zip(sealed, ("09:40", "08:50", "09:50"), strict=True):
        world.clock.wall = f"2026-11-22T{wall}:00.000Z"
        with laptop.transaction() as tx:
            opened = addressed.opened(tx, one, practice=True)
            assert mission_packages.take(tx, opened, world.clock.now(), practice=True)
            counted += [service.contact[:5] for service in referrals.kept(tx)]
    assert counted == ["0 700", "0 900", "0 800"]


def test_nobody_publishes_nothing_or_for_yesterday(world: World) -> None:
    laptop = world.laptop("laptop")
    to = known(world, laptop)
    with pytest.raises(AssignmentRefused, match="mission-package-empty"):
        publish(world, to, Choice())
    with laptop.transaction() as tx, pytest.raises(AssignmentRefused, match="not-a-coordinator"):
        mission_packages.publish(
            tx, (to,), "Name", EXPIRES, Choice(organisation=True), world.clock.now(), practice=True
        )


def test_a_package_tells_a_laptop_without_central_who_is_shut_out(world: World, tmp_path: Path) -> None:
    """Central is silent about it, and helps a stolen coordinator's laptop."""
    laptop, lost = world.laptop("laptop"), world._vault("lost")
    world._admit(lost, world._request(lost, Role.COORDINATOR), Role.COORDINATOR)
    line = world.transport(lost)
    calls = calls_of(lost, line)
    greet(lost, calls)
    (to,) = (one for one in fetch_devices(lost, calls, world.clock) if one.key_id == world.key_id(laptop))
    line.close()
    asked = NewAssignment(AssignmentKind.INTERVIEW, "W-13", "Ковалівка")
    for _ in range(2):
        with lost.transaction() as tx:
            assignments.give(tx, to, asked, world.clock.now(), practice=True)
    with lost.read() as tx:
        before, after = (content for _, _, content in addressed.waiting(tx))
    with laptop.transaction() as tx:
        addressed.opened(tx, before, practice=True)
    admin.revoke(
        world.central,
        world.key_id(lost),
        reason=RevocationReason.SEIZED,
        signer=world.issuer,
        moment=world.clock.now(),
    )
    choice = prepared(world)
    used(world, laptop)
    publish(world, known(world, laptop), choice)
    with world.coordinator.read() as tx:
        assert world.key_id(lost) not in {one.key_id for one in addressed.devices(tx)}
    fetch(world)
    world.seal(laptop)
    Stick(world, tmp_path / "stick").deliver(laptop)
    (one,) = taken(laptop)
    assert FileKind.REVOCATIONS in one.kinds
    for sealed in (before, after):
        with laptop.transaction() as tx, pytest.raises(AssignmentRefused, match="addressed-revoked"):
            addressed.opened(tx, sealed, practice=True)
    # Said once, and not offered again.
    kept = Kept()
    assert keep_addressed(laptop, join_addressed(world.key_id(laptop), after), world.clock, kept)
    assert kept.alarms == ["addressed-revoked"]


def test_nobody_but_the_organisation_shuts_anybody_out(world: World) -> None:
    laptop = world.laptop("laptop")
    with world.coordinator.transaction() as tx:
        own = device.identity(tx)
    said = Revocation(
        device_key=own.signing.public.hex(), last_seq=None, reason=RevocationReason.LOST, epoch=1, practice=True,
        at=world.clock.wall,
    )  # fmt: skip
    real = said.model_copy(update={"practice": False})
    forged = [envelope.sign(said, key).to_frame() for key in (own.signing, SigningKey.generate())]
    forged += [envelope.sign(real, world.issuer).to_frame(), b"", b"nonsense"]
    with laptop.transaction() as tx:
        assert revocations.keep(tx, forged, world.clock.now(), practice=True) == 0
        assert not revocations.is_revoked(tx, own.signing.public.hex())
        assert revocations.keep(tx, [envelope.sign(said, world.root).to_frame()] * 2, world.clock.now(), practice=True)
        assert revocations.is_revoked(tx, own.signing.public.hex())
    for content in (b"", b"{}", b"[]", b'{"revocations":1}', b'{"revocations":["?"]}'):
        with pytest.raises(Malformed):
            revocations.passed_on(content)
