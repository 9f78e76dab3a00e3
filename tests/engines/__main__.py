"""`python -m tests.engines [--out FILE]`: the shipped protocols in the engines of Collect and of web-forms, as JSON.

JavaRosa is in the jar of ODK Validate that pyxform brings, and runs where there is a Java compiler; `make test-engines`
puts web-forms' engine into build/peers. Whoever is missing has a word instead of findings.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pyxform.validators.odk_validate import ODK_VALIDATE_PATH

from app.shipped_forms import ProtocolId
from tests.engines.stories import Story, differences, heard, story
from tests.forms.protocols.filling import converted

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / "build" / "peers"
ENGINES = ("javarosa", "web-forms")
SECONDS = 400
SHOWN = 40


def missing(engine: str) -> str:
    """Why an engine cannot run here; empty if it can."""
    if engine == "javarosa":
        has_java = shutil.which("java") and shutil.which("javac")
        return "" if has_java else "not there: no Java with a compiler"
    has_engine = (PEERS / "node_modules" / "@getodk" / "xforms-engine").is_dir() and shutil.which("node")
    return "" if has_engine else "not there: no web-forms engine in build/peers, or no node"


def validated(form: Path) -> str:
    """ODK Validate's own word."""
    if shutil.which("java") is None:
        return "not there: no Java"
    command = ["java", "-Djava.awt.headless=true", "-jar", ODK_VALIDATE_PATH, str(form)]
    done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False, text=True)
    return "valid" if done.returncode == 0 else (done.stderr.strip() or str(done.returncode))[:2_000]


def run(engine: str, form: Path, lines: Path) -> str:
    """What an engine prints.

    Raises:
        RuntimeError: It failed, or took too long.
    """
    here = Path(__file__)
    if engine == "javarosa":
        command = ["java", "-Djava.awt.headless=true", "-cp", ODK_VALIDATE_PATH, str(here.with_name("JavaRosa.java"))]
    else:
        # Node looks for packages beside the script.
        shutil.copy(here.with_name("web_forms.mjs"), PEERS / "engines.mjs")
        command = ["node", "--max-old-space-size=4096", str(PEERS / "engines.mjs")]
    environment = {**os.environ, "TZ": "UTC"}
    command += [str(form), str(lines)]
    try:
        done = subprocess.run(command, capture_output=True, env=environment, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise RuntimeError(f"more than {SECONDS} s") from None
    if done.returncode:
        raise RuntimeError(done.stderr.decode()[-2_000:])
    return done.stdout.decode()


def findings(engine: str, form: Path, told: Story) -> dict[str, Any] | str:
    """What one engine made of a protocol and its story."""
    if lack := missing(engine):
        return lack
    lines = form.with_suffix(".tsv")
    lines.write_text(told.text(), "utf-8")
    try:
        other = heard(run(engine, form, lines))
    except RuntimeError as fault:
        return f"failed: {fault}"
    found = list(differences(told, other))
    return {
        "questions": len(other.asked),
        "steps": len(other.said),
        "refused": sum(one.split()[0] in {"required", "constraint"} for one in other.said),
        "asked_at_first": sum(node.relevant for node in other.looks[0].values()),
        "asked_at_last": sum(node.relevant for node in other.looks[-1].values()),
        "differences": len(found),
        "such_as": found[:SHOWN],
    }


def opened(protocol: ProtocolId, folder: Path, engines: tuple[str, ...] = ENGINES) -> dict[str, Any]:
    """One protocol in every engine."""
    form = folder / f"{protocol}.xml"
    form.write_bytes(converted(protocol).xform)
    told = story(protocol, datetime.now(UTC))
    result: dict[str, Any] = {"odk-validate": validated(form)}
    for engine in engines:
        print(f"{protocol}: {engine} ...", file=sys.stderr)
        result[engine] = findings(engine, form, told)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.engines")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--only", nargs="+", default=list(ProtocolId))
    parser.add_argument("--engines", nargs="+", default=list(ENGINES), choices=ENGINES)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="svidok-engines-") as folder:
        found = {name: opened(ProtocolId(name), Path(folder), tuple(given.engines)) for name in given.only}
    text = json.dumps(found, indent=2, ensure_ascii=False)
    print(text)
    if given.out is not None:
        given.out.write_text(text + "\n")


if __name__ == "__main__":
    main()
