"""From the questions to the seal, pressed as a person presses it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit, QWidget

from app.screens.signing.pad import SignaturePad
from app.screens.signing.view import SigningScreen
from app.screens.statement.read_view import ReadThroughScreen
from app.screens.statement.view import StatementScreen
from storage.interviews import interviews, signatures
from tests.pages.house import House
from tests.pages.interview_page import InterviewPage
from tests.pages.page import type_text


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
        return sum("ще без підпису" not in item and "not signed yet" not in item for item in items)

    def words(self) -> str:
        """Everything that can be read on the screen."""
        return " ".join(one.text() for one in self.house.front.findChildren(QLabel) if one.isVisible())

    def kept(self):
        with self.house.vault.read() as tx:
            return signatures.of_interview(tx, self.house.interview_id)

    def summary(self):
        with self.house.vault.read() as tx:
            return interviews.get(tx, self.house.interview_id)
