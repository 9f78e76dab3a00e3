"""What a form does by itself: preloads and setvalue actions at events."""

from collections.abc import Iterator
from contextlib import contextmanager

from forms.engine.elements import Element
from forms.engine.instance import InstanceNode
from forms.engine.program import Action
from forms.engine.recompute import Recompute
from forms.engine.state import State
from forms.engine.texts import SessionScope, nearest
from forms.xpath import dates
from forms.xpath.code import Frame
from forms.xpath.errors import XPathError
from forms.xpath.nodes import Node

# Actions that set each other off.
MAX_DEPTH = 20


class Acting:
    """The actions of a session; also the hooks of its recompute."""

    def __init__(self, state: State, scope: SessionScope) -> None:
        self._state = state
        self._scope = scope
        self._depth = 0
        self._rounds = 0
        self._is_quiet = False
        # Holders whose answer changed since the rules last came to rest.
        self._changed: dict[str, InstanceNode] = {}
        self._by_holder: dict[int, list[Action]] = {}
        for action in state.program.actions:
            if action.holder is not None:
                self._by_holder.setdefault(action.holder.index, []).append(action)
        self.heeded = frozenset(self._by_holder)
        self.recompute = Recompute(state, scope, self)

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """Nothing is set off meanwhile: what actions once did is taken back like any other value."""
        self._is_quiet = True
        try:
            yield
        finally:
            self._is_quiet = False
            self._changed.clear()

    def pruned(self, node: InstanceNode) -> str:
        """An answer without what its list no longer offers."""
        return self._scope.words.pruned(node)

    def born(self, node: InstanceNode) -> None:
        """Fire what a new repeat instance sets off."""
        if self._is_quiet:
            return
        for action in self._by_holder.get(node.element.index, ()):
            if "odk-new-repeat" in action.events:
                self._act(action, node)

    def value_changed(self, node: InstanceNode) -> None:
        """Note that a changed answer sets something off, once what depends on it has been computed."""
        if not self._is_quiet:
            self._changed[node.ref] = node

    def settled(self) -> bool:
        """Fire what changed answers set off; whether there was anything."""
        changed, self._changed = self._changed, {}
        self._rounds = self._rounds + 1 if changed else 0
        if not changed or self._rounds > MAX_DEPTH:
            return False
        for node in changed.values():
            for action in self._by_holder.get(node.element.index, ()):
                if "xforms-value-changed" in action.events and not node.gone:
                    self._act(action, node)
        return True

    def open(self, *, first: bool) -> None:
        """Fire what opening sets off; preloads and defaults only the first time."""
        events = {"odk-instance-load", "xforms-ready"}
        if first:
            events.add("odk-instance-first-load")
            for element in self._state.definition.elements:
                if element.preload and not element.is_attribute:
                    self._preload(element)
        for action in self._state.program.actions:
            if action.events & events:
                for target in tuple(self._state.nodes_of(action.target)):
                    self._set(action, target)

    def close(self) -> None:
        """Fire what the end of an interview sets off: the time of its end, and what the form has for it."""
        wall = self._scope.now().astimezone(self._scope.zone).replace(tzinfo=None)
        for element in self._state.definition.elements:
            if element.preload.strip() == "timestamp" and element.preload_parameters.strip() == "end":
                for node in tuple(self._state.nodes_of(element)):
                    self.recompute.set_value(node, dates.iso_moment(wall, self._scope.zone))
        for action in self._state.program.actions:
            if "xforms-revalidate" in action.events:
                for target in tuple(self._state.nodes_of(action.target)):
                    self._set(action, target)

    def _act(self, action: Action, holder: InstanceNode) -> None:
        if self._depth >= MAX_DEPTH:
            return
        self._depth += 1
        target: Node | None = nearest(self._state, holder, action.target)
        if action.chosen is not None:
            target = next(iter(action.chosen(holder, Frame(holder, self._scope))), None)
        if isinstance(target, InstanceNode):
            self._set(action, target)
        self._depth -= 1

    def _set(self, action: Action, target: InstanceNode) -> None:
        try:
            value = action.value(target, Frame(target, self._scope))
        except XPathError:
            value = ""
        self.recompute.set_value(target, value)

    def _preload(self, element: Element) -> None:
        for node in self._state.nodes_of(element):
            value = self._preloaded(element)
            if value:
                self.recompute.set_value(node, value)

    def _preloaded(self, element: Element) -> str:
        parameters = element.preload_parameters.strip()
        wall = self._scope.now().astimezone(self._scope.zone).replace(tzinfo=None)
        match element.preload.strip():
            case "uid":
                return f"uuid:{self._scope.unique()}"
            case "timestamp" if parameters == "start":
                return dates.iso_moment(wall, self._scope.zone)
            case "date" if parameters == "today":
                return dates.iso_date(wall)
            case "property":
                return self._state.environment.properties.get(parameters, "")
            case _:
                return ""
