"""A vault of ten thousand interviews and a hundred thousand people: from unlocking to the list, opening, searching."""

import contextlib
import hashlib
import itertools
import os
import random
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from app.screens.draft.draft import Draft, restored
from app.screens.draft.warming import compile_newest
from app.shipped_forms import first_account
from forms.engine import SavedInstance
from storage.gazetteer import Gazetteer
from storage.interviews import finding, interviews, missions, search, word_forms
from storage.interviews.finding import Wanted
from storage.interviews.interviews import State
from storage.interviews.missions import NewMission
from storage.interviews.searched import Mark, Role, role_of
from storage.platform.clock import SystemClock
from storage.vault import Vault, open_vault
from storage.vault.integrity import start_up_check
from tests.bench import speech
from tests.bench.figures import Figures, Watch, spread, timed
from tests.forms.interview.conftest import fill
from tests.storage.vaults import PASSPHRASE, new_vault

INTERVIEWS: Final = 10_000
PERSONS: Final = 100_000
DRAFTS: Final = 200
OBJECTS: Final = (1_800, 5_300, 9_200, 2_600, 2_600, 600, 600, 600, 600, 700)
OPENED: Final = 15
CACHE: Final = Path(__file__).parent.parent.parent / "build" / "scale"
TARGETS: Final = {"unlock_to_list_s": 0.5, "open_interview_s": 0.2, "search_p95_ms": 100.0}
_SILENT: Final = 0.7
_PERSON = "/first_account/mentioned/mentioned_person"


def prepared(count: int = INTERVIEWS, persons: int = PERSONS) -> Path:
    """The vault, made anew when anything that it is made from has changed."""
    sources = (Path(__file__), Path(speech.__file__), Path(word_forms.__file__), Path(search.__file__))
    schema = sorted(Path(__file__).parent.parent.parent.joinpath("storage/vault/migrations").glob("*.py"))
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in (*sources, *schema)))
    digest.update(f"{count} {persons}".encode())
    directory = CACHE / digest.hexdigest()[:16]
    if not (directory / "done").exists():
        shutil.rmtree(CACHE, ignore_errors=True)
        directory.mkdir(parents=True)
        make(directory / "1", count, persons)
        (directory / "done").touch()
    return directory / "1"


