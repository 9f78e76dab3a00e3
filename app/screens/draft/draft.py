"""One draft and the vault: what is read when it opens and what is written while it is filled in. Knows no Qt."""

import hashlib
import random
import secrets
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from app.screens.draft.rules_in_hand import RulesInHand
from app.screens.draft.told import told_by
from app.shipped_forms import ProtocolId
from forms.engine import Environment, FormDefinition, Kind, RepeatWrite, SavedInstance, Session, Write, load_form
from forms.interview import Rule, load_rules, outline
from storage.interviews import attachments, drafts, form_library, interviews, missions, notes, sitting, undo
from storage.interviews.errors import NoSuchInterview
from storage.interviews.form_library import FormSource
from storage.interviews.interviews import Heading, InterviewSummary
from storage.interviews.missions import Mission
from storage.interviews.notes import Note, NoteKind
from storage.interviews.undo import Past
from storage.objects.custody import CustodyAction
from storage.platform.clock import Clock
from storage.vault import Vault

#: Names of the questions whose answers head the interview in lists: never a name of a person.
TITLE, PLACE = "in_title", "ses_place_name"
RULES = Path(__file__).parent.parent.parent.parent / "resources" / "guardrails" / "rules.json"


#: Files of a form that belong to its words; its lists are compiled into the form.
PICTURES = (".png", ".jpg", ".jpeg", ".svg")
SOUNDS = (".wav", ".mp3", ".ogg", ".oga", ".opus", ".flac")
FILMS = (".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi", ".3gp")
MEDIA = (*PICTURES, *SOUNDS, *FILMS)

_MOST_DEFINITIONS = 8
_definitions: dict[bytes, FormDefinition] = {}


@dataclass(frozen=True, slots=True)
class Loaded:
    """All that a draft needs to be shown."""

    summary: InterviewSummary
    mission: Mission
    definition: FormDefinition
    rules: tuple[Rule, ...]
    saved: SavedInstance
    notes: tuple[Note, ...]
    past: Past
    #: The same rules with what the program tells the form; made here, because every text is read once.
    in_hand: RulesInHand


@dataclass(frozen=True, slots=True)
class Batch:
    """What one save writes, together or not at all."""

    writes: tuple[Write, ...]
    repeats: tuple[RepeatWrite, ...]
    heading: Heading


class Draft:
    """The work that is done in the vault's lane for one draft."""

    def __init__(self, vault: Vault, interview_id: str, clock: Clock) -> None:
        self.vault = vault
        self.interview_id = interview_id
        self.clock = clock
        #: Pictures and sounds that the form brings, by file name; there once the draft is read.
        self.media: dict[str, bytes] = {}

    def load(self) -> Loaded:
        """Read the draft, its form and its rules.

        Raises:
            NoSuchInterview: It or its form is not here.
        """
        with self.vault.read() as tx:
            summary = interviews.get(tx, self.interview_id)
            mission = missions.get(tx, summary.mission_id)
            source = form_library.get(tx, summary.form.digest)
            saved = drafts.answers(tx, self.interview_id)
            kept = notes.of_interview(tx, self.interview_id)
            if source is None:
                raise NoSuchInterview("no-such-form")
            definition = definition_of(source)
            files = attachments.of_interview(tx, self.interview_id)
            rules = rules_of(source.rules_id)
            told = told_by(tx, files, self.clock.now(), saved, self.interview_id)
            in_hand = RulesInHand(rules, saved, kept, (one.title for one in files), told)
            self.media = media_of(source)
            past = undo.past(tx, self.interview_id, lambda ref: _is_question(definition, ref))
        sitting.noted(self.vault, self.interview_id, CustodyAction.OPEN, self.clock.now())
        return Loaded(summary, mission, definition, rules, saved, kept, past, in_hand)

    def save(self, batch: Batch) -> str:
        """Write a batch in one transaction and say when it was."""
        moment = self.clock.now()
        with self.vault.transaction() as tx:
            drafts.save_answers(tx, self.interview_id, batch.writes, moment, batch.repeats)
            interviews.set_heading(tx, self.interview_id, batch.heading, moment)
        return moment.wall

    def add_note(self, text: str, attachment_id: str, offset_ms: int) -> tuple[Note, ...]:
        """Keep a note, tied to the sound where there is some, and give all of them."""
        with self.vault.transaction() as tx:
            notes.add(
                tx,
                self.interview_id,
                NoteKind.NOTE,
                text,
                self.clock.now(),
                attachment_id=attachment_id,
                offset_ms=offset_ms,
            )
            return notes.of_interview(tx, self.interview_id)

    def change_note(self, note_id: str, text: str) -> tuple[Note, ...]:
        """Give a note another text, or take it away when there is none."""
        with self.vault.transaction() as tx:
            if text:
                notes.change(tx, note_id, text)
            else:
                notes.remove(tx, note_id)
            return notes.of_interview(tx, self.interview_id)

    def read_notes(self) -> tuple[Note, ...]:
        """Read the notes again, after a marker was put."""
        with self.vault.read() as tx:
            return notes.of_interview(tx, self.interview_id)


def media_of(source: FormSource) -> dict[str, bytes]:
    """The pictures and sounds among the files of a form."""
    return {name: content for name, content in source.attachments.items() if name.lower().endswith(MEDIA)}


def _is_question(definition: FormDefinition, ref: str) -> bool:
    """Whether a person answers this; the rest the form computes."""
    try:
        return definition.element(ref).kind is Kind.QUESTION
    except KeyError:
        return False


def definition_of(source: FormSource) -> FormDefinition:
    """A form compiled, which takes longer than all the rest of opening: once for each that is in use."""
    # The same form with other lists, or with other marks, is another one.
    digest = hashlib.sha256(source.xform).digest() + source.digest.encode()
    held = _definitions.get(digest)
    if held is None:
        if len(_definitions) >= _MOST_DEFINITIONS:
            _definitions.clear()
        held = _definitions[digest] = load_form(source.xform, source.attachments)
    return held


def rules_of(form_id: str) -> tuple[Rule, ...]:
    """The guard-rails shipped with a form; a foreign form has none."""
    return _rules() if form_id in {str(protocol) for protocol in ProtocolId} else ()


@cache
def _rules() -> tuple[Rule, ...]:
    return load_rules(RULES.read_bytes())


def environment() -> Environment:
    """What a session may know of the world."""
    return Environment(now=local_now, new_id=new_id, seed=random.SystemRandom().getrandbits(31))


def local_now() -> datetime:
    """The present moment with the zone of this computer."""
    return datetime.now().astimezone()


def new_id() -> str:
    """A fresh id of a repeat instance."""
    return secrets.token_hex(4)


def restored(definition: FormDefinition, saved: SavedInstance) -> Session:
    """A session in the state that was saved."""
    return Session(definition, environment=environment(), saved=saved)


def begun(definition: FormDefinition) -> SavedInstance:
    """The state in which an interview with a form begins."""
    return Session(definition, environment=environment()).saved()


def heading_of(session: Session, day: str) -> Heading:
    """What the list shows of a draft: neutral title of the first incident, place, day, and how far it is."""
    sections = [section for section in outline(session) if section.is_open]
    total = sum(section.total for section in sections)
    progress = round(100 * sum(section.answered for section in sections) / total) if total else 0
    values: dict[str, str] = {}
    for saved in session.saved().values:
        values.setdefault(saved.ref.rpartition("/")[2], saved.value)
    return Heading(
        title=values.get(TITLE, ""),
        place=values.get(PLACE, ""),
        date=day,
        progress=progress,
    )
