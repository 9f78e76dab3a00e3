"""Making papers: what they say is read where the session lives, their pages in the vault's lane. Knows no Qt."""

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from app.jobs import Jobs, Lane
from app.screens.draft.draft import definition_of, local_now
from app.screens.draft.in_hand import InterviewInHand
from app.shipped_forms import ProtocolId, shipped
from app.statement import render_form, render_sheets
from app.statement.scans import read_scan
from app.statement.sending import NoPrinter, Printed
from forms.engine import Environment, FormDefinition, Session
from forms.interview import CardHeader, PaperHeader, SheetContent, consent_card, load_texts, paper_form
from forms.interview.answers import inner, instances, under, value
from forms.interview.page import Texts
from forms.interview.paper import PaperForm, numbers, sections_of
from storage.interviews import custody, form_library, intake, notes, organisation, settings
from storage.interviews.attachment_rows import AttachmentKind
from storage.interviews.notes import NoteKind
from storage.objects.custody import CustodyAction
from storage.objects.kinds import PartKind
from storage.platform.clock import Clock
from storage.vault import Vault

TEXTS: Final = Path(__file__).parent.parent.parent.parent / "resources" / "statement" / "texts.json"
#: Under this name the vault keeps what stood last where a person learns whom to call.
_CONTACT: Final = "consent-contact"


class Paper(StrEnum):
    """A kind of paper; the value is the word in the custody list."""

    CARD = "consent-card"
    FILLED = "paper-filled"
    BLANK = "paper-blank"
    RECORD = "record-card"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person chose: languages in order, and what else the paper asks."""

    languages: tuple[str, ...] = ("uk",)
    large: bool = False
    named: bool = False
    contact: str = ""
    sections: frozenset[str] = frozenset()
    protocol: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What stands around a paper: read once, when its screen opens."""

    organisation: str
    contact: str
    texts: Mapping[str, Texts]


class PaperWork:
    """Reads and makes; one for each screen."""

    def __init__(self, vault: Vault, clock: Clock, in_hand: InterviewInHand | None = None) -> None:
        self._vault, self._clock, self._in_hand = vault, clock, in_hand

    def known(self) -> Known:
        """Read what stands around."""
        with self._vault.read() as tx:
            package = organisation.current(tx)
            contact = settings.get(tx, _CONTACT) or ""
        name = package.package.name if package is not None else "–"
        return Known(name, contact, load_texts(TEXTS.read_bytes()))

    def may_harm(self) -> bool:
        """Whether a paper left with the person may do harm: a suspect lives nearby, or there are threats (G84)."""
        if self._in_hand is None:
            return False
        session = self._in_hand.session
        near = (inner(session, under(session, one), "sp_local") for one in instances(session, "suspect"))
        return value(session, "cl_threat") == "yes" or "yes" in near

    def cards(self, known: Known, wanted: Wanted) -> tuple[SheetContent, ...]:
        """The consent card in each language; reads the session, so not in the lane."""
        assert self._in_hand is not None
        session = self._in_hand.session
        parts = (value(session, name) for name in ("p_given", "p_patronymic", "p_surname"))
        header = CardHeader(
            number=self._in_hand.summary.number,
            organisation=known.organisation,
            day=_local(self._clock.now().wall),
            contact=wanted.contact.strip(),
            practice=self._vault.practice,
            person=" ".join(part for part in parts if part) if wanted.named else "",
        )
        return tuple(
            consent_card(session, header, known.texts, language, large=wanted.large) for language in wanted.languages
        )

    def filled(self, known: Known, wanted: Wanted) -> PaperForm:
        """The form of the interview with what was answered; reads the session, so not in the lane."""
        assert self._in_hand is not None
        session, summary = self._in_hand.session, self._in_hand.summary
        header = self._header(session.definition, known, wanted, summary.number)
        return paper_form(session, header, known.texts, wanted.languages[0], sections=wanted.sections, is_blank=False)

    def form_of(self, protocol: str) -> FormDefinition:
        """A shipped form, for the lane: takes seconds the first time."""
        key = shipped(self._vault, self._clock, ProtocolId(protocol))
        with self._vault.read() as tx:
            kept = form_library.get(tx, key.digest)
        assert kept is not None
        return definition_of(kept)

    def blank(self, definition: FormDefinition, known: Known, wanted: Wanted) -> PaperForm:
        """A blank form of a protocol."""
        session = self._fresh(definition)
        header = self._header(definition, known, wanted, "")
        return paper_form(session, header, known.texts, wanted.languages[0], sections=wanted.sections, is_blank=True)

    def titles(self, definition: FormDefinition, language: str) -> Mapping[str, str]:
        """Titles of sections by name, with their numbers."""
        session = self._in_hand.session if self._in_hand is not None else self._fresh(definition)
        known = numbers(definition)
        found = {}
        for ref in session.children(session.root):
            element = session.element(ref)
            if element.path in known:
                found[element.name] = f"{known[element.path]}. {session.label(ref, language) or element.name}"
        return found

    def protocol_names(self, language: str) -> Mapping[str, str]:
        """Names of the protocols."""
        words = load_texts(TEXTS.read_bytes())["uk" if language == "uk" else "en"]
        return {one.value: words.get(f"title_{one.value}", one.value) for one in ProtocolId}

    def keep_contact(self, contact: str) -> None:
        """Remember whom to call, for the next card."""
        with self._vault.transaction() as tx:
            settings.put(tx, _CONTACT, contact.strip(), self._clock.now())

    def enter(self, paper: Paper) -> None:
        """A blank form says nothing of anybody; everything else goes into the custody list."""
        if self._in_hand is None:
            return
        with self._vault.transaction() as tx:
            custody.record(tx, self._in_hand.summary.id, CustodyAction.PRINT, self._clock.now(), detail=paper.value)

    def add_original(self, path: Path, words: str) -> None:
        """Keep the scan of a paper from which answers were keyed in, and a note in `words` that says so.

        Raises:
            ImportRefused: Too large, unreadable, or neither PDF nor picture.
        """
        assert self._in_hand is not None
        data, mime = read_scan(path)
        interview_id, moment = self._in_hand.summary.id, self._clock.now()
        # It names the person, as all that is written by hand may.
        intake.import_bytes(
            self._vault, interview_id, PartKind.IDENTITY, AttachmentKind.PAPER, data, mime, moment, title=path.name
        )
        with self._vault.transaction() as tx:
            notes.add(tx, interview_id, NoteKind.NOTE, words, moment)

    def _fresh(self, definition: FormDefinition) -> Session:
        ids = itertools.count(1)
        return Session(definition, environment=Environment(now=local_now, new_id=lambda: f"{next(ids):08x}"))

    def _header(self, definition: FormDefinition, known: Known, wanted: Wanted, number: str) -> PaperHeader:
        words = known.texts[wanted.languages[0]]
        title = words.get(f"title_{definition.form_id}") or definition.title
        return PaperHeader(title, known.organisation, _local(self._clock.now().wall), self._vault.practice, number)


