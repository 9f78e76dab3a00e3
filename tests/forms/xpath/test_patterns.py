"""Patterns: what they match, what they refuse, and that nothing stops the program."""

import re
import time
from random import Random

import pytest

from forms.xpath.errors import XPathError
from forms.xpath.patterns import pattern


@pytest.mark.parametrize(
    ("text", "fits", "fails"),
    [
        ("[0-9]{10}", ["0441234567"], ["044", "04412345678", "x441234567"]),
        ("^[A-Z][a-z]+(-[A-Z][a-z]+)?$", ["Ivan", "Anna-Maria"], ["ivan", "Anna-", ""]),
        (r"^[\w.-]+@([\w-]+\.)+[a-z]{2,}$", ["a.b@c-d.example"], ["a@b", "@b.cd"]),
        ("cat|dog|", ["cat", "dog", ""], ["cow"]),
        (r"\p{L}+", ["Олена", "Ivan"], ["Іван1", ""]),
        (r"[\p{IsCyrillic}' ]+", ["Дар'я Ко"], ["Darya"]),
        (r"^(?=.*\d)(?=.*[a-z])(?!.*\s).{4,}$", ["ab12"], ["abcd", "1234", "a1 b2", "a1"]),
        (r".*\bдім\b.*", ["мій дім тут", "дім"], ["дімок"]),
        ("(?i)так|ні", ["ТАК", "Ні"], ["да"]),
        ("a{2,3}?b*", ["aa", "aaab"], ["a", "aaaa"]),
        (r"[^\d\s]+", ["слово"], ["1", "а б"]),
        (r"[a\-z\]]+", ["a-z]"], ["b"]),
        ("^^a$$", ["a"], ["aa"]),
        (r"\u0456+", ["іі"], ["i"]),
        (r"(?<year>\d{4})-(?:\d\d)", ["2022-02"], ["22-02"]),
        ("a{x}", ["a{x}"], ["a"]),
    ],
)
def test_a_pattern_matches_whole_answers(text: str, fits: list[str], fails: list[str]) -> None:
    compiled = pattern(text)
    assert [answer for answer in fits if not compiled.matches(answer)] == []
    assert [answer for answer in fails if compiled.matches(answer)] == []


def test_any_part_is_enough_where_the_web_is_asked() -> None:
    assert pattern("[0-9]{3}").matches("ab123cd", whole=False)
    assert not pattern("^[0-9]{3}").matches("ab123cd", whole=False)
    assert not pattern("[0-9]{3}$").matches("ab123cd", whole=False)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (r"(a)\1", "pattern-goes-back"), ("(?<=a)b", "pattern-goes-back"), ("a(?=b)", "pattern-goes-back"),
        ("a++", "pattern-goes-back"), ("(", "pattern-broken"), ("[z-a]", "pattern-broken"), ("*a", "pattern-broken"),
        ("a)", "pattern-broken"), (r"\p{Klingon}", "pattern-unknown"), ("[a-z&&[^b]]", "pattern-unknown"),
        ("a{5000}", "pattern-too-large"), ("((a{99}){99}){9}", "pattern-too-large"), ("(" * 80, "pattern-too-large"),
        (r"[\x-1]", "pattern-broken"), (r"\u+123", "pattern-broken"), (r"\x 1", "pattern-broken"),
        ("a" * 3_000, "pattern-too-large"), ("a{3,2}", "pattern-broken"), ("a\\", "pattern-broken"),
    ],
)  # fmt: skip
def test_what_cannot_be_bounded_is_refused_with_its_reason(text: str, code: str) -> None:
    with pytest.raises(XPathError) as caught:
        pattern(text)
    assert caught.value.code == code


@pytest.mark.parametrize(
    "text",
    [
        "(a+)+b", "(a|a)*b", "(a*)*(a*)*b", "(.*)*x", "((a?){30}a{30})+b", "(a|aa)+b",
        f"([{'bc' * 400}a]?){{600}}",
    ],
)  # fmt: skip
def test_patterns_that_stop_other_engines_answer_at_once(text: str) -> None:
    began = time.process_time()
    assert not pattern(text).matches("a" * 5_000)
    assert time.process_time() - began < 2


@pytest.mark.parametrize("seed", range(30))
def test_on_plain_patterns_it_agrees_with_python(seed: int) -> None:
    chance = Random(seed)
    for _ in range(40):
        text = _by_chance(chance, 3)
        theirs = re.compile(text)
        for _ in range(15):
            answer = "".join(chance.choice("aab1 ") for _ in range(chance.randrange(7)))
            assert pattern(text).matches(answer) is bool(theirs.fullmatch(answer)), (text, answer)
            assert pattern(text).matches(answer, whole=False) is bool(theirs.search(answer)), (text, answer)


def _by_chance(chance: Random, depth: int) -> str:
    if depth == 0:
        return chance.choice(("a", "b", "1", r"\d", r"\w", ".", "[ab]", "[^a]", r"\s"))
    inner = _by_chance(chance, depth - 1)
    match chance.randrange(7):
        case 0:
            return inner + _by_chance(chance, depth - 1)
        case 1:
            return f"(?:{inner}|{_by_chance(chance, depth - 1)})"
        case 2:
            return f"(?:{inner})" + chance.choice(("*", "+", "?", "{2}", "{1,2}", "{2,}"))
        case 3:
            return f"^{inner}"
        case 4:
            return f"{inner}$"
    return inner


def test_the_largest_pattern_that_is_taken_can_also_be_looked_for_in_the_middle() -> None:
    sizes = [size for size in range(1_980, 2_001) if _is_taken("b" * size)]
    assert sizes
    assert sizes[-1] < 2_000
    largest = "b" * sizes[-1]
    assert not pattern(largest).matches("ab", whole=False)
    assert pattern("b" * 9).matches("a" + "b" * 9, whole=False)
    assert not pattern("b" * 9).matches("a" + "b" * 9)


def _is_taken(text: str) -> bool:
    try:
        pattern(text)
    except XPathError:
        return False
    return True
