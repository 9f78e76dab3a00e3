"""Choices from a repeat under another question's words: XForms can do it, XLSForm has no column for it."""

import re

# pyxform names the same column twice: as what is stored and as what is read.
_SAME = re.compile(r'<value ref="([A-Za-z_][\w.-]*)"/><label ref="\1"/>')
_LABELLED = re.compile(r'<bind nodeset="[^"]*/([A-Za-z_][\w.-]*)"[^>]*? svidok:label="([A-Za-z_][\w.-]*)"')


def with_card_names(xform: str) -> str:
    """The same form; a choice whose bind says `svidok:label` is read by that question of its repeat."""
    labels = dict(_LABELLED.findall(xform))
    if not labels:
        return xform

    def named(found: re.Match[str]) -> str:
        mark = found[1]
        return f'<value ref="{mark}"/><label ref="{labels.get(mark, mark)}"/>'

    return _SAME.sub(named, xform)
