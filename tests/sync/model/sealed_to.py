"""Steps of coordinators and custodians: they read, ask, plan, publish, decide; laptops answer."""

from storage.interviews import (
    addressed,
    assignments,
    compartments,
    heads,
    mission_packages,
    received,
    referrals,
    resolving,
)
from storage.interviews.assignments import Given, NewAssignment
from storage.interviews.comparing import Decision
from storage.interviews.mission_packages import Choice
from storage.objects.assignment import AssignmentKind, AssignmentState
from sync.client.addressing import fetch_devices
from sync.client.coordinator import send_review
from sync.client.delivery import calls_of, greet
from tests.sync.model import own_work
from tests.sync.model.prepared import COORDINATORS, CUSTODIAN
from tests.sync.model.sequence import Sequence

_EXPIRES = "2026-12-31T23:59:59.000Z"
_SERVICES = (
    "service_uk;service_en;contact;detail_uk;detail_en;needs;area;checked;status\n"
    "Гаряча лінія;Hotline;{};;;;;2026-11-01;V\n"
)


def review(s: Sequence) -> None:
    name = s.any_coordinator()
    held = _held(s, name)
    if held:
        digest, text = s.chance.choice(held), f"read {s.done.total()}"

        def work() -> None:
            send_review(s.vaults[name], s.line(), s.world.clock, manifest_digest=digest, text=text, returned=False)
            s.told.notes.append((name, digest, text))

        s.try_to(work)


def get_to_know(s: Sequence) -> None:
    """A coordinator asks central whom something can be sealed to, and who is shut out."""
    vault = s.vaults[s.any_coordinator()]

    def work() -> None:
        calls = calls_of(vault, s.line())
        greet(vault, calls)
        fetch_devices(vault, calls, s.world.clock)

    s.go(work)


def give(s: Sequence) -> None:
    """Plan an interview, or tell that somebody was heard before."""
    name = s.any_coordinator()
    heard = s.chance.choice(("", "TR-01, 3 May"))
    kind = AssignmentKind.HEARD if heard else AssignmentKind.INTERVIEW
    _give(s, name, NewAssignment(kind, "W-12", "Ковалівка", "2026-11-25", "Ask for the shelter.", heard))


def ask(s: Sequence) -> None:
    """Ask about something that was received."""
    name = s.any_coordinator()
    held = _held(s, name)
    if held:
        _give(s, name, NewAssignment(AssignmentKind.CLARIFY, notes="Which road?", revision=s.chance.choice(held)))


def take_back(s: Sequence) -> None:
    name = s.any_coordinator()
    given = [one for one in given_by(s, name) if not one.said.withdrawn]
    if given:
        with s.vaults[name].transaction() as tx:
            assignments.withdraw(tx, s.chance.choice(given).said.id, s.world.clock.now())


def answer(s: Sequence) -> None:
    """A documenter begins what was planned, or says why not."""
    name = s.any_laptop()
    vault = s.vaults[name]
    with vault.read() as tx:
        came = [one for one in assignments.listed(tx, own=False) if one.is_open]
    own = own_work.sealed_on(s, name)
    if not came:
        return
    one = s.chance.choice(came)
    with vault.transaction() as tx:
        if own and one.said.kind is AssignmentKind.INTERVIEW and s.chance.random() < 0.6:
            assignments.begin(tx, one.said.id, s.chance.choice(own).interview, s.world.clock.now())
        else:
            assignments.answer(tx, one.said.id, AssignmentState.REFUSED, "Mined.", s.world.clock.now())


def publish(s: Sequence) -> None:
    """The next version of a coordinator's package, with services that say which one it is."""
    name = s.any_coordinator()
    with s.vaults[name].transaction() as tx:
        to = addressed.devices(tx)
        before = mission_packages.listed(tx, own=True)
        referrals.keep(tx, services(name, len(before) + 1), s.world.clock.now())
        if to:
            mission_packages.publish(
                tx, to, "Kharkiv", _EXPIRES, Choice(referrals=True, organisation=True), s.world.clock.now(),
                practice=True, series=before[0].said.series if before else "",
            )  # fmt: skip


def services(coordinator: str, version: int) -> bytes:
    """A list of services that names its version."""
    return _SERVICES.format(contact(coordinator, version)).encode()


def contact(coordinator: str, version: int) -> str:
    return f"0 800 {COORDINATORS.index(coordinator)} {version}"


def decide(s: Sequence) -> None:
    """Two corrections that stand beside each other become one."""
    name = s.any_coordinator()
    vault = s.vaults[name]
    with vault.read() as tx:
        numbered = {one.interview: (one.device_code, one.number) for one in received.listed(tx)}
        beside = [found for one in sorted(numbered, key=numbered.__getitem__) if len(found := heads.heads(tx, one)) > 1]
    if not beside or name in s.shut_out:
        return
    one, other = (found.manifest_digest for found in s.chance.sample(s.chance.choice(beside), 2))

    def work() -> None:
        with vault.read() as tx:
            refs = resolving.compare(tx, one, other).to_decide
        decisions = [Decision(ref, s.chance.choice((one, other)), "her words") for ref in refs]
        made = resolving.resolve(vault, one, other, decisions, "asked again", s.world.clock.now())
        s.told.decided[made.manifest_digest] = frozenset((one, other))
        s.done["decided"] += 1

    s.try_to(work)


def open_apart(s: Sequence) -> None:
    """The custodian opens what nobody else here can, while the person agrees."""
    held = _held(s, CUSTODIAN)
    if held:
        digest = s.chance.choice(held)
        s.try_to(
            lambda: compartments.open_compartment(
                s.vaults[CUSTODIAN], digest, s.world.boxes["crsv"], s.world.clock.now()
            )
        )


def given_by(s: Sequence, name: str) -> tuple[Given, ...]:
    """What a coordinator gave out."""
    with s.vaults[name].read() as tx:
        return assignments.listed(tx, own=True)


def _give(s: Sequence, name: str, new: NewAssignment) -> None:
    with s.vaults[name].read() as tx:
        to = addressed.devices(tx)
    if not to:
        return

    def work() -> None:
        with s.vaults[name].transaction() as tx:
            assignments.give(tx, s.chance.choice(to), new, s.world.clock.now(), practice=True)

    s.try_to(work)


def _held(s: Sequence, name: str) -> list[str]:
    """In an order that is the same whenever a seed is tried again."""
    with s.vaults[name].read() as tx:
        rows = sorted(received.listed(tx), key=lambda one: (one.device_code, one.number, one.revision, one.wall))
    return [one.manifest_digest for one in rows]
