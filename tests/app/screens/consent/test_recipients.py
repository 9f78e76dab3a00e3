"""The table of recipients, filled by a tired person with one key a line."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from app.fields.factory import Surroundings
from app.screens.consent import RecipientsScreen, open_recipients
from app.screens.interview.blocks_view import BlocksView
from forms.interview import consent_of
from forms.interview.answers import instances, under
from tests.pages.house import House, fill_in
from tests.pages.interview_page import InterviewPage
from tests.pages.page import Page, nameless, type_text


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, tmp_path)
    yield made
    made.close()


class Table:
    """The screen over an open interview."""

    def __init__(self, house: House) -> None:
        beneath = house.open_interview()
        fill_in(beneath)
        self.presenter = beneath.presenter
        around: Surroundings = beneath._questions._around
        screen = open_recipients(house.workspace, beneath.presenter, lambda parent: BlocksView(around, parent))
        assert screen is not None
        house.window.open(screen)
        self.page = Page(house.qtbot, screen)
        self.table = self.page.child(QTableView, "recipients")

    @property
    def session(self):
        return self.presenter.in_hand().session

    def go(self, recipient: str) -> None:
        for _ in range(self.table.model().rowCount()):
            if self.cells()[0] == recipient:
                return
            self.page.hit("recipients", Qt.Key.Key_Down)
        raise AssertionError(recipient)

    def cells(self) -> list[str]:
        at = self.table.currentIndex().row()
        return [self.table.model().index(at, column).data() for column in range(5)]

    def press(self, letter: str) -> None:
        type_text(self.table, letter)

    def decisions(self) -> dict[str, bool]:
        return {one.recipient: one.agreed for one in consent_of(self.session).recipients}


MEDIA, OPG = "Медіа", "Офіс Генерального прокурора та обласні прокуратури"


def test_every_recipient_has_a_line_and_unset_means_no(house: House) -> None:
    shown = Table(house)
    assert nameless(shown.page.screen) == []
    assert shown.table.model().rowCount() == 24
    assert shown.cells()[1] == "ні (не вирішено)"
    assert shown.decisions() == {}


@pytest.mark.parametrize(("letter", "agreed"), [("1", [True]), ("т", [True]), ("2", [False]), ("н", [False])])
def test_one_key_decides(house: House, letter: str, agreed: list[bool]) -> None:
    shown = Table(house)
    shown.press(letter)
    assert list(shown.decisions().values()) == agreed


@pytest.mark.parametrize(("letter", "agreed"), [("т", []), ("y", [True]), ("n", [False])])
def test_the_key_of_no_in_the_other_layout_never_means_yes(
    qtbot: QtBot, tmp_path: Path, letter: str, agreed: list[bool]
) -> None:
    house = House(qtbot, tmp_path, "en")
    try:
        shown = Table(house)
        shown.press(letter)
        assert list(shown.decisions().values()) == agreed
    finally:
        house.close()


def test_lines_are_decided_one_after_the_other_and_a_decision_is_taken_back(house: House) -> None:
    shown = Table(house)
    shown.go(OPG)
    shown.press("т")
    shown.go(MEDIA)
    shown.press("н")
    assert shown.decisions() == {"opg": True, "media": False}
    assert shown.cells()[1] == "Ні"
    # One row of the form a recipient, however often one changes one's mind.
    shown.press("3")
    shown.press("т")
    assert shown.decisions() == {"opg": True, "media": True}
    assert len(instances(shown.session, "cx")) == 2
    shown.page.hit("recipients", Qt.Key.Key_Delete)
    assert shown.decisions() == {"opg": True, "media": False}
    shown.page.press("undo")
    assert shown.decisions() == {"opg": True, "media": True}


def test_the_line_says_from_which_day_and_what_a_person_has_to_ask(house: House) -> None:
    shown = Table(house)
    shown.go(OPG)
    shown.press("1")
    (ref,) = instances(shown.session, "cx")
    shown.presenter.answered(under(shown.session, ref)["cx_cond"], "01.03.2027; після звільнення брата")
    shown.presenter.answered(under(shown.session, ref)["cx_parts"], "facts")
    assert "01.03.2027" in shown.cells()[4] and "після звільнення брата" in shown.cells()[4]
    assert shown.cells()[2] == "Структуровані дані про подію (коди)"
    assert "cx_parts" in {ref.rpartition("/")[2] for ref in shown.session.children(ref)}


def test_the_table_is_one_press_away_where_consent_is_decided(house: House) -> None:
    screen = house.open_interview()
    page = InterviewPage(house.qtbot, screen)
    assert page.is_visible("recipients_table") is False
    page.go("Згода")
    page.press("recipients_table")
    assert isinstance(house.front, RecipientsScreen)
    Page(house.qtbot, house.front).press("back")
    assert house.front is screen


def test_the_bar_at_the_top_follows_the_language(house: House) -> None:
    Table(house)
    window = Page(house.qtbot, house.window)
    assert window.text("pill") == "Хто і що може отримати"
    house.workspace.language.use("en")
    house.qtbot.waitUntil(lambda: window.text("pill") == "Who may receive what", timeout=5_000)
