"""What the screen of exhibits says about a file."""

import re
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from app.screens.attachments.kinds import AttachmentKind
from app.screens.attachments.presenter import Item

INTIMATE = "intimate"
_PAGE = re.compile(r"page:([1-9][0-9]{0,3});")


def kinds() -> tuple[tuple[str, str], ...]:
    """What files may show, in the order in which it is offered."""
    return (
        (AttachmentKind.PLACE.value, QCoreApplication.translate("ExhibitWords", "A place, an object, traces")),
        (
            AttachmentKind.DOCUMENT.value,
            QCoreApplication.translate("ExhibitWords", "Documents, video, sound, other files"),
        ),
        (AttachmentKind.PHONE.value, QCoreApplication.translate("ExhibitWords", "Files from the person’s telephone")),
        (AttachmentKind.INJURY.value, QCoreApplication.translate("ExhibitWords", "Injuries")),
        (AttachmentKind.FACE.value, QCoreApplication.translate("ExhibitWords", "The person (face)")),
        (
            INTIMATE,
            QCoreApplication.translate("ExhibitWords", "Intimate images, sexual violence, abuse of children"),
        ),
    )


def closed(kind: AttachmentKind) -> str:
    """Why such files may not be taken in."""
    match kind:
        case AttachmentKind.FACE:
            return QCoreApplication.translate(
                "ExhibitWords", "There is no consent to photographs of the person. Ask in the section on consent first."
            )
        case AttachmentKind.INJURY:
            return QCoreApplication.translate(
                "ExhibitWords", "There is no consent to photographs of injuries. Ask in the section on consent first."
            )
        case AttachmentKind.PHONE:
            return QCoreApplication.translate(
                "ExhibitWords",
                "There is no consent to copies from the person’s telephone. Ask in the section on consent first.",
            )
        case AttachmentKind.DOCUMENT:
            return QCoreApplication.translate(
                "ExhibitWords",
                "There is no consent to copies of documents and files. Ask in the section on consent first.",
            )
        case _:
            return QCoreApplication.translate(
                "ExhibitWords", "Files cannot be added now. Look at the reminders of this interview."
            )


def blocked() -> str:
    """What is said instead of taking in intimate images."""
    return QCoreApplication.translate(
        "ExhibitWords",
        "Do not copy them; turn to the coordinator. Intimate images and images of sexual violence or of abused "
        "children are not taken in here.",
    )


def title_of(item: Item) -> str:
    """How a file is called in the list."""
    if item.is_sound:
        time = datetime.fromisoformat(item.captured).astimezone().strftime("%H:%M")
        return QCoreApplication.translate("ExhibitWords", "Recording of {time}").format(time=time)
    title = item.title or QCoreApplication.translate("ExhibitWords", "Drawing")
    if item.details.made_from and (page := _PAGE.match(item.details.made_how)):
        told = QCoreApplication.translate("ExhibitWords", "Copy of {title}, page {number}")
        return told.format(title=title, number=page[1])
    if item.details.made_from:
        title = QCoreApplication.translate("ExhibitWords", "Copy of {title}").format(title=title)
    return title


def described(item: Item) -> str:
    """All that is known of a file, line by line."""
    details = item.details
    size = QLocale().formattedDataSize(item.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    if details.width:
        size += f" · {details.width} × {details.height}"
    lines = [title_of(item), f"{size} · {item.mime}"]
    if details.length:
        long = timedelta(seconds=details.length // 1000)
        told = QCoreApplication.translate("ExhibitWords", "Length in the file: {length} ({codec})")
        lines.append(told.format(length=long, codec=details.codec or "?"))
    if details.exhibit:
        lines.append(QCoreApplication.translate("ExhibitWords", "Exhibit: {number}").format(number=details.exhibit))
    if details.taken:
        lines.append(QCoreApplication.translate("ExhibitWords", "Time in the file: {time}").format(time=details.taken))
        if details.clock_known:
            lines.append(_by_our_clock(details.taken, details.clock))
    if details.device:
        lines.append(QCoreApplication.translate("ExhibitWords", "Device: {device}").format(device=details.device))
    if details.latitude:
        place = f"{details.latitude}, {details.longitude}"
        lines.append(QCoreApplication.translate("ExhibitWords", "Place in the file: {place}").format(place=place))
    elif details.width and not details.made_from and not details.layers:
        lines.append(QCoreApplication.translate("ExhibitWords", "The file names no place."))
    if details.problem:
        lines.append(
            QCoreApplication.translate("ExhibitWords", "It cannot be shown as a picture and is kept as plain bytes.")
        )
    if details.messenger:
        lines.append(
            QCoreApplication.translate("ExhibitWords", "Ask for the original file, not the one from a messenger.")
        )
    if details.twin:
        lines.append(QCoreApplication.translate("ExhibitWords", "Another interview of this vault holds the same file."))
    if details.made_from:
        made = QCoreApplication.translate("ExhibitWords", "Made from the sealed original {digest} by {who}: {why}")
        lines.append(made.format(digest=f"{details.made_of[:16]}…", who=details.made_by, why=details.made_why))
    if details.made_how.startswith("voice:"):
        lines.append(
            QCoreApplication.translate(
                "ExhibitWords", "The voice was changed. Experts, and people who know the person, may still know it."
            )
        )
    if item.sha256:
        lines.append(f"SHA-256 {item.sha256[:16]}…")
    return "\n".join(lines)


def _by_our_clock(taken: str, ahead: int) -> str:
    off = f"{'+' if ahead >= 0 else '−'}{timedelta(seconds=abs(ahead))}"
    try:
        # Films write their day with other signs than photographs.
        told = datetime.strptime(taken[:19].replace("-", ":", 2).replace("T", " "), "%Y:%m:%d %H:%M:%S")
        ours = (told - timedelta(seconds=ahead)).strftime("%Y-%m-%d %H:%M:%S")
    except (ValueError, OverflowError):
        return QCoreApplication.translate("ExhibitWords", "The clock of this device was {off} off.").format(off=off)
    text = QCoreApplication.translate("ExhibitWords", "The clock of this device was {off} off: by ours {time}.")
    return text.format(off=off, time=ours)
