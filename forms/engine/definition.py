"""The frozen questionnaire: what a form asks, apart from any answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from forms.engine.elements import Block, Control, Element, Kind, Rules, path_of
from forms.engine.program import Program
from forms.xpath.dialects import Dialect

__all__ = ["Block", "Control", "Element", "FormDefinition", "Kind", "Rules", "language_code", "path_of"]


@dataclass(frozen=True, slots=True, eq=False)
class FormDefinition:
    """A form, parsed, checked and compiled; shared by any number of sessions.

    Attributes:
        digest: SHA-256 of the XForm's bytes, lower-case hex.
        languages: As the form names them, e.g. ``Ukrainian (uk)``; empty when it has only one.
        questions: What a person is asked, in the order of the form's body.
    """

    form_id: str
    version: str
    title: str
    digest: str
    languages: tuple[str, ...]
    default_language: str
    root: Element
    elements: tuple[Element, ...] = field(repr=False)
    questions: tuple[Element, ...] = field(repr=False)
    by_path: Mapping[str, Element] = field(repr=False)
    program: Program = field(repr=False)
    dialect: Dialect = Dialect.ODK
    blocks: tuple[Block, ...] = ()
    #: Words of the body's class, e.g. ``pages``.
    style: frozenset[str] = frozenset()

    def element(self, path: str) -> Element:
        """The element at a path of names, with or without the ids of repeat instances.

        Raises:
            KeyError: There is no such element.
        """
        return self.by_path[path_of(path)]

    def language(self, code: str) -> str:
        """The form's own name of a language code such as ``uk``, or its default language."""
        for language in self.languages:
            if language == code or language.endswith(f"({code})"):
                return language
        return self.default_language


def language_code(name: str) -> str:
    """The code in a form's name of a language, lower-case; of ``Ukrainian (uk)`` it is ``uk``."""
    inner = name.rstrip().removesuffix(")").rpartition("(")[2] if name.rstrip().endswith(")") else name
    return inner.strip().lower()
