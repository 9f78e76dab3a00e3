"""What goes and what stays, counted, in the words of people."""

from PySide6.QtCore import QCoreApplication

from forms.interview import Part
from storage.interviews.offers import Offer

_KIB = 1024


def goes(offer: Offer) -> str:
    """What leaves, one thing a line."""
    lines = [
        QCoreApplication.translate("Leaving", "Answers: {count}").format(count=offer.answers),
    ]
    if offer.files:
        size = sum(one.size for one in offer.files) // _KIB + 1
        lines.append(
            QCoreApplication.translate("Leaving", "Pictures, sound and files: {count} ({size} KB)").format(
                count=len(offer.files), size=size
            )
        )
    if offer.has_audit:
        lines.append(
            QCoreApplication.translate(
                "Leaving", "The form’s log: when these questions were answered, and how answers changed if it asks that"
            )
        )
    return "\n".join(f"• {text}" for text in lines)


def stays(offer: Offer) -> str:
    """What stays, and why."""
    lines = [
        {
            Part.FACTS: QCoreApplication.translate("Leaving", "facts: {count}"),
            Part.BODY: QCoreApplication.translate("Leaving", "the account: {count}"),
            Part.IDENTITY: QCoreApplication.translate("Leaving", "names and contacts: {count}"),
            Part.CRSV: QCoreApplication.translate("Leaving", "about sexual violence: {count}"),
        }[part].format(count=count)
        for part, count in offer.withheld
    ]
    return QCoreApplication.translate(
        "Leaving", "These answers stay, because the person did not agree to them for this recipient: {parts}."
    ).format(parts="; ".join(lines))
