"""Texts and choices of a session, in the language asked for."""

from forms.engine.changes import MEDIA_FORMS, NO_MEDIA, Choice, Media
from forms.engine.elements import Control, Element
from forms.engine.instance import InstanceNode, nodes_below
from forms.engine.program import Choices, Itemset, Texts, TextSpec
from forms.engine.reads import child_named
from forms.engine.state import FormScope, State
from forms.xpath.code import Frame
from forms.xpath.errors import XPathError
from forms.xpath.nodes import Node

_NO_TEXTS = Texts()
_NO_CHOICES = Choices()


class SessionScope(FormScope):
    """The scope of a session that knows its choices."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.words = Words(state, self)

    def choice_label(self, value: str, question: str, node: Node) -> str:
        """The label of a choice of the question at a path, absolute or from the node."""
        if not isinstance(node, InstanceNode):
            return ""
        found = self._question(question.strip(), node)
        if found is None:
            return ""
        for choice in self.words.choices(found, self.language):
            if choice.value == value:
                return choice.label
        return ""

    def _question(self, path: str, node: InstanceNode) -> InstanceNode | None:
        element: Element | None = node.element
        if path.startswith("/"):
            element = self._state.definition.by_path.get(path)
        else:
            for step in path.split("/"):
                if element is not None and step not in (".", "", "current()"):
                    element = element.parent if step == ".." else child_named(element, step)
        if element is None:
            return None
        return nearest(self._state, node, element)


def nearest(state: State, node: InstanceNode, element: Element) -> InstanceNode | None:
    """The node of an element that shares the most repeat instances with `node`, or the first one."""
    found = all_nearest(state, node, element)
    return found[0] if found else None


def all_nearest(state: State, node: InstanceNode, element: Element) -> list[InstanceNode]:
    """All nodes of an element within the innermost repeat instance it shares with `node`."""
    above = element
    while True:
        start = node.above(above)
        if start is not None:
            return list(nodes_below(start, element))
        if above.parent is None:
            return []
        above = above.parent


class Words:
    """Labels, hints, messages and choices."""

    def __init__(self, state: State, scope: FormScope) -> None:
        self._state = state
        self._scope = scope

    def texts(self, element: Element) -> Texts:
        """The texts of an element."""
        return self._state.program.texts.get(element.index, _NO_TEXTS)

    def text(self, spec: TextSpec | None, node: InstanceNode, language: str, form: str = "") -> str:
        """A text in a language; the default language, where it is missing."""
        if spec is None:
            return ""
        outer, self._scope.language = self._scope.language, language
        try:
            return self._text(spec, node, language, form)
        except XPathError:
            return ""
        finally:
            self._scope.language = outer

    def _text(self, spec: TextSpec, node: InstanceNode, language: str, form: str) -> str:
        frame = Frame(node, self._scope)
        if spec.computed is not None:
            return spec.computed(node, frame) if not form else ""
        forms = spec.forms
        wanted = (form,) if form else ("", "long", "short")
        for tongue in (language, self._state.definition.default_language, ""):
            for each in wanted:
                found = forms.get((tongue, each))
                if found is not None:
                    return "".join(part if isinstance(part, str) else part(node, frame) for part in found.parts)
        return ""

    def choices(self, node: InstanceNode, language: str) -> tuple[Choice, ...]:
        """The options of a question, filtered."""
        found = self._state.program.choices.get(node.element.index, _NO_CHOICES)
        if found.itemset is not None:
            return self._from_itemset(found.itemset, node, language)
        return tuple(
            Choice(
                choice.value,
                self.text(choice.label, node, language) or choice.value,
                self.media(choice.label, node, language),
            )
            for choice in found.fixed
        )

    def _from_itemset(self, itemset: Itemset, node: InstanceNode, language: str) -> tuple[Choice, ...]:
        frame = Frame(node, self._scope)
        on_map = "map" in node.element.appearance.split()
        choices: list[Choice] = []
        outer, self._scope.language = self._scope.language, language
        try:
            for row in itemset.nodes(node, frame):
                value = itemset.value(row, frame)
                label = itemset.label(row, frame)
                media = NO_MEDIA
                if itemset.label_is_id:
                    label, media = self._by_id(label, language)
                choices.append(Choice(value, label or value, media, _geometry(row) if on_map else ""))
        except XPathError:
            return ()
        finally:
            self._scope.language = outer
        return tuple(choices)

    def media(self, spec: TextSpec | None, node: InstanceNode, language: str) -> Media:
        """The pictures, sound and video of a text."""
        if spec is None or not any(form in MEDIA_FORMS for _, form in spec.forms):
            return NO_MEDIA
        return Media(*(self.text(spec, node, language, form).strip() for form in MEDIA_FORMS))

    def _by_id(self, text_id: str, language: str) -> tuple[str, Media]:
        itext = self._state.program.itext
        mine = itext.get(language, {}).get(text_id, {})
        others = itext.get(self._state.definition.default_language, {}).get(text_id, {})
        if not any(form in mine or form in others for form in MEDIA_FORMS):
            return self._scope.translate(text_id), NO_MEDIA
        parts = (mine.get(form, others.get(form, ())) for form in MEDIA_FORMS)
        names = ("".join(part for part in each if isinstance(part, str)).strip() for each in parts)
        return self._scope.translate(text_id), Media(*names)

    def values(self, node: InstanceNode) -> frozenset[str] | None:
        """The values a question offers now; None when it has no list that answers can change."""
        found = self._state.program.choices.get(node.element.index, _NO_CHOICES)
        if found.itemset is None or not found.dynamic or node.element.control is Control.RANGE:
            return None
        frame = Frame(node, self._scope)
        try:
            return frozenset(found.itemset.value(row, frame) for row in found.itemset.nodes(node, frame))
        except XPathError:
            return None

    def in_list_order(self, node: InstanceNode, value: str) -> str:
        """Several chosen values in the order of their list, as all engines write them; unknown ones last."""
        words = dict.fromkeys(value.split())
        if len(words) < 2:
            return " ".join(words)
        listed = [choice.value for choice in self.choices(node, self._scope.language)]
        return " ".join([each for each in listed if each in words] + [word for word in words if word not in listed])

    def pruned(self, node: InstanceNode) -> str:
        """An answer without what its list no longer offers."""
        offered = self.values(node)
        if offered is None:
            return node.value
        if node.element.control is Control.SELECT_ONE:
            return node.value if node.value in offered else ""
        return " ".join(word for word in node.value.split() if word in offered)


def _geometry(row: Node) -> str:
    """Where a row of a list is: a column of this name in the sheet, or what a GeoJSON file has."""
    return next((child.text().strip() for child in row.children if child.name == "geometry"), "")
