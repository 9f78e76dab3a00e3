"""A link as the screen shows it. Knows no Qt."""

from app.fields.markdown import to_plain
from app.screens.structuring.shown import LinkRow
from forms.engine import Session, UnknownRef
from forms.interview.anchoring import Span
from storage.interviews.links import Link


def row_of(session: Session, link: Link, place: Span | None, language: str) -> LinkRow:
    """A link at its place; where its words are gone it says so."""
    label = "" if link.target.endswith("]") else to_plain(session.label(link.target, language))
    return LinkRow(
        link.id, link.target, link.quote, label, link.provenance, link.offset_ms if link.attachment_id else None,
        place.starts if place else 0, place.ends if place else 0, is_gone=place is None,
    )  # fmt: skip


def is_there(session: Session, ref: str) -> bool:
    """Whether the card or question is in the interview now."""
    try:
        session.state(ref)
    except UnknownRef:
        return False
    return True


def is_of(target: str, card: str) -> bool:
    """Whether this is the card or one of its questions."""
    return target == card or target.startswith(f"{card}/")
