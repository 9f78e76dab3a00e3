"""The four parts of a sealed interview, and which part an answer belongs to."""

from enum import StrEnum

from forms.engine import Control, Element, Kind


class Part(StrEnum):
    """A part of the record with its own key and recipients; a sealed interview always has all four."""

    FACTS = "facts"
    BODY = "body"
    IDENTITY = "identity"
    CRSV = "crsv"


# Derived values that steer the form (guard-rails) are computed again from the answers and are not part of the record.
NOT_RECORDED = "none"

_CODED = {Control.SELECT_ONE, Control.SELECT_MULTIPLE, Control.TRIGGER, Control.RANK}
_NUMERIC = {"int", "integer"}


def part_of(element: Element) -> Part | None:
    """The part an element's answers belong to; None for what is not recorded.

    The nearest mark counts, from the element upwards. Without any mark it is the identity part: forgetting
    a mark must never publish a name. Free text is never a fact, whatever the mark says.
    """
    mark = _mark(element)
    if mark == NOT_RECORDED:
        return None
    part = Part(mark) if mark in set(Part) else Part.IDENTITY
    if part is Part.FACTS and not _is_coded(element):
        return Part.IDENTITY
    return part


def _mark(element: Element) -> str:
    at: Element | None = element
    while at is not None:
        if "part" in at.attributes:
            return at.attributes["part"]
        at = at.parent
    return ""


def _is_coded(element: Element) -> bool:
    if element.kind is Kind.VALUE:
        return True
    return element.control in _CODED or element.data_type in _NUMERIC
