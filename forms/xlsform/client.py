"""Convert an XLSForm in a child process that cannot take the program with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


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


def convert(source: bytes, kind: SourceKind, worker: Sequence[str], *, form_name: str = "") -> ConvertedForm:
    """Convert a form; `worker` is the command line of the converter process.

    Raises:
        FormBroken: The form is wrong, too large, or the converter exceeded its bounds.
    """
    raise NotImplementedError
