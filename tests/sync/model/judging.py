"""What must hold once all have come together: nothing lost, nothing doubled, nobody reads what is not theirs."""

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import delete, func, select

from storage.interviews import (
    assignments,
    custody,
    heads,
    interviews,
    mission_packages,
    received,
    received_addenda,
    referrals,
    reviews,
)
from storage.interviews.errors import ReceivedRefused
from storage.interviews.interviews import InterviewSummary, State
from storage.interviews.outbox import Sending
from storage.interviews.received import ReceivedInterview
from storage.objects.addendum import Following
from storage.objects.kinds import ObjectKind, PartKind
from storage.vault.tables import objects as objects_table
from storage.vault.tables import outbox as outbox_table
from storage.vault.transaction import Transaction
from sync.central import log_report, quarantine, tables, withdrawing
from sync.central.database import reading
from sync.evidence.selection import Asked
from sync.evidence.selection import select as given_to
from tests.sync.model.own_work import REFUSAL, leaves, rely_on_central, sealed_on
from tests.sync.model.prepared import COORDINATORS, CUSTODIAN, LAPTOPS
from tests.sync.model.sealed_to import contact, given_by
from tests.sync.model.sequence import Sequence

_COURT = Asked("court", "2026-12-02", asked_again=True)


def judge(s: Sequence) -> None:
    """All of it."""
    found = log_report.verify(s.world.central, with_files=True)
    assert not found.faults, found.faults
    for name, vault in s.vaults.items():
        with vault.read() as tx:
            assert custody.is_unbroken(tx), name
    rely_on_central(s)
    for one in (
        _delivered, _withdrawn, _read, _shut_out, _assigned, _published, _noted, _refused, _followed, _decided,
        _beside, _agreed,
    ):  # fmt: skip
        one(s)


def lose_something_at_central(s: Sequence) -> None:
    """What central must never do: for trying out the judgement."""
    t = tables.objects
    with s.world.central.engine.begin() as tx:
        number = tx.execute(select(func.max(t.c.number)).where(t.c.kind == ObjectKind.PART.value)).scalar_one()
        tx.execute(delete(t).where(t.c.number == number))


def _delivered(s: Sequence) -> None:
    """What was sealed is whole at central, whatever is receipted is stored, each name is there once."""
    stored, complete, _ = _at_central(s)
    o = outbox_table
    for name in (*LAPTOPS, *COORDINATORS):
        with s.vaults[name].read() as tx:
            receipted = tx.execute(select(o.c.digest).where(o.c.state == Sending.RECEIPTED.value)).scalars().all()
            own = [one for one in interviews.listed(tx) if one.manifest_digest]
        assert set(receipted) <= stored, f"{name}: a receipt for what is not stored"
        if name in s.shut_out:
            continue
        assert not s.waits(name), f"{name} still waits"
        for one in own:
            if leaves(one):
                assert one.manifest_digest in complete, f"{name}: sealed and not whole at central"
                assert one.state is State.DELIVERED, f"{name}: whole at central, and called {one.state}"
                assert s.is_whole_at_central(one.manifest_digest), f"{name}: called delivered, and not whole at central"


def _withdrawn(s: Sequence) -> None:
    """What was withdrawn on a laptop is withdrawn at central, and nothing else is."""
    _, complete, withdrawn = _at_central(s)
    # An older disk knows neither all that it withdrew nor all that it was given again.
    for name in (name for name in s.trusted(LAPTOPS) if name not in s.put_back):
        for one in sealed_on(s, name):
            if one.manifest_digest in complete:
                is_here, is_there = not leaves(one), one.manifest_digest in withdrawn
                assert is_here == is_there, f"{name}: withdrawn {is_here}, and {is_there} at central"


def _read(s: Sequence) -> None:
    """Readers have all that is whole and agreed to, and nothing that central does not have."""
    stored, complete, withdrawn = _at_central(s)
    for name in s.trusted((*COORDINATORS, CUSTODIAN)):
        held = s.held_by(name)
        assert complete - withdrawn <= held, f"{name} lacks what is whole at central"
        assert held <= stored, f"{name} has what central does not have"
        with s.vaults[name].read() as tx:
            for one in received.listed(tx):
                is_withdrawn = one.manifest_digest in withdrawn
                assert bool(one.withdrawn_at) == is_withdrawn, f"{name}: withdrawn {is_withdrawn}, and not so here"
                if not is_withdrawn:
                    assert not stored & set(one.blobs_wanted), f"{name} lacks a file"
                _opens_its_own_parts(tx, one, is_custodian=name == CUSTODIAN)


