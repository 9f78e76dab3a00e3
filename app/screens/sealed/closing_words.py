"""When an interview can no longer be read by its author, and why it still can: the words for both."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from storage.interviews.closing import Keeps, Prospect, When


def before_sealing(prospect: Prospect, day: Callable[[date], str]) -> str:
    """What the person should know before the seal is set."""
    match prospect.when:
        case When.AT_SEAL:
            return QCoreApplication.translate(
                "Closing",
                "Once it is sealed you can no longer open it here: no answer, recording or page. Look through "
                "everything before you seal.",
            )
        case When.NEVER:
            return QCoreApplication.translate("Closing", "You can go on reading it here after sealing.")
        case _:
            return until(prospect, day)


def until(prospect: Prospect, day: Callable[[date], str]) -> str:
    """Until when what is sealed can be read here; empty where nothing ends it."""
    match prospect.when:
        case When.AT_RECEIPT:
            return QCoreApplication.translate(
                "Closing", "You can read it here until central has confirmed that it has everything."
            )
        case When.AFTER_RECEIPT:
            return QCoreApplication.translate(
                "Closing",
                "You can read it here until central has confirmed that it has everything, and then for so many days: "
                "{days}.",
            ).format(days=prospect.days)
        case When.MISSION_END:
            return QCoreApplication.translate(
                "Closing", "You can read it here until the mission is over. Its last day: {day}."
            ).format(day=day(date.fromisoformat(prospect.day)))
        case _:
            return ""


def because(keeps: Keeps) -> str:
    """Why a sealed interview stays open whatever the policy says."""
    return {
        Keeps.STAYS_HERE: lambda: QCoreApplication.translate(
            "Closing", "It stays readable to you: it is sealed to nobody else."
        ),
        Keeps.WITHDRAWN: lambda: QCoreApplication.translate(
            "Closing", "It stays readable to you: consent was withdrawn before everything had left this laptop."
        ),
        Keeps.NOBODY: lambda: QCoreApplication.translate(
            "Closing",
            "It stays readable to you: the organisation’s package names nobody for one part of it. Tell your "
            "coordinator.",
        ),
        Keeps.KEPT_SOUND: lambda: QCoreApplication.translate(
            "Closing",
            "It stays readable to you: a file or a piece of a recording could not be sealed, and only this laptop has "
            "its key. Tell your coordinator.",
        ),
        Keeps.REFUSED: lambda: QCoreApplication.translate(
            "Closing", "It stays readable to you: central did not take all of it. Look at Delivery."
        ),
        Keeps.DAMAGED: lambda: QCoreApplication.translate(
            "Closing",
            "It stays readable to you: something of what was sealed is missing or damaged here. Have the vault "
            "checked, and tell your coordinator.",
        ),
    }[keeps]()
