"""Which cases run with every commit: some of them, the rest with the long forms."""

from collections.abc import Sequence

import pytest
from _pytest.mark import ParameterSet

from tests.sync.hostile.case import Case
from tests.sync.hostile.lies import Lying


def some(cases: Sequence[Case] | Sequence[Lying], *, each: int) -> list[ParameterSet]:
    """All cases as parameters; all but one in so many wait for the long forms."""
    return [
        pytest.param(case, id=case.name, marks=() if number % each == 0 else pytest.mark.slow)
        for number, case in enumerate(cases)
    ]
