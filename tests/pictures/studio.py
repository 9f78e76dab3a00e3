"""Goes through the whole job outside practice, with a camera of one's choice."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.places import Places
from app.settings import Settings
from app.theme import TEXT_SIZES
from tests.doubles.program import RunningProgram, running
from tests.pictures.office import WorkingOffice
from tests.tour.context import Camera, Tour
from tests.tour.hands import Hands
from tests.tour.journey import travel
from tests.tour.things import make_photo, make_voice

#: A laptop of 1366x768 with a title bar; with a task bar as well, the smaller height is left.
WIDTH, HEIGHT, LOW_HEIGHT = 1366, 738, 690
LANGUAGES, THEMES = ("uk", "en"), ("light", "dark")


def visit(
    folder: Path, camera: Camera, *, theme: str = THEMES[0], height: int = HEIGHT, text: int = TEXT_SIZES[0]
) -> None:
    """Do the job once in Ukrainian; the camera is called at every screen."""
    table = folder / "table"
    table.mkdir()
    places = Places(folder / "data", practice=False)
    Settings(places.settings_file).remember(text=text)
    voice = make_voice(table / "voice.wav")
    make_photo(table / "podviria.jpg")
    office = WorkingOffice(table, places)
    hands = Hands()
    tour = Tour(hands, camera, office, table, say=lambda _: None, keep_statement=lambda _: None)
    recorder = [sys.executable, "-m", "tests.pictures.microphone", str(voice)]

    @contextmanager
    def start() -> Iterator[RunningProgram]:
        with running(hands, places.folder, language="uk", recorder=recorder) as program:
            program.front.theme.use(theme)
            program.window.resize(WIDTH, height)
            yield program

    try:
        travel(tour, start)
    finally:
        office.close()


class BothLanguages:
    """Shows each screen in both languages and calls `look` for each."""

    def __init__(self) -> None:
        self._hands = Hands()

    def shoot(self, program: RunningProgram, name: str) -> None:
        """Turn the program to each language, and back to the first."""
        front = program.front
        for language in LANGUAGES:
            front.language.use(language)
            self._hands.settle(front.jobs)
            self.look(program, name, language)
        front.language.use(LANGUAGES[0])
        self._hands.settle(front.jobs)

    def look(self, program: RunningProgram, name: str, language: str) -> None:
        """Do something with the screen as it is now."""
        raise NotImplementedError
