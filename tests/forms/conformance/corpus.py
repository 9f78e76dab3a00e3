"""Where the open corpus is, if it is there, and its records; nothing of it belongs to this project."""

import json
import os
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

ROOT = Path(os.environ.get("SVIDOK_FORMS_CORPUS") or Path(__file__).parents[4] / "shared" / "corpus")
_EMPTY = {"xml": b"<root/>", "geojson": b'{"type": "FeatureCollection", "features": []}'}
MISSING = f"no corpus of other engines' answers at {ROOT}"


def is_there() -> bool:
    """Whether there is anything to run."""
    return (ROOT / "forms" / "index.jsonl").is_file()


def records(name: str, every: int = 1) -> Iterator[dict]:
    """The records of a file, or each so-and-so-many-th of them."""
    with (ROOT / name).open(encoding="utf-8") as lines:
        for at, line in enumerate(lines):
            if at % every == 0:
                yield json.loads(line)


def table(name: str) -> dict | list:
    """A whole file."""
    return json.loads((ROOT / name).read_bytes())


def has_form(name: str) -> bool:
    """Whether an XForm is in this part of the corpus."""
    return (ROOT / "forms" / "xml" / f"{name}.xml").is_file()


def form(name: str) -> bytes:
    """The bytes of an XForm."""
    return (ROOT / "forms" / "xml" / f"{name}.xml").read_bytes()


@cache
def _attachments() -> dict[str, tuple[Path, ...]]:
    found: dict[str, tuple[Path, ...]] = {}
    for path in sorted((ROOT / "forms" / "attachments").rglob("*")):
        if path.is_file():
            found[path.name] = (*found.get(path.name, ()), path)
    return found


def attachments(names: Sequence[str], bodies: dict[str, dict] | None = None) -> dict[str, bytes]:
    """The files that a form names, as far as the corpus has them."""
    given = {source.rpartition("/")[2]: body["body"].encode() for source, body in (bodies or {}).items()}
    for source in names:
        name = source.rpartition("/")[2]
        paths = _attachments().get(name, ())
        if name not in given and paths:
            given[name] = paths[0].read_bytes()
        elif name not in given and "." in name:
            # The other engines ran with stand-ins, too.
            given[name] = _EMPTY.get(name.rpartition(".")[2], b"name,label\n")
    return given


@cache
def externals() -> dict[str, tuple[str, ...]]:
    """The external lists of each form."""
    return {one["sha"]: tuple(str(each) for each in one["external"]) for one in records("forms/index.jsonl")}
