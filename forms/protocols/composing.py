"""Composes one whole XLSForm of a protocol, the pieces it includes, and the code lists it uses."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from forms.engine.errors import FormError
from forms.protocols.cards import list_of, referring, stand_in
from forms.protocols.shapes import is_shape, shaped, with_reason
from forms.protocols.tables import CHOICES, ONLY_IN, REQUIRED_IN, FormTables, Row, read_tables, write_tables

INCLUDE = "include"
# Of such a piece only the rows are taken whose questions the form has.
INCLUDE_KNOWN = "include_known"
# A value that the program puts in; left out of an optional piece where the form asks a person for it.
HIDDEN = "hidden"
MOST_ROWS = 8_000
DEEPEST = 4
_MARK = 8
_BEGIN, _END = ("begin_group", "begin_repeat"), ("end_group", "end_repeat")
_READS = re.compile(r"\$\{(?:last-saved#)?([^}]*)\}")
_SELECT = re.compile(r"(?:select_one|select_multiple|rank) (\S+)")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
_EXPRESSIONS = ("relevant", "constraint", "calculation", "required", "default", "choice_filter", "repeat_count")


@dataclass(frozen=True, slots=True)
class Sources:
    """The texts that protocols are made of, by the name of their file without its ending."""

    pieces: Mapping[str, str]
    shapes: Mapping[str, str]
    lists: str


@dataclass(frozen=True, slots=True)
class _Line:
    row: Row
    is_dropped_if_unknown: bool = False

    def is_optional_beside(self, asked: set[str]) -> bool:
        """Whether it is left out because a person is asked the same."""
        return self.is_dropped_if_unknown and self.row["name"] in asked


def compose(protocol: str, text: str, sources: Sources) -> str:
    """The whole form of the protocol called `protocol`, ready for the converter.

    Raises:
        FormError: A text is damaged, a piece, list or question is missing, or a name stands twice.
    """
    tables = read_tables(text, protocol)
    if len(tables.settings) != 1 or tables.settings[0]["form_id"] != protocol:
        raise FormError("protocol-settings", protocol)
    lines = list(_Expansion(protocol, sources).of(tables, ()))
    if len(lines) > MOST_ROWS:
        raise FormError("protocol-too-large", protocol)
    survey = list(referring(_known(lines)))
    _check_nesting(survey, protocol)
    return write_tables(tables.settings[0], survey, _choices(survey, sources.lists))


def marked(text: str) -> str:
    """The same form with the mark of its whole text at its version: no change of a piece goes under an old version."""
    tables = read_tables(text, "composed")
    settings = tables.settings[0]
    mark = hashlib.sha256(text.encode()).hexdigest()[:_MARK]
    version = f"{settings['version']}.{mark}"
    return write_tables(settings.with_cells({"version": version}), tables.survey, tables.choices)


class _Expansion:
    """Puts pieces and shapes in the place of the rows that ask for them."""

    def __init__(self, protocol: str, sources: Sources) -> None:
        self._protocol = protocol
        self._pieces = sources.pieces
        self._shapes = {name: read_tables(text, f"shapes/{name}").survey for name, text in sources.shapes.items()}

    def of(self, tables: FormTables, above: tuple[str, ...], known: bool = False) -> Iterator[_Line]:
        for row in _of_protocol(tables.survey, self._protocol):
            kind, name = row["type"], row["name"]
            if kind in (INCLUDE, INCLUDE_KNOWN):
                if name in above or len(above) >= DEEPEST:
                    raise FormError("protocol-include-circle", row.at, name)
                if name not in self._pieces:
                    raise FormError("protocol-piece-missing", row.at, name)
                piece = read_tables(self._pieces[name], f"pieces/{name}")
                if piece.settings or piece.choices:
                    raise FormError("protocol-piece", row.at, name)
                _check_nesting(piece.survey, name)
                yield from self.of(piece, (*above, name), known or kind == INCLUDE_KNOWN)
            elif is_shape(kind, self._shapes):
                yield from (_Line(one, known) for one in shaped(row, self._shapes[kind]))
            else:
                yield from (_Line(one, known) for one in with_reason(row))


def _of_protocol(rows: Sequence[Row], protocol: str) -> Iterator[Row]:
    """Rows without those that are for other protocols only; a group goes with all that is in it."""
    depth = 0
    for row in rows:
        begins, ends = row["type"] in _BEGIN, row["type"] in _END
        if depth:
            depth += begins - ends
        elif row[ONLY_IN] and protocol not in row[ONLY_IN].split():
            depth = int(begins)
        elif row[REQUIRED_IN] and protocol not in row[REQUIRED_IN].split():
            yield row.with_cells({"required": "", REQUIRED_IN: ""})
        else:
            yield row.with_cells({REQUIRED_IN: ""})


def _known(lines: Sequence[_Line]) -> list[Row]:
    """The rows of the form, without the optional ones that read what is not there or hide what is asked."""
    asked = {line.row["name"] for line in lines if not line.is_dropped_if_unknown}
    kept = [line for line in lines if not (line.row["type"] == HIDDEN and line.is_optional_beside(asked))]
    while True:
        names: set[str] = set()
        for line in kept:
            name = line.row["name"]
            if line.row["type"] in _END:
                continue
            if not _NAME.fullmatch(name):
                raise FormError("protocol-name", line.row.at, name)
            if name in names:
                raise FormError("protocol-name-twice", line.row.at, name)
            names.add(name)
        left = [line for line in kept if not line.is_dropped_if_unknown or reads(line.row) <= names]
        if len(left) == len(kept):
            break
        kept = left
    for line in kept:
        for unknown in sorted(reads(line.row) - names):
            raise FormError("protocol-question-missing", line.row.at, unknown)
    return [line.row.with_cells({ONLY_IN: ""}) for line in kept]


def reads(row: Row) -> frozenset[str]:
    """Names of questions that the row's expressions and texts speak of."""
    return frozenset(name for cell in row.cells.values() for name in _READS.findall(cell))


def _check_nesting(rows: Iterable[Row], name: str) -> None:
    open_: list[str] = []
    for row in rows:
        kind = row["type"]
        if kind in _BEGIN:
            open_.append(kind)
        elif kind in _END and (not open_ or open_.pop() != kind.replace("end", "begin")):
            raise FormError("protocol-nesting", row.at)
    if open_:
        raise FormError("protocol-nesting", name)


def _choices(survey: Iterable[Row], lists: str) -> Iterator[Row]:
    """The lists that the form uses, in the order in which it first does."""
    by_list: dict[str, list[Row]] = {}
    for row in read_tables(lists, CHOICES).choices:
        by_list.setdefault(row["list_name"], []).append(row)
    used: dict[str, str] = {}
    for row in survey:
        chosen = _SELECT.match(row["type"])
        if chosen:
            used.setdefault(chosen[1], row.at)
    for name, at in used.items():
        if list_of(f"select_one {name}"):
            yield stand_in(name, at)
            continue
        if name not in by_list:
            raise FormError("protocol-list-missing", at, name)
        yield from by_list[name]
