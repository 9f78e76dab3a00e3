"""Opens *facts*, the only part sealed to central, into rows. Nothing else is ever opened here."""

import re
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, bindparam, select, update

from storage.objects.envelope import from_frame
from storage.objects.errors import ObjectRefused
from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.manifest import Manifest
from storage.objects.part import open_part
from storage.objects.wrapset import Wrapset
from sync.central import tables
from sync.central.database import Row, add_all
from sync.central.desk import Desk

# Group, instances of its repeats, name, value.
_Value = tuple[str, str, str, str]
_INSTANCE = re.compile(r"\[([0-9a-f]{1,32})\]")
_CONTENT = select(tables.objects.c.content).where(tables.objects.c.digest == bindparam("name"))
_MOST_VALUES = 20_000
_LONGEST_VALUE = 4_000
_LONGEST_PLACE = 400
_INSTANCE = re.compile(r"\[([^\]]*)\]")


def open_if_here(tx: Connection, desk: Desk, manifest_digest: str) -> None:
    """Open the facts of a revision when both they and their wrapset are stored.

    Facts that do not open are no reason to refuse evidence: the revision keeps a code for the administrator.
    """
    frame = _content(tx, manifest_digest)
    if frame is None:
        return
    manifest = Manifest.from_bytes(from_frame(ObjectKind.REVISION, frame).payload)
    entry = manifest.part(PartKind.FACTS)
    sealed, wrapset = _content(tx, entry.sealed_digest), _content(tx, entry.wrapset)
    if sealed is None or wrapset is None:
        return
    problem: str | None = None
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
                problem = "facts-too-many"
                break
            row: Row = {
                "manifest": manifest_digest,
                "place": f"{group}[{instance}]/{name}"[:_LONGEST_PLACE],
                "group_path": group[:_LONGEST_PLACE],
                "instance": instance[:64],
                "name": name[:200],
                "value": value[:_LONGEST_VALUE],
            }
            rows.append(row)
    except ObjectRefused as error:
        problem = error.code
    add_all(tx, tables.fact_values, rows)
    r = tables.revisions
    statement = update(r).where(r.c.manifest == manifest_digest)
    tx.execute(statement.values(facts_at=desk.time(), facts_problem=problem))


def _content(tx: Connection, digest: str) -> bytes | None:
    found = tx.execute(_CONTENT, {"name": digest}).scalar()
    return None if found is None else bytes(found)


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