def _opens_its_own_parts(tx: Transaction, one: ReceivedInterview, *, is_custodian: bool) -> None:
    for kind in PartKind:
        opens = True
        try:
            received.open_part(tx, one.manifest_digest, kind)
        except ReceivedRefused as refusal:
            assert refusal.code == "not-a-recipient", refusal.code
            opens = False
        assert opens == (not is_custodian and kind in (PartKind.FACTS, PartKind.BODY)), f"{kind} opens: {opens}"


def _shut_out(s: Sequence) -> None:
    """Who was revoked brings nothing in and gets nothing."""
    for name, before in s.shut_out.items():
        assert s.objects_of(name) == before.objects, f"{name} brought something in"
        if name not in LAPTOPS:
            got = s.held_by(name) - before.received - s.told.decided.keys()
            assert not got, f"{name} got something"

    kept = {one.name: one for one in quarantine.listed(s.world.central)}
    names = {sha256 for name in kept for sha256 in s.told.kept_aside if sha256 in name}
    assert names == s.told.kept_aside, "what a device brought that is shut out was lost"


def _noted(s: Sequence) -> None:
    """What a coordinator wrote about a revision is there once, where that revision is."""
    for name in s.trusted(LAPTOPS):
        for one in sealed_on(s, name):
            with s.vaults[name].read() as tx:
                there = Counter(note.text for note in reviews.of_interview(tx, one.id))
            for by, digest, text in s.told.notes:
                if digest == one.manifest_digest and by not in s.shut_out:
                    assert there[text] == 1, f"{name} has a note of {by} {there[text]} times"


def _assigned(s: Sequence) -> None:
    """What was given out is there once, as it was said last; an answer is known to who asked."""
    given = {one.said.id: (name, one) for name in COORDINATORS for one in given_by(s, name)}
    for name in LAPTOPS:
        with s.vaults[name].read() as tx:
            came = assignments.listed(tx, own=False)
        assert len(came) == len({one.said.id for one in came})
        for one in came:
            assert one.said.device == s.key_ids[name], f"{name} has what is for another"
            by, theirs = given[one.said.id]
            assert one.said.version <= theirs.said.version
            if not {by, name} & {*s.shut_out, *s.put_back}:
                assert one.state is theirs.state, f"{name} says {one.state}, {by} knows {theirs.state}"
        if name in s.shut_out:
            continue
        here = {one.said.id: one.said for one in came}
        for by, one in given.values():
            if one.said.device == s.key_ids[name] and by not in s.shut_out:
                assert here.get(one.said.id) == one.said, f"{name} lacks what {by} gave"


def _published(s: Sequence) -> None:
    """The last version of every package is there, and no older one counts in its place."""
    for name in LAPTOPS:
        with s.vaults[name].read() as tx:
            taken = mission_packages.listed(tx, own=False)
            counts = {one.contact for one in referrals.kept(tx)}
        newest: Counter[str] = Counter()
        for one in taken:
            newest[one.said.series] = max(newest[one.said.series], one.said.version)
        assert len(taken) == len({(one.said.series, one.said.version) for one in taken})
        allowed = set()
        for by in COORDINATORS:
            with s.vaults[by].read() as tx:
                own = mission_packages.listed(tx, own=True)
            if not own:
                continue
            series = own[0].said.series
            allowed.add(contact(by, newest[series]))
            if not {by, name} & s.shut_out.keys():
                assert newest[series] == max(one.said.version for one in own), (
                    f"{name} lacks the newest package of {by}"
                )
        assert not taken or counts <= allowed, f"{name}: {counts} count, of {allowed}"


def _refused(s: Sequence) -> None:
    """Whoever refused is known to all coordinators, once."""
    for name in s.trusted(LAPTOPS):
        with s.vaults[name].read() as tx:
            refused = {one.interview for one in interviews.listed(tx) if one.form.form_id == REFUSAL}
        for reader in s.trusted(COORDINATORS):
            with s.vaults[reader].read() as tx:
                known = Counter(one.interview for one in received_addenda.notices(tx))
            assert all(known[one] == 1 for one in refused), f"{reader} does not know who refused"


