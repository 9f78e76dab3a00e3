"""The submission of a session: the form's own instance with the answers, as Collect writes it."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from forms.engine import Control, FormDefinition, Session
from forms.engine.elements import Element, Kind

OPENROSA = "http://openrosa.org/xforms"


@dataclass(frozen=True, slots=True)
class Submission:
    """The XML and the names of the files it mentions, in document order, each once."""

    xml: bytes
    instance_id: str
    files: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Cut:
    """What of a session is written, where it is not everything.

    Attributes:
        ref: The node that becomes the root.
        form: The form as whoever receives it knows it: names of root and namespaces, id and version.
        leaves: Whether the answer to an element may be written.
        given: Values by path that stand in the submission instead of those of the session.
        kept: Names of files that stay where they are.
    """

    ref: str
    form: FormDefinition
    leaves: Callable[[Element], bool]
    given: Mapping[str, str] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()


def submission(session: Session, instance_id: str = "", *, cut: Cut | None = None) -> Submission:
    """The answers of a session: what is not relevant is left out, and so are templates.

    A form that keeps no identifier of the interview itself gets `instance_id`, if one is given.
    """
    whole = cut or Cut(session.root, session.definition, lambda element: True)
    writer = _Writer(session, whole)
    root = writer.element(whole.ref, session.element(whole.ref), None)
    assert root is not None
    if instance_id and not writer.instance_id:
        meta = etree.SubElement(root, f"{{{OPENROSA}}}meta", nsmap={"orx": OPENROSA})
        etree.SubElement(meta, f"{{{OPENROSA}}}instanceID").text = writer.instance_id = instance_id
    return Submission(
        etree.tostring(root, encoding="utf-8", xml_declaration=True), writer.instance_id, tuple(writer.files)
    )


def with_identity(xml: bytes, instance_id: str, replaces: str) -> bytes:
    """A submission under another identifier, which names the one that it replaces."""
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    for element in root.iter(etree.Element):
        if etree.QName(element).localname == "instanceID":
            element.text = instance_id
            former = etree.Element(element.tag.replace("instanceID", "deprecatedID"))
            former.text = replaces
            element.addnext(former)
            break
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


class _Writer:
    def __init__(self, session: Session, cut: Cut) -> None:
        self._session, self._cut = session, cut
        # All that the form declares is declared again, as Collect does: an answer may name a prefix, too.
        self._namespaces = cut.form.program.namespaces
        self.files: dict[str, None] = {}
        self.instance_id = ""

    def element(self, ref: str, definition: Element, above: etree._Element | None) -> etree._Element | None:
        """The element of a node with all below it; None when it is not relevant."""
        state = self._session.state(ref)
        if not state.relevant and above is not None:
            return None
        if definition.is_leaf and (state.value in self._cut.kept or not self._cut.leaves(definition)):
            return None
        made = self._made(definition, above)
        # What a rule computes from answers is one itself.
        stays = {_local(one) for one in definition.children if one.is_attribute and not self._cut.leaves(one)}
        for attribute in self._session.attributes(ref):
            if attribute.name.rpartition(":")[2] in stays:
                continue
            name = f"{{{attribute.uri}}}{attribute.name}" if attribute.uri else attribute.name
            made.set(name, attribute.value)
        if definition.is_leaf:
            value = self._cut.given.get(definition.path, state.value)
            made.text = unicodedata.normalize("NFC", value) or None
            self._note(definition, value)
            return made
        elements = [child for child in definition.children if not child.is_attribute]
        for below, child in zip(self._session.children(ref), elements, strict=True):
            if child.kind is Kind.REPEAT:
                for instance in self._session.instances(below):
                    self.element(instance, child, made)
            else:
                self.element(below, child, made)
        return made

    def _made(self, definition: Element, above: etree._Element | None) -> etree._Element:
        if above is not None:
            return etree.SubElement(above, _tag(definition))
        made = etree.Element(_tag(self._cut.form.root), nsmap=dict(self._namespaces))
        if self._cut.ref != self._session.root:
            # Inside of ours, the form from elsewhere is a group and says neither.
            made.set("id", self._cut.form.form_id)
            if self._cut.form.version:
                made.set("version", self._cut.form.version)
        return made

    def _note(self, definition: Element, value: str) -> None:
        if _local(definition) == "instanceID":
            self.instance_id = value
        if value and (definition.control is Control.UPLOAD or definition.data_type == "binary"):
            self.files[value] = None


def _local(definition: Element) -> str:
    return definition.name.removeprefix("@").rpartition(":")[2]


def _tag(definition: Element) -> str:
    return f"{{{definition.uri}}}{_local(definition)}" if definition.uri else definition.name
