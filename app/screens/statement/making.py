"""Making the statement: what it says of the interview, its pages, and keeping them. Knows no Qt."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app.screens.attachments.pictures import details_of
from app.screens.draft.draft import restored
from app.screens.draft.in_hand import InterviewInHand
from app.statement import render
from forms.engine import Session
from forms.interview import StatementContent, StatementHeader, load_texts, statement_content
from forms.interview.redacting import taken_out, without
from storage.interviews import attachments, device, organisation, statements
from storage.interviews.attachments import AttachmentKind
from storage.interviews.errors import SegmentStillOpen
from storage.interviews.question_files import file_name
from storage.interviews.statements import Statement
from storage.platform.clock import Clock, Moment
from storage.vault import Vault

TEXTS = Path(__file__).parent.parent.parent.parent / "resources" / "statement" / "texts.json"
#: In what a statement can be made, whatever the language of the screen; two languages stand one after the other.
LANGUAGES = ("uk", "en", "uk+en")
_EXHIBITS = (AttachmentKind.PHOTO, AttachmentKind.DOCUMENT, AttachmentKind.DRAWING, AttachmentKind.PAPER)


@dataclass(frozen=True, slots=True)
class Around:
    """What the statement needs from the vault; `moment` is the time that a new one bears."""

    header: StatementHeader
    held: Statement | None
    moment: Moment
    #: The newest answer then: one written later may be missing from the pages.
    answers: int
    texts: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class MadeStatement:
    """A statement that is kept: its pages and the digest that signatures name."""

    pdf: bytes
    statement: Statement


@dataclass(frozen=True, slots=True)
class Contents:
    """What the pages say in each of their languages: with the time of the kept statement, and with the present one."""

    language: str
    as_held: tuple[StatementContent, ...]
    as_now: tuple[StatementContent, ...]


class StatementMaking:
    """Work of the vault's lane for one interview."""

    def __init__(self, vault: Vault, in_hand: InterviewInHand, clock: Clock) -> None:
        self._vault, self._in_hand, self._clock = vault, in_hand, clock

    def around(self) -> Around:
        """Read what stands around the answers.

        Raises:
            SegmentStillOpen: A recording is being finished; pages without it would not be the whole interview.
        """
        summary, mission, moment = self._in_hand.summary, self._in_hand.mission, self._clock.now()
        with self._vault.read() as tx:
            held = statements.current(tx, summary.id)
            answers = statements.newest_answer(tx, summary.id)
            package = organisation.current(tx)
            kept = attachments.of_interview(tx, summary.id)
            code = device.identity(tx).code
        if any(one.is_open for one in kept):
            raise SegmentStillOpen
        recordings = tuple(_line(one) for one in kept if one.kind is AttachmentKind.AUDIO)
        exhibits = tuple(_line(one) for one in kept if one.kind in _EXHIBITS)
        header = StatementHeader(
            number=summary.number,
            person_code=summary.number,
            organisation=package.package.name if package is not None else "–",
            mission=f"{mission.number} {mission.name}".strip(),
            team=mission.team,
            started=_local(summary.created),
            # The time of the statement that is kept: made again from the same answers it is the same, byte for byte.
            ended=_local(held.made if held is not None else moment.wall),
            device=code,
            practice=self._vault.practice,
            recordings=recordings,
            exhibits=exhibits,
        )
        return Around(header, held, moment, answers, load_texts(TEXTS.read_bytes()))

    def make(self, made: Contents, around: Around) -> MadeStatement:
        """Typeset and keep; what is dated now is for when the answers, or the language, have changed."""
        pdf = render(*made.as_held)
        if around.held is not None and hashlib.sha256(pdf).hexdigest() != around.held.sha256:
            pdf = render(*made.as_now)
        # The time on the pages, not that after typesetting: the same answers must give the same pages again.
        kept = statements.keep(
            self._vault, self._in_hand.summary.id, pdf, made.language, around.moment, answers=around.answers
        )
        return MadeStatement(pdf, kept)


def contents(session: Session, around: Around, language: str) -> Contents:
    """The content in one of `LANGUAGES`."""
    session, kept_from_others = without(session, restored)
    header = around.header
    # What a file is called may name whom the person wants kept from others; its digest stays.
    header = replace(
        header,
        recordings=tuple(_without(one, kept_from_others) for one in header.recordings),
        exhibits=tuple(_without(one, kept_from_others) for one in header.exhibits),
    )
    later = StatementHeader(
        number=header.number,
        person_code=header.person_code,
        organisation=header.organisation,
        mission=header.mission,
        team=header.team,
        started=header.started,
        ended=_local(around.moment.wall),
        device=header.device,
        practice=header.practice,
        recordings=header.recordings,
        exhibits=header.exhibits,
    )
    codes = language.split("+")
    return Contents(
        language,
        tuple(statement_content(session, header, around.texts, code) for code in codes),
        tuple(statement_content(session, later, around.texts, code) for code in codes),
    )


def _without(line: str, words: tuple[str, ...]) -> str:
    title, end, digest = line.rpartition("\n")
    return f"{taken_out(title, words)}{end}{digest}"


def _line(one: attachments.Attachment) -> str:
    title = one.title or one.kind.value
    if details_of(one.details).question:
        # As the answer names it.
        title = f"{title} ({file_name(one)})"
    return f"{title}:\n{one.sha256}"


def _local(wall: str) -> str:
    return datetime.fromisoformat(wall).astimezone().isoformat(timespec="milliseconds")
