"""The submission of a session: the form's own instance with the answers, as Collect writes it."""

import unicodedata
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


def submission(session: Session, instance_id: str = "") -> Submission:
    """The answers of a session: what is not relevant is left out, and so are templates.

    A form that keeps no identifier of the interview itself gets `instance_id`, if one is given.
    """
    definition = session.definition
    writer = _Writer(session, definition)
    root = writer.element(session.root, definition.root, None)
    assert root is not None
    if instance_id and not writer.instance_id:
        meta = etree.SubElement(root, f"{{{OPENROSA}}}meta", nsmap={"orx": OPENROSA})
        etree.SubElement(meta, f"{{{OPENROSA}}}instanceID").text = writer.instance_id = instance_id
    return Submission(
        etree.tostring(root, encoding="utf-8", xml_declaration=True), writer.instance_id, tuple(writer.files)
    )


class _Writer:
    def __init__(self, session: Session, definition: FormDefinition) -> None:
        self._session = session
        # All that the form declares is declared again, as Collect does: an answer may name a prefix, too.
        self._namespaces = definition.program.namespaces
        self.files: dict[str, None] = {}
        self.instance_id = ""

    def element(self, ref: str, definition: Element, above: etree._Element | None) -> etree._Element | None:
        """The element of a node with all below it; None when it is not relevant."""
        state = self._session.state(ref)
        if not state.relevant and above is not None:
            return None
        made = self._made(definition, above)
        for attribute in self._session.attributes(ref):
            name = f"{{{attribute.uri}}}{attribute.name}" if attribute.uri else attribute.name
            made.set(name, attribute.value)
        if not definition.children:
            made.text = unicodedata.normalize("NFC", state.value) or None
            self._note(definition, state.value)
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
        name = f"{{{definition.uri}}}{definition.name.rpartition(':')[2]}" if definition.uri else definition.name
        if above is not None:
            return etree.SubElement(above, name)
        namespaces = dict(self._namespaces)
        return etree.Element(name, nsmap=namespaces)

    def _note(self, definition: Element, value: str) -> None:
        if definition.name.rpartition(":")[2] == "instanceID":
            self.instance_id = value
        if value and (definition.control is Control.UPLOAD or definition.data_type == "binary"):
            self.files[value] = None
