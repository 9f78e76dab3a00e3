"""What a question for a file says of consent, and of the files that are chosen for it."""

from PySide6.QtCore import QCoreApplication

from app.fields.files import Subject


def kinds_of(family: str) -> str:
    """The files that the window for choosing offers."""
    return {
        "image": QCoreApplication.translate(
            "UploadField", "Pictures (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp *.gif *.heic);;All files (*)"
        ),
        "audio": QCoreApplication.translate(
            "UploadField", "Sound (*.mp3 *.m4a *.ogg *.opus *.wav *.flac *.amr *.aac);;All files (*)"
        ),
        "video": QCoreApplication.translate(
            "UploadField", "Films (*.mp4 *.mov *.avi *.mkv *.webm *.3gp);;All files (*)"
        ),
    }.get(family, QCoreApplication.translate("UploadField", "All files (*)"))


def why_closed(subject: Subject) -> str:
    """Say which consent is missing for such a file."""
    match subject:
        case Subject.INJURY:
            return QCoreApplication.translate(
                "UploadField",
                "There is no consent to photographs of injuries, or not to photographs of the person although this "
                "question counts as identity. Ask in the section on consent first.",
            )
        case Subject.PERSON:
            return QCoreApplication.translate(
                "UploadField", "There is no consent to photographs of the person. Ask in the section on consent first."
            )
        case Subject.PLACE:
            return QCoreApplication.translate(
                "UploadField",
                "This question counts as identity, so a photograph needs the consent to photographs of the person. "
                "Ask in the section on consent first.",
            )
        case Subject.SOUND:
            return QCoreApplication.translate(
                "UploadField",
                "A sound needs the consent to sound and to copies of documents. Ask in the section on consent first.",
            )
        case Subject.FILM:
            return QCoreApplication.translate(
                "UploadField",
                "A film needs the consent to sound, to film, to photographs of the person and to copies of "
                "documents. "
                "Ask in the section on consent first.",
            )
        case _:
            return QCoreApplication.translate(
                "UploadField", "There is no consent to copies of documents. Ask in the section on consent first."
            )
