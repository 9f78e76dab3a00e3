"""XPath cases: one expression, one document, one answer."""

import math
import random
import re
import uuid
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from lxml import etree

from forms.xpath.code import Code, Frame, NodesCode, NumberCode, as_number, as_text, as_truth
from forms.xpath.compiler import Compiler
from forms.xpath.dialects import Dialect, switches
from forms.xpath.errors import XPathError
from forms.xpath.nodes import Node, NodeKind
from forms.xpath.values import numbers_of
from tests.forms.conformance import corpus
from tests.forms.conformance.tally import Tally

_MONTHS = {
    "fr": ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."),
    "": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
# A step without its number is the first.
_STEP = re.compile(r"((?<=/)[\w:.-]+(?:\(\))?)(?=/|$)")
_HTML = "{http://www.w3.org/1999/xhtml}html"


class Document:
    """A document of the corpus as nodes, found by their canonical paths."""

    def __init__(self, source: str) -> None:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        tree = etree.fromstring(source.encode(), parser)
        self.namespaces = {"xhtml": "http://www.w3.org/1999/xhtml"}
        self.namespaces |= {prefix: uri for each in tree.iter() for prefix, uri in each.nsmap.items() if prefix}
        self.root = Node(NodeKind.ROOT)
        self.paths: dict[str, Node] = {"/": self.root}
        siblings = [*list(tree.itersiblings(preceding=True))[::-1], tree, *tree.itersiblings()]
        self.root.children = [self._node(each, self.root) for each in siblings]
        self._name(self.root, "")
        self.is_form = tree.tag == _HTML
        self.instances: dict[str, Node] = {}
        self.itext: dict[str, dict[str, list[Node]]] = {}
        if self.is_form:
            self._read_form(next(each for each in self.root.children if each.kind is NodeKind.ELEMENT))
            self.is_form = "" in self.instances

    def _node(self, source: etree._Element, parent: Node) -> Node:
        if isinstance(source, etree._Comment):
            return Node(NodeKind.COMMENT, "", source.text or "", parent)
        if isinstance(source, etree._ProcessingInstruction):
            return Node(NodeKind.INSTRUCTION, source.target, source.text or "", parent)
        name = etree.QName(source)
        node = Node(
            NodeKind.ELEMENT, f"{source.prefix}:{name.localname}" if source.prefix else name.localname, "", parent
        )
        node.uri = name.namespace or ""
        for key, value in source.attrib.items():
            plain = etree.QName(key)
            known = {**source.nsmap, "xml": "http://www.w3.org/XML/1998/namespace"}
            prefix = next((p for p, uri in known.items() if uri == plain.namespace and p), "")
            found = Node(NodeKind.ATTRIBUTE, f"{prefix}:{plain.localname}" if prefix else plain.localname, value, node)
            found.uri = plain.namespace or ""
            node.attributes.append(found)
        if source.text:
            node.children.append(Node(NodeKind.TEXT, "", source.text, node))
        for child in source:
            node.children.append(self._node(child, node))
            if child.tail:
                node.children.append(Node(NodeKind.TEXT, "", child.tail, node))
        return node

    def _name(self, node: Node, path: str) -> None:
        places: dict[str, int] = {}
        for child in node.children:
            step = {
                NodeKind.COMMENT: "comment()",
                NodeKind.INSTRUCTION: "processing-instruction()",
                NodeKind.TEXT: "text()",
            }.get(child.kind, child.name)
            places[step] = places.get(step, 0) + 1
            below = f"{path}/{step}[{places[step]}]"
            self.paths[below] = child
            for attribute in child.attributes:
                self.paths[f"{below}/@{attribute.name}"] = attribute
            self._name(child, below)

    def _read_form(self, html: Node) -> None:
        model = next((each for each in html.descendants() if each.local_name == "model"), None)
        found = [each for each in html.descendants() if each.local_name == "instance"]
        for each in found:
            name = next((one.value for one in each.attributes if one.local_name == "id"), None)
            if name is not None:
                self.instances[name] = each
        if model is not None and found:
            self.instances.setdefault("", found[0])
        for translation in (each for each in html.descendants() if each.local_name == "translation"):
            language = next((one.value for one in translation.attributes if one.local_name == "lang"), "")
            texts = self.itext.setdefault(language, {})
            for text in translation.children:
                name = next((one.value for one in text.attributes if one.local_name == "id"), None)
                if name is not None:
                    texts[name] = [each for each in text.children if each.local_name == "value"]


@cache
def _document(name: str | None) -> Document:
    return Document("<root/>" if name is None else corpus.table("xpath/docs.json")[name])


class Scope:
    """What the engine's own sessions give to an expression, for a plain document."""

    def __init__(self, document: Document, case: dict, dialect: Dialect) -> None:
        self._document = document
        self._case = case
        self.root = document.instances.get("", document.root)
        self.fixed: list[Node] = []
        self.zone = ZoneInfo(case["tz"])
        self.number, self.dated = numbers_of(switches(dialect), self.zone)
        self._random = random.Random(7)

    def now(self) -> datetime:
        return datetime.fromisoformat(self._case["now"].replace("Z", "+00:00"))

    def random(self) -> float:
        return self._random.random()

    def unique(self) -> str:
        return str(uuid.UUID(int=self._random.getrandbits(128), version=4))

    def instance(self, name: str) -> Node | None:
        return self._document.instances.get(name) if name else None

    def lookup(self, instance: str, column: str, key: str) -> Node | None:
        return None

    def translate(self, text_id: str) -> str:
        language = self._case.get("lang") or next(iter(self._document.itext), "")
        values = self._document.itext.get(language, {}).get(text_id, [])
        return values[0].text() if values else ""

    def choice_label(self, value: str, question: str, node: Node) -> str:
        return value

    def property(self, name: str) -> str:
        return name

    def month_and_day_names(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return _MONTHS[""], _DAYS


def _close(found: float, expected: float, factor: float | None = None) -> bool:
    if math.isnan(found) or math.isnan(expected):
        return math.isnan(found) and math.isnan(expected)
    if found == expected:
        return True
    scale = max(1.0, abs(expected))
    return abs(found - expected) <= max(scale * 1e-9, 1.0 / factor if factor else 0.0)


def _number(value: object) -> float:
    if isinstance(value, str):
        return float(value) if value.strip() else math.nan
    return math.nan if value is None else float(value)


def _difference(case: dict, code: Code, node: Node, frame: Frame, document: Document) -> str:
    expected = case["expected"]
    match case["type"]:
        case "number" | "number-rounded":
            found: object = as_number(code)(node, frame)
            same = _close(found, _number(expected), case.get("factor"))
        case "string":
            found = as_text(code)(node, frame)
            same = found == expected or (isinstance(code, NumberCode) and found == "NaN" and expected == "")
        case "string-matches":
            found = as_text(code)(node, frame)
            same = re.search(expected, found) is not None
        case "string-length":
            found = len(as_text(code)(node, frame))
            same = found == expected
        case "boolean":
            found = as_truth(code)(node, frame)
            same = found is expected
        case "date":
            found = as_text(code)(node, frame)
            same = found[:10] == expected[:10]
        case "nodeset" | "nodeset-unordered":
            if not isinstance(code, NodesCode):
                return f"no nodes but {as_text(code)(node, frame)}"
            found = [id(each) for each in code.run(node, frame)]
            wanted = [id(document.paths.get(_STEP.sub(r"\1[1]", path))) for path in expected]
            if case["type"] == "nodeset-unordered":
                return "" if sorted(found) == sorted(wanted) else f"{len(found)} nodes"
            return "" if found == wanted else f"{len(found)} nodes, {len(wanted)} expected"
        case _:
            found, same = as_text(code)(node, frame), False
    return "" if same else f"{case['expr']} gives {found!r}, expected {expected!r}"


def difference(case: dict, dialect: Dialect) -> str:
    """How the engine's answer differs from what the case says; empty when it does not."""
    document = _document(case["doc"])
    context = document.paths.get(case["ctx"])
    if context is None:
        return "no such context"
    if document.is_form and context is document.root:
        context = document.instances[""]
    frame = Frame(context, Scope(document, case, dialect))
    try:
        code = Compiler(document.namespaces, dialect=dialect).compile(case["expr"])
        found = _difference(case, code, context, frame, document)
    except XPathError as fault:
        return "" if case["type"] == "error" else f"{case['expr']} is refused: {fault}"
    return found


def _is_fit(case: dict) -> bool:
    return case["upstream_pass"] is not False and not case.get("needs_custom_functions")


def cases(every: int = 1) -> Iterator[dict]:
    """The cases that their own engine passes and that need no functions of a test."""
    return (case for case in corpus.records("xpath/cases.jsonl", every) if _is_fit(case))


def run(every: int = 1) -> tuple[Tally, Tally]:
    """Cases on which two engines agree, and the others: each by the dialect of the engine that answered."""
    both, single = Tally("expressions-agreed"), Tally("expressions-by-dialect")
    for case in cases(every):
        if case.get("javarosa", {}).get("agree"):
            both.add(case["id"], difference(case, Dialect.ODK))
        else:
            own = Dialect.COLLECT if case["source"] == "javarosa" else Dialect.WEB
            plain = difference(case, Dialect.ODK)
            single.add(case["id"], plain and difference(case, own) and plain)
    return both, single
