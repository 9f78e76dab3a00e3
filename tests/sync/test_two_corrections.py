"""Two laptops corrected one interview: both corrections stay, and what a coordinator decides names both."""

import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import JsonValue
from sqlalchemy import select as select_rows

from storage.integrity import check
from storage.interviews import (
    deciding,
    device,
    events,
    heads,
    interviews,
    opened,
    received,
    resolving,
    settings,
    withdrawing,
)
from storage.interviews.comparing import Decision
from storage.interviews.errors import ReceivedRefused, ResolutionRefused
from storage.interviews.received import FetchedObject, ReceivedInterview
from storage.objects import envelope
from storage.objects.certificate import Role
from storage.objects.custody import CustodyAction
from storage.objects.kinds import ObjectKind, PartKind
from storage.vault import Vault
from storage.vault.tables import objects, received_blobs, received_objects
from storage.vault.tables import received as received_table
from sync.central import owners, tables
from sync.central import withdrawing as central_withdrawing
from sync.central.desk import Caller
from sync.central.errors import Refused
from sync.evidence.selection import Asked, Reason, select
from tests.sync.evidence.test_package import verify, write
from tests.sync.test_coordinator import fetch
from tests.sync.withdrawn import withdraw
from tests.sync.world import World

WHERE = "/first_account/account/fa_text"
HOW_MANY = "/first_account/mn_is_minor"
AGREED: dict[str, JsonValue] = {
    "agreed": True,
    "parts": ["facts", "statement"],
    "identity": "full",
    "ask_again": False,
    "may_contact": True,
}


def answer(value: str) -> dict[str, JsonValue]:
    return {"type": "string", "value": value}


def told(where: str, **more: str) -> dict[str, JsonValue]:
    answers: dict[str, JsonValue] = {WHERE: answer(where)}
    return {"answers": answers | {f"/first_account/{name}": answer(value) for name, value in more.items()}}


def two(world: World, first: str = "left") -> tuple[Vault, Vault, str]:
    """An interview that was delivered, and two laptops with it that each correct it and deliver, `first` first."""
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, body=told("the silo"), agreed=AGREED)
    world.deliver(laptop)
    twin = world.twin(laptop, "twin")
    world.seal(laptop, amends=interview, body=told("the mill", fa_who="two men"), agreed=AGREED)
    world.clock.mono += 5
    world.seal(twin, amends=interview, body=told("the bridge"), agreed=AGREED)
    for vault in (laptop, twin) if first == "left" else (twin, laptop):
        world.deliver(vault)
    return laptop, twin, interview


def standing(world: World, interview: str = "") -> tuple[ReceivedInterview, ...]:
    with world.coordinator.read() as tx:
        return heads.heads(tx, interview or received.listed(tx)[0].interview)


def where(world: World, digest: str) -> str:
    with world.coordinator.read() as tx:
        record = received.open_part(tx, digest, PartKind.BODY).content.record
    answers = record["answers"]
    assert isinstance(answers, dict)
    found = answers[WHERE]
    assert isinstance(found, dict)
    return str(found["value"])


def decide(world: World, one: str, other: str, kept: str = "", reason: str = "asked the person by telephone") -> str:
    with world.coordinator.read() as tx:
        refs = resolving.compare(tx, one, other).to_decide
    decisions = [Decision(ref, kept or one, "her words") for ref in refs]
    return resolving.resolve(world.coordinator, one, other, decisions, reason, world.clock.now()).manifest_digest


@pytest.mark.parametrize("first", ["left", "right"])
def test_whichever_correction_comes_first_both_stay_and_are_read(world: World, first: str) -> None:
    two(world, first)
    assert len(fetch(world).fetched) == 3
    found = standing(world)
    assert {where(world, one.manifest_digest) for one in found} == {"the mill", "the bridge"}
    assert [one.revision for one in found] == [2, 2]
    with world.coordinator.read() as tx:
        assert heads.beside(tx, found[0]) == (found[1],)
        first_one = next(one for one in received.listed(tx) if one.revision == 1)
        assert heads.beside(tx, first_one) == ()


