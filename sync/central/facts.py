"""Opens *facts*, the only part sealed to central, into rows. Nothing else is ever opened here."""

import re
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, select, update

from storage.objects.envelope import from_frame
from storage.objects.errors import ObjectRefused
from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.manifest import Manifest
from storage.objects.part import open_part
from storage.objects.wrapset import Wrapset
from sync.central import tables
from sync.central.database import Row, add_all
from sync.central.desk import Desk

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
        for number, (group, instance, name, value) in enumerate(_values(opened.content.record)):
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
    found = tx.execute(select(tables.objects.c.content).where(tables.objects.c.digest == digest)).scalar()
    return None if found is None else bytes(found)


def _values(record: object, group: str = "", instance: str = "") -> Iterator[tuple[str, str, str, str]]:
    """Every coded answer as (group, instance, name, value); instances of a repeat are told apart by their id."""
    if not isinstance(record, Mapping):
        return
    for name, value in record.items():
        if name.startswith("/") and isinstance(value, Mapping) and "value" in value:
            # An answer of a form, named by its path: "/form/incident[3f9a01bc]/in_what".
            path, _, question = str(name).rpartition("/")
            yield _INSTANCE.sub("", path), "/".join(_INSTANCE.findall(path)), question, _text(value["value"])
        elif isinstance(value, Mapping):
            yield from _values(value, f"{group}/{name}", instance)
        elif isinstance(value, Sequence) and not isinstance(value, str):
            for number, item in enumerate(value):
                if isinstance(item, Mapping):
                    yield from _values(item, f"{group}/{name}", f"{instance}{item.get('id', number)}")
                else:
                    yield f"{group}/{name}", f"{instance}{number}", str(name), _text(item)
        else:
            yield group, instance, str(name), _text(value)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    # PostgreSQL stores no NUL in text.
    return "" if value is None else str(value).replace("\0", "")
