"""The decisions of the structuring screen: words of the account become cards, and stay linked to them. Knows no Qt."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.fields.date_hint import read_words
from app.fields.markdown import to_plain
from app.jobs import Jobs, Lane
from app.retrying import Retrying
from app.screens.draft.pages import Pages
from app.screens.structuring import cards
from app.screens.structuring.cards import REPEATS, Card, Making
from app.screens.structuring.linked import is_of, is_there, row_of
from app.screens.structuring.lists import KnownLists
from app.screens.structuring.modules import ModuleProposal, modules_for
from app.screens.structuring.places import Places
from app.screens.structuring.proposals import Proposal
from app.screens.structuring.roles import Interview, View
from app.screens.structuring.shown import Choices, Option, Said, Shown
from app.screens.structuring.telling import hour_in, told_of
from app.screens.structuring.work import LinkWork, NewLink, Sound
from app.unkept import Unkept
from forms.engine import Changes, Session
from forms.interview.anchoring import Span
from forms.interview.answers import ref_of
from storage.interviews.links import Link, Provenance

#: Longer than that nobody selects the words for one card.
LONGEST_QUOTE = 4_000


@dataclass(frozen=True, slots=True)
class _Selected:
    making: Making | None
    span: Span
    quote: str
    provenance: Provenance


class StructuringPresenter:
    """One session, two screens: what is done here is a step of the interview."""

    def __init__(
        self, view: View, interview: Interview, work: LinkWork, jobs: Jobs, language: Callable[[], str], unkept: Unkept
    ) -> None:
        self._view, self._interview, self._work, self._jobs, self._language = view, interview, work, jobs, language
        self._places = Places()
        self._source = ""
        self._open = ""
        self._waiting: _Selected | None = None
        self._lists = KnownLists(work, jobs, self._listed, self._failed)
        self._pages: Pages | None = None
        self._is_gone = False
        self._new_links: Retrying[NewLink, tuple[Link, ...]] = Retrying(
            unkept,
            f"links/{work.interview_id}",
            jobs,
            work.add,
            kept=self._linked_anew,
            refused=self._failed,
            # Whoever sees that it is refused links once more.
            holds=lambda: self._is_gone,
        )

    # Opening and closing

    def started(self) -> None:
        """Show the interview as it is, and read its links."""
        in_hand = self._interview.in_hand()
        if in_hand is None:
            return
        session = in_hand.session
        self._source = cards.narrative_of(session)
        self._places.narrative = session.state(self._source).value if self._source else ""
        self._pages = Pages(session, self._language())
        found = cards.cards_of(session, self._language())
        self._open = next((card.ref for card in found if card.repeat == "incident" and card.label), "")
        self._interview.follow(self._followed)
        # What waits is saved first: the history of the account tells when words were first written.
        self._interview.flush()
        self._show()
        self._run(self._work.read, self._read)
        self._new_links.again()

    def gone(self) -> None:
        """The screen goes: where words stand now is kept."""
        self._keep_places()
        self._is_gone = True
        self._interview.forget(self._followed)

    def language_changed(self, _code: str = "") -> None:
        """Say everything in the new language."""
        session = self._session
        if session is not None:
            self._pages = Pages(session, self._language())
            self._show()

    # What a person does

    def narrative_edited(self, text: str) -> None:
        """The account is changed here as in the interview."""
        if self._source:
            self._interview.answered(self._source, text)

    def answered(self, ref: str, value: str) -> None:
        """An answer in the open card."""
        self._interview.answered(ref, value)

    def repeat_add_asked(self, ref: str) -> None:
        """One more of something within the open card."""
        self._interview.repeat_add_asked(ref)

    def repeat_remove_asked(self, ref: str) -> None:
        """One less; undo brings it back, and the links of a card with it."""
        self._interview.repeat_remove_asked(ref)

    def undo_asked(self) -> None:
        """Take the last step back."""
        self._interview.undo_asked()

    def redo_asked(self) -> None:
        """Take the last undo back."""
        self._interview.redo_asked()

    def card_chosen(self, ref: str) -> None:
        """Open a card."""
        self._open = ref
        self._show()

    def make_asked(self, making: Making, span: Span, provenance: Provenance) -> None:
        """Make something of the selected words, or ask first which card they mean."""
        session, selected = self._session, self._selected(making, span, provenance)
        if session is None or selected is None:
            return
        found = cards.cards_of(session, self._language())
        options = [*self._known(session, selected, found), *self._groups(session, making, selected.quote)]
        options += [
            Option(f"new:{name}", self._what(session, name), is_new=True)
            for name in REPEATS[making]
            if cards.can_make(session, name)
        ]
        if not options:
            self._view.say(Said.NO_CARD_OPEN if making in cards.GROUPS else Said.NOT_IN_FORM)
        elif len(options) == 1:
            # Nobody alike is known: there is nothing to ask.
            self._take(selected, options[0].key)
        else:
            self._waiting = selected
            self._view.show_choices(Choices(making, selected.quote, tuple(options)))

    def attach_asked(self, span: Span, provenance: Provenance, question: str) -> None:
        """Link the selected words to a question of the open card, or to the card itself."""
        selected = self._selected(None, span, provenance)
        if selected is None:
            return
        target = question if question.startswith(f"{self._open}/") else self._open
        if not target:
            self._view.say(Said.NO_CARD_OPEN)
            return
        self._link(selected, target)
        self._view.say(Said.LINKED)

    def option_chosen(self, key: str) -> None:
        """The person said which one is meant."""
        selected, self._waiting = self._waiting, None
        if selected is not None:
            self._take(selected, key)

    def choice_left(self) -> None:
        """Nothing is made."""
        self._waiting = None

    def link_pressed(self, link_id: str) -> None:
        """Show the words of a link where they stand."""
        place = self._places.of(link_id)
        if place is None:
            self._view.say(Said.WORDS_GONE)
        else:
            self._view.show_words(place.starts, place.ends)

    def listen_asked(self, link_id: str) -> None:
        """Hear the words of a link."""
        link = next((one for one in self._places.links if one.id == link_id), None)
        if link is None or not link.attachment_id:
            self._view.say(Said.NO_SOUND)
            return

        def opened(sound: Sound | None) -> None:
            if self._is_gone:
                if sound is not None:
                    sound.opened.close()
            elif sound is None:
                self._view.say(Said.STILL_RECORDING)
            else:
                self._view.show_sound(sound, link.offset_ms)

        self._jobs.run(Lane.VAULT, lambda: self._work.sound(link.attachment_id), done=opened, failed=self._failed)

    def provenance_chosen(self, link_id: str, provenance: str) -> None:
        """Say whose words they are."""
        self._run(lambda: self._work.set_provenance(link_id, Provenance(provenance)), self._read)

    def unlink_asked(self, link_id: str) -> None:
        """Take a link away; the card and its answers stay."""
        self._run(lambda: self._work.remove(link_id), self._read)

    def proposal_taken(self, proposal: Proposal | ModuleProposal) -> None:
        """Take over what a table or the linked words propose; never without being asked."""
        self._interview.together(proposal.ref, lambda session: _answers(session, proposal.answers))
        self._view.say(Said.TAKEN_OVER)

    # What becomes of it

    def _take(self, selected: _Selected, key: str) -> None:
        session = self._session
        kind, _, name = key.partition(":")
        if session is None:
            return
        if kind == "known":
            self._open = name
            self._link(selected, name)
            self._view.say(Said.LINKED)
        elif kind == "group":
            self._fill(session, selected, name)
        else:
            self._make(session, selected, name)

    def _make(self, session: Session, selected: _Selected, name: str) -> None:
        before = {card.ref for card in cards.cards_of(session, self._language()) if card.label}
        words = " ".join(selected.quote.split()) if name != "incident" else selected.quote
        self._interview.together(ref_of(session, name), lambda session: cards.made(session, name, words))
        new = [
            card
            for card in cards.cards_of(session, self._language())
            if card.repeat == name and card.label and card.ref not in before
        ]
        if not new:
            self._view.say(Said.NOT_IN_FORM)
            return
        self._open = new[-1].ref
        self._link(selected, new[-1].ref)
        self._view.say(Said.MADE, new[-1].title)

    def _fill(self, session: Session, selected: _Selected, group: str) -> None:
        is_date = selected.making is Making.DATE
        said = " ".join(selected.quote.split())[: cards.LONGEST_LABEL]
        answers = told_of(session, group, said, self._lists.times(session, self._open) if is_date else None)
        if answers:
            self._interview.together(group, lambda session: _answers(session, answers))
        self._link(selected, group)
        self._view.say(Said.FILLED if answers else Said.LINKED)

    def _link(self, selected: _Selected, target: str) -> None:
        new = NewLink(target, self._source, selected.span, selected.quote, self._places.narrative, selected.provenance)
        self._new_links.run(new)

    def _selected(self, making: Making | None, span: Span, provenance: Provenance) -> _Selected | None:
        quote = self._places.narrative[span.starts : span.ends]
        cut = Span(span.starts + len(quote) - len(quote.lstrip()), span.ends - len(quote) + len(quote.rstrip()))
        if not quote.strip():
            self._view.say(Said.SELECT_FIRST)
            return None
        if len(quote) > LONGEST_QUOTE:
            self._view.say(Said.TOO_LONG)
            return None
        return _Selected(making, cut, quote.strip(), provenance)

    def _known(self, session: Session, selected: _Selected, found: tuple[Card, ...]) -> Iterator[Option]:
        if selected.making is None:
            return
        by_ref = {card.ref: card for card in found}
        for one in cards.namesakes(session, selected.making, selected.quote, found):
            card = by_ref[one.ref]
            quotes = tuple(link.quote for link in self._places.links if link.target == one.ref)[:2]
            yield Option(f"known:{one.ref}", card.title, card.details, quotes)

    def _groups(self, session: Session, making: Making, words: str) -> Iterator[Option]:
        found = cards.groups_of(session, self._open, making, self._language())
        if making is Making.DATE:
            # Words that say a day are no time of day, and the other way round; of others a person is asked.
            is_hour = bool(hour_in(words))
            is_day = read_words(words, date.today(), self._lists.times(session, self._open)) is not None
            if is_day or is_hour:
                found = tuple(group for group in found if group.is_time is (is_hour and not is_day)) or found
        for group in found:
            yield Option(f"group:{group.ref}", group.label, is_answered=group.is_answered)

    def _what(self, session: Session, name: str) -> str:
        return to_plain(session.label(ref_of(session, name), self._language()))

    # Following the session

    @property
    def _session(self) -> Session | None:
        in_hand = self._interview.in_hand()
        return in_hand.session if in_hand is not None else None

    def _followed(self, changes: Changes) -> None:
        session = self._session
        if session is None or self._is_gone:
            return
        if self._pages is not None:
            self._pages.take(changes)
        if self._source:
            self._places.edited(session.state(self._source).value)
        self._show()

    def _linked_anew(self, found: tuple[Link, ...]) -> None:
        if not self._is_gone:
            self._read(found)

    def _read(self, found: tuple[Link, ...]) -> None:
        self._places.take(found)
        self._show()

    def _keep_places(self) -> None:
        moved = self._places.moved()
        if moved:
            self._jobs.run(Lane.VAULT, lambda: self._work.move(moved), done=_nothing, failed=_nothing)

    def _show(self) -> None:
        session, pages = self._session, self._pages
        if session is None or pages is None:
            return
        found = cards.cards_of(session, self._language())
        if self._open not in {card.ref for card in found}:
            self._open = ""
        places, language = self._places, self._language()
        rows = tuple(
            row_of(session, link, places.of(link.id), language)
            for link in places.links
            if is_there(session, link.target)
        )
        counts = {card.ref: sum(is_of(row.target, card.ref) for row in rows) for card in found}
        self._view.show_all(
            Shown(
                narrative=self._places.narrative,
                can_edit=bool(self._source) and not session.state(self._source).readonly,
                cards=tuple((card, counts[card.ref]) for card in found),
                open=self._open,
                blocks=pages.blocks(self._open) if self._open else (),
                links=tuple(row for row in rows if is_of(row.target, self._open)) if self._open else (),
                marked=tuple((row.starts, row.ends) for row in rows if not row.is_gone),
                proposals=self._lists.proposals(session, self._open, language) if self._open else (),
                modules=modules_for(session, self._open, self._language(), self._linked()),
            )
        )

    def _linked(self) -> Iterator[str]:
        """The words that the open card was made of or linked to."""
        return (link.quote for link in self._places.links if link.target == self._open)

    def knows(self, code: str) -> bool:
        """Whether it is known already what the list says of a settlement."""
        return self._lists.knows(code)

    def _listed(self) -> None:
        if not self._is_gone:
            self._show()

    def _run(self, work: Callable[[], tuple[Link, ...]], done: Callable[[tuple[Link, ...]], None]) -> None:
        def finished(found: tuple[Link, ...]) -> None:
            if not self._is_gone:
                done(found)

        self._jobs.run(Lane.VAULT, work, done=finished, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._view.show_failure(error)


def _answers(session: Session, answers: Iterable[tuple[str, str]]) -> Iterator[Changes]:
    for ref, value in answers:
        yield session.set_answer(ref, value)


def _nothing(_result: object) -> None:
    """The screen is gone; what could not be kept is found again by the words."""
