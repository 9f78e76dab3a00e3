"""Put a form from elsewhere among our own sections: explanation and consent before it, read-back and closing after it.

The result is one form, so that gates, recorder and sealing need not know of it. The form from elsewhere stands in one
group, reads and writes nothing outside of it, and its names do not count where ours are looked up.
"""

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy

from lxml import etree

from forms.engine import document as xml
from forms.engine.changes import MEDIA_FORMS
from forms.engine.definition import language_code
from forms.engine.errors import FormError
from forms.interview.expressions import Renames, reaches_out, renamed

#: Sections of our form that the one from elsewhere takes the place of; it is asked where `_PLACE` was.
REPLACED = ("person", "earlier", "account", "incidents", "mentioned", "exhibits")
_PLACE = "account"
SVIDOK = "https://svidok.org/xforms"
#: Marks the group that holds a form from elsewhere.
OWN = f"{{{SVIDOK}}}own"
PART = f"{{{SVIDOK}}}part"
#: Says of the section of a form from elsewhere that it is asked page by page.
PAGES = "svidok-pages"
_COUNT = f"{{{xml.JAVAROSA}}}count"
_EXPRESSIONS = (
    "nodeset", "ref", "value", "relevant", "calculate", "constraint", "required", "readonly", _COUNT,
    f"{{{xml.JAVAROSA}}}noAddRemove", f"{{{xml.JAVAROSA}}}requiredMsg", f"{{{xml.JAVAROSA}}}constraintMsg",
)  # fmt: skip
_MESSAGES = _EXPRESSIONS[-2:]
_CONTROLS = frozenset({"input", "select1", "select", "rank", "range", "upload", "trigger", "secret", "group"})
_ACTIONS = frozenset({"setvalue", "setgeopoint", "recordaudio"})


def wrap(shipped: bytes, own: bytes) -> bytes:
    """The XForm that interviews with a form from elsewhere are taken with.

    Raises:
        FormError: It is no form (``not-a-form``), or reads or writes outside of itself (``reaches-out``).
    """
    ours, theirs = _Parts(shipped), _Parts(own)
    root, guest = ours.root, theirs.root
    name = xml.local(guest)
    taken = {xml.local(child) for child in root}
    while name in taken:
        name += "_"
    before = f"/{xml.local(root)}"
    ids = {text.get("id", "") for text in ours.model.iter(f"{{{xml.XFORMS}}}text")}
    instances = {instance.get("id", "") for instance in xml.children(ours.model, "instance")}
    renames = Renames(
        root=xml.local(guest),
        path=f"{before}/{name}",
        texts={one: f"own:{one}" for one in theirs.text_ids if one in ids},
        instances={one: f"own_{one}" for one in theirs.instance_ids if one in instances},
    )
    theirs.rename(renames)
    condition = ours.bind(f"{before}/{_PLACE}").get("relevant", "")
    for section in REPLACED:
        ours.close(f"{before}/{section}")
    root.set("id", guest.get("id") or name)
    root.set("version", guest.get("version") or guest.get("{http://openrosa.org/xforms}version") or "")
    guest.tag = f"{{{etree.QName(guest).namespace}}}{name}" if etree.QName(guest).namespace else name
    _place(root, guest)
    title = theirs.title
    if ours.head_title is not None:
        ours.head_title.text = title
    _join_models(ours, theirs)
    marked = ours.bind(renames.path)
    marked.set(OWN, "yes")
    conditions = [f"({one})" for one in (condition, marked.get("relevant")) if one]
    if conditions:
        marked.set("relevant", " and ".join(conditions))
    group = etree.Element(f"{{{xml.XFORMS}}}group", {"ref": renames.path})
    if "pages" in (theirs.body.get("class") or "").split():
        group.set("appearance", PAGES)
    etree.SubElement(group, f"{{{xml.XFORMS}}}label").text = title or name
    group.extend(list(theirs.body))
    ours.body.insert(ours.place_of(f"{before}/readback"), group)
    return etree.tostring(ours.document, encoding="utf-8")


