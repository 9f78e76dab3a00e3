"""What the forms ask of the reference: `python -m tests.forms.coverage FOLDER [--all]`.

FOLDER is where the reference lies. Prints a line for each kind of thing, then what is neither there nor left out with
a reason; ends with 1 if there is any. What the reference seals is counted, too, and what it wants answered.
"""

import argparse
import csv
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.shipped_forms import FORMS, ProtocolId, source
from forms.protocols import Row, read_tables

RESOURCES = FORMS.parent
UK, EN = "label::Українська (uk)", "label::English (en)"
_PART, _REQUIRED = "bind::svidok:part", "required"
# What answers itself, and what has its answers in questions of its own.
_ANSWERED = {"calculate", "hidden", "begin_repeat"}
_CARDS = {"P": "suspect", "U": "unit", "V": "vehicle", "W": "weapon", "D": "detention_place"}


class State(StrEnum):
    """Whether the forms have a thing of the reference."""

    ASKED = "asked"
    LEFT_OUT = "left out"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing of the reference: what it is, whether it is there, and why not or how."""

    kind: str
    name: str
    state: State
    note: str = ""


def survey() -> dict[str, Row]:
    """Rows of all protocols by name; the fullest form first."""
    found: dict[str, Row] = {}
    order = (ProtocolId.FULL_ACCOUNT, *ProtocolId)
    for protocol in order:
        for row in read_tables(source(protocol).decode(), protocol).survey:
            if row["name"]:
                found.setdefault(row["name"], row)
    return found


def lists() -> dict[str, dict[str, Row]]:
    """The store of code lists: rows by list and code."""
    found: dict[str, dict[str, Row]] = {}
    for row in read_tables((FORMS / "lists.md").read_text("utf-8"), "lists").choices:
        found.setdefault(row["list_name"], {})[row["name"]] = row
    return found


def table(name: str) -> list[dict[str, str]]:
    """A table with tabs beside the forms."""
    with (FORMS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def findings(reference: Mapping[str, list[dict[str, object]]]) -> Iterator[Finding]:
    """What the reference names, one after the other."""
    rows, store = survey(), lists()
    left_out = {one["key"]: f"{one['held by']}: {one['reason']}" for one in table("left_out.tsv")}
    for field in reference["fields"]:
        yield _field(str(field["key"]), rows, left_out)
    yield from _sealed(reference["fields"], rows)
    yield from _wanted(reference["fields"], rows, {one["key"]: one["reason"] for one in table("unasked.tsv")})
    yield from _marked(reference["fields"], rows)
    for one in reference["lists"]:
        yield from _list(str(one["id"]), _records(one["codes"]), store)
    for module in reference["modules"]:
        name = str(module["id"]).lower()
        yield Finding("module", str(module["id"]), State.ASKED if name in rows else State.NEITHER)
    for group in reference["groups"]:
        if group["kind"] == "card":
            letter = str(group["id"])[-1]
            yield Finding("card", letter, State.ASKED if _CARDS.get(letter) in rows else State.NEITHER)
    rules = {one["id"] for one in _json("guardrails/rules.json")["rules"]}
    for rule in reference["guardrails"]:
        yield Finding("rule", str(rule["id"]), State.ASKED if rule["id"] in rules else State.NEITHER)
    hints = _json("vocabularies/legal.json")
    known = {one["code"] for one in hints["codes"]}
    for law in reference["legal"]:
        yield Finding("legal code", str(law["code"]), State.ASKED if law["code"] in known else State.NEITHER)


def words(reference: Mapping[str, list[dict[str, object]]]) -> Iterator[str]:
    """Fields and codes that the forms call by other words than the reference; for people to look through."""
    rows, store = survey(), lists()
    for field in reference["fields"]:
        row = rows.get(str(field["key"]))
        if row is not None and row["type"] != "calculate":
            for head, wanted in ((UK, field["uk"]), (EN, field["en"])):
                if _plain(row[head]) != _plain(str(wanted)):
                    yield f"{field['key']}: {wanted} -> {row[head]}"
    for one in reference["lists"]:
        for code in _records(one["codes"]):
            found = store.get(str(one["id"]), {}).get(str(code["code"]))
            for head, wanted in ((UK, code["uk"]), (EN, code["en"])):
                if found is not None and _plain(found[head]) != _plain(str(wanted)):
                    yield f"{one['id']}.{code['code']}: {wanted} -> {found[head]}"


def _field(key: str, rows: Mapping[str, Row], left_out: Mapping[str, str]) -> Finding:
    if key in rows:
        return Finding("field", key, State.ASKED, left_out.get(key, ""))
    if key in left_out:
        return Finding("field", key, State.LEFT_OUT, left_out[key])
    return Finding("field", key, State.NEITHER)


def _sealed(fields: Iterable[Mapping[str, object]], rows: Mapping[str, Row]) -> Iterator[Finding]:
    """Identity-sealed fields: all that is asked of them lies in the part of identity or of sexual violence."""
    fields = list(fields)
    keys = [str(field["key"]) for field in fields]
    for field in fields:
        key = str(field["key"])
        if field["sensitivity"] != "S" or key not in rows:
            continue
        parts = {row[_PART] for row in _rows_of(key, rows, keys) if row[_PART]}
        sealed = parts <= {"identity", "crsv"}
        yield Finding("sealed", key, State.ASKED if sealed else State.NEITHER, " ".join(sorted(parts)))


def _wanted(
    fields: Iterable[Mapping[str, object]], rows: Mapping[str, Row], reasons: Mapping[str, str]
) -> Iterator[Finding]:
    """Fields that an interview is not finished without, or that want a reason: so does the form."""
    fields = list(fields)
    keys = [str(field["key"]) for field in fields]
    for field in fields:
        key = str(field["key"])
        if field["required"] not in ("R", "RR", "RC") or key not in rows:
            continue
        asked = any(row[_REQUIRED] for row in _rows_of(key, rows, keys)) or rows[key]["type"] in _ANSWERED
        state = State.ASKED if asked else State.LEFT_OUT if key in reasons else State.NEITHER
        yield Finding("wanted", key, state, "" if asked else reasons.get(key, str(field["required"])))


def _marked(fields: Iterable[Mapping[str, object]], rows: Mapping[str, Row]) -> Iterator[Finding]:
    """Fields that await a lawyer: so does a question of theirs."""
    fields = list(fields)
    keys = [str(field["key"]) for field in fields]
    for field in fields:
        key = str(field["key"])
        # A value without a question is shown by its rule alone, which carries the mark.
        if field.get("status") == "G" and key in rows and rows[key]["type"] != "hidden":
            marked = any(row["bind::svidok:status"] == "G" for row in _rows_of(key, rows, keys))
            yield Finding("lawyer", key, State.ASKED if marked else State.NEITHER)


def _rows_of(key: str, rows: Mapping[str, Row], keys: Iterable[str]) -> list[Row]:
    """The question and what belongs to it: the children of a compound one, the reason, the words."""
    longer = [f"{other}_" for other in keys if other.startswith(f"{key}_")]
    mine = [name for name in rows if name == key or name.startswith(f"{key}_")]
    return [rows[name] for name in mine if not any(f"{name}_".startswith(other) for other in longer)]


def _list(
    name: str, codes: Iterable[Mapping[str, object]], store: Mapping[str, Mapping[str, Row]]
) -> Iterator[Finding]:
    yield Finding("list", name, State.ASKED if name in store else State.NEITHER)
    for code in codes:
        there = str(code["code"]) in store.get(name, {})
        yield Finding("code", f"{name}.{code['code']}", State.ASKED if there else State.NEITHER)


def _records(value: object) -> list[dict[str, object]]:
    return value if isinstance(value, list) else []


def _json(name: str) -> dict[str, list[dict[str, str]]]:
    read: dict[str, list[dict[str, str]]] = json.loads((RESOURCES / name).read_text("utf-8"))
    return read


def _plain(text: str) -> str:
    return re.sub(r"[\s«»“”\"]+", " ", text.replace("'", "’")).strip(" .?").casefold()


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 1 if something of the reference is neither there nor left out with a reason."""
    parser = argparse.ArgumentParser(prog="python -m tests.forms.coverage", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true", help="also each thing that is left out, and other words")
    asked = parser.parse_args(arguments)
    reference = json.loads((asked.folder / "reference.json").read_text("utf-8"))
    found = list(findings(reference))
    write = sys.stdout.write
    write(f"{'':12}{'reference':>10}" + "".join(f"{state:>10}" for state in State) + "\n")
    for kind in dict.fromkeys(one.kind for one in found):
        of_kind = [one for one in found if one.kind == kind]
        counts = [sum(one.state is state for one in of_kind) for state in State]
        write(f"{kind:12}{len(of_kind):>10}" + "".join(f"{count:>10}" for count in counts) + "\n")
    for one in found:
        if one.state is State.NEITHER or (asked.all and one.state is State.LEFT_OUT):
            write(f"{one.state}: {one.kind} {one.name} {one.note}".rstrip() + "\n")
    other = list(words(reference))
    write(f"called by other words: {len(other)}\n")
    if asked.all:
        write("".join(f"  {line}\n" for line in other))
    return 1 if any(one.state is State.NEITHER for one in found) else 0


if __name__ == "__main__":
    sys.exit(main())