def _followed(s: Sequence) -> None:
    """Who handed over a thing is told of with the revision that was there, once, if that one leaves."""
    _, _, withdrawn = _at_central(s)
    t = objects_table
    for name in s.trusted(LAPTOPS):
        for one in sealed_on(s, name):
            if not leaves(one) or one.manifest_digest in withdrawn:
                continue
            with s.vaults[name].read() as tx:
                own = select(t.c.digest).where(t.c.interview_id == one.id, t.c.kind == ObjectKind.EXHIBIT_TRANSFER)
                made = set(tx.execute(own).scalars())
            for reader in s.trusted(COORDINATORS):
                told = _told_of(s, reader, one)
                assert all(told[digest] == 1 for digest in made), f"{reader} does not know what was handed over"


def _told_of(s: Sequence, reader: str, one: InterviewSummary) -> Counter[str]:
    with s.vaults[reader].read() as tx:
        revisions = {row.revision for row in received.listed(tx) if row.interview == one.interview}
        following = [each for rev in revisions for each in received_addenda.of_revision(tx, one.interview, rev)]
    return Counter(str(each.record["digest"]) for each in following if each.about is Following.TRANSFER)


def _decided(s: Sequence) -> None:
    """What was decided stays so, wherever it is known."""
    for reader in s.trusted(COORDINATORS):
        held = s.held_by(reader)
        for decision, parents in s.told.decided.items():
            if decision in held:
                with s.vaults[reader].read() as tx:
                    standing = {one.manifest_digest for one in heads.heads(tx, received.get(tx, decision).interview)}
                assert not standing & parents, f"{reader}: what was decided stands open"


def _beside(s: Sequence) -> None:
    """What no revision here names stands in the list, whatever any clock said when it was sealed."""
    for reader in s.trusted(COORDINATORS):
        with s.vaults[reader].read() as tx:
            rows = received.listed(tx)
            known, named = {one.manifest_digest for one in rows}, {each for one in rows for each in one.replaces}
            gaps = {one.interview for one in rows if not known.issuperset(one.replaces)}
            for interview in {one.interview for one in rows} - gaps:
                there = {one.manifest_digest for one in rows if one.interview == interview} - named
                assert {one.manifest_digest for one in heads.heads(tx, interview)} == there, f"{reader}: one is hidden"


def _agreed(s: Sequence) -> None:
    """Nothing is given away against the last word of the person, nor against any that nobody knows to be older."""
    no = set(s.told.refused)
    for decision, parents in sorted(s.told.decided.items(), key=lambda each: each[0] in each[1]):
        if parents & no:
            no.add(decision)
    for reader in s.trusted(COORDINATORS)[:1]:
        with s.vaults[reader].read() as tx:
            rows = {one.manifest_digest: one for one in received.listed(tx)}
            for digest, one in rows.items():
                selected = given_to(tx, digest, _COURT)
                if not selected.parts and not selected.files:
                    continue
                s.done["given"] += 1
                assert not one.withdrawn_at
                older = _ancestors(rows, digest)
                against = {
                    each for each, row in rows.items()
                    if row.interview == one.interview and each in no and each not in older
                }  # fmt: skip
                assert not against, "given though the person said no"


def _ancestors(rows: Mapping[str, ReceivedInterview], digest: str) -> set[str]:
    found: set[str] = set()
    waiting = [digest]
    while waiting:
        row = rows.get(waiting.pop())
        new = set(row.replaces) - found if row is not None else set[str]()
        found |= new
        waiting += new
    return found


def _at_central(s: Sequence) -> tuple[set[str], set[str], set[str]]:
    """What is stored, which revisions are whole, and of those which are withdrawn."""
    o, b, r = tables.objects, tables.blobs, tables.revisions
    with reading(s.world.central.engine) as tx:
        stored = set(tx.execute(select(o.c.digest)).scalars())
        stored |= set(tx.execute(select(b.c.sha256).where(b.c.sealed_at.is_not(None))).scalars())
        complete = set(tx.execute(select(r.c.manifest).where(r.c.complete_at.is_not(None))).scalars())
        every = tx.execute(select(r.c.manifest)).scalars().all()
        return stored, complete, {one for one in every if withdrawing.covers(tx, one)}
