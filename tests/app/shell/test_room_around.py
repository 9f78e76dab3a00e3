"""Large words and small windows: a screen is never squeezed below what it needs; the window scrolls instead."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.navigation import MainWindow
from app.theme import LIGHT, Theme, side_width, sized
from app.theme.style import style_sheet


def _tall(qtbot: QtBot, lines: int) -> tuple[MainWindow, list[QLineEdit]]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    # Whatever a test before this one made of the look.
    Theme(application)
    window = MainWindow(practice=False)
    qtbot.addWidget(window)
    window.resize(1366, 690)
    screen = QWidget()
    column = QVBoxLayout(screen)
    fields = [QLineEdit() for _ in range(lines)]
    for field in fields:
        column.addWidget(field)
    window.open(screen)
    window.show()
    qtbot.waitExposed(window)
    return window, fields


def test_a_screen_that_fits_has_exactly_the_room_there_is(qtbot: QtBot) -> None:
    window, _ = _tall(qtbot, 3)
    assert window.stack.width() == window.width()
    assert window.stack.geometry().bottom() <= window.height()
    window.resize(1500, 800)
    assert window.stack.width() == 1500


def test_a_screen_that_needs_more_scrolls_and_follows_the_keyboard(qtbot: QtBot) -> None:
    window, fields = _tall(qtbot, 40)
    qtbot.waitUntil(lambda: window.stack.height() > window.height())
    # The least that the sheet names, where it names one.
    least = [field.minimumHeight() or field.minimumSizeHint().height() for field in fields]
    qtbot.waitUntil(lambda: all(field.height() >= height for field, height in zip(fields, least, strict=True)))
    fields[0].setFocus()
    for _ in range(39):
        window.focusWidget().focusNextPrevChild(True)
    assert window.focusWidget() is fields[-1]
    place = fields[-1].mapTo(window, QPoint(0, 0))
    assert 0 < place.y() < window.height()


def test_words_and_what_is_made_to_their_measure_grow_lines_do_not(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    try:
        Theme(application, "light", 200)
        assert (sized(100), side_width(100)) == (200, 170)
    finally:
        Theme(application)
    assert (sized(100), side_width(100)) == (100, 100)
    sheet = style_sheet(LIGHT, 200)
    assert "font-size: 28px" in sheet
    assert "border: 1px solid" in sheet
