"""The encrypted store against plain SQLite, side by side: `python -m tests.bench.plain WORK FOLDER` is one run.

Each run is a process of its own on fresh files, and the median of five counts. In it the kinds work by turns, a small
slice each, so that what else the machine does meanwhile hits all alike. Settings are the same for all, except for the
key. `plain` is Python's own SQLite, `bare` the library of the vault without a key: what the two differ by is the
library's, not the encryption's.
"""

import json
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from forms.engine.changes import Write
from storage.interviews import drafts, interviews, missions
from storage.interviews.interviews import FormKey
from storage.interviews.missions import NewMission
from storage.platform.clock import SystemClock
from storage.vault import Vault, engines
from tests.bench import speech
from tests.bench.figures import Figures
from tests.storage.vaults import new_vault

TIMES: Final = 5
DOCUMENTS: Final = 10_000
COMMITS: Final = 500
SLICES: Final = 50
QUERIES: Final = 200
TARGETS: Final = {"inserts": 2.0, "commits": 1.7, "reads": 2.5, "fts_index": 1.3, "fts": 1.3}
KINDS: Final = ("plain", "bare", "cipher")
OURS: Final = "ours"
Taken = tuple[float, float]
Work = list[Callable[[], object]]
Connection = Any


def connection(kind: str, folder: Path) -> Connection:
    """A raw connection with the settings of the vault."""
    if kind == "cipher":
        return engines.connected(folder / "data", bytes(range(48)))
    module = sqlite3 if kind == "plain" else engines.sqlcipher
    plain = module.connect(str(folder / "data"), isolation_level=None, cached_statements=256)
    for setting in engines._SETTINGS:
        plain.execute(f"PRAGMA {setting}").fetchall()
    return plain


def documents(folder: Path, count: int = 0) -> list[tuple[int, str]]:
    """Texts of about 1.4 kB; thought up once for all runs beside each other."""
    count = count or DOCUMENTS
    file = folder.parent.parent / f"documents-{count}.json"
    if not file.exists():
        chance = random.Random(3)
        file.write_text(json.dumps([speech.account(chance, 11) for _ in range(count)]))
    return list(enumerate(json.loads(file.read_text()), start=1))


