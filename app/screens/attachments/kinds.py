"""What a photo or document shows, which decides the consent it needs and the part it is sealed into."""

from enum import StrEnum

from storage.interviews import attachments
from storage.objects.kinds import PartKind


class AttachmentKind(StrEnum):
    """What is on the picture or paper; the value of the first four is the consent it needs."""

    FACE = "cn_photo_face"
    INJURY = "cn_photo_inj"
    DOCUMENT = "cn_docs"
    PHONE = "cn_phone"
    """Chosen by the person on their own telephone: a copy like a document's, under a consent of its own besides."""
    PLACE = "place"
    """A place, an object, traces: nobody's face, nobody's body. Needs no consent of this kind."""
    SOUND = "sound"
    """A recording made elsewhere that answers a question: a copy like a document's, and a voice."""
    FILM = "film"
    """The same with moving pictures: a copy, a voice and a face."""
    DRAWING = "drawing"
    """Drawn on the screen as an answer: as much the person's own word as what is typed."""


def part_of(shown: AttachmentKind) -> PartKind:
    """Say which part of the sealed interview such a file belongs to: a face is who a person is."""
    return PartKind.IDENTITY if shown is AttachmentKind.FACE else PartKind.BODY


def kind_of(shown: AttachmentKind) -> attachments.AttachmentKind:
    """Say whether it is kept as a document or as a photo."""
    kept = attachments.AttachmentKind
    if shown is AttachmentKind.DRAWING:
        return kept.DRAWING
    # Only our own recorder makes what the player plays.
    copies = (AttachmentKind.DOCUMENT, AttachmentKind.PHONE, AttachmentKind.SOUND, AttachmentKind.FILM)
    is_copy = shown in copies
    return kept.DOCUMENT if is_copy else kept.PHOTO
