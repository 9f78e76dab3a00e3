"""A sealed interview of one's own, opened again while policy lets the author read it."""

from storage.objects.kinds import PartKind
from storage.objects.part import PartContent
from storage.vault import Vault


def own_part(vault: Vault, interview_id: str, part: PartKind) -> PartContent:
    """The content of a part of a sealed interview.

    Raises:
        NoSuchInterview: Not sealed, or its key is no longer held.
    """
    raise NotImplementedError
