"""XLSForms through the real converter process, and what happens when it fails."""

import io
import sys
import zipfile

import pytest

from forms.engine import load_form
from forms.xlsform import FormBroken, SourceKind, convert
from forms.xlsform.frames import frame, read_frame, write_frame
from forms.xlsform.worker import MAX_MEMBERS

WORKER = [sys.executable, "-m", "forms.xlsform"]
FORM = """
| settings |
|  | form_title | form_id | version | name | default_language |
|  | Story | story | 1 | story | Українська (uk) |

| survey |
|  | type | name | label::Українська (uk) | label::English (en) | required |
|  | text | name | Ім’я особи | Name | yes |
|  | select_one yn | sure | Ви певні? | Are you sure? |  |

| choices |
|  | list_name | name | label::Українська (uk) | label::English (en) |
|  | yn | yes | Так | Yes |
|  | yn | no | Ні | No |
"""


def test_a_form_as_text_becomes_a_form_that_loads():
    converted = convert(FORM.encode(), SourceKind.MARKDOWN, WORKER)
    form = load_form(converted.xform)
    assert form.form_id == "story"
    assert form.languages == ("Українська (uk)", "English (en)")
    assert [question.name for question in form.questions] == ["name", "sure"]
    # The letter of the word, not a quotation mark to be made straight.
    assert "Ім’я".encode() in converted.xform


def test_a_mistake_in_the_form_comes_back_with_its_row():
    with pytest.raises(FormBroken) as caught:
        convert(FORM.replace("select_one yn", "select_one nobody").encode(), SourceKind.MARKDOWN, WORKER)
    assert caught.value.code == "form-broken"
    assert any("row" in message for message in caught.value.messages)


def test_what_is_no_workbook_is_a_broken_form():
    with pytest.raises(FormBroken) as caught:
        convert(b"not a workbook", SourceKind.XLSX, WORKER)
    assert caught.value.code == "form-broken"


def test_a_workbook_with_too_many_members_is_not_unpacked():
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        for number in range(MAX_MEMBERS + 1):
            file.writestr(f"{number}", "")
    with pytest.raises(FormBroken) as caught:
        convert(archive.getvalue(), SourceKind.XLSX, WORKER)
    assert caught.value.messages == ("archive",)


def test_a_form_that_is_too_large_does_not_reach_the_converter():
    with pytest.raises(FormBroken) as caught:
        convert(b"x" * (10 * 1024 * 1024 + 1), SourceKind.MARKDOWN, ["no-such-program"])
    assert caught.value.code == "form-too-large"


@pytest.mark.parametrize(
    ("worker", "code"),
    [
        ([sys.executable, "-c", "import threading; threading.Event().wait()"], "converter-too-slow"),
        ([sys.executable, "-c", "import os; os.abort()"], "converter-died"),
        ([sys.executable, "-c", "print('nonsense')"], "converter-died"),
        (["/no/such/program"], "converter-died"),
    ],
)
def test_a_converter_that_fails_is_said_to_have_failed(worker, code):
    with pytest.raises(FormBroken) as caught:
        convert(FORM.encode(), SourceKind.MARKDOWN, worker, seconds=2.0)
    assert caught.value.code == code


def test_messages_keep_their_length_and_end_where_they_say():
    stream = io.BytesIO()
    write_frame(stream, b"abc")
    assert read_frame(io.BytesIO(stream.getvalue()), 3) == b"abc"
    with pytest.raises(ValueError, match="frame"):
        read_frame(io.BytesIO(frame(b"abcd")), 3)
    with pytest.raises(EOFError):
        read_frame(io.BytesIO(frame(b"abcd")[:-1]), 10)
