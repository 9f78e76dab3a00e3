"""In which order objects leave: a manifest names the rest of its interview, so it goes first."""

from collections.abc import Iterable

from storage.interviews.outbox import OutboxItem
from storage.objects.kinds import ObjectKind


def manifests_first(items: Iterable[OutboxItem]) -> list[OutboxItem]:
    """Interview by interview in order of number, each with its manifest first."""
    first: dict[str, int] = {}
    listed = list(items)
    for item in listed:
        first[item.interview_id] = min(item.number, first.get(item.interview_id, item.number))
    return sorted(
        listed, key=lambda item: (first[item.interview_id], item.kind is not ObjectKind.REVISION, item.number)
    )
