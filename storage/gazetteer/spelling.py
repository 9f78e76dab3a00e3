"""Spellings of a Ukrainian name, made by rule, so that a place is found however it was written down."""

import re
from collections.abc import Mapping

# Letters that Ukrainian and Russian write differently for one name, and those that people mix up, count as one.
_FOLD = str.maketrans(
    {"і": "и", "ї": "и", "ы": "и", "й": "и", "є": "е", "э": "е", "ё": "е", "ґ": "г", "ь": None, "ъ": None}
    | dict.fromkeys("'’ʼ`´′\"«»“”.", None)
    | dict.fromkeys("-–—‑", " ")
)
# What people write before a name: city, settlement, village, street-free.
_KIND_WORD = re.compile(
    r"^(?:місто|м|селище міського типу|селище|смт|сел|село|с|город|г|поселок|посёлок|пгт|пос|деревня)\.?\s+(?=\S)"
)
_DOTTED = re.compile(r"^(?:м|с|смт|сел|г|пгт|пос)\.(?=\S)")

_RUSSIAN_LETTERS = str.maketrans({"и": "ы", "і": "и", "ї": "и", "є": "е", "ґ": "г", "'": "ъ", "’": "ъ"})
_AFTER_HUSHING = re.compile(r"([гкхжчшщ])ы")
# Ukrainian endings and the Russian ones that people remember; the first that fits is used.
_ENDINGS = (
    ("ївське", "евское"), ("івське", "овское"), ("ївський", "евский"), ("івський", "овский"),
    ("ївськ", "евск"), ("івськ", "овск"),
    ("ївка", "евка"), ("івка", "овка"), ("івці", "овцы"), ("їв", "ев"), ("ьків", "ьков"), ("ків", "ков"), ("ів", "ов"),
    ("цький", "цкий"), ("ський", "ский"), ("цьке", "цкое"), ("ське", "ское"), ("цька", "цкая"), ("ська", "ская"),
    ("ий", "ый"), ("ове", "овое"), ("еве", "евое"), ("не", "ное"), ("ле", "лое"), ("ре", "рое"), ("те", "тое"),
    ("зьк", "зск"), ("цьк", "цк"), ("ськ", "ск"), ("ець", "ец"), ("иця", "ица"), ("яни", "яны"), ("ин", "ин"),
    ("ілля", "олье"), ("лля", "лье"), ("жжя", "жье"), ("ччя", "чье"), ("ня", "ня"),
)  # fmt: skip
# Names whose Russian form no rule makes.
_EXCEPTIONS = {
    "харків": "харьков", "львів": "львов", "одеса": "одесса", "миколаїв": "николаев", "запоріжжя": "запорожье",
    "дніпро": "днепр", "кривий ріг": "кривой рог", "рівне": "ровно", "луганськ": "луганск", "ужгород": "ужгород",
    "чернівці": "черновцы", "суми": "сумы", "лубни": "лубны", "ромни": "ромны", "прилуки": "прилуки",
    "бердянськ": "бердянск", "мелітополь": "мелитополь", "сіверськодонецьк": "северодонецк", "лисичанськ": "лисичанск",
    "слов’янськ": "славянск", "слов'янськ": "славянск", "краматорськ": "краматорск", "костянтинівка": "константиновка",
    "маріуполь": "мариуполь", "гуляйполе": "гуляйполе", "кам’янське": "каменское", "кам'янське": "каменское",
    "кам’янка": "каменка", "кам'янка": "каменка", "ізюм": "изюм", "куп’янськ": "купянск", "куп'янськ": "купянск",
    "вовчанськ": "волчанск", "вугледар": "угледар", "охтирка": "ахтырка", "жовті води": "желтые воды",
    "андріївка": "андреевка", "сергіївка": "сергеевка", "олексіївка": "алексеевка", "миколаївка": "николаевка",
    "михайлівка": "михайловка", "григорівка": "григоровка", "степанівка": "степановка",
    "олександрівка": "александровка",
    "нікополь": "никополь", "енергодар": "энергодар", "скадовськ": "скадовск", "біла церква": "белая церковь",
}  # fmt: skip
_LATIN = "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya"
_RUSSIAN_LATIN = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", _LATIN.split(), strict=True))


def fold(text: str) -> str:
    """The text with everything taken out in which spellings of one name differ; also fits Latin letters."""
    return " ".join(text.lower().translate(_FOLD).split())


def without_kind(text: str) -> str:
    """The name without a leading "city", "village" and the like."""
    return _DOTTED.sub("", _KIND_WORD.sub("", " ".join(text.lower().split()))).strip()


def russian(name: str) -> str:
    """How the name is commonly written in Russian; a guess by rule, for searching only."""
    return " ".join(_russian_word(word) for word in _russian_whole(name).split())


def russian_latin(name: str) -> str:
    """The Russian spelling in Latin letters, as older maps have it (Kharkov)."""
    return "".join(_RUSSIAN_LATIN.get(letter, letter) for letter in russian(name)).replace("_", "")


def russian_names() -> Mapping[str, str]:
    """Ukrainian names whose Russian form no rule makes, with that form; both in small letters."""
    return _EXCEPTIONS


def _russian_whole(name: str) -> str:
    lower = name.lower()
    return _EXCEPTIONS.get(lower, lower)


def _russian_word(word: str) -> str:
    if word in _EXCEPTIONS.values():
        return word
    if word in _EXCEPTIONS:
        return _EXCEPTIONS[word]
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return _letters(word[: -len(ending)]) + instead
    return _letters(word)


def _letters(word: str) -> str:
    return _AFTER_HUSHING.sub(r"\1и", word.replace("ьо", "ё").replace("йо", "ё").translate(_RUSSIAN_LETTERS))
