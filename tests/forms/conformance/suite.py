"""The kinds of cases, and how far each has to be reached."""

from collections.abc import Callable, Sequence

from tests.forms.conformance import expressions, loading, sheets, stories
from tests.forms.conformance.tally import Tally

KINDS: dict[str, Callable[[int], Sequence[Tally]]] = {
    "expressions": lambda every: expressions.run(every),
    "walks": lambda every: (stories.run_walks(every),),
    "reads": lambda every: (stories.run_reads(every),),
    "forms": lambda every: loading.run(every),
    "xlsforms": lambda every: (sheets.run(every),),
}
# The part that has to agree (an explained difference is no agreement), and the part that may stay unexplained.
LEAST_AGREED = {"expressions-agreed": 1.0, "walk-steps": 0.995, "forms-agreed": 0.995}


def reached(tally: Tally) -> bool:
    """Whether a kind of cases is as good as it has to be."""
    return not tally.differing and tally.agreed >= LEAST_AGREED.get(tally.kind, 0.0) * tally.ran
