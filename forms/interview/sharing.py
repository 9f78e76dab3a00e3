"""The rules about giving an interview to somebody (G90-G93, G95, G96, G99), decided from plain values.

Whoever builds a package describes it here before anything is written. What ODK servers and files are given goes through
`outgoing`, which gives less than this allows.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from forms.interview.consent import IDENTITY_MODES, Consent, RecipientDecision
from forms.interview.parts import Part

#: Two people of whom neither is the other.
APPROVALS = 2
_SHORTEST = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Package:
    """What somebody is about to give to one recipient.

    Attributes:
        recipient: Code of `recipient`.
        identity: How the person is named in it, a code of `id_mode`.
        day: Today (ISO).
        parts: The parts that go, of whatever size.
        is_of_minor: The person is a child, or nobody knows.
        approved_by: Codes of those who approved it.
        asked_again: The person was asked again about this transfer, and that is logged.
        texts: Free texts that are to be without names; empty where names may go.
        names: Names that are not to stand in them.
        is_for_authority: Investigators, prosecutors or a court receive it.
        left_out: How many items that speak in somebody's favour are known and do not go.
    """

    recipient: str
    identity: str
    day: str
    parts: frozenset[Part] = frozenset({Part.FACTS})
    is_of_minor: bool = False
    approved_by: frozenset[str] = frozenset()
    asked_again: bool = False
    is_on_medium: bool = False
    is_encrypted: bool = True
    texts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    is_for_authority: bool = False
    left_out: int = 0
    is_translated_by_machine: bool = False
    is_marked_as_such: bool = False
    #: What the person agreed to, of this recipient; none is a no.
    decision: RecipientDecision | None = field(default=None)


def packed(consent: Consent, recipient: str, identity: str, day: str) -> Package:
    """A package as the consent knows it; the rest is for whoever builds it to say."""
    found = next((one for one in consent.recipients if one.recipient == recipient), None)
    may_go = consent.participate and consent.store and consent.leaves
    return Package(recipient, identity, day, decision=found if may_go else None)


def stopped_by(package: Package) -> tuple[str, ...]:
    """Ids of the rules that forbid it, in their order."""
    decision = package.decision
    agreed = decision is not None and decision.agreed
    is_sensitive = package.is_of_minor or bool({Part.CRSV, Part.IDENTITY} & package.parts)
    found = {
        "G90": not agreed or decision is None or package.day < decision.embargo or _is_wider(package, decision),
        "G91": decision is not None and decision.ask_again and not package.asked_again,
        "G92": is_sensitive and len(package.approved_by) < APPROVALS,
        "G93": package.is_on_medium and not package.is_encrypted,
        "G95": any(names_in(text, package.names) for text in package.texts),
        "G96": package.is_for_authority and package.left_out > 0,
    }
    return tuple(rule for rule, stands in found.items() if stands)


def warned_of(package: Package) -> tuple[str, ...]:
    """Ids of the rules that ask for a reason before it goes."""
    return ("G99",) if package.is_translated_by_machine and not package.is_marked_as_such else ()


def names_in(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """The words of a text that may be one of these names in any of their endings; a person looks at them."""
    stems = {_stem(word) for name in names for word in _WORD.findall(name) if len(word) >= _SHORTEST}
    return tuple(word for word in _WORD.findall(text) if any(_plain(word).startswith(stem) for stem in stems))


def _is_wider(package: Package, decision: RecipientDecision) -> bool:
    if package.identity not in IDENTITY_MODES:
        return True
    return IDENTITY_MODES.index(package.identity) < IDENTITY_MODES.index(decision.identity)


def _stem(word: str) -> str:
    # Ukrainian endings change the last one or two letters: Олена, Олени, Оленою.
    plain = _plain(word)
    return plain[: max(_SHORTEST, len(plain) - (2 if len(plain) > 5 else 1))]


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'").replace("ʼ", "'")
