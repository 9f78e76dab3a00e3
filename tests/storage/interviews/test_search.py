"""Found by words in any form, phrases, people, places, days, state; forgotten when it must be."""

import dataclasses
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from forms.engine.changes import Write
from storage.interviews import drafts, finding, interviews, missions, notes, search
from storage.interviews.finding import Sort, Wanted
from storage.interviews.form_library import FormSource, keep
from storage.interviews.interviews import FormKey, Heading, State
from storage.interviews.missions import NewMission
from storage.interviews.notes import NoteKind
from storage.vault import Vault
from tests.storage.interviews.scene import STAYS, Scene, later
from tests.storage.vaults import MOMENT

PLACE, DAY = "/f/incident[1]/in_place", "/f/incident[1]/in_date"
XFORM = b"""<h:html xmlns:h="http://www.w3.org/1999/xhtml" xmlns="http://www.w3.org/2002/xforms" xmlns:svidok="https://svidok.org/xforms">
<h:head><model>
<bind nodeset="/f/told" type="string" svidok:part="body"/>
<bind nodeset="/f/choice" type="string" svidok:part="facts"/>
<bind nodeset="/f/person/name" type="string" svidok:part="identity"/>
<bind nodeset="/f/incident/in_place/in_place_katottg" type="string" svidok:part="body"/>
<bind nodeset="/f/incident/in_place/in_place_name" type="string" svidok:part="body"/>
<bind nodeset="/f/incident/in_date/in_date_from" type="date" svidok:part="body"/>
<bind nodeset="/f/incident/in_date/in_date_to" type="date" svidok:part="body"/>
</model></h:head>
<h:body>
<input ref="/f/told"/><select1 ref="/f/choice"/><input ref="/f/person/name"/>
<group ref="/f/incident/in_place" appearance="svidok-place">
<input ref="/f/incident/in_place/in_place_katottg"/><input ref="/f/incident/in_place/in_place_name"/></group>
<group ref="/f/incident/in_date" appearance="svidok-date">
<input ref="/f/incident/in_date/in_date_from"/><input ref="/f/incident/in_date/in_date_to"/></group>
</h:body></h:html>"""


class Archive:
    """Interviews by their titles."""

    def __init__(self, vault: Vault) -> None:
        self.vault = vault
        self.ids: dict[str, str] = {}
        with vault.transaction() as tx:
            digest = keep(tx, FormSource("f", "1", "F", b"source", "f.md", XFORM), MOMENT)
            self.form = FormKey("f", "1", digest)
            self.mission = missions.create(tx, NewMission("Виїзд"), MOMENT).id

    def add(self, title: str, *answers: tuple[str, str], date: str = "2026-11-22", mission: str = "") -> str:
        with self.vault.transaction() as tx:
            started = interviews.start(tx, mission or self.mission, self.form, later(len(self.ids)))
            drafts.save_answers(tx, started.id, [Write(ref, value) for ref, value in answers], later(len(self.ids)))
            interviews.set_heading(tx, started.id, Heading(title, "", date), later(len(self.ids)))
        self.ids[title] = started.id
        return started.id

    def found(self, query: str = "", **wanted: object) -> set[str]:
        page = self.page(query, **wanted)
        assert page.total == len(page.rows)
        return {row.title for row in page.rows}

    def page(self, query: str = "", **wanted: object) -> finding.Page:
        with self.vault.read() as tx:
            return finding.find(tx, dataclasses.replace(Wanted(query=query), **wanted))  # type: ignore[arg-type]


@pytest.fixture
def archive(vault: Vault) -> Archive:
    return Archive(vault)


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("Забрали Кравченка з двору", "Кравченко"),
        ("Він бачив Кравченків", "кравченком"),
        ("Двох сусідів вбито", "вбили"),
        ("Їх убивали", "вбивати"),
        ("Ми поїхали до Харкова", "Харків"),
        ("дорога на Харківщину через харківський блокпост", "Харків"),
        ("Приехал в Харьков", "Харків"),
        ("Жили у Харкові", "Харьков"),
        ("кілька жінок і дітей", "жінка"),
        ("кілька жінок і дітей", "дитина"),
        ("стояло п’ять солдатів", "солдат"),
        ("тримав у руці автомат", "рука"),
        ("прийшов староста", "прийшли"),
        ("Вони катували його", "катування"),
        ("сиділи в підвалі", "підвал"),
        ("поїхав до Слов’янська", "Словʼянськ"),
        ("поїхав до Словʼянська", "слов'янськ"),
        ("чекали біля ґанку", "ганок"),
        ("Елена Ткач", "Олена"),
        ("Олени Ткач не було", "Елена"),
        ("місто Николаев", "Миколаїв"),
        ("Ізюм", "Изюм"),
        ("Шевця забрали", "Швець"),
        ("про Андрія Мельника", "Андрій мельник"),
        ("стріляли з п’ятої", "стріл"),
    ],
)
def test_a_word_is_found_in_every_form_and_spelling(archive: Archive, told: str, asked: str) -> None:
    archive.add("тут", ("/f/told", told))
    archive.add("деінде", ("/f/told", "Зовсім про інше: кіт спав на вікні."))
    assert archive.found(asked) == {"тут"}


