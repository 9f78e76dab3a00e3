"""Missions and interviews."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.jobs import Lane
from app.language import Language
from app.screens.draft.draft import Draft, restored
from app.screens.home import HomeScreen
from app.screens.home.beginning import begin
from app.screens.home.table import InterviewTable
from app.screens.mission import MissionScreen
from app.shipped_forms import ProtocolId, digest, shipped
from forms.interview.answers import value
from storage.interviews import drafts, form_library, interviews, missions
from storage.interviews.finding import Page
from storage.interviews.interviews import FormKey, Heading, InterviewSummary
from storage.interviews.missions import NewMission
from storage.platform.clock import SystemClock
from storage.vault import open_vault
from tests.doubles.program import PASSPHRASE, RunningProgram, make_vault, running
from tests.pages.drafts import new_vault
from tests.pages.shell import HomePage, MissionPage, UnlockPage

FORM = FormKey("first_account", "1", "0" * 64)


def fill(folder: Path, headings: list[Heading]) -> list[InterviewSummary]:
    """Put drafts into the vault, as the interview screen would."""
    vault = open_vault(folder / "vaults" / "1", PASSPHRASE)
    clock = SystemClock()
    started = []
    with vault.transaction() as tx:
        mission = missions.create(tx, NewMission("Ізюм, листопад"), clock.now())
        for heading in headings:
            summary = interviews.start(tx, mission.id, FORM, clock.now())
            interviews.set_heading(tx, summary.id, heading, clock.now())
            started.append(interviews.get(tx, summary.id))
    vault.close()
    return started


def unlocked(program: RunningProgram) -> HomePage:
    UnlockPage(program.qtbot, program.screen).unlock(PASSPHRASE)
    return HomePage(program.qtbot, program.wait_for(HomeScreen))


def test_a_mission_is_made_and_stands_in_the_list(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    with running(qtbot, tmp_path) as program:
        home = unlocked(program)
        assert not home.is_enabled("new_interview")
        home.press("new_mission")
        page = MissionPage(qtbot, program.wait_for(MissionScreen))
        page.press("make")
        page.wait_for_notice("problem", "needs a name")
        page.type_into("name", "Харківщина, осінь")
        page.set_days("2026-11-20", "2026-11-10")
        page.press("make")
        page.wait_for_notice("problem", "before the first")
        page.set_days("2026-11-10", "2026-11-20")
        page.type_into("team", "INT-03, Олена!")
        page.press("make")
        page.wait_for_notice("problem", "code")
        page.type_into("team", "INT-03 TR-01")
        page.press("make")
        home = HomePage(qtbot, program.wait_for(HomeScreen))
        home.choose_mission("Харківщина, осінь")
        assert home.is_enabled("new_interview")


def test_interviews_are_listed_and_found_by_words(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    fill(tmp_path, [Heading("Калина", "Андріївка", "2022-03-17", 40), Heading("Явір", "Ізюм", "2022-04-01", 0)])
    with running(qtbot, tmp_path) as program:
        home = unlocked(program)
        home.wait_for_rows(2)
        titles = {row[1] for row in home.rows}
        assert titles == {"Калина", "Явір"}
        kalyna = next(row for row in home.rows if row[1] == "Калина")
        assert kalyna[2] == "Draft · 40 %"
        assert kalyna[3:5] == ("Андріївка", "17 Mar 2022")
        home.type_into("search", "яві")
        home.wait_for_rows(1)
        assert home.rows[0][1] == "Явір"
        home.type_into("search", "немає такого")
        home.wait_for_rows(0)
        home.type_into("search", "")
        home.wait_for_rows(2)


def test_the_list_follows_the_language(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    fill(tmp_path, [Heading("Калина", "Андріївка", "2022-03-17", 40)])
    with running(qtbot, tmp_path) as program:
        home = unlocked(program)
        home.wait_for_rows(1)
        program.front.language.use("uk")
        qtbot.waitUntil(lambda: home.rows[0][2] == "Чернетка · 40 %")
        assert home.rows[0][4] == "17.03.2022"


def test_enter_opens_an_interview(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    fill(tmp_path, [Heading("Калина")])
    with running(qtbot, tmp_path) as program:
        opened: list[str] = []

        def open_draft(interview: str) -> None:
            opened.append(interview)
            program.front.window.open(QWidget())

        home = unlocked(program)
        home.wait_for_rows(1)
        home.lead_drafts_to(open_draft)
        home.open_row(0)
        qtbot.waitUntil(lambda: len(opened) == 1)


def test_the_table_is_a_sound_model(qtbot: QtBot, tmp_path: Path, qtmodeltester: ModelTester) -> None:
    make_vault(tmp_path)
    rows = fill(tmp_path, [Heading(f"Псевдонім {number}") for number in range(5)])
    table = InterviewTable(Language("uk"))
    qtmodeltester.check(table)
    table.show_page(Page(tuple(rows), len(rows)))
    qtmodeltester.check(table)
    assert table.row_of(rows[3].id) == 3
    assert table.row_of("nothing") == -1


def test_an_interview_is_begun_with_a_protocol_and_the_list_says_with_which(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    fill(tmp_path, [Heading("Калина")])
    with running(qtbot, tmp_path) as program:
        home = unlocked(program)
        home.wait_for_rows(1)
        assert home.rows[0][7] == "First account"
        assert not home.is_visible("earlier_choice")
        home.choose_text("form_choice", "Refusal and withdrawal")
        assert home.is_visible("earlier_choice")
        begun: list[str] = []
        home.lead_drafts_to(begun.append)
        home.press("new_interview")
        qtbot.waitUntil(lambda: len(begun) == 1, timeout=20_000)
        home.screen.shown.emit()
        home.wait_for_rows(2)
        assert {row[7] for row in home.rows} == {"First account", "Refusal and withdrawal"}
        program.front.language.use("uk")
        qtbot.waitUntil(lambda: {row[7] for row in home.rows} == {"Первинна розповідь", "Відмова або відкликання"})


def test_a_follow_up_names_the_sealed_interview_it_adds_to(tmp_path: Path) -> None:
    vault, clock = new_vault(tmp_path), SystemClock()
    with vault.transaction() as tx:
        mission = missions.create(
            tx, NewMission("Осінь", "Харківська область", "2026-11-01", "2026-11-30", ("A1",)), clock.now()
        )
    for protocol, question in ((ProtocolId.FOLLOW_UP, "iv_earlier"), (ProtocolId.REFUSAL, "rw_earlier")):
        form = shipped(vault, clock, protocol)
        draft = begin(vault, clock, mission.id, form, "I-LOC-2026-K7Q-0042-X")
        loaded = Draft(vault, draft.id, clock).load()
        session = restored(loaded.definition, loaded.saved)
        assert value(session, question) == "I-LOC-2026-K7Q-0042-X"
    assert value(session, "rw_kind") == "change"
    with vault.read() as tx:
        assert not drafts.answers(tx, begin(vault, clock, mission.id, form).id).values
    vault.close()


def test_protocols_are_prepared_while_the_person_looks_at_the_list(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    ahead = (ProtocolId.CONTACT, ProtocolId.REFUSAL)
    with running(qtbot, tmp_path, ahead=ahead) as program:
        unlocked(program)
        workspace = program.composition.workspace
        assert workspace is not None

        def kept() -> bool:
            with workspace.vault.read() as tx:
                return all(form_library.get(tx, digest(protocol)) is not None for protocol in ahead)

        reading: list[bool] = []

        def look() -> bool:
            workspace.jobs.run(Lane.VAULT, kept, done=reading.append, failed=reading.append)
            return bool(reading) and reading[-1] is True

        qtbot.waitUntil(look, timeout=30_000)
