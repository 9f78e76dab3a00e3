"""Reads a form from elsewhere, has it tried in a process of its own, and keeps it inside ours. Knows no Qt."""

from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path

from app.processes import Role, command
from app.shipped_forms import first_account
from forms.check import Finding, placed
from forms.engine import load_form
from forms.engine.errors import FormError
from forms.interview.wrapping import classed, marks_of, wrap
from forms.xlsform import FormBroken, SourceKind, convert
from forms.xlsform.frames import MAX_FILES, MAX_SOURCE
from storage.interviews import form_library
from storage.interviews.errors import NoSuchInterview
from storage.interviews.form_library import FormFile, FormSource
from storage.interviews.interviews import FormKey
from storage.platform.clock import Clock
from storage.vault import Vault

SAMPLES = Path(__file__).parent.parent.parent.parent / "resources" / "forms" / "samples"
KINDS = {
    ".xlsx": SourceKind.XLSX,
    ".xls": SourceKind.XLS,
    ".md": SourceKind.MARKDOWN,
    ".csv": SourceKind.CSV,
    ".xml": SourceKind.XFORM,
}
#: What may lie beside a form.
LISTS = (".csv", ".xml", ".geojson")
MOST_FILES = 50


class NotAForm(Exception):
    """The name of the file says that it is no form."""

    code = "not-a-form-file"


class TooLarge(Exception):
    """The file is larger than any form or list that is read here."""

    code = "file-too-large"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Files in memory: nothing of them is written anywhere but into the vault."""

    name: str
    content: bytes
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Taken:
    """A form that is in the library now, and what the converter warned of."""

    digest: str
    title: str
    warnings: tuple[str, ...]


def read(path: Path, *, limit: int = MAX_SOURCE) -> bytes:
    """Read a file that is not larger than it may be."""
    with path.open("rb") as file:
        content = file.read(limit + 1)
    if len(content) > limit:
        raise TooLarge
    return content


def read_form(path: Path) -> Chosen:
    """Read the form itself.

    Raises:
        NotAForm: Its name ends like no form's.
    """
    if path.suffix.lower() not in KINDS:
        raise NotAForm
    return Chosen(path.name, read(path), {})


def read_files(paths: tuple[Path, ...]) -> dict[str, bytes]:
    """Read lists and pictures."""
    if len(paths) > MOST_FILES:
        raise TooLarge
    return {path.name: read(path, limit=MAX_FILES) for path in paths}


def samples() -> tuple[str, ...]:
    """Names of the sample forms that come with the program."""
    return tuple(sorted(path.name for path in SAMPLES.glob("*.md")))


def sample(name: str) -> Chosen:
    """A sample form with the files that lie beside it."""
    path = SAMPLES / name
    beside = tuple(sorted(one for one in SAMPLES.glob(f"{path.stem}.*") if one != path))
    return Chosen(path.name, read(path), read_files(beside))


def take(
    vault: Vault, clock: Clock, chosen: Chosen, *, around: Callable[[Vault, Clock], FormKey] = first_account
) -> Taken:
    """Convert, try and keep a form; takes seconds. `around` gives the form whose sections stand around it.

    Raises:
        FormBroken: It cannot be used; its messages say why.
    """
    suffix = Path(chosen.name).suffix.lower()
    converted = convert(chosen.content, KINDS[suffix], command(Role.FORM_CONVERTER), trial=chosen.files)
    shipped = _shipped(vault, around(vault, clock))
    with vault.read() as tx:
        earlier = form_library.same_questions(tx, converted.xform)
    try:
        wrapped = wrap(shipped.xform, converted.xform)
        if earlier is not None:
            # The same questions, our own sections or the lists are newer: what was decided on them stays decided.
            wrapped = classed(wrapped, marks_of(earlier.xform))
        # Our sections and the form together: the form alone was tried before, in the other process.
        definition = load_form(wrapped, chosen.files)
    except FormError as fault:
        raise FormBroken("form-broken", (f"{fault.code}: {fault.place} {fault.detail}".strip(),)) from None
    form = FormSource(
        form_id=definition.form_id,
        version=definition.version,
        title=definition.title,
        source=chosen.content,
        source_name=chosen.name,
        xform=wrapped,
        wrapper=f"{shipped.form_id}/{shipped.version}",
        bare=converted.xform,
        files=tuple(FormFile(name, content) for name, content in sorted(chosen.files.items())),
    )
    with vault.transaction() as tx:
        digest = form_library.keep(tx, form, clock.now())
    return Taken(digest, form.title, converted.warnings)


def placed_in(form: FormSource, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Findings with their rows in the sheet that the form was written in, where it is still that sheet."""
    kind = KINDS.get(Path(form.source_name).suffix.lower(), SourceKind.XFORM)
    if kind is SourceKind.XFORM or not findings:
        return findings
    try:
        rows = convert(form.source, kind, command(Role.FORM_CONVERTER)).rows
    except FormBroken:
        # It was converted once; where that fails today the findings stand under their paths.
        return findings
    return placed(findings, lambda ref: astuple(rows.of(ref)))


def _shipped(vault: Vault, key: FormKey) -> FormSource:
    with vault.read() as tx:
        shipped = form_library.get(tx, key.digest)
    if shipped is None:
        raise NoSuchInterview("no-such-form")
    return shipped
