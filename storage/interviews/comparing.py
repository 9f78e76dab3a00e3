"""Two revisions of one interview, answer by answer, and what is made of both once a person has decided."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pydantic import JsonValue

from storage.objects.kinds import PartKind
from storage.objects.part import PartContent

#: What a coordinator opens; the others stay with the two revisions as they were sealed.
OPENED: Final = (PartKind.FACTS, PartKind.BODY)
# Questions about consent. Nobody but the person decides between two answers to them: what both allow holds.
_CONSENT: Final = re.compile(r"(?:cn|cx|ce)_[a-z0-9_]+")
_CONSENT_ROW: Final = re.compile(r".*/cx\[[^\]]*\]")
_INSTANCE: Final = re.compile(r"/([^/\[]+)\[([^\]]*)\]")
_NARROWEST: Final = "stat_only"
# Files stay with the revision that they were sealed with.
_STAYS: Final = "attachments"
_Record = dict[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it was sealed, and in which part."""

    part: PartKind
    sealed: JsonValue = field(repr=False)

    @property
    def value(self) -> str:
        """What was answered, as the form keeps it."""
        found = self.sealed.get("value") if isinstance(self.sealed, dict) else None
        return found if isinstance(found, str) else ""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: its parts that were opened, and its answers by their refs."""

    digest: str
    contents: Mapping[PartKind, PartContent] = field(repr=False)
    answers: Mapping[str, Answer] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Decision:
    """For one answer: the revision whose answer holds, or "" for neither; why, where it needs a word."""

    ref: str
    kept: str
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two revisions beside each other.

    Attributes:
        to_decide: Refs whose answers differ, in the order of the interview.
        narrowed: Refs about consent whose answers differ: what both allow holds, nobody chooses.
        same: Refs answered alike.
    """

    left: Side
    right: Side
    to_decide: tuple[str, ...]
    narrowed: tuple[str, ...]
    same: tuple[str, ...]


def side(digest: str, contents: Mapping[PartKind, PartContent]) -> Side:
    """A revision by what of it was opened."""
    answers: dict[str, Answer] = {}
    for kind, content in contents.items():
        found = content.record.get("answers")
        for ref, sealed in found.items() if isinstance(found, dict) else ():
            answers[ref] = Answer(kind, sealed)
    return Side(digest, contents, answers)


def compared(left: Side, right: Side) -> Comparison:
    """Where they differ."""
    refs = list(dict.fromkeys((*left.answers, *right.answers)))
    differing = [ref for ref in refs if left.answers.get(ref) != right.answers.get(ref)]
    rows = {row for ref in differing if (row := _consent_row(ref))}
    narrowed = [ref for ref in refs if _consent_row(ref) in rows or (ref in differing and _is_consent(ref))]
    return Comparison(
        left,
        right,
        tuple(ref for ref in differing if ref not in set(narrowed)),
        tuple(narrowed),
        tuple(ref for ref in refs if ref not in set(differing) | set(narrowed)),
    )


def decided(comparison: Comparison, decisions: Sequence[Decision]) -> dict[PartKind, _Record]:
    """The records of the parts that were opened, of both revisions and what was decided."""
    left, right = comparison.left, comparison.right
    chosen = {one.ref: one.kept for one in decisions}
    answers: dict[PartKind, _Record] = {kind: {} for kind in OPENED}
    for ref in (*left.answers, *right.answers):
        answer = left.answers.get(ref) if ref in comparison.same else None
        if ref in comparison.to_decide:
            kept = {left.digest: left, right.digest: right}.get(chosen[ref])
            answer = kept.answers.get(ref) if kept is not None else None
        if answer is not None:
            answers[answer.part][ref] = answer.sealed
    records = {
        kind: _joined(_record(left, kind), _record(right, kind)) | {"answers": answers[kind], _STAYS: []}
        for kind in OPENED
    }
    facts = records[PartKind.FACTS]
    facts["consent"] = _narrower(comparison)
    facts["counts"] = _counts(answers, records[PartKind.BODY])
    return records


def allows_leaving(record: Mapping[str, JsonValue]) -> bool:
    """Whether what both allow still lets the interview be at central at all."""
    consent = record.get("consent")
    return isinstance(consent, dict) and consent.get("leaves") is True


def _record(one: Side, kind: PartKind) -> _Record:
    content = one.contents.get(kind)
    return dict(content.record) if content is not None else {}


def _joined(left: JsonValue, right: JsonValue) -> _Record:
    """What stands beside the answers: notes, links, reasons of both. Nothing that either holds is lost."""
    found: _Record = dict(left) if isinstance(left, dict) else {}
    for name, value in (right if isinstance(right, dict) else {}).items():
        if name not in found:
            found[name] = value
        elif isinstance(mine := found[name], list) and isinstance(value, list):
            found[name] = [*mine, *(one for one in value if one not in mine)]
        elif isinstance(mine, dict) and isinstance(value, dict):
            found[name] = {**value, **mine}
    return found


def _narrower(comparison: Comparison) -> _Record:
    one, other = (_dict(_record(each, PartKind.FACTS).get("consent")) for each in (comparison.left, comparison.right))
    both: _Record = {}
    for name in {*one, *other}:
        mine, theirs = one.get(name), other.get(name)
        if isinstance(mine, bool) or isinstance(theirs, bool):
            both[name] = mine is True and theirs is True
        elif mine == theirs:
            both[name] = mine
    if one.get("identity") != other.get("identity"):
        both["identity"] = _NARROWEST
    # Beside a row may stand words in another part: where those differ, the row is none either.
    open_rows = set(_recipients(comparison))
    rows, others = _list(one.get("recipients")), _list(other.get("recipients"))
    both["recipients"] = [
        row for row in rows if row in others and isinstance(row, dict) and row.get("recipient") not in open_rows
    ]
    return both


def _recipients(comparison: Comparison) -> Iterator[str]:
    rows = {_consent_row(ref) for ref in comparison.narrowed} - {""}
    for row in rows:
        for each in (comparison.left, comparison.right):
            answer = each.answers.get(f"{row}/cx_rec")
            if answer is not None:
                yield answer.value


def _counts(answers: Mapping[PartKind, _Record], body: _Record) -> _Record:
    """Of what is in it now; the files stay with the revisions that they were sealed with."""
    instances = {found for part in answers.values() for ref in part for found in _places(ref)}
    repeats = Counter(name for name, _place in instances)
    counted: _Record = dict(sorted(repeats.items()))
    return {"repeats": counted, "attachments": {}, "audio_ms": 0, "notes": len(_list(body.get("notes")))}


def _places(ref: str) -> Iterator[tuple[str, str]]:
    for found in _INSTANCE.finditer(ref):
        yield found.group(1), ref[: found.end()]


def _is_consent(ref: str) -> bool:
    return _CONSENT.fullmatch(ref.rpartition("/")[2]) is not None or "/consent/" in ref


def _consent_row(ref: str) -> str:
    found = _CONSENT_ROW.match(ref)
    return found.group() if found else ""


def _dict(value: JsonValue) -> _Record:
    return value if isinstance(value, dict) else {}


def _list(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else []
