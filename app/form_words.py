"""The words for what can go wrong with forms; a part of the table of failures."""

# A sentence is one line here, so that it is found whole for translation.
# ruff: noqa: E501

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

FORMS: dict[str, Callable[[], tuple[str, str]]] = {
    "FormBroken": lambda: (
        QCoreApplication.translate("ErrorMessages", "The form cannot be read."),
        QCoreApplication.translate(
            "ErrorMessages", "Nothing in the vault has changed. Install the program again, or ask for a corrected form."
        ),
    ),
    "not-a-form-file": lambda: (
        QCoreApplication.translate("ErrorMessages", "This file is no form."),
        QCoreApplication.translate(
            "ErrorMessages", "Choose a workbook, a text file with the tables of a form, or a finished form."
        ),
    ),
    "form-in-use": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "Interviews were taken with this form, so it stays in the library."
        ),
        QCoreApplication.translate(
            "ErrorMessages", "Without the form nobody could read them. New interviews can be started with another one."
        ),
    ),
    "form-too-large": lambda: (
        QCoreApplication.translate(
            "ErrorMessages",
            "The form is too large, or it would grow too large while it is filled in, so it was not taken.",
        ),
        QCoreApplication.translate(
            "ErrorMessages",
            "Nothing in the vault has changed. Ask whoever made the form to divide it, or to count its repeats differently.",
        ),
    ),
    "converter-too-slow": lambda: (
        QCoreApplication.translate("ErrorMessages", "Reading the form took too long, so it was not taken."),
        QCoreApplication.translate(
            "ErrorMessages",
            "Nothing in the vault has changed. Ask whoever made the form for a simpler one. If you do not know them, do not try it again.",
        ),
    ),
    "converter-died": lambda: (
        QCoreApplication.translate(
            "ErrorMessages",
            "The form could not be read within the bounds that protect this computer, so it was not taken.",
        ),
        QCoreApplication.translate(
            "ErrorMessages",
            "Nothing in the vault has changed. Try once more; if it stays so, ask whoever made the form for a simpler one.",
        ),
    ),
}