def test_a_phrase_in_quotes_is_found_as_it_stands_only(archive: Archive) -> None:
    archive.add("так", ("/f/told", "Вони прийшли вранці, коли всі спали."))
    archive.add("навпаки", ("/f/told", "Вранці вони прийшли знову."))
    archive.add("порізно", ("/f/told", "Вони прийшли."), ("/f/incident[1]/in_place/in_place_name", "вранці"))
    for query in ("«прийшли вранці»", '"ПРИЙШЛИ ВРАНЦІ"', "“прийшли вранці", "„Вони прийшли вранці“ спали"):
        assert archive.found(query) == {"так"}, query
    assert archive.found("прийшли вранці") == {"так", "навпаки", "порізно"}
    assert archive.found("«прийшов вранці»") == set()


def test_a_phrase_is_found_across_a_long_account(archive: Archive) -> None:
    sentences = [f"Це речення номер {number} про дорогу й поле." for number in range(300)]
    archive.add("довго", ("/f/told", " ".join(sentences)))
    for number in (0, 77, 150, 299):
        assert archive.found(f"«номер {number} про дорогу»") == {"довго"}
    assert archive.found("«номер 300»") == set()


def test_nothing_typed_into_the_search_is_a_command(archive: Archive) -> None:
    archive.add("тут", ("/f/told", "слово OR NEAR"))
    for query in (
        '"',
        '""',
        "*",
        "a* OR b",
        'words : "',
        "«",
        "(",
        "^",
        "слово AND",
        "NEAR(слово)",
        "-слово",
        "\0",
        "'",
    ):
        archive.found(query)
    assert archive.found("OR near слово") == {"тут"}


def test_people_are_found_by_first_name_and_surname_of_one_person(archive: Archive) -> None:
    archive.add("разом", ("/f/person[1]/name", "Олена Кравченко"))
    archive.add("різні", ("/f/person[1]/name", "Олена Ткач"), ("/f/person[2]/name", "Іван Кравченко"))
    archive.add("у розповіді", ("/f/told", "Олена Кравченко"))
    assert archive.found(person="Кравченка Олену") == {"разом"}
    assert archive.found(person="кравченко") == {"разом", "різні"}
    assert archive.found("Олена Кравченко") == {"разом", "різні", "у розповіді"}


def test_places_are_found_by_settlement_raion_oblast_and_by_their_words(archive: Archive) -> None:
    izium, kharkiv = "UA63040090010062533", "UA63120270010096107"
    archive.add("ізюм", (f"{PLACE}/in_place_katottg", izium), (f"{PLACE}/in_place_name", "Ізюм, Ізюмський район"))
    archive.add("харків", (f"{PLACE}/in_place_katottg", kharkiv))
    archive.add("без коду", (f"{PLACE}/in_place_name", "хутір біля Ізюма"))
    assert archive.found(place="UA63") == {"ізюм", "харків"}
    assert archive.found(place="UA6304") == {"ізюм"}
    assert archive.found(place=kharkiv) == {"харків"}
    assert archive.found(place_name="Ізюм") == {"ізюм", "без коду"}
    with archive.vault.transaction() as tx:
        drafts.save_answers(tx, archive.ids["ізюм"], [Write(f"{PLACE}/in_place_katottg", kharkiv)], MOMENT)
    assert archive.found(place="UA6304") == set()
    assert archive.found(place=kharkiv) == {"ізюм", "харків"}


