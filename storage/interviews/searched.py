"""Which answers of a form are searched, and as what: read from the form itself, once for each."""

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from typing import Final

from lxml import etree
from sqlalchemy import select

from forms.engine.elements import path_of
from forms.interview.parts import Part
from storage.vault.tables import forms
from storage.vault.transaction import Transaction


class Role(IntEnum):
    """What a text is for search; part of the number of its row."""

    TEXT = 0
    # Words of the identity part: who is named in the interview.
    PERSON = 1
    PLACE = 2
    HEADING = 3


class Mark(StrEnum):
    """Answers that are found by comparing, not by words."""

    CODE = "code"
    STARTS = "starts"
    ENDS = "ends"


_MOST_FORMS = 16
_LARGEST_FORM: Final = 8 << 20
_NAMES_OF_A_PLACE = ("_name", "_said", "_address", "_landmark")
Roles = Mapping[str, Role | Mark]
_known: dict[str, Roles] = {}


def role_of(tx: Transaction, form_digest: str, ref: str) -> Role | Mark | None:
    """What an answer is for search; None if nobody looks for it (choices, numbers). Of a form not kept all is text."""
    if ref.startswith(":"):
        return Role.TEXT if ref.startswith(":note:") else Role.PLACE if ref == ":place" else Role.HEADING
    roles = _known.get(form_digest)
    if roles is None:
        xform = tx.execute(select(forms.c.xform).where(forms.c.digest == form_digest)).scalar()
        if xform is None:
            return Role.TEXT
        roles = roles_of(bytes(xform))
        if len(_known) >= _MOST_FORMS:
            _known.clear()
        _known[form_digest] = roles
    return roles.get(path_of(ref))


def forget(form_digest: str) -> None:
    """Read this form again the next time: its questions were marked anew."""
    _known.pop(form_digest, None)


def roles_of(xform: bytes) -> Roles:
    """The searched questions of a form by their paths."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    if len(xform) > _LARGEST_FORM:
        return {}
    try:
        root = etree.fromstring(xform, parser)
    except etree.XMLSyntaxError:
        return {}
    typed = {str(one.get("ref")) for one in root.iter("{*}input")}
    appearances = {str(one.get("ref")): one.get("appearance") or "" for one in root.iter("{*}group")}
    parts: dict[str, str] = {}
    types: dict[str, str] = {}
    for bind in root.iter("{*}bind"):
        path = str(bind.get("nodeset"))
        types[path] = bind.get("type") or "string"
        for name, value in bind.attrib.items():
            if str(name).endswith("}part"):
                parts[path] = str(value)
    found: dict[str, Role | Mark] = {}
    for path in typed:
        role = _role(path, types.get(path, "string"), appearances.get(path.rpartition("/")[0], ""), parts)
        if role is not None:
            found[path] = role
    return found


def _role(path: str, kind: str, appearance: str, parts: Mapping[str, str]) -> Role | Mark | None:
    if kind == "date" and "svidok-date" in appearance:
        return Mark.STARTS if path.endswith("_from") else Mark.ENDS if path.endswith("_to") else None
    if kind not in ("string", "text"):
        return None
    if "svidok-place" in appearance:
        if path.endswith("_katottg"):
            return Mark.CODE
        if path.endswith(_NAMES_OF_A_PLACE):
            return Role.PLACE
    at = path
    while at and at not in parts:
        at = at.rpartition("/")[0]
    mark = parts.get(at, Part.IDENTITY)
    return Role.PERSON if mark == Part.IDENTITY else Role.TEXT
