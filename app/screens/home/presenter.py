"""Decides what the home screen lists and opens. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from app.error_messages import Message, Messages
from app.jobs import Job, Jobs, Lane
from app.screens.draft.warming import compile_form
from app.screens.first_start import cards
from app.screens.home.beginning import begin
from app.screens.home.filters import Filters, PlaceChoice
from app.shipped_forms import ProtocolId
from storage.gazetteer import SETTLEMENTS, UNITS, Gazetteer, GazetteerUnreadable
from storage.interviews import device, finding, form_library, missions, organisation, search
from storage.interviews.finding import Page, Sort, Wanted
from storage.interviews.form_library import FormEntry
from storage.interviews.interviews import FormKey, InterviewSummary, State
from storage.interviews.missions import Mission
from storage.objects.certificate import Role
from storage.platform.clock import Clock
from storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Doors:
    """Where the home screen leads; each opens a screen."""

    draft: Callable[[str], None]
    sealed: Callable[[str], None]
    mission: Callable[[], None]
    forms: Callable[[], None]
    received: Callable[[], None]
    readiness: Callable[[], None]
    delivery: Callable[[], None]
    organisation: Callable[[], None]
    copies: Callable[[], None]
    referrals: Callable[[], None]
    plan: Callable[[str], None]
    settings: Callable[[], None]
    new_cards: Callable[[], None]
    integrity: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the person should know before anything else."""

    has_organisation: bool
    is_expired: bool
    are_cards_confirmed: bool
    is_reader: bool
    are_cards_begun: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """All that the screen shows."""

    missions: tuple[Mission, ...]
    page: Page
    standing: Standing
    # Whether something was looked for, and how many interviews cannot be found yet.
    is_search: bool = False
    has_words: bool = False
    not_indexed: int = 0
    # Forms of the organisation's own, the newest version of each.
    forms: tuple[FormEntry, ...] = ()
    # Sealed interviews that a new one may be about, the newest first.
    earlier: tuple[InterviewSummary, ...] = ()


class View(Protocol):
    """What the screen can show."""

    def show_content(self, content: Content) -> None:
        """Show missions and interviews."""

    def show_more(self, offset: int, page: Page) -> None:
        """Show the interviews that follow."""

    def show_places(self, choices: tuple[PlaceChoice, ...]) -> None:
        """Offer places."""

    def show_not_indexed(self, count: int) -> None:
        """Say how many interviews the search does not know yet."""

    def show_starting(self, starting: bool) -> None:
        """Show that an interview is being prepared."""

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""

    def show_card_accepted(self, accepted: bool) -> None:
        """Say whether the recovery card that was typed is one of this vault's."""


#: Short steps: a person who types waits for one at most.
_INDEXED_AT_ONCE = 3
_MOST_READ_AGAIN = 1_000
_SEALED = Wanted(states=frozenset(State) - {State.DRAFT})
_MOST_EARLIER = 200
#: Protocols that speak of an interview that was taken before.
ABOUT_EARLIER = frozenset({str(ProtocolId.FOLLOW_UP), str(ProtocolId.REFUSAL)})
#: How much of a code names an oblast, a raion, a hromada, a settlement.
_CODE_LETTERS = {"oblast": 4, "raion": 6, "hromada": 9, "district": 19}
_SETTLEMENT_LETTERS = 12


