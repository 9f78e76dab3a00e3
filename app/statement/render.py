"""Make the statement's page: PDF/A in memory, the same bytes for the same content."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import typst

from forms.interview import StatementContent

_RESOURCES = Path(str(files("resources")))


class StatementNotMade(Exception):
    """The page could not be made; the draft is untouched."""

    code = "statement-not-made"


def render(content: StatementContent) -> bytes:
    """The statement as PDF/A-2a; its digest is the SHA-256 of these bytes.

    Raises:
        StatementNotMade: The typesetter refused.
    """
    template = (_RESOURCES / "statement" / "statement.typ").read_bytes()
    # Answers travel as data beside the template: markup in them is only text.
    data = json.dumps(asdict(content), ensure_ascii=False).encode()
    try:
        made = typst.compile(
            {"main.typ": template, "data.json": data},
            format="pdf",
            font_paths=[_RESOURCES / "fonts"],
            ignore_system_fonts=True,
            pdf_standards=["a-2a"],
            # The interview's own time: two makings of one statement must not differ.
            timestamp=datetime.fromisoformat(content.moment).astimezone(UTC),
        )
    except typst.TypstError as error:
        # The typesetter's own message may quote the testimony; it goes no further.
        raise StatementNotMade from error
    if not isinstance(made, bytes):
        raise StatementNotMade
    return made
