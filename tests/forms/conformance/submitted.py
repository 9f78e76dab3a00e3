"""Submissions compared as XML: names, order and texts; identifiers and white space by kind only."""

import re

from lxml import etree

from forms.engine import Session
from forms.submission import submission

_UNIQUE = re.compile(r"uuid:.*|\d{4}-\d\d-\d\dT\d\d:\d\d.*")


def difference(session: Session, expected: str) -> str:
    """How the submission of a session differs from another engine's; empty when it does not."""
    session.finalize()
    ours, theirs = (_flat(etree.fromstring(xml)) for xml in (submission(session, "uuid:0").xml, expected.encode()))
    if ours == theirs:
        return ""
    at = next((at for at, (one, other) in enumerate(zip(ours, theirs, strict=False)) if one != other), -1)
    return f"submission: {ours[at] if at < len(ours) else ''}, {theirs[at] if at < len(theirs) else ''} expected"


def _flat(root: etree._Element) -> list[tuple[str, str, tuple[tuple[str, str], ...]]]:
    found = []
    for each in root.iter():
        if not isinstance(each.tag, str):
            continue
        path = "/".join(etree.QName(one).localname for one in (*reversed(list(each.iterancestors())), each))
        text = " ".join((each.text or "").split()) if not len(each) else ""
        attributes = tuple(
            sorted((etree.QName(key).localname, _UNIQUE.sub("*", value)) for key, value in each.attrib.items())
        )
        found.append((path, _UNIQUE.sub("*", text), attributes))
    return found