class Making:
    """Makes the pages anew when something is chosen, and sends them to a printer when that is asked."""

    def __init__(
        self,
        jobs: Jobs,
        *,
        pages: Callable[[bytes], None],
        send: Callable[[bytes], Printed],
        printed: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._jobs, self._pages, self._send, self._printed, self._told = jobs, pages, send, printed, failed
        self._asked = 0
        self._pdf = b""
        self._is_gone = False

    def gone(self) -> None:
        """The screen is closed: nothing is shown any more, and the pages are let go."""
        self._is_gone = True
        self._pdf = b""

    def sheets(self, contents: tuple[SheetContent, ...]) -> None:
        """Make sheets."""
        self._run(lambda: render_sheets(*contents))

    def form(self, content: PaperForm) -> None:
        """Make a form."""
        self._run(lambda: render_form(content))

    def print_asked(self) -> None:
        """Print what is shown."""
        if not self._pdf:
            return
        printed = self._send(self._pdf)
        if printed is Printed.NO_PRINTER:
            self._failed(NoPrinter())
        elif printed is Printed.SENT:
            self._printed()

    def _run(self, work: Callable[[], bytes]) -> None:
        self._asked += 1
        asked, self._pdf = self._asked, b""
        # Typesetting takes a while and needs nothing of the vault: what is typed is never kept waiting by it.
        self._jobs.run(Lane.KEEPING, work, done=lambda pdf: self._made(asked, pdf), failed=self._failed)

    def _made(self, asked: int, pdf: bytes) -> None:
        # Somebody chose something else meanwhile: those pages are on their way.
        if asked == self._asked and not self._is_gone:
            self._pdf = pdf
            self._pages(pdf)

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._told(error)


def section_names(definition: FormDefinition) -> tuple[str, ...]:
    """The sections that can be chosen, in order."""
    return tuple(element.name for element in sections_of(definition) if element.name != "rules")


def _local(wall: str) -> str:
    return datetime.fromisoformat(wall).astimezone().isoformat(timespec="seconds")
