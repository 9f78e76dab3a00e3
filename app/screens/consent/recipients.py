"""Every recipient and what the person decided on them: one line each, unset means no. Knows no Qt."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from app.fields.question import Block
from app.screens.draft.in_hand import InterviewInHand
from app.screens.draft.pages import Pages
from forms.engine import Changes, Session
from forms.interview.answers import choice_labels, inner, ref_of, under
from forms.interview.consent import RecipientDecision, consent_of

YES, NO, LATER = "yes", "no", "later"
_REPEAT, _ANY, _RECIPIENT, _DECISION = "cx", "cx_any", "cx_rec", "cx_dec"


@dataclass(frozen=True, slots=True)
class RecipientLine:
    """One recipient as the table shows it.

    Attributes:
        ref: The row of the form; empty where nothing was decided.
        decision: Its word, and in the form's language.
        twice: Written more than once: the narrower counts.
        embargo: The day before which nothing leaves (ISO).
        conditions: Words that a person must read first.
    """

    code: str
    label: str
    ref: str = ""
    decision: str = ""
    decided: str = ""
    parts: str = ""
    identity: str = ""
    twice: bool = False
    embargo: str = ""
    conditions: str = ""


class View(Protocol):
    """The screen as its presenter sees it."""

    def show_lines(self, lines: tuple[RecipientLine, ...], chosen: str) -> None:
        """Show all recipients."""

    def show_row(self, blocks: tuple[Block, ...]) -> None:
        """Show the questions of the chosen recipient; none where nothing was decided."""


class Interview(Protocol):
    """The screen of the interview beneath: answers, undo and saving are its own."""

    def in_hand(self) -> InterviewInHand | None:
        """The interview, once it is read."""

    def answered(self, ref: str, value: str) -> None:
        """Take an answer."""

    def together(self, ref: str, act: Callable[[Session], Iterable[Changes]]) -> None:
        """Do several things as one step."""

    def undo_asked(self) -> None:
        """Take the last step back."""

    def long_pasted(self) -> None:
        """Something long came through the clipboard."""

    def follow(self, took: Callable[[Changes], None]) -> None:
        """Be told of each step."""

    def forget(self, took: Callable[[Changes], None]) -> None:
        """Not any more."""


class RecipientsPresenter:
    """Reads the rows of the form as a table, and makes rows where a person decides."""

    def __init__(self, view: View, interview: Interview, language: Callable[[], str]) -> None:
        self._view, self._interview, self._language = view, interview, language
        self._chosen = ""
        self._pages: Pages | None = None

    @property
    def _session(self) -> Session:
        in_hand = self._interview.in_hand()
        assert in_hand is not None
        return in_hand.session

    def started(self) -> None:
        """Show it, and follow what changes."""
        self._interview.follow(self._took)
        self.language_changed()

    def gone(self) -> None:
        """The screen is closed."""
        self._interview.forget(self._took)

    def language_changed(self, _code: str = "") -> None:
        """Say everything in the new language."""
        self._pages = Pages(self._session, self._language())
        self._show()

    def chosen(self, code: str) -> None:
        """Turn to another recipient."""
        self._chosen = code
        self._show_row()

    def decided(self, code: str, decision: str) -> None:
        """Decide on a recipient: a row is made where there is none."""
        self._chosen = code
        repeat = ref_of(self._session, _REPEAT)
        if repeat:
            self._interview.together(repeat, lambda session: _decide(session, repeat, code, decision))
        self._show()

    def answered(self, ref: str, value: str) -> None:
        """Take an answer of the open row."""
        self._interview.answered(ref, value)

    def undo_asked(self) -> None:
        """Take the last step back."""
        self._interview.undo_asked()
        self.language_changed()

    def _took(self, changes: Changes) -> None:
        if self._pages is not None:
            self._pages.take(changes)
        self._show()

    def _show(self) -> None:
        found = lines(self._session, self._language())
        if self._chosen not in {one.code for one in found}:
            self._chosen = found[0].code if found else ""
        self._view.show_lines(found, self._chosen)
        self._show_row()

    def _show_row(self) -> None:
        ref = _row_of(self._session, self._chosen)
        self._view.show_row(self._pages.blocks(ref) if ref and self._pages is not None else ())


def lines(session: Session, language: str) -> tuple[RecipientLine, ...]:
    """All recipients of the form's list in its order, each with what was decided."""
    repeat = ref_of(session, _REPEAT)
    if not repeat:
        return ()
    decisions = {one.recipient: one for one in consent_of(session).recipients}
    offered = _offered(session, repeat, language)
    return tuple(_line(session, code, label, decisions.get(code), language) for code, label in offered)


def _line(session: Session, code: str, label: str, decision: RecipientDecision | None, language: str) -> RecipientLine:
    refs = [ref for ref in _rows(session) if _code(session, ref) == code]
    if not refs:
        return RecipientLine(code, label)
    named = under(session, refs[0])

    def words(name: str) -> str:
        return choice_labels(session, named[name], language) if name in named else ""

    return RecipientLine(
        code,
        label,
        refs[0],
        inner(session, named, _DECISION),
        words(_DECISION),
        words("cx_parts"),
        words("cx_id"),
        twice=len(refs) > 1,
        embargo=decision.embargo if decision is not None else "",
        conditions=decision.conditions if decision is not None else "",
    )


def _decide(session: Session, repeat: str, code: str, decision: str) -> Iterator[Changes]:
    any_ref = ref_of(session, _ANY)
    if any_ref and session.state(any_ref).value != YES:
        yield session.set_answer(any_ref, YES)
    rows = _rows(session)
    ref = next((one for one in rows if _code(session, one) == code), "")
    if not ref:
        # The row with which the form begins is taken first.
        ref = next((one for one in rows if not _code(session, one)), "")
        if not ref:
            changes = session.add_repeat(repeat)
            yield changes
            ref = changes.added[0]
        yield session.set_answer(under(session, ref)[_RECIPIENT], code)
    yield session.set_answer(under(session, ref)[_DECISION], decision)


def _offered(session: Session, repeat: str, language: str) -> tuple[tuple[str, str], ...]:
    for ref in session.instances(repeat):
        named = under(session, ref)
        if _RECIPIENT in named:
            return tuple((one.value, one.label) for one in session.choices(named[_RECIPIENT], language))
    return ()


def _rows(session: Session) -> tuple[str, ...]:
    repeat = ref_of(session, _REPEAT)
    return tuple(session.instances(repeat)) if repeat else ()


def _row_of(session: Session, code: str) -> str:
    asked = (ref for ref in _rows(session) if session.state(ref).relevant and _code(session, ref) == code)
    return next(asked, "") if code else ""


def _code(session: Session, ref: str) -> str:
    named = under(session, ref)
    return session.state(named[_RECIPIENT]).value if _RECIPIENT in named else ""
