"""A physical exhibit passing from hand to hand: signed by the device, with what both people wrote with their pens."""

from typing import Annotated, ClassVar, Final

from pydantic import StringConstraints

from storage.objects.kinds import ObjectKind
from storage.objects.payload import Author, Digest, FormatOne, Id128, Payload, SignedTime

LONGEST_NAME: Final = 200
LONGEST_TEXT: Final = 2_000
LARGEST_SIGNATURE: Final = 300_000
NUMBER_PATTERN: Final = r"^[A-Z0-9*-]{1,48}-E[0-9]{2,4}$"

Name = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_NAME)]
Words = Annotated[str, StringConstraints(max_length=LONGEST_TEXT)]
Drawing = Annotated[str, StringConstraints(max_length=LARGEST_SIGNATURE, pattern=r"^<svg [\s\S]*</svg>$")]


class ExhibitTransfer(Payload):
    """Transfer of one physical exhibit, format 1.

    `gave_signature` and `took_signature` are drawings (SVG) or null, where somebody would not or could not sign:
    then `unsigned` says why. `seal` is what stands on the bag, `photo` the digest of a photograph of it.
    """

    object_kind: ClassVar[ObjectKind] = ObjectKind.EXHIBIT_TRANSFER

    v: FormatOne = 1
    interview: Id128
    exhibit: Annotated[str, StringConstraints(pattern=NUMBER_PATTERN)]
    gave: Name
    took: Name
    place: Words
    purpose: Words
    seal: Annotated[str, StringConstraints(max_length=LONGEST_NAME)]
    photo: Digest | None
    gave_signature: Drawing | None
    took_signature: Drawing | None
    unsigned: Words
    author: Author
    practice: bool
    time: SignedTime
