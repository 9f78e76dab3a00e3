"""Elements in the making: the form's own instance, joined with its binds and controls, then frozen."""

import re
from dataclasses import dataclass, field

from lxml import etree

from forms.engine import document as xml
from forms.engine.elements import Control, Element, Kind, Rules
from forms.engine.errors import FormError
from forms.engine.program import Seed

_PREDICATE = re.compile(r"\[[^\]]*\]")
_NUMBER = re.compile(r"-?(\d+\.?\d*|\.\d+)")
_CONTROLS = {control.value: control for control in Control}
# What a control's attributes say elsewhere.
_NO_PARAMETERS = frozenset({"ref", "nodeset", "bind", "appearance", "mediatype", "class"})
_RULES = ("calculate", "relevant", "required", "readonly", "constraint")


@dataclass(eq=False)
class Draft:
    """An element before it is frozen."""

    name: str
    path: str
    uri: str
    parent: "Draft | None"
    children: "dict[str, Draft]" = field(default_factory=dict)
    bind: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)
    control: etree._Element | None = None
    repeat: etree._Element | None = None
    default: str = ""
    element: Element | None = None

    def child(self, name: str) -> "Draft | None":
        """The child of this name; a prefix may differ from the one in the instance."""
        found = self.children.get(name)
        if found is None:
            short = name.rpartition(":")[2]
            found = next((each for key, each in self.children.items() if key.rpartition(":")[2] == short), None)
        return found

    def attribute(self, name: str) -> "Draft":
        """The attribute of this name, which somebody binds or sets."""
        return self.children.setdefault(name, Draft(name, f"{self.path}/{name}", "", self))


@dataclass(eq=False)
class RawSeed:
    """A node of the form's instance as written."""

    draft: Draft
    source: etree._Element
    children: "list[RawSeed]"


def draft_instance(source: etree._Element) -> tuple[Draft, RawSeed]:
    """Drafts of all elements of the primary instance."""
    root = Draft(xml.name_of(source), "/" + xml.name_of(source), _uri(source), None)
    return root, _seed(source, root)


def _uri(source: etree._Element) -> str:
    return etree.QName(source).namespace or ""


def _seed(source: etree._Element, draft: Draft) -> RawSeed:
    seeds: list[RawSeed] = []
    for child in source:
        name = xml.name_of(child)
        below = draft.children.get(name)
        if below is None:
            below = Draft(name, f"{draft.path}/{name}", _uri(child), draft)
            draft.children[name] = below
        seeds.append(_seed(child, below))
    return RawSeed(draft, source, seeds)


def find(reference: str, base: Draft, root: Draft) -> Draft | None:
    """The draft a reference names; predicates and attributes do not count."""
    reference = (_PREDICATE.sub("", reference) if "[" in reference else reference).strip()
    steps = [step.strip() for step in reference.split("/")]
    at: Draft | None = base
    if reference.startswith("/"):
        if len(steps) < 2 or steps[1].rpartition(":")[2] != root.name.rpartition(":")[2]:
            return None
        at, steps = root, steps[2:]
    for step in steps:
        if at is None:
            return None
        if step in (".", "", "current()"):
            continue
        if step.startswith("@"):
            at = at.attribute(step)
            continue
        at = at.parent if step == ".." else at.child(step)
    return at


def apply_binds(model: etree._Element, root: Draft) -> dict[str, Draft]:
    """Give each draft its bind; the drafts by bind id.

    Raises:
        FormError: Two binds for one element.
    """
    by_id: dict[str, Draft] = {}
    for bind in xml.children(model, "bind"):
        reference = bind.get("nodeset") or bind.get("ref") or ""
        if not reference:
            raise FormError("bind-without-node")
        draft = find(reference, root, root)
        if draft is None:
            continue
        for key, value in bind.attrib.items():
            uri, _, name = str(key).rpartition("}")
            if not uri:
                draft.bind[name] = str(value).strip()
            elif uri.lstrip("{") == xml.JAVAROSA:
                draft.bind[f"jr:{name}"] = str(value)
            else:
                draft.attributes[name] = str(value)
        bind_id = bind.get("id")
        if bind_id is not None:
            by_id[bind_id] = draft
    return by_id


