"""What the converter and the form's own check say, in words of ours, with sheet and row; the original stays beside it."""

# A sentence is one line here, so that it is found whole for translation.
# ruff: noqa: E501

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from forms.xlsform import where, without_row

Words = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Remark:
    """One line under the form: where, what it means, and what the converter said itself.

    Attributes:
        sentence: In the language of the screen; the original where there are no words of ours.
        place: Path of the question, where the row is not known.
    """

    sheet: str
    row: int
    sentence: str
    original: str
    is_error: bool
    place: str = ""


def remark(message: str, *, is_error: bool) -> Remark:
    """The remark that a message of the converter is."""
    place, said = where(message), without_row(message)
    return Remark(place.sheet, place.row, _sentence(said), said, is_error)


def _sentence(message: str) -> str:
    for pattern, words in _PATTERNS:
        found = pattern.search(message)
        if found is not None:
            return words().format(**{name: text or "" for name, text in found.groupdict().items()})
    return message


_Table = tuple[tuple[re.Pattern[str], Words], ...]


def _table(*entries: tuple[str, Words]) -> _Table:
    return tuple((re.compile(pattern, re.DOTALL), words) for pattern, words in entries)


# Most particular first.
_PATTERNS: _Table = _table(
    (r"List name not in choices sheet: (?P<name>.+)", lambda: QCoreApplication.translate("ConverterWords", "There is no list of choices called “{name}” in the sheet of choices.")),
    (r"List name not in external choices sheet: (?P<name>.+)", lambda: QCoreApplication.translate("ConverterWords", "There is no list called “{name}” in the sheet of external choices.")),
    (r"There should be a choices sheet|You must have a sheet named 'choices'", lambda: QCoreApplication.translate("ConverterWords", "A question has choices, but the form has no sheet called “choices”.")),
    (r"external_choices sheet", lambda: QCoreApplication.translate("ConverterWords", "A question needs a sheet called “external_choices”, and there is none.")),
    (r"You must have a sheet named '(?P<name>\w+)'", lambda: QCoreApplication.translate("ConverterWords", "The form has no sheet called “{name}”.")),
    (r"Unknown question type '(?P<name>[^']*)'", lambda: QCoreApplication.translate("ConverterWords", "There is no question type “{name}”. Check how it is spelt.")),
    (r"Question with no type", lambda: QCoreApplication.translate("ConverterWords", "A question has no type.")),
    (r"Question or group with no name", lambda: QCoreApplication.translate("ConverterWords", "A question or group has no name.")),
    (r"Row without name, text, or label is being skipped", lambda: QCoreApplication.translate("ConverterWords", "A row without name and label was left out.")),
    (r"(?:Group|Repeat) has no label", lambda: QCoreApplication.translate("ConverterWords", "A group or repeat has no label.")),
    (r"survey element named '(?P<name>[^']*)' has no label or hint", lambda: QCoreApplication.translate("ConverterWords", "The question “{name}” has neither label nor hint.")),
    (r"Missing calculation", lambda: QCoreApplication.translate("ConverterWords", "A calculation is missing: the row computes nothing.")),
    (r"'name' value '(?P<name>[^']*)' is invalid. Questions, groups, and repeats must be unique", lambda: QCoreApplication.translate("ConverterWords", "The name “{name}” occurs twice in the same group.")),
    (r"'name' value '(?P<name>[^']*)' is problematic", lambda: QCoreApplication.translate("ConverterWords", "The name “{name}” differs from another one only in capital letters.")),
    (r"'name' value '(?P<name>[^']*)' is invalid. Repeat names must", lambda: QCoreApplication.translate("ConverterWords", "The repeat “{name}” needs a name that occurs nowhere else in the form.")),
    (r"The name 'meta' is reserved", lambda: QCoreApplication.translate("ConverterWords", "The name “meta” is kept for the form’s own data. Choose another.")),
    (r"Choices must have a name", lambda: QCoreApplication.translate("ConverterWords", "A choice has no name.")),
    (r"Choices should have a label", lambda: QCoreApplication.translate("ConverterWords", "A choice has no label: nobody would see what it means.")),
    (r"Choice names must be unique", lambda: QCoreApplication.translate("ConverterWords", "The same name stands twice in one list of choices.")),
    (r"Choice names with spaces.*See \[(?P<name>[^\]]*)\] in \[(?P<list>[^\]]*)\]", lambda: QCoreApplication.translate("ConverterWords", "The choice “{name}” of the list “{list}” has a space in its name; where several can be chosen it may have none.")),
    (r"'(?P<column>[^']*)' value is invalid. Names must begin with a letter", lambda: QCoreApplication.translate("ConverterWords", "A name in the column “{column}” begins with something else than a letter, or holds signs that names may not hold.")),
    (r"Names must begin with a letter", lambda: QCoreApplication.translate("ConverterWords", "A name begins with something else than a letter, or holds signs that names may not hold.")),
    (r"'(?P<column>[^']*)' value is invalid. Reference variables must start", lambda: QCoreApplication.translate("ConverterWords", "In the column “{column}” a reference to another question is not written as ${{name}}.")),
    (r"'(?P<column>[^']*)' value is invalid. Reference variables must contain a name.*name '(?P<name>[^']*)'", lambda: QCoreApplication.translate("ConverterWords", "The column “{column}” refers to “{name}”, and there is no such question.")),
    (r"'(?P<column>[^']*)' value is invalid. Reference variables names must be unique.*name '(?P<name>[^']*)'", lambda: QCoreApplication.translate("ConverterWords", "The column “{column}” refers to “{name}”, and there are several of that name.")),
    (r"There (?:is no survey element|has been a problem trying to replace).*?'?\$?\{?(?P<name>[\w.-]+)\}?'?\.?$", lambda: QCoreApplication.translate("ConverterWords", "The form refers to “{name}”, and there is no such question.")),
    (r"Unmatched 'end_(?P<name>\w+)'", lambda: QCoreApplication.translate("ConverterWords", "Something ends here that did not begin: end_{name} without begin_{name}.")),
    (r"Unmatched 'begin_(?P<name>\w+)'", lambda: QCoreApplication.translate("ConverterWords", "Something begins here and never ends: begin_{name} without end_{name}.")),
    (r"One or more required column headers were not found: (?P<name>.+?)\. ", lambda: QCoreApplication.translate("ConverterWords", "The sheet lacks the columns {name}.")),
    (r"Headers that are different names for the same column were found: (?P<name>.+?)\. ", lambda: QCoreApplication.translate("ConverterWords", "Two columns mean the same: {name}.")),
    (r"Duplicate column header: (?P<name>.+)", lambda: QCoreApplication.translate("ConverterWords", "The column “{name}” stands there twice.")),
    (r"missing header row", lambda: QCoreApplication.translate("ConverterWords", "The first row of the sheet does not name its columns.")),
    (r"Column headers must not be empty", lambda: QCoreApplication.translate("ConverterWords", "A column has no name, or its name has a space in it.")),
    (r"accepted parameter keys.*are '(?P<accepted>[^']*)'.*: '(?P<name>[^']*)'", lambda: QCoreApplication.translate("ConverterWords", "The parameter “{name}” does not exist for this type of question. There are: {accepted}.")),
    (r"'parameters' value is invalid|Parameter \S+ must|is an invalid value", lambda: QCoreApplication.translate("ConverterWords", "A parameter of this question has a value that it cannot have.")),
    (r"'save_to' value is invalid|entity declaration is invalid|'entities' sheet", lambda: QCoreApplication.translate("ConverterWords", "What the form says about entities does not fit together.")),
    (r"language declarations do not contain valid machine-readable codes: (?P<name>.+?)\. Learn", lambda: QCoreApplication.translate("ConverterWords", "These languages have no code such as “Українська (uk)”: {name}. Without it the form shows its first language.")),
    (r"Language '(?P<name>[^']*)' is missing", lambda: QCoreApplication.translate("ConverterWords", "Not everything is translated into “{name}”.")),
    (r"uses or_other and translations", lambda: QCoreApplication.translate("ConverterWords", "“Other” is added by itself and is not translated.")),
    (r"max-pixels", lambda: QCoreApplication.translate("ConverterWords", "Pictures are taken in full size; the parameter max-pixels would make them smaller.")),
    (r"looking for a sheet named '(?P<name>[^']*)'.*similar names were found: (?P<found>.+?)\.", lambda: QCoreApplication.translate("ConverterWords", "There is a sheet called {found}. Should it be “{name}”?")),
    (r"does not appear to be a valid XLSForm|not recognized as a supported type|^archive$|File is not a zip|not a workbook|CompDocError|XLRDError|Error reading \.|UnicodeDecodeError|^request$", lambda: QCoreApplication.translate("ConverterWords", "This is no form, or the file is damaged.")),
    # Codes of our own engine.
    (r"^missing-attachment: (?P<name>\S+)", lambda: QCoreApplication.translate("ConverterWords", "The form needs the file “{name}”. Choose it beside the form and try again.")),
    (r"^broken-attachment: (?P<name>\S+)", lambda: QCoreApplication.translate("ConverterWords", "The file “{name}” cannot be read as a list.")),
    (r"^document-type-forbidden|^not-well-formed", lambda: QCoreApplication.translate("ConverterWords", "The file is damaged, or it was made to harm whoever opens it. It was not read further.")),
    (r"^expression-too-long: (?P<name>\S+)", lambda: QCoreApplication.translate("ConverterWords", "An expression at {name} is longer than any form needs.")),
    (r"^dependency-cycle: (?P<name>.+)", lambda: QCoreApplication.translate("ConverterWords", "Questions depend on each other in a circle: {name}.")),
    (r"^reaches-out: (?P<name>.+)", lambda: QCoreApplication.translate("ConverterWords", "The form reads or answers questions outside of itself ({name}), so it cannot stand beside our questions on consent.")),
    (r"^form-too-large", lambda: QCoreApplication.translate("ConverterWords", "The form is too large, or it would grow too large while it is filled in.")),
    (r"^(?:not-a-form|no-instance)", lambda: QCoreApplication.translate("ConverterWords", "This is no form.")),
    (r"^(?:no-such-element|no-such-bind|control-without-element|bind-without-node): *(?P<name>.*)", lambda: QCoreApplication.translate("ConverterWords", "The form asks for “{name}”, and there is no place for the answer.")),
    (r"^unknown-function[^:]*: *(?P<name>.*)", lambda: QCoreApplication.translate("ConverterWords", "An expression uses a function that does not exist: {name}.")),
    (r"^entities-too-new", lambda: QCoreApplication.translate("ConverterWords", "The form describes entities in a newer way than this program knows.")),
    (r"^choices-without-column: *(?P<name>\S*)", lambda: QCoreApplication.translate("ConverterWords", "The list of choices at {name} lacks a column that the question needs.")),
    (r"^pattern-goes-back[^:]*:? *(?P<name>.*)", lambda: QCoreApplication.translate("ConverterWords", "A pattern looks back at what it has matched before, and that may take for ever. Write it in a simpler way: {name}")),
    (r"^pattern-(?:broken|unknown|too-large)[^:]*:? *(?P<name>.*)", lambda: QCoreApplication.translate("ConverterWords", "A pattern cannot be used; check its brackets and signs: {name}")),
    (r"^(?P<code>[a-z]+(?:-[a-z]+)+): *(?P<name>.*)", lambda: QCoreApplication.translate("ConverterWords", "An expression or rule of the form cannot be used ({code}): {name}")),
)  # fmt: skip
