"""Read a session by the names of its questions, wherever the form has put them."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from forms.engine import Element, FormDefinition, Kind, Session
from forms.values import Amount, ApproximateDate, ApproximateTime, Place, amounts, from_answers, times


@lru_cache(maxsize=8)
def _paths(definition: FormDefinition) -> Mapping[str, str]:
    """Paths by name of everything that exists once; a name found twice is not taken for any.

    A form from elsewhere that stands in ours does not count: it must neither answer our questions nor hide them.
    """
    found: dict[str, str] = {}
    for element in definition.elements:
        if is_own(element):
            continue
        outer = element.parent.repeat if element.kind is Kind.REPEAT and element.parent else element.repeat
        if outer is None:
            found[element.name] = "" if element.name in found else element.path
    return found


def is_own(element: Element) -> bool:
    """Whether an element belongs to a form from elsewhere that stands in ours (see `wrapping`)."""
    at: Element | None = element
    while at is not None:
        if "own" in at.attributes:
            return True
        at = at.parent
    return False


def ref_of(session: Session, name: str) -> str:
    """The ref of a question or repeat by its name, empty if the form has none outside its repeats."""
    return _paths(session.definition).get(name, "")


def value(session: Session, name: str) -> str:
    """The answer to a question, empty if there is none, or it is not asked."""
    ref = ref_of(session, name)
    return value_at(session, ref) if ref else ""


def value_at(session: Session, ref: str) -> str:
    """The value at a ref, empty if it is not asked."""
    state = session.state(ref)
    return state.value if state.relevant else ""


def instances(session: Session, name: str) -> tuple[str, ...]:
    """The instances of a repeat by its name, without those that are not asked."""
    ref = ref_of(session, name)
    if not ref:
        return ()
    return tuple(instance for instance in session.instances(ref) if session.state(instance).relevant)


def below(session: Session, ref: str) -> Iterator[str]:
    """Refs of all questions and values below a node, in document order, through groups and repeat instances."""
    for child in session.children(ref):
        kind = session.element(child).kind
        if kind is Kind.REPEAT:
            for instance in session.instances(child):
                yield from below(session, instance)
        elif kind is Kind.GROUP:
            yield from below(session, child)
        else:
            yield child


def under(session: Session, ref: str) -> Mapping[str, str]:
    """Refs by name of what lies below a node, not going into further repeats."""
    found: dict[str, str] = {}
    for child in session.children(ref):
        element = session.element(child)
        found[element.name] = child
        if element.kind is Kind.GROUP:
            found.update(under(session, child))
    return found


def inner(session: Session, refs: Mapping[str, str], name: str) -> str:
    """The answer of a name among refs from `under`."""
    return value_at(session, refs[name]) if name in refs else ""


def date_at(session: Session, refs: Mapping[str, str], prefix: str) -> ApproximateDate | None:
    """The approximate date of a group of ours."""
    said = inner(session, refs, f"{prefix}_said")
    kind, first, last = (inner(session, refs, f"{prefix}_{part}") for part in ("kind", "from", "to"))
    return from_answers(kind, first, last, said)


def time_at(session: Session, refs: Mapping[str, str], prefix: str) -> ApproximateTime | None:
    """The approximate time of day of a group of ours."""
    roles = ("kind", "from", "to", "part", "said", "anchor", "clock")
    kind, first, last, part, said, anchor, clock = (inner(session, refs, f"{prefix}_{role}") for role in roles)
    return times.from_answers(kind, first, last, part=part, said=said, anchor=anchor, clock=clock)


def amount_at(session: Session, ref: str) -> Amount | None:
    """The range or the sum that a group of ours asks for."""
    found = {name.rpartition("_")[2]: value_at(session, child) for name, child in under(session, ref).items()}
    return amounts.from_answers(
        found.get("min", ""),
        found.get("max", ""),
        amount=found.get("amount", ""),
        currency=found.get("currency", ""),
        basis=found.get("basis", ""),
    )


def place_at(session: Session, refs: Mapping[str, str], prefix: str) -> Place:
    """The place of a group of ours."""
    return Place(
        code=inner(session, refs, f"{prefix}_katottg"),
        name=inner(session, refs, f"{prefix}_name"),
        said=inner(session, refs, f"{prefix}_said"),
        address=inner(session, refs, f"{prefix}_address"),
        landmark=inner(session, refs, f"{prefix}_landmark"),
        kind=inner(session, refs, f"{prefix}_type"),
        disclosure=inner(session, refs, f"{prefix}_disclosure"),
    )


def choice_labels(session: Session, ref: str, language: str) -> str:
    """The chosen options in words, joined by semicolons."""
    chosen = value_at(session, ref).split()
    labels = {choice.value: choice.label for choice in session.choices(ref, language)}
    return "; ".join(labels.get(code, code) for code in chosen)
