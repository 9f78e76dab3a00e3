"""Which question of a form from elsewhere belongs to which part: read from the form, and marked in it. Knows no Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count

from forms.engine import Element, Environment, FormDefinition, Kind, Session, load_form
from forms.engine.errors import RepeatRefused
from forms.interview import Part, part_of
from forms.interview.own_account import own_group
from forms.interview.wrapping import classed
from storage.interviews import form_library
from storage.interviews.errors import NoSuchInterview
from storage.interviews.form_library import FormSource
from storage.vault import Vault

_SOME_DAY = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One question.

    Attributes:
        part: Whose readers may read its answers now.
        is_decided: Whether somebody decided it, or the form says it itself.
        may_be_fact: Whether it is answered with a code or a number; free text is never a fact.
    """

    path: str
    name: str
    labels: tuple[str, str]
    part: Part
    is_decided: bool
    may_be_fact: bool


@dataclass(frozen=True, slots=True)
class Classes:
    """A version of a form with all its questions."""

    title: str
    version: str
    rows: tuple[ClassRow, ...]


def read(vault: Vault, digest: str) -> Classes:
    """The questions of a form and their parts.

    Raises:
        NoSuchInterview: There is no such form.
    """
    with vault.read() as tx:
        source = form_library.get(tx, digest)
    return _classes(_required(source))


def mark(vault: Vault, digest: str, paths: Sequence[str], part: Part) -> Classes:
    """Decide for some questions, and read all of them again; free text asked to be a fact stays as it is."""
    with vault.transaction() as tx:
        source = _required(form_library.get(tx, digest))
        facts = {row.path for row in _classes(source).rows if row.may_be_fact}
        marks = {path: part.value for path in paths if part is not Part.FACTS or path in facts}
        form_library.reclass(tx, digest, classed(source.xform, marks))
        return _classes(_required(form_library.get(tx, digest)))


def _required(source: FormSource | None) -> FormSource:
    if source is None or not source.wrapper:
        raise NoSuchInterview("no-such-form")
    return source


def _classes(source: FormSource) -> Classes:
    definition = load_form(source.xform, source.attachments)
    session = _begun(definition)
    group = own_group(session)
    own = definition.element(group)
    labels = {code: _labels(session, group, code) for code in ("uk", "en")}
    rows = tuple(
        ClassRow(
            path=element.path,
            name=element.path.removeprefix(f"{own.path}/"),
            labels=(labels["uk"].get(element.path, ""), labels["en"].get(element.path, "")),
            part=part_of(element) or Part.IDENTITY,
            is_decided=_is_decided(element),
            may_be_fact=_may_be_fact(element),
        )
        for element in own.walk()
        if _is_answered(element)
    )
    return Classes(source.title, source.version, rows)


def _begun(definition: FormDefinition) -> Session:
    """A session with one instance of each repeat, only to ask it for labels."""
    ids = count(1)
    session = Session(definition, environment=Environment(now=lambda: _SOME_DAY, new_id=lambda: f"{next(ids):08x}"))
    pending = [own_group(session)]
    while pending:
        for child in session.children(pending.pop()):
            kind = session.element(child).kind
            if kind is Kind.GROUP:
                pending.append(child)
            elif kind is Kind.REPEAT:
                if not session.instances(child):
                    try:
                        session.add_repeat(child)
                    except RepeatRefused:
                        continue
                pending += session.instances(child)[:1]
    return session


def _labels(session: Session, group: str, language: str) -> dict[str, str]:
    return {session.element(ref).path: session.label(ref, language) for ref in _refs(session, group)}


def _refs(session: Session, ref: str) -> Iterator[str]:
    for child in session.children(ref):
        kind = session.element(child).kind
        if kind is Kind.REPEAT:
            for instance in session.instances(child)[:1]:
                yield from _refs(session, instance)
        elif kind is Kind.GROUP:
            yield from _refs(session, child)
        else:
            yield child


def _is_answered(element: Element) -> bool:
    if element.kind not in (Kind.QUESTION, Kind.VALUE) or "meta" in element.path.split("/"):
        return False
    is_note = element.rules.readonly.strip() == "true()" and not element.rules.calculate
    return not (element.kind is Kind.QUESTION and is_note)


def _is_decided(element: Element) -> bool:
    at: Element | None = element
    while at is not None:
        if at.attributes.get("part") in set(Part):
            return True
        at = at.parent
    return False


def _may_be_fact(element: Element) -> bool:
    coded = {"select1", "select", "rank", "trigger"}
    return (
        element.kind is Kind.VALUE
        or (element.control is not None and element.control.value in coded)
        or element.data_type in ("int", "integer")
    )
