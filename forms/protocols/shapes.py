"""Rows that stand for several: a compound question by its shape, and the reason why a question has no answer."""

from collections.abc import Iterator, Mapping, Sequence

from forms.engine.errors import FormError
from forms.protocols.tables import EN, UK, Row

# In a shape, what is replaced by the name of the question.
NAME = "@"
# In a shape, the child that is required where the question is, and whose absence a reason explains.
KEY = "key"
# Written under `required`: an answer, or a reason why there is none. A name after it is a question that gives one
# reason for all that is left empty around it.
OR_REASON = "or_reason"
_PART, _REQUIRED, _RELEVANT = "bind::svidok:part", "required", "relevant"
_OF_CALLER = (f"label::{UK}", f"label::{EN}", f"hint::{UK}", f"hint::{EN}", _RELEVANT, "bind::svidok:status")


def is_shape(kind: str, shapes: Mapping[str, Sequence[Row]]) -> bool:
    """Whether the type of a row is the name of a shape."""
    return kind in shapes


def shaped(row: Row, shape: Sequence[Row]) -> Iterator[Row]:
    """The rows of a compound question.

    Raises:
        FormError: The shape does not begin with its group or has not exactly one key.
    """
    keys = [one["name"] for one in shape if one[_REQUIRED] == KEY]
    if not shape or shape[0]["type"] != "begin_group" or shape[0]["name"] != NAME or len(keys) != 1:
        raise FormError("protocol-shape", row.at, row["type"])
    first, *children = (_named(one, row) for one in shape)
    appearance = " ".join(filter(None, (first["appearance"], row["appearance"])))
    yield first.with_cells({**{head: row[head] for head in _OF_CALLER}, "appearance": appearance})
    for child in children:
        cells = {}
        # A part of its own is for free text beside numbers that are facts; elsewhere all goes with the question.
        if child["type"] != "end_group" and (row[_PART] != "facts" or not child[_PART]):
            cells[_PART] = row[_PART]
        if child[_REQUIRED] == KEY:
            cells[_REQUIRED] = "yes" if row[_REQUIRED] == "yes" else ""
        yield child.with_cells(cells)
    if _asks_for_reason(row):
        yield _reason(row, keys[0].replace(NAME, row["name"]))


def with_reason(row: Row) -> Iterator[Row]:
    """A plain row, followed by the question after the reason if it asks for one."""
    if not _asks_for_reason(row):
        yield row
        return
    yield row.with_cells({_REQUIRED: ""})
    yield _reason(row, row["name"])


def _asks_for_reason(row: Row) -> bool:
    return row[_REQUIRED].partition(" ")[0] == OR_REASON


def _named(one: Row, row: Row) -> Row:
    return Row({head: cell.replace(NAME, row["name"]) for head, cell in one.cells.items()}, row.at)


def _reason(row: Row, key: str) -> Row:
    without = f"${{{key}}} = ''"
    rest = row[_REQUIRED].partition(" ")[2].strip()
    if rest:
        without += f" and ${{{rest}}} = ''"
    relevant = row[_RELEVANT]
    cells = {
        "type": "select_one missing",
        "name": f"{row['name']}_na",
        f"label::{UK}": "Чому немає відповіді",
        f"label::{EN}": "Why there is no answer",
        "appearance": "svidok-missing minimal",
        _REQUIRED: "yes",
        _RELEVANT: f"({relevant}) and {without}" if relevant else without,
        _PART: row[_PART],
    }
    return Row({head: cell for head, cell in cells.items() if cell}, row.at)
