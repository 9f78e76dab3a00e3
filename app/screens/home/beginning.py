"""Begins an interview; one that is about an earlier interview names it. Knows no Qt."""

from app.screens.draft.draft import definition_of, environment
from forms.engine import FormDefinition, RepeatWrite, Session, Write
from forms.interview.answers import ref_of
from storage.interviews import drafts, form_library, interviews
from storage.interviews.interviews import FormKey, InterviewSummary
from storage.platform.clock import Clock
from storage.vault import Vault

# What says which interview is meant, by the question that asks it; what else is known then.
_EARLIER = {"iv_earlier": {}, "rw_earlier": {"rw_kind": "change"}}


def begin(vault: Vault, clock: Clock, mission_id: str, form: FormKey, earlier: str = "") -> InterviewSummary:
    """Start a draft in a mission; `earlier` is the number of the interview it is about, if the form asks for one.

    Raises:
        NoSuchInterview: There is no such mission.
    """
    with vault.transaction() as tx:
        summary = interviews.start(tx, mission_id, form, clock.now())
        source = form_library.get(tx, form.digest) if earlier else None
    if source is not None:
        _name(vault, clock, summary.id, definition_of(source), earlier)
    return summary


def _name(vault: Vault, clock: Clock, interview_id: str, definition: FormDefinition, number: str) -> None:
    session = Session(definition, environment=environment())
    for question, known in _EARLIER.items():
        ref = ref_of(session, question)
        if ref:
            for name, value in known.items():
                session.set_answer(ref_of(session, name), value)
            session.set_answer(ref, number)
    saved = session.saved()
    writes = tuple(Write(one.ref, one.value) for one in saved.values)
    repeats = tuple(RepeatWrite(ref, at) for at, ref in enumerate(saved.repeats))
    with vault.transaction() as tx:
        drafts.save_answers(tx, interview_id, writes, clock.now(), repeats)
