"""Expressions over a small document: operators, conversions, paths, functions."""

import math
import random
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.xpath.code import Frame, NodesCode, as_number, as_text, as_truth
from forms.xpath.compiler import Compiler
from forms.xpath.dialects import OURS
from forms.xpath.errors import XPathError
from forms.xpath.nodes import Node, NodeKind
from forms.xpath.parser import parse
from forms.xpath.values import numbers_of

KYIV = ZoneInfo("Europe/Kyiv")


def element(name: str, *content: "Node | str") -> Node:
    node = Node(NodeKind.ELEMENT, name)
    for each in content:
        if isinstance(each, str):
            node.value = each
        else:
            each.parent = node
            node.children.append(each)
    return node


class SmallScope:
    """A scope with one document and a still clock."""

    def __init__(self) -> None:
        people = [
            element("person", element("name", name), element("age", age))
            for name, age in (("Ivan", "30"), ("Olha", ""), ("Petro", "4"))
        ]
        self.root = Node(NodeKind.ROOT)
        data = element("data", element("many", "a b c"), element("day", "2022-03-01"), *people)
        data.parent = self.root
        self.root.children = [data]
        self.fixed: list[Node] = []
        self.zone = KYIV
        self.number, self.dated = numbers_of(OURS, KYIV)
        self._random = random.Random(7)

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 22, 30, tzinfo=UTC)

    def random(self) -> float:
        return self._random.random()

    def unique(self) -> str:
        return "0000"

    def instance(self, name: str) -> Node | None:
        return None

    def lookup(self, instance: str, column: str, key: str) -> Node | None:
        return None

    def translate(self, text_id: str) -> str:
        return text_id

    def choice_label(self, value: str, question: str, node: Node) -> str:
        return value

    def property(self, name: str) -> str:
        return name

    def month_and_day_names(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return tuple("JFMAMJJASOND"), tuple("mtwtfss")


def run(expression: str) -> tuple[float, str, bool]:
    scope = SmallScope()
    code = Compiler({}).compile(expression)
    data = scope.root.children[0]
    frame = Frame(data, scope)
    return as_number(code)(data, frame), as_text(code)(data, frame), as_truth(code)(data, frame)


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("1 + 2 * 3 - 4 div 2", "5"),
        ("-2 - -3", "1"),
        ("7 mod 3 + 1div1", "2"),
        ("0.1 + 0.2 = 0.3", "true"),
        ("'' + 1", "NaN"),
        ("'' = 0", "false"),
        ("'' < 1", "false"),
        ("1 = '1'", "true"),
        ("1000000 * 1000000 * 1000000", "1000000000000000000"),
        ("1 div 8000000", "0.000000125"),
        ("/data/person[2]/name", "Olha"),
        ("person[last()]/name", "Petro"),
        ("person[age > 10]/name", "Ivan"),
        ("person[age = '']/name", "Olha"),
        ("//age[. = 4]/../name", "Petro"),
        ("person[position() = 3]/preceding-sibling::person[1]/name", "Olha"),
        ("count(person | person[1] | many)", "4"),
        ("sum(person/age)", "34"),
        ("max(person/age)", "30"),
        ("min(/data/nothing)", "NaN"),
        ("count-non-empty(person/age)", "2"),
        ("join(', ', person/name)", "Ivan, Olha, Petro"),
        ("concat(person/name, '!')", "IvanOlhaPetro!"),
        ("position(person[2])", "2"),
        ("indexed-repeat(/data/person/name, /data/person, 3)", "Petro"),
        ("if(person/age > 100, 'old', 'young')", "young"),
        ("if(true(), 'lazy', nonsense())", "lazy"),
        ("coalesce(person[2]/age, 'none')", "none"),
        ("coalesce(person[2]/age, 0) + 1", "1"),
        ("coalesce(person[1]/age, 0) + 1", "31"),
        ("concat(coalesce(person[2]/age, 0.5), '!')", "0.5!"),
        ("selected(many, 'b')", "true"),
        ("selected(many, '')", "false"),
        ("selected-at(many, 2)", "c"),
        ("selected-at(many, 9)", ""),
        ("count-selected(many)", "3"),
        ("substr('hello', 1, -1)", "ell"),
        ("substring-before('2022-03', '-')", "2022"),
        ("translate('abc', 'ab', 'x')", "xc"),
        ("regex('ab12', '[a-z]+')", "false"),
        ("regex('ab12', '[a-z]+[0-9]+')", "true"),
        ("round(-1.5)", "-1"),
        ("round(2.345, 2)", "2.35"),
        ("int(-2.7)", "-2"),
        ("boolean-from-string('false')", "false"),
        ("checklist(1, 2, 'yes', 'no', 1)", "true"),
        ("weighted-checklist(5, -1, 'yes', 3, 'yes', 2)", "true"),
        ("digest('abc', 'SHA-256', 'hex')", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ("today()", "2026-11-23"),
        ("today() <= now()", "true"),
        ("day < today()", "true"),
        ("date(day + 1)", "2022-03-02"),
        ("date('rubbish')", ""),
        ("format-date(day, '%d.%m.%Y %b %a')", "01.03.2022 M t"),
        ("decimal-time('06:00')", "0.25"),
        ("number('2022-03-01') - number('2022-02-28')", "1"),
        ("distance('50.45 30.52; 49.99 36.23') > 400000", "true"),
        ("geofence('1 1', '0 0; 0 2; 2 2; 2 0; 0 0')", "true"),
    ],
)
def test_an_expression_has_the_value_its_author_meant(expression, text):
    assert run(expression)[1] == text


@pytest.mark.parametrize("expression", ["", "1 +", "(1", "person[", "a b", "$x", "1 2", "foo::bar", "'open", "#"])
def test_what_is_no_expression_is_refused(expression):
    with pytest.raises(XPathError):
        parse(expression)


def test_a_function_nobody_knows_is_noted_and_fails_when_it_is_reached():
    compiler = Compiler({})
    code = compiler.compile("nonsense(1)")
    assert [fault.code for fault in compiler.faults] == ["unknown-function"]
    scope = SmallScope()
    with pytest.raises(XPathError):
        as_text(code)(scope.root, Frame(scope.root, scope))


def test_a_shuffle_has_the_same_order_for_the_same_seed():
    first, second = (run("join(' ', randomize(person/name, 42))")[1] for _ in range(2))
    assert first == second
    assert sorted(first.split()) == ["Ivan", "Olha", "Petro"]


def test_a_switched_off_node_is_not_found():
    scope = SmallScope()
    data = scope.root.children[0]
    data.children[-1].relevant = False
    code = Compiler({}).compile("person")
    assert isinstance(code, NodesCode)
    assert len(code.run(data, Frame(data, scope))) == 2


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_a_number_survives_being_written(value):
    number, text, _ = run(f"number('{run(f'{abs(value):.30f}')[1]}')")
    assert "e" not in text
    assert math.isclose(number, abs(value), rel_tol=1e-9, abs_tol=1e-29)


def test_a_text_is_the_same_number_however_many_others_are_asked_for_between():
    number, _ = numbers_of(OURS, KYIV)
    for _ in range(2):
        assert [number(str(at)) for at in range(25_000)] == [float(at) for at in range(25_000)]
        assert math.isnan(number("")) and math.isnan(number("nine"))


@given(st.text(alphabet="abc12 +-*/()[]=<>.,'\"@:|$", max_size=30))
def test_any_text_is_an_expression_or_refused(text):
    try:
        parse(text)
    except XPathError as fault:
        assert fault.code