def test_they_are_compared_answer_by_answer_and_the_decision_names_both(world: World) -> None:
    two(world)
    fetch(world)
    one, other = (found.manifest_digest for found in standing(world))
    with world.coordinator.read() as tx:
        compared = resolving.compare(tx, one, other)
    assert set(compared.to_decide) == {WHERE, "/first_account/fa_who"}
    assert set(compared.same) >= {HOW_MANY}
    by_words = {where(world, digest): digest for digest in (one, other)}
    decided = decide(world, one, other, by_words["the bridge"])
    assert where(world, decided) == "the bridge"
    with world.coordinator.read() as tx:
        manifest = received.manifest(tx, decided)
        record = received.open_part(tx, decided, PartKind.BODY).content.record
        facts = received.open_part(tx, decided, PartKind.FACTS).content.record
    assert set(manifest.prev) == {one, other}
    assert (manifest.rev, manifest.attachments) == (3, ())
    resolution = record["resolution"]
    assert isinstance(resolution, dict)
    assert resolution["reason"] == "asked the person by telephone"
    # Why is for those who read the account; that there were two, for all.
    assert facts["resolution"] == {"parents": sorted((one, other))}
    assert "/first_account/fa_who" not in str(record["answers"])
    assert [found.manifest_digest for found in standing(world)] == [decided]
    # Nothing was written over.
    assert {where(world, digest) for digest in (one, other)} == {"the mill", "the bridge"}


def test_the_decision_reaches_central_and_every_other_coordinator(world: World) -> None:
    two(world)
    fetch(world)
    decided = decide(world, *(found.manifest_digest for found in standing(world)))
    report = world.deliver(world.coordinator)
    assert not report.parked
    with world.coordinator.read() as tx:
        (own,) = interviews.listed(tx)
    assert own.delivered_at
    assert own.is_closed
    # The one who made it is not told of it as of something new.
    assert fetch(world).fetched == ()
    with world.central.engine.connect() as tx:
        r = tables.revisions
        rows = tx.execute(r.select().where(r.c.rev == 3)).all()
    assert [row.manifest for row in rows] == [decided]
    assert rows[0].facts_at
    assert not rows[0].facts_problem


@pytest.mark.slow
def test_a_third_correction_stays_beside_the_decision_and_is_decided_too(world: World) -> None:
    laptop, _twin, interview = two(world)
    third = world.twin(laptop, "third")
    fetch(world)
    first = decide(world, *(found.manifest_digest for found in standing(world)))
    world.deliver(world.coordinator)
    # On the laptop nobody knows of the decision: its next correction follows its own.
    with third.read() as tx:
        newest = max(interviews.listed(tx), key=lambda one: one.revision)
    assert newest.id != interview
    world.seal(third, amends=newest.id, body=told("the well"), agreed=AGREED)
    assert not world.deliver(third).parked
    fetch(world)
    found = standing(world)
    assert {where(world, one.manifest_digest) for one in found} == {where(world, first), "the well"}
    last = decide(world, *(one.manifest_digest for one in found))
    assert [one.manifest_digest for one in standing(world)] == [last]
    with world.coordinator.read() as tx:
        assert len(received.listed(tx)) == 6


@pytest.mark.slow
def test_every_order_of_arrival_at_a_reader_ends_in_the_same_list(world: World) -> None:
    two(world)
    fetch(world)
    with world.coordinator.read() as tx:
        rows = {one.manifest_digest: one for one in received.listed(tx)}
    ways = {
        tuple(head.manifest_digest for head in heads.among(tuple(rows[digest] for digest in order)))
        for order in itertools.permutations(rows)
    }
    assert len(ways) == 1


def test_what_is_not_decided_is_not_sealed(world: World) -> None:
    two(world)
    fetch(world)
    one, other = (found.manifest_digest for found in standing(world))
    for decisions, reason in (([], "why"), ([Decision(WHERE, one)], "why"), ([], "")):
        with pytest.raises(ResolutionRefused) as refused:
            resolving.resolve(world.coordinator, one, other, decisions, reason, world.clock.now())
        assert refused.value.code == "resolution-open"
    with pytest.raises(ResolutionRefused):
        decide(world, one, other, reason="  ")
    assert len(standing(world)) == 2