def test_days_are_found_when_an_incident_touches_them_or_the_interview_was_taken_in_them(archive: Archive) -> None:
    archive.add("березень", (f"{DAY}/in_date_from", "2022-03-01"), (f"{DAY}/in_date_to", "2022-03-31"), date="")
    archive.add("день", (f"{DAY}/in_date_from", "2022-05-09"), date="")
    archive.add("без дня", date="2026-11-22")
    assert archive.found(starts="2022-03-15", ends="2022-03-16") == {"березень"}
    assert archive.found(starts="2022-03-31") == {"березень", "день", "без дня"}
    assert archive.found(ends="2022-03-31") == {"березень"}
    assert archive.found(starts="2022-04-01", ends="2022-05-08") == set()
    assert archive.found(starts="2026-11-22", ends="2026-11-22") == {"без дня"}
    with archive.vault.transaction() as tx:
        drafts.save_answers(tx, archive.ids["день"], [Write(f"{DAY}/in_date_from", None)], MOMENT)
    assert archive.found(starts="2022-05-01", ends="2022-05-31") == set()


def test_conditions_hold_together(archive: Archive) -> None:
    both = (("/f/told", "били в підвалі"), ("/f/person[1]/name", "Петро Жук"), (f"{DAY}/in_date_from", "2022-03-05"))
    archive.add("усе", *both)
    archive.add("без особи", both[0], both[2])
    archive.add("інший день", both[0], both[1], (f"{DAY}/in_date_from", "2023-03-05"), date="")
    wanted = {"person": "жука", "starts": "2022-03-01", "ends": "2022-03-31", "states": frozenset({State.DRAFT})}
    assert archive.found("підвал бити", **wanted) == {"усе"}
    assert archive.found("підвал бити", **(wanted | {"states": frozenset({State.DELIVERED})})) == set()


def test_what_changed_is_found_as_it_is_now(archive: Archive) -> None:
    draft = archive.add("тут", ("/f/told", "перше"))
    with archive.vault.transaction() as tx:
        drafts.save_answers(tx, draft, [Write("/f/told", "друге")], MOMENT)
        note = notes.add(tx, draft, NoteKind.NOTE, "нотатка про ластівку", MOMENT)
    assert (archive.found("перше"), archive.found("другий"), archive.found("ластівки")) == (set(), {"тут"}, {"тут"})
    with archive.vault.transaction() as tx:
        drafts.save_answers(tx, draft, [Write("/f/told", None)], MOMENT)
        notes.remove(tx, note.id)
    assert archive.found("друге") == archive.found("ластівка") == set()


def test_choices_are_no_words(archive: Archive) -> None:
    archive.add("тут", ("/f/choice", "torture"), ("/f/told", "слова"))
    assert archive.found("torture") == set()
    assert archive.found("слово") == {"тут"}


def test_typing_at_the_end_of_a_long_account_rewrites_only_its_last_piece(archive: Archive) -> None:
    told = " ".join(f"Речення {number} про щось зовсім звичайне." for number in range(400))
    draft = archive.add("тут", ("/f/told", told))

    def rows() -> dict[int, str]:
        with archive.vault.read() as tx:
            return {row.rowid: row.words for row in tx.execute(text("SELECT rowid, words FROM search"))}

    before = rows()
    with archive.vault.transaction() as tx:
        drafts.save_answers(tx, draft, [Write("/f/told", told + " І ще одне.")], MOMENT)
    after = rows()
    assert len(before) > 8
    assert len([row for row in after if after[row] != before.get(row)]) == 1


def test_the_line_shown_holds_the_words_that_were_looked_for(archive: Archive) -> None:
    told = (
        "Спершу було тихо. " * 40
        + "Потім Кравченка вивели у двір, і більше його ніхто не бачив. "
        + "Далі тиша. " * 200
    )
    archive.add("тут", ("/f/told", told))
    page = archive.page("Кравченко двір")
    (snippet,) = page.snippets
    assert snippet is not None
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["Кравченка", "двір"]
    assert snippet.text.startswith("…") and snippet.text.endswith("…") and len(snippet.text) < 200
    assert archive.page("тут").snippets == (None,)


