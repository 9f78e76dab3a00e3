"""Forms on the command line: `svidok forms check FILE` and `svidok forms play FILE SCRIPT`, everything as JSON.

No vault is opened and nothing is kept. Whatever could hang or swell is tried first in the converter's process.
"""

import argparse
import itertools
import json
import random
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple
from datetime import UTC, datetime
from pathlib import Path

from app.form_play import Play, ScriptBroken, Value
from app.processes import Role, command
from forms.check import Weight, check, placed
from forms.engine import Environment, FormDefinition, FormError, RepeatRefused, Session, load_form
from forms.xlsform import ConvertedForm, FormBroken, SourceKind, convert, where, with_row, without_row
from forms.xlsform.frames import MAX_FILES, MAX_SOURCE
from forms.xpath.dialects import Dialect

# A form that somebody wrote opens in a tenth of this.
MAX_SCRIPT = 10 * 1024 * 1024
GOOD, FAULTY, REFUSED = 0, 1, 2
_FILE = re.compile(rb"jr://(?:file|file-csv|instance)/([^\"'<>\s]+)")
# These lead out of a folder on Windows.
_ELSEWHERE = re.compile(r"[\\:]")


def main(arguments: Sequence[str]) -> int:
    """Run one of the two commands; ends with 0, with 1 for faults found, with 2 for a form that is refused."""
    parser = argparse.ArgumentParser(prog="svidok forms", description="Try forms without a vault; answers are JSON.")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="what is wrong with a form, and what other programs would do with it")
    checking.add_argument("file", type=Path, help=".xlsx, .xls, .md, .csv or .xml")
    playing = commands.add_parser("play", help="answer a form by a script; states and the submission come out")
    playing.add_argument("file", type=Path)
    playing.add_argument("script", type=Path, help="JSON: a list of steps, or an object with steps")
    playing.add_argument("--dialect", choices=[one.value for one in Dialect], default=Dialect.ODK.value)
    given = parser.parse_args(arguments)
    try:
        if given.command == "check":
            found, code = _checked(given.file)
        else:
            found, code = _played(given.file, given.script, Dialect(given.dialect)), GOOD
    except (FormBroken, FormError, RepeatRefused, ScriptBroken) as refusal:
        found, code = {"refused": _refusal(refusal)}, REFUSED
    except OSError as fault:
        found, code = {"refused": {"code": "no-such-file", "detail": fault.strerror or ""}}, REFUSED
    json.dump(found, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
    return code


def _refusal(refusal: FormBroken | FormError | RepeatRefused | ScriptBroken) -> dict[str, Value]:
    match refusal:
        case FormBroken():
            places: list[Value] = [asdict(where(one)) for one in refusal.messages]
            return {"code": refusal.code, "messages": [without_row(one) for one in refusal.messages], "places": places}
        case FormError():
            told = asdict(where(refusal.place))
            return {"code": refusal.code, "place": without_row(refusal.place), "detail": refusal.detail, **told}
        case ScriptBroken():
            return {"code": refusal.code, "step": refusal.step, "detail": refusal.detail}
        case _:
            return {"code": refusal.code}


def _opened(path: Path, dialect: Dialect = Dialect.ODK) -> tuple[ConvertedForm, FormDefinition]:
    try:
        kind = SourceKind(path.suffix.lower().lstrip("."))
    except ValueError:
        raise FormBroken("form-unknown-kind") from None
    source = _read(path, MAX_SOURCE)
    worker = command(Role.FORM_CONVERTER)
    converted = convert(source, kind, worker) if kind is not SourceKind.XFORM else ConvertedForm(source, ())
    files = _files(path, converted.xform)
    try:
        convert(converted.xform, SourceKind.XFORM, worker, trial=files)
    except FormBroken as broken:
        if broken.code != "form-broken" or not broken.messages:
            raise
        # What the engine said in the other process: a code, and where.
        code, _, rest = with_row(broken.messages[0], converted.rows).partition(": ")
        raise FormError(code, rest) from None
    return converted, load_form(converted.xform, files, dialect=dialect)


def _files(path: Path, xform: bytes) -> dict[str, bytes]:
    """The lists and media that a form names, from `<form>-media` beside it or from its own folder."""
    found: dict[str, bytes] = {}
    left = MAX_FILES
    for match in _FILE.finditer(xform):
        name = match.group(1).decode("utf-8", "replace").rpartition("/")[2]
        if name in found or name in ("", ".", "..") or _ELSEWHERE.search(name):
            continue
        for folder in (path.with_name(f"{path.stem}-media"), path.parent):
            file = folder / name
            if file.is_file():
                found[name] = _read(file, left)
                left -= len(found[name])
                break
    return found


def _read(path: Path, limit: int) -> bytes:
    with path.open("rb") as file:
        content = file.read(limit + 1)
    if len(content) > limit:
        raise FormBroken("form-too-large")
    return content


def _described(definition: FormDefinition, converted: ConvertedForm) -> dict[str, Value]:
    return {
        "form_id": definition.form_id,
        "version": definition.version,
        "title": definition.title,
        "languages": list(definition.languages),
        "default_language": definition.default_language,
        "questions": len(definition.questions),
        "warnings": list(converted.warnings),
    }


def _checked(path: Path) -> tuple[dict[str, Value], int]:
    converted, definition = _opened(path)
    findings = placed(check(definition), lambda ref: astuple(converted.rows.of(ref)))
    said: list[Value] = [
        {
            "code": one.code.value,
            "weight": one.weight.value,
            "ref": one.ref,
            "expression": one.expression,
            "detail": one.detail,
            "sheet": one.sheet,
            "row": one.row,
        }
        for one in findings
    ]
    faulty = any(one.weight is Weight.FAULT for one in findings)
    return {"form": _described(definition, converted), "findings": said}, FAULTY if faulty else GOOD


def _played(path: Path, script: Path, dialect: Dialect) -> dict[str, Value]:
    if script.stat().st_size > MAX_SCRIPT:
        raise ScriptBroken("script-too-large")
    try:
        asked = json.loads(script.read_bytes())
    except (ValueError, RecursionError):
        raise ScriptBroken("script-not-json") from None
    if isinstance(asked, list):
        asked = {"steps": asked}
    if not isinstance(asked, dict) or not isinstance(asked.get("steps"), list):
        raise ScriptBroken("script-without-steps")
    converted, definition = _opened(path, dialect)
    session = Session(definition, environment=_environment(asked))
    goes_back = any(isinstance(step, dict) and step.get("op") in ("undo", "redo") for step in asked["steps"])
    play = Play(session, str(asked.get("language", "")), goes_back=goes_back)
    steps = [play.step(at, step) for at, step in enumerate(asked["steps"], 1)]
    return {"form": _described(definition, converted), "steps": steps, **play.outcome()}


def _environment(asked: Mapping[str, Value]) -> Environment:
    """A still world: the same script gives the same answers, unless it names no moment."""
    try:
        now = datetime.fromisoformat(str(asked["now"])) if "now" in asked else datetime.now(UTC)
    except ValueError:
        raise ScriptBroken("script-moment") from None
    now = now if now.tzinfo is not None else now.replace(tzinfo=UTC)
    seed, properties = asked.get("seed", 0), asked.get("properties", {})
    count = itertools.count(1)
    # Not for secrets: identifiers of a trial, alike each time.
    chance = random.Random(str(seed))  # noqa: S311
    return Environment(
        now=lambda: now,
        new_id=lambda: f"{chance.getrandbits(16):04x}{next(count) % 65_536:04x}",
        seed=seed if isinstance(seed, int) else 0,
        properties={str(key): str(value) for key, value in properties.items()} if isinstance(properties, dict) else {},
    )
