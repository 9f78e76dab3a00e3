"""One or several answers that have a place on the earth: a list, and beside it a map that shows the same."""

from PySide6.QtWidgets import QWidget

from app.fields.beside_list import BesideField
from app.fields.earth import Spot
from app.fields.map_panel import MapPanel
from app.fields.map_view import Mark
from app.fields.markdown import to_plain
from app.fields.points import read_points
from app.fields.question import Choice, Kind, Question

#: More answers than these are found by searching, not by looking.
MOST_ON_MAP = 3_000
#: Letters of all their points together: thousands are drawn while somebody waits, a million are not.
MOST_GEOMETRY = 400_000


def on_map(question: Question) -> bool:
    """Whether the form wants a map and has places for it; without places, or with too many, a list is a list."""
    return (
        question.kind in (Kind.SELECT_ONE, Kind.SELECT_MULTIPLE)
        and "map" in question.appearance
        and len(question.choices) <= MOST_ON_MAP
        and 0 < sum(len(choice.geometry) for choice in question.choices) <= MOST_GEOMETRY
    )


class SelectMapField(BesideField):
    """The map follows the list."""

    def _new_beside(self, body: QWidget) -> QWidget:
        self._map = MapPanel(body)
        self._map.view.mark_pressed.connect(self._mark_pressed)
        return self._map

    def _show_beside(self) -> None:
        question, current = self.question, self._current()
        chosen = frozenset(question.value.split())
        marks = tuple(
            Mark(
                to_plain(choice.label),
                spots,
                closed=len(spots) > 2 and spots[0] == spots[-1],
                is_chosen=choice.value in chosen,
                is_current=choice is current,
            )
            for choice, spots in self._placed()
        )
        self._map.show_map(to_plain(question.label), question.language, marks, picking=False)

    def _fill(self, choices: tuple[Choice, ...]) -> None:
        self._spots = {choice.value: _spots(choice.geometry) for choice in choices}
        super()._fill(choices)

    def _placed(self) -> list[tuple[Choice, tuple[Spot, ...]]]:
        return [(choice, self._spots[choice.value]) for choice in self._listed if self._spots[choice.value]]

    def _went(self, row: int) -> None:
        current = self._current()
        if current is not None and self._spots[current.value]:
            self._show_beside()
            self._map.view.bring(self._spots[current.value][0])

    def _mark_pressed(self, place: int) -> None:
        self._pressed_beside(self._placed()[place][0])


def _spots(geometry: str) -> tuple[Spot, ...]:
    points = read_points(geometry) if geometry else None
    return tuple(Spot(float(point.latitude), float(point.longitude)) for point in points or ())
