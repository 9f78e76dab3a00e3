"""Central describes itself for the ceremony: address, certificate, pins, keys; carried by hand, compared by words."""

from typing import ClassVar, Self

from pydantic import model_validator

from storage.crypto import hpke
from storage.crypto.errors import BadKey
from storage.objects.envelope import Signed
from storage.objects.errors import Malformed
from storage.objects.kinds import ObjectKind
from storage.objects.organisation import CentralAddress, box_bytes
from storage.objects.payload import FormatOne, Instant, Payload


class CentralDescription(Payload):
    """Description of a central, format 1; signed by the receipt key that it names."""

    object_kind: ClassVar[ObjectKind] = ObjectKind.CENTRAL

    v: FormatOne = 1
    practice: bool
    at: Instant
    central: CentralAddress

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        if not self.central.urls or not self.central.spki_pins:
            raise ValueError("address")
        for text in (self.central.ingest_box, self.central.courier_box):
            try:
                hpke.check_public(box_bytes(text))
            except BadKey:
                raise ValueError("box") from None
        return self


def verified(signed: Signed) -> CentralDescription:
    """The description, if the central that it names has signed it. Whether it is *our* central, people decide.

    Raises:
        Malformed: It is not a description.
        NotSigned: Its own key did not sign it.
    """
    if signed.kind is not ObjectKind.CENTRAL:
        raise Malformed("central-type")
    description = CentralDescription.from_bytes(signed.payload)
    signed.verify(bytes.fromhex(description.central.receipt_key))
    return description
