"""Central's receipt: these digests are stored durably. Signed after the commit, by the key the package pins."""

from typing import Annotated, ClassVar, Final

from pydantic import Field

from storage.objects.kinds import ObjectKind
from storage.objects.payload import Count, Digest, FormatOne, Instant, KeyHex, Payload

MOST_OBJECTS: Final = 5_000


class Receipt(Payload):
    """Receipt, format 1. `objects` names objects and blobs alike; `at` is central's time; `epoch` of revocations."""

    object_kind: ClassVar[ObjectKind] = ObjectKind.RECEIPT

    v: FormatOne = 1
    practice: bool
    device: KeyHex
    objects: Annotated[tuple[Digest, ...], Field(min_length=1, max_length=MOST_OBJECTS)]
    at: Instant
    epoch: Count
