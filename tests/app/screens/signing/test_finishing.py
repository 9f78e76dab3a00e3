"""From the last answer to the seal: read-through, statement, signatures, seal, correction."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.screens.interview.view import InterviewScreen
from app.screens.sealed import SealedScreen
from app.screens.signing.pad import SignaturePad
from app.screens.signing.view import SigningScreen
from app.screens.statement.read_view import ReadThroughScreen
from app.screens.statement.view import StatementScreen
from storage.interviews import interviews, outbox, signatures
from storage.interviews.interviews import State
from storage.interviews.signatures import SignatureKind
from tests.pages.house import House, fill_in
from tests.pages.interview_page import InterviewPage
from tests.pages.page import nameless, type_text


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path):
    made = House(qtbot, tmp_path)
    yield made
    made.close()


class Finishing:
    """The way from the questions to the seal, pressed as a person presses it."""

    def __init__(self, house: House) -> None:
        self.house, self.qtbot = house, house.qtbot

    def page(self) -> InterviewPage:
        return InterviewPage(self.qtbot, self.house.front)

    def wait_for(self, kind: type[QWidget]) -> InterviewPage:
        self.qtbot.waitUntil(lambda: isinstance(self.house.window.front, kind), timeout=15_000)
        return self.page()

    def to_statement(self) -> InterviewPage:
        page = self.page()
        page.press("finish")
        self.wait_for(ReadThroughScreen).press("statement")
        page = self.wait_for(StatementScreen)
        self.qtbot.waitUntil(lambda: page.is_enabled("sign"), timeout=30_000)
        return page

    def to_signing(self) -> InterviewPage:
        self.to_statement().press("sign")
        page = self.wait_for(SigningScreen)
        self.qtbot.waitUntil(lambda: self.signers().count() > 0, timeout=15_000)
        return page

    def signers(self) -> QListWidget:
        return self.page().child(QListWidget, "signers")

    def sign_on_pad(self) -> None:
        pad = self.page().screen.findChild(SignaturePad)
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(60, 80))
        for step in range(1, 12):
            QTest.mouseMove(pad, QPoint(60 + step * 20, 80 + (step % 3) * 15))
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(300, 90))
        self.page().press("keep")

    def refuse(self, reason: str) -> None:
        page = self.page()
        page.press_text("Не підписує")
        type_text(next(one for one in page.screen.findChildren(QPlainTextEdit) if one.isVisible()), reason)
        page.press("refuse")

    def wait_for_signature(self, count: int) -> None:
        """Wait until it is in the vault and the screen shows it."""
        self.qtbot.waitUntil(lambda: len(self.kept()) == count and self.signed_rows() == count, timeout=15_000)

    def signed_rows(self) -> int:
        items = [self.signers().item(row).text() for row in range(self.signers().count())]
        return sum("ще без підпису" not in item for item in items)

    def kept(self):
        with self.house.vault.read() as tx:
            return signatures.of_interview(tx, self.house.interview_id)

    def summary(self):
        with self.house.vault.read() as tx:
            return interviews.get(tx, self.house.interview_id)


def filled(house: House) -> Finishing:
    house.import_organisation()
    screen = house.open_interview()
    fill_in(screen)
    house.qtbot.waitUntil(lambda: screen.presenter.has_unsaved is False, timeout=15_000)
    return Finishing(house)


def test_an_interview_is_read_through_signed_sealed_and_waits_to_be_delivered(house: House):
    way = filled(house)
    page = way.to_signing()
    assert nameless(page.screen) == []
    assert page.is_enabled("seal") is False
    way.sign_on_pad()
    way.wait_for_signature(1)
    way.refuse("Підписує лише на папері")
    way.wait_for_signature(2)
    house.qtbot.waitUntil(lambda: page.is_enabled("seal"), timeout=15_000)
    kinds = {one.signer: one.kind for one in way.kept()}
    assert kinds == {"person": SignatureKind.PAD, "lead": SignatureKind.REFUSED}
    page.press("seal")
    house.qtbot.waitUntil(lambda: way.summary().sealed_at != "", timeout=30_000)
    assert way.summary().state is State.WAITING
    with house.vault.read() as tx:
        assert outbox.of_interview(tx, house.interview_id)
    house.qtbot.waitUntil(lambda: page.screen.findChild(QWidget, "open").isVisible(), timeout=15_000)
    words = " ".join(one.text() for one in page.screen.findChildren(QLabel) if one.isVisible())
    assert way.summary().number in words and "чекає на доставку" in words
    page.press("open")
    sealed = way.wait_for(SealedScreen)
    house.qtbot.waitUntil(lambda: "Запечатано" in _visible_words(sealed.screen), timeout=15_000)
    assert nameless(sealed.screen) == []
    sealed.press("correct")
    way.wait_for(InterviewScreen)
    house.qtbot.waitUntil(lambda: house.front.presenter.in_hand() is not None, timeout=15_000)
    assert house.front.presenter.in_hand().summary.revision == 2
    assert way.summary().state is State.WAITING


def test_a_changed_answer_makes_another_statement_and_its_signatures_count_no_more(house: House):
    way = filled(house)
    way.to_signing()
    way.sign_on_pad()
    way.wait_for_signature(1)
    for _ in range(3):
        house.window.back()
    page = way.wait_for(InterviewScreen)
    presenter = page.screen.presenter
    presenter.answered("/first_account/account/fa_text", "Інша розповідь.")
    house.qtbot.waitUntil(lambda: presenter.has_unsaved is False, timeout=15_000)
    way.to_signing()
    assert [one.is_current for one in way.kept()] == [False]


def test_the_same_answers_make_the_same_statement(house: House):
    way = filled(house)
    way.to_signing()
    way.sign_on_pad()
    way.wait_for_signature(1)
    house.window.back()
    house.window.back()
    way.wait_for(ReadThroughScreen).press("statement")
    page = way.wait_for(StatementScreen)
    house.qtbot.waitUntil(lambda: page.is_enabled("sign"), timeout=30_000)
    assert page.screen.page_count >= 1
    assert [one.is_current for one in way.kept()] == [True]


def test_what_is_missing_is_listed_and_leads_to_its_question(house: House):
    house.open_interview()
    way = Finishing(house)
    way.page().press("finish")
    page = way.wait_for(ReadThroughScreen)
    assert nameless(page.screen) == []
    page.press_text("Перейти: Ще немає відповіді: Цілі документування")
    page = way.wait_for(InterviewScreen)
    assert page.is_asked("iv_purpose")


def test_without_an_organisation_the_interview_stays_a_draft_and_says_so(house: House):
    screen = house.open_interview()
    fill_in(screen)
    way = Finishing(house)
    page = way.to_signing()
    for count in (1, 2):
        way.refuse("Так вирішила особа")
        way.wait_for_signature(count)
    house.qtbot.waitUntil(lambda: page.is_enabled("seal"), timeout=15_000)
    page.press("seal")
    house.qtbot.waitUntil(lambda: "пакет" in _visible_words(page.screen).casefold(), timeout=15_000)
    assert way.summary().state is State.DRAFT


def _visible_words(screen: QWidget) -> str:
    return " ".join(one.text() for one in screen.findChildren(QLabel) if one.isVisible())
