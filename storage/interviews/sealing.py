"""Sealing: canonical parts, signed manifest, custody, journal and outbox in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass

from storage.objects.canonical import JsonObject
from storage.objects.kinds import PartKind
from storage.platform.clock import Moment
from storage.vault import Vault


@dataclass(frozen=True, slots=True)
class SealResult:
    """What sealing made; `leaves` says whether anything waits to be delivered."""

    interview_id: str
    manifest_digest: str
    leaves: bool
    objects: int
    blobs: int


def seal(
    vault: Vault,
    interview_id: str,
    parts: Mapping[PartKind, JsonObject],
    *,
    leaves: bool,
    moment: Moment,
) -> SealResult:
    """Seal a draft: after this nothing changes it.

    Raises:
        NoOrganisation: There is nobody to seal to.
        PracticeMismatch: The package and the vault disagree.
        AlreadySealed: It is sealed already.
        SegmentStillOpen: A recording goes on.
        PartTooLarge: A part is beyond its limit.
    """
    raise NotImplementedError


def amend(vault: Vault, interview_id: str, moment: Moment) -> str:
    """Start a new revision with a copy of the answers and notes; the sealed one is untouched.

    Returns:
        The id of the new draft.

    Raises:
        NotSealed: A draft is simply changed.
    """
    raise NotImplementedError
