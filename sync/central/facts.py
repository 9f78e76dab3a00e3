"""Opens *facts*, the only part sealed to central, into rows. Nothing else is ever opened here."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, select, update

from storage.objects.envelope import from_frame
from storage.objects.errors import ObjectRefused
from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.manifest import Manifest
from storage.objects.part import open_part
from storage.objects.wrapset import Wrapset
from sync.central import tables
from sync.central.database import Row, add_all, in_pieces
from sync.central.desk import Desk

# Group, instances of its repeats, name, value.
_Value = tuple[str, str, str, str]
_CONTENTS = select(tables.objects.c.digest, tables.objects.c.content).where(
    tables.objects.c.digest.in_(bindparam("names", expanding=True))
)
# Sealed facts of so many are in memory at once, and so many of their values before these are stored.
_AT_ONCE = 32
_MOST_ROWS = 5_000
_MOST_VALUES = 20_000
_LONGEST_VALUE = 4_000
_LONGEST_PLACE = 400
_INSTANCE = re.compile(r"\[([^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Arrived:
    """What a batch brought and central stored, by digest: it is not read again from where it was just put."""

    contents: Mapping[str, bytes] = field(default_factory=dict)
    manifests: Mapping[str, Manifest] = field(default_factory=dict)


def open_those_here(tx: Connection, desk: Desk, revisions: Sequence[str], arrived: Arrived) -> None:
    """Open the facts of those of these revisions of which they and their wrapset are stored.

    Facts that do not open are no reason to refuse evidence: the revision keeps a code for the administrator.
    """
    for some in in_pieces(revisions, _AT_ONCE):
        manifests = _manifests(tx, some, arrived)
        entries = {digest: one.part(PartKind.FACTS) for digest, one in manifests.items()}
        names = [name for entry in entries.values() for name in (entry.sealed_digest, entry.wrapset)]
        contents = _contents(tx, names, arrived)
        problems: dict[str | None, list[str]] = {}
        rows: list[Row] = []
        for digest, entry in entries.items():
            if entry.sealed_digest in contents and entry.wrapset in contents:
                sealed, wrapset = contents[entry.sealed_digest], contents[entry.wrapset]
                problem, found = _opened(desk, manifests[digest], sealed, wrapset)
                problems.setdefault(problem, []).append(digest)
                rows += ({"manifest": digest, **row} for row in found)
            if len(rows) >= _MOST_ROWS:
                add_all(tx, tables.fact_values, rows)
                rows = []
        add_all(tx, tables.fact_values, rows)
        r = tables.revisions
        for problem, opened in problems.items():
            statement = update(r).where(r.c.manifest.in_(opened))
            tx.execute(statement.values(facts_at=desk.time(), facts_problem=problem))


def _opened(desk: Desk, manifest: Manifest, sealed: bytes, wrapset: bytes) -> tuple[str | None, list[Row]]:
    """What is wrong with these facts, and what they say."""
    entry = manifest.part(PartKind.FACTS)
    rows: list[Row] = []
    try:
        key = Wrapset.from_bytes(wrapset).open(desk.keys.ingest)
        opened = open_part(
            sealed,
            key,
            interview=manifest.interview,
            rev=manifest.rev,
            part=PartKind.FACTS,
            commit=entry.commit,
        )
        for number, found in enumerate(_values(opened.content.record)):
            # PostgreSQL stores no NUL in text, and a device could send one anywhere.
            group, instance, name, value = (text.replace("\0", "") for text in found)
            if number >= _MOST_VALUES:
                return "facts-too-many", rows
            row: Row = {
                "place": f"{group}[{instance}]/{name}"[:_LONGEST_PLACE],
                "group_path": group[:_LONGEST_PLACE],
                "instance": instance[:64],
                "name": name[:200],
                "value": value[:_LONGEST_VALUE],
            }
            rows.append(row)
    except ObjectRefused as error:
        return error.code, rows
    return None, rows


def _manifests(tx: Connection, digests: Sequence[str], arrived: Arrived) -> dict[str, Manifest]:
    found = {digest: arrived.manifests[digest] for digest in digests if digest in arrived.manifests}
    for digest, frame in _contents(tx, [one for one in digests if one not in found], arrived).items():
        found[digest] = Manifest.from_bytes(from_frame(ObjectKind.REVISION, frame).payload)
    return found


def _contents(tx: Connection, digests: Sequence[str], arrived: Arrived) -> dict[str, bytes]:
    found = {digest: arrived.contents[digest] for digest in digests if digest in arrived.contents}
    for some in in_pieces([one for one in digests if one not in found]):
        found |= {row.digest: bytes(row.content) for row in tx.execute(_CONTENTS, {"names": some})}
    return found


def _values(record: Mapping[str, object]) -> Iterator[_Value]:
    """Every coded answer, then consent, counts and what else the facts hold."""
    answers = record.get("answers")
    if isinstance(answers, Mapping):
        for ref, answer in answers.items():
            if isinstance(answer, Mapping):
                path = _INSTANCE.sub("", str(ref))
                group, _, name = path.rpartition("/")
                yield group, "/".join(_INSTANCE.findall(str(ref))), name, _text(answer.get("value"))
    yield from _flat({name: value for name, value in record.items() if name != "answers"})


def _flat(record: Mapping[str, object], group: str = "", instance: str = "") -> Iterator[_Value]:
    for name, value in record.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{group}/{name}", instance)
        elif isinstance(value, Sequence) and not isinstance(value, str):
            for number, item in enumerate(value):
                place = f"{instance}/{number}" if instance else str(number)
                if isinstance(item, Mapping):
                    yield from _flat(item, f"{group}/{name}", place)
                else:
                    yield f"{group}/{name}", place, str(name), _text(item)
        else:
            yield group, instance, str(name), _text(value)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
