"""How a received interview may be used, who did not agree, and what followed it. Knows no Qt."""

from dataclasses import dataclass, field

from pydantic import JsonValue

from app.screens.draft.draft import begun, restored
from app.screens.received.reading import HandOver, OpenedRecord, SpokenLine, in_words, spoken_in
from app.screens.statement.reading import ReadSection
from forms.engine import FormDefinition, Session
from forms.interview.answers import ref_of, under
from storage.interviews import received, received_addenda
from storage.interviews.errors import ReceivedRefused
from storage.interviews.received import ReceivedInterview
from storage.interviews.received_addenda import FollowingObject, Notice, NoticeTask
from storage.objects.addendum import Following
from storage.objects.kinds import PartKind
from storage.vault.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Allowed:
    """What may be done with a received revision.

    Attributes:
        is_closed: The person withdrew everything: nothing of it is opened.
        replaced_by: Number of the revision that says what they agree to now; 0 where this is it.
        has_sound: Whether recordings may be played, by what they agree to now.
        has_account: Whether the account may be read.
    """

    is_closed: bool = False
    replaced_by: int = 0
    has_sound: bool = True
    has_account: bool = True


@dataclass(frozen=True, slots=True)
class Stays:
    """Who did not agree: decisions as they stand in the form, changes since, and the author's list of what to do."""

    sections: tuple[ReadSection, ...]
    changes: tuple[tuple[str, tuple[str, ...]], ...]
    tasks: tuple[NoticeTask, ...]
    #: Words of recipients by their codes.
    recipients: dict[str, str] = field(default_factory=dict)
    #: Number of the interview whose consent is changed, where it is another one.
    about: str = ""


def listed(tx: Transaction, query: str | None) -> tuple[ReceivedInterview, ...]:
    """Delivered interviews and those that stay, the newest first."""
    text = (query or "").strip().casefold()
    rows = [_row(one) for one in received_addenda.notices(tx)]
    found = [row for row in rows if any(text in each.casefold() for each in (row.number, row.author, row.device_code))]
    return tuple(sorted((*received.listed(tx, query), *found), key=lambda one: one.received, reverse=True))


def _row(notice: Notice) -> ReceivedInterview:
    return ReceivedInterview(
        manifest_digest=notice.digest,
        interview=notice.interview,
        revision=notice.revision,
        author_key="",
        author=notice.author,
        device_code=notice.device_code,
        wall=notice.wall,
        number=notice.number,
        received=notice.received,
        replaces=(),
        blobs_wanted=(),
        reviews_sent=0,
        is_notice=True,
    )


def allowed(tx: Transaction, interview: ReceivedInterview) -> Allowed:
    """What may be done with a revision, by what the person agrees to now."""
    now = received.in_force(tx, interview.interview)
    if now is None:
        return Allowed(is_closed=True, has_sound=False, has_account=False)
    if not interview.withdrawn_at:
        return Allowed()
    if now.revision < interview.revision:
        # What they agree to is older than this: nothing of this one.
        return Allowed(is_closed=True, has_sound=False, has_account=False)
    try:
        consent = received.open_part(tx, now.manifest_digest, PartKind.FACTS).content.record.get("consent")
    except ReceivedRefused:
        consent = None
    said = consent if isinstance(consent, dict) else {}
    return Allowed(
        replaced_by=now.revision,
        has_sound=said.get("audio") is True,
        has_account=said.get("participate") is True and said.get("notes") is True,
    )


def followed(objects: tuple[FollowingObject, ...]) -> tuple[tuple[SpokenLine, ...], tuple[HandOver, ...]]:
    """Transcripts that were made after the seal, and the way of things."""
    spoken: list[SpokenLine] = []
    steps: list[HandOver] = []
    for one in objects:
        record = one.record
        if one.about is Following.TRANSCRIPT:
            spoken += spoken_in({"transcripts": [record.get("transcript")]})
        elif one.about is Following.TRANSFER:
            signed = record.get("gave_signed") is True and record.get("took_signed") is True
            exhibit, at, seal = (_short(record.get(name)) for name in ("exhibit", "at", "seal"))
            steps.append(HandOver(exhibit, at, seal, signed))
    return tuple(spoken), tuple(sorted(steps, key=lambda step: (step.exhibit, step.at)))


def _short(value: JsonValue) -> str:
    return value[:200] if isinstance(value, str) else ""


def stays(notice: Notice, definition: FormDefinition | None, language: str) -> Stays:
    """What a notice says, in the words of the form that it came from."""
    if definition is None or definition.form_id != notice.form_id:
        answers = dict(notice.said)
        sections = in_words(OpenedRecord(notice.form_id, answers, (), ()), None, language)
        return Stays(sections, notice.changes, notice.tasks, about=notice.about)
    session = restored(definition, begun(definition))
    answers = {ref: value for name, value in notice.said.items() if (ref := ref_of(session, name))}
    sections = in_words(OpenedRecord(notice.form_id, answers, (), ()), definition, language)
    return Stays(sections, notice.changes, notice.tasks, _recipients(session, language), notice.about)


def _recipients(session: Session, language: str) -> dict[str, str]:
    ref = ref_of(session, "ce_scope")
    if not ref and (repeat := ref_of(session, "cx")) and session.can_add(repeat):
        added = session.add_repeat(repeat).added
        ref = under(session, added[0]).get("cx_rec", "") if added else ""
    return {choice.value: choice.label for choice in session.choices(ref, language)} if ref else {}