@pytest.mark.slow
def test_nothing_is_decided_twice(world: World) -> None:
    two(world)
    fetch(world)
    one, other = (found.manifest_digest for found in standing(world))
    decide(world, one, other)
    with pytest.raises(ResolutionRefused) as refused:
        decide(world, one, other)
    assert refused.value.code == "resolution-none"


def test_of_two_consents_what_both_allow_holds_and_nobody_chooses(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, agreed=AGREED)
    twin = world.twin(laptop, "twin")
    world.seal(laptop, amends=interview, agreed=AGREED, body=told("the mill"))
    world.seal(twin, amends=interview, agreed=AGREED | {"agreed": False}, body=told("the mill"))
    for vault in (laptop, twin):
        world.deliver(vault)
    fetch(world)
    one, other = (found.manifest_digest for found in standing(world))
    decided = decide(world, one, other)
    with world.coordinator.read() as tx:
        facts = received.open_part(tx, decided, PartKind.FACTS).content.record
    consent = facts["consent"]
    assert isinstance(consent, dict)
    assert consent["recipients"] == []
    assert consent["leaves"] is True


def test_once_the_person_withdraws_the_decision_is_withdrawn_with_what_it_was_made_of(world: World) -> None:
    laptop, _twin, _interview = two(world)
    fetch(world)
    decided = decide(world, *(found.manifest_digest for found in standing(world)))
    world.deliver(world.coordinator)
    with laptop.read() as tx:
        newest = max(interviews.listed(tx), key=lambda one: one.revision)
    with laptop.transaction() as tx:
        # As sealing the next correction does that narrows the consent.
        withdrawing.announce(tx, laptop, replace(newest, revision=3), world.clock.now())
    world.deliver(laptop)
    assert fetch(world).withdrawn
    with world.coordinator.read() as tx:
        assert received.get(tx, decided).withdrawn_at
        assert received.in_force(tx, received.get(tx, decided).interview) is None
    # Nor is it told to a coordinator who comes later.
    with world.central.engine.connect() as tx:
        assert central_withdrawing.covers(tx, decided)


def test_what_was_decided_comes_back_when_the_person_agrees_again(world: World) -> None:
    """Also to whoever had not fetched it before they withdrew."""
    late = world._vault("late")
    world._admit(late, world._request(late, Role.COORDINATOR), Role.COORDINATOR)
    laptop, _twin, _interview = two(world)
    fetch(world)
    decided = decide(world, *(found.manifest_digest for found in standing(world)))
    world.deliver(world.coordinator)
    with laptop.read() as tx:
        newest = max(interviews.listed(tx), key=lambda one: one.revision)
    draft = withdraw(world, laptop, newest.id)
    world.deliver(laptop)
    assert fetch(world, late).fetched == ()
    world.seal(laptop, amends=draft, body=told("the mill"), agreed=AGREED)
    world.deliver(laptop)
    fetch(world, late)
    with late.read() as tx:
        assert not received.get(tx, decided).withdrawn_at


def test_a_stranger_neither_corrects_nor_decides_nor_has_a_say_in_the_consent(world: World) -> None:
    """A stolen laptop and a central that lets everything pass: readers judge by the rule by which central should."""
    laptop, stranger = world.laptop("laptop"), world.laptop("stranger")
    interview = world.seal(laptop)
    with laptop.read() as tx:
        theirs = opened.manifest(tx, interview)
        sealed = [FetchedObject(ObjectKind(row.kind), bytes(row.content)) for row in tx.execute(select_rows(objects))]
    parts = [one for one in sealed if one.kind in (ObjectKind.PART, ObjectKind.WRAPSET)]
    with stranger.transaction() as tx:
        own = device.identity(tx)
        event = events.sign(
            tx, own, world.clock.now(), action=CustodyAction.RENEW, interview=interview, rev=1, manifest="ab" * 32,
            practice=True, policy=theirs.policy,
        )  # fmt: skip
    world.deliver(laptop)
    (first,) = fetch(world).fetched
    with world.coordinator.transaction() as tx:
        with pytest.raises(ReceivedRefused, match="received-signature"):
            received.keep_event(tx, event.to_frame(), practice=True)
        for changed in (
            {"form": theirs.form.model_copy(update={"version": "2"})},
            {"rev": 2, "prev": (first,)},
            {"rev": 2, "prev": ("ab" * 32,)},
            {"rev": 2, "prev": (first, "cd" * 32)},
        ):
            manifest = theirs.model_copy(update={"author": own.author, **changed})
            forged = FetchedObject(ObjectKind.REVISION, envelope.sign(manifest, own.signing).to_frame())
            with pytest.raises(ReceivedRefused, match="received-signature"):
                received.keep(tx, [forged, *parts], own.certificate_data, practice=True,
                              moment=world.clock.now())  # fmt: skip
        assert [one.manifest_digest for one in received.listed(tx)] == [first]


