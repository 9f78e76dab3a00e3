"""The words for what can go wrong where a coordinator or custodian reads; a part of the table of failures."""

# A sentence is one line here, so that it is found whole for translation.

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

RECEIVED: dict[str, Callable[[], tuple[str, str]]] = {
    "review-text": lambda: (
        QCoreApplication.translate("ErrorMessages", "The note is empty or too long, so it was not kept."),
        QCoreApplication.translate("ErrorMessages", "Shorten it, or write two notes."),
    ),
    "review-to-revoked": lambda: (
        QCoreApplication.translate("ErrorMessages", "The laptop of this interview was shut out; no note goes to it."),
        QCoreApplication.translate("ErrorMessages", "Reach the documenter in another way."),
    ),
    "received-withdrawn": lambda: (
        QCoreApplication.translate("ErrorMessages", "The person does not agree any more that this is heard."),
        QCoreApplication.translate("ErrorMessages", "Open the interview again: it shows what they agree to now."),
    ),
    "not-a-recipient": lambda: (
        QCoreApplication.translate("ErrorMessages", "This interview was not sealed to you."),
        QCoreApplication.translate("ErrorMessages", "Ask who may read it."),
    ),
    "not-a-custodian": lambda: (
        QCoreApplication.translate("ErrorMessages", "This computer is not enrolled as a custodian’s."),
        QCoreApplication.translate("ErrorMessages", "This part is opened on a custodian’s computer only."),
    ),
    "key-of-another-kind": lambda: (
        QCoreApplication.translate("ErrorMessages", "This key file is for something else."),
        QCoreApplication.translate(
            "ErrorMessages",
            "Choose the key file of the custodian of the part on sexual violence; practice has its own.",
        ),
    ),
    "ReceivedRefused": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "What came from central does not fit together, so it was not kept."
        ),
        QCoreApplication.translate(
            "ErrorMessages", "Fetch it again; if it stays so, tell whoever looks after central."
        ),
    ),
    "resolution-none": lambda: (
        QCoreApplication.translate("ErrorMessages", "Of this interview no two corrections stand beside each other."),
        QCoreApplication.translate("ErrorMessages", "Go back to the list: somebody may have decided already."),
    ),
    "resolution-open": lambda: (
        QCoreApplication.translate("ErrorMessages", "Not every answer is decided, or the reason is missing."),
        QCoreApplication.translate("ErrorMessages", "Decide each answer, and write how it was decided."),
    ),
    "resolution-role": lambda: (
        QCoreApplication.translate("ErrorMessages", "Only a coordinator decides between two corrections."),
        QCoreApplication.translate("ErrorMessages", "Ask your coordinator."),
    ),
    "resolution-consent": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "Taken together, the two consents do not allow that this leaves, so nothing was sealed."
        ),
        QCoreApplication.translate("ErrorMessages", "Have the author ask the person, then correct the interview."),
    ),
}
