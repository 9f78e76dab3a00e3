import json
from enum import Enum

import pytest
import rfc8785
from hypothesis import given, strategies

from storage.objects import canonical
from storage.objects.errors import Malformed


def _refused(data: bytes | str) -> str:
    with pytest.raises(Malformed) as caught:
        canonical.parse(data.encode() if isinstance(data, str) else data)
    return caught.value.code


def test_keys_are_sorted_and_text_is_kept_as_it_was_typed() -> None:
    value = {"б": "Об’єкт «Ї»", "a": [True, None, 0, -3], "б1": {}}
    assert canonical.encode(value) == '{"a":[true,null,0,-3],"б":"Об’єкт «Ї»","б1":{}}'.encode()
    assert canonical.parse(canonical.encode(value)) == value


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ('{"a":1,"a":2}', "json-duplicate-key"),
        ('{"a":{"b":1,"b":1}}', "json-duplicate-key"),
        ('{"a":1.5}', "json-number"),
        ('{"a":1e3}', "json-number"),
        ('{"a":NaN}', "json-number"),
        ('{"a":-Infinity}', "json-number"),
        ('{"a":9007199254740992}', "json-number"),
        ('{"a":-9007199254740992}', "json-number"),
        ('{"a":' + "9" * 5_000 + "}", "json-number"),
        ("[1]", "json-no-object"),
        ('"a"', "json-no-object"),
        ("", "json-syntax"),
        ('{"a":1}x', "json-syntax"),
        ('{"a":1,}', "json-syntax"),
        (b'{"a":"\xff"}', "json-not-text"),
        ('{"a":"' + "x" * canonical.LARGEST + '"}', "json-too-large"),
        ('{"a":' * 18 + "1" + "}" * 18, "json-too-deep"),
        ("[" * 100_000, "json-too-deep"),
        ('{"a":' * 3_000, "json-too-deep"),
    ],
)
def test_what_has_more_than_one_reading_or_no_bounds_is_refused(data: bytes | str, code: str) -> None:
    assert _refused(data) == code


def test_brackets_inside_testimony_are_not_depth() -> None:
    value = {"told": "{[" * 500, "quote": 'he said "[[[["'}
    assert canonical.parse(canonical.encode(value)) == value


@pytest.mark.timeout(20)
def test_a_string_without_an_end_does_not_hold_us_up() -> None:
    assert _refused(b"[" * 17 + b'"' + b'\\"' * (canonical.LARGEST // 2 - 10)) == "json-syntax"


def test_the_deepest_allowed_value_passes_both_ways() -> None:
    deep: object = 1
    for _ in range(canonical.DEEPEST):
        deep = {"a": deep}
    assert canonical.parse(canonical.encode(deep)) == deep  # type: ignore[arg-type]
    with pytest.raises(Malformed):
        canonical.encode({"a": deep})  # type: ignore[dict-item]


@pytest.mark.parametrize("value", [1.5, 2**53, -(2**53), "\ud800", b"bytes", {1: "a"}, {"\ud800": 1}])
def test_what_cannot_be_said_canonically_is_refused(value: object) -> None:
    with pytest.raises(Malformed):
        canonical.encode({"a": value})  # type: ignore[dict-item]


def test_the_order_of_keys_is_that_of_utf_16() -> None:
    # RFC 8785 section 3.2.3: a letter beyond the basic plane sorts by its surrogates.
    data = canonical.encode({"\ufb33": 1, "\U0001f600": 2, "\u20ac": 3})
    assert list(json.loads(data)) == ["\u20ac", "\U0001f600", "\ufb33"]


_VALUES = strategies.recursive(
    strategies.none()
    | strategies.booleans()
    | strategies.integers(-canonical.LARGEST_INTEGER, canonical.LARGEST_INTEGER)
    | strategies.text(strategies.characters(exclude_categories=["Cs"])),
    lambda inner: (
        strategies.lists(inner)
        | strategies.dictionaries(strategies.text(strategies.characters(exclude_categories=["Cs"])), inner)
    ),
    max_leaves=20,
)


@given(strategies.dictionaries(strategies.text(strategies.characters(exclude_categories=["Cs"])), _VALUES))
def test_it_writes_what_a_library_for_rfc_8785_writes(value: dict[str, object]) -> None:
    assert canonical.encode(value) == rfc8785.dumps(value)  # type: ignore[arg-type]


def test_names_outside_ascii_stand_in_the_order_of_their_utf_16_units() -> None:
    value = {"\ufb01": 1, "\U0001f600": 2, "\u00e9": 3, "z": 4, "\x7f": "\x7f\x1f\u2028"}
    assert canonical.encode(value) == rfc8785.dumps(value)
    with pytest.raises(Malformed):
        canonical.encode({"\ud800": 1, "é": 2})


class _Word(str, Enum):  # noqa: UP042  # what is meant here: another text than the one it sorts as
    LAST = "a"


def test_names_stand_in_the_order_of_what_is_written() -> None:
    assert canonical.encode({"Z": 1, "b": 2, _Word.LAST: 3}) == b'{"Z":1,"_Word.LAST":3,"b":2}'
