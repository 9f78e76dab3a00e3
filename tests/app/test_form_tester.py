"""Forms on the command line, in the processes that people start."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.forms.engine.scenario import asked, xform

SCRIPT = {
    "now": "2026-11-22T08:30:00+02:00",
    "steps": [
        {"op": "answer", "ref": "/data/age", "value": "12"},
        {"op": "add_repeat", "ref": "/data/person"},
        {"op": "answer", "ref": "/data/person[1]/name", "value": "Ivan"},
        {"op": "add_repeat", "ref": "/data/person"},
        {"op": "remove_repeat", "ref": "/data/person[2]"},
        {"op": "undo"},
        {"op": "redo"},
        {"op": "read", "ref": "/data/guardian"},
        {"op": "answer", "ref": "/data/age", "value": "-1"},
        {"op": "undo"},
    ],
}
FORM = xform(
    '<age/><guardian>nobody</guardian><person jr:template=""><name/></person><meta><instanceID/></meta>',
    model=(
        '<bind nodeset="/data/age" type="int" constraint=". &gt;= 0" jr:constraintMsg="Not below zero"/>'
        '<bind nodeset="/data/guardian" relevant="/data/age &lt; 18" required="true()"/>'
        '<bind nodeset="/data/meta/instanceID" jr:preload="uid"/>'
    ),
    body=asked("age", "guardian") + '<repeat nodeset="/data/person"><input ref="/data/person/name"/></repeat>',
)


# Starts a command and says on standard error how large its largest process was: what counts as the peak of a process
# includes whoever forked it, and the process of these tests is large.
WATCHED = """
import os, subprocess, sys
process = subprocess.Popen([sys.executable, "-m", "app", "forms", *sys.argv[1:]], stderr=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(usage.ru_maxrss, file=sys.stderr)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def run(*words: str | Path) -> tuple[int, dict, float]:
    """The exit code, the JSON and the largest process in MiB."""
    done = subprocess.run([sys.executable, "-c", WATCHED, *map(str, words)], capture_output=True, check=False)
    return done.returncode, json.loads(done.stdout), int(done.stderr) / 1024


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "form.xml"
    path.write_bytes(FORM)
    return path


def test_a_script_is_played_and_its_states_and_submission_come_out(form: Path, tmp_path: Path) -> None:
    script = tmp_path / "script.json"
    script.write_text(json.dumps(SCRIPT), "utf-8")
    code, told, _ = run("play", form, script)
    assert code == 0
    assert told["steps"][1]["added"] == ["/data/person[1]"]
    assert told["steps"][5]["added"] == ["/data/person[2]"]
    assert told["steps"][7]["state"]["value"] == "nobody"
    assert told["steps"][8]["problem"] == {"ref": "/data/age", "kind": "constraint", "message": "Not below zero"}
    states = {state["ref"]: state for state in told["states"]}
    assert states["/data/age"]["value"] == "12"
    assert states["/data/guardian"]["relevant"] is True
    assert states["/data/person[1]/name"]["value"] == "Ivan"
    assert "<person><name>Ivan</name></person>" in told["submission"]
    assert "<age>12</age>" in told["submission"]
    assert run("play", form, script)[1] == told


def test_a_check_tells_the_faults_and_ends_with_one(tmp_path: Path) -> None:
    path = tmp_path / "faulty.md"
    path.write_text(
        "| survey |\n| | type | name | label | relevant | constraint |\n"
        "| | text | phone | Phone | | regex(., '[0-9]{10}') |\n| | text | never | Never | false() | |\n",
        "utf-8",
    )
    code, told, _ = run("check", path)
    assert code == 1
    assert [(one["code"], one["ref"].rpartition("/")[2]) for one in told["findings"]] == [
        ("never-asked", "never"),
        ("pattern-not-anchored", "phone"),
    ]
    assert [(one["sheet"], one["row"]) for one in told["findings"]] == [("survey", 3), ("survey", 2)]


def test_a_form_that_is_refused_is_refused_with_the_row(tmp_path: Path) -> None:
    path = tmp_path / "broken.md"
    head = "| survey |\n| | type | name | label | relevant |\n| | text | a | A | |\n"
    path.write_text(head + "| | text | b | B | ${nobody} = 1 |\n", "utf-8")
    code, told, _ = run("check", path)
    assert (code, told["refused"]["places"]) == (2, [{"sheet": "survey", "row": 3}])
    path.write_text(head + "| | text | b | B | nonsense(1) |\n", "utf-8")
    code, told, _ = run("check", path)
    assert (code, told["refused"]["code"]) == (2, "unknown-function")
    assert (told["refused"]["sheet"], told["refused"]["row"]) == ("survey", 3)


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("{", "script-not-json"),
        ("{}", "script-without-steps"),
        ('[{"op": "dance"}]', "step-unknown"),
        ('[{"op": "answer", "ref": "/data/nowhere", "value": ""}]', "no-such-place"),
        ('[{"op": "remove_repeat", "ref": "/data/person[7]"}]', "no-such-place"),
    ],
)
def test_a_script_that_asks_for_what_there_is_not_is_refused_with_the_step(
    form: Path, tmp_path: Path, script: str, code: str
) -> None:
    path = tmp_path / "script.json"
    path.write_text(script, "utf-8")
    ended, told, _ = run("play", form, path)
    assert (ended, told["refused"]["code"]) == (2, code)


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    path = tmp_path / "form.xml"
    path.write_bytes(xform("<a/>", model='<instance id="l" src="jr://file-csv/towns.csv"/>', body=asked("a")))
    code, told, _ = run("check", path)
    assert (code, told["refused"]["code"], told["refused"]["place"]) == (2, "missing-attachment", "towns.csv")
    media = tmp_path / "form-media"
    media.mkdir()
    (media / "towns.csv").write_text("name,label\n1,One\n", "utf-8")
    assert run("check", path)[0] == 0


