"""The decisions of signing and sealing. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.jobs import Jobs, Lane
from app.screens.draft.in_hand import InterviewInHand
from app.screens.draft.overview import missing_lines
from app.screens.draft.shown import Reminder, Tone
from app.screens.signing.sealing_work import Sealed, SealingWork, ToSeal, Withdrawal
from app.screens.signing.strokes import Strokes
from forms.interview import FreeTextInFacts, Given, can_seal, consent_of, give
from forms.interview.answers import instances, value
from forms.interview.consent import withdrawn_in
from storage.interviews.closing import Prospect
from storage.interviews.errors import ConsentMissing
from storage.interviews.signatures import Signature, to_repeat
from storage.interviews.withdrawing import NOTHING

PERSON, LEAD, INTERPRETER, OTHER, GUARDIAN = "person", "lead", "interpreter", "other", "guardian"
#: Whose signature, or refusal with a reason, must be there before sealing, wherever they take part.
NEEDED = (PERSON, GUARDIAN, LEAD, INTERPRETER)


@dataclass(frozen=True, slots=True)
class SignerRow:
    """Somebody who may sign, and how they did."""

    signer: str
    signature: Signature | None
    is_needed: bool


class View(Protocol):
    """The signing screen as its presenter sees it."""

    def show_signers(self, rows: tuple[SignerRow, ...], chosen: str) -> None:
        """Show who signs and who has."""

    def show_missing(self, missing: tuple[Reminder, ...]) -> None:
        """Show what keeps the interview from being sealed; nothing means it can be."""

    def show_prospect(self, prospect: Prospect | None) -> None:
        """Say until when it can be read here once it is sealed; None where it stays here and readable."""

    def show_withdrawal(self, withdrawal: Withdrawal | None) -> None:
        """Ask whether what the person withdrew is to be destroyed here; None where there is nothing to ask."""

    def show_busy(self, is_sealing: bool) -> None:
        """Show that something is being kept or sealed."""

    def show_sealed(self, sealed: Sealed) -> None:
        """Show the number and the state of the sealed interview."""

    def show_failure(self, error: Exception) -> None:
        """Say what did not work; everything is as it was."""


class SigningPresenter:
    """Signatures first, then the seal."""

    def __init__(
        self, view: View, in_hand: InterviewInHand, work: SealingWork, jobs: Jobs, language: Callable[[], str]
    ) -> None:
        self._view, self._in_hand, self._work, self._jobs, self._language = view, in_hand, work, jobs, language
        self._signers = signers_of(in_hand)
        self._chosen = PERSON
        self._signatures: tuple[Signature, ...] = ()
        self._is_keeping = False
        self._is_gone = False
        self._withdrawal: Withdrawal | None = None
        self._forgetting = NOTHING

    def started(self) -> None:
        """Read who has signed already, and when it will be closed."""
        self._run(self._work.signatures)
        self._jobs.run(Lane.VAULT, self._work.prospect, done=self._prospect_read, failed=self._failed)
        withdrawn = withdrawn_in(self._in_hand.session)
        if withdrawn and self._in_hand.summary.replaces:
            self._jobs.run(
                Lane.VAULT,
                lambda: self._work.withdrawal(withdrawn),
                done=self._withdrawal_read,
                failed=self._failed,
            )

    def gone(self) -> None:
        """The screen is closed: nothing is shown any more."""
        self._is_gone = True

    def language_changed(self, _code: str = "") -> None:
        """Say everything in the new language."""
        self._show()

    def signer_chosen(self, signer: str) -> None:
        """Turn to another signer."""
        self._chosen = signer
        self._show()

    def signed(self, strokes: Strokes) -> None:
        """Keep what was written on the pad."""
        signer = self._chosen
        if not strokes.is_empty:
            self._run(lambda: self._work.sign(signer, strokes))

    def scan_chosen(self, path: Path) -> None:
        """Keep the scan of the signed paper."""
        signer = self._chosen
        self._run(lambda: self._work.attach_scan(signer, path))

    def refused(self, reason: str) -> None:
        """Keep a refusal with its reason."""
        signer = self._chosen
        if reason.strip():
            self._run(lambda: self._work.refuse(signer, reason.strip()))

    def forgetting_chosen(self, is_chosen: bool) -> None:
        """Destroy what the person withdrew when the seal is set, or leave it."""
        known = self._withdrawal
        self._forgetting = known.forgetting if is_chosen and known is not None else NOTHING

    def seal_asked(self) -> None:
        """Seal the interview."""
        if self._missing():
            self._show()
            return
        self._view.show_busy(True)
        self._jobs.run(Lane.VAULT, self._work.to_seal, done=self._ready_to_seal, failed=self._failed)

    def _ready_to_seal(self, to_seal: ToSeal) -> None:
        try:
            record, consent = self._work.record(to_seal)
        except (ConsentMissing, FreeTextInFacts) as error:
            self._failed(error)
            return
        forgetting, withdrawn = self._forgetting, withdrawn_in(self._in_hand.session)
        self._jobs.run(
            Lane.VAULT,
            lambda: self._work.seal(record, consent, forgetting, withdrawn),
            done=self._sealed,
            failed=self._failed,
        )

    def _sealed(self, sealed: Sealed) -> None:
        if not self._is_gone:
            self._view.show_busy(False)
            self._view.show_sealed(sealed)

    def _prospect_read(self, prospect: Prospect) -> None:
        if not self._is_gone:
            leaves = consent_of(self._in_hand.session).leaves
            self._view.show_prospect(prospect if leaves else None)

    def _withdrawal_read(self, withdrawal: Withdrawal | None) -> None:
        self._withdrawal = withdrawal
        if not self._is_gone:
            self._view.show_withdrawal(withdrawal)

    def _run(self, work: Callable[[], tuple[Signature, ...]]) -> None:
        # Whoever presses twice has signed once.
        if self._is_keeping:
            return
        self._is_keeping = True
        self._jobs.run(Lane.VAULT, work, done=self._kept, failed=self._failed)

    def _kept(self, signatures: tuple[Signature, ...]) -> None:
        self._is_keeping = False
        self._signatures = signatures
        # Whoever signed an earlier statement signs again, also where the answers no longer name them.
        self._signers = tuple(dict.fromkeys((*self._signers, *to_repeat(signatures))))
        unsigned = [signer for signer in self._signers if self._signature_of(signer) is None]
        if self._signature_of(self._chosen) is not None and unsigned:
            self._chosen = unsigned[0]
        if not self._is_gone:
            self._show()

    def _failed(self, error: Exception) -> None:
        self._is_keeping = False
        if not self._is_gone:
            self._view.show_busy(False)
            self._view.show_failure(error)

    def _show(self) -> None:
        needed = (*NEEDED, *to_repeat(self._signatures))
        rows = tuple(SignerRow(one, self._signature_of(one), one in needed) for one in self._signers)
        self._view.show_signers(rows, self._chosen)
        self._view.show_missing(self._missing())

    def _missing(self) -> tuple[Reminder, ...]:
        session = self._in_hand.session
        give(session, {Given.SIGNED_CHANGED: "1" if to_repeat(self._signatures) else ""})
        found = missing_lines(session, can_seal(session, self._in_hand.rules), self._language())
        unsigned = tuple(
            Reminder(f"signature-{signer}", "", "", Tone.BLOCK)
            for signer in dict.fromkeys((*NEEDED, *to_repeat(self._signatures)))
            if signer in self._signers and self._signature_of(signer) is None
        )
        return (*found, *unsigned)

    def _signature_of(self, signer: str) -> Signature | None:
        return next((one for one in reversed(self._signatures) if one.signer == signer and one.is_current), None)


def signers_of(in_hand: InterviewInHand) -> tuple[str, ...]:
    """Who may sign: the person, a child's guardian, the documenter, an interpreter, and others who are present."""
    session = in_hand.session
    signers = [PERSON]
    # Who may be a child is treated as one.
    if value(session, "mn_is_minor") in ("yes", "unknown"):
        signers.append(GUARDIAN)
    signers.append(LEAD)
    if value(session, "it_used") == "yes":
        signers.append(INTERPRETER)
    if instances(session, "ses_present"):
        signers.append(OTHER)
    return tuple(signers)
