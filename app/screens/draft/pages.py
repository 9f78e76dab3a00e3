"""From a session to what a screen shows: pages of questions in one language. Knows no Qt."""

from app.fields.question import MASKED, Block, Choice, GroupBlock, Kind, Page, Question, RepeatBlock, RepeatItem
from app.screens.draft.blocks import Built, in_blocks
from forms.engine import Changes, Control, Element, Problem, ProblemKind, Session, language_code, path_of
from forms.engine import Kind as ElementKind
from forms.interview.paper import numbers

#: Where the form has no words of its own, the field says these in the language of the screen.
NEEDS_ANSWER = "!required"
BREAKS_RULE = "!constraint"

#: Ends the name of the question that says why another one has no answer.
REASON = "_na"

#: A group with one of these is asked on one page, wherever questions come page by page.
TOGETHER = frozenset({"field-list", "table-list"})
#: A repeat with this word is shown as a table at first.
AS_TABLE = "svidok-table"

_COMPOUND = {
    "svidok-date": Kind.APPROXIMATE_DATE,
    "svidok-time": Kind.APPROXIMATE_TIME,
    "svidok-place": Kind.PLACE,
    "svidok-range": Kind.AMOUNT,
    "svidok-money": Kind.AMOUNT,
}
_YES_NO = frozenset({"yes", "no", "unknown", "declined"})
_INPUT = {
    "int": Kind.INTEGER,
    "integer": Kind.INTEGER,
    "decimal": Kind.DECIMAL,
    "date": Kind.DATE,
    "time": Kind.TIME,
    "dateTime": Kind.DATE_TIME,
    "geopoint": Kind.GEOPOINT,
    "geotrace": Kind.GEOTRACE,
    "geoshape": Kind.GEOSHAPE,
}
_CONTROL = {
    Control.SELECT_ONE: Kind.SELECT_ONE,
    Control.SELECT_MULTIPLE: Kind.SELECT_MULTIPLE,
    Control.RANGE: Kind.RANGE,
    Control.RANK: Kind.RANK,
    Control.UPLOAD: Kind.UPLOAD,
    Control.TRIGGER: Kind.ACKNOWLEDGE,
}


