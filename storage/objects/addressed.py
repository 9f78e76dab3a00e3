"""A signed object sealed, with its author's certificate, to one device: whoever passes it on learns only its size."""

import struct
from typing import Final

from storage.crypto import hpke, padding
from storage.crypto.errors import NotAuthentic
from storage.objects.envelope import Signed, from_frame
from storage.objects.errors import Malformed, NotOpened, TooLarge
from storage.objects.kinds import ObjectKind

_MAGIC: Final = b"SVDKADR1"
_HPKE_KIND: Final = "addressed"
#: What may travel so; never code.
KINDS: Final = (ObjectKind.ASSIGNMENT, ObjectKind.ASSIGNMENT_ANSWER, ObjectKind.MISSION_PACKAGE)
#: With padding and what surrounds it, it still fits into one object of the wire.
LARGEST: Final = 900 * 1024
_HEAD: Final = struct.Struct(">BI")


def seal(signed: Signed, certificate: Signed, box: bytes) -> bytes:
    """Seal to the device whose public box key this is; padded, so that its length tells little.

    Raises:
        TooLarge: It does not fit into one object.
    """
    certified = certificate.to_frame()
    inner = _HEAD.pack(KINDS.index(signed.kind), len(certified)) + certified + signed.to_frame()
    if len(inner) > LARGEST:
        raise TooLarge
    kind, recipient = _HPKE_KIND, hpke.box_id(box)
    return _MAGIC + hpke.seal(box, padding.pad(inner), kind=kind, object_id="", recipient=recipient, policy="")


def opened(sealed: bytes, box: hpke.BoxKey) -> tuple[Signed, Signed]:
    """The signed object and its author's certificate; neither is verified yet.

    Raises:
        NotOpened: Sealed to another device, or changed.
        Malformed: It opens, and is not of this format.
    """
    if not sealed.startswith(_MAGIC):
        raise Malformed("addressed-header")
    kind, recipient = _HPKE_KIND, hpke.box_id(box.public)
    try:
        padded = hpke.open_sealed(box, sealed[len(_MAGIC) :], kind=kind, object_id="", recipient=recipient, policy="")
        inner = padding.unpad(padded)
    except NotAuthentic:
        raise NotOpened("addressed-not-opened") from None
    if len(inner) < _HEAD.size:
        raise Malformed("addressed-head")
    number, length = _HEAD.unpack_from(inner)
    if number >= len(KINDS):
        raise Malformed("addressed-kind")
    end = _HEAD.size + length
    certified = from_frame(ObjectKind.CERTIFICATE, inner[_HEAD.size : end])
    return from_frame(KINDS[number], inner[end:]), certified
