"""The form library as a person uses it: taking a form, mistakes in it, trying, classing, asking and removing it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.screens.home import HomeScreen
from app.screens.interview.view import InterviewScreen
from app.screens.library import ClassingScreen, LibraryScreen, PreviewScreen
from storage.interviews import form_library, missions
from storage.interviews.missions import NewMission
from storage.platform.clock import SystemClock
from storage.vault import open_vault
from tests.doubles.program import PASSPHRASE, RunningProgram, make_vault, running
from tests.pages.drafts import shipped_form
from tests.pages.interview_page import InterviewPage
from tests.pages.library_page import ClassingPage, LibraryPage, PreviewPage
from tests.pages.page import mnemonics, nameless
from tests.pages.shell import HomePage, UnlockPage

FORM = """
| settings |
|  | form_title | form_id | version | default_language |
|  | Households | households | 7 | English (en) |

| survey |
|  | type | name | label::English (en) | label::Українська (uk) | relevant |
|  | text | who | Who lives here? | Хто тут живе? |  |
|  | select_one_from_file streets.csv | street | Which street? | Яка вулиця? |  |
|  | integer | age | How old? | Скільки років? | ${who} != '' |
"""


def laptop(tmp_path: Path) -> Path:
    """A vault with a mission and the form that came with the program, which is so converted only once."""
    folder, clock = tmp_path / "laptop", SystemClock()
    make_vault(folder)
    vault = open_vault(folder / "vaults" / "1", PASSPHRASE)
    with vault.transaction() as tx:
        form_library.keep(tx, shipped_form(), clock.now())
        missions.create(tx, NewMission("Autumn", "", "2026-11-01", "2026-11-30", ("A1",)), clock.now())
    vault.close()
    return folder


def opened(program: RunningProgram) -> LibraryPage:
    UnlockPage(program.qtbot, program.screen).unlock(PASSPHRASE)
    home = HomePage(program.qtbot, program.wait_for(HomeScreen))
    home.press("forms")
    page = LibraryPage(program.qtbot, program.wait_for(LibraryScreen))
    program.qtbot.waitUntil(lambda: len(page.forms) == 1, timeout=10_000)
    return page


def taken(page: LibraryPage, folder: Path) -> None:
    (folder / "own.md").write_text(FORM, "utf-8")
    (folder / "streets.csv").write_text("name,label\none,First street\n", "utf-8")
    page.choose_form(folder / "own.md")
    page.add_file(folder / "streets.csv")
    page.press("take")
    page.wait_for_notice("result", "Households")


def test_a_form_is_taken_with_its_list_after_being_told_that_the_list_is_missing(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "own.md").write_text(FORM, "utf-8")
    (tmp_path / "streets.csv").write_text("name,label\none,First street\n", "utf-8")
    with running(qtbot, laptop(tmp_path)) as program:
        page = opened(program)
        assert nameless(program.window) == []
        page.choose_form(tmp_path / "own.md")
        page.press("take")
        qtbot.waitUntil(lambda: len(page.remarks) == 1, timeout=30_000)
        assert page.remarks[0][0] == "Error"
        assert page.remarks[0][1].startswith("The form needs the file “streets.csv”.")
        assert page.remarks[0][2].startswith("missing-attachment")
        page.add_file(tmp_path / "streets.csv")
        page.press("take")
        page.wait_for_notice("result", "Households")
        qtbot.waitUntil(lambda: "streets.csv" in page.text("form_details"), timeout=10_000)
        assert "Households" in page.forms
        assert page.is_enabled("remove")
        letters = mnemonics(program.screen)
        assert len(letters) == len(set(letters)), letters
        page.press("remove")
        qtbot.waitUntil(lambda: "Households" not in page.forms, timeout=10_000)


@pytest.mark.parametrize(
    ("language", "sheet", "sentence"),
    [("en", "survey", "There is no list of choices called “colours”"), ("uk", "survey", "немає списку «colours»")],
)
def test_a_mistake_is_shown_with_its_row_in_the_language_of_the_screen(
    qtbot: QtBot, tmp_path: Path, language: str, sheet: str, sentence: str
) -> None:
    wrong = FORM.replace("select_one_from_file streets.csv", "select_one colours")
    (tmp_path / "own.md").write_text(
        wrong + "\n| choices |\n|  | list_name | name | label |\n|  | x | a | A |\n", "utf-8"
    )
    with running(qtbot, laptop(tmp_path), language=language) as program:
        page = opened(program)
        page.choose_form(tmp_path / "own.md")
        page.press("take")
        qtbot.waitUntil(lambda: bool(page.remarks), timeout=30_000)
        where, meaning, original = page.remarks[0]
        assert where.endswith("3")
        assert sheet in where
        assert sentence in meaning
        assert "List name not in choices sheet" in original
        assert len(page.forms) == 1


def test_a_form_is_tried_without_keeping_anything(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, laptop(tmp_path)) as program:
        library = opened(program)
        taken(library, tmp_path)
        library.choose_row("Households")
        library.press("preview")
        page = PreviewPage(qtbot, program.wait_for(PreviewScreen))
        qtbot.waitUntil(lambda: page.pages == ["Questions"], timeout=20_000)
        assert not page.is_asked("age")
        page.type_answer("who", "Somebody")
        assert page.is_asked("age")
        assert nameless(program.window) == []
        page.press("again")
        qtbot.waitUntil(lambda: not page.is_asked("age"), timeout=5_000)
        page.press("back")
    vault = open_vault(tmp_path / "laptop" / "vaults" / "1", PASSPHRASE)
    with vault.read() as tx:
        assert tx.exec_driver_sql("SELECT count(*) FROM interviews").scalar_one() == 0
        assert tx.exec_driver_sql("SELECT count(*) FROM answer_revisions").scalar_one() == 0
    vault.close()


def test_a_form_is_checked_for_what_others_would_do_otherwise(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, laptop(tmp_path)) as program:
        page = opened(program)
        page.choose("sample", "damage.md")
        page.press("take_sample")
        qtbot.waitUntil(lambda: len(page.forms) == 2, timeout=30_000)
        page.press("check_form")
        qtbot.waitUntil(lambda: len(page.remarks) == 1, timeout=20_000)
        assert page.remarks[0][0] == "Remark: sheet survey, row 4"
        assert page.remarks[0][1].startswith("The choices depend on another answer.")
        page.choose("sample", "everything.md")
        page.press("take_sample")
        qtbot.waitUntil(lambda: len(page.forms) == 3, timeout=30_000)
        page.press("check_form")
        page.wait_for_notice("result", "The check found nothing")


def test_who_may_read_what_is_decided_and_stays(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, laptop(tmp_path)) as program:
        library = opened(program)
        taken(library, tmp_path)
        library.choose_row("Households")
        library.press("classing")
        page = ClassingPage(qtbot, program.wait_for(ClassingScreen))
        qtbot.waitUntil(lambda: len(page.questions) == 3, timeout=20_000)
        assert all("Identity" in row[2] and "nobody" in row[2] for row in page.questions)
        assert "3 of 3" in page.text("undecided")
        assert nameless(program.window) == []
        page.select("questions", 0, 1, 2)
        page.press("as_facts")
        page.wait_for_notice("free_text", "1 of these questions")
        qtbot.waitUntil(lambda: "1 of 3" in page.text("undecided"), timeout=20_000)
        page.select("questions", 0)
        page.press("as_body")
        qtbot.waitUntil(lambda: page.questions[0][2].startswith("Account"), timeout=20_000)
        page.press("back")
        library.press("classing")
        again = ClassingPage(qtbot, program.wait_for(ClassingScreen))
        qtbot.waitUntil(lambda: len(again.questions) == 3, timeout=20_000)
        assert [row[2].split(":")[0] for row in again.questions] == ["Account", "Facts", "Facts"]


def test_an_interview_is_taken_with_the_form_behind_our_consent(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, laptop(tmp_path)) as program:
        library = opened(program)
        taken(library, tmp_path)
        library.press("back")
        home = HomePage(qtbot, program.wait_for(HomeScreen))
        home.choose_text("form_choice", "Households (7)")
        home.press("new_interview")
        page = InterviewPage(qtbot, program.wait_for(InterviewScreen))
        qtbot.waitUntil(lambda: "Households" in page.sections, timeout=20_000)
        place = page.sections.index("Households")
        assert place > 2
        page.go("Households")
        assert not page.is_asked("who")
