"""Invented accounts, names and questions in sentences of Ukrainian and Russian, the same for the same chance."""

import itertools
import random
from collections.abc import Iterator
from pathlib import Path

from storage.interviews.finding import Sort, Wanted
from storage.interviews.interviews import State

BEGINNINGS = (
    *("бала", "ізю", "буч", "вовч", "ягі", "хер", "мар", "сло"),
    *("крам", "лис", "ірп", "черн", "суми", "охт", "тро"),
)


def _list(words: str) -> list[str]:
    return words.split("|" if "|" in words else None)


_SURNAMES = _list(
    """Кравч Бондар Ткач Шевч Ковал Мельнич Поліщу Олійн Гончар Савч Руден Марчен Петрен Василен Кузьмен Лисен Мороз
    Швец Павлен Романен Захарч Юрчен Демч Іванен Назарен Левч Харчен Литвинен Данилен Панас Яцен Гриц Остап Жук"""
)
_ENDINGS = ("енко", "ук", "чук", "енко", "ишин", "ський", "ова", "ів", "ак", "иченко")
_FIRST = _list(
    """Олена Оксана Ірина Марія Ганна Наталія Тетяна Світлана Людмила Катерина Іван Петро Микола Андрій Сергій
    Олександр Михайло Василь Дмитро Володимир Юрій Ігор Григорій Степан Віктор Євген"""
)
_WHO = _list(
    """сусід сусідка чоловік військові солдати жінка син дочка староста лікар вони окупанти люди дідусь бабуся
    поліцейські невідомі хлопці матері брат сестра волонтери поранений затриманий"""
)
_DID = _list(
    """прийшли стояли стріляли забрали катували били питали шукали сховалися вивезли бачили чули втекли повернулися
    перевіряли погрожували замкнули вбили поранили спалили принесли сиділи плакали чекали викликали записали копали"""
)
_WHERE = _list(
    "у підвалі|біля школи|на площі|у лікарні|за селом|на блокпості|у дворі|в будинку|біля річки|на дорозі|у лісі"
    "|в гаражі|на станції|у коридорі|під вікном|біля церкви|на кладовищі|в укритті|коло магазину|на городі"
)
_WHEN = _list(
    "вранці|увечері|вночі|наступного дня|через тиждень|того ж дня|після обстрілу|перед світанком|у березні"
    "|двадцять четвертого лютого|на третій день|десь о шостій|коли стемніло|навесні"
)
_WHAT = _list(
    """автомати телефон документи машину двері вікно воду хліб ключі гроші речі паспорт танк колону дрони вибух
    постріли світло їжу одяг ліки шеврони форму"""
)
_EVERYDAY = Path("resources/words/uk.txt").read_text().split()
# As in any language: the second word half as often as the first, the third a third as often.
_HOW_OFTEN = list(itertools.accumulate(1 / rank for rank in range(1, len(_EVERYDAY) + 1)))
_TITLES = ("Калина", "Явір", "Ластівка", "Джерело", "Осокор", "Тополя", "Берег", "Криниця", "Мальва", "Сокіл")
_SYLLABLES = "ка ро ми ле ва ду сі но пе жо ти бра гри сто лу хо зе ня чу".split()  # noqa: SIM905


def person(chance: random.Random) -> str:
    """First name and surname."""
    return f"{chance.choice(_FIRST)} {chance.choice(_SURNAMES)}{chance.choice(_ENDINGS)}"


def title(chance: random.Random) -> str:
    """A neutral title."""
    return f"{chance.choice(_TITLES)} {chance.randint(1, 999)}"


def account(chance: random.Random, sentences: int) -> str:
    """What somebody told, with a few words that hardly anybody else uses."""
    return " ".join(_sentence(chance) for _ in range(sentences))


def _sentence(chance: random.Random) -> str:
    rare = "".join(chance.choices(_SYLLABLES, k=4)) if chance.random() < 0.2 else ""
    words = chance.choices(_EVERYDAY, cum_weights=_HOW_OFTEN, k=7)
    told = f"{chance.choice(_WHO)} {chance.choice(_DID)}" if chance.random() < 0.3 else ""
    where = chance.choice(_WHERE) if chance.random() < 0.1 else ""
    when = chance.choice(_WHEN) if chance.random() < 0.1 else ""
    what = chance.choice(_WHAT) if chance.random() < 0.2 else ""
    sentence = " ".join(part for part in (when, *words[:4], told, where, *words[4:], what, rare) if part)
    return sentence.capitalize() + "."


def questions(chance: random.Random, count: int) -> Iterator[Wanted]:
    """Questions of every kind, alone and together."""
    kinds = (_word, _word, _forms, _beginning, _phrase, _person, _person, _place, _days, _together)
    for number in range(count):
        yield kinds[number % len(kinds)](chance)


def _word(chance: random.Random) -> Wanted:
    return Wanted(query=chance.choices(_EVERYDAY, cum_weights=_HOW_OFTEN, k=1)[0])


def _forms(chance: random.Random) -> Wanted:
    return Wanted(query=f"{chance.choice(_WHO)} {chance.choice(_WHAT)}")


def _beginning(chance: random.Random) -> Wanted:
    return Wanted(query=chance.choice(_DID)[: chance.randint(2, 4)])


def _phrase(chance: random.Random) -> Wanted:
    return Wanted(query=f"«{chance.choice(_WHO)} {chance.choice(_DID)}»")


def _person(chance: random.Random) -> Wanted:
    return Wanted(person=person(chance) if chance.random() < 0.7 else chance.choice(_SURNAMES) + "енка")


def _place(chance: random.Random) -> Wanted:
    return Wanted(place=chance.choice(("UA63", "UA65", "UA1402", "UA32", "UA59")), sort=Sort.NEWEST)


def _days(chance: random.Random) -> Wanted:
    month = chance.randint(2, 11)
    return Wanted(starts=f"2022-{month:02}-01", ends=f"2022-{month + 1:02}-15", query=chance.choice(("", "підвал")))


def _together(chance: random.Random) -> Wanted:
    return Wanted(
        query=f"{chance.choice(_DID)} {chance.choice(_WHERE)}",
        person=chance.choice(_FIRST),
        states=frozenset({chance.choice((State.DELIVERED, State.WAITING, State.STAYS_HERE))}),
        starts="2022-03-01",
        ends="2022-06-30",
    )
