"""Decides how a vault is made, step by step. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.error_messages import Message, Messages
from app.jobs import Jobs, Lane
from app.screens.first_start import cards as recovery_cards
from app.statement.cards import CardSheet, NoPrinter, render
from storage.keys.recovery import CARDS, THRESHOLD, NewCards, is_same_card, make_cards
from storage.platform.clock import Clock
from storage.vault import Vault


class Step(StrEnum):
    """The pages, in order."""

    CHOOSING = "choosing"
    MAKING = "making"
    CARDS = "cards"
    TYPE_BACK = "type-back"


class View(Protocol):
    """What the wizard can show."""

    def show_step(self, step: Step) -> None:
        """Turn to a page."""

    def show_card(self, number: int, count: int, words: tuple[str, ...]) -> None:
        """Show one card."""

    def show_card_asked(self, number: int) -> None:
        """Ask for this card to be typed."""

    def show_not_the_card(self) -> None:
        """Say that what was typed is not that card."""

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""


@dataclass(frozen=True, slots=True)
class Made:
    """A new vault and its cards."""

    vault: Vault
    cards: NewCards


class FirstStartPresenter:
    """Makes the vault in the background, shows its cards, lets one be typed back."""

    def __init__(
        self,
        view: View,
        jobs: Jobs,
        clock: Clock,
        messages: Messages,
        *,
        make: Callable[[str, NewCards], Vault],
        finished: Callable[[Vault], None],
        print_page: Callable[[bytes], bool],
        copying: Callable[[bool], None],
        made: Callable[[Vault], None] = lambda _: None,
    ) -> None:
        """Begin with the first page.

        Args:
            view: the wizard.
            jobs: runs the work.
            clock: the time.
            messages: words for what fails.
            make: makes a vault that knows these cards, in the vault lane.
            finished: gets the vault when the person is through.
            print_page: sends a page to a printer.
            copying: told whether a card is on the page, to be copied by hand.
            made: gets the vault when it is there and before anything of its cards is seen.
        """
        self._view = view
        self._jobs = jobs
        self._clock = clock
        self._messages = messages
        self._make = make
        self._finished = finished
        self._print_page = print_page
        self._copying = copying
        self._tell_made = made
        self._made: Made | None = None
        self._shown = 0
        # Which card is asked back: the last one, so that nobody stops at the first.
        self._asked = CARDS - 1
        self._turn_to(Step.CHOOSING)

    @property
    def can_leave(self) -> bool:
        """Whether going back loses nothing: no vault has been begun."""
        return self._made is None and self._shown == 0

    def passphrase_chosen(self, passphrase: str) -> None:
        """Make the vault."""
        self._view.show_problem(None)
        self._turn_to(Step.MAKING)
        self._jobs.run(Lane.VAULT, lambda: self._work(passphrase), done=self._vault_made, failed=self._failed)

    def _work(self, passphrase: str) -> Made:
        cards = make_cards()
        return Made(self._make(passphrase, cards), cards)

    def _vault_made(self, made: Made) -> None:
        self._made = made
        self._tell_made(made.vault)
        self._shown = 0
        self._show_card()
        self._turn_to(Step.CARDS)

    def _failed(self, error: Exception) -> None:
        self._turn_to(Step.CHOOSING)
        self._view.show_problem(self._messages.shown(error))

    def next_asked(self) -> None:
        """Show the next card; after the last one ask for one."""
        if self._shown + 1 < CARDS:
            self._shown += 1
            self._show_card()
        else:
            self._view.show_card_asked(self._asked + 1)
            self._turn_to(Step.TYPE_BACK)

    def previous_asked(self) -> None:
        """Show the card before."""
        self._shown = max(0, self._shown - 1)
        self._show_card()
        self._turn_to(Step.CARDS)

    def print_asked(self) -> None:
        """Send the card that is shown to a printer."""
        made = self._made
        if made is None:
            return
        sheet = CardSheet(
            organisation="",
            number=self._shown + 1,
            count=CARDS,
            threshold=THRESHOLD,
            words=tuple(made.cards.cards[self._shown].split()),
            day=self._clock.now().wall[:10],
            recovery=made.cards.public,
            practice=made.vault.practice,
        )
        self._jobs.run(Lane.VAULT, lambda: render(sheet), done=self._print, failed=self._not_kept)

    def _print(self, page: bytes) -> None:
        # Somebody may have finished while the page was made.
        if self._made is not None and not self._print_page(page):
            self._not_kept(NoPrinter())

    def card_typed(self, typed: str) -> None:
        """Compare with the card; the same finishes."""
        made = self._made
        if made is None:
            return
        if is_same_card(typed, made.cards.cards[self._asked]):
            self._jobs.run(Lane.VAULT, lambda: self._confirm(made.vault), done=self._confirmed, failed=self._not_kept)
        else:
            self._view.show_not_the_card()

    def postponed(self) -> None:
        """Go on without; the home screen will remind."""
        self._confirmed(None)

    def _confirm(self, vault: Vault) -> None:
        with vault.transaction() as tx:
            recovery_cards.confirm(tx, self._clock.now())

    def _confirmed(self, _: None) -> None:
        made, self._made = self._made, None
        self._copying(False)
        if made is not None:
            self._finished(made.vault)

    def _not_kept(self, error: Exception) -> None:
        self._view.show_problem(self._messages.shown(error))

    def _turn_to(self, step: Step) -> None:
        self._copying(step is Step.CARDS)
        self._view.show_step(step)

    def _show_card(self) -> None:
        if self._made is not None:
            words = tuple(self._made.cards.cards[self._shown].split())
            self._view.show_card(self._shown + 1, CARDS, words)