def classed(wrapped: bytes, marks: Mapping[str, str]) -> bytes:
    """The same form with other marks for who may read the answers, by path; an empty mark takes one away."""
    form = _Parts(wrapped)
    binds = {bind.get("nodeset", "").strip(): bind for bind in xml.children(form.model, "bind")}
    for path, mark in marks.items():
        bind = binds.get(path)
        if bind is None:
            bind = etree.SubElement(form.model, f"{{{xml.XFORMS}}}bind", {"nodeset": path})
        if mark:
            bind.set(PART, mark)
        elif PART in bind.attrib:
            del bind.attrib[PART]
    return etree.tostring(form.document, encoding="utf-8")


def marks_of(wrapped: bytes) -> dict[str, str]:
    """The marks of the form from elsewhere by path, as `classed` takes them."""
    form = _Parts(wrapped)
    binds = xml.children(form.model, "bind")
    own = next((f"{bind.get('nodeset', '').strip()}/" for bind in binds if OWN in bind.attrib), "")
    return {
        path: bind.get(PART, "")
        for bind in binds
        if own and PART in bind.attrib and (path := bind.get("nodeset", "").strip()).startswith(own)
    }


class _Parts:
    """An XForm taken apart for a change."""

    def __init__(self, source: bytes) -> None:
        self.document = xml.parse(source)
        head, body = xml.only(self.document, "head"), xml.only(self.document, "body")
        model = xml.only(head, "model") if head is not None else None
        if head is None or model is None or body is None:
            raise FormError("not-a-form")
        instances = xml.children(model, "instance")
        if not instances or not len(instances[0]):
            raise FormError("no-instance")
        self.model, self.body = model, body
        self.root = instances[0][0]
        self.secondary = instances[1:]
        self.head_title = xml.only(head, "title")
        self.itext = xml.only(model, "itext")

    @property
    def title(self) -> str:
        return (self.head_title.text or "").strip() if self.head_title is not None else ""

    @property
    def text_ids(self) -> set[str]:
        return {text.get("id", "") for text in self.model.iter(f"{{{xml.XFORMS}}}text")}

    @property
    def instance_ids(self) -> set[str]:
        return {instance.get("id", "") for instance in self.secondary}

    def bind(self, path: str) -> etree._Element:
        for bind in xml.children(self.model, "bind"):
            if bind.get("nodeset", "").strip() == path:
                return bind
        return etree.SubElement(self.model, f"{{{xml.XFORMS}}}bind", {"nodeset": path})

    def close(self, path: str) -> None:
        """Ask nothing of a section any more; what names its values reads nothing, as where they are not asked."""
        self.bind(path).set("relevant", "false()")
        for child in list(self.body):
            if child.get("ref") == path:
                self.body.remove(child)

    def place_of(self, path: str) -> int:
        return next((at for at, child in enumerate(self.body) if child.get("ref") == path), len(self.body))

    def rename(self, renames: Renames) -> None:
        """Give everything that could be mistaken for ours its new name, and refuse what reaches out."""
        data = {element for instance in xml.children(self.model, "instance") for element in instance.iter()}
        logic = [element for element in self.document.iter(etree.Element) if element not in data]
        # All are read before the first is changed: how deep a node lies is read from the paths as they were.
        changed = [
            (element, name, _expression(element, name, renames))
            for element in logic
            for name in _EXPRESSIONS
            if name in element.attrib
        ]
        for element, name, text in changed:
            element.set(name, text)
        for element in logic:
            if element.get("bind") is not None:
                element.set("bind", f"own_{element.get('bind')}")
        for bind in xml.children(self.model, "bind"):
            if bind.get("id") is not None:
                bind.set("id", f"own_{bind.get('id')}")
            if bind.get(PART) == "none":
                # Only values that steer our own form are left out of the record.
                del bind.attrib[PART]
        for named in self.model.iter(f"{{{xml.XFORMS}}}text"):
            named.set("id", renames.texts.get(named.get("id", ""), named.get("id", "")))
        for instance in self.secondary:
            instance.set("id", renames.instances.get(instance.get("id", ""), instance.get("id", "")))
            for element in instance.iter(etree.Element):
                element.text = renames.texts.get(element.text or "", element.text or "")


