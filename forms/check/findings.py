"""What a form check may say; codes with parameters, the words are somebody else's."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Weight(StrEnum):
    """How much a finding matters."""

    # The form does not do what it says.
    FAULT = "fault"
    # It does something else in another program.
    DIFFERENCE = "difference"
    # Worth knowing.
    NOTE = "note"


class Code(StrEnum):
    """What was found."""

    # Collect and web forms would differ.
    TEXT_AS_DATE = "text-as-date"
    DATE_AS_NUMBER = "date-as-number"
    DATE_OF_NUMBER = "date-of-number"
    DATE_OF_TEXT = "date-of-text"
    PATTERN_NOT_ANCHORED = "pattern-not-anchored"
    ROUND_BELOW_ZERO = "round-below-zero"
    SUM_OF_EMPTY = "sum-of-empty"
    EXTREME_OF_EMPTY = "extreme-of-empty"
    YES_AS_TEXT = "yes-as-text"
    CHECKLIST_WORDS = "checklist-words"
    DECIMALS_EQUAL = "decimals-equal"
    DECIMAL_COMMA = "decimal-comma"
    ABSOLUTE_IN_REPEAT = "absolute-in-repeat"
    PLACE_MEASURED = "place-measured"
    CASCADE_KEPT = "cascade-kept"
    NOT_IN_COLLECT = "not-in-collect"
    # The form itself.
    NEVER_ASKED = "never-asked"
    TRANSLATION_MISSING = "translation-missing"
    CYCLE = "cycle"
    LIST_OVERSIZED = "list-oversized"
    LIST_EMPTY = "list-empty"
    ACTION_IGNORED = "action-ignored"


NOTES = frozenset({Code.CASCADE_KEPT, Code.PLACE_MEASURED, Code.LIST_OVERSIZED, Code.ACTION_IGNORED})
FAULTS = frozenset({Code.NEVER_ASKED, Code.TRANSLATION_MISSING, Code.CYCLE, Code.LIST_EMPTY})


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    Attributes:
        ref: Path of names of the question or group.
        expression: As the form has it; empty when the finding is about no expression.
        detail: The parameter of the code: a pattern, a language, a path of a cycle, a number.
        sheet: Of the workbook, where that can be told from the form.
        row: In that sheet; 0 where it cannot be told.
    """

    code: Code
    ref: str
    expression: str = ""
    detail: str = ""
    sheet: str = ""
    row: int = 0

    @property
    def weight(self) -> Weight:
        """How much it matters."""
        if self.code in FAULTS:
            return Weight.FAULT
        return Weight.NOTE if self.code in NOTES else Weight.DIFFERENCE


def placed(findings: Iterable[Finding], row_of: Callable[[str], tuple[str, int]]) -> tuple[Finding, ...]:
    """The same findings with the sheet and row of what they are about, where somebody knows them."""
    found = []
    for one in findings:
        sheet, row = row_of(one.ref)
        found.append(replace(one, sheet=sheet, row=row) if row else one)
    return tuple(found)
