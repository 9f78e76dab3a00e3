"""What central signed and what cannot both be true, as a coordinator sees it."""

import pytest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from app.error_messages import Messages
from app.language import Language
from app.screens.delivery.contradictions import ContradictionsScreen
from app.widgets.header import HeaderBar
from storage.interviews.central_log import Disagreement
from storage.interviews.contradictions import Contradiction, SignedHead
from tests.doubles.program import build_translations
from tests.pages.page import Page, mnemonics, nameless

LOG = "svidok.org/log/0011223344556677"
HELD = SignedHead(40, "ab" * 32, LOG, "2026-11-22T08:30:00.000Z", ("witness.example.org",))
SHOWN = SignedHead(39, "cd" * 32, LOG, "2026-11-24T09:00:00.000Z")
FORKED = Contradiction(Disagreement.SHRUNK, SHOWN.came, HELD, SHOWN)
RECEIPT = Contradiction(Disagreement.NOT_LOGGED, SHOWN.came, HELD, None, "ef" * 32)


@pytest.fixture(params=["en", "uk"])
def page(qtbot: QtBot, request: pytest.FixtureRequest) -> Page:
    build_translations()
    screen = ContradictionsScreen(HeaderBar(), Language(request.param), Messages(lambda _: None))
    qtbot.addWidget(screen)
    screen.resize(1100, 640)
    screen.show()
    return Page(qtbot, screen)


def side(page: Page, column: int) -> list[str]:
    model = page.child(QTableView, "sides").model()
    return [str(model.index(line, column).data()) for line in range(model.rowCount())]


def shown(page: Page) -> ContradictionsScreen:
    assert isinstance(page.screen, ContradictionsScreen)
    return page.screen


def test_both_signed_lists_stand_side_by_side(page: Page) -> None:
    shown(page).show_rows((RECEIPT, FORKED))
    before, then = side(page, 0), side(page, 1)
    assert (before[0], then[0]) == ("40", "39")
    assert before[1] == " ".join(["abababab"] * 8)
    assert then[1] == " ".join(["cdcdcdcd"] * 8)
    assert before[2] == then[2] == LOG
    assert before[3] == "witness.example.org"
    assert before[4] != then[4]


def test_of_a_receipt_its_name_stands_beside_the_list(page: Page) -> None:
    shown(page).show_rows((RECEIPT,))
    assert side(page, 0)[0] == "40"
    assert side(page, 1)[1] == " ".join(["efefefef"] * 8)


def test_it_can_be_saved_as_soon_as_there_is_something(page: Page) -> None:
    assert not page.is_enabled("save_contradictions")
    shown(page).show_rows((FORKED,))
    assert page.is_enabled("save_contradictions")
    shown(page).show_saved("central-contradictions.txt")
    assert "central-contradictions.txt" in page.notice("saved")
    assert nameless(page.screen) == []
    letters = mnemonics(page.screen)
    assert len(letters) == len(set(letters))