def _expression(element: etree._Element, name: str, renames: Renames) -> str:
    text = str(element.get(name))
    if name in _MESSAGES and xml.itext_id(text) is None:
        return text
    is_target = name in ("nodeset", "ref") and (xml.local(element) in _CONTROLS | _ACTIONS | {"bind", "repeat"})
    if is_target:
        return _target(element, text.strip(), renames)
    if not text.strip():
        return text
    # What only shows a value (a label, an output) may be anywhere; the rest is counted from the node it belongs to.
    if name not in _MESSAGES and xml.local(element) not in ("output", "label") and reaches_out(text, _depth(element)):
        raise FormError("reaches-out", text[:200])
    return renamed(text, renames)


def _target(element: etree._Element, text: str, renames: Renames) -> str:
    """What a bind, control or action is about: always inside, so that nothing answers our questions for a person."""
    if ".." in text or "//" in text or "::" in text:
        raise FormError("reaches-out", text[:200])
    parent = element.getparent()
    at_top = parent is not None and xml.local(parent) in ("model", "body")
    if not text.startswith("/") and at_top:
        return f"{renames.path}/{text.removeprefix('./')}"
    return renamed(text, renames)


def _depth(element: etree._Element) -> int:
    """How many steps up stay inside the form, from the node whose expression this is."""
    at: etree._Element | None = element
    depth = 0
    while at is not None and xml.local(at) != "body":
        reference = (at.get("nodeset") if xml.local(at) in ("bind", "repeat") else at.get("ref")) or ""
        if xml.local(at) in _CONTROLS | _ACTIONS | {"bind", "repeat"} and reference:
            steps = [step for step in re.sub(r"\[[^\]]*\]", "", reference).split("/") if step not in ("", ".")]
            if reference.startswith("/"):
                return depth + max(0, len(steps) - 1)
            depth += len(steps)
        at = at.getparent()
    return depth


def _place(root: etree._Element, guest: etree._Element) -> None:
    at = next((at for at, child in enumerate(root) if xml.local(child) == _PLACE), len(root))
    root.insert(at + 1, guest)


def _join_models(ours: _Parts, theirs: _Parts) -> None:
    if theirs.itext is not None:
        _join_texts(ours, theirs)
    for child in list(theirs.model):
        if xml.local(child) == "itext" or child is theirs.root.getparent():
            continue
        if xml.local(child) == "submission":
            continue
        if xml.local(child) == "instance" and child not in theirs.secondary:
            continue
        ours.model.append(child)


def _join_texts(ours: _Parts, theirs: _Parts) -> None:
    """Give each of our languages their texts: in the same language, or else in their own first one."""
    assert theirs.itext is not None
    mine = ours.itext
    if mine is None:
        mine = etree.Element(f"{{{xml.XFORMS}}}itext")
        ours.model.insert(0, mine)
    found = xml.children(theirs.itext, "translation")
    first = next((one for one in found if one.get("default") is not None), found[0] if found else None)
    unused = list(found)
    for translation in xml.children(mine, "translation"):
        same = _same_language(found, translation.get("lang") or "")
        if same is not None and same in unused:
            unused.remove(same)
        source = same if same is not None else first
        if source is not None:
            # Copied: two of our languages may take the same one.
            translation.extend(deepcopy(text) for text in source)
            if source is not first and first is not None:
                present = {text.get("id") for text in source}
                translation.extend(deepcopy(text) for text in first if text.get("id") not in present)
            if first is not None:
                _give_media(translation, first)
    for translation in unused:
        translation.attrib.pop("default", "")
        mine.append(translation)


def _give_media(translation: etree._Element, first: etree._Element) -> None:
    """Pictures and sounds that a form names once, for all its languages, stand in its default one."""
    media = {
        text.get("id"): [value for value in xml.children(text, "value") if value.get("form") in MEDIA_FORMS]
        for text in xml.children(first, "text")
    }
    for text in xml.children(translation, "text"):
        present = {value.get("form") for value in xml.children(text, "value")}
        text.extend(deepcopy(value) for value in media.get(text.get("id"), ()) if value.get("form") not in present)


def _same_language(found: Iterable[etree._Element], language: str) -> etree._Element | None:
    code = language_code(language)
    return next((one for one in found if language_code(one.get("lang") or "") == code), None)
