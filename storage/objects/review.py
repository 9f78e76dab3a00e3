"""Review notes: signed by a coordinator, then sealed together with the coordinator's certificate to one device."""

import base64
from typing import Annotated, ClassVar, Final

from pydantic import StringConstraints

from storage.crypto import hpke, padding
from storage.crypto.errors import NotAuthentic
from storage.objects.envelope import Signed, from_frame
from storage.objects.errors import Malformed, NotOpened
from storage.objects.kinds import ObjectKind
from storage.objects.payload import Author, Digest, FormatOne, Id128, Instant, Payload

LONGEST_TEXT: Final = 20_000
_MAGIC: Final = b"SVDKREV1"
_HPKE_KIND: Final = "review-comment"


class Review(Payload):
    """Review note, format 1; `revision` is the manifest it is about, `returned` asks for an addendum."""

    object_kind: ClassVar[ObjectKind] = ObjectKind.REVIEW

    v: FormatOne = 1
    interview: Id128
    revision: Digest
    author: Author
    text: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT)]
    returned: bool
    practice: bool
    at: Instant


class _Sealed(Payload):
    object_kind: ClassVar[ObjectKind] = ObjectKind.REVIEW

    v: FormatOne = 1
    certificate: Annotated[str, StringConstraints(max_length=20_000)]
    review: Annotated[str, StringConstraints(max_length=200_000)]


def seal_review(review: Signed, certificate: Signed, box: bytes) -> bytes:
    """Seal a signed note to the device whose public box key this is; padded, so that its length tells little."""
    inner = _Sealed(
        certificate=base64.b64encode(certificate.to_frame()).decode(),
        review=base64.b64encode(review.to_frame()).decode(),
    ).to_bytes()
    sealed = hpke.seal(box, padding.pad(inner), kind=_HPKE_KIND, object_id="", recipient=hpke.box_id(box), policy="")
    return _MAGIC + sealed


def open_review(sealed: bytes, box: hpke.BoxKey) -> tuple[Signed, Signed]:
    """The signed note and its author's certificate; neither is verified yet.

    Raises:
        NotOpened: Sealed to another device, or changed.
        Malformed: It opens, and is not a note.
    """
    if not sealed.startswith(_MAGIC):
        raise Malformed("review-header")
    try:
        padded = hpke.open_sealed(
            box, sealed[len(_MAGIC) :], kind=_HPKE_KIND, object_id="", recipient=hpke.box_id(box.public), policy=""
        )
        inner = _Sealed.from_bytes(padding.unpad(padded))
        return (
            from_frame(ObjectKind.REVIEW, base64.b64decode(inner.review, validate=True)),
            from_frame(ObjectKind.CERTIFICATE, base64.b64decode(inner.certificate, validate=True)),
        )
    except NotAuthentic:
        raise NotOpened("review-not-opened") from None
    except ValueError:
        # Also for letters outside of ASCII, which is another error than wrong base64.
        raise Malformed("review-base64") from None
