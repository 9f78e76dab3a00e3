"""A column among many values that go as one parameter: the statement is put together once, however many they are."""

import json
from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import ColumnElement, Text, bindparam, func, select

#: The name of the parameter.
AMONG: Final = "among_these"


def among(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """True where the column has one of the values of `listed`."""
    values = func.json_each(bindparam(AMONG, type_=Text)).table_valued("value")
    return column.in_(select(values.c.value))


def listed(values: Iterable[str]) -> dict[str, str]:
    """The parameter for `among`."""
    return {AMONG: json.dumps(list(values))}
