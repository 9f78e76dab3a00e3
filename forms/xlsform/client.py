"""Convert an XLSForm in a child process that cannot take the program with it."""

import io
import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from forms.xlsform.frames import MAX_ANSWER, MAX_SOURCE, frame, read_frame

MAX_SECONDS = 20.0


class SourceKind(StrEnum):
    """How the form is written."""

    XLSX = "xlsx"
    MARKDOWN = "md"


@dataclass(frozen=True, slots=True)
class ConvertedForm:
    """The XForm and what the converter warned of."""

    xform: bytes
    warnings: tuple[str, ...]


class FormBroken(Exception):
    """The source is no usable form; `messages` are the converter's own, with sheet and row.

    `code` is ``form-broken``, ``converter-too-slow``, ``converter-died`` or ``form-too-large``.
    """

    def __init__(self, code: str, messages: tuple[str, ...] = ()) -> None:
        super().__init__(code)
        self.code = code
        self.messages = messages


def convert(
    source: bytes, kind: SourceKind, worker: Sequence[str], *, form_name: str = "", seconds: float = MAX_SECONDS
) -> ConvertedForm:
    """Convert a form; `worker` is the command line of the converter process.

    Raises:
        FormBroken: The form is wrong, too large, or the converter exceeded its bounds.
    """
    if len(source) > MAX_SOURCE:
        raise FormBroken("form-too-large")
    request = json.dumps({"kind": kind.value, "form_name": form_name}).encode()
    try:
        # The command is ours, made by the program itself; the form goes in over stdin only.
        done = subprocess.run(  # noqa: S603
            list(worker),
            input=frame(request) + frame(source),
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
        raise FormBroken("converter-died") from None
    return _converted(answer)


def _converted(answer: object) -> ConvertedForm:
    match answer:
        case {"xform": str(xform), "warnings": [*warnings]}:
            return ConvertedForm(xform.encode(), tuple(str(warning) for warning in warnings))
        case {"errors": ["form-too-large"]}:
            raise FormBroken("form-too-large")
        case {"errors": [*errors]}:
            raise FormBroken("form-broken", tuple(str(error) for error in errors))
        case _:
            raise FormBroken("converter-died")
