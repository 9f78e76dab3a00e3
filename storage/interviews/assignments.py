"""Assignments: what a coordinator gave out, what was received, and how far each of them is."""

import secrets
from dataclasses import dataclass, replace

from pydantic import ValidationError
from sqlalchemy import Row, insert, select, update

from storage.crypto.signing import key_id
from storage.interviews import addressed, custody, device
from storage.interviews.addressed import KnownDevice, Opened
from storage.interviews.errors import AssignmentRefused
from storage.objects import envelope
from storage.objects.assignment import Assignment, AssignmentAnswer, AssignmentKind, AssignmentState
from storage.objects.certificate import Certificate, Role
from storage.objects.custody import CustodyAction
from storage.objects.errors import ObjectRefused
from storage.objects.kinds import ObjectKind
from storage.platform.clock import Moment
from storage.vault import Vault
from storage.vault.assignment_tables import assignments
from storage.vault.tables import interviews, received
from storage.vault.transaction import Transaction


@dataclass(frozen=True, slots=True)
class NewAssignment:
    """What a coordinator writes; `number` is a number or a pseudonym, `revision` the manifest to be made clear."""

    kind: AssignmentKind
    number: str = ""
    place: str = ""
    day: str = ""
    notes: str = ""
    heard: str = ""
    revision: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """An assignment as it stands: `other` is who gave it, or to whom it was given.

    `state` is empty while its device has not said that it arrived; `begun` the interview of this vault. `is_stuck`:
    central no longer takes what is for that device.
    """

    said: Assignment
    other: Certificate
    state: AssignmentState | None
    state_at: str
    begun: str
    number: str
    note: str
    is_stuck: bool = False

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return not self.said.withdrawn and self.state in (None, AssignmentState.PLANNED, AssignmentState.BEGUN)


def give(tx: Transaction, to: KnownDevice, new: NewAssignment, moment: Moment, *, practice: bool) -> Given:
    """As coordinator: sign an assignment, seal it to a device, let it wait for central.

    Raises:
        AssignmentRefused: Codes ``not-a-coordinator``, ``assignment-text`` (empty or too long),
            ``assignment-interview`` (not received from that device).
    """
    addressed.require_coordinator(tx)
    interview = None
    if new.kind is AssignmentKind.CLARIFY:
        interview = tx.execute(
            select(received.c.interview).where(
                received.c.manifest_digest == new.revision, received.c.author_key == to.certificate.device_key
            )
        ).scalar()
        if interview is None:
            raise AssignmentRefused("assignment-interview")
    is_said = new.notes if new.kind is AssignmentKind.CLARIFY else new.number or new.place
    if not is_said.strip() or (new.kind is AssignmentKind.HEARD and not new.heard.strip()):
        raise AssignmentRefused("assignment-text")
    try:
        said = Assignment(
            id=secrets.token_hex(16),
            version=1,
            kind=new.kind,
            device=to.key_id,
            number=new.number.strip(),
            place=new.place.strip(),
            day=new.day,
            notes=new.notes.strip(),
            heard=new.heard.strip(),
            interview=interview,
            revision=new.revision or None,
            question=new.question,
            withdrawn=False,
            author=device.identity(tx).author,
            practice=practice,
            at=moment.wall,
        )
    except ValidationError:
        raise AssignmentRefused("assignment-text") from None
    signed = addressed.queue(tx, said, to, moment)
    tx.execute(
        insert(assignments).values(
            id=said.id,
            own=1,
            version=said.version,
            content=signed.to_frame(),
            certificate=to.frame,
            at=said.at,
            state="",
            state_at="",
            n=0,
            interview="",
            number="",
            note="",
        )
    )
    _enter(tx, "given", signed.digest, moment)
    return _get(tx, said.id)


def withdraw(tx: Transaction, assignment_id: str, moment: Moment) -> Given:
    """As coordinator: take an assignment back, by a version that says so.

    Raises:
        AssignmentRefused: Code ``assignment-unknown``.
    """
    held = _get(tx, assignment_id, own=True)
    if held.said.withdrawn:
        return held
    row = tx.execute(select(assignments).where(assignments.c.id == assignment_id)).one()
    frame = bytes(row.certificate)
    own = device.identity(tx).author
    said = held.said.model_copy(
        update={"version": held.said.version + 1, "withdrawn": True, "author": own, "at": moment.wall}
    )
    signed = addressed.queue(tx, said, KnownDevice(said.device, held.other, frame), moment)
    tx.execute(
        update(assignments)
        .where(assignments.c.id == assignment_id)
        .values(version=said.version, content=signed.to_frame(), at=said.at)
    )
    _enter(tx, "withdrawn", signed.digest, moment)
    return _get(tx, assignment_id)


