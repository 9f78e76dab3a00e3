"""Fuzzing in its bounded form; `python -m tests.fuzz` runs a million inputs a parser."""

import pytest

from tests.fuzz.parsers import NAMES, parser
from tests.fuzz.running import run

BOUNDED = 1_500
SECONDS = 2.5


@pytest.mark.parametrize("name", NAMES)
def test_any_input_is_read_or_refused(name: str) -> None:
    with parser(name) as made:
        done = run(made, 0, BOUNDED, SECONDS)
    assert done.crashes == []
    assert done.runs > 50
    # Were everything refused at the door, or nothing ever, the runs would show little.
    assert done.refused
    assert len(done.refused) + bool(done.read) > 1
