"""The body of a form: which element is asked by which control, and what happens at which event."""

from dataclasses import dataclass, field

from lxml import etree

from forms.engine import document as xml
from forms.engine.drafting import Draft, find
from forms.engine.errors import FormError

_CONTROLS = frozenset({"input", "select1", "select", "rank", "range", "upload", "trigger", "secret"})
ACTIONS = frozenset({"setvalue", "setgeopoint"})
EVENTS = frozenset(
    {
        "odk-instance-first-load", "odk-instance-load", "odk-new-repeat",
        "xforms-value-changed", "xforms-ready", "xforms-revalidate", "odk-instance-edit",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RawAction:
    """A setvalue as written."""

    source: etree._Element
    target: Draft
    holder: Draft | None
    # The target as written, when it chooses among instances.
    chosen: str = ""


@dataclass(slots=True)
class RawBlock:
    """A group without a node: where it stands, the block around it, what is directly in it."""

    source: etree._Element
    base: Draft
    outer: int | None
    drafts: list[Draft] = field(default_factory=list)


@dataclass(slots=True)
class Body:
    """What the body says, by drafts."""

    questions: list[Draft] = field(default_factory=list)
    actions: list[RawAction] = field(default_factory=list)
    # Label and hint elements of groups and questions.
    texts: dict[Draft, etree._Element] = field(default_factory=dict)
    # What a form asks for that a laptop does not do: where and what.
    blocks: list[RawBlock] = field(default_factory=list)
    ignored: list[tuple[str, str]] = field(default_factory=list)


class BodyReader:
    """Walks the body once."""

    def __init__(self, root: Draft, by_id: dict[str, Draft]) -> None:
        self._root = root
        self._by_id = by_id
        self._in_block: int | None = None
        self.body = Body()

    def read(self, element: etree._Element, base: Draft, holder: Draft | None) -> None:
        """Read the controls inside an element; references are relative to `base`."""
        for child in element:
            name = xml.local(child)
            if name == "group":
                draft = self._bound(child, base, optional=True)
                if draft is None or draft is self._root:
                    self._block(child, base, holder)
                    continue
                self._note(draft)
                draft.control = draft.control if draft.control is not None else child
                self.body.texts.setdefault(draft, child)
                inner, self._in_block = self._in_block, None
                self.read(child, draft, holder)
                self._in_block = inner
            elif name == "repeat":
                draft = self._bound(child, base)
                if draft is None or draft is self._root:
                    # An attribute is no group that could be repeated, and the whole form is there once.
                    raise FormError("no-such-element", child.get("nodeset") or child.get("ref") or "")
                self._note(draft)
                draft.repeat = child
                self._group_label(element, draft)
                inner, self._in_block = self._in_block, None
                self.read(child, draft, draft)
                self._in_block = inner
            elif name in _CONTROLS:
                self._question(child, base)
            elif name in ACTIONS:
                self.action(child, base, holder)
            elif name == "recordaudio":
                self.body.ignored.append((child.get("ref") or "", name))

    def _block(self, source: etree._Element, base: Draft, holder: Draft | None) -> None:
        """A group that only holds questions together on the page: it has no node."""
        outer, index = self._in_block, len(self.body.blocks)
        self.body.blocks.append(RawBlock(source, base, outer))
        self._in_block = index
        self.read(source, base, holder)
        self._in_block = outer

    def _note(self, draft: Draft) -> None:
        if self._in_block is not None:
            self.body.blocks[self._in_block].drafts.append(draft)

    def _group_label(self, element: etree._Element, draft: Draft) -> None:
        # A repeat's text stands at the group around it.
        if xml.local(element) == "group":
            self.body.texts.setdefault(draft, element)
            if draft.control is None:
                draft.control = element

    def _question(self, control: etree._Element, base: Draft) -> None:
        draft = self._bound(control, base)
        if draft is None:
            return
        self._note(draft)
        if draft.control is None or draft.children:
            self.body.questions.append(draft)
            draft.control = control
            self.body.texts[draft] = control
        for child in control:
            if xml.local(child) in ACTIONS:
                self.action(child, draft, draft)

    def action(self, source: etree._Element, base: Draft, holder: Draft | None) -> None:
        """Note a setvalue.

        Raises:
            FormError: It acts on an unknown event or element.
        """
        events = (source.get("event") or source.get("{http://www.w3.org/2001/xml-events}event") or "").split()
        if not events or any(event not in EVENTS for event in events):
            raise FormError("unknown-event", " ".join(events))
        reference = source.get("ref") or source.get("bind") or ""
        if xml.local(source) == "setgeopoint":
            self.body.ignored.append((reference, "setgeopoint"))
        target = self._by_id.get(reference) or find(reference, base, self._root)
        if target is None:
            raise FormError("no-such-element", reference)
        self.body.actions.append(RawAction(source, target, holder, reference if "[" in reference else ""))

    def _bound(self, control: etree._Element, base: Draft, *, optional: bool = False) -> Draft | None:
        bind = control.get("bind")
        if bind is not None:
            draft = self._by_id.get(bind)
            if draft is None:
                raise FormError("no-such-bind", bind)
            return draft
        reference = control.get("ref") or control.get("nodeset")
        if not reference:
            if optional:
                return None
            raise FormError("control-without-element", xml.local(control))
        if "@" in reference:
            return None
        draft = find(reference, base, self._root)
        if draft is None and not optional:
            raise FormError("no-such-element", reference)
        return draft
