"""Tab through screens whose parts appear later."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.fields.select_one import SearchBox
from app.widgets.tab_order import focus_first, tab_through


def test_parts_that_appear_later_are_reached_where_they_stand_and_none_is_met_twice(qtbot: QtBot) -> None:
    screen, page = QWidget(), QWidget()
    qtbot.addWidget(screen)
    column, in_page = QVBoxLayout(screen), QVBoxLayout(page)
    on = QPushButton("on", screen)
    column.addWidget(page)
    column.addWidget(on)
    blocks = [_block(kind) for kind in (QLineEdit, QComboBox, SearchBox, QSpinBox, QListWidget, QPlainTextEdit)]
    for block in blocks:
        in_page.addWidget(block)
    tab_through(screen, page, on)
    with qtbot.waitActive(screen):
        screen.show()
    for place in (3, 1, 6):
        blocks.insert(place, _block(SearchBox))
        in_page.insertWidget(place, blocks[place])
        blocks[place].show()
        tab_through(page, *blocks)
    focus_first(page)
    wanted = [_editor(block) for block in blocks] + [on]
    assert _walk(qtbot, screen, Qt.KeyboardModifier.NoModifier, 2 * len(wanted)) == wanted * 2
    back = [wanted[0], *reversed(wanted[1:])]
    assert _walk(qtbot, screen, Qt.KeyboardModifier.ShiftModifier, 2 * len(wanted)) == back * 2


def _block(kind: type[QWidget]) -> QWidget:
    block = QWidget()
    editor = kind(block)
    editor.setObjectName("editor")
    QVBoxLayout(block).addWidget(editor)
    if isinstance(editor, QPlainTextEdit):
        editor.setTabChangesFocus(True)
    return block


def _editor(block: QWidget) -> QWidget | None:
    layout = block.layout()
    held = layout.itemAt(0) if layout else None
    return held.widget() if held else None


def _walk(qtbot: QtBot, screen: QWidget, modifier: Qt.KeyboardModifier, steps: int) -> list[QWidget | None]:
    met = []
    for _ in range(steps):
        met.append(QApplication.focusWidget())
        key = Qt.Key.Key_Backtab if modifier else Qt.Key.Key_Tab
        qtbot.keyClick(QApplication.focusWidget() or screen, key, modifier)
    return met
