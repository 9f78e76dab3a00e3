"""A bounded part of the model; the larger one is `make test-model`."""

from pathlib import Path

import pytest

from tests.sync.model import own_work, trying
from tests.sync.model.judging import judge, lose_something_at_central
from tests.sync.model.prepared import LAPTOPS
from tests.sync.model.sequence import Sequence


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 12))])
def test_whatever_happens_on_the_way_it_all_comes_together(tmp_path: Path, seed: int) -> None:
    sequence = Sequence(tmp_path, seed)
    try:
        trying.run(sequence, 50)
        sequence.come_together()
        judge(sequence)
    finally:
        sequence.close()


def test_the_judgement_is_hard(tmp_path: Path) -> None:
    sequence = Sequence(tmp_path, 3)
    try:
        for _ in range(2):
            own_work.seal_on(sequence, LAPTOPS[0])
        sequence.come_together()
        judge(sequence)
        lose_something_at_central(sequence)
        with pytest.raises(AssertionError):
            judge(sequence)
    finally:
        sequence.close()
