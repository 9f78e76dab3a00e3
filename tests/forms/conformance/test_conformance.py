"""Other engines' answers, sampled; `python -m tests.forms.conformance` runs them all and tells what differs and why."""

import pytest

from tests.forms.conformance import corpus
from tests.forms.conformance.suite import KINDS, reached
from tests.forms.conformance.tally import explained, reasons

SAMPLED = {"expressions": 3, "walks": 12, "reads": 4, "forms": 12, "xlsforms": 25}


@pytest.mark.skipif(not corpus.is_there(), reason="the corpus of other engines' answers is not here")
@pytest.mark.parametrize("kind", KINDS)
def test_a_sample_of_other_engines_answers_comes_out_alike(kind: str) -> None:
    tallies = KINDS[kind](SAMPLED[kind])
    for tally in tallies:
        print(tally.sentence())
    assert sum(tally.ran for tally in tallies) > 20
    assert [tally.figures() for tally in tallies if not reached(tally)] == []


def test_every_exception_names_a_reason_that_is_written_down() -> None:
    assert {reason for cases in explained().values() for reason in cases.values()} <= set(reasons())
    assert all(reasons().values())
