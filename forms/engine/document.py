"""The XML of a form, read without trust: no entities, no network, bounded in size and depth."""

import re

from lxml import etree

from forms.engine.errors import FormError
from forms.engine.program import Itext, Output, RawText
from forms.engine.secondary import SecondaryInstance
from forms.xpath.nodes import Node, NodeKind

MAX_BYTES = 10 * 1024 * 1024
MAX_DEPTH = 100
MAX_NODES = 500_000

XFORMS = "http://www.w3.org/2002/xforms"
JAVAROSA = "http://openrosa.org/javarosa"
ODK = "http://www.opendatakit.org/xforms"
ENTITIES = "http://www.opendatakit.org/xforms/entities"

_ITEXT = re.compile(r"""\s*jr:itext\(\s*(?:'([^']*)'|"([^"]*)")\s*\)\s*""")


def parse(xform: bytes) -> etree._Element:
    """The root element of a form.

    Raises:
        FormError: Too large, too deep, or not well-formed.
    """
    if len(xform) > MAX_BYTES:
        raise FormError("form-too-large")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(xform, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise FormError("not-well-formed", detail=str(fault)) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise FormError("document-type-forbidden")
    depth = 0
    for count, (event, _) in enumerate(etree.iterwalk(root, events=("start", "end"))):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH or count > 2 * MAX_NODES:
            raise FormError("form-too-large")
    return root


def local(element: etree._Element) -> str:
    """The local name of an element."""
    return str(element.tag).rpartition("}")[2]


def name_of(element: etree._Element) -> str:
    """The name of an element as written, with its prefix."""
    return f"{element.prefix}:{local(element)}" if element.prefix else local(element)


def children(element: etree._Element, *names: str) -> list[etree._Element]:
    """The children with one of these local names."""
    return list(element.iterchildren(*[f"{{*}}{name}" for name in names]))


def only(element: etree._Element, name: str) -> etree._Element | None:
    """The first child with this local name."""
    return next(element.iterchildren(f"{{*}}{name}"), None)


def raw_text(element: etree._Element) -> RawText:
    """A label's content: text and outputs, blanks at the ends taken off."""
    parts: list[str | Output] = [element.text or ""]
    for child in element:
        if local(child) == "output":
            parts.append(Output((child.get("value") or child.get("ref") or "").strip()))
        else:
            parts.append("".join(str(each) for each in child.itertext()))
        parts.append(child.tail or "")
    if isinstance(parts[0], str):
        parts[0] = parts[0].lstrip()
    if isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip()
    return tuple(part for part in parts if part != "")


def itext_id(reference: str) -> str | None:
    """The id in ``jr:itext('id')``; None for anything else."""
    match = _ITEXT.fullmatch(reference)
    return None if match is None else match.group(1) or match.group(2) or ""


def read_itext(model: etree._Element) -> tuple[Itext, str]:
    """All translations, and the default language.

    Raises:
        FormError: A translation without language, or a text without id.
    """
    found: Itext = {}
    default = ""
    itext = only(model, "itext")
    for translation in children(itext, "translation") if itext is not None else ():
        language = translation.get("lang")
        if language is None:
            raise FormError("translation-without-language")
        if translation.get("default") is not None and not default:
            default = language
        texts = found.setdefault(language, {})
        for text in children(translation, "text"):
            text_id = text.get("id")
            if text_id is None:
                raise FormError("text-without-id", language)
            texts[text_id] = {value.get("form", ""): raw_text(value) for value in children(text, "value")}
    return found, default or next(iter(found), "")


def read_secondary(instance: etree._Element) -> SecondaryInstance:
    """An inline secondary instance: as columns when all its rows are flat, else as a tree."""
    root = next(iter(instance), None)
    if root is not None and len(root):
        columns = _columns(root)
        if columns is not None:
            return SecondaryInstance.flat(columns, root=name_of(root), item=name_of(root[0]))
    document = Node(NodeKind.ROOT)
    document.children = [_tree(child, document) for child in instance]
    return SecondaryInstance(document)


def _columns(root: etree._Element) -> dict[str, list[str | None]] | None:
    item = root[0].tag
    columns: dict[str, list[str | None]] = {}
    for at, row in enumerate(root):
        if row.tag != item or row.attrib:
            return None
        for cell in row:
            if len(cell) or cell.attrib:
                return None
            column = columns.setdefault(name_of(cell), [])
            if len(column) > at:
                return None
            column.extend([None] * (at - len(column)))
            column.append(cell.text or "")
    size = len(root)
    for column in columns.values():
        column.extend([None] * (size - len(column)))
    return columns or None


def _tree(element: etree._Element, parent: Node) -> Node:
    node = Node(NodeKind.ELEMENT, name_of(element), "", parent)
    for key, value in element.attrib.items():
        node.attributes.append(Node(NodeKind.ATTRIBUTE, str(key).rpartition("}")[2], str(value), node))
    if len(element):
        node.children = [_tree(child, node) for child in element]
    else:
        node.value = element.text or ""
    return node
