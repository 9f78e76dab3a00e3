"""The order in which Tab goes through a screen whose parts are not made in that order."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(screen: QWidget, *areas: QWidget) -> None:
    """Let Tab go from each area to the next one; within an area its order stays."""
    chain: list[QWidget] = []
    widget = screen.nextInFocusChain()
    while widget is not None and widget is not screen:
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            chain.append(widget)
        widget = widget.nextInFocusChain()
    parts = [[one for one in chain if one is area or area.isAncestorOf(one)] for area in areas]
    # Inside the first area nothing has to move.
    for before, after in pairwise([*parts[0][-1:], *(one for part in parts[1:] for one in part)]):
        QWidget.setTabOrder(before, after)


def focus_first(area: QWidget) -> None:
    """Give the keyboard to the first part of an area that takes it."""
    widget = area.nextInFocusChain()
    while widget is not None and widget is not area:
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and widget.isVisible()
        if takes and area.isAncestorOf(widget):
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return
        widget = widget.nextInFocusChain()