def test_pages_follow_each_other_in_every_order(archive: Archive) -> None:
    for title, date in (
        ("Їжак", "2026-01-03"),
        ("Єнот", "2026-01-01"),
        ("Ґава", ""),
        ("Гуска", "2026-01-02"),
        ("", ""),
    ):
        archive.add(title, ("/f/told", "звір"), date=date)
    with archive.vault.read() as tx:
        ordered = {
            sort: [
                row.title
                for at in range(0, 6, 2)
                for row in finding.find(tx, Wanted(sort=sort), offset=at, limit=2).rows
            ]
            for sort in Sort
        }
    assert ordered[Sort.TITLE] == ["Гуска", "Ґава", "Єнот", "Їжак", ""]
    assert ordered[Sort.OLDEST][:3] == ["Єнот", "Гуска", "Їжак"]
    assert ordered[Sort.NEWEST][:3] == ["Їжак", "Гуска", "Єнот"]
    assert ordered[Sort.NUMBER] == ["Їжак", "Єнот", "Ґава", "Гуска", ""]
    assert ordered[Sort.CHANGED] == ordered[Sort.NUMBER][::-1]


def test_states_are_the_same_as_in_the_list(vault: Vault) -> None:
    scene = Scene.begun(vault)
    sealed = scene.interview_id
    scene.seal()
    with vault.transaction() as tx:
        draft = interviews.start(tx, scene.mission_id, interviews.get(tx, sealed).form, later(1)).id
        kept = interviews.start(tx, scene.mission_id, interviews.get(tx, sealed).form, later(2)).id
    scene.seal(STAYS, interview_id=kept)
    with vault.read() as tx:
        states = {row.id: row.state for row in interviews.listed(tx)}
        assert {states[sealed], states[draft], states[kept]} == {State.WAITING, State.DRAFT, State.STAYS_HERE}
        for state in State:
            found = finding.find(tx, Wanted(states=frozenset({state})))
            assert {row.id for row in found.rows} == {one for one, held in states.items() if held is state}
            assert found.total == len(found.rows)


def test_what_is_forgotten_leaves_no_word_in_the_index(archive: Archive) -> None:
    draft = archive.add(
        "псевдонім",
        ("/f/told", "Особливесловоякогонемає деінде"),
        ("/f/person[1]/name", "Прізвищенко Рідкісна"),
        (f"{PLACE}/in_place_katottg", "UA63040090010062533"),
        (f"{DAY}/in_date_from", "2022-03-01"),
    )
    archive.add("інше", ("/f/told", "залишається"))
    with archive.vault.read() as tx:
        number = interviews.get(tx, draft).number
    with archive.vault.transaction() as tx:
        search.forget(tx, draft)
    assert (
        archive.found("особливесловоякогонемає")
        == archive.found(person="Прізвищенко")
        == archive.found("псевдонім")
        == set()
    )
    assert archive.found(place="UA63") == archive.found(starts="2022-03-01", ends="2022-03-31") == set()
    assert archive.found(number) == {"псевдонім"}
    assert archive.found("залишатися") == {"інше"}
    with archive.vault.maintenance() as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, search, row)")
        terms = {row[0] for row in connection.execute("SELECT term FROM temp.terms")}
        kept = [row[0] for row in connection.execute("SELECT c0 || c1 FROM search_content")]
    assert "залишается" in terms
    for word in ("особливе", "призвищенк", "ридкисн", "псевдоним", "деинде"):
        assert not any(word[:6] in term for term in terms), word
        assert not any(word[:6] in content for content in kept), word


def test_an_index_of_older_rules_is_made_anew_in_steps_and_forgotten_stays_forgotten(archive: Archive) -> None:
    for number in range(5):
        archive.add(f"т{number}", ("/f/told", f"ластівка {number}"), ("/f/person[1]/name", "Іван"))
    with archive.vault.transaction() as tx:
        search.forget(tx, archive.ids["т0"])
        for table in ("search", "search_rows", "search_days", "search_places"):
            tx.execute(text(f"DELETE FROM {table}"))
        tx.execute(text("UPDATE search_interviews SET version = 0 WHERE version > 0"))
    assert archive.found("ластівка") == set()
    assert search.catch_up(archive.vault, 3) == 1
    assert search.catch_up(archive.vault, 3) == 0
    assert archive.found("ластівки") == archive.found(person="Іван") == {"т1", "т2", "т3", "т4"}
    assert archive.found(starts="2026-11-22") == {"т1", "т2", "т3", "т4"}


def test_the_index_lies_in_the_encrypted_database_only(archive: Archive, tmp_path: Path) -> None:
    archive.add("тут", ("/f/told", "унікальнеслово"))
    archive.found("унікальнеслово")
    for file in archive.vault.directory.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            assert "унікальне".encode() not in data and "уникальне".encode() not in data
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(archive.vault.directory / "data").execute("SELECT * FROM search").fetchall()
