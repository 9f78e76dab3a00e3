"""A device asks to be enrolled: its keys, signed by itself, carried by hand."""

from typing import ClassVar

from storage.objects.certificate import PersonCode, Role
from storage.objects.envelope import Signed
from storage.objects.errors import Malformed
from storage.objects.kinds import ObjectKind
from storage.objects.payload import BoxText, FormatOne, Instant, KeyHex, Payload


class DeviceRequest(Payload):
    """Device request, format 1; `person` is a pseudonym."""

    object_kind: ClassVar[ObjectKind] = ObjectKind.DEVICE_REQUEST

    v: FormatOne = 1
    device_key: KeyHex
    box_key: BoxText
    role: Role
    person: PersonCode
    practice: bool
    at: Instant


def verified(signed: Signed) -> DeviceRequest:
    """The request, if the device that it names has signed it.

    Raises:
        Malformed: It is not a request.
        NotSigned: Its own key did not sign it.
    """
    if signed.kind is not ObjectKind.DEVICE_REQUEST:
        raise Malformed("request-type")
    request = DeviceRequest.from_bytes(signed.payload)
    signed.verify(bytes.fromhex(request.device_key))
    return request
