"""Whose an interview is: who took it corrects it; a coordinator may decide between corrections that stand.

One rule, by which central takes a revision in and by which every reader believes it: what a dishonest central lets pass
is refused by whoever fetches it.
"""

from collections.abc import Mapping

from storage.objects.certificate import Role
from storage.objects.manifest import Manifest

_FEWEST = 2


def is_decision(manifest: Manifest) -> bool:
    """Whether it names more than one revision: nobody's own correction does."""
    return len(set(manifest.prev)) >= _FEWEST


def may_stand(manifest: Manifest, *, role: Role, is_own: bool, held: Mapping[str, int]) -> bool:
    """Whether a revision by an author in this role may stand among those held (their numbers by digests).

    `is_own`: its author took the interview, or nothing of it is held.
    """
    if not is_decision(manifest):
        return is_own
    named = [held[digest] for digest in set(manifest.prev) if digest in held]
    return (
        role is Role.COORDINATOR
        and not manifest.attachments
        and len(named) == len(set(manifest.prev))
        and manifest.rev > max(named)
    )
