"""Numbers told as at least and at most: how many people, how much money.

In a form a range is a group with the appearance ``svidok-range``, a sum one with ``svidok-money``; their children are

======================  ==============  ====================================================================
``…_min``               number          at least
``…_max``               number          at most
``…_amount``            number          of a sum that is known exactly (instead of the two)
``…_currency``          select or text  ISO 4217, of a sum
``…_basis``             text            how the number is known
======================  ==============  ====================================================================
"""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

_MOST_DIGITS = 24


class NotAnAmount(ValueError):
    """The two numbers do not fit each other; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as far as it is known; None where there is no bound.

    Raises:
        NotAnAmount: The least is more than the most.
    """

    least: Decimal | None = None
    most: Decimal | None = None
    currency: str = ""
    basis: str = ""

    def __post_init__(self) -> None:
        if self.least is not None and self.most is not None and self.least > self.most:
            raise NotAnAmount("amounts-reversed")

    @property
    def is_known(self) -> bool:
        """Whether there is any number."""
        return self.least is not None or self.most is not None

    @property
    def is_exact(self) -> bool:
        """Whether both bounds say the same."""
        return self.least is not None and self.least == self.most


def number_of(text: str) -> Decimal | None:
    """The number in an answer; None where it is none, or so long that nobody counted it."""
    if not text.strip() or len(text) > _MOST_DIGITS:
        return None
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) < _MOST_DIGITS else None


def from_answers(
    least: str = "", most: str = "", *, amount: str = "", currency: str = "", basis: str = ""
) -> Amount | None:
    """The amount in a form's answers; None while there is no number or the two are the wrong way round."""
    exact = number_of(amount)
    bounds = (number_of(least), number_of(most)) if exact is None else (exact, exact)
    try:
        found = Amount(*bounds, currency, basis)
    except NotAnAmount:
        return None
    return found if found.is_known else None
