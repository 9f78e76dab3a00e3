"""A form being filled in: answers go in, what changed comes out."""

from forms.engine.acting import Acting
from forms.engine.changes import Attribute, Changes, Choice, Media, NodeState, Problem, ProblemKind
from forms.engine.definition import FormDefinition
from forms.engine.elements import Control, Element, Kind, path_of
from forms.engine.environment import Environment
from forms.engine.errors import RepeatRefused, UnknownRef
from forms.engine.instance import InstanceNode, Range
from forms.engine.log import Log
from forms.engine.pausing import no_collecting
from forms.engine.program import Property, Texts, TextSpec
from forms.engine.saved import SavedInstance, SavedValue
from forms.engine.state import State
from forms.engine.texts import SessionScope, nearest
from forms.engine.undoing import move
from forms.xpath.code import Frame
from forms.xpath.errors import XPathError

__all__ = ["Environment", "Session"]


class Session:
    """The state of one interview's answers.

    A *ref* names a node: the path of names, with the stable id of the instance after each repeat, e.g.
    ``/first_account/incidents[3f9a01bc]/what``. The ref of a repeat without an id at its end names the
    whole range. `language` is the form's own name of a language or its code; unknown means the default.
    """

    def __init__(
        self, definition: FormDefinition, *, environment: Environment, saved: SavedInstance | None = None
    ) -> None:
        self._definition = definition
        first = saved is None or saved.is_empty
        with no_collecting():
            self._state = State(definition, environment, with_instances=first)
        self._scope = SessionScope(self._state)
        self._acting = Acting(self._state, self._scope)
        self._recompute = self._acting.recompute
        if saved is not None and not first:
            self._restore(saved)
        else:
            for node in self._state.nodes.values():
                if node.value:
                    self._state.log.values[node.ref] = node.value
        self._acting.open(first=first)
        self._recompute.run_all()
        self._opening = self._state.take_log()
        self._opened = self._opening.changes()
        # What opening wrote is kept by the store together with the first step.
        self._first_writes: Log | None = self._opening

    @property
    def definition(self) -> FormDefinition:
        """The form that is being filled in."""
        return self._definition

    @property
    def opened(self) -> Changes:
        """What opening wrote (defaults, time stamps, first instances); the first step's writes carry it too."""
        return self._opened

    @property
    def root(self) -> str:
        """Ref of the root element."""
        return self._state.root.ref

    def element(self, ref: str) -> Element:
        """The definition of a node."""
        found = self._definition.by_path.get(path_of(ref))
        if found is None:
            raise UnknownRef
        return found

    def set_answer(self, ref: str, value: str) -> Changes:
        """Answer a question; an answer that breaks a rule is kept, and `problem` says so.

        Raises:
            UnknownRef: There is no such node.
        """
        node = self._node(ref)
        if node.element.control is Control.SELECT_MULTIPLE and value:
            value = self._scope.words.in_list_order(node, value)
        self._recompute.set_value(node, value)
        self._recompute.run()
        return self._changes(self._problem(node, required=True))

    def add_repeat(self, ref: str, *, after: str | None = None) -> Changes:
        """Add an instance to the range `ref` (at its end, or after an instance); `added[0]` is its ref.

        Raises:
            RepeatRefused: The form counts the instances itself, or there are too many.
            UnknownRef: There is no such range.
        """
        range_ = self._range(ref)
        if range_.element.fixed_count:
            raise RepeatRefused("fixed-count")
        at = len(range_.nodes) if after is None else self._node(after).at
        node = self._state.insert(range_, at)
        self._acting.born(node)
        self._recompute.wake_all_rules_of(node)
        self._recompute.wake_shape_readers(range_)
        self._recompute.run()
        return self._changes()

    def remove_repeat(self, ref: str) -> Changes:
        """Remove one instance with all its answers.

        Raises:
            RepeatRefused: The form counts the instances itself.
            UnknownRef: There is no such instance.
        """
        node = self._node(ref)
        if not isinstance(node.parent, InstanceNode) or node.element.kind is not Kind.REPEAT:
            raise UnknownRef
        if node.element.fixed_count:
            raise RepeatRefused("fixed-count")
        range_ = node.parent.slots[node.element.slot]
        assert isinstance(range_, Range)
        self._state.remove(range_, node)
        self._recompute.wake_shape_readers(range_)
        self._recompute.run()
        return self._changes()

    def go_to(self, state: SavedInstance) -> Changes:
        """Return to another state of this interview (see `Steps`): nothing is set off by it."""
        move(self._state, self._acting, state)
        return self._changes()

    def finalize(self) -> Changes:
        """Note the end of the interview, as far as the form asks for it; may be done again."""
        self._acting.close()
        self._recompute.run()
        return self._changes()

    def set_language(self, language: str) -> Changes:
        """Choose the language of the values that a form computes from its texts."""
        chosen = self._language(language)
        if chosen != self._scope.language:
            self._scope.language = chosen
            self._recompute.wake_speaking()
            self._recompute.run()
        return self._changes()

    def can_add(self, ref: str) -> bool:
        """Whether a person may add instances to the range `ref`."""
        return not self._range(ref).element.fixed_count

    def state(self, ref: str) -> NodeState:
        """Value, relevance, required, readonly of a node; `problem` is a broken constraint, if any.

        That a required answer is missing is said by `validate` and by the step that emptied it: a screen
        does not scold for what nobody has come to yet.
        """
        node = self._state.nodes.get(ref)
        if node is None:
            return self._range_state(self._range(ref))
        return NodeState(
            value=node.value,
            relevant=node.relevant,
            required=node.required,
            readonly=_is_readonly(node),
            problem=self._problem(node, required=False),
        )

    def progress(self, ref: str) -> tuple[bool, bool, bool] | None:
        """Whether a question is answered, required, and answered against its rule; None while it is not asked.

        What an outline counts of thousands of questions at each answer; `state` says more and takes longer.
        """
        node = self._node(ref)
        if not node.relevant:
            return None
        has_value = bool(node.value)
        has_rule = has_value and node.element.index in self._state.program.constraints
        return has_value, node.required, has_rule and self._problem(node, required=False) is not None

    def children(self, ref: str) -> tuple[str, ...]:
        """Refs below a group or repeat instance; a repeat appears once, as its range."""
        return tuple(slot.ref for slot in self._node(ref).slots if not slot.element.is_attribute)

    def attributes(self, ref: str) -> tuple[Attribute, ...]:
        """The attributes of a node: those of the form itself, and those that a rule or an action has set."""
        return tuple(
            Attribute(each.name.removeprefix("@"), each.uri, each.value)
            for each in self._node(ref).attributes
            if each.relevant
        )

    def instances(self, repeat_ref: str) -> tuple[str, ...]:
        """Refs of the instances of a range, in order."""
        return tuple(node.ref for node in self._range(repeat_ref).nodes)

    def label(self, ref: str, language: str = "") -> str:
        """The question's text, values of other answers filled in."""
        return self._text(ref, self._texts(ref).label, language)

    def block_label(self, index: int, language: str = "", *, within: str = "") -> str:
        """The text of a block of the page; `within` is the repeat instance it stands in."""
        found = self._definition.program.block_labels.get(index)
        if found is None:
            return ""
        element, spec = found
        node = nearest(self._state, self._node(within or self.root), element)
        return "" if node is None else self._scope.words.text(spec, node, self._language(language))

    def hint(self, ref: str, language: str = "") -> str:
        """The hint beneath the question."""
        return self._text(ref, self._texts(ref).hint, language)

    def guidance(self, ref: str, language: str = "") -> str:
        """Guidance for the documenter, shown when asked for."""
        return self._text(ref, self._texts(ref).hint, language, "guidance")

    def media(self, ref: str, language: str = "") -> Media:
        """Pictures, sound and video of the question's text."""
        label = self._texts(ref).label
        return self._scope.words.media(label, self._somewhere(ref), self._language(language))

    def hint_media(self, ref: str, language: str = "") -> Media:
        """Pictures, sound and video of the hint."""
        hint = self._texts(ref).hint
        return self._scope.words.media(hint, self._somewhere(ref), self._language(language))

    def required_message(self, ref: str, language: str = "") -> str:
        """The form's text for a missing answer, empty if it has none."""
        return self._text(ref, self._texts(ref).required, language)

    def constraint_message(self, ref: str, language: str = "") -> str:
        """The form's text for an answer that breaks the constraint, empty if it has none."""
        return self._text(ref, self._texts(ref).constraint, language)

    def choices(self, ref: str, language: str = "") -> tuple[Choice, ...]:
        """The options of a select or rank, after its filter."""
        node = self._node(ref)
        return (
            () if node.element.control is Control.RANGE else self._scope.words.choices(node, self._language(language))
        )

    def ticks(self, ref: str, language: str = "") -> tuple[Choice, ...]:
        """The words that a range has for some of its numbers."""
        node = self._node(ref)
        return (
            self._scope.words.choices(node, self._language(language)) if node.element.control is Control.RANGE else ()
        )

    def validate(self, language: str = "") -> tuple[Problem, ...]:
        """Every broken rule of every relevant question, in document order."""
        problems = [
            self._problem(node, required=True, language=language)
            for node in self._state.root.subtree()
            if not node.slots
        ]
        return tuple(problem for problem in problems if problem is not None)

    def saved(self) -> SavedInstance:
        """The whole state, for the store."""
        nodes = self._state.root.subtree()
        return SavedInstance(
            values=tuple(SavedValue(node.ref, node.value) for node in nodes if node.value and not node.slots),
            repeats=tuple(node.ref for node in nodes if node.instance_id),
        )

    def _restore(self, saved: SavedInstance) -> None:
        for node in self._state.nodes.values():
            if not node.slots:
                node.value = ""
        for ref in saved.repeats:
            range_ref, _, instance_id = ref.removesuffix("]").rpartition("[")
            range_ = self._range(range_ref)
            added = self._state.place(range_, len(range_.nodes), instance_id, bare=True)
            for node in added.subtree():
                node.value = ""
        for range_ in self._state.ranges.values():
            self._state.settle(range_, 0)
        for value in saved.values:
            self._node(value.ref).value = value.value
        self._state.take_log()

    def _changes(self, problem: Problem | None = None) -> Changes:
        log = self._state.take_log()
        if self._first_writes is not None:
            log.values = {**self._first_writes.values, **log.values}
            log.repeats = {**self._first_writes.repeats, **log.repeats}
            self._first_writes = None
        return log.changes(problem)

    def _node(self, ref: str) -> InstanceNode:
        found = self._state.nodes.get(ref)
        if found is None:
            raise UnknownRef
        return found

    def _range(self, ref: str) -> Range:
        found = self._state.ranges.get(ref)
        if found is None:
            raise UnknownRef
        return found

    def _somewhere(self, ref: str) -> InstanceNode:
        """The node of a ref; for a range, what an instance of it would be."""
        node = self._state.nodes.get(ref)
        if node is not None:
            return node
        range_ = self._range(ref)
        return range_.nodes[0] if range_.nodes else self._state.template(range_)

    def _range_state(self, range_: Range) -> NodeState:
        relevant = range_.parent.relevant
        readonly = _is_readonly(range_.parent)
        node = self._somewhere(range_.ref)
        for rule in self._state.program.by_element.get(range_.element.index, ()):
            if rule.kind is Property.RELEVANT:
                relevant = relevant and self._recompute.truth(rule, node)
            elif rule.kind is Property.READONLY:
                readonly = readonly or self._recompute.truth(rule, node)
        return NodeState("", relevant, False, readonly, None)

    def _problem(self, node: InstanceNode, *, required: bool, language: str = "") -> Problem | None:
        if not node.relevant:
            return None
        if not node.value:
            if not (required and node.required) or node.slots:
                return None
            return Problem(node.ref, ProblemKind.REQUIRED, self.required_message(node.ref, language))
        constraint = self._state.program.constraints.get(node.element.index)
        if constraint is None:
            return None
        try:
            if constraint(node, Frame(node, self._scope)):
                return None
        except XPathError:
            return None
        return Problem(node.ref, ProblemKind.CONSTRAINT, self.constraint_message(node.ref, language))

    def _texts(self, ref: str) -> Texts:
        return self._scope.words.texts(self.element(ref))

    def _text(self, ref: str, spec: TextSpec | None, language: str, form: str = "") -> str:
        if spec is None:
            return ""
        return self._scope.words.text(spec, self._somewhere(ref), self._language(language), form)

    def _language(self, language: str) -> str:
        return self._definition.language(language) if language else self._definition.default_language


def _is_readonly(node: InstanceNode) -> bool:
    above: object = node
    while isinstance(above, InstanceNode):
        if above.readonly:
            return True
        above = above.parent
    return False