def test_a_decision_waits_for_what_it_names(world: World) -> None:
    two(world)
    fetch(world)
    decided = decide(world, *(found.manifest_digest for found in standing(world)))
    world.deliver(world.coordinator)
    late = world._vault("late")
    world._admit(late, world._request(late, Role.COORDINATOR), Role.COORDINATOR)
    with world.coordinator.read() as tx:
        (_, frame), (_, certified) = received.signed_of(tx, decided)
        t = received_objects
        rows = tx.execute(t.select().where(t.c.manifest_digest == decided)).all()
    whole = [FetchedObject(ObjectKind(row.kind), bytes(row.content)) for row in rows]
    whole.append(FetchedObject(ObjectKind.REVISION, frame))
    with late.transaction() as tx, pytest.raises(ReceivedRefused, match="received-incomplete"):
        received.keep(tx, whole, certified, practice=True, moment=world.clock.now())
    report = fetch(world, late)
    assert (len(report.fetched), report.damaged) == (4, ())


def test_a_refusal_after_the_decision_is_heard(world: World) -> None:
    laptop, _twin, interview = two(world)
    fetch(world)
    decide(world, *(found.manifest_digest for found in standing(world)))
    world.seal(laptop, amends=interview, leaves=False)
    world.deliver(laptop)
    report = fetch(world)
    assert (len(report.followed), report.damaged) == (1, ())


@pytest.mark.slow
def test_withdrawn_corrections_are_not_compared(world: World) -> None:
    laptop, _twin, _interview = two(world)
    fetch(world)
    one, other = (found.manifest_digest for found in standing(world))
    interview = standing(world)[0].interview
    draft = deciding.Draft({"/a": one}, {"/a": "так сказала"}, "Запитано")
    with world.coordinator.transaction() as tx:
        deciding.put(tx, interview, (one, other), draft, world.clock.now())
    with laptop.read() as tx:
        newest = max(interviews.listed(tx), key=lambda row: row.revision)
    with laptop.transaction() as tx:
        # As sealing the next correction does that narrows the consent.
        withdrawing.announce(tx, laptop, replace(newest, revision=3), world.clock.now())
    world.deliver(laptop)
    fetch(world)
    with world.coordinator.read() as tx, pytest.raises(ReceivedRefused):
        resolving.compare(tx, one, other)
    # Neither is what somebody began to write beside the answers.
    with world.coordinator.read() as tx:
        assert settings.named(tx, "decision/") == ()


def test_an_evidence_package_names_both_corrections_until_somebody_decided(world: World) -> None:
    two(world)
    fetch(world)
    one, other = (found.manifest_digest for found in standing(world))
    asked = Asked("court", "2026-11-23")
    with world.coordinator.read() as tx:
        assert select(tx, one, asked).beside == (other,)
        assert select(tx, other, asked).beside == (one,)
    decided = decide(world, one, other)
    with world.coordinator.read() as tx:
        assert select(tx, decided, asked).beside == ()
        assert select(tx, one, asked).beside == ()


def test_a_person_who_said_no_in_the_other_correction_is_heard(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, agreed=AGREED)
    twin = world.twin(laptop, "twin")
    second = world.seal(laptop, amends=interview, agreed=AGREED)
    world.seal(laptop, amends=second, agreed=AGREED)
    world.seal(twin, amends=interview, agreed=AGREED | {"agreed": False})
    for vault in (laptop, twin):
        world.deliver(vault)
    fetch(world)
    with world.coordinator.read() as tx:
        third = next(one for one in received.listed(tx) if one.revision == 3)
        selection = select(tx, third.manifest_digest, Asked("court", "2026-11-23"))
    assert [one.reason for one in selection.withheld] == [Reason.NOT_AGREED]


