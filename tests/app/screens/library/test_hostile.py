"""Forms that somebody made to hang or swell the program: refused, in a process of its own, within its bounds."""

import io
import sys
import zipfile
from pathlib import Path

import pytest

from app.processes import Role, command
from forms.xlsform import FormBroken, SourceKind, convert

CONVERTER = command(Role.FORM_CONVERTER)
# The same entrance, writing down what it took (where it was not killed before).
MEASURED = """
import resource, sys
from app.__main__ import main
code = main(["--role", "form-converter"])
used = resource.getrusage(resource.RUSAGE_SELF)
# What getrusage calls the peak counts whoever started this process, too.
(peak,) = (line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM:"))
with open(sys.argv[1], "w") as file:
    file.write(f"{peak} {used.ru_utime + used.ru_stime}")
sys.exit(code)
"""


def xform(instance: str = "<a/>", model: str = "", body: str = "") -> bytes:
    asked = body or '<input ref="/data/a"><label>x</label></input>'
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"'
        ' xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>t</h:title><model>'
        f'<instance><data id="t">{instance}</data></instance>{model}</model></h:head><h:body>{asked}</h:body></h:html>'
    ).encode()


def entity_bomb() -> bytes:
    names = "abcdefghij"
    later = "".join(f'<!ENTITY {names[n]} "{f"&{names[n - 1]};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE x [<!ENTITY a "{"a" * 10}">{later}]>'.encode() + xform("<a>&j;</a>")


def repeats_in_repeats() -> bytes:
    inner = '<input ref="/data/r/s/t/q"><label>q</label></input>'
    for path in ("/data/r/s/t", "/data/r/s", "/data/r"):
        inner = f'<group ref="{path}"><repeat nodeset="{path}" jr:count="/data/n">{inner}</repeat></group>'
    return xform("<n/><r><s><t><q/></t></s></r>", '<bind nodeset="/data/n" calculate="400"/>', inner)


def swollen_workbook() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(100 * 1024 * 1024))
    return packed.getvalue()


def lying_workbook() -> bytes:
    """A workbook whose directory says that its sheet is small."""
    whole = bytearray(swollen_workbook())
    at = whole.rindex(b"PK\x01\x02")
    whole[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    return bytes(whole)


HOSTILE = {
    "entities that grow": (entity_bomb(), SourceKind.XFORM),
    "a file of this computer": (
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + xform("<a>&a;</a>"),
        SourceKind.XFORM,
    ),
    "a list from elsewhere": (
        xform(model='<instance id="x" src="http://example.org/x.xml"/>'),
        SourceKind.XFORM,
    ),
    "an expression of 10 MB": (
        xform(model=f'<bind nodeset="/data/a" calculate="1{"+1" * 5_000_000}"/>'),
        SourceKind.XFORM,
    ),
    "an expression of 9 MB": (
        xform(model=f'<bind nodeset="/data/a" calculate="1{"+1" * 4_500_000}"/>'),
        SourceKind.XFORM,
    ),
    "brackets in brackets": (
        xform(model=f'<bind nodeset="/data/a" calculate="{"(" * 99_999}1{")" * 99_999}"/>'),
        SourceKind.XFORM,
    ),
    "repeats that multiply": (repeats_in_repeats(), SourceKind.XFORM),
    "a depth without end": (xform("<a>" * 50_000 + "</a>" * 50_000), SourceKind.XFORM),
    "a workbook that swells": (swollen_workbook(), SourceKind.XLSX),
    "a workbook that lies": (lying_workbook(), SourceKind.XLSX),
    "an old workbook of nothing": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000), SourceKind.XLS),
    "what is no text": (b"\xff\xfe\x00", SourceKind.MARKDOWN),
}


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is read the way of Linux")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_form_is_refused_within_five_seconds_and_256_mib(name: str, tmp_path: Path) -> None:
    source, kind = HOSTILE[name]
    took = tmp_path / "took"
    with pytest.raises(FormBroken) as refused:
        convert(source, kind, [sys.executable, "-c", MEASURED, str(took)], trial={})
    assert refused.value.code in {"form-broken", "form-too-large", "converter-too-slow", "converter-died"}
    if took.exists():
        memory, seconds = took.read_text().split()
        assert int(memory) < 256 * 1024
        assert float(seconds) < 5


def test_the_list_that_a_form_names_is_taken_from_beside_it_and_nowhere_else() -> None:
    model = '<instance id="x" src="jr://file-csv/../../etc/streets.csv"/>'
    body = (
        f'<select1 ref="/data/a"><label>x</label><itemset nodeset="instance(\'x\')/{"root"}/item">'
        '<value ref="name"/><label ref="label"/></itemset></select1>'
    )
    with pytest.raises(FormBroken, match="form-broken"):
        convert(xform(model=model, body=body), SourceKind.XFORM, CONVERTER, trial={})
    found = convert(xform(model=model, body=body), SourceKind.XFORM, CONVERTER, trial={"streets.csv": b"name,label\n"})
    assert found.xform == xform(model=model, body=body)


def test_files_that_are_too_large_together_do_not_reach_the_converter() -> None:
    with pytest.raises(FormBroken) as refused:
        convert(xform(), SourceKind.XFORM, ["no-such-program"], trial={"a": bytes(33 * 1024 * 1024)})
    assert refused.value.code == "form-too-large"


def test_a_form_of_five_thousand_questions_passes_within_the_same_bounds() -> None:
    rows = "\n".join(f"|  | text | q{number} | Question {number} |" for number in range(5_000))
    source = f"| survey |\n|  | type | name | label |\n{rows}\n".encode()
    assert convert(source, SourceKind.MARKDOWN, CONVERTER, trial={}).xform.count(b"<input") == 5_000
