"""The words of failures in a ceremony: key files, cards of an organisation, and what is brought to it."""

# A sentence is one line here, so that it is found whole for translation.
# ruff: noqa: E501

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

CEREMONY: dict[str, Callable[[], tuple[str, str]]] = {
    "cards-of-another-organisation": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "These cards fit together, but they belong to another organisation."
        ),
        QCoreApplication.translate(
            "ErrorMessages", "Find the cards whose control words are those of this organisation."
        ),
    ),
    "key-file-damaged": lambda: (
        QCoreApplication.translate("ErrorMessages", "This is not a file of keys, or it is damaged."),
        QCoreApplication.translate("ErrorMessages", "Choose another file, or the copy of it on the second stick."),
    ),
    "key-file-too-new": lambda: (
        QCoreApplication.translate("ErrorMessages", "A newer version of the program wrote this file of keys."),
        QCoreApplication.translate(
            "ErrorMessages", "Install that version or a newer one. The file has not been changed."
        ),
    ),
    "key-file-refused": lambda: (
        QCoreApplication.translate("ErrorMessages", "This passphrase does not open the file of keys."),
        QCoreApplication.translate(
            "ErrorMessages",
            "Check the keyboard language and capital letters, and type it again. If it is lost, use the cards of the organisation.",
        ),
    ),
    "key-file-purpose": lambda: (
        QCoreApplication.translate("ErrorMessages", "This file of keys is for something else."),
        QCoreApplication.translate("ErrorMessages", "Choose the file organisation.svidok-keys: it holds the root key."),
    ),
    "keys-there-already": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "There are keys or a package of this name in the folder already, so nothing was written."
        ),
        QCoreApplication.translate("ErrorMessages", "Choose an empty folder on the stick."),
    ),
    "cloud-target": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "This folder is copied to a server by another program, so no keys are written there."
        ),
        QCoreApplication.translate("ErrorMessages", "Choose a folder on a memory stick."),
    ),
    "central-unreadable": lambda: (
        QCoreApplication.translate("ErrorMessages", "This is not the file in which a central describes itself."),
        QCoreApplication.translate(
            "ErrorMessages", "Have the administrator make it again with the command describe, and carry it here."
        ),
    ),
    "request-unreadable": lambda: (
        QCoreApplication.translate("ErrorMessages", "This is not an enrolment request that its computer has signed."),
        QCoreApplication.translate("ErrorMessages", "Have the request saved again on that computer and carry it here."),
    ),
    "request-there-already": lambda: (
        QCoreApplication.translate("ErrorMessages", "This computer is among the recipients already."),
        QCoreApplication.translate("ErrorMessages", "Choose the request of another one."),
    ),
    "not-written-rightly": lambda: (
        QCoreApplication.translate("ErrorMessages", "The stick did not give back what was written to it."),
        QCoreApplication.translate("ErrorMessages", "Take another stick and write the files again."),
    ),
}
