"""How a mission package is told in a line."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.language import Language
from storage.interviews.mission_packages import Package
from storage.objects.mission_package import FileKind


def told(package: Package, language: Language) -> str:
    """Name, version, from whom, until when, and what is in it."""
    said = package.said
    text = QCoreApplication.translate(
        "PackageWords", "{name}, version {version}, from {person}, valid until {day}: {content}"
    )
    return text.format(
        name=said.name,
        version=said.version,
        person=package.author.person,
        day=language.day(datetime.fromisoformat(said.expires).date()),
        content=", ".join(_content(package)),
    )


def _content(package: Package) -> list[str]:
    words = {
        FileKind.REFERRALS: QCoreApplication.translate("PackageWords", "services"),
        FileKind.TERRITORY: QCoreApplication.translate("PackageWords", "list of who controlled which place"),
        FileKind.ORGANISATION: QCoreApplication.translate("PackageWords", "keys and policy of the organisation"),
        FileKind.REVOCATIONS: QCoreApplication.translate("PackageWords", "which devices are shut out"),
    }
    forms = QCoreApplication.translate("PackageWords", "form {name}")
    return [
        *(forms.format(name=name) for name in package.forms),
        *(text for kind, text in words.items() if kind in package.kinds),
    ]
