"""Where in the sheet a question stands: what the check and the converter say leads to a row."""

import io
import sys
from dataclasses import astuple

import openpyxl
import pytest

from forms.check import Code, check, placed
from forms.engine import load_form
from forms.xlsform import FormBroken, Place, SourceKind, convert, where, without_row
from forms.xlsform.rows import read_rows, rows_of, with_row

WORKER = [sys.executable, "-m", "forms.xlsform"]


def workbook(*survey: tuple[str, ...], choices: tuple[tuple[str, ...], ...] = ()) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "survey"
    for row in (("Type", "Name", "Label", "Relevant"), *survey):
        sheet.append(row)
    if choices:
        listed = book.create_sheet("choices")
        for row in (("list name", "name", "label::uk", "label::en"), *choices):
            listed.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def test_a_finding_of_a_workbook_with_empty_rows_has_its_row():
    source = workbook(
        ("text", "first", "Перше"),
        ("", "", ""),
        ("begin group", "home", "Дім"),
        ("begin_repeat", "room", "Кімната"),
        ("", "", ""),
        ("text", "never", "Ніколи", "false()"),
        ("end_repeat", "", ""),
        ("end group", "", ""),
        ("text", "last", "Останнє", "'a' = 'b'"),
    )
    converted = convert(source, SourceKind.XLSX, WORKER)
    found = placed(check(load_form(converted.xform)), lambda ref: astuple(converted.rows.of(ref)))
    rows = {one.ref: (one.sheet, one.row) for one in found if one.code is Code.NEVER_ASKED}
    assert rows == {"/data/home/room/never": ("survey", 7), "/data/last": ("survey", 10)}


def test_a_choice_without_words_has_its_row_in_the_sheet_of_choices():
    source = workbook(
        ("select_one yn", "sure", "Певні?"),
        choices=(("yn", "yes", "Так", "Yes"), ("other", "x", "Ікс", "X"), ("yn", "no", "Ні", "")),
    )
    converted = convert(source, SourceKind.XLSX, WORKER)
    found = placed(check(load_form(converted.xform)), lambda ref: astuple(converted.rows.of(ref)))
    assert ("choices", 4) in {(one.sheet, one.row) for one in found if one.code is Code.TRANSLATION_MISSING}


def test_what_the_engine_refuses_has_its_row_as_well():
    source = workbook(("text", "a", "А"), ("begin group", "g", "Г"), ("text", "b", "Б", "nonsense(1)"), ("end group",))
    with pytest.raises(FormBroken) as caught:
        convert(source, SourceKind.XLSX, WORKER, trial={})
    (message,) = caught.value.messages
    assert without_row(message).startswith("unknown-function: /data/g/b")
    assert where(message) == Place("survey", 4)


def test_the_converters_own_rows_are_left_as_they_are():
    source = workbook(("text", "a", "А"), ("text", "b", "Б", "${nobody} = 1"))
    with pytest.raises(FormBroken) as caught:
        convert(source, SourceKind.XLSX, WORKER)
    assert where(caught.value.messages[0]) == Place("survey", 3)


def test_a_message_without_a_row_is_placed_only_where_one_question_is_meant():
    rows = rows_of(
        [
            {"type": "text", "name": "alone"},
            {"type": "begin group", "name": "g"},
            {"type": "text", "name": "twice"},
            {"type": "end group"},
            {"type": "text", "name": "twice"},
            {"type": "note", "name": "n", "label": "See ${lost}"},
        ],
        [],
    )
    survey = [{"label": ""}] * 5 + [{"label": "See ${lost}"}]
    assert where(with_row("Something about 'alone'.", rows)) == Place("survey", 2)
    assert where(with_row("Something about 'twice'.", rows)) == Place()
    assert where(with_row("There is no ${lost}.", rows, survey)) == Place("survey", 7)
    asked = [{"type": "text", "parameters": "rows=3"}, {"type": "audio", "parameters": "quality=loud"}]
    assert where(with_row("Invalid value for quality.", rows, asked)) == Place("survey", 3)
    assert where(with_row("Invalid value for quality.", rows, asked + asked)) == Place()
    assert with_row("Nothing is named.", rows) == "Nothing is named."


def test_what_the_converter_adds_leads_to_the_row_it_was_added_for():
    rows = rows_of(
        [
            {"type": "select_one yn or_other", "name": "q"},
            {"type": "begin repeat", "name": "r"},
            {"type": "end repeat"},
        ],
        [],
    )
    assert [rows.of(ref) for ref in ("/data/q_other", "/data/r_count", "/data/r/unknown")] == [
        Place("survey", 2),
        Place("survey", 3),
        Place("survey", 3),
    ]
    assert rows.of("/data/nowhere") == rows.of("list-0") == Place()


def test_rows_from_another_process_are_read_with_care():
    assert read_rows({"survey": {"a": 2, "b": "3"}, "choices": {}}).survey == {"a": 2}
    assert read_rows(None).survey == read_rows({"survey": []}).survey == {}
