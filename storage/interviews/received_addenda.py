"""As coordinator: what follows received interviews, and who refused: verified, kept sealed, opened when it is read."""

import re
from dataclasses import dataclass, field, replace

from pydantic import JsonValue
from sqlalchemy import Row, insert, select

from storage.interviews import device, numbers, organisation
from storage.interviews.errors import PracticeMismatch, ReceivedRefused
from storage.interviews.received_withdrawn import authors_of, withdrawn_at
from storage.objects import addendum, envelope
from storage.objects import certificate as certificates
from storage.objects.addendum import Addendum, ConsentNotice, Following
from storage.objects.certificate import Certificate
from storage.objects.errors import ObjectRefused
from storage.objects.kinds import ObjectKind
from storage.objects.part import PartContent
from storage.platform.clock import Moment
from storage.vault.addendum_tables import received_addenda
from storage.vault.tables import received
from storage.vault.transaction import Transaction

_CODE = re.compile(r"[a-z0-9_-]{1,40}")
_LONGEST_NUMBER = 50
_MOST = 200


@dataclass(frozen=True, slots=True)
class NoticeTask:
    """What was to be done on the author's side when it was told, and whether somebody had ticked it."""

    kind: str
    recipient: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class Notice:
    """An interview that stays with its author because consent was refused, withdrawn or not given to the register.

    Attributes:
        said: The decisions by the names of their questions, as codes.
        changes: Changes of consent after a seal, each with the recipients it was about.
    """

    digest: str
    interview: str
    revision: int
    number: str
    author: str
    device_code: str
    wall: str
    received: str
    form_id: str
    said: dict[str, str] = field(default_factory=dict)
    changes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    tasks: tuple[NoticeTask, ...] = ()
    #: Number of the interview whose consent is changed, where it is another one.
    about: str = ""


@dataclass(frozen=True, slots=True)
class FollowingObject:
    """Something that followed an interview, opened for whoever may read it."""

    digest: str
    about: Following
    record: dict[str, JsonValue] = field(repr=False)
    #: The author's clock when it was made.
    wall: str = ""


def keep(
    tx: Transaction, kind: ObjectKind, frame: bytes, author_certificate: bytes, *, practice: bool, moment: Moment
) -> bool:
    """Verify by the author's certificate and keep it sealed; safe to repeat. Whether this vault can read it.

    Raises:
        ReceivedRefused: Codes ``received-damaged``, ``received-signature`` (not by the interview's author).
        PracticeMismatch: A practice object in a real vault, or the reverse.
        NoOrganisation: There is no root to verify with.
    """
    current = organisation.required(tx)
    model = Addendum if kind is ObjectKind.ADDENDUM else ConsentNotice
    try:
        certified = envelope.from_file(ObjectKind.CERTIFICATE, author_certificate)
        certificate = certificates.verified(certified, current.package)
        said, signed = envelope.read(kind, model, frame, bytes.fromhex(certificate.device_key))
    except ObjectRefused as error:
        raise ReceivedRefused("received-signature" if error.code == "bad-signature" else "received-damaged") from None
    if said.practice != practice or certificate.practice != practice:
        raise PracticeMismatch
    authors = authors_of(tx, said.interview)
    if said.author.key != certificate.device_key or any(key != certificate.device_key for key in authors):
        raise ReceivedRefused("received-signature")
    try:
        addendum.opened(said, device.identity(tx).box)
    except ObjectRefused as error:
        if error.code in ("not-a-recipient", "part-not-opened"):
            # For others: what nobody here can open is no use here.
            return False
        raise ReceivedRefused("received-damaged") from None
    t = received_addenda
    if tx.execute(select(t.c.digest).where(t.c.digest == signed.digest)).first() is None:
        tx.execute(
            insert(t).values(
                digest=signed.digest,
                interview=said.interview,
                revision=said.rev,
                kind=kind.value,
                content=frame,
                certificate=certified.to_frame(),
                received=moment.wall,
            )
        )
    return True


def is_held(tx: Transaction, digest: str) -> bool:
    """Whether this object is here already."""
    t = received_addenda
    return tx.execute(select(t.c.digest).where(t.c.digest == digest)).first() is not None


def of_revision(tx: Transaction, interview: str, revision: int) -> tuple[FollowingObject, ...]:
    """What followed a revision, opened; the last of each. Nothing where the consent to it is withdrawn."""
    if withdrawn_at(tx, interview, revision):
        return ()
    t = received_addenda
    rows = tx.execute(
        select(t).where(t.c.interview == interview, t.c.revision == revision, t.c.kind == ObjectKind.ADDENDUM.value)
    ).all()
    newest: dict[str, tuple[int, FollowingObject]] = {}
    pieces = _Pieces()
    for row in rows:
        opened = _opened(tx, row)
        if opened is None:
            continue
        said, content = opened
        try:
            about = Following(str(content.record.get("about")))
        except ValueError:
            continue
        one = FollowingObject(row.digest, about, content.record, said.time.wall)
        if "piece" in content.record:
            whole = pieces.add(one)
            if whole is None:
                continue
            one = whole
        name = f"{about.value}/{content.record.get('id') or content.record.get('digest')}"
        earlier = newest.get(name)
        # The place in the author's journal, not the clock, says what came later.
        if earlier is None or earlier[0] < said.device.seq:
            newest[name] = said.device.seq, one
    return tuple(one for _, one in sorted(newest.values(), key=lambda each: each[0]))


