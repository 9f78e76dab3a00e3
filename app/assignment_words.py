"""The words for assignments and mission packages that are not made or not taken; a part of app.error_words."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

ASSIGNMENTS: dict[str, Callable[[], tuple[str, str]]] = {
    "assignment-text": lambda: (
        QCoreApplication.translate("ErrorMessages", "Something is missing, too long, or no date, so it was not kept."),
        QCoreApplication.translate(
            "ErrorMessages",
            "Choose the laptop; give a number or a place, the words of the question, or who was heard and by whom.",
        ),
    ),
    "assignment-interview": lambda: (
        QCoreApplication.translate("ErrorMessages", "The author of this interview is not known here."),
        QCoreApplication.translate("ErrorMessages", "Fetch from central, then ask again."),
    ),
    "assignment-unknown": lambda: (
        QCoreApplication.translate("ErrorMessages", "This assignment is not in this vault."),
        QCoreApplication.translate("ErrorMessages", "Go back to the list."),
    ),
    "addressed-too-large": lambda: (
        QCoreApplication.translate("ErrorMessages", "This is too large to be sent to a laptop at once."),
        QCoreApplication.translate("ErrorMessages", "Divide it, and send the parts one after another."),
    ),
    "addressed-revoked": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "Something came from a device that was shut out; nothing of it was taken."
        ),
        QCoreApplication.translate("ErrorMessages", "Tell your coordinator. If you waited for it, ask for it again."),
    ),
    "mission-package-empty": lambda: (
        QCoreApplication.translate("ErrorMessages", "A package needs a name, content, a laptop and a day to come."),
        QCoreApplication.translate("ErrorMessages", "Fill in what is missing, then publish it."),
    ),
    "mission-package-damaged": lambda: (
        QCoreApplication.translate("ErrorMessages", "A mission package cannot be used; nothing of it was taken."),
        QCoreApplication.translate("ErrorMessages", "Ask your coordinator to publish it again."),
    ),
    "mission-package-older": lambda: (
        QCoreApplication.translate("ErrorMessages", "A mission package is older than the one here, so it was refused."),
        QCoreApplication.translate("ErrorMessages", "Go on with the newer one; tell your coordinator."),
    ),
    "mission-package-expired": lambda: (
        QCoreApplication.translate("ErrorMessages", "A mission package was no longer valid, so it was refused."),
        QCoreApplication.translate("ErrorMessages", "Check the clock; ask your coordinator for a new one."),
    ),
    "mission-package-other-program": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "A mission package waits: its form was made with another version of the program."
        ),
        QCoreApplication.translate(
            "ErrorMessages", "It comes again by itself; if it does not, use the version that your coordinator uses."
        ),
    ),
    "recipient-unknown": lambda: (
        QCoreApplication.translate("ErrorMessages", "Central no longer knows the laptop something was meant for."),
        QCoreApplication.translate("ErrorMessages", "Exchange with central, and choose another laptop."),
    ),
}
