"""Make the statement's page: PDF/A in memory, the same bytes for the same content."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import typst

from app.statement.glyphs import printable
from forms.interview import PaperForm, SheetContent, StatementContent

_RESOURCES = Path(str(files("resources")))
PRINTED = _RESOURCES / "statement"
_TYPEFACE = _RESOURCES / "fonts" / "SvidokSans-Regular.ttf"


class StatementNotMade(Exception):
    """The page could not be made; the draft is untouched."""

    code = "statement-not-made"


def render(*contents: StatementContent) -> bytes:
    """The statement as PDF/A-2a, its languages one after the other; its digest is the SHA-256 of these bytes.

    Raises:
        StatementNotMade: The typesetter refused.
    """
    return typeset("statement.typ", [asdict(content) for content in contents], contents[0].moment)


def render_sheets(*contents: SheetContent) -> bytes:
    """Sheets that are left with a person or kept beside the record, as PDF/A-2a.

    Raises:
        StatementNotMade: The typesetter refused.
    """
    return typeset("sheet.typ", [asdict(content) for content in contents], contents[0].moment)


def render_form(content: PaperForm) -> bytes:
    """A form to be filled in by hand, as PDF/A-2a.

    Raises:
        StatementNotMade: The typesetter refused.
    """
    return typeset("form.typ", asdict(content), content.moment)


def typeset(template: str, data: object, moment: str) -> bytes:
    """Pages from a template of ours.

    Raises:
        StatementNotMade: The typesetter refused.
    """
    try:
        made = typst.compile(
            (PRINTED / template).read_bytes(),
            format="pdf",
            font_paths=fonts(),
            # Answers travel as data beside the template: markup in them is only text.
            sys_inputs={"data": json.dumps(_printable(data), ensure_ascii=False)},
            pdf_standards=["a-2a"],
            # The interview's own time: two makings of one statement must not differ. A PDF knows whole seconds.
            timestamp=datetime.fromisoformat(moment).astimezone(UTC).replace(microsecond=0),
        )
    except typst.TypstError as error:
        # The typesetter's own message may quote the testimony; it goes no further.
        raise StatementNotMade from error
    return made


def _printable(value: object) -> object:
    """The same plain values, every text in them printable."""
    if isinstance(value, str):
        return printable(value, _TYPEFACE)
    if isinstance(value, dict):
        return {name: _printable(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(inner) for inner in value]
    return value


@lru_cache(maxsize=1)
def fonts() -> typst.Fonts:
    """Ours only, and those inside the typesetter for rare signs; never the system's, which differ."""
    return typst.Fonts(include_system_fonts=False, font_paths=[_RESOURCES / "fonts"])
