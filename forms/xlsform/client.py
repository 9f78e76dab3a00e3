"""Convert a form, and try it, in a child process that cannot take the program with it."""

import io
import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from forms.xlsform.frames import MAX_ANSWER, MAX_FILES, MAX_SOURCE, frame, read_frame
from forms.xlsform.rows import Rows, read_rows

MAX_SECONDS = 20.0
# How the system ends a process that has used up its seconds of computing (SIGXCPU, SIGKILL).
_OUT_OF_TIME = frozenset({-24, -9})


class SourceKind(StrEnum):
    """How the form is written."""

    XLSX = "xlsx"
    XLS = "xls"
    MARKDOWN = "md"
    CSV = "csv"
    # An XForm as it is: nothing to convert.
    XFORM = "xml"


@dataclass(frozen=True, slots=True)
class ConvertedForm:
    """The XForm, what the converter warned of, and where in the workbook its questions stand."""

    xform: bytes
    warnings: tuple[str, ...]
    rows: Rows = field(default_factory=Rows)


class FormBroken(Exception):
    """The source is no usable form; `messages` are the converter's own, with sheet and row.

    `code` is ``form-broken``, ``converter-too-slow``, ``converter-died`` or ``form-too-large``.
    """

    def __init__(self, code: str, messages: tuple[str, ...] = ()) -> None:
        super().__init__(code)
        self.code = code
        self.messages = messages


def convert(
    source: bytes,
    kind: SourceKind,
    worker: Sequence[str],
    *,
    form_name: str = "",
    seconds: float = MAX_SECONDS,
    trial: Mapping[str, bytes] | None = None,
) -> ConvertedForm:
    """Convert a form; `worker` is the command line of the converter process.

    With `trial`, the files that belong to the form, the process also compiles it and begins to fill it in: what would
    hang or swell does it there.

    Raises:
        FormBroken: The form is wrong, too large, or the converter exceeded its bounds.
    """
    files = trial or {}
    if len(source) > MAX_SOURCE or sum(len(content) for content in files.values()) > MAX_FILES:
        raise FormBroken("form-too-large")
    described = {"kind": kind.value, "form_name": form_name, "trial": trial is not None, "files": list(files)}
    request = json.dumps(described).encode()
    try:
        # The command is ours, made by the program itself; the form goes in over stdin only.
        done = subprocess.run(  # noqa: S603
            list(worker),
            input=b"".join(frame(one) for one in (request, source, *files.values())),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise FormBroken("converter-too-slow") from None
    except OSError:
        raise FormBroken("converter-died") from None
    try:
        answer = json.loads(read_frame(io.BytesIO(done.stdout), MAX_ANSWER))
    except (EOFError, ValueError):
        raise FormBroken("converter-too-slow" if done.returncode in _OUT_OF_TIME else "converter-died") from None
    return _converted(answer)


def _converted(answer: object) -> ConvertedForm:
    match answer:
        case {"xform": str(xform), "warnings": [*warnings]}:
            rows = read_rows(answer.get("rows")) if isinstance(answer, dict) else Rows()
            return ConvertedForm(xform.encode(), tuple(str(warning) for warning in warnings), rows)
        case {"errors": ["form-too-large"]}:
            raise FormBroken("form-too-large")
        case {"errors": [*errors]}:
            raise FormBroken("form-broken", tuple(str(error) for error in errors))
        case _:
            raise FormBroken("converter-died")
