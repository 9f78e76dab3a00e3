"""What the world can do to an interview; codes only, never a word of testimony."""


class InterviewError(Exception):
    """An expected failure of this room; `code` names it for the table of messages."""

    code = "interview-error"

    def __init__(self, code: str | None = None) -> None:
        super().__init__(code or self.code)
        if code is not None:
            self.code = code


class NoSuchInterview(InterviewError):
    """There is no interview, mission or attachment with this id."""

    code = "no-such-interview"


class AlreadySealed(InterviewError):
    """The interview is sealed; a correction is a new revision."""

    code = "already-sealed"


class NotSealed(InterviewError):
    """Only a sealed interview can be amended."""

    code = "not-sealed"


class NoOrganisation(InterviewError):
    """There is no organisation package, so there is nobody to seal to: the interview stays a draft."""

    code = "no-organisation"


class PracticeMismatch(InterviewError):
    """Practice and real work never meet: the two sides carry different flags."""

    code = "practice-mismatch"


class PackageRefused(InterviewError):
    """An organisation package that must not be taken: roll-back, foreign root, bad signature, expired."""

    code = "package-refused"


class ReceiptRefused(InterviewError):
    """A receipt that proves nothing to this device."""

    code = "receipt-refused"


class ReviewRefused(InterviewError):
    """A review note that cannot be believed or opened."""

    code = "review-refused"


class CertificateRefused(InterviewError):
    """A certificate that is not for this device or not from this organisation."""

    code = "certificate-refused"


class ReceivedRefused(InterviewError):
    """Fetched objects that do not belong together, or cannot be opened with this device's key."""

    code = "received-refused"


class ImportRefused(InterviewError):
    """A file that is not taken in: too large, empty, or unreadable."""

    code = "import-refused"


class AttachmentUnreadable(InterviewError):
    """What a crash cut off cannot be read; its file and its key are kept."""

    code = "attachment-unreadable"


class SegmentStillOpen(InterviewError):
    """A recording is still going on or was not recovered yet."""

    code = "recording-open"


class ConsentMissing(InterviewError):
    """Something is attached that the person does not agree to (any more): it must not leave."""

    code = "consent-missing"


class StatementNotFinal(InterviewError):
    """What would be sealed was not read and signed as it stands: make the statement, or have it signed, again."""

    code = "statement-outdated"


class PartTooLarge(InterviewError):
    """A part does not fit its limit even when compressed."""

    code = "part-too-large"


class ResolutionRefused(InterviewError):
    """Two corrections that cannot be decided between here. Codes: resolution-none, -open, -role, -consent."""

    code = "resolution-none"


class AssignmentRefused(InterviewError):
    """What is sealed to one device and cannot be made or believed.

    Codes: not-a-coordinator, assignment-text, assignment-interview, assignment-unknown, assignment-older,
    addressed-not-opened, addressed-damaged, addressed-signature, addressed-revoked, addressed-too-large,
    mission-package-empty, mission-package-damaged, mission-package-older, mission-package-expired,
    mission-package-other-program.
    """

    code = "assignment-refused"


class ApprovalRefused(InterviewError):
    """Somebody cannot approve. Codes: approver-words, approver-code, approver-known."""

    code = "approver-words"


class LeavingRefused(InterviewError):
    """What may not leave: no rule of the organisation allows it, or the person did not.

    Codes: leaving-not-allowed, leaving-not-sealed, leaving-closed, leaving-corrected, leaving-withdrawn,
    leaving-narrowed, leaving-not-agreed, leaving-nothing, leaving-file, leaving-form, leaving-ask-again, leaving-sent,
    leaving-embargo, leaving-two-people.
    """

    code = "leaving-not-allowed"


class Embargoed(LeavingRefused):
    """The person named a day before which nothing leaves; `until` is that day (ISO)."""

    code = "leaving-embargo"

    def __init__(self, until: str) -> None:
        super().__init__("leaving-embargo")
        self.until = until


class ExportProblem(InterviewError):
    """A file with answers that cannot be written or opened.

    Codes: export-full, export-unwritable, export-not-readable-back, export-unreadable, export-for-others.
    """

    code = "export-unwritable"
