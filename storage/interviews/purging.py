"""Whether this laptop may rely on central alone for a sealed interview: only on proof, of all that the policy asks."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from storage.interviews import central_log, interviews, opened, organisation, proof
from storage.interviews.errors import InterviewError
from storage.objects.errors import ObjectRefused
from storage.objects.manifest import Manifest
from storage.platform.clock import iso
from storage.vault.transaction import Transaction


class Lack(StrEnum):
    """What is missing before anything may be removed here."""

    # Central's log did not agree with itself at some time: nothing is ever removed again.
    ALARM = "alarm"
    # No verified receipt for the manifest, every part and every file.
    RECEIPT = "receipt"
    # A receipt whose place in the log is not proved.
    PROOF = "proof"
    # Fewer witnesses than the policy asks for.
    WITNESS = "witness"
    # The receipts are younger than the policy asks for.
    AGE = "age"


@dataclass(frozen=True, slots=True)
class Verdict:
    """By when central certainly held everything (empty while it does not), and what is missing."""

    stored_at: str
    lack: Lack | None = None

    @property
    def is_safe(self) -> bool:
        """Whether what is here may be removed."""
        return self.lack is None


def safe_to_purge(tx: Transaction, manifest_digest: str, manifest: Manifest, now: str) -> Verdict:
    """Look at receipts, proofs, witnesses and age again; `now` is a time that has certainly passed, or empty."""
    if central_log.has_evidence(tx):
        return Verdict("", Lack.ALARM)
    covering = proof.covering(tx, manifest_digest, manifest)
    if covering is None:
        return Verdict("", Lack.RECEIPT)
    policy = organisation.policy(tx)
    keys, needed = policy.witness_keys(), policy.witnesses_needed
    for digest, stated in covering.receipts.items():
        if not central_log.is_proved(tx, digest, stated):
            return Verdict(covering.at, Lack.PROOF)
        if not central_log.is_witnessed(tx, digest, keys, needed):
            return Verdict(covering.at, Lack.WITNESS)
    old_enough = iso(datetime.fromisoformat(covering.at) + timedelta(hours=policy.receipt_hours))
    return Verdict(covering.at, None if old_enough <= now else Lack.AGE)


def standing(tx: Transaction, interview_id: str, now: str) -> Verdict | None:
    """The same of a sealed interview, for those who want to know; None of one that cannot be read."""
    try:
        digest = interviews.get(tx, interview_id).manifest_digest
        return safe_to_purge(tx, digest, opened.manifest(tx, interview_id), now)
    except (InterviewError, ObjectRefused):
        return None
