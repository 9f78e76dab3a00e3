"""Forms on paper, for a dead battery: the questions of the screen under their numbers, blank or filled in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from forms.engine import Control, Element, FormDefinition, Kind, Session
from forms.interview.answers import value_at
from forms.interview.page import Texts
from forms.interview.sections import is_compound
from forms.interview.told import answer_words, compound_words

_REASON = "_na"
_RULES = "rules"
# A list longer than this is no row of boxes: a line takes the word, and the list stands in the program.
_MOST_BOXES = 40
_LINES, _SHORT = 4, 1
_NAME = re.compile(r"/([A-Za-z_][\w.-]*)(?![\w./-])")


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """A box to tick."""

    label: str
    is_ticked: bool = False


@dataclass(frozen=True, slots=True)
class PaperItem:
    """One question on paper; a heading has no number.

    Attributes:
        value: What was answered already.
        lines: Lines to write on; none where boxes are enough.
        many: Several boxes may be ticked.
    """

    number: str
    label: str
    hint: str = ""
    value: str = ""
    choices: tuple[PaperChoice, ...] = ()
    lines: int = 0
    many: bool = False
    is_required: bool = False
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class PaperSection:
    """A section with its number."""

    number: str
    title: str
    hint: str
    items: tuple[PaperItem, ...]


@dataclass(frozen=True, slots=True)
class PaperForm:
    """A form on paper in one language."""

    language: str
    moment: str
    watermark: str
    title: str
    subtitle: str
    number: str
    organisation: str
    page_of: str
    required: str
    many: str
    keyed: tuple[str, ...]
    sections: tuple[PaperSection, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """How questions are set on paper."""

    language: str
    known: Mapping[str, str]
    condition: str
    is_blank: bool


@dataclass(frozen=True, slots=True)
class PaperHeader:
    """What stands at the head of the paper; `number` is empty on a blank form."""

    title: str
    organisation: str
    moment: str
    practice: bool
    number: str = ""


@lru_cache(maxsize=4)
def numbers(definition: FormDefinition) -> Mapping[str, str]:
    """Numbers of sections and questions by path: section, point, question, in the order of the form.

    They depend on the form alone, never on what was answered: the paper, the screen and a call over the phone name
    a question by the same number. A question with its reason for having no answer, and a date or place of several
    fields, count once.
    """
    found: dict[str, str] = {}
    at = 0
    for section in definition.root.children:
        if section.kind is not Kind.GROUP or not any(one.kind is Kind.QUESTION for one in section.walk()):
            continue
        at += 1
        found[section.path] = str(at)
        for number, element in enumerate(_asked(section), 1):
            found[element.path] = f"{at}.{number}"
    return found


def sections_of(definition: FormDefinition) -> tuple[Element, ...]:
    """The sections that have numbers, in order."""
    known = numbers(definition)
    return tuple(one for one in definition.root.children if one.path in known)


def paper_form(
    session: Session,
    header: PaperHeader,
    texts: Mapping[str, Texts],
    language: str,
    *,
    sections: frozenset[str] = frozenset(),
    is_blank: bool,
) -> PaperForm:
    """The form on paper: blank with all that may be asked, or filled in with what is asked now and was answered.

    Args:
        session: Of the interview, or a fresh one.
        header: What stands at its head.
        texts: The words of papers by language.
        language: ``uk`` or ``en``.
        sections: Names of sections to print; all where there is none.
        is_blank: Print questions whether they are asked now or not, and no answers.
    """
    words = texts[language]
    known = numbers(session.definition)
    printed = []
    for ref in session.children(session.root):
        element = session.element(ref)
        if element.path not in known or (sections and element.name not in sections):
            continue
        # Reasons to go on against a warning are asked by the program, where one stands.
        if element.name == _RULES if is_blank else not session.state(ref).relevant:
            continue
        items = tuple(_items(session, ref, Setting(language, known, words["paper_if"], is_blank)))
        if items:
            label, hint = session.label(ref, language) or element.name, session.hint(ref, language)
            printed.append(PaperSection(known[element.path], label, hint, items))
    return PaperForm(
        language=language,
        moment=header.moment,
        watermark=words["watermark"] if header.practice else "",
        title=header.title,
        subtitle=words["paper_blank" if is_blank else "paper_filled"],
        number=header.number,
        organisation=header.organisation,
        page_of=words["page_of"],
        required=words["paper_required"],
        many=words["paper_many"],
        keyed=(words["paper_by"], words["paper_on"], words["paper_keyed"]),
        sections=tuple(printed),
    )


def _asked(above: Element) -> Iterator[Element]:
    """What a person sees as one question, in the order of the form."""
    for child in above.children:
        if child.kind is Kind.GROUP and is_compound(child.appearance):
            yield child
        elif child.kind in (Kind.GROUP, Kind.REPEAT):
            yield from _asked(child)
        elif child.kind is Kind.QUESTION and not child.name.endswith(_REASON) and not _is_note(child):
            yield child


def _is_note(element: Element) -> bool:
    return element.data_type == "note" or (
        element.control is Control.INPUT and element.rules.readonly.strip() == "true()" and not element.rules.calculate
    )


def _items(session: Session, ref: str, setting: Setting) -> Iterator[PaperItem]:
    for child in session.children(ref):
        element = session.element(child)
        if not setting.is_blank and not session.state(child).relevant:
            continue
        if element.path in setting.known:
            yield _item(session, child, setting)
        elif element.kind is Kind.REPEAT:
            yield from _sets(session, child, setting)
        elif element.kind is Kind.GROUP:
            label = session.label(child, setting.language)
            inner = tuple(_items(session, child, setting))
            if label and inner:
                yield PaperItem("", label, _hint(session, child, setting), is_heading=True)
            yield from inner


def _sets(session: Session, ref: str, setting: Setting) -> Iterator[PaperItem]:
    label = session.label(ref, setting.language) or session.element(ref).name
    instances = [one for one in session.instances(ref) if setting.is_blank or session.state(one).relevant]
    if setting.is_blank and not instances and session.can_add(ref):
        instances = list(session.add_repeat(ref).added[:1])
    for number, instance in enumerate(instances, 1):
        inner = tuple(_items(session, instance, setting))
        if inner:
            yield PaperItem("", f"{label} {number}", _hint(session, ref, setting), is_heading=True)
        yield from inner


def _item(session: Session, ref: str, setting: Setting) -> PaperItem:
    element, language = session.element(ref), setting.language
    number, hint = setting.known[element.path], _hint(session, ref, setting)
    label = session.label(ref, language) or element.name
    if element.kind is Kind.GROUP:
        value = "" if setting.is_blank else compound_words(session, ref, language)
        return PaperItem(number, label, hint, value, lines=0 if value else 2)
    required = element.rules.required.strip() not in ("", "false()")
    held = "" if setting.is_blank else value_at(session, ref)
    if element.control is Control.TRIGGER:
        return PaperItem(number, label, hint, choices=(PaperChoice("", bool(held)),), is_required=required)
    offered = session.choices(ref, language) if element.control in _CHOSEN else ()
    if 0 < len(offered) <= _MOST_BOXES:
        ticked = set(held.split())
        boxes = tuple(PaperChoice(one.label, one.value in ticked) for one in offered)
        many = element.control is Control.SELECT_MULTIPLE
        return PaperItem(number, label, hint, choices=boxes, many=many, is_required=required)
    value = "" if setting.is_blank else answer_words(session, ref, language)
    is_long = not {"multiline", "svidok-notes"}.isdisjoint(element.appearance.split())
    lines = 0 if value else (_LINES if is_long else _SHORT)
    return PaperItem(number, label, hint, value, lines=lines, is_required=required)


def _hint(session: Session, ref: str, setting: Setting) -> str:
    """The hint; on a blank form also which earlier question decides whether this one is asked."""
    hint = session.hint(ref, setting.language)
    if not setting.is_blank:
        return hint
    decides = _numbers_of(session.element(ref), setting.known)
    said = setting.condition.format(numbers=", ".join(decides)) if decides else ""
    return " ".join(part for part in (said, hint) if part)


def _numbers_of(element: Element, known: Mapping[str, str]) -> list[str]:
    by_name = {path.rpartition("/")[2]: number for path, number in known.items()}
    names = dict.fromkeys(_NAME.findall(element.rules.relevant))
    return [by_name[name] for name in names if name in by_name]


_CHOSEN = (Control.SELECT_ONE, Control.SELECT_MULTIPLE, Control.RANK)
