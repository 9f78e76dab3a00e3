"""The order in which Tab goes through a screen whose parts are not made in that order."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(screen: QWidget, *areas: QWidget) -> None:
    """Let Tab go from each area to the next one; within an area its order stays."""
    chain = list(_chain(screen))
    parts = [_stops(area, chain) for area in areas]
    # Inside the first area nothing has to move.
    for before, after in pairwise([*parts[0][-1:], *(stop for part in parts[1:] for stop in part)]):
        _put_after(before, after)


def focus_first(area: QWidget) -> None:
    """Give the keyboard to the first part of an area that takes it."""
    for widget in _chain(area):
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and widget.isVisible()
        if takes and area.isAncestorOf(widget):
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return


def _put_after(before: QWidget, after: QWidget) -> None:
    # Qt moves nothing that takes no focus itself, and a new policy reaches the part that the focus is handed to.
    kept = [(widget, widget.focusPolicy()) for stop in (before, after) for widget in _handing_on(stop)]
    for stop in (before, after):
        if stop.focusPolicy() == Qt.FocusPolicy.NoFocus:
            stop.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    QWidget.setTabOrder(before, after)
    for widget, policy in kept:
        widget.setFocusPolicy(policy)


def _handing_on(widget: QWidget | None) -> Iterator[QWidget]:
    while widget is not None:
        yield widget
        widget = _proxy(widget)


def _chain(start: QWidget) -> Iterator[QWidget]:
    widget = _next(start)
    while widget is not None and widget is not start:
        yield widget
        widget = _next(widget)


def _next(widget: QWidget) -> QWidget | None:
    return _given_back(widget.nextInFocusChain())


def _proxy(widget: QWidget) -> QWidget | None:
    return _given_back(widget.focusProxy())


def _given_back(found: QWidget | None) -> QWidget | None:
    if found is not None:
        # PySide takes what it found for a child of the widget that was asked and lets it die with that one (seen: a
        # table whose header was gone). Its own parent once more changes nothing but this.
        found.setParent(found.parentWidget())
    return found


def _stops(area: QWidget, chain: Sequence[QWidget]) -> list[QWidget]:
    """What Tab stops at. Who hands the keyboard on to a part of itself moves as a whole, with all its parts."""
    stops: list[QWidget] = []
    for widget in chain:
        # The cheap question first: a window has thousands of widgets.
        if not (widget is area or area.isAncestorOf(widget)) or (stops and stops[-1].isAncestorOf(widget)):
            continue
        proxy = _proxy(widget)
        is_stop = widget.focusPolicy() != Qt.FocusPolicy.NoFocus if proxy is None else widget.isAncestorOf(proxy)
        if is_stop:
            stops.append(widget)
    return stops
