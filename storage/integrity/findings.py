"""What a check can find: codes and counts, never a word of what was testified."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

# More than these are counted, not named.
MOST_NAMED: Final = 100


class FindingCode(StrEnum):
    """What is not as this program left it."""

    # The database as a file.
    DATABASE_DAMAGED = "database-damaged"
    # Rows and the heads that were kept of them.
    ROWS_CHANGED = "rows-changed"
    ROWS_MISSING = "rows-missing"
    ROWS_ADDED = "rows-added"
    HEADS_CHANGED = "heads-changed"
    # What was signed.
    JOURNAL_BROKEN = "journal-broken"
    CUSTODY_BROKEN = "custody-broken"
    OBJECT_CHANGED = "object-changed"
    OBJECT_MISSING = "object-missing"
    OBJECT_UNSIGNED = "object-unsigned"
    MANIFEST_DIFFERS = "manifest-differs"
    NOT_QUEUED = "not-queued"
    RECEIPT_MISSING = "receipt-missing"
    # Sealed files.
    FILE_MISSING = "file-missing"
    FILE_CUT = "file-cut"
    FILE_LONGER = "file-longer"
    FILE_CHANGED = "file-changed"
    FILE_EXCHANGED = "file-exchanged"
    FILE_UNREADABLE = "file-unreadable"
    RECEIVED_DAMAGED = "received-damaged"
    # The vault as a whole.
    OLDER_STATE = "older-state"
    TWO_LIVES = "two-lives"
    OTHER_MACHINE = "other-machine"
    HEADER_OLDER = "header-older"
    CENTRAL_AHEAD = "central-ahead"


#: What may be wrong with a sealed file; the right one may lie on the second medium.
FILES: Final = frozenset(
    {
        FindingCode.FILE_MISSING,
        FindingCode.FILE_CUT,
        FindingCode.FILE_LONGER,
        FindingCode.FILE_CHANGED,
        FindingCode.FILE_EXCHANGED,
        FindingCode.FILE_UNREADABLE,
    }
)


class Area(StrEnum):
    """What kind of thing the rows of a table are, to a person."""

    ANSWERS = "answers"
    NOTES = "notes"
    ATTACHMENTS = "attachments"
    STATEMENTS = "statements"
    INTERVIEWS = "interviews"
    SEALED = "sealed"
    CUSTODY = "custody"
    JOURNAL = "journal"
    RECEIVED = "received"
    RECEIPTS = "receipts"
    VAULT = "vault"


AREAS: Final = {
    "answer_revisions": Area.ANSWERS,
    "repeat_instances": Area.ANSWERS,
    "notes": Area.NOTES,
    "links": Area.NOTES,
    "attachments": Area.ATTACHMENTS,
    "transcripts": Area.ATTACHMENTS,
    "transcript_lines": Area.ATTACHMENTS,
    "stretches": Area.ATTACHMENTS,
    "segments": Area.ATTACHMENTS,
    "statements": Area.STATEMENTS,
    "signatures": Area.STATEMENTS,
    "interviews": Area.INTERVIEWS,
    "objects": Area.SEALED,
    "part_keys": Area.SEALED,
    "reviews": Area.RECEIVED,
    "receipts": Area.RECEIPTS,
    "log_evidence": Area.RECEIPTS,
    "journal": Area.JOURNAL,
    "consent_events": Area.CUSTODY,
    "consent_tasks": Area.CUSTODY,
    "custody": Area.CUSTODY,
    "received": Area.RECEIVED,
    "received_objects": Area.RECEIVED,
    "received_blobs": Area.RECEIVED,
    "received_withdrawn": Area.RECEIVED,
    "received_addenda": Area.RECEIVED,
    "assignments": Area.RECEIVED,
    "mission_packages": Area.RECEIVED,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of finding: how often, and in which interviews (ids of their rows, the first hundred)."""

    code: FindingCode
    area: Area | None = None
    count: int = 1
    interviews: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """The outcome of a check; `is_complete` is False for one that was cancelled."""

    found: tuple[Finding, ...]
    interviews: int
    files: int
    is_complete: bool

    @property
    def is_sound(self) -> bool:
        """Whether everything was looked at and is as it was left."""
        return self.is_complete and not self.found


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a check is, in parts of a thousand."""

    permille: int


class Gathering:
    """Adds up findings while a check goes on."""

    def __init__(self) -> None:
        self._counts: dict[tuple[FindingCode, Area | None], int] = {}
        self._named: dict[tuple[FindingCode, Area | None], dict[str, None]] = {}
        self.interviews = 0
        self.files = 0

    def add(self, code: FindingCode, area: Area | None = None, interview_id: str = "") -> None:
        """Count a finding, in an interview where it belongs to one."""
        key = code, area
        self._counts[key] = self._counts.get(key, 0) + 1
        named = self._named.setdefault(key, {})
        if interview_id and len(named) < MOST_NAMED:
            named[interview_id] = None

    def result(self, *, is_complete: bool) -> Findings:
        """What was found, the gravest first."""
        order = list(FindingCode)
        keys = sorted(self._counts, key=lambda key: (order.index(key[0]), key[1] or ""))
        found = tuple(Finding(key[0], key[1], self._counts[key], tuple(self._named[key])) for key in keys)
        return Findings(found, self.interviews, self.files, is_complete)
