"""Tables of an XLSForm as Markdown text: read into rows that know where they stand, and written again."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from forms.engine.errors import FormError

SETTINGS, SURVEY, CHOICES = "settings", "survey", "choices"
UK, EN = "Українська (uk)", "English (en)"
SURVEY_COLUMNS = (
    "type", "name", f"label::{UK}", f"label::{EN}", f"hint::{UK}", f"hint::{EN}", "appearance", "required", "relevant",
    "constraint", f"constraint_message::{UK}", f"constraint_message::{EN}", "calculation", "default",
    "bind::svidok:part", "bind::svidok:status",
)  # fmt: skip
# Of a card's own mark: the question of the card that it is called by in lists.
LABELLED_BY = "bind::svidok:label"
# Written only where a form has them.
RARE_COLUMNS = (LABELLED_BY, "choice_filter", "parameters", "repeat_count", "trigger", "read_only")
CHOICE_COLUMNS = ("list_name", "name", f"label::{UK}", f"label::{EN}")
# `in` names the protocols that have the row; the composer reads it and does not write it.
ONLY_IN = "in"
# Protocols in which `required` holds; elsewhere the question may be left. Empty means everywhere.
REQUIRED_IN = "required_in"
_KNOWN = {
    SETTINGS: None,
    SURVEY: frozenset((*SURVEY_COLUMNS, *RARE_COLUMNS, ONLY_IN, REQUIRED_IN)),
    CHOICES: frozenset(CHOICE_COLUMNS),
}
MOST_CHARACTERS = 4_000_000
MOST_LINES = 20_000
MOST_COLUMNS = 40
_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Row:
    """Cells by heading, empty ones left out."""

    cells: Mapping[str, str]
    at: str

    def __getitem__(self, heading: str) -> str:
        return self.cells.get(heading, "")

    def with_cells(self, cells: Mapping[str, str]) -> "Row":
        """The same row with other cells; an empty one is taken away."""
        return Row({heading: cell for heading, cell in {**self.cells, **cells}.items() if cell}, self.at)


@dataclass(frozen=True, slots=True)
class FormTables:
    """The three tables of a text; a piece has a survey only."""

    settings: tuple[Row, ...] = ()
    survey: tuple[Row, ...] = ()
    choices: tuple[Row, ...] = field(default=())


def read_tables(text: str, name: str) -> FormTables:
    """Read what stands in tables; other lines are for people.

    Raises:
        FormError: The text is too large, or a table or column is not known.
    """
    if len(text) > MOST_CHARACTERS:
        raise FormError("protocol-too-large", name)
    found: dict[str, list[Row]] = {SETTINGS: [], SURVEY: [], CHOICES: []}
    sheet = ""
    heads: tuple[str, ...] = ()
    for number, cells in _lines(text, name):
        at = f"{name}:{number}"
        if cells[0]:
            sheet, heads = cells[0], ()
            if sheet not in found:
                raise FormError("protocol-table-unknown", at, sheet)
        elif not sheet or not any(cells):
            continue
        elif not heads:
            heads = cells[1:]
            _check_heads(sheet, heads, at)
        elif len(cells) - 1 > len(heads):
            raise FormError("protocol-cells", at, "more cells than headings")
        else:
            kept = {head: cell for head, cell in zip(heads, cells[1:], strict=False) if cell}
            found[sheet].append(Row(kept, at))
    return FormTables(tuple(found[SETTINGS]), tuple(found[SURVEY]), tuple(found[CHOICES]))


def write_tables(settings: Row, survey: Sequence[Row], choices: Iterable[Row]) -> str:
    """One text as pyxform reads it."""
    rare = tuple(head for head in RARE_COLUMNS if any(row[head] for row in survey))
    parts = (
        _written(SETTINGS, tuple(settings.cells), (settings,)),
        _written(SURVEY, (*SURVEY_COLUMNS, *rare), survey),
        _written(CHOICES, CHOICE_COLUMNS, choices),
    )
    return "\n".join(parts)


def _lines(text: str, name: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if number > MOST_LINES:
            raise FormError("protocol-too-large", name)
        line = line.strip()
        if not (line.startswith("|") and line.endswith("|") and len(line) > 1):
            continue
        cells = tuple(cell.strip().replace("\\|", "|") for cell in _BAR.split(line[1:-1]))
        if len(cells) > MOST_COLUMNS:
            raise FormError("protocol-cells", f"{name}:{number}", "too many cells")
        yield number, cells


def _check_heads(sheet: str, heads: Sequence[str], at: str) -> None:
    known = _KNOWN[sheet]
    for head in heads:
        if not head or (known is not None and head not in known):
            raise FormError("protocol-column-unknown", at, head)
    if len(set(heads)) != len(heads):
        raise FormError("protocol-column-twice", at)


def _written(sheet: str, heads: Sequence[str], rows: Iterable[Row]) -> str:
    lines = [f"| {sheet} |", _line(heads), *(_line([row[head] for head in heads]) for row in rows)]
    return "".join(f"{line}\n" for line in lines)


def _line(cells: Sequence[str]) -> str:
    return "|  | " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
