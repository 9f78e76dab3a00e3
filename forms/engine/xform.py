"""From the bytes of an XForm to a frozen definition."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace

from lxml import etree

from forms.engine import document as xml
from forms.engine.body import ACTIONS, Body, BodyReader, RawAction
from forms.engine.definition import FormDefinition
from forms.engine.drafting import Draft, Freezer, apply_binds, draft_instance, freeze_seed
from forms.engine.elements import Block, Control, Element, Kind
from forms.engine.errors import FormError
from forms.engine.external import read_external
from forms.engine.graph import Graph
from forms.engine.linking import Linker, by_element
from forms.engine.pausing import no_collecting
from forms.engine.program import Action, Program, Seed
from forms.engine.secondary import SecondaryInstance
from forms.engine.state import HERE
from forms.xpath.code import Frame
from forms.xpath.dialects import Dialect
from forms.xpath.nodes import Node

# A range may have words for some of its numbers.
_WITH_CHOICES = (Control.SELECT_ONE, Control.SELECT_MULTIPLE, Control.RANK, Control.RANGE)
# Entities in repeats came with 2025.1.
NEWEST_ENTITIES = "2025.1"


def load_form(
    xform: bytes, attachments: Mapping[str, bytes] | None = None, *, dialect: Dialect = Dialect.ODK
) -> FormDefinition:
    """Parse, check and compile an XForm; `attachments` are its lists by file name.

    Raises:
        FormError: It is not well-formed, too large, refers to what is not there, or depends on itself.
    """
    with no_collecting():
        return _load(xform, attachments or {}, dialect)


def _load(xform: bytes, attachments: Mapping[str, bytes], dialect: Dialect) -> FormDefinition:
    document = xml.parse(xform)
    head, body_source = xml.only(document, "head"), xml.only(document, "body")
    model = xml.only(head, "model") if head is not None else None
    if head is None or model is None or body_source is None:
        raise FormError("not-a-form")
    if _too_new(model.get(f"{{{xml.ENTITIES}}}entities-version") or ""):
        raise FormError("entities-too-new")
    instances = xml.children(model, "instance")
    if not instances or not len(instances[0]):
        raise FormError("no-instance")
    itext, default_language = xml.read_itext(model)

    root_draft, raw_seed = draft_instance(instances[0][0])
    by_id = apply_binds(model, root_draft)
    reader = BodyReader(root_draft, by_id)
    for action in xml.children(model, *ACTIONS):
        reader.action(action, root_draft, None)
    for ignored in xml.children(model, "recordaudio"):
        reader.body.ignored.append((ignored.get("ref") or "", "recordaudio"))
    reader.read(body_source, root_draft, None)

    freezer = Freezer()
    root = freezer.freeze(root_draft, None, 0)
    seed = freeze_seed(raw_seed)
    program = Program(seed, _templates(seed), _namespaces(document), dialect)
    program.itext = itext
    program.instances = _secondary(instances[1:], attachments)
    program.files = frozenset(one.get("id", "") for one in instances[1:] if one.get("src") is not None and not len(one))
    _link(program, root, root_draft, reader.body, len(freezer.elements))
    title = xml.only(head, "title")
    source = instances[0][0]
    return FormDefinition(
        form_id=source.get("id") or root.name,
        version=source.get("version") or source.get("{http://openrosa.org/xforms}version") or "",
        title=(title.text or "").strip() if title is not None else "",
        digest=hashlib.sha256(xform).hexdigest(),
        languages=tuple(itext),
        default_language=default_language,
        root=root,
        elements=tuple(freezer.elements),
        questions=_questions(reader.body),
        by_path={element.path: element for element in freezer.elements},
        program=program,
        dialect=dialect,
        blocks=_blocks(reader.body),
        style=frozenset((body_source.get("class") or "").split()),
    )


def _too_new(version: str) -> bool:
    """Whether a form writes lists of entities in a way that nobody here knows."""
    return version.partition(".")[0].isdigit() and version[:6] > NEWEST_ENTITIES


def _questions(body: Body) -> tuple[Element, ...]:
    found = [draft.element for draft in body.questions]
    return tuple(element for element in found if element is not None and element.kind is Kind.QUESTION)


def _blocks(body: Body) -> tuple[Block, ...]:
    return tuple(
        Block(
            at,
            str(raw.source.get("appearance") or ""),
            raw.outer,
            tuple(draft.element for draft in raw.drafts if draft.element is not None),
        )
        for at, raw in enumerate(body.blocks)
    )


def _link(program: Program, root: Element, root_draft: Draft, body: Body, elements: int) -> None:
    linker = Linker(program, root, program.itext)
    for draft in _all(root_draft):
        assert draft.element is not None
        linker.rules_of(draft.element)
        linker.texts_of(draft, body.texts.get(draft))
        if draft.element.control in _WITH_CHOICES:
            linker.choices_of(draft)
    for at, block in enumerate(body.blocks):
        linker.block_label(at, block)
    graph = Graph(linker.rules, linker.reads)
    program.rules = graph.rank()
    program.knots = tuple(graph.knots)
    program.ignored = tuple(body.ignored)
    program.readers = graph.readers_by_element(elements)
    program.shape_readers = {index: tuple(readers) for index, readers in graph.shape_readers.items()}
    program.by_element = by_element(program.rules)
    program.actions = tuple(_action(raw, linker) for raw in body.actions)


def _action(raw: RawAction, linker: Linker) -> Action:
    source, target, holder = raw.source, raw.target, raw.holder
    assert target.element is not None
    events = (source.get("event") or source.get("{http://www.w3.org/2001/xml-events}event") or "").split()
    value = (source.get("value") or "").strip()
    literal = (source.text or "").strip()
    run = linker.text_run(value, target.element) if value else (lambda node, frame: literal)
    if xml.local(source) == "setgeopoint":
        run = _here
    by = holder.element if holder is not None else None
    chosen = linker.nodes_run(raw.chosen, by or target.element) if raw.chosen else None
    return Action(frozenset(events), by, target.element, run, chosen)


def _here(node: Node, frame: Frame) -> str:
    return frame.scope.property(HERE)


def _all(draft: Draft) -> Iterable[Draft]:
    yield draft
    for child in draft.children.values():
        yield from _all(child)


def _templates(seed: Seed) -> dict[int, Seed]:
    """What a new instance of each repeat starts from: its template, or else the first instance without values."""
    found: dict[int, Seed] = {}
    marked: set[int] = set()
    stack = [seed]
    while stack:
        each = stack.pop()
        index = each.element.index
        if each.element.kind is Kind.REPEAT and (index not in found or (each.template and index not in marked)):
            found[index] = each if each.template else _blank(each)
            if each.template:
                marked.add(index)
        stack.extend(reversed(each.children))
    return found


def _blank(seed: Seed) -> Seed:
    return replace(
        seed,
        value="",
        children=tuple(_blank(child) for child in seed.children if child.element.kind is not Kind.REPEAT),
    )


def _namespaces(document: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for _, (prefix, uri) in etree.iterwalk(document, events=("start-ns",)):
        if prefix:
            found.setdefault(prefix, uri)
    return found


def _secondary(instances: Iterable[etree._Element], attachments: Mapping[str, bytes]) -> dict[str, SecondaryInstance]:
    found: dict[str, SecondaryInstance] = {}
    for instance in instances:
        name, source = instance.get("id"), instance.get("src")
        if name is None:
            continue
        if source is None or len(instance):
            found[name] = xml.read_secondary(instance)
        else:
            found[name] = read_external(source, attachments)
    return found
