"""What a photo or document shows, which decides the consent it needs and the part it is sealed into."""

from enum import StrEnum

from forms.interview.parts import Part


class AttachmentKind(StrEnum):
    """What is on the picture or paper; the value of the first three is the consent it needs."""

    FACE = "cn_photo_face"
    INJURY = "cn_photo_inj"
    DOCUMENT = "cn_docs"
    PLACE = "place"
    """A place, an object, traces: nobody's face, nobody's body."""


def part_of(kind: AttachmentKind) -> Part:
    """Say which part of the sealed interview such a file belongs to."""
    raise NotImplementedError
