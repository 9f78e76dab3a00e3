"""A device is trusted no more, from a certain object of its journal on."""

from enum import StrEnum
from typing import ClassVar

from storage.objects.kinds import ObjectKind
from storage.objects.payload import Count, FormatOne, Instant, KeyHex, Number, Payload


class RevocationReason(StrEnum):
    """Why; never more than this."""

    LOST = "lost"
    SEIZED = "seized"
    LEFT = "left"
    REPLACED = "replaced"


class Revocation(Payload):
    """Revocation, format 1; `last_seq` is the last trusted object of the device, unknown when missing."""

    object_kind: ClassVar[ObjectKind] = ObjectKind.REVOCATION

    v: FormatOne = 1
    device_key: KeyHex
    last_seq: Count | None
    reason: RevocationReason
    epoch: Number
    practice: bool
    at: Instant

    @property
    def trusted_to(self) -> int:
        """The last number of the device's journal that is trusted; 0 where that is unknown: none is."""
        return self.last_seq or 0

    def takes_more_than(self, other: "Revocation") -> bool:
        """Whether it trusts the same device with less."""
        return self.trusted_to < other.trusted_to