class Freezer:
    """Turns drafts into elements, numbered in document order."""

    def __init__(self) -> None:
        self.elements: list[Element] = []

    def freeze(self, draft: Draft, parent: Element | None, slot: int) -> Element:
        """The element of a draft, with all below it."""
        element = Element(
            path=draft.path,
            name=draft.name,
            kind=_kind(draft),
            control=_control(draft),
            data_type=draft.bind.get("type", "string").rpartition(":")[2],
            appearance=_appearance(draft),
            parameters=_parameters(draft),
            attributes=dict(draft.attributes),
            rules=Rules(
                **{name: draft.bind.get(name, "") for name in _RULES},
                count=_repeat_attribute(draft, "count"),
            ),
            parent=parent,
            index=len(self.elements),
            slot=slot,
            uri="" if draft.uri == xml.XFORMS else draft.uri,
            default=draft.default,
            media_type=draft.control.get("mediatype", "") if draft.control is not None else "",
            preload=draft.bind.get("jr:preload", ""),
            preload_parameters=draft.bind.get("jr:preloadParams", ""),
            fixed_count=bool(_repeat_attribute(draft, "count"))
            or _repeat_attribute(draft, "noAddRemove").replace(" ", "") in ("true()", "true"),
        )
        self.elements.append(element)
        draft.element = element
        below = tuple(self.freeze(child, element, at) for at, child in enumerate(draft.children.values()))
        # The only writes to a frozen element: parent and children name each other.
        object.__setattr__(element, "children", below)
        object.__setattr__(element, "by_name", {child.name: child for child in below})
        return element


def _kind(draft: Draft) -> Kind:
    if draft.repeat is not None:
        return Kind.REPEAT
    if any(not name.startswith("@") for name in draft.children):
        return Kind.GROUP
    if draft.control is not None and xml.local(draft.control) in _CONTROLS:
        return Kind.QUESTION
    return Kind.VALUE if draft.control is None else Kind.GROUP


def _control(draft: Draft) -> Control | None:
    if draft.control is None or draft.children:
        return None
    name = xml.local(draft.control)
    if name == "select" and draft.bind.get("type", "").endswith("rank"):
        return Control.RANK
    return _CONTROLS.get(name)


def _appearance(draft: Draft) -> str:
    for source in (draft.control, draft.repeat):
        if source is not None and source.get("appearance"):
            return str(source.get("appearance"))
    return ""


def _parameters(draft: Draft) -> dict[str, str]:
    if draft.control is None:
        return {}
    return {
        str(key).rpartition("}")[2]: str(value)
        for key, value in draft.control.attrib.items()
        if str(key) not in _NO_PARAMETERS
    }


def _repeat_attribute(draft: Draft, name: str) -> str:
    if draft.repeat is None:
        return ""
    return (draft.repeat.get(f"{{{xml.JAVAROSA}}}{name}") or "").strip()


def _start_value(text: str, element: Element) -> str:
    text = text.strip()
    if element.control is Control.SELECT_MULTIPLE:
        return " ".join(text.split())
    if element.data_type in ("int", "decimal") and not _NUMBER.fullmatch(text):
        return ""
    if element.data_type == "int":
        return text.partition(".")[0]
    return text


def freeze_seed(raw: RawSeed) -> Seed:
    """The starting value of a node and of all below it."""
    assert raw.draft.element is not None
    attributes = tuple(
        (str(key).rpartition("}")[2], str(key).rpartition("}")[0].lstrip("{"), str(value))
        for key, value in raw.source.attrib.items()
        if str(key) != f"{{{xml.JAVAROSA}}}template" and f"@{key!s}" not in raw.draft.children
    )
    bound = tuple(
        Seed(draft.element, raw.source.get(name.removeprefix("@")) or "", False, (), ())
        for name, draft in raw.draft.children.items()
        if name.startswith("@") and draft.element is not None
    )
    return Seed(
        element=raw.draft.element,
        value="" if raw.draft.children else _start_value(raw.source.text or "", raw.draft.element),
        template=raw.source.get(f"{{{xml.JAVAROSA}}}template") is not None,
        attributes=attributes,
        children=bound + tuple(freeze_seed(child) for child in raw.children),
    )