def _sliced(rows: list[Any]) -> Iterator[list[Any]]:
    size = max(1, len(rows) // SLICES)
    return (rows[at : at + size] for at in range(0, len(rows), size))


def _filled(db: Connection, insert: str, folder: Path) -> Work:
    """Ten thousand documents in one transaction."""
    slices: Work = [lambda rows=rows: db.executemany(insert, rows) for rows in _sliced(documents(folder))]
    return [lambda: db.execute("BEGIN IMMEDIATE"), *slices, lambda: db.execute("COMMIT")]


def inserts(kind: str, folder: Path) -> Work:
    """Ten thousand documents in one transaction."""
    db = connection(kind, folder)
    db.execute("CREATE TABLE doc (id INTEGER PRIMARY KEY, body TEXT NOT NULL)")
    return _filled(db, "INSERT INTO doc VALUES (?, ?)", folder)


def commits(kind: str, folder: Path) -> Work:
    """Five hundred documents, each in its own durable transaction."""
    db = connection(kind, folder)
    db.execute("CREATE TABLE doc (id INTEGER PRIMARY KEY, body TEXT NOT NULL)")

    def committed(rows: list[tuple[int, str]]) -> None:
        for row in rows:
            db.execute("BEGIN IMMEDIATE")
            db.execute("INSERT INTO doc VALUES (?, ?)", row)
            db.execute("COMMIT")

    return [lambda rows=rows: committed(rows) for rows in _sliced(documents(folder, COMMITS))]


def reads(kind: str, folder: Path) -> Work:
    """Ten thousand documents by their numbers, in no order, with empty caches of our own."""
    for work in inserts(kind, folder):
        work()
    db = connection(kind, folder)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    db.close()
    fresh = connection(kind, folder)
    order = list(range(1, DOCUMENTS + 1))
    random.Random(4).shuffle(order)

    def read(numbers: list[int]) -> None:
        for number in numbers:
            fresh.execute("SELECT body FROM doc WHERE id = ?", (number,)).fetchone()

    return [lambda numbers=numbers: read(numbers) for numbers in _sliced(order)]


def fts_index(kind: str, folder: Path) -> Work:
    """An index of ten thousand documents, in one transaction."""
    db = connection(kind, folder)
    db.execute("CREATE VIRTUAL TABLE found USING fts5 (body, tokenize = 'unicode61 remove_diacritics 0')")
    return _filled(db, "INSERT INTO found (rowid, body) VALUES (?, ?)", folder)


def fts(kind: str, folder: Path) -> Work:
    """Two hundred questions to an index of ten thousand documents, the best twenty of each."""
    for work in fts_index(kind, folder):
        work()
    db = connection(kind, folder)
    chance = random.Random(5)
    words = [speech.account(chance, 1).split()[0].strip(".").lower() for _ in range(QUERIES)]

    def asked(words: list[str]) -> None:
        for word in words:
            question = "SELECT rowid FROM found WHERE found MATCH ? ORDER BY rank LIMIT 20"
            db.execute(question, (f'"{word}"',)).fetchall()

    return [lambda words=words: asked(words) for words in _sliced(words)]


WORKS: Final = {"inserts": inserts, "commits": commits, "reads": reads, "fts_index": fts_index, "fts": fts}


def _ours(work: str, folder: Path) -> Callable[[], None]:
    """The same through the functions of the program, with its journals and its index."""
    vault, clock = new_vault(folder / "1"), SystemClock()
    with vault.transaction() as tx:
        mission = missions.create(tx, NewMission("Виїзд"), clock.now())
        started = interviews.start(tx, mission.id, FormKey("f", "1", "0" * 64), clock.now()).id
    count = COMMITS
    rows = documents(folder, count)

    def save(group: list[tuple[int, str]]) -> None:
        with vault.transaction() as tx:
            drafts.save_answers(tx, started, [Write(f"/f/q{n}", body) for n, body in group], clock.now())

    if work in ("inserts", "fts_index"):
        return lambda: save(rows)
    if work == "commits":
        return lambda: [save([row]) for row in rows] and None
    save(rows)
    return (lambda: _history(vault, started, rows)) if work == "reads" else (lambda: _searched(vault))


def _history(vault: Vault, interview_id: str, rows: list[tuple[int, str]]) -> None:
    with vault.read() as tx:
        for number, _ in rows:
            drafts.history(tx, interview_id, f"/f/q{number}")


def _searched(vault: Vault) -> None:
    chance = random.Random(5)
    for _ in range(QUERIES):
        word = speech.account(chance, 1).split()[0].strip(".")
        with vault.read() as tx:
            interviews.listed(tx, word)


def timed(work: Callable[[], object]) -> Taken:
    """Seconds by the clock, and of the processor."""
    began, computed = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - began, time.process_time() - computed


def run(work: str, folder: Path) -> dict[str, Taken]:
    """One run in this process: every kind by turns, then the functions of the program."""
    taken = dict.fromkeys((*KINDS, OURS), (0.0, 0.0))
    works = {}
    for kind in KINDS:
        (folder / kind).mkdir()
        works[kind] = WORKS[work](kind, folder / kind)
    for number in range(len(works[KINDS[0]])):
        # Whoever comes after another finds the processor's caches full of his.
        for kind in KINDS if number % 2 else reversed(KINDS):
            wall, computed = timed(works[kind][number])
            taken[kind] = taken[kind][0] + wall, taken[kind][1] + computed
    (folder / OURS).mkdir()
    taken[OURS] = timed(_ours(work, folder / OURS))
    return taken


def measure(folder: Path) -> Figures:
    """Ratios of the medians, with what they may be, and our own functions beside them."""
    taken: dict[tuple[str, str], list[Taken]] = {(work, kind): [] for work in WORKS for kind in (*KINDS, OURS)}
    for turn in range(TIMES):
        for work in WORKS:
            here = folder / f"{work}-{turn}"
            here.mkdir(parents=True)
            line = [sys.executable, "-m", "tests.bench.plain", work, str(here)]
            said = subprocess.run(line, check=True, capture_output=True, text=True)
            for kind, (wall, computed) in json.loads(said.stdout).items():
                taken[work, kind].append((wall, computed))
            shutil.rmtree(here)
    figures: Figures = {"runs_of_each": TIMES}
    for work, target in TARGETS.items():
        middle: dict[str, list[float]] = {}
        for kind, name in (*zip(KINDS, KINDS, strict=True), (OURS, "own_functions")):
            middle[kind] = [statistics.median(column) for column in zip(*taken[work, kind], strict=True)]
            figures[f"{work}_{name}_ms"] = round(middle[kind][0] * 1_000, 1)
            figures[f"{work}_{name}_processor_ms"] = round(middle[kind][1] * 1_000, 1)
        plain, bare, cipher = (middle[kind] for kind in KINDS)
        figures[f"{work}_ratio"] = round(cipher[0] / plain[0], 2)
        figures[f"{work}_ratio_processor"] = round(cipher[1] / plain[1], 2)
        figures[f"{work}_ratio_to_bare"] = round(cipher[0] / bare[0], 2)
        figures[f"target_{work}_ratio"] = target
        figures[f"met_{work}_ratio"] = int(cipher[0] / plain[0] <= target)
    return figures


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[1], Path(sys.argv[2]))))
