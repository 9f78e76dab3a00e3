"""The encrypted store against plain SQLite, side by side: `python -m tests.bench.plain WORK KIND FOLDER` is one run.

Each run is a process of its own on a fresh file, the kinds by turns, and the median of five counts: what else the
machine does meanwhile hits both. Commits wait for the disk, which others use too: there the kinds write by turns in
one process, ten commits each. Settings are the same for all, except for the key. `plain` is Python's own SQLite, `bare`
the library of the vault without a key: what the two differ by is the library's, not the encryption's.
"""

import json
import random
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
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
AT_ONCE: Final = 10
QUERIES: Final = 200
TARGETS: Final = {"inserts": 2.0, "commits": 1.7, "reads": 2.5, "fts_index": 1.3, "fts": 1.3}
KINDS: Final = ("plain", "bare", "cipher", "ours")
Taken = tuple[float, float]
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
    file = folder.parent / f"documents-{count}.json"
    if not file.exists():
        chance = random.Random(3)
        file.write_text(json.dumps([speech.account(chance, 11) for _ in range(count)]))
    return list(enumerate(json.loads(file.read_text()), start=1))


def inserts(db: Connection, folder: Path) -> Callable[[], None]:
    """Ten thousand documents in one transaction."""
    db.execute("CREATE TABLE doc (id INTEGER PRIMARY KEY, body TEXT NOT NULL)")
    rows = documents(folder)

    def work() -> None:
        db.execute("BEGIN IMMEDIATE")
        db.executemany("INSERT INTO doc VALUES (?, ?)", rows)
        db.execute("COMMIT")

    return work


def commits(db: Connection, folder: Path) -> Callable[[], None]:
    """Five hundred documents, each in its own durable transaction."""
    db.execute("CREATE TABLE doc (id INTEGER PRIMARY KEY, body TEXT NOT NULL)")
    rows = documents(folder, COMMITS)

    return lambda: _committed(db, rows)


def _committed(db: Connection, rows: list[tuple[int, str]]) -> None:
    for row in rows:
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT INTO doc VALUES (?, ?)", row)
        db.execute("COMMIT")


def commits_by_turns(folder: Path) -> dict[str, Taken]:
    """The same on three connections of one process, ten commits each in turn."""
    rows = documents(folder, COMMITS)
    connections = {}
    for kind in KINDS[:-1]:
        (folder / kind).mkdir()
        connections[kind] = connection(kind, folder / kind)
        connections[kind].execute("CREATE TABLE doc (id INTEGER PRIMARY KEY, body TEXT NOT NULL)")
    taken = dict.fromkeys(connections, (0.0, 0.0))
    for at in range(0, COMMITS, AT_ONCE):
        for kind, db in connections.items():
            wall, computed = timed(lambda db=db, at=at: _committed(db, rows[at : at + AT_ONCE]))  # type: ignore[misc]
            taken[kind] = taken[kind][0] + wall, taken[kind][1] + computed
    return taken


def reads(db: Connection, folder: Path) -> Callable[[], None]:
    """Ten thousand documents by their numbers, in no order, with empty caches of our own."""
    inserts(db, folder)()
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    db.close()
    kind = "cipher" if isinstance(db, engines.CountedConnection) else "bare"
    fresh = connection("plain" if isinstance(db, sqlite3.Connection) else kind, folder)
    order = list(range(1, DOCUMENTS + 1))
    random.Random(4).shuffle(order)

    def work() -> None:
        for number in order:
            fresh.execute("SELECT body FROM doc WHERE id = ?", (number,)).fetchone()

    return work


def fts_index(db: Connection, folder: Path) -> Callable[[], None]:
    """An index of ten thousand documents, in one transaction."""
    db.execute("CREATE VIRTUAL TABLE found USING fts5 (body, tokenize = 'unicode61 remove_diacritics 0')")
    rows = documents(folder)

    def work() -> None:
        db.execute("BEGIN IMMEDIATE")
        db.executemany("INSERT INTO found (rowid, body) VALUES (?, ?)", rows)
        db.execute("COMMIT")

    return work


def fts(db: Connection, folder: Path) -> Callable[[], None]:
    """Two hundred questions to an index of ten thousand documents, the best twenty of each."""
    fts_index(db, folder)()
    chance = random.Random(5)
    words = [speech.account(chance, 1).split()[0].strip(".").lower() for _ in range(QUERIES)]

    def work() -> None:
        for word in words:
            asked = "SELECT rowid FROM found WHERE found MATCH ? ORDER BY rank LIMIT 20"
            db.execute(asked, (f'"{word}"',)).fetchall()

    return work


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


def run(work: str, kind: str, folder: Path) -> dict[str, Taken]:
    """One run in this process."""
    if work == "commits" and kind != "ours":
        return commits_by_turns(folder)
    ready = _ours(work, folder) if kind == "ours" else WORKS[work](connection(kind, folder), folder)
    return {kind: timed(ready)}


def measure(folder: Path) -> Figures:
    """Ratios of the medians, with what they may be, and our own functions beside them."""
    taken: dict[tuple[str, str], list[Taken]] = {(work, kind): [] for work in WORKS for kind in KINDS}
    for turn in range(TIMES):
        for work in WORKS:
            for kind in KINDS if turn % 2 else reversed(KINDS):
                if work == "commits" and kind in KINDS[1:-1]:
                    continue
                here = folder / f"{work}-{kind}-{turn}"
                here.mkdir(parents=True)
                line = [sys.executable, "-m", "tests.bench.plain", work, kind, str(here)]
                said = subprocess.run(line, check=True, capture_output=True, text=True)
                for named, (wall, computed) in json.loads(said.stdout).items():
                    taken[work, named].append((wall, computed))
    figures: Figures = {"runs_of_each": TIMES}
    for work, target in TARGETS.items():
        middle = {
            kind: [statistics.median(column) for column in zip(*taken[work, kind], strict=True)] for kind in KINDS
        }
        for kind in KINDS:
            name = "own_functions" if kind == "ours" else kind
            figures[f"{work}_{name}_ms"], figures[f"{work}_{name}_processor_ms"] = (
                round(seconds * 1_000, 1) for seconds in middle[kind]
            )
        plain, bare, cipher = (middle[kind] for kind in KINDS[:-1])
        figures[f"{work}_ratio"] = round(cipher[0] / plain[0], 2)
        figures[f"{work}_ratio_processor"] = round(cipher[1] / plain[1], 2)
        figures[f"{work}_ratio_to_bare"] = round(cipher[0] / bare[0], 2)
        figures[f"target_{work}_ratio"] = target
        figures[f"met_{work}_ratio"] = int(cipher[0] / plain[0] <= target)
    return figures


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[1], sys.argv[2], Path(sys.argv[3]))))
