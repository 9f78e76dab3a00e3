"""The words of a form from elsewhere, for those who open an interview and do not have its form.

Words of the form only: where a label shows an answer, the answer is left out, because words are read by more people
than it is. All questions are there, asked or not: which ones were answered must not be told by their words.
"""

from collections.abc import Mapping
from typing import TypeAlias

from forms.engine import Element, FormDefinition, Session, language_code
from forms.engine.program import TextSpec

#: By code of the language; under no code what is the same in all of them.
ByLanguage: TypeAlias = dict[str, str]

#: Letters of all labels together; beyond it questions stand under their names. Words must never keep a record out.
MOST_LETTERS = 200_000
LONGEST = 400
_LEFT_OUT = "…"
_FORMS = ("", "long", "short")


def own_group(definition: FormDefinition) -> Element | None:
    """The group that holds a form from elsewhere; None in a form of ours."""
    return next((one for one in definition.elements if one.attributes.get("own") == "yes"), None)


def labels_of(definition: FormDefinition) -> dict[str, ByLanguage]:
    """Labels of the questions and groups of a form from elsewhere, by path, in each of its languages."""
    own = own_group(definition)
    found: dict[str, ByLanguage] = {}
    left = MOST_LETTERS
    for element in own.walk() if own is not None else ():
        texts = definition.program.texts.get(element.index)
        words = _written(texts.label, definition) if texts is not None and texts.label is not None else {}
        left -= sum(map(len, words.values())) + len(element.path)
        if left < 0:
            break
        if words:
            found[element.path] = words
    return found


def chosen_labels(session: Session, ref: str, value: str, *, facts: bool) -> ByLanguage:
    """What the chosen options are called; nothing that could be an answer or a name may become a fact."""
    definition, element = session.definition, session.element(ref)
    if facts and not _is_written_out(definition, element):
        return {}
    names = value.split()
    choices = definition.program.choices.get(element.index)
    by_id = choices is not None and choices.itemset is not None and choices.itemset.label_is_id
    found: ByLanguage = {}
    for language in definition.languages or ("",):
        labels = {choice.value: choice.label for choice in session.choices(ref, language)}
        if facts and by_id and not {labels.get(name, name) for name in names} <= _still_texts(definition, language):
            continue
        found[language_code(language)] = "; ".join(labels.get(name, name)[:LONGEST] for name in names)
    return _joined(found)


def _is_written_out(definition: FormDefinition, element: Element) -> bool:
    """Whether the options of a question and their words stand in the form itself, without any answer in them."""
    program = definition.program
    choices = program.choices.get(element.index)
    if choices is None:
        return False
    if choices.itemset is None:
        return all(
            one.label.computed is None
            and all(isinstance(part, str) for form in one.label.forms.values() for part in form.parts)
            for one in choices.fixed
        )
    source = choices.itemset.source
    return bool(source) and source in program.instances and source not in program.files


def _still_texts(definition: FormDefinition, language: str) -> frozenset[str]:
    """All texts of a language in which no answer is shown."""
    texts = definition.program.itext.get(language, {})
    return frozenset(
        "".join(str(part) for part in raw)
        for forms in texts.values()
        for raw in forms.values()
        if all(isinstance(part, str) for part in raw)
    )


def _written(spec: TextSpec, definition: FormDefinition) -> ByLanguage:
    found: ByLanguage = {}
    for language in (*definition.languages, ""):
        for form in _FORMS:
            text = spec.forms.get((language, form))
            if text is not None:
                words = "".join(part if isinstance(part, str) else _LEFT_OUT for part in text.parts)
                found[language_code(language)] = words.strip()[:LONGEST]
                break
    return _joined(found)


def _joined(words: Mapping[str, str]) -> ByLanguage:
    given = {code: text for code, text in words.items() if text}
    texts = set(given.values())
    return {"": texts.pop()} if len(texts) == 1 else given