class HomePresenter:
    """Lists in the background, and starts interviews."""

    def __init__(
        self,
        view: View,
        vault: Vault,
        jobs: Jobs,
        clock: Clock,
        messages: Messages,
        *,
        form: Callable[[ProtocolId], FormKey],
        doors: Doors,
        gazetteer: Gazetteer | None = None,
    ) -> None:
        self._view = view
        self._vault = vault
        self._jobs = jobs
        self._clock = clock
        self._messages = messages
        self._form = form
        self.doors = doors
        self._gazetteer = gazetteer
        self._wanted = Wanted()
        # What new interviews are taken with: a protocol, or the digest of a form of the organisation's own.
        self._chosen_form = str(ProtocolId.FIRST_ACCOUNT)
        # Number of the interview that a new one is about; empty if it is about none, or it is told later.
        self._earlier = ""
        # How many rows were scrolled to; 0 is the first page.
        self._rows = 0
        self._listing: Job | None = None
        self._more: Job | None = None
        self._placing: Job | None = None
        self._is_indexing = False
        self._is_starting = False

    def shown(self) -> None:
        """The screen came to the front: what it lists may have changed."""
        wanted, rows = self._wanted, self._rows
        for job in (self._listing, self._more):
            if job is not None:
                job.cancel()
        self._listing = self._jobs.run(
            Lane.VAULT, lambda: self._read(wanted, rows), done=self._read_through, failed=self._failed
        )

    def searched(self, query: str) -> None:
        """Look for words."""
        self._want(replace(self._wanted, query=query.strip()))

    def mission_chosen(self, mission_id: str) -> None:
        """List one mission's interviews, or all."""
        self._want(replace(self._wanted, mission_id=mission_id))

    def filtered(self, filters: Filters) -> None:
        """List only what the row of filters lets through."""
        self._want(
            replace(
                self._wanted,
                states=frozenset({filters.state}) if filters.state else frozenset(),
                person=filters.person,
                place=filters.place_code,
                # With a code its name would find more than the place: the same name in another raion.
                place_name="" if filters.place_code else filters.place,
                starts=filters.starts,
                ends=filters.ends,
                sort=filters.sort,
            )
        )

    def more_asked(self, offset: int) -> None:
        """Somebody scrolled to the end of what is shown."""
        wanted = self._wanted
        self._more = self._jobs.run(
            Lane.VAULT,
            lambda: self._page(wanted, offset),
            done=lambda page: self._followed(wanted, offset, page),
            failed=self._failed,
        )

    def places_asked(self, text: str) -> None:
        """Offer settlements, raions and oblasts for what is typed."""
        gazetteer = self._gazetteer
        if gazetteer is None:
            return
        if self._placing is not None:
            self._placing.cancel()
        self._placing = self._jobs.run(
            Lane.VAULT, lambda: places_like(gazetteer, text), done=self._view.show_places, failed=_no_places
        )

    def interview_asked(self, mission_id: str) -> None:
        """Start an interview in a mission and open it."""
        if self._is_starting or not mission_id:
            return
        self._is_starting = True
        self._view.show_problem(None)
        self._view.show_starting(True)
        chosen, earlier = self._chosen_form, self._earlier
        self._jobs.run(
            Lane.VAULT,
            lambda: self._start(mission_id, chosen, earlier),
            done=self._started,
            failed=self._not_started,
        )

    def form_chosen(self, form: str) -> None:
        """Take new interviews with this form: a protocol's id, or the digest of another form."""
        self._chosen_form = form
        # While the person still looks at the screen.
        self._jobs.run(
            Lane.KEEPING,
            lambda: compile_form(self._vault, self._key_of(form)),
            done=lambda _: None,
            failed=lambda _: None,
        )

    def earlier_chosen(self, number: str) -> None:
        """Say which interview a follow-up or a withdrawal is about."""
        self._earlier = number

    def opened(self, summary: InterviewSummary) -> None:
        """Open an interview: a draft to go on with, anything else to read."""
        if summary.state is State.DRAFT:
            self.doors.draft(summary.id)
        else:
            self.doors.sealed(summary.id)

    def card_typed(self, typed: str) -> None:
        """Check a recovery card that was left for later."""
        self._jobs.run(Lane.VAULT, lambda: self._check_card(typed), done=self._card_checked, failed=self._failed)

    def _want(self, wanted: Wanted) -> None:
        self._wanted, self._rows = wanted, 0
        self.shown()

    def _read(self, wanted: Wanted, rows: int) -> Content:
        with self._vault.read() as tx:
            package = organisation.current(tx)
            standing = Standing(
                has_organisation=package is not None,
                is_expired=package is not None and package.is_expired(self._clock.now()),
                are_cards_confirmed=cards.are_confirmed(tx),
                is_reader=device.identity(tx).role in (Role.COORDINATOR, Role.CUSTODIAN),
                are_cards_begun=cards.are_begun(tx),
            )
            return Content(
                missions.all_missions(tx),
                finding.find(tx, wanted, limit=rows),
                standing,
                is_search=replace(wanted, mission_id="", sort=Sort.CHANGED) != Wanted(),
                has_words=bool(wanted.query),
                not_indexed=search.waiting(tx),
                forms=form_library.newest_own(tx),
                earlier=finding.find(tx, _SEALED, limit=_MOST_EARLIER).rows,
            )

    def _read_through(self, content: Content) -> None:
        self._view.show_content(content)
        if content.not_indexed and not self._is_indexing:
            self._is_indexing = True
            self._index_more()

    def _page(self, wanted: Wanted, offset: int) -> Page:
        with self._vault.read() as tx:
            return finding.find(tx, wanted, offset=offset)

    def _followed(self, wanted: Wanted, offset: int, page: Page) -> None:
        if wanted == self._wanted:
            # What was scrolled to stays when the list is read again, within reason.
            self._rows = min(offset + len(page.rows), _MOST_READ_AGAIN)
            self._view.show_more(offset, page)

    def _index_more(self) -> None:
        self._jobs.run(
            Lane.KEEPING,
            lambda: search.catch_up(self._vault, _INDEXED_AT_ONCE),
            done=self._indexed,
            failed=self._not_indexed,
        )

    def _indexed(self, left: int) -> None:
        self._view.show_not_indexed(left)
        if left:
            self._index_more()
        else:
            self._is_indexing = False
            self.shown()

    def _not_indexed(self, error: Exception) -> None:
        self._is_indexing = False
        self._failed(error)

    def _start(self, mission_id: str, chosen: str, earlier: str) -> InterviewSummary:
        form = self._key_of(chosen)
        return begin(self._vault, self._clock, mission_id, form, earlier if chosen in ABOUT_EARLIER else "")

    def _key_of(self, chosen: str) -> FormKey:
        if chosen in set(ProtocolId):
            return self._form(ProtocolId(chosen))
        with self._vault.read() as tx:
            return form_library.key_of(tx, chosen)

    def _started(self, summary: InterviewSummary) -> None:
        self._is_starting = False
        self._view.show_starting(False)
        self.doors.draft(summary.id)

    def _not_started(self, error: Exception) -> None:
        self._is_starting = False
        self._view.show_starting(False)
        self._failed(error)

    def _check_card(self, typed: str) -> bool:
        return cards.check(self._vault, typed, self._clock.now())

    def _card_checked(self, accepted: bool) -> None:
        self._view.show_card_accepted(accepted)
        if accepted:
            self.shown()

    def _failed(self, error: Exception) -> None:
        self._view.show_problem(self._messages.shown(error))


def places_like(gazetteer: Gazetteer, text: str) -> tuple[PlaceChoice, ...]:
    """Places whose names begin so, with what the codes of everything in them begin with."""
    try:
        found = gazetteer.search(text, limit=12, kinds=SETTLEMENTS | UNITS)
    except GazetteerUnreadable:
        return ()
    return tuple(
        PlaceChoice(place.label, place.code[: _CODE_LETTERS.get(place.kind, _SETTLEMENT_LETTERS)]) for place in found
    )


def _no_places(_error: Exception) -> None:
    """Without the register places are found by their words."""
