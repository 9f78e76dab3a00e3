"""Compiles the expressions of a form and notes what each of them reads."""

from collections.abc import Iterable

from lxml import etree

from forms.engine import document as xml
from forms.engine.answers import answer_run
from forms.engine.body import RawBlock
from forms.engine.drafting import Draft
from forms.engine.elements import Element, Kind
from forms.engine.errors import FormError
from forms.engine.program import (
    Choices,
    Itemset,
    Itext,
    Output,
    Program,
    Property,
    RawText,
    Rule,
    StaticChoice,
    TextForm,
    Texts,
    TextSpec,
)
from forms.engine.reads import Reads
from forms.engine.resolve import Resolver
from forms.xpath.code import Code, NodesCode, NodesRun, TextRun, as_number, as_text, as_truth
from forms.xpath.compiler import Compiler
from forms.xpath.errors import XPathError
from forms.xpath.parser import parse
from forms.xpath.syntax import Axis, Call, Expression, Literal, Path, Step, Test

_PROPERTIES = {
    "calculate": Property.CALCULATE,
    "relevant": Property.RELEVANT,
    "readonly": Property.READONLY,
    "required": Property.REQUIRED,
    "constraint": Property.CONSTRAINT,
    "count": Property.COUNT,
}


class Linker:
    """Compiles into a program; one for each form."""

    def __init__(self, program: Program, root: Element, itext: Itext) -> None:
        self._program = program
        self._root = root
        self._itext = itext
        # Many questions share an expression: true(), . != ''
        self._trees: dict[str, Expression] = {}
        # And many selects a list: what gives its nodes, their values and labels.
        self._lists: dict[tuple[str, str, str], Itemset] = {}
        self.rules: list[Rule] = []
        self.reads: dict[Rule, Reads] = {}

    def rules_of(self, element: Element) -> None:
        """Compile the bind of an element."""
        for name, property_ in _PROPERTIES.items():
            text: str = getattr(element.rules, name)
            if not text:
                continue
            code, reads = self.expression(text, element)
            rule = Rule(element, property_, speaks="jr:itext" in text or "jr:choice-name" in text)
            if property_ is Property.CALCULATE:
                rule.text = answer_run(code, element.data_type)
            elif property_ is Property.COUNT:
                if any(pivot is element for _, pivot in reads.values):
                    # How many there are cannot be asked of one of them.
                    raise FormError("count-reads-itself", element.path, text[:200])
                rule.number = as_number(code)
            else:
                rule.truth = as_truth(code)
            if property_ is Property.CONSTRAINT:
                self._program.constraints[element.index] = rule.truth
            self._add(rule, reads)

    def expression(self, text: str, context: Element) -> tuple[Code, Reads]:
        """Code of an expression of an element, and what it reads.

        Raises:
            FormError: The expression is wrong.
        """
        self._program.written.append((context, text))
        try:
            tree = self._parsed(text, context)
            resolver = self._resolver(context)
            compiler = resolver.compiler()
            code = compiler.code(tree)
            if compiler.faults:
                raise compiler.faults[0]
            return code, resolver.reads(tree)
        except XPathError as fault:
            raise FormError(fault.code, context.path, f"{fault.detail}: {text[:200]}") from None

    def _parsed(self, text: str, context: Element) -> Expression:
        tree = self._trees.get(text)
        if tree is None:
            try:
                tree = self._trees[text] = parse(text)
            except XPathError as fault:
                raise FormError(fault.code, context.path, f"{fault.detail}: {text[:200]}") from None
        return tree

    def text_run(self, text: str, context: Element) -> TextRun:
        """A value as it is stored, for an action."""
        return answer_run(self.expression(text, context)[0], context.data_type)

    def nodes_run(self, text: str, context: Element) -> NodesRun:
        """The nodes a path chooses.

        Raises:
            FormError: It is no path.
        """
        code, _ = self.expression(text, context)
        if not isinstance(code, NodesCode):
            raise FormError("nodes-wanted", context.path, text[:200])
        return code.run

    def texts_of(self, draft: Draft, source: etree._Element | None) -> None:
        """Compile label, hint and messages of an element."""
        element = draft.element
        assert element is not None
        reads = Reads()
        label = xml.only(source, "label") if source is not None else None
        hint = xml.only(source, "hint") if source is not None else None
        texts = Texts(
            label=self._text(label, element, reads),
            hint=self._text(hint, element, reads),
            required=self._message(draft.bind.get("jr:requiredMsg", ""), element, reads),
            constraint=self._message(draft.bind.get("jr:constraintMsg", ""), element, reads),
        )
        if texts.label or texts.hint or texts.required or texts.constraint:
            self._program.texts[element.index] = texts
        if reads.values or reads.shapes:
            self._add(Rule(element, Property.TEXT), reads)

    def block_label(self, index: int, block: RawBlock) -> None:
        """Compile the label of a group that has no node."""
        element = block.base.element
        label = self._text(xml.only(block.source, "label"), element, Reads()) if element is not None else None
        if label is not None and element is not None:
            self._program.block_labels[index] = (element, label)

    def _message(self, message: str, element: Element, reads: Reads) -> TextSpec | None:
        if not message:
            return None
        text_id = xml.itext_id(message)
        return self._static({("", ""): (message,)} if text_id is None else self._by_id(text_id), element, reads)

    def _text(self, source: etree._Element | None, context: Element, reads: Reads) -> TextSpec | None:
        if source is None:
            return None
        reference = (source.get("ref") or "").strip()
        text_id = xml.itext_id(reference)
        if text_id is not None:
            return self._static(self._by_id(text_id), context, reads)
        if reference:
            code, found = self.expression(reference, context)
            _merge(reads, found)
            return TextSpec(computed=as_text(code))
        return self._static({("", ""): xml.raw_text(source)}, context, reads)

    def _by_id(self, text_id: str) -> dict[tuple[str, str], RawText]:
        return {
            (language, form): raw
            for language, texts in self._itext.items()
            for form, raw in texts.get(text_id, {}).items()
        }

    def _static(self, raw: dict[tuple[str, str], RawText], context: Element, reads: Reads) -> TextSpec:
        forms: dict[tuple[str, str], TextForm] = {}
        for key, parts in raw.items():
            compiled: list[str | TextRun] = []
            for part in parts:
                if isinstance(part, Output):
                    code, found = self.expression(part.expression, context)
                    _merge(reads, found)
                    compiled.append(as_text(code))
                else:
                    compiled.append(part)
            forms[key] = TextForm(tuple(compiled))
        return TextSpec(forms)

    def choices_of(self, draft: Draft) -> None:
        """Compile the options of a select or rank."""
        element, control = draft.element, draft.control
        assert element is not None
        if control is None or element.kind is not Kind.QUESTION:
            return
        itemset = xml.only(control, "itemset")
        if itemset is not None:
            self._itemset(itemset, element)
            return
        reads = Reads()
        fixed = tuple(self._choice(item, element, reads) for item in xml.children(control, "item"))
        if fixed:
            self._program.choices[element.index] = Choices(fixed)
        if reads.values or reads.shapes:
            self._add(Rule(element, Property.CHOICES), reads)

    def _choice(self, item: etree._Element, element: Element, reads: Reads) -> StaticChoice:
        value = xml.only(item, "value")
        text = "" if value is None else (value.text or "").strip()
        return StaticChoice(text, self._text(xml.only(item, "label"), element, reads) or TextSpec())

    def _itemset(self, source: etree._Element, element: Element) -> None:
        value, label = xml.only(source, "value"), xml.only(source, "label")
        value_ref = (value.get("ref") or "" if value is not None else "").strip()
        label_ref = (label.get("ref") or "" if label is not None else "").strip()
        if not value_ref:
            raise FormError("choices-without-value", element.path)
        written = (source.get("nodeset") or "", value_ref, label_ref or value_ref)
        itemset = self._lists.get(written)
        if itemset is not None:
            self._program.written.append((element, written[0]))
            self._program.choices[element.index] = Choices(itemset=itemset)
            return
        itemset, reads = self._compiled_itemset(written, element)
        is_dynamic = bool(reads.values or reads.shapes)
        self._program.choices[element.index] = Choices(itemset=itemset, dynamic=is_dynamic)
        if is_dynamic:
            self._add(Rule(element, Property.CHOICES), reads)
        else:
            # What reads no answer is the same list for every question.
            self._lists[written] = itemset

    def _compiled_itemset(self, written: tuple[str, str, str], element: Element) -> tuple[Itemset, Reads]:
        code, reads = self.expression(written[0], element)
        if not isinstance(code, NodesCode):
            raise FormError("choices-without-nodes", element.path, written[0])
        nodeset, value, label = (self._parsed(text, element) for text in written)
        rows, is_id = _unshuffled(nodeset), False
        match label:
            case Call("jr:itext", (label, *_)):
                is_id = True
        self._check_columns(rows, value, label, element)
        for column in (value, label):
            _merge(reads, self._resolver(element).reads(_below(rows, column)))
        itemset = Itemset(
            code.run, self._column(value), self._column(label), is_id, self._values(rows, value), _source_of(rows)
        )
        return itemset, reads

    def _check_columns(self, rows: Expression, value: Expression, label: Expression, element: Element) -> None:
        """Refuse a list whose rows have no such value or label at all."""
        match rows:
            case Path(False, _, Call("instance", (Literal(name),)), ()):
                source = self._program.instances.get(name)
            case _:
                return
        for column in (value, label):
            match column:
                case Path(False, (Step(Axis.CHILD, Test.NAME, wanted, ()),), None, ()) if source is not None:
                    if source.size and not source.has_columns((wanted,)):
                        raise FormError("choices-without-column", element.path, wanted)

    def _values(self, rows: Expression, value: Expression) -> frozenset[str] | None:
        """All values of a whole list, when nothing is filtered."""
        match rows, value:
            case (
                Path(False, (Step(_, _, _, ()), Step(_, _, _, ())), Call("instance", (Literal(name),)), ()),
                Path(False, (Step(Axis.CHILD, Test.NAME, column, ()),), None, ()),
            ):
                source = self._program.instances.get(name)
                return None if source is None else source.column(column)
        return None

    def _resolver(self, element: Element) -> Resolver:
        program = self._program
        return Resolver(element, self._root, program.instances, program.namespaces, program.dialect)

    def _column(self, tree: Expression) -> TextRun:
        return as_text(Compiler(self._program.namespaces, dialect=self._program.dialect).code(tree))

    def _add(self, rule: Rule, reads: Reads) -> None:
        self.rules.append(rule)
        self.reads[rule] = reads


def _unshuffled(nodeset: Expression) -> Expression:
    """Rows of a shuffled list are the list's."""
    match nodeset:
        case Call("randomize", (rows, *_)):
            return rows
    return nodeset


def _below(rows: Expression, column: Expression) -> Expression:
    """The path to a column of the rows, to see what it reads."""
    if isinstance(column, Path) and not column.absolute and column.start is None:
        return Path(False, column.steps, rows)
    return column


def _merge(reads: Reads, found: Reads) -> None:
    reads.values |= found.values
    reads.shapes |= found.shapes
    reads.chosen |= found.chosen


def by_element(rules: Iterable[Rule]) -> dict[int, tuple[Rule, ...]]:
    """Rules of each element, in order of rank."""
    found: dict[int, list[Rule]] = {}
    for rule in rules:
        found.setdefault(rule.element.index, []).append(rule)
    return {index: tuple(each) for index, each in found.items()}


def _source_of(rows: Expression) -> str:
    """The name of the instance that a list of options is taken from."""
    match rows:
        case Path(False, _, Call("instance", (Literal(name),))):
            return name
    return ""
