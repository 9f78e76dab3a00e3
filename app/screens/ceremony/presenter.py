"""Decides how an organisation is founded and how its next package is signed, step by step. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from app.error_messages import Messages
from app.jobs import Jobs, Lane
from app.screens.ceremony.card_round import CardRound
from app.screens.ceremony.preparation import Preparation
from app.screens.ceremony.reopening import Reopened, reopen
from app.screens.ceremony.steps import CeremonyRefused, Step, View, Written
from app.screens.ceremony.writing import PACKAGE_SUFFIX, ToWrite, write_all
from app.statement.cards import CardSheet, NoPrinter, render
from storage.crypto.hpke import BoxKey
from storage.crypto.kdf import Argon2Cost
from storage.keys import founding
from storage.keys.founding import NewOrganisation
from storage.keys.key_file import KeptKeys, KeyPurpose
from storage.objects.founding import Founding
from storage.objects.organisation import Policy, RecipientRole, box_bytes
from storage.platform.clock import Clock

T = TypeVar("T")
_PURPOSES = {RecipientRole.CUSTODIAN: KeyPurpose.CUSTODIAN, RecipientRole.CRSV_CUSTODIAN: KeyPurpose.CRSV_CUSTODIAN}
_ORGANISATION, _ENROLMENT = "organisation", "enrolment"


@dataclass(frozen=True, slots=True)
class Sealing:
    """A key file that needs a passphrase."""

    stem: str
    purpose: KeyPurpose
    box: BoxKey | None = field(default=None, repr=False)


class CeremonyPresenter:
    """One ceremony from its first page to its last; nothing is on a disk before the files are written."""

    def __init__(
        self,
        view: View,
        jobs: Jobs,
        clock: Clock,
        messages: Messages,
        *,
        practice: bool,
        cost: Callable[[], Argon2Cost],
        print_page: Callable[[bytes], bool],
    ) -> None:
        self._view = view
        self._jobs = jobs
        self._clock = clock
        self._messages = messages
        self._cost = cost
        self._print_page = print_page
        self._preparation = Preparation(practice=practice)
        self._threshold, self._cards = founding.THRESHOLD, founding.CARDS
        self._has_new_cards = True
        self._reopened: Reopened | None = None
        self._made: NewOrganisation | None = None
        self._round: CardRound | None = None
        self._passphrases: dict[str, str] = {}
        self._step = Step.ABOUT
        self.had_secrets = False
        moment = clock.now()
        zone = datetime.fromisoformat(f"2000-01-01T00:00:00{moment.tz}").tzinfo
        view.show_today(datetime.fromisoformat(moment.wall).astimezone(zone).date())
        self._turn(Step.ABOUT)

    def founding_chosen(self) -> None:
        """Begin a new organisation."""
        if self._reopened is not None:
            # Nothing of an organisation that was looked at before may slip into a new one.
            self._preparation = Preparation(practice=self._preparation.practice)
        self._reopened, self._has_new_cards = None, True
        self._preparation.begin()
        self._turn(Step.NAME)

    def renewing_chosen(self) -> None:
        """Sign the next package of an organisation that is there."""
        self._turn(Step.OPEN)

    def named(self, name: str, code: str, threshold: int, cards: int) -> None:
        """Keep what the organisation is called and how many cards there are."""
        self._preparation.name, self._preparation.code = name, code
        self._threshold, self._cards = threshold, cards
        self._to_central()

    def reopened(
        self,
        keys: Path,
        package: Path | None,
        passphrase: str,
        cards: tuple[str, ...],
        new_cards: tuple[int, int] | None,
    ) -> None:
        """Open the key file, by passphrase or by cards, and read the last package; perhaps for a new set of cards."""
        self._has_new_cards = new_cards is not None
        self._threshold, self._cards = new_cards or (0, 0)
        practice = self._preparation.practice
        self._run(
            lambda: reopen(keys, package, passphrase, cards, practice=practice),
            self._was_reopened,
            back_to=Step.OPEN,
        )

    def central_chosen(self, path: Path) -> None:
        """Read the file in which central describes itself; people compare its words."""
        self._look(lambda: self._preparation.read_central(path), self._show_central)

    def central_refused(self) -> None:
        """The words were others: forget it."""
        self._preparation.forget_central()
        self._show_central(None)

    def central_done(self) -> None:
        """Go on, with the central shown or, in a founding, without."""
        if self._preparation.central is not None or self._reopened is None:
            self._show_recipients(None)
            self._turn(Step.RECIPIENTS)

    def request_chosen(self, role: RecipientRole, path: Path) -> None:
        """Add the computer that asks in a file."""
        self._look(lambda: self._preparation.add_request(role, path), self._show_recipients)

    def made_here(self, role: RecipientRole) -> None:
        """Add a custodian whose key is made here."""
        self._preparation.make_here(role)
        self._show_recipients(None)

    def removed(self, index: int) -> None:
        """Take a recipient out."""
        self._preparation.remove(index)
        self._show_recipients(None)

    def recipients_done(self) -> None:
        """Go on to the policy."""
        if self._preparation.is_enough:
            self._view.show_policy(self._preparation.policy)
            self._turn(Step.POLICY)

    def rules_chosen(self, path: Path) -> None:
        """Read the rules by which forms may leave."""
        self._look(
            lambda: self._preparation.read_rules(path),
            lambda _: self._view.show_rules(self._preparation.policy.exports),
        )

    def policy_decided(self, policy: Policy) -> None:
        """Keep the policy; passphrases for the key files come next, where there are any."""
        try:
            self._preparation.require_readers(policy)
        except CeremonyRefused as refused:
            self._failed(refused)
            return
        self._preparation.policy = policy
        self._passphrases = {}
        self._ask_passphrase()

    def passphrase_chosen(self, passphrase: str) -> None:
        """Keep a passphrase for the key file that was asked for; after the last one make the keys."""
        self._passphrases[self._sealings()[len(self._passphrases)].stem] = passphrase
        self._ask_passphrase()

    def card_written(self) -> None:
        """The holder has the card on paper: have it typed back."""
        if self._round is not None:
            self._view.show_card_asked(self._round.shown)
            self._turn(Step.TYPE_BACK)

    def card_typed(self, text: str) -> None:
        """Compare with the card in turn."""
        if self._round is None:
            return
        if self._round.typed(text):
            self._next_card()
        else:
            self._view.show_not_the_card(self._round.shown.number)

    def card_skipped(self) -> None:
        """Leave this one; enough others must come."""
        self._next_card()

    def card_printed(self) -> None:
        """Send the card in turn to a printer."""
        if self._round is not None and self._made is not None:
            shown = self._round.shown
            sheet = CardSheet(
                organisation=self._preparation.name,
                number=shown.number,
                count=shown.count,
                threshold=shown.threshold,
                words=self._round.words,
                day=self._clock.now().wall[:10],
                recovery=self._made.recovery,
                practice=self._preparation.practice,
            )
            self._jobs.run(Lane.VAULT, lambda: render(sheet), done=self._print, failed=self._failed)

    def _print(self, page: bytes) -> None:
        # Somebody may have stopped while the page was made.
        if self._round is not None and not self._print_page(page):
            self._failed(NoPrinter())

    def folder_chosen(self, folder: Path) -> None:
        """Sign the package and write everything."""
        self._run(lambda: self._write(folder), self._written, back_to=Step.WRITE)

    def back_asked(self) -> None:
        """Go one step back; from the first card the keys that were made are void."""
        self._view.show_problem(None)
        if self._step is Step.TYPE_BACK or (self._step is Step.WRITE and self._round is not None):
            self._show_card()
        elif self._step is Step.CARD and self._round is not None and not self._round.is_first:
            self._round.previous()
            self._show_card()
        elif self._step in (Step.CARD, Step.SEALING):
            self._made = self._round = None
            self._passphrases = {}
            self._turn(Step.POLICY)
        else:
            self._turn(self._before())

    def stopped(self) -> None:
        """Break off: nothing was written, and what was made is forgotten."""
        self.forget()
        self._turn(Step.STOPPED)

    def forget(self) -> None:
        """Let go of every secret."""
        self._made = self._round = self._reopened = None
        self._passphrases = {}
        self._preparation.forget()

    def _turn(self, step: Step) -> None:
        self._step = step
        self._view.show_step(step)

    def _before(self) -> Step:
        is_renewing = self._reopened is not None
        return {
            Step.CENTRAL: Step.OPEN if is_renewing else Step.NAME,
            Step.RECIPIENTS: Step.CENTRAL,
            Step.POLICY: Step.RECIPIENTS,
            Step.WRITE: Step.POLICY,
        }.get(self._step, Step.ABOUT)

    def _was_reopened(self, reopened: Reopened) -> None:
        self.had_secrets = True
        self._reopened = reopened
        self._preparation.continue_from(reopened.founding, reopened.package)
        self._to_central()

    def _to_central(self) -> None:
        self._show_central(None)
        self._turn(Step.CENTRAL)

    def _show_central(self, _: None) -> None:
        self._view.show_central(self._preparation.central_shown, can_wait=self._reopened is None)

    def _show_recipients(self, _: None) -> None:
        self._view.show_recipients(self._preparation.recipients_shown, is_enough=self._preparation.is_enough)

    def _sealings(self) -> tuple[Sealing, ...]:
        ours = (Sealing(_ORGANISATION, KeyPurpose.ORGANISATION), Sealing(_ENROLMENT, KeyPurpose.ISSUER))
        return (*(ours if self._writes_ours else ()), *self._custodians())

    @property
    def _writes_ours(self) -> bool:
        """Whether the root's and the issuer's files are written (anew): other cards, or a passphrase that is lost."""
        return self._has_new_cards or (self._reopened is not None and self._reopened.by_cards)

    def _custodians(self) -> tuple[Sealing, ...]:
        return tuple(
            Sealing(one.recipient.id, _PURPOSES[one.recipient.role], one.box) for one in self._preparation.made_here
        )

    def _ask_passphrase(self) -> None:
        sealings = self._sealings()
        if len(self._passphrases) < len(sealings):
            number = len(self._passphrases)
            self._view.show_passphrase_for(sealings[number].purpose, number + 1, len(sealings))
            self._turn(Step.SEALING)
        elif not self._has_new_cards:
            self._turn(Step.WRITE)
        else:
            self.had_secrets = True
            self._run(self._make_keys, self._keys_made, back_to=Step.POLICY)

    def _make_keys(self) -> NewOrganisation:
        if self._reopened is None:
            return founding.found(self._threshold, self._cards)
        return founding.exchange(self._reopened.root, self._reopened.issuer, self._threshold, self._cards)

    def _keys_made(self, made: NewOrganisation) -> None:
        self._made, self._round = made, CardRound(made)
        self._show_card()

    def _show_card(self) -> None:
        if self._round is not None:
            self._view.show_card(self._round.shown, self._round.words)
            self._turn(Step.CARD)

    def _next_card(self) -> None:
        round_ = self._round
        if round_ is None:
            return
        if round_.next():
            self._show_card()
        else:
            self._run(round_.prove, lambda _: self._turn(Step.WRITE), back_to=Step.TYPE_BACK)

    def _write(self, folder: Path) -> Written:
        moment, made, reopened = self._clock.now(), self._made, self._reopened
        keys = made or reopened
        assert keys is not None
        recovery = made.recovery if made is not None else box_bytes(self._kept_founding.recovery_box)
        kept = tuple(bytes.fromhex(key) for key in reopened.founding.issuers) if reopened is not None else ()
        said = self._preparation.founding(recovery, kept or (keys.issuer.public,))
        version = 1
        if reopened is not None and reopened.package is not None:
            version = reopened.package.version + 1
        files = [ToWrite(one.stem, one.purpose, KeptKeys(box=one.box)) for one in self._custodians()]
        if self._writes_ours:
            ours = KeptKeys(root=keys.root, issuer=keys.issuer, founding=said)
            files.append(ToWrite(_ORGANISATION, KeyPurpose.ORGANISATION, ours))
            files.append(ToWrite(_ENROLMENT, KeyPurpose.ISSUER, KeptKeys(issuer=keys.issuer)))
        central = self._preparation.central
        signed = said.signed(central, keys.root, version, moment) if central is not None else None
        written = write_all(
            folder,
            tuple(files),
            (f"package-{version}{PACKAGE_SUFFIX}", signed.to_json()) if signed is not None else None,
            passphrases=self._passphrases,
            practice=said.practice,
            cost=self._cost(),
            recovery=recovery,
        )
        return Written(
            written,
            signed.digest if signed is not None else "",
            version if signed is not None else 0,
            recovery,
            self._cards if made is not None else 0,
            self._threshold if made is not None else 0,
        )

    @property
    def _kept_founding(self) -> Founding:
        assert self._reopened is not None
        return self._reopened.founding

    def _written(self, written: Written) -> None:
        self.forget()
        self._view.show_written(written)
        self._turn(Step.SUMMARY)

    def _run(self, work: Callable[[], T], done: Callable[[T], None], *, back_to: Step) -> None:
        self._view.show_problem(None)
        self._turn(Step.WORKING)

        def failed(error: Exception) -> None:
            self._turn(back_to)
            self._failed(error)

        self._jobs.run(Lane.VAULT, work, done=done, failed=failed)

    def _look(self, work: Callable[[], None], done: Callable[[None], None]) -> None:
        self._view.show_problem(None)
        self._jobs.run(Lane.VAULT, work, done=done, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        self._view.show_problem(self._messages.shown(error))