def test_a_list_outside_of_the_folders_of_the_form_is_not_read(tmp_path: Path) -> None:
    name = "..\\towns.csv"
    path = tmp_path / "form.xml"
    path.write_bytes(xform("<a/>", model=f'<instance id="l" src="jr://file-csv/{name}"/>', body=asked("a")))
    # Where a backslash parts folders, as on Windows, this is the folder above.
    (tmp_path / name).write_text("name,label\n1,One\n", "utf-8")
    assert run("check", path)[1]["refused"]["code"] == "missing-attachment"


def test_a_file_beyond_all_forms_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "form.xml"
    with path.open("wb") as file:
        file.truncate(3 << 30)
    code, told, largest = run("check", path)
    assert (code, told["refused"]["code"]) == (2, "form-too-large")
    assert largest < 128


def test_lists_beyond_all_lists_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "form.xml"
    path.write_bytes(xform("<a/>", model='<instance id="l" src="jr://file-csv/towns.csv"/>', body=asked("a")))
    with (tmp_path / "towns.csv").open("wb") as file:
        file.truncate(33 << 20)
    code, told, largest = run("check", path)
    assert (code, told["refused"]["code"]) == (2, "form-too-large")
    assert largest < 128


def _entities() -> bytes:
    layers = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12))
    return f'<!DOCTYPE x [<!ENTITY e0 "ha">{layers}]>'.encode() + FORM.replace(b"nobody", b"&e11;")


def _long_expression() -> bytes:
    return FORM.replace(b"/data/age &lt; 18", b"1" + b"+1" * 5_000_000)


def _deep_expression() -> bytes:
    return FORM.replace(b"/data/age &lt; 18", b"(" * 40_000 + b"1" + b")" * 40_000)


def _counted_repeats() -> bytes:
    depth = 8
    instance = "".join(f'<r{at} jr:template="">' for at in range(depth)) + "<x/>"
    instance += "".join(f"</r{at}>" for at in reversed(range(depth)))
    body, path = "", "/data"
    for at in range(depth):
        path += f"/r{at}"
        body += f'<repeat nodeset="{path}" jr:count="20">'
    return xform(instance, body=body + f'<input ref="{path}/x"/>' + "</repeat>" * depth)


def _exploding_pattern() -> bytes:
    pattern = "regex('" + "a" * 5_000 + "', '(" + "(a*)*" * 300 + ")*b') and "
    return FORM.replace(b'relevant="', f'relevant="{pattern}'.encode())


def _outside_reference() -> bytes:
    return b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + FORM.replace(b"nobody", b"&e;")


HOSTILE = {
    "entities": _entities, "long-expression": _long_expression, "deep-expression": _deep_expression,
    "counted-repeats": _counted_repeats, "exploding-pattern": _exploding_pattern, "outside": _outside_reference,
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_form_is_refused_with_a_code_in_bounded_time_and_memory(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.xml"
    path.write_bytes(HOSTILE[kind]())
    before = os.times()
    code, told, largest = run("check", path)
    after = os.times()
    # Five seconds of the process that tries it, and the start of three others.
    assert after.children_user + after.children_system - before.children_user - before.children_system < 12
    assert largest < 256
    if kind == "exploding-pattern":
        assert (code, told.get("refused")) == (0, None) or told["refused"]["code"]
    else:
        assert code == 2
        assert told["refused"]["code"]


def test_a_bomb_in_a_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for at in range(4):
            archive.writestr(f"xl/worksheets/sheet{at}.xml", b"0" * 30_000_000)
    code, told, largest = run("check", path)
    assert (code, bool(told["refused"]["code"])) == (2, True)
    assert largest < 256
