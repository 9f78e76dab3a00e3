"""A page of questions in a window that scrolls, as a person meets it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.fields.base import Field
from app.fields.factory import Surroundings
from app.fields.question import Block
from app.screens.interview.blocks_view import BlocksView
from app.screens.interview.chunk import Chunk


def nothing_found(text, found) -> None:
    found(text, ())


class LongPage:
    """Blocks in a scroll area."""

    def __init__(self, qtbot: QtBot, blocks: tuple[Block, ...], tall: int = 600) -> None:
        self.qtbot = qtbot
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view = BlocksView(Surroundings(nothing_found, lambda: None))
        self.area.setWidget(self.view)
        qtbot.addWidget(self.area)
        self.view.show_blocks(blocks)
        self.area.resize(900, tall)
        self.area.show()
        self.area.activateWindow()

    def settle(self) -> None:
        """Let what is looked at be made."""
        for _ in range(6):
            QApplication.processEvents()

    def fields(self) -> dict[str, Field]:
        return {field.objectName(): field for field in self.view.findChildren(Field) if not field.isHidden()}

    def parts(self, name: str, kind) -> list[QWidget]:
        """What a person sees of one kind in a question."""
        return [one for one in self.fields()[name].findChildren(kind) if one.isVisible()]

    def order(self) -> list[str]:
        """What stands on the page from top to bottom, made or not."""
        chunks = [chunk for chunk in self.view.findChildren(Chunk) if not chunk.isHidden()]
        chunks.sort(key=QWidget.y)
        return [block.ref for chunk in chunks for block in chunk.blocks]

    def scroll_to_the_end(self) -> None:
        bar = self.area.verticalScrollBar()
        for _ in range(4):
            bar.setValue(bar.maximum())
            self.settle()

    def tab(self, *, back: bool = False) -> None:
        held = QApplication.focusWidget()
        assert held is not None
        self.qtbot.keyClick(held, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)

    def focused(self) -> str:
        held = QApplication.focusWidget()
        while held is not None and not isinstance(held, Field):
            held = held.parentWidget()
        return held.objectName() if held is not None else ""
