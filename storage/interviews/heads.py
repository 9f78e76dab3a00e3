"""As coordinator: which received revisions of an interview stand beside each other, named by no later one.

Two of them are two corrections that nobody has decided between: both are kept, whichever came first.
"""

from collections.abc import Mapping, Sequence

from storage.interviews import received_sealed
from storage.interviews.received_sealed import ReceivedInterview
from storage.vault.transaction import Transaction


def heads(tx: Transaction, interview: str) -> tuple[ReceivedInterview, ...]:
    """Revisions that no other follows, the first sealed first; one where nothing is to be decided."""
    return among(received_sealed.of_interview(tx, interview))


def among(rows: Sequence[ReceivedInterview]) -> tuple[ReceivedInterview, ...]:
    """The same of revisions that were read already, in whatever order."""
    known = {one.manifest_digest: one for one in rows}
    followed = {digest for one in rows for digest in _ancestors(one, known)}
    found = (one for one in rows if one.manifest_digest not in followed)
    return tuple(sorted(found, key=lambda one: (one.revision, one.wall, one.manifest_digest)))


def beside(tx: Transaction, one: ReceivedInterview) -> tuple[ReceivedInterview, ...]:
    """Where this revision is not followed by another: those that stand beside it undecided."""
    found = heads(tx, one.interview)
    if one.manifest_digest not in {head.manifest_digest for head in found}:
        return ()
    return tuple(head for head in found if head.manifest_digest != one.manifest_digest)


def not_before(tx: Transaction, one: ReceivedInterview) -> tuple[ReceivedInterview, ...]:
    """All other revisions that this one is not known to follow: made later, or beside it, whatever their numbers.

    Where one is missing in between nobody knows whether it named the older ones: what they refused holds on.
    """
    rows = received_sealed.of_interview(tx, one.interview)
    before, _ = _known_before(one, {row.manifest_digest: row for row in rows})
    return tuple(row for row in rows if row.manifest_digest not in before and row != one)


def _ancestors(one: ReceivedInterview, known: Mapping[str, ReceivedInterview]) -> set[str]:
    """What a revision follows, as far as it is here.

    Behind one that did not come may lie any that is older than that: they are taken for followed, or every gap would
    look like two corrections.
    """
    found, oldest_gap = _known_before(one, known)
    found |= {row.manifest_digest for row in known.values() if row.revision < oldest_gap}
    return found - {one.manifest_digest}


def _known_before(one: ReceivedInterview, known: Mapping[str, ReceivedInterview]) -> tuple[set[str], int]:
    """What a revision follows from one here to the next, and the highest number of one that is missing; 0 if none."""
    found: set[str] = set()
    waiting: list[str] = list(one.replaces)
    oldest_gap = one.revision - 1 if any(digest not in known for digest in one.replaces) else 0
    while waiting:
        digest = waiting.pop()
        row = known.get(digest)
        if row is None or digest in found:
            continue
        found.add(digest)
        waiting += row.replaces
        if any(above not in known for above in row.replaces):
            oldest_gap = max(oldest_gap, row.revision - 1)
    return found - {one.manifest_digest}, oldest_gap