def make(directory: Path, count: int, persons: int) -> None:
    """Make it, the same every time."""
    chance = random.Random(7)
    vault = new_vault(directory)
    clock = SystemClock()
    form = first_account(vault, clock)
    with vault.transaction() as tx:
        made = [missions.create(tx, NewMission(f"Виїзд {n}", "Харківська область"), clock.now()) for n in range(20)]
        started = interviews.start(tx, made[0].id, form, clock.now())
    loaded = Draft(vault, started.id, clock).load()
    session = restored(loaded.definition, loaded.saved)
    fill(session, lambda _: "@")
    with vault.read() as tx:
        roles = {one.ref: role_of(tx, form.digest, one.ref) for one in session.saved().values}
    author = _Author(chance, session.saved(), roles, persons // count, form.digest)
    with vault.maintenance() as connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA cache_size=-262144")
        connection.execute("BEGIN")
        for number in range(2, count + 1):
            author.write(connection, number, made[number % len(made)].id, (form.form_id, form.version, form.digest))
        connection.execute("COMMIT")
        connection.execute("INSERT INTO search (search) VALUES ('optimize')")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.execute("ANALYZE")
    vault.close()


class _Author:
    """Writes interviews that differ as those of people do, straight into the tables."""

    def __init__(
        self,
        chance: random.Random,
        saved: SavedInstance,
        roles: dict[str, Role | Mark | None],
        persons: int,
        form_digest: str,
    ) -> None:
        self._chance, self._saved, self._roles, self._persons = chance, saved, roles, persons
        gazetteer = Gazetteer(Path("resources/gazetteer/settlements.sqlite"))
        found = itertools.chain.from_iterable(gazetteer.search(start, limit=60) for start in speech.BEGINNINGS)
        self._places = [(place.code, place.label) for place in found]
        gazetteer.close()
        self._object = os.urandom(max(OBJECTS))
        self._form_digest = form_digest

    def write(self, connection: sqlcipher.Connection, number: int, mission: str, form: tuple[str, str, str]) -> None:
        chance = self._chance
        interview_id = f"{chance.getrandbits(128):032x}"
        code, place = chance.choice(self._places)
        day = f"{chance.randint(2022, 2026)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        told = f"2022-{chance.randint(2, 12):02}-{chance.randint(1, 28):02}"
        at = f"{day}T{number % 24:02}:{number % 60:02}:00.000Z"
        title = speech.title(chance)
        answers = list(self._answers(code, place, told))
        connection.execute(
            "INSERT INTO interviews (id, interview, revision, mission_id, number, form_id, form_version, form_digest,"
            " title, place, date, progress, created, updated) VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, 100, ?, ?)",
            (interview_id, interview_id, mission, f"I-TRH-2026-K7Q-{number:05}-X", *form, title, place, day, at, at),
        )
        connection.executemany(
            "INSERT INTO answer_revisions (interview_id, ref, value, at) VALUES (?, ?, ?, ?)",
            [(interview_id, ref, value, at) for ref, value, _ in answers],
        )
        heading = [(":number", f"I-TRH-2026-K7Q-{number:05}-X", Role.HEADING), (":title", title, Role.HEADING)]
        self._index(connection, number, interview_id, [*heading, (":place", place, Role.PLACE), *answers])
        connection.execute("INSERT INTO search_days VALUES (?, ':date', ?, '')", (number, day))
        connection.executemany(
            "INSERT INTO repeat_instances (interview_id, ref, position) VALUES (?, ?, ?)",
            [(interview_id, ref, n) for n, ref in enumerate(self._repeats())],
        )
        if number <= DRAFTS:
            return
        connection.executemany(
            "INSERT INTO objects (digest, kind, interview_id, content) VALUES (?, 'part', ?, ?)",
            [(f"{chance.getrandbits(256):064x}", interview_id, self._object[:size]) for size in OBJECTS],
        )
        if number % 10 == 0:
            connection.executemany(
                "INSERT INTO outbox (digest, kind, lane, interview_id, size, file, block_root, state)"
                " VALUES (?, 'part', 2, ?, 1000, '', '', 'waiting')",
                [(f"{chance.getrandbits(256):064x}", interview_id) for _ in OBJECTS],
            )
        connection.execute(
            "UPDATE interviews SET sealed_at = ?, leaves = ?, manifest_digest = ?, delivered_at = ? WHERE id = ?",
            (at, int(number % 17 > 0), "0" * 64, None if number % 10 == 0 else at, interview_id),
        )

    def _repeats(self) -> list[str]:
        return [*self._saved.repeats, *(f"{_PERSON}[{n:08x}]" for n in range(self._persons))]

    def _answers(self, code: str, place: str, told: str) -> Iterator[tuple[str, str, Role | Mark | None]]:
        chance = self._chance
        for saved in self._saved.values:
            role, value = self._roles[saved.ref], saved.value
            if role is Mark.CODE:
                value = code
            elif role is Role.PLACE:
                value = place
            elif role in (Mark.STARTS, Mark.ENDS):
                value = told
            elif saved.ref.endswith(("/fa_text", "/in_desc")):
                value = speech.account(chance, chance.randint(5, 30))
            elif role is Role.PERSON:
                if chance.random() < _SILENT:
                    continue
                value = speech.person(chance)
            elif role is not None:
                # Most questions of a form stay without words.
                if chance.random() < _SILENT:
                    continue
                value = speech.account(chance, 1)
            yield saved.ref, value, role
        for number in range(self._persons):
            yield f"{_PERSON}[{number:08x}]/mp_label", speech.person(chance), Role.PERSON
            yield f"{_PERSON}[{number:08x}]/mp_role", chance.choice(("victim", "witness", "other")), None

    def _index(
        self,
        connection: sqlcipher.Connection,
        number: int,
        interview_id: str,
        texts: list[tuple[str, str, Role | Mark | None]],
    ) -> None:
        connection.execute(
            "INSERT INTO search_interviews (no, interview_id, version) VALUES (?, ?, ?)",
            (number, interview_id, word_forms.VERSION),
        )
        counts = dict.fromkeys(Role, 0)
        rows: list[tuple[int, int, str, int]] = []
        indexed: list[tuple[int, str, str]] = []
        for ref, value, role in texts:
            group = ref.rpartition("/")[0]
            if isinstance(role, Role):
                for n, piece in enumerate(search.pieces(value)):
                    row = number << search.INTERVIEW_SHIFT | role << search.ROLE_SHIFT | counts[role]
                    counts[role] += 1
                    rows.append((row, number, ref, n))
                    indexed.append((row, " ".join(word_forms.words(piece)), " ".join(sorted(word_forms.forms(piece)))))
            elif role is Mark.CODE:
                connection.execute("INSERT INTO search_places VALUES (?, ?, ?)", (number, group, value))
            elif role is Mark.STARTS:
                connection.execute("INSERT INTO search_days VALUES (?, ?, ?, ?)", (number, group, value, value))
        connection.executemany("INSERT INTO search_rows VALUES (?, ?, ?, ?)", rows)
        connection.executemany("INSERT INTO search (rowid, words, stems) VALUES (?, ?, ?)", sorted(indexed))


def unlocking(directory: Path) -> Figures:
    """From the passphrase (whose guess costs nothing here) to the first page of the list."""
    whole: list[float] = []
    checked: list[float] = []
    listed: list[float] = []
    processor: list[float] = []
    for _ in range(OPENED):
        watch, began = Watch(), time.process_time()
        vault = open_vault(directory, PASSPHRASE)
        with timed(checked):
            assert start_up_check(vault).is_sound
        with timed(listed), vault.read() as tx:
            missions.all_missions(tx)
            assert finding.find(tx, Wanted()).total == INTERVIEWS
        whole.append(watch.seconds)
        processor.append(time.process_time() - began)
        vault.close()
    return {
        **spread("unlock_to_list", whole, unit="s"),
        **spread("unlock_to_list_processor", processor, unit="s"),
        **spread("unlock_start_up_check", checked, unit="s"),
        **spread("first_page", listed),
    }


def opening(vault: Vault) -> Figures:
    """A draft from the list to its first page, painting apart; its form is compiled ahead, as in the program."""
    watch = Watch()
    compile_newest(vault)
    compiled = watch.seconds
    with vault.read() as tx:
        drafts = finding.find(tx, Wanted(states=frozenset({State.DRAFT})), limit=40).rows
    taken: list[float] = []
    processor: list[float] = []
    for draft in drafts:
        began = time.thread_time()
        with timed(taken):
            loaded = Draft(vault, draft.id, SystemClock()).load()
            restored(loaded.definition, loaded.saved)
        processor.append(time.thread_time() - began)
    return {
        "form_compiled_after_unlocking_s": round(compiled, 3),
        "open_first_interview_s": round(taken[0], 3),
        **spread("open_interview", taken, unit="s"),
        **spread("open_interview_processor", processor, unit="s"),
    }


def searching(vault: Vault) -> Figures:
    """Two hundred questions as people ask them, one page each, with the line in which it was found."""
    chance = random.Random(11)
    taken: list[tuple[float, str, int]] = []
    processor: list[float] = []
    for wanted in speech.questions(chance, 200):
        with vault.read() as tx:
            watch, began = Watch(), time.thread_time()
            found = finding.find(tx, wanted)
            taken.append((watch.seconds, repr(wanted), found.total))
            processor.append(time.thread_time() - began)
    taken.sort()
    if os.environ.get("SVIDOK_BENCH_SLOWEST"):
        for seconds, asked, total in taken[-14:]:
            print(f"{seconds * 1_000:.0f} ms {total} {asked}")
    return {
        **spread("search", [seconds for seconds, _, _ in taken]),
        **spread("search_processor", processor),
        "search_queries": len(taken),
        "search_nothing_found": sum(1 for _, _, total in taken if not total),
    }


def measure(folder: Path) -> Figures:
    """All figures at scale, with what they are to be."""
    watch = Watch()
    directory = folder / "1"
    source = prepared()
    figures: Figures = {"scale_interviews": INTERVIEWS, "scale_persons": PERSONS}
    figures["scale_made_or_found_s"] = round(watch.seconds, 1)
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(source, directory)
    figures["scale_database_mb"] = round((directory / "data").stat().st_size / 1e6)
    figures |= unlocking(directory)
    with contextlib.closing(open_vault(directory, PASSPHRASE)) as vault:
        figures |= opening(vault) | searching(vault)
    measured = {
        "unlock_to_list_s": figures["unlock_to_list_median_s"],
        "open_interview_s": figures["open_interview_p95_s"],
        "search_p95_ms": figures["search_p95_ms"],
    }
    for name, target in TARGETS.items():
        figures[f"target_{name}"] = target
        figures[f"met_{name}"] = int(float(measured[name]) <= target)
    return figures
