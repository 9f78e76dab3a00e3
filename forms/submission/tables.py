"""Submissions as tables: one CSV for the form and one for each repeat, as Central writes them; and as JSON."""

import csv
import io
import itertools
import json
import re
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from lxml import etree

from forms.engine.elements import Element, Kind

Json: TypeAlias = "str | int | list[Json] | dict[str, Json] | None"
_WHOLE: Final = re.compile(r"-?[0-9]{1,15}")
_INTEGERS: Final = ("int", "integer", "long")


def tables(root: Element, submissions: Sequence[bytes], name: str) -> dict[str, bytes]:
    """CSV by file name: `name.csv`, and `name-repeat.csv` for each repeat; KEY and PARENT_KEY join them.

    Repeats of one name, in two groups, are told apart by a number: `name-repeat~2.csv`.
    """
    #: By the path of the form or repeat.
    found: dict[str, _Table] = {}
    _declare(root, name, found, is_top=True)
    for xml in submissions:
        instance = _parsed(xml)
        _fill(root, instance, _identity(instance), "", found)
    return {f"{table.title}.csv": table.csv() for table in found.values()}


def answers_json(root: Element, submissions: Sequence[bytes]) -> bytes:
    """The same as a list of objects: groups within each other, a repeat as a list, whole numbers as numbers."""
    return json.dumps(
        [_object(root, _parsed(xml)) for xml in submissions], ensure_ascii=False, indent=1, sort_keys=False
    ).encode()


class _Table:
    def __init__(self, title: str, columns: Sequence[tuple[str, str]], keys: Sequence[str]) -> None:
        self.title = title
        #: Path of the element, and what stands at the top of the column.
        self.columns = tuple(columns)
        self._keys = tuple(keys)
        self._rows: list[list[str]] = []

    def add(self, values: dict[str, str], keys: Sequence[str]) -> None:
        self._rows.append([values.get(path, "") for path, _ in self.columns] + list(keys))

    def csv(self) -> bytes:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([title for _, title in self.columns] + list(self._keys))
        writer.writerows(self._rows)
        return out.getvalue().encode()


def _declare(at: Element, title: str, found: dict[str, _Table], *, is_top: bool = False) -> None:
    inner: list[Element] = []
    columns = [(one.path, _title(one, at)) for one in _leaves(at, inner)]
    table = _Table(_free(title, found), columns, ("KEY",) if is_top else ("PARENT_KEY", "KEY"))
    found[at.path] = table
    for repeat in inner:
        _declare(repeat, f"{table.title}-{repeat.name}", found)


def _free(title: str, found: dict[str, _Table]) -> str:
    """A name of its own, also where capitals are not told apart: no table takes the place of another."""
    taken = {table.title.casefold() for table in found.values()}
    numbered = (f"{title}~{number}" for number in itertools.count(2))
    return next(one for one in itertools.chain((title,), numbered) if one.casefold() not in taken)


def _title(element: Element, at: Element) -> str:
    """Names of the groups on the way, without prefixes, as Central joins them."""
    steps = element.path[len(at.path) + 1 :].split("/")
    return "-".join(step.rpartition(":")[2] for step in steps)


def _leaves(at: Element, repeats: list[Element]) -> Iterator[Element]:
    for child in at.children:
        if child.is_attribute:
            continue
        if child.kind is Kind.REPEAT:
            repeats.append(child)
        elif child.is_leaf:
            yield child
        else:
            yield from _leaves(child, repeats)


def _fill(at: Element, node: etree._Element, key: str, parent: str, found: dict[str, _Table]) -> None:
    values: dict[str, str] = {}
    inner: list[tuple[Element, etree._Element]] = []
    _collect(at, node, values, inner)
    found[at.path].add(values, (parent, key) if parent else (key,))
    counts: dict[str, int] = {}
    for repeat, instance in inner:
        counts[repeat.path] = counts.get(repeat.path, 0) + 1
        place = f"{key}/{repeat.path[len(at.path) + 1 :]}[{counts[repeat.path]}]"
        _fill(repeat, instance, place, key, found)


def _collect(
    at: Element, node: etree._Element, values: dict[str, str], repeats: list[tuple[Element, etree._Element]]
) -> None:
    for child, element in _children(at, node):
        if element.kind is Kind.REPEAT:
            repeats.append((element, child))
        elif element.is_leaf:
            values[element.path] = child.text or ""
        else:
            _collect(element, child, values, repeats)


def _object(at: Element, node: etree._Element) -> dict[str, Json]:
    made: dict[str, Json] = {}
    for child, element in _children(at, node):
        if element.kind is Kind.REPEAT:
            several = made.setdefault(_local(child), [])
            assert isinstance(several, list)
            several.append(_object(element, child))
        elif element.is_leaf:
            made[_local(child)] = _value(element, child.text or "")
        else:
            made[_local(child)] = _object(element, child)
    return made


def _value(element: Element, text: str) -> Json:
    if not text:
        return None
    return int(text) if element.data_type in _INTEGERS and _WHOLE.fullmatch(text) else text


def _children(at: Element, node: etree._Element) -> Iterator[tuple[etree._Element, Element]]:
    known = {child.name.rpartition(":")[2]: child for child in at.children if not child.is_attribute}
    for child in node.iterchildren(etree.Element):
        element = known.get(_local(child))
        if element is not None:
            yield child, element


def _identity(instance: etree._Element) -> str:
    for element in instance.iter(etree.Element):
        if _local(element) == "instanceID":
            return element.text or ""
    return ""


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


def _parsed(xml: bytes) -> etree._Element:
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
