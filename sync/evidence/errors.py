"""What can go wrong with an evidence package: codes only, no text for people."""

from sync.protocol.errors import SyncError


class EvidenceProblem(SyncError):
    """Nothing was given away.

    Codes: evidence-nothing-chosen, evidence-nothing-agreed, stick-full, stick-unwritable, evidence-not-readable-back.
    """
