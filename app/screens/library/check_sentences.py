"""What the form's own check found, in words."""

# A sentence is one line here, so that it is found whole for translation.
# ruff: noqa: E501

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from app.screens.library.remarks import Remark
from forms.check import Code, Finding, Weight

WORDS: Mapping[Code, Callable[[], str]] = {
    Code.TEXT_AS_DATE: lambda: QCoreApplication.translate("CheckWords", "A date is written as text. Collect does not take it for a date; web forms do, and so do we."),
    Code.DATE_AS_NUMBER: lambda: QCoreApplication.translate("CheckWords", "A date is turned into a number. Web forms count from another hour of the day than Collect."),
    Code.DATE_OF_NUMBER: lambda: QCoreApplication.translate("CheckWords", "A number is turned into a date. Web forms add an hour of the day to it."),
    Code.DATE_OF_TEXT: lambda: QCoreApplication.translate("CheckWords", "Text is turned into a date. Where it is no date, Collect stops with an error and we leave it empty."),
    Code.PATTERN_NOT_ANCHORED: lambda: QCoreApplication.translate("CheckWords", "The pattern “{detail}” does not begin with ^ and end with $. In Collect and here the whole answer must match it; in web forms any piece of the answer may."),
    Code.ROUND_BELOW_ZERO: lambda: QCoreApplication.translate("CheckWords", "A number that may be below zero is rounded. Halves go up in Collect and here, and down in web forms."),
    Code.SUM_OF_EMPTY: lambda: QCoreApplication.translate("CheckWords", "A sum may meet empty answers. Collect and we leave them out; in web forms the sum is empty then."),
    Code.EXTREME_OF_EMPTY: lambda: QCoreApplication.translate("CheckWords", "The smallest or largest of several answers may meet empty ones. Collect and we leave them out; in web forms the result is empty then."),
    Code.YES_AS_TEXT: lambda: QCoreApplication.translate("CheckWords", "A word is taken for yes or no. Collect also takes it with a capital letter; web forms and we do not."),
    Code.CHECKLIST_WORDS: lambda: QCoreApplication.translate("CheckWords", "A checklist counts words. Collect and we count “yes” and “true”; web forms count only numbers."),
    Code.DECIMALS_EQUAL: lambda: QCoreApplication.translate("CheckWords", "Fractions are compared for being equal. Web forms may find a difference too small to be seen."),
    Code.DECIMAL_COMMA: lambda: QCoreApplication.translate("CheckWords", "A number is written with a comma. Only Collect understands it; write it with a point."),
    Code.ABSOLUTE_IN_REPEAT: lambda: QCoreApplication.translate("CheckWords", "Inside a repeat the whole path {detail} is named. In Collect and here it means the present entry; in web forms it may mean all of them."),
    Code.PLACE_MEASURED: lambda: QCoreApplication.translate("CheckWords", "A distance or area is measured. Collect and web forms differ after the decimal point."),
    Code.CASCADE_KEPT: lambda: QCoreApplication.translate("CheckWords", "The choices depend on another answer. If that one changes, an answer that no longer fits is taken away here and in web forms at once; Collect keeps it until the question is seen again."),
    Code.NOT_IN_COLLECT: lambda: QCoreApplication.translate("CheckWords", "Collect does not understand this expression: {detail}"),
    Code.NEVER_ASKED: lambda: QCoreApplication.translate("CheckWords", "This question is never asked: its condition can never be true."),
    Code.TRANSLATION_MISSING: lambda: QCoreApplication.translate("CheckWords", "A text is missing in the language “{detail}”."),
    Code.CYCLE: lambda: QCoreApplication.translate("CheckWords", "Questions depend on each other in a circle: {detail}"),
    Code.LIST_OVERSIZED: lambda: QCoreApplication.translate("CheckWords", "The list has {detail} rows. That is no trouble here, but other programs become slow."),
    Code.LIST_EMPTY: lambda: QCoreApplication.translate("CheckWords", "The list of choices is empty: nothing can be chosen."),
    Code.ACTION_IGNORED: lambda: QCoreApplication.translate("CheckWords", "The form wants something to happen that is not done here: {detail}"),
}  # fmt: skip


def found(finding: Finding) -> Remark:
    """The remark that a finding is; the expression it is about stands beside it."""
    return Remark(
        sheet=finding.sheet,
        row=finding.row,
        sentence=WORDS[finding.code]().format(detail=finding.detail),
        original=finding.expression,
        is_error=finding.weight is Weight.FAULT,
        place=finding.ref,
    )