def test_an_older_no_holds_on_where_what_came_between_is_missing(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, agreed=AGREED | {"agreed": False})
    second = world.seal(laptop, amends=interview, agreed=AGREED)
    world.seal(laptop, amends=second, agreed=AGREED)
    world.deliver(laptop)
    fetch(world)
    with world.coordinator.read() as tx:
        first, between, third = sorted(received.listed(tx), key=lambda one: one.revision)
        assert select(tx, third.manifest_digest, Asked("court", "2026-11-23")).parts
    with world.coordinator.transaction() as tx:
        for table in (received_objects, received_blobs, received_table):
            tx.execute(table.delete().where(table.c.manifest_digest == between.manifest_digest))
        selection = select(tx, third.manifest_digest, Asked("court", "2026-11-23"))
        assert [one.reason for one in selection.withheld] == [Reason.NOT_AGREED]
        # No two corrections to decide between, all the same.
        assert heads.heads(tx, third.interview) == (received.get(tx, third.manifest_digest),)
        assert heads.not_before(tx, third) == (first,)


@pytest.mark.slow
def test_nobody_but_a_coordinator_decides(world: World) -> None:
    laptop, _twin, _interview = two(world)
    with pytest.raises(ResolutionRefused) as refused:
        resolving.resolve(laptop, "a" * 64, "b" * 64, [], "why", world.clock.now())
    assert refused.value.code == "resolution-role"


def test_central_takes_a_decision_only_from_a_coordinator_and_after_all_it_names(world: World) -> None:
    two(world)
    stranger = world.laptop("stranger")
    world.seal(stranger)
    world.deliver(stranger)
    fetch(world)
    with world.coordinator.read() as tx:
        rows = received.listed(tx)
    interview = next(one.interview for one in rows if one.revision == 2)
    (foreign,) = (one.manifest_digest for one in rows if one.interview != interview)
    parents = [one.manifest_digest for one in standing(world, interview)]
    decided = decide(world, *parents)
    with world.coordinator.read() as tx:
        right = received.manifest(tx, decided)

    def takes(vault: Vault, role: Role, **changed: object) -> bool:
        with vault.transaction() as tx:
            public = device.identity(tx).signing.public
        caller = Caller(world.key_id(vault), public, role, "")
        with world.central.engine.connect() as tx:
            try:
                owners.require_revision(tx, caller, right.model_copy(update=changed))
            except Refused as refused:
                assert refused.code == "interview-of-another"
                return False
        return True

    assert takes(world.coordinator, Role.COORDINATOR)
    for vault, role, changed in (
        (stranger, Role.DOCUMENTER, {}),
        (world.coordinator, Role.ANALYST, {}),
        (world.coordinator, Role.COORDINATOR, {"prev": (parents[0],)}),
        (world.coordinator, Role.COORDINATOR, {"prev": (parents[0], parents[0])}),
        (world.coordinator, Role.COORDINATOR, {"prev": (*parents, "e" * 64)}),
        (world.coordinator, Role.COORDINATOR, {"prev": (parents[0], foreign)}),
        (world.coordinator, Role.COORDINATOR, {"rev": 2}),
        (world.coordinator, Role.COORDINATOR, {"interview": "ab" * 16}),
    ):
        assert not takes(vault, role, **changed), changed


def test_the_vault_of_who_decided_is_whole(world: World) -> None:
    two(world)
    fetch(world)
    decide(world, *(found.manifest_digest for found in standing(world)))
    world.deliver(world.coordinator)
    assert check.full(world.coordinator).is_sound


def test_who_checks_a_package_is_told_of_the_other_correction(world: World, tmp_path: Path) -> None:
    two(world)
    fetch(world)
    one, other = (found.manifest_digest for found in standing(world))
    package = write(world, [one], tmp_path / "before", Asked("court", "2026-11-22"))
    code, said = verify(package.folder)
    assert (code, f"nobody has decided between them: {other}" in said) == (0, True)
    decided = decide(world, one, other)
    package = write(world, [decided], tmp_path / "after", Asked("court", "2026-11-22"))
    code, said = verify(package.folder)
    assert (code, "another correction" in said) == (0, False)
