"""The words for what can go wrong with services, a plan, pictures nobody copies; a part of the table of failures."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication


def _kept() -> str:
    return QCoreApplication.translate("ErrorMessages", "The directory that was there is kept.")


REFERRALS: dict[str, Callable[[], tuple[str, str]]] = {
    "import-intimate": lambda: (
        QCoreApplication.translate("ErrorMessages", "Intimate pictures are not taken in."),
        QCoreApplication.translate(
            "ErrorMessages",
            "Do not copy it; turn to your coordinator. Pictures of such injuries are taken by a medic only.",
        ),
    ),
    "no-identification": lambda: (
        QCoreApplication.translate("ErrorMessages", "No picture of a suspect is opened while the person is heard."),
        QCoreApplication.translate("ErrorMessages", "We hold no identification. Open it after the account."),
    ),
    "directory-refused": lambda: (
        QCoreApplication.translate("ErrorMessages", "The directory of services could not be read."),
        _kept(),
    ),
    "directory-too-large": lambda: (
        QCoreApplication.translate("ErrorMessages", "The directory is larger than 512 KB or 2,000 services."),
        _kept(),
    ),
    "directory-not-text": lambda: (
        QCoreApplication.translate("ErrorMessages", "The file is no table that can be read as text."),
        QCoreApplication.translate(
            "ErrorMessages", "Save the table as “CSV UTF-8” and take it again. The directory that was there is kept."
        ),
    ),
    "directory-columns": lambda: (
        QCoreApplication.translate("ErrorMessages", "The first line does not name all columns of a directory."),
        QCoreApplication.translate(
            "ErrorMessages",
            "The columns are those of the directory that comes with the program. The directory that was there is kept.",
        ),
    ),
    "directory-row": lambda: (
        QCoreApplication.translate("ErrorMessages", "A line of the directory cannot be read."),
        QCoreApplication.translate(
            "ErrorMessages",
            "Look at its name, codes, day and status, then take the table again. The directory that was there is kept.",
        ),
    ),
    "plan-refused": lambda: (
        QCoreApplication.translate("ErrorMessages", "The plan is longer than there is room for."),
        QCoreApplication.translate(
            "ErrorMessages",
            "Shorten it: a text holds 2,000 letters, a list 200 lines. What was kept before is still there.",
        ),
    ),
    "directory-empty": lambda: (
        QCoreApplication.translate("ErrorMessages", "There is no service in this table."),
        _kept(),
    ),
}