class Pages:
    """Builds pages from the present state of a session."""

    def __init__(self, session: Session, language: str) -> None:
        self._session = session
        self._language = language
        self._code = language_code(language)
        self._numbers = numbers(session.definition)
        self._is_strict = False
        # What each child adds to the page, and what stands in each group, until a step changes it.
        self._known: dict[str, tuple[Block, ...]] = {}
        self._inside: dict[str, tuple[Block, ...]] = {}
        # Instances as they were shown last: of a thousand an answer changes one.
        self._items: dict[str, RepeatItem] = {}
        # Answers whose rule looks at others: no step says that their problem came or went.
        self._watched: dict[str, Problem | None] = {}

    def page(self, ref: str, number: int, *, strict: bool) -> Page:
        """One section; a strict page also says which answers are missing."""
        session = self._session
        return Page(
            ref=ref,
            overline=str(number),
            title=session.label(ref, self._language),
            hint=session.hint(ref, self._language),
            blocks=self.blocks(ref, strict=strict),
        )

    def take(self, changes: Changes) -> None:
        """Forget what a step changed; the rest is not asked for again."""
        seen: set[str] = set()
        grown: set[str] = set()
        by_path = self._session.definition.by_path
        for ref in (*changes.changed, *changes.added, *changes.removed):
            element = by_path.get(path_of(ref))
            if element is None or element.kind is ElementKind.GROUP or element.kind is ElementKind.REPEAT:
                grown.add(f"{ref}/")
            self._forget(ref, seen)
        if grown:
            # What a group says goes for all that is in it.
            below = tuple(grown)
            known: dict[str, tuple[Block, ...]] | dict[str, Problem | None]
            for known in (self._known, self._inside, self._watched):
                for ref in [ref for ref in known if ref.startswith(below)]:
                    del known[ref]
        for ref, problem in self._watched.items():
            if self._session.state(ref).problem != problem:
                self._forget(ref, seen)

    def _forget(self, ref: str, seen: set[str]) -> None:
        if ref.endswith(REASON):
            self._known.pop(ref.removesuffix(REASON), None)
        while ref and ref not in seen:
            seen.add(ref)
            self._known.pop(ref, None)
            self._inside.pop(ref, None)
            if ref.endswith("]"):
                self._known.pop(ref.rpartition("[")[0], None)
            ref = ref.rpartition("/")[0]

    def blocks(self, ref: str, *, strict: bool = False) -> tuple[Block, ...]:
        """What is asked below a group or repeat instance, as far as it is relevant now."""
        if strict != self._is_strict:
            self._is_strict = strict
            self._known.clear()
            self._inside.clear()
        inside = self._inside.get(ref)
        if inside is None:
            found: list[Built] = []
            for child in self._session.children(ref):
                blocks = self._known.get(child)
                if blocks is None:
                    blocks = self._known[child] = self._blocks_of(child, strict)
                found.append((child, blocks))
            inside = self._inside[ref] = in_blocks(self._session, ref, found, self._language, TOGETHER)
        return inside

    def _blocks_of(self, ref: str, strict: bool) -> tuple[Block, ...]:
        session, element = self._session, self._session.element(ref)
        if element.kind is ElementKind.REPEAT:
            block = self._repeat(ref, strict)
            return (block,) if block is not None else ()
        if element.kind is ElementKind.VALUE or not session.state(ref).relevant or is_reason(element):
            return ()
        if element.kind is ElementKind.GROUP:
            return tuple(self._group(ref, element, strict))
        return (self.question(ref, strict=strict),)

    def question(self, ref: str, *, strict: bool = False) -> Question:
        """One plain question."""
        session, element = self._session, self._session.element(ref)
        state = session.state(ref)
        problem = ""
        if "/" in element.rules.constraint:
            self._watched[ref] = state.problem
        if state.problem is not None and state.problem.kind is ProblemKind.CONSTRAINT:
            problem = session.constraint_message(ref, self._language) or BREAKS_RULE
        elif strict and state.relevant and state.required and not state.value:
            problem = session.required_message(ref, self._language) or NEEDS_ANSWER
        return Question(
            ref=ref,
            kind=_kind_of(element),
            label=session.label(ref, self._language),
            hint=session.hint(ref, self._language),
            guidance=session.guidance(ref, self._language),
            value=state.value,
            required=state.required,
            readonly=state.readonly,
            problem=problem,
            choices=self._choices(ref, element),
            ticks=self._ticks(ref, element),
            label_media=session.media(ref, self._language),
            hint_media=session.hint_media(ref, self._language),
            appearance=frozenset(element.appearance.split()),
            parameters=dict(element.parameters),
            file_family=_family_of(element),
            missing=self._reason(ref, element, strict),
            language=self._code,
            number=self._numbers.get(element.path, ""),
        )

    def compound(self, ref: str, kind: Kind, *, strict: bool = False) -> Question:
        """A group that one widget of ours stands for."""
        session = self._session
        parts: dict[str, Question] = {}
        for child in session.children(ref):
            element = session.element(child)
            if element.kind is ElementKind.QUESTION and not is_reason(element):
                # Also what is not relevant now: the widget shows by itself what its kind needs.
                parts[element.name.rpartition("_")[2]] = self.question(child, strict=strict)
        element = session.element(ref)
        state = session.state(ref)
        return Question(
            ref=ref,
            kind=kind,
            label=session.label(ref, self._language),
            hint=session.hint(ref, self._language),
            required=any(part.required for part in parts.values()),
            readonly=state.readonly,
            problem=next((part.problem for part in parts.values() if part.problem), ""),
            appearance=frozenset(element.appearance.split()),
            parts=parts,
            missing=self._reason(ref, element, strict),
            language=self._code,
            number=self._numbers.get(element.path, ""),
        )

    def _group(self, ref: str, element: Element, strict: bool) -> list[Block]:
        for appearance, kind in _COMPOUND.items():
            if appearance in element.appearance.split():
                return [self.compound(ref, kind, strict=strict)]
        blocks = self.blocks(ref, strict=strict)
        label = self._session.label(ref, self._language)
        words = element.appearance.split()
        together = not TOGETHER.isdisjoint(words)
        if not label and not (together and blocks):
            return list(blocks)
        hint = self._session.hint(ref, self._language)
        return [GroupBlock(ref, label, hint, blocks, as_matrix="svidok-consent" in words, together=together)]

    def _repeat(self, ref: str, strict: bool) -> RepeatBlock | None:
        session, element = self._session, self._session.element(ref)
        instances = [instance for instance in session.instances(ref) if session.state(instance).relevant]
        is_closed = bool(session.instances(ref)) and not instances
        if is_closed or (not instances and not session.can_add(ref)):
            return None
        label = session.label(ref, self._language)
        items = tuple(self._item(instance, self.blocks(instance, strict=strict)) for instance in instances)
        fixed = element.fixed_count or not session.can_add(ref)
        return RepeatBlock(ref, label, items, fixed=fixed, as_table=AS_TABLE in element.appearance.split())

    def _item(self, instance: str, blocks: tuple[Block, ...]) -> RepeatItem:
        known = self._items.get(instance)
        if known is None or known.blocks is not blocks:
            known = self._items[instance] = RepeatItem(instance, self.summary(instance), blocks)
        return known

    def summary(self, instance: str) -> str:
        """A few words by which one instance is told from the next: its first short answer, but no yes or no."""
        session = self._session
        for child in session.children(instance):
            element = session.element(child)
            if element.kind is not ElementKind.QUESTION or not session.state(child).relevant:
                continue
            if MASKED in element.appearance.split():
                # Hidden from who looks on: neither a card nor the outline says it.
                continue
            value = session.state(child).value
            if value in _YES_NO:
                continue
            if value and element.control in (Control.SELECT_ONE, Control.SELECT_MULTIPLE):
                labels = {choice.value: choice.label for choice in session.choices(child, self._language)}
                return ", ".join(labels.get(name, name) for name in value.split()[:2])
            if value and element.control is Control.INPUT and element.data_type == "string":
                return value if len(value) <= 48 else value[:46].rstrip() + "…"
        return ""

    def _choices(self, ref: str, element: Element) -> tuple[Choice, ...]:
        if element.control not in (Control.SELECT_ONE, Control.SELECT_MULTIPLE, Control.RANK):
            return ()
        return tuple(
            Choice(choice.value, choice.label, choice.media, choice.geometry)
            for choice in self._session.choices(ref, self._language)
        )

    def _ticks(self, ref: str, element: Element) -> tuple[Choice, ...]:
        if element.control is not Control.RANGE:
            return ()
        return tuple(Choice(tick.value, tick.label) for tick in self._session.ticks(ref, self._language))

    def _reason(self, ref: str, element: Element, strict: bool) -> Question | None:
        if is_reason(element) or element.parent is None:
            return None
        reason_element = element.parent.by_name.get(f"{element.name}{REASON}")
        if reason_element is None or not is_reason(reason_element):
            return None
        reason = f"{ref.rpartition('/')[0]}/{reason_element.name}"
        return self.question(reason, strict=strict) if self._session.state(reason).relevant else None


def _family_of(element: Element) -> str:
    """The family of files that a question asks for."""
    family = element.media_type.partition("/")[0] if element.control is Control.UPLOAD else ""
    return family if family in ("image", "audio", "video") else ""


def is_reason(element: Element) -> bool:
    """Whether it asks why another question has no answer."""
    return "svidok-missing" in element.appearance.split()


def _kind_of(element: Element) -> Kind:
    if element.control in _CONTROL:
        return _CONTROL[element.control]
    if element.control is not Control.INPUT:
        return Kind.TEXT
    kind = _INPUT.get(element.data_type, Kind.TEXT)
    if kind is not Kind.TEXT:
        return kind
    if element.rules.readonly.strip() == "true()" and not element.rules.calculate:
        return Kind.NOTE
    if "svidok-notes" in element.appearance.split():
        return Kind.NOTES
    if "multiline" in element.appearance.split() or "rows" in element.parameters:
        return Kind.LINES
    return Kind.TEXT
