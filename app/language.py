"""The language of the screens, changed while the program runs."""

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QDate,
    QDateTime,
    QLibraryInfo,
    QLocale,
    QObject,
    QTimeZone,
    QTranslator,
    Signal,
)

TRANSLATIONS = Path(__file__).parent.parent / "resources" / "translations"
AREAS = (
    "shell",
    "interview",
    "recorder",
    "keys",
    "backup",
    "custody",
    "ceremony",
    "library",
    "leaving",
    "listening",
    "structuring",
    "exhibits",
    "transcript",
    "consent",
    "closing",
    "planning",
)
CODES = ("uk", "en")


class Language(QObject):
    """Installs translators; Qt then sends LanguageChange to every widget."""

    changed = Signal(str)

    def __init__(self, code: str = "uk", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translators: list[QTranslator] = []
        # Qt looks words up where they lie.
        self._words: list[bytes] = []
        self._code = ""
        self.use(code)

    @property
    def code(self) -> str:
        """The language in use: 'uk' or 'en'."""
        return self._code

    @property
    def locale(self) -> QLocale:
        """How this language writes dates and numbers."""
        territory = QLocale.Country.Ukraine if self._code == "uk" else QLocale.Country.UnitedKingdom
        language = QLocale.Language.Ukrainian if self._code == "uk" else QLocale.Language.English
        return QLocale(language, territory)

    def use(self, code: str) -> None:
        """Switch every text of the program to this language."""
        if code not in CODES or code == self._code:
            return
        self._code = code
        self.close()
        QLocale.setDefault(self.locale)
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in [("qtbase", qt_folder), *((area, str(TRANSLATIONS)) for area in AREAS)]:
            translator = QTranslator(self)
            # From memory: a file that is replaced under a running program would end it.
            words = _read(Path(folder) / f"{name}_{code}.qm")
            if words and translator.load(words):
                QCoreApplication.installTranslator(translator)
                self._translators.append(translator)
                self._words.append(words)
        self.changed.emit(code)

    def close(self) -> None:
        """Take the translators out again."""
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
        self._translators, self._words = [], []

    def other(self) -> str:
        """The language the switch leads to."""
        return "en" if self._code == "uk" else "uk"

    def day(self, day: date) -> str:
        """Write a day in the short form of this language."""
        return self.locale.toString(
            QDate(day.year, day.month, day.day), "dd.MM.yyyy" if self._code == "uk" else "d MMM yyyy"
        )

    def day_and_time(self, moment: datetime) -> str:
        """Write a moment in local time, to the minute."""
        local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()), QTimeZone.systemTimeZone())
        return self.locale.toString(local, "dd.MM.yyyy HH:mm" if self._code == "uk" else "d MMM yyyy HH:mm")


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""
