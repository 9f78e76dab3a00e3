"""The names of months in other calendars, in the language of the screen."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLocale

from app.fields.calendars import Calendar

Words = Callable[[], tuple[str, ...]]
_GREGORIAN_MONTHS = range(1, 13)

_NAMES: dict[Calendar, Callable[[], str]] = {
    Calendar.COPTIC: lambda: QCoreApplication.translate("Calendars", "the Coptic calendar"),
    Calendar.ETHIOPIAN: lambda: QCoreApplication.translate("Calendars", "the Ethiopian calendar"),
    Calendar.ISLAMIC: lambda: QCoreApplication.translate("Calendars", "the Islamic calendar"),
    Calendar.PERSIAN: lambda: QCoreApplication.translate("Calendars", "the Persian calendar"),
    Calendar.BUDDHIST: lambda: QCoreApplication.translate("Calendars", "the Buddhist calendar"),
    Calendar.BIKRAM_SAMBAT: lambda: QCoreApplication.translate("Calendars", "the Nepali calendar"),
    Calendar.MYANMAR: lambda: QCoreApplication.translate("Calendars", "the Burmese calendar"),
}
_MONTHS: dict[Calendar, Words] = {
    Calendar.COPTIC: lambda: (
        QCoreApplication.translate("CopticMonths", "Thout"),
        QCoreApplication.translate("CopticMonths", "Paopi"),
        QCoreApplication.translate("CopticMonths", "Hathor"),
        QCoreApplication.translate("CopticMonths", "Koiak"),
        QCoreApplication.translate("CopticMonths", "Tobi"),
        QCoreApplication.translate("CopticMonths", "Meshir"),
        QCoreApplication.translate("CopticMonths", "Paremhat"),
        QCoreApplication.translate("CopticMonths", "Parmouti"),
        QCoreApplication.translate("CopticMonths", "Pashons"),
        QCoreApplication.translate("CopticMonths", "Paoni"),
        QCoreApplication.translate("CopticMonths", "Epip"),
        QCoreApplication.translate("CopticMonths", "Mesori"),
        QCoreApplication.translate("CopticMonths", "Pi Kogi Enavot"),
    ),
    Calendar.ETHIOPIAN: lambda: (
        QCoreApplication.translate("EthiopianMonths", "Meskerem"),
        QCoreApplication.translate("EthiopianMonths", "Tikimt"),
        QCoreApplication.translate("EthiopianMonths", "Hidar"),
        QCoreApplication.translate("EthiopianMonths", "Tahsas"),
        QCoreApplication.translate("EthiopianMonths", "Tir"),
        QCoreApplication.translate("EthiopianMonths", "Yekatit"),
        QCoreApplication.translate("EthiopianMonths", "Megabit"),
        QCoreApplication.translate("EthiopianMonths", "Miazia"),
        QCoreApplication.translate("EthiopianMonths", "Ginbot"),
        QCoreApplication.translate("EthiopianMonths", "Sene"),
        QCoreApplication.translate("EthiopianMonths", "Hamle"),
        QCoreApplication.translate("EthiopianMonths", "Nehase"),
        QCoreApplication.translate("EthiopianMonths", "Pagumen"),
    ),
    Calendar.ISLAMIC: lambda: (
        QCoreApplication.translate("IslamicMonths", "Muharram"),
        QCoreApplication.translate("IslamicMonths", "Safar"),
        QCoreApplication.translate("IslamicMonths", "Rabi I"),
        QCoreApplication.translate("IslamicMonths", "Rabi II"),
        QCoreApplication.translate("IslamicMonths", "Jumada I"),
        QCoreApplication.translate("IslamicMonths", "Jumada II"),
        QCoreApplication.translate("IslamicMonths", "Rajab"),
        QCoreApplication.translate("IslamicMonths", "Shaban"),
        QCoreApplication.translate("IslamicMonths", "Ramadan"),
        QCoreApplication.translate("IslamicMonths", "Shawwal"),
        QCoreApplication.translate("IslamicMonths", "Dhu al-Qadah"),
        QCoreApplication.translate("IslamicMonths", "Dhu al-Hijjah"),
    ),
    Calendar.PERSIAN: lambda: (
        QCoreApplication.translate("PersianMonths", "Farvardin"),
        QCoreApplication.translate("PersianMonths", "Ordibehesht"),
        QCoreApplication.translate("PersianMonths", "Khordad"),
        QCoreApplication.translate("PersianMonths", "Tir"),
        QCoreApplication.translate("PersianMonths", "Mordad"),
        QCoreApplication.translate("PersianMonths", "Shahrivar"),
        QCoreApplication.translate("PersianMonths", "Mehr"),
        QCoreApplication.translate("PersianMonths", "Aban"),
        QCoreApplication.translate("PersianMonths", "Azar"),
        QCoreApplication.translate("PersianMonths", "Dey"),
        QCoreApplication.translate("PersianMonths", "Bahman"),
        QCoreApplication.translate("PersianMonths", "Esfand"),
    ),
    Calendar.BIKRAM_SAMBAT: lambda: (
        QCoreApplication.translate("BikramSambatMonths", "Baishakh"),
        QCoreApplication.translate("BikramSambatMonths", "Jestha"),
        QCoreApplication.translate("BikramSambatMonths", "Ashadh"),
        QCoreApplication.translate("BikramSambatMonths", "Shrawan"),
        QCoreApplication.translate("BikramSambatMonths", "Bhadra"),
        QCoreApplication.translate("BikramSambatMonths", "Ashwin"),
        QCoreApplication.translate("BikramSambatMonths", "Kartik"),
        QCoreApplication.translate("BikramSambatMonths", "Mangsir"),
        QCoreApplication.translate("BikramSambatMonths", "Poush"),
        QCoreApplication.translate("BikramSambatMonths", "Magh"),
        QCoreApplication.translate("BikramSambatMonths", "Falgun"),
        QCoreApplication.translate("BikramSambatMonths", "Chaitra"),
    ),
    Calendar.MYANMAR: lambda: (
        QCoreApplication.translate("BurmeseMonths", "Tagu"),
        QCoreApplication.translate("BurmeseMonths", "Kason"),
        QCoreApplication.translate("BurmeseMonths", "Nayon"),
        QCoreApplication.translate("BurmeseMonths", "First Waso"),
        QCoreApplication.translate("BurmeseMonths", "Waso"),
        QCoreApplication.translate("BurmeseMonths", "Wagaung"),
        QCoreApplication.translate("BurmeseMonths", "Tawthalin"),
        QCoreApplication.translate("BurmeseMonths", "Thadingyut"),
        QCoreApplication.translate("BurmeseMonths", "Tazaungmon"),
        QCoreApplication.translate("BurmeseMonths", "Nadaw"),
        QCoreApplication.translate("BurmeseMonths", "Pyatho"),
        QCoreApplication.translate("BurmeseMonths", "Tabodwe"),
        QCoreApplication.translate("BurmeseMonths", "Tabaung"),
        QCoreApplication.translate("BurmeseMonths", "Late Tagu"),
        QCoreApplication.translate("BurmeseMonths", "Late Kason"),
    ),
}


def name_of(calendar: Calendar) -> str:
    """What the calendar is called."""
    return _NAMES[calendar]()


def months_of(calendar: Calendar) -> tuple[str, ...]:
    """Its months in their order."""
    if calendar is Calendar.BUDDHIST:
        return tuple(QLocale().standaloneMonthName(month) for month in _GREGORIAN_MONTHS)
    return _MONTHS[calendar]()
