"""What stands around the questions: outline, reminders, gates, notes. Knows no Qt."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from app.fields.question import NoteLine
from app.screens.draft.cards import cards
from app.screens.draft.pages import REASON, Pages, is_reason
from app.screens.draft.shown import Gates, Outline, OutlineRow, Reminder, SectionState, Tone
from forms.engine import Kind, Session, language_code
from forms.interview import (
    Action,
    Gate,
    Missing,
    Rule,
    Section,
    acknowledged,
    blocked,
    can_take_account,
    outline,
    standing,
)
from forms.interview.answers import is_own, ref_of, value
from forms.interview.consent import consent_of
from forms.interview.phrases import Hit
from storage.interviews.notes import Note, NoteKind

# What happens by itself is said in a quiet line.
NO_HITS: Mapping[str, Hit] = {}
#: The rule that stands while the free account runs.
LISTENING = "g40"
#: Sections that a rule can close while consent leaves them open: what was written in them stays.
ACCOUNT = ("account", "clarify", "incidents")
_TONES = {Action.BLOCK: Tone.BLOCK, Action.WARN: Tone.WARN, Action.REMIND: Tone.REMIND, Action.AUTO: Tone.REMIND}


def outline_of(
    session: Session,
    language: str,
    current: str,
    left: frozenset[str],
    sections: tuple[Section, ...] | None = None,
) -> Outline:
    """The sections (counted already, or now) with progress; the current one also shows the instances of its repeats."""
    rows: list[OutlineRow] = []
    sections = outline(session) if sections is None else sections
    for section in sections:
        is_current = section.ref == current
        rows.append(
            OutlineRow(
                ref=section.ref,
                section=section.ref,
                title=session.label(section.ref, language) or section.name,
                state=_state_of(section, section.ref in left),
                answered=section.answered,
                total=section.total,
                is_current=is_current,
            )
        )
        if section.is_open and is_current:
            rows += _instances(session, section.ref, language)
    open_ones = [section for section in sections if section.is_open]
    return Outline(
        rows=tuple(rows),
        done=sum(_state_of(section, True) is SectionState.DONE for section in open_ones),
        sections=len(sections),
        answered=sum(section.answered for section in open_ones),
        total=sum(section.total for section in open_ones),
    )


def reminders_of(
    session: Session,
    rules: tuple[Rule, ...],
    missing: tuple[Missing, ...],
    left: frozenset[str],
    language: str,
    hits: Mapping[str, Hit] = NO_HITS,
) -> tuple[Reminder, ...]:
    """The side list: standing rules, then what is missing, then broken rules of the sections already left."""
    if value(session, LISTENING) == "1":
        # While somebody tells freely nothing speaks but what closes a door; it gathers, and is there afterwards.
        rules, left = (), frozenset()
    listed = (rule for rule in standing(session, rules) if rule.listed)
    found = [_with_words(session, _of_rule(session, rule, language), hits.get(rule.value)) for rule in listed]
    found += [_of_missing(session, one, language) for one in missing]
    if left:
        for problem in session.validate(language):
            if any(problem.ref.startswith(f"{section}/") for section in left):
                ref = _asked_at(session, problem.ref)
                found.append(Reminder(str(problem.kind), session.label(ref, language), ref, Tone.PROBLEM))
    return tuple(found)


def _with_words(session: Session, reminder: Reminder, hit: Hit | None) -> Reminder:
    """The same line with the words that were found, leading to where they stand."""
    if hit is None:
        return reminder
    # Notes and titles of files are no questions.
    is_question = hit.ref.startswith(f"{session.root}/")
    return replace(reminder, text=f"{reminder.text} «{hit.words}»", ref=hit.ref if is_question else reminder.ref)


def closed_by(
    session: Session, rules: tuple[Rule, ...], sections: tuple[Section, ...], ref: str
) -> tuple[Missing, ...] | None:
    """What keeps a section closed; None where it is open."""
    shown = next((section for section in sections if section.ref == ref), None)
    if shown is None:
        return None
    missing = can_take_account(session, rules)
    if shown.is_open and not (missing and (shown.name in ACCOUNT or is_own(session.element(shown.ref)))):
        return None
    return missing


def missing_lines(session: Session, missing: tuple[Missing, ...], language: str) -> tuple[Reminder, ...]:
    """What keeps a door closed, as lines to show."""
    return tuple(_of_missing(session, one, language) for one in missing)


def gates_of(session: Session, rules: tuple[Rule, ...]) -> Gates:
    """What keeps sound and pictures closed now."""
    return Gates(
        audio=_codes(blocked(session, rules, Gate.AUDIO)),
        photo=_codes(blocked(session, rules, Gate.PHOTO)),
        photo_injuries=_codes(blocked(session, rules, Gate.PHOTO_INJURIES)),
        documents=_codes(blocked(session, rules, Gate.DOCUMENTS)),
        video=_codes(blocked(session, rules, Gate.VIDEO)),
        phone=() if consent_of(session).phone else ("no-phone-consent",),
        start=_codes(blocked(session, rules, Gate.START)),
    )


def section_of(session: Session, ref: str) -> str:
    """The section a question is in."""
    return next((one.ref for one in outline(session) if ref == one.ref or ref.startswith(f"{one.ref}/")), "")


def note_lines(notes: tuple[Note, ...]) -> tuple[NoteLine, ...]:
    """The written notes; markers have their place in the recording panel."""
    return tuple(
        NoteLine(
            note_id=note.id,
            clock=_clock(note.at),
            text=note.text,
            offset_ms=note.offset_ms if note.attachment_id else None,
            recording=note.attachment_id or None,
        )
        for note in notes
        if note.kind is NoteKind.NOTE
    )


def _instances(session: Session, section: str, language: str) -> list[OutlineRow]:
    pages = Pages(session, language)
    rows: list[OutlineRow] = []
    for child in session.children(section):
        if session.element(child).kind is not Kind.REPEAT:
            continue
        asked = [instance for instance in session.instances(child) if session.state(instance).relevant]
        for number, instance in enumerate(asked, 1):
            summary = pages.summary(instance)
            title = f"{number} · {summary}" if summary else f"{session.label(child, language)} {number}"
            rows.append(OutlineRow(instance, section, title, SectionState.STARTED, level=1))
    return rows


def _state_of(section: Section, is_left: bool) -> SectionState:
    if not section.is_open:
        return SectionState.CLOSED
    if section.has_problem or (is_left and section.missing):
        return SectionState.PROBLEM
    if section.total and section.answered == 0:
        return SectionState.EMPTY
    if section.missing == 0 and section.answered >= section.total:
        return SectionState.DONE
    return SectionState.DONE if is_left and section.missing == 0 else SectionState.STARTED


def _of_rule(session: Session, rule: Rule, language: str) -> Reminder:
    text = rule.message.get(language_code(language)) or rule.message.get("uk", "")
    is_settled = acknowledged(session, rule)
    return Reminder(
        code=rule.id,
        text=text,
        ref=ref_of(session, rule.question),
        tone=Tone.SETTLED if is_settled else _TONES[rule.action],
        reason_ref=ref_of(session, rule.reason) if rule.reason else "",
        card=cards(language_code(language)).get(rule.card),
        awaits_lawyer=rule.awaits_lawyer,
    )


def _of_missing(session: Session, missing: Missing, language: str) -> Reminder:
    if missing.rule is not None:
        return _of_rule(session, missing.rule, language)
    ref = _asked_at(session, missing.ref)
    return Reminder(missing.code, session.label(ref, language) if ref else "", ref, Tone.BLOCK)


def _asked_at(session: Session, ref: str) -> str:
    """The question that is to be answered; for a reason why there is no answer the one that has none."""
    if not ref or not is_reason(session.element(ref)):
        return ref
    asked = ref.removesuffix(REASON)
    return asked if asked in session.children(ref.rpartition("/")[0]) else ref


def _codes(missing: tuple[Missing, ...]) -> tuple[str, ...]:
    return tuple(one.code for one in missing)


def _clock(at: str) -> str:
    return datetime.fromisoformat(at).astimezone().strftime("%H:%M:%S")
