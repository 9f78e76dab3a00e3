"""Where in the workbook a question or choice stands; made where the workbook is read, carried to whoever names it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

# More rows than this are not placed; the form is checked all the same.
MOST_ROWS = 100_000
SURVEY, CHOICES = "survey", "choices"
_ROW = re.compile(r"\[row : (\d+)\]")
_SHEETS = "survey|choices|settings|entities|external_choices|osm"
_SHEET = re.compile(rf"(?:On the|for sheet:|sheet named) '({_SHEETS})'", re.IGNORECASE)
_ADDED = re.compile(r" ?\[(?P<sheet>survey|choices) row : (?P<row>\d+)\]\Z")
_BEGIN = re.compile(r"begin[ _](?:group|repeat|loop)\b|begin[ _]lgroup\b")
_END = re.compile(r"end[ _](?:group|repeat|loop|lgroup)\b")
_NAMED = re.compile(r"\$\{([\w.\-:]+)\}|'([\w.\-:]+)'|\[([\w.\-:]+)\]|element named ([\w\-]+)")
_PARAMETER = re.compile(r"([\w-]+)\s*=")


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a sheet; 0 where only the sheet is known."""

    sheet: str = ""
    row: int = 0


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of questions by their path below the root, and of choices as `list-number`, as their texts are called."""

    survey: Mapping[str, int] = field(default_factory=dict)
    choices: Mapping[str, int] = field(default_factory=dict)

    def of(self, ref: str) -> Place:
        """The row of a path of names, of what stands around it, or of the text of a choice."""
        if ref in self.choices:
            return Place(CHOICES, self.choices[ref])
        path = ref.removeprefix("/").partition("/")[2] if ref.startswith("/") else ""
        while path:
            # pyxform adds an answer in words to `or_other`, and a count to a repeat.
            for name in (path, path.removesuffix("_other"), path.removesuffix("_count")):
                if name in self.survey:
                    return Place(SURVEY, self.survey[name])
            path = path.rpartition("/")[0]
        return NOWHERE


def rows_of(survey: Iterable[Mapping[str, object]], choices: Iterable[Mapping[str, object]]) -> Rows:
    """Find the rows; the first below the heading is 2, as in the sheet."""
    found: dict[str, int] = {}
    above: list[str] = []
    for number, row in _numbered(survey):
        kind, name = _cell(row, "type", "command").lower(), _cell(row, "name", "value")
        if _END.match(kind):
            del above[-1:]
        elif _BEGIN.match(kind):
            above.append(name)
            found.setdefault("/".join(above), number)
        elif name:
            found.setdefault("/".join([*above, name]), number)
    listed: dict[str, int] = {}
    counts: dict[str, int] = {}
    for number, row in _numbered(choices):
        name = _cell(row, "list_name", "list name")
        if name:
            at = counts[name] = counts.get(name, -1) + 1
            listed[f"{name}-{at}"] = number
    return Rows(found, listed)


def read_rows(told: object) -> Rows:
    """Rows that came as JSON from the process that read the workbook."""
    match told:
        case {"survey": dict(survey), "choices": dict(choices)}:
            return Rows(_numbers(survey), _numbers(choices))
        case _:
            return Rows()


def with_row(message: str, rows: Rows, survey: Sequence[Mapping[str, object]] = ()) -> str:
    """The message of a converter or engine with the row that it is about, if it names one question only."""
    if _ROW.search(message) or _ADDED.search(message):
        return message
    code, _, rest = message.partition(": ")
    place = rows.of(rest.split(" ")[0]) if re.fullmatch(r"[a-z-]+", code) else NOWHERE
    if place is NOWHERE:
        place = _named_in(message, rows, survey)
    return f"{message} [{place.sheet} row : {place.row}]" if place.row else message


def where(message: str) -> Place:
    """The sheet and the row that a message names."""
    added = _ADDED.search(message)
    if added is not None:
        return Place(added["sheet"], int(added["row"]))
    row, sheet = _ROW.search(message), _SHEET.search(message)
    name = sheet.group(1).lower() if sheet else (SURVEY if row else "")
    return Place(name, int(row.group(1)) if row else 0)


def without_row(message: str) -> str:
    """The message as it was before `with_row`."""
    return _ADDED.sub("", message)


def _numbers(told: Mapping[object, object]) -> dict[str, int]:
    return {str(name): row for name, row in told.items() if isinstance(row, int)}


def _named_in(message: str, rows: Rows, survey: Sequence[Mapping[str, object]]) -> Place:
    names = {next(filter(None, found.groups())) for found in _NAMED.finditer(message)}
    by_name: dict[str, list[int]] = {}
    for path, number in rows.survey.items():
        by_name.setdefault(path.rpartition("/")[2], []).append(number)
    known = [number for name in names for number in by_name.get(name, ())]
    if len(known) == 1:
        return Place(SURVEY, known[0])
    if not known:
        # A name that nothing has: the row that asks for it.
        for number, row in _numbered(survey):
            if any(str(cell) == name or f"${{{name}}}" in str(cell) for name in names for cell in row.values()):
                return Place(SURVEY, number)
        return _with_parameter(message, survey)
    return NOWHERE


def _with_parameter(message: str, survey: Sequence[Mapping[str, object]]) -> Place:
    """The only row with a parameter that the message speaks of."""
    words = frozenset(re.findall(r"[a-z]+(?:-[a-z]+)*", message))
    found = [
        number
        for number, row in _numbered(survey)
        if words & set(_PARAMETER.findall(_cell(row, "parameters", "parameter")))
    ]
    return Place(SURVEY, found[0]) if len(found) == 1 else NOWHERE


def _numbered(rows: Iterable[Mapping[str, object]]) -> Iterator[tuple[int, Mapping[str, object]]]:
    for number, row in enumerate(rows, 2):
        if number > MOST_ROWS:
            return
        yield number, row


def _cell(row: Mapping[str, object], *names: str) -> str:
    for heading, value in row.items():
        if str(heading).strip().lower() in names:
            return str(value or "").strip()
    return ""