def take(tx: Transaction, opened: Opened, moment: Moment) -> bool:
    """Keep an assignment that a coordinator sealed to this device, and say that it arrived; whether it is new.

    Raises:
        AssignmentRefused: Codes ``addressed-damaged``, ``addressed-signature``, ``assignment-older``.
    """
    try:
        said = Assignment.from_bytes(opened.signed.payload)
    except ObjectRefused:
        raise AssignmentRefused("addressed-damaged") from None
    own = device.identity(tx)
    is_theirs = opened.sender.certificate.role is Role.COORDINATOR
    is_theirs = is_theirs and said.author.key == opened.sender.certificate.device_key
    if not is_theirs or said.device != key_id(own.signing.public):
        raise AssignmentRefused("addressed-signature")
    if said.practice != opened.sender.certificate.practice:
        raise AssignmentRefused("addressed-damaged")
    row = tx.execute(select(assignments).where(assignments.c.id == said.id)).first()
    if row is None:
        tx.execute(
            insert(assignments).values(
                id=said.id,
                own=0,
                version=said.version,
                content=opened.signed.to_frame(),
                certificate=opened.sender.frame,
                at=said.at,
                state="",
                state_at="",
                n=0,
                interview="",
                number="",
                note="",
            )
        )
    else:
        known = _given(row)
        if bytes(row.content) == opened.signed.to_frame():
            return False
        if row.own or known.said.author.key != said.author.key:
            raise AssignmentRefused("addressed-signature")
        if said.version <= known.said.version:
            raise AssignmentRefused("assignment-older")
        tx.execute(
            update(assignments)
            .where(assignments.c.id == said.id)
            .values(version=said.version, content=opened.signed.to_frame(), certificate=opened.sender.frame, at=said.at)
        )
    _enter(tx, "withdrawn" if said.withdrawn else "taken", opened.signed.digest, moment)
    if row is None:
        _answer(tx, said.id, AssignmentState.PLANNED, moment)
    return True


def take_answer(tx: Transaction, opened: Opened, moment: Moment) -> bool:
    """As coordinator: keep what a device says of its assignment; an older word changes nothing. Whether it is new.

    Raises:
        AssignmentRefused: Codes ``addressed-damaged``, ``addressed-signature``, ``assignment-unknown``.
    """
    try:
        said = AssignmentAnswer.from_bytes(opened.signed.payload)
    except ObjectRefused:
        raise AssignmentRefused("addressed-damaged") from None
    held = _get(tx, said.id, own=True)
    is_theirs = opened.sender.key_id == held.said.device
    if not is_theirs or said.author.key != opened.sender.certificate.device_key:
        raise AssignmentRefused("addressed-signature")
    newer = update(assignments).where(assignments.c.id == said.id, assignments.c.n < said.n)
    changed = tx.execute(
        newer.values(
            n=said.n,
            state=said.state.value,
            state_at=said.at,
            interview=said.interview or "",
            number=said.number,
            note=said.note,
        )
    )
    if changed.rowcount:
        _enter(tx, said.state.value, opened.signed.digest, moment)
    return bool(changed.rowcount)


def begin(tx: Transaction, assignment_id: str, interview: str, moment: Moment) -> None:
    """As documenter: an interview was begun for this assignment.

    Raises:
        AssignmentRefused: Code ``assignment-unknown``.
    """
    _get(tx, assignment_id, own=False)
    tx.execute(update(assignments).where(assignments.c.id == assignment_id).values(interview=interview))
    _answer(tx, assignment_id, AssignmentState.BEGUN, moment)


def answer(tx: Transaction, assignment_id: str, state: AssignmentState, note: str, moment: Moment) -> None:
    """As documenter: say that it is done or cannot be done, and why.

    Raises:
        AssignmentRefused: Codes ``assignment-unknown``, ``assignment-text``.
    """
    _get(tx, assignment_id, own=False)
    tx.execute(update(assignments).where(assignments.c.id == assignment_id).values(note=note.strip()))
    _answer(tx, assignment_id, state, moment)


def gather(vault: Vault, moment: Moment) -> int:
    """As documenter: tell of assignments whose interview was begun or sealed since; how many words were added."""
    with vault.read() as tx:
        due = _due(tx)
    if due:
        with vault.transaction() as tx:
            for assignment_id, state in due:
                _answer(tx, assignment_id, state, moment)
    return len(due)


