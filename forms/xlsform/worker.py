"""The converter process: reads one form, writes one answer, ends. It holds no secret and opens no file.

Whoever starts it bounds its time; its entrance bounds its memory before it gets here.
"""

import io
import json
import re
import struct
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import asdict
from typing import BinaryIO

from pyxform.errors import PyXFormError
from pyxform.survey_element import SurveyElement
from pyxform.xls2json_backends import get_xlsform
from pyxform.xls2xform import convert
from xlrd.biffh import XLRDError
from xlrd.compdoc import CompDocError

from forms.engine.errors import FormError
from forms.xlsform.cards import with_card_names
from forms.xlsform.frames import MAX_ANSWER, MAX_FILES, MAX_SOURCE, read_frame, write_frame
from forms.xlsform.rows import Rows, read_rows, rows_of, with_row
from forms.xlsform.trial import tried

# A workbook is a zip archive: what it grows to, and how many files are in it.
MAX_UNPACKED = 64 * 1024 * 1024
MAX_MEMBERS = 500
# What pyxform, and what reads workbooks for it, raise over files that are no workbooks.
_BROKEN = (
    ValueError, LookupError, TypeError, AttributeError, AssertionError, OSError,
    struct.error, zipfile.BadZipFile, XLRDError, CompDocError,
)  # fmt: skip
# pyxform asks of each question in a repeat whether its repeat is the one at hand, and compares the whole trees of both:
# minutes for a repeat of a thousand questions. Each element is one object, so that it is one or it is not.
SurveyElement.__eq__ = object.__eq__
# pyxform makes every curly quote straight, also the apostrophe that Ukrainian words are spelt with.
_APOSTROPHE = re.compile(r"(?<=\w)\u2019(?=\w)")
_HELD = "\ue019"


def main(stdin: BinaryIO | None = None, stdout: BinaryIO | None = None) -> int:
    """Answer one request; by default on the standard streams."""
    stdin, stdout = stdin or sys.stdin.buffer, stdout or sys.stdout.buffer
    try:
        request = json.loads(read_frame(stdin, MAX_ANSWER))
        source = read_frame(stdin, MAX_SOURCE)
        files = {str(name): read_frame(stdin, MAX_FILES) for name in request.get("files", ())}
        answer = _converted(source, str(request["kind"]), str(request["form_name"]) or None)
        if request.get("trial") and "xform" in answer:
            answer = _tried(answer, files)
    except (EOFError, ValueError, KeyError, struct.error):
        answer = {"errors": ["request"]}
    write_frame(stdout, json.dumps(answer).encode())
    return 0


def _converted(source: bytes, kind: str, form_name: str | None) -> dict[str, object]:
    if kind == "xml":
        return _as_it_is(source)
    if kind == "md":
        source = _APOSTROPHE.sub(_HELD, source.decode("utf-8", "strict")).encode()
    if kind == "xlsx" and not _is_sane_archive(source):
        return {"errors": ["archive"]}
    warnings: list[str] = []
    survey: Sequence[dict[str, str]] = ()
    rows = Rows()
    try:
        # Read twice: the converter changes what it reads.
        book = get_xlsform(io.BytesIO(source), file_type=f".{kind}")
        survey = book.survey or ()
        rows = rows_of(survey, book.choices or ())
        result = convert(io.BytesIO(source), warnings=warnings, form_name=form_name, file_type=f".{kind}")
    except PyXFormError as fault:
        return {"errors": [with_row(line, rows, survey) for line in _lines(str(fault))]}
    except (MemoryError, RecursionError):
        return {"errors": ["form-too-large"]}
    except _BROKEN as fault:
        # pyxform meets some broken workbooks with a Python error; the form is at fault all the same.
        return {"errors": [f"{type(fault).__name__}: {fault}"]}
    return {
        "xform": with_card_names(result.xform.replace(_HELD, "\u2019")),
        "warnings": [with_row(one, rows) for one in warnings],
        "rows": asdict(rows),
    }


def _as_it_is(source: bytes) -> dict[str, object]:
    try:
        return {"xform": source.decode("utf-8-sig"), "warnings": []}
    except UnicodeDecodeError:
        return {"errors": ["not-well-formed: "]}


def _tried(answer: dict[str, object], files: dict[str, bytes]) -> dict[str, object]:
    """The same answer, if the form can be compiled and begun with these files."""
    try:
        tried(str(answer["xform"]).encode(), files)
    except FormError as fault:
        if fault.code in ("form-too-large", "list-too-long"):
            return {"errors": ["form-too-large"]}
        message = f"{fault.code}: {fault.place} {fault.detail}".strip()
        return {"errors": [with_row(message, read_rows(answer.get("rows")))]}
    except (MemoryError, RecursionError):
        return {"errors": ["form-too-large"]}
    return answer


def _lines(message: str) -> list[str]:
    return [line.strip() for line in message.splitlines() if line.strip()]


def _is_sane_archive(source: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile:
        return False
    return len(members) <= MAX_MEMBERS and sum(member.file_size for member in members) <= MAX_UNPACKED
