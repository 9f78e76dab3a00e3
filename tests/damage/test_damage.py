"""Damaged vaults in their bounded form; `python -m tests.damage` judges twenty thousand."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.damage.judging import Verdicts, judge
from tests.damage.kinds import KINDS, ORDER
from tests.damage.vaults import Whole, made

ROUNDS = 3

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="damage-", dir=memory if memory.is_dir() else None) as made_here:
        yield Path(made_here)


@pytest.fixture(scope="module")
def whole(folder: Path) -> Whole:
    return made(folder / "whole")


@pytest.mark.parametrize("kind", KINDS)
def test_damage_is_told_by_its_name_and_nothing_wrong_is_read(kind: str, whole: Whole, folder: Path) -> None:
    verdicts = Verdicts()
    numbers = [number for number in range(ROUNDS * len(ORDER)) if ORDER[number % len(ORDER)] == kind]
    for number in numbers:
        judge(whole, number, folder / "run", verdicts)
    assert verdicts.bad == []
    assert verdicts.variants == len(numbers)


def test_damage_that_nobody_tells_of_is_found_by_the_judge(whole: Whole, folder: Path) -> None:
    # The same vault, and another truth.
    lying = Whole(whole.files, whole.older, "other rows", whole.contents)
    verdicts = Verdicts()
    judge(lying, ORDER.index("one header"), folder / "run", verdicts)
    assert len(verdicts.bad) == 1
    assert "nothing is said" in verdicts.bad[0][1]