def listed(tx: Transaction, *, own: bool) -> tuple[Given, ...]:
    """Assignments given out here, or received here: what is open first, then by day."""
    rows = tx.execute(select(assignments).where(assignments.c.own == int(own)))
    stuck = addressed.not_taken(tx) if own else frozenset[str]()
    found = [replace(one, is_stuck=one.is_open and one.said.device in stuck) for one in map(_given, rows)]
    found.sort(key=lambda one: one.said.at, reverse=True)
    return tuple(sorted(found, key=lambda one: (not one.is_open, one.said.day or "9999")))


def of_interview(tx: Transaction, interview: str) -> tuple[Given, ...]:
    """What was asked of this interview to be made clear, or that it was begun for; `interview` names all revisions."""
    both = (*listed(tx, own=False), *listed(tx, own=True))
    return tuple(one for one in both if interview in (one.said.interview, one.begun))


def asked_of(tx: Transaction, interview: str) -> tuple[Given, ...]:
    """As documenter: what is to be made clear in an interview of this vault; what was taken back is left out."""
    here = listed(tx, own=False)
    return tuple(one for one in here if one.said.interview == interview and not one.said.withdrawn)


def heard_before(tx: Transaction, interview: str) -> tuple[Given, ...]:
    """Words of coordinators that somebody was heard before: those about this interview first, then all others."""
    told = [one for one in listed(tx, own=False) if one.said.heard and not one.said.withdrawn]
    told = [one for one in told if one.begun == interview or one.said.kind is AssignmentKind.HEARD or not one.begun]
    return tuple(sorted(told, key=lambda one: one.begun != interview))


def _due(tx: Transaction) -> list[tuple[str, AssignmentState]]:
    found = []
    for one in listed(tx, own=False):
        if not one.is_open or one.said.kind is AssignmentKind.HEARD:
            continue
        about = one.said.interview if one.said.kind is AssignmentKind.CLARIFY else one.begun
        if not about:
            continue
        t = interviews
        columns = select(t.c.revision, t.c.sealed_at, t.c.manifest_digest, t.c.created)
        rows = tx.execute(columns.where(t.c.interview == about)).all()
        later = list(rows)
        if one.said.kind is AssignmentKind.CLARIFY:
            asked = next((row.revision for row in rows if row.manifest_digest == one.said.revision), None)
            # What a copy of this disk sealed is not here: then only what was begun since the question answers it.
            later = [row for row in rows if (row.created > one.said.at if asked is None else row.revision > asked)]
        state = AssignmentState.DONE if any(row.sealed_at for row in later) else AssignmentState.BEGUN
        if later and state is not one.state:
            found.append((one.said.id, state))
    return found


def _answer(tx: Transaction, assignment_id: str, state: AssignmentState, moment: Moment) -> None:
    row = tx.execute(select(assignments).where(assignments.c.id == assignment_id)).one()
    held = _given(row)
    own = device.identity(tx)
    about = held.begun or held.said.interview or ""
    number = tx.execute(select(interviews.c.number).where(interviews.c.interview == about).limit(1)).scalar() or ""
    try:
        said = AssignmentAnswer(
            id=assignment_id,
            version=held.said.version,
            n=row.n + 1,
            state=state,
            interview=about or None,
            number=number,
            note=held.note,
            author=own.author,
            practice=held.said.practice,
            at=moment.wall,
        )
    except ValidationError:
        raise AssignmentRefused("assignment-text") from None
    sender = KnownDevice(key_id(bytes.fromhex(held.other.device_key)), held.other, bytes(row.certificate))
    signed = addressed.queue(tx, said, sender, moment)
    tx.execute(
        update(assignments)
        .where(assignments.c.id == assignment_id)
        .values(n=said.n, state=state.value, state_at=said.at, number=number)
    )
    if state is not AssignmentState.PLANNED:
        _enter(tx, state.value, signed.digest, moment)


def _get(tx: Transaction, assignment_id: str, *, own: bool | None = None) -> Given:
    row = tx.execute(select(assignments).where(assignments.c.id == assignment_id)).first()
    if row is None or (own is not None and bool(row.own) != own):
        raise AssignmentRefused("assignment-unknown")
    return _given(row)


def _given(row: Row[tuple[object, ...]]) -> Given:
    return Given(
        said=Assignment.from_bytes(envelope.from_frame(ObjectKind.ASSIGNMENT, bytes(row.content)).payload),
        other=Certificate.from_bytes(envelope.from_frame(ObjectKind.CERTIFICATE, bytes(row.certificate)).payload),
        state=AssignmentState(row.state) if row.state else None,
        state_at=row.state_at,
        begun=row.interview,
        number=row.number,
        note=row.note,
    )


def _enter(tx: Transaction, word: str, digest: str, moment: Moment) -> None:
    custody.record(tx, "", CustodyAction.NOTICE, moment, digest, f"assignment:{word}")