def notices(tx: Transaction) -> tuple[Notice, ...]:
    """Interviews that stay because consent was refused, the newest first; of each the last word."""
    t = received_addenda
    rows = tx.execute(select(t).where(t.c.kind == ObjectKind.CONSENT_NOTICE.value)).all()
    newest: dict[str, tuple[int, Notice]] = {}
    for row in rows:
        opened = _opened(tx, row)
        if opened is None:
            continue
        said, content = opened
        certificate = _certificate(row)
        one = _notice(row, said, content, certificate)
        earlier = newest.get(one.interview)
        if earlier is None or earlier[0] < said.device.seq:
            newest[one.interview] = said.device.seq, one
    still = [one for _, one in newest.values() if not _is_given(tx, one)]
    return tuple(sorted(still, key=lambda one: (one.wall, one.number), reverse=True))


def _is_given(tx: Transaction, notice: Notice) -> bool:
    """Whether a later revision left after all."""
    later = select(received.c.revision).where(
        received.c.interview == notice.interview, received.c.revision > notice.revision
    )
    return tx.execute(later.limit(1)).first() is not None


class _Pieces:
    """A long transcript comes in several objects; it is read when all of them are here."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, int], dict[int, FollowingObject]] = {}

    def add(self, one: FollowingObject) -> FollowingObject | None:
        """The whole, where this was the last that was missing."""
        said = one.record["piece"]
        if not isinstance(said, dict):
            return None
        number, count, of = said.get("number"), said.get("count"), said.get("of")
        if not (isinstance(number, int) and isinstance(count, int) and 1 <= number <= count <= _MOST):
            return None
        found = self._found.setdefault((str(one.record.get("id")), str(of), count), {})
        found[number] = one
        if len(found) < count:
            return None
        transcript = one.record.get("transcript")
        lines = [line for at in sorted(found) for line in _lines(found[at])]
        whole = {**transcript, "lines": lines} if isinstance(transcript, dict) else {}
        return replace(one, record={**one.record, "transcript": whole})


def _lines(one: FollowingObject) -> list[JsonValue]:
    transcript = one.record.get("transcript")
    lines = transcript.get("lines") if isinstance(transcript, dict) else None
    return lines if isinstance(lines, list) else []


def _opened(tx: Transaction, row: Row[tuple[object, ...]]) -> tuple[Addendum | ConsentNotice, PartContent] | None:
    kind = ObjectKind(row.kind)
    model = Addendum if kind is ObjectKind.ADDENDUM else ConsentNotice
    try:
        said = model.from_bytes(envelope.from_frame(kind, bytes(row.content)).payload)
        return said, addendum.opened(said, device.identity(tx).box)
    except ObjectRefused:
        # What is damaged is found by the check of the vault.
        return None


def _certificate(row: Row[tuple[object, ...]]) -> Certificate | None:
    try:
        return Certificate.from_bytes(envelope.from_frame(ObjectKind.CERTIFICATE, bytes(row.certificate)).payload)
    except ObjectRefused:
        return None


def _notice(
    row: Row[tuple[object, ...]],
    said: Addendum | ConsentNotice,
    content: PartContent,
    certificate: Certificate | None,
) -> Notice:
    record = content.record
    form, answers = record.get("form"), record.get("said")
    return Notice(
        digest=row.digest,
        interview=row.interview,
        revision=row.revision,
        number=content.number,
        author=certificate.person if certificate is not None else "",
        device_code=certificate.code if certificate is not None else "",
        wall=said.time.wall,
        received=row.received,
        form_id=str(form.get("id", ""))[:100] if isinstance(form, dict) else "",
        said={
            name: value
            for name, value in list(answers.items() if isinstance(answers, dict) else ())[:_MOST]
            if isinstance(value, str) and all(_is_code(word) for word in (name, *value.split()))
        },
        changes=tuple(
            (str(one.get("change")), _codes(one.get("recipients")))
            for one in _listed(record.get("changes"))
            if _is_code(one.get("change"))
        ),
        tasks=tuple(
            NoticeTask(str(one.get("kind")), str(one.get("recipient", "")), one.get("done") is True)
            for one in _listed(record.get("tasks"))
            if _is_code(one.get("kind")) and (not one.get("recipient") or _is_code(one.get("recipient")))
        ),
        about=_number(record.get("number")),
    )


def _number(value: JsonValue) -> str:
    return value if isinstance(value, str) and len(value) < _LONGEST_NUMBER and numbers.is_valid(value) else ""


def _listed(value: JsonValue) -> list[dict[str, JsonValue]]:
    return [one for one in value[:_MOST] if isinstance(one, dict)] if isinstance(value, list) else []


def _codes(value: JsonValue) -> tuple[str, ...]:
    return tuple(str(one) for one in value[:_MOST] if _is_code(one)) if isinstance(value, list) else ()


def _is_code(value: JsonValue) -> bool:
    return isinstance(value, str) and _CODE.fullmatch(value) is not None
