"""Words as the index knows them: spelled one way, and cut down to what their inflected forms share.

Made by rule, for Ukrainian and Russian together, because names of people and villages stand in no dictionary.
Two words that share a stem count as forms of one word. Whoever changes a rule raises `VERSION`.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

VERSION: Final = 1
# What stands inside a word without dividing it: apostrophes of all kinds, the mark of stress, the soft hyphen.
_INSIDE = "'’ʼ`´′\u0301\u00ad"
_WORD = re.compile(rf"[^\W_]+(?:[{_INSIDE}]+[^\W_]+)*")
_TAKEN_OUT = dict.fromkeys(map(ord, _INSIDE), None)
# Letters that Ukrainian and Russian write differently for one name, and those that people mix up.
_ONE_SPELLING = str.maketrans(
    {"і": "и", "ї": "и", "ы": "и", "й": "и", "є": "е", "э": "е", "ё": "е", "ґ": "г", "ь": None, "ъ": None}
)
_CYRILLIC = re.compile(r"[а-яіїєґё]+")
_REFLEXIVE = re.compile(r"(?<=[аеиіоуюяєїьйвштлнм])(?:ся|сь)$")
# Endings by how many letters must be left of the word; the longest that leaves them is cut off.
_ENDINGS = {
    2: """
        а я о е є и і ї у ю ь й ы ам ям ами ями ах ях ом ем єм еві ові єві ою ею єю ей ёй їй їв ти ть в ла ло ли л вши
        ий ій ый ая яя оє ое ее юю ую ого его ому ему ої єї ім им ым их іх ых ими іми ыми
    """,
    3: """
        ати ать ав ал ала ало али ає ают ають аємо аєте аєш аю ая ай айте аючи авши ано ана аний ані аної аного аному
        аних аним аними ану аною ання анню аннях аннями аннь ате атиму атиме атимуть ает аем аете аешь яти ять яв ял
        яла яло яли яє яют яють яємо яєте яєш яю яй яйте яючи явши яно яна яний яні яної яного яному яних яним яними
        яну яною яння янню яет яешь ити ить ив ил ила ило или ите имо иш ишь ит ят ат ивши ено ена ений ені еної еного
        еному ених еним еними ену еною ення енню еннях еннями ень ячи ачи итиме итимуть іти іть ів іл іла іло іли іє
        іють іємо ію івши еть ел ела еле ели ее еют ею е еш емо ете ут уть ють учи ючи ет ешь ем им увати ував увала
        увало ували ує ують уємо уєте уєш ую уючи увавши увано увана уваний увані уваної уваного уваних уваним уваними
        увану увань ування уванню уваннях уваннями уй уйте уватиме уватимуть ювати ював ювала ювало ювали ює юють юємо
        юєте юєш юю юючи ювано юваний ювані ювана юваних ювання юванню овать овал овала овало овали ует уют уем уешь
        овав ованный ованная ованы ованных ование ования овано овати ований ована овані ованих ованої ованого ованим
        ывать ывал ывала ывали ывает ывают ывание ывания ывати нути нув нула нуло нули нуть нувши нуто нутий нута нул
        анный анная анное анные анных анным анными анного анной аны ание ания анию анием аниях ение ения ению ениям
        ениями ении ениях аниям аниями ании овании ованию ованиям иваний ированию ивание ивания ивать ивал ивали ивает
        ивают ыванию ываний авший авшая авшие ивший ившая ившие ующий ующая ующие ающий ающая ающие енный енная енное
        енные енных енным енного енной ены ість ості істю остей остями ость остью остях остям анням енням уванням
        юванням анної янням яннями атимемо атимете атимеш итимемо итимеш итимете уватимемо уватимеш уватимете
        уватиметь аєть яєть уєть юєть єть увалися уватись аймо уймо ймо ймося йтеся ськім ській цькім цькій ському
        ський ська ське ські ської ського ською ську ських ським ськими ский ская ское ские ской скому ского скую ских
        ским скими цький цька цьке цькі цької цького цькому цькою цьку цьких цьким цькими цкий цкая цкое цкие цкой
        цкого цкому цкую цких цким цкими ськ ськом ск ском ску ска ске цьк цьком цк цком цку цка цке ськові
    """,
}
# Вби-ли, but стріл-и.
_AFTER_A_VOWEL: Final = frozenset(["ти", "ть", "в", "ла", "ло", "ли", "л", "вши"])
_BY_LENGTH: Final = tuple(
    {ending: least for least, endings in _ENDINGS.items() for ending in endings.split() if len(ending) == length}
    for length in range(10, 0, -1)
)
# What an inflected form may have lost or changed before its ending: ніч, ночі; жінка, жінок; день, дня; рука, руці.
_FLEETING = re.compile(r"[іїоеєё]ь?(?=(?:[бвгґджзклмнпрстфхцчшщ]|вк|вц|сц)$)")
_CONSONANTS: Final = "бвгґджзклмнпрстфхцчшщ"
_PARTICIPLE = re.compile(r"(?<=..[иуяі])т(?:о|ий|а|і|их|ого|ої|ою|ими)$")
_DOUBLED = re.compile(r"([бвгґджзклмнпрстфхцчшщ])\1$")
_SOFTENED = (
    (re.compile(r"дж$"), "д"),
    (re.compile(r"(?<=[бпвмф])л$"), ""),
    (re.compile(r"[зж]$"), "г"),
    (re.compile(r"[цч]$"), "к"),
    (re.compile(r"[сш]$"), "х"),
)
# Forms that no rule brings together.
_IRREGULAR = {
    form: lemma
    for lemma, forms in {
        "людина": "люди людей людям людьми людях люд",
        "дитина": "діти дітей дітям дітьми дітях дети детей детям детьми детях ребенок ребенка ребенку ребенком",
        "мати": "матір матері матерів матерям матерями матерях матірю мать матерью",
        "рік": "роки років рокам роках год года году годы годов",
        "друг": "друзі друзів друзям друзями друзях",
        "бути": "був була було були є буде будуть буду будемо",
        "бити": "бив била били бє бють быть бил",
        "вести": "вів вела вели веде ведуть ведено",
        "йти": "йшов йшла йшли йде йдуть ішов ішла ішли іде ідуть іти шов шел шла шли",
        "прийти": "прийшов прийшла прийшли прийде прийдуть пришел пришла пришли прийти",
        "зайти": "зайшов зайшла зайшли зайде зайдуть",
        "вийти": "вийшов вийшла вийшли вийде вийдуть вышел вышла вышли",
        "піти": "пішов пішла пішли піде підуть пошел пошла пошли",
        "увійти": "увійшов увійшла увійшли ввійшов ввійшла ввійшли",
        "знайти": "знайшов знайшла знайшли знайде знайдуть знайдено нашел нашла нашли",
        "везти": "віз везла везли везе везуть",
        "вивезти": "вивіз вивезла вивезли вивезе вивезуть вивезено",
        "привезти": "привіз привезла привезли привезе привезуть привезено",
        "взяти": "взяв взяла взяли візьме візьмуть взято",
        "забрати": "забрав забрала забрали забере заберуть забрано",
        "вбити": "вбє вбють убє убють",
    }.items()
    for form in forms.split()
}


def words(text: str) -> list[str]:
    """The words of a text in their order, spelled one way: what a phrase is compared by."""
    return [spelled(word) for word in split(text)]


def forms(text: str) -> set[str]:
    """The stems of all words of a text."""
    found: set[str] = set()
    for word in split(text):
        found.update(stems(word))
    return found


@lru_cache(maxsize=65_536)
def stems(word: str) -> tuple[str, ...]:
    """The stems of a word: two where one ending can be read in two ways (Харків, солдатів)."""
    word = word.lower().translate(_TAKEN_OUT)
    if not _CYRILLIC.fullmatch(word):
        return (spelled(word),)
    word = _IRREGULAR.get(word, word)
    if len(word) > 4:
        word = _REFLEXIVE.sub("", word)
    return tuple(dict.fromkeys(_levelled(one) for one in _readings(word)))


def _readings(word: str) -> list[str]:
    if len(word) > 3 and word.endswith(("ів", "їв", "ов", "ев", "ёв", "ин", "ін", "їн")):
        # The end of a name, or an ending: Харків, солдатів.
        return [word, word[:-2]]
    cut = _cut(word)
    readings = [cut]
    if word[-1] in _CONSONANTS and cut != word:
        # Солдат is no verb.
        readings.append(word)
    elif word.endswith(("ій", "ей")):
        readings.append(word[:-1])
    elif _PARTICIPLE.search(word):
        readings.append(_PARTICIPLE.sub("", word))
    return readings


def places(text: str) -> list[tuple[int, int]]:
    """Where the words of a text stand: first letter and the one after the last."""
    return [found.span() for found in _WORD.finditer(text)]


def split(text: str) -> list[str]:
    """The words of a text as they stand."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


@lru_cache(maxsize=65_536)
def spelled(word: str) -> str:
    """A word spelled one way."""
    return word.lower().translate(_TAKEN_OUT).translate(_ONE_SPELLING) or word.lower()


def _cut(word: str) -> str:
    for endings in _BY_LENGTH:
        for_this = len(next(iter(endings), ""))
        ending, rest = word[-for_this:], word[:-for_this]
        if not for_this or endings.get(ending, 99) > len(rest):
            continue
        if ending not in _AFTER_A_VOWEL or rest[-1] not in _CONSONANTS:
            return rest
    return word


def _levelled(stem: str) -> str:
    stem = stem.removesuffix("ь")
    if len(stem) > 2:
        stem = _FLEETING.sub("", stem)
    for sound, instead in _SOFTENED:
        if len(stem) > 2:
            stem = sound.sub(instead, stem)
    stem = _DOUBLED.sub(r"\1", stem)
    if stem[0] == "у" and len(stem) > 2 and stem[1] not in "аеиіоуюяєї":
        stem = "в" + stem[1:]
    return spelled(stem)
