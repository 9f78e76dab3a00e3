"""Pictures and sounds of a form's own, from its files in the vault to the interview and to the trial of the form."""

import io
from pathlib import Path

import numpy
import pytest
import soundfile
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.screens.library import importing, open_preview
from app.screens.library.importing import Chosen, take
from storage.interviews import form_library, interviews, missions
from storage.platform.clock import SystemClock
from tests.app.looking.test_films import FILM
from tests.pages.form_files import (
    chosen,
    drawn,
    films,
    length,
    listen,
    pictures,
    players,
    point_at,
    shown,
    speak,
    spoken,
    watch,
    words,
)
from tests.pages.house import House
from tests.pages.interview_page import InterviewPage

FORM = """| survey |
| | type | name | label::Українська (uk) | label::English (en) | image | big-image | audio |
| | text | what | Що це? | What is it? | small.png | large.png | word.wav |
| | select_one w | which | Яке? | Which? | | | |
| | range | pain | Біль | Pain | | | |
| choices |
| | list_name | name | label::Українська (uk) | label::English (en) | image | audio |
| | w | tank | Танк | Tank | tank.png | tank.wav |
| | w | gun | Гармата | Gun | gone.png | |
| settings |
| | form_title | form_id | version |
| | З малюнками | pictured | 1 |
"""


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def wav() -> bytes:
    out = io.BytesIO()
    soundfile.write(out, numpy.sin(numpy.arange(16_000) * 0.1), 16_000, format="WAV")
    return out.getvalue()


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path):
    made = House(qtbot, tmp_path)
    yield made
    made.close()


def kept(house: House) -> str:
    files = {
        "small.png": png(300, 200),
        "large.png": png(1_900, 1_300),
        "tank.png": png(500, 500),
        "word.wav": wav(),
        "tank.wav": wav(),
    }
    return take(house.vault, SystemClock(), Chosen("pictured.md", FORM.encode(), files)).digest


def test_an_interview_shows_and_plays_what_the_form_brings(house: House):
    digest = kept(house)
    with house.vault.transaction() as tx:
        (mission,) = missions.all_missions(tx)
        key = form_library.key_of(tx, digest)
        house.interview_id = interviews.start(tx, mission.id, key, SystemClock().now()).id
    page = InterviewPage(house.qtbot, house.open_interview())
    page.agree()
    page.go("З малюнками")
    assert pictures(page.screen) == [(300, 200)]
    player = listen(house, page.screen, "Прослухати: Що це?")
    assert length(player) == "00:00:00 / 00:00:01"
    # Only one plays at a time within a question; going elsewhere is quiet.
    page.go("Згода")
    house.qtbot.waitUntil(lambda: players(page.screen) == [], timeout=5_000)


def test_the_trial_of_a_form_shows_and_plays_the_same_and_speaks_its_languages(house: House):
    screen = open_preview(house.workspace, kept(house))
    house.window.open(screen)
    house.qtbot.waitUntil(lambda: pictures(screen) == [(300, 200)], timeout=15_000)
    assert listen(house, screen, "Прослухати: Танк").isVisible()
    speak(screen, "English (en)")
    assert "What is it?" in words(screen) and "Що це?" not in words(screen)


def test_a_drawing_of_the_form_is_pointed_at_in_its_trial(house: House):
    form = """| survey |
| | type | name | label | appearance | image |
| | select_multiple p | hit | What is damaged? | image-map | house.svg |
| | select_one p | worst | What is worst? | image-map | gone.svg |
| choices |
| | list_name | name | label |
| | p | roof | Roof |
| | p | walls | Walls |
| settings |
| | form_title | form_id | version |
| | Drawn | drawn | 1 |
"""
    files = {"house.svg": importing.sample("damage.md").files["damage.svg"]}
    digest = take(house.vault, SystemClock(), Chosen("drawn.md", form.encode(), files)).digest
    screen = open_preview(house.workspace, digest)
    house.window.open(screen)
    house.qtbot.waitUntil(lambda: len(drawn(screen)) == 2, timeout=15_000)
    with_drawing, without = drawn(screen)
    point_at(house, with_drawing, "roof")
    assert chosen(with_drawing) == ["Roof"]
    assert shown(without) is None and chosen(without) == []
    assert "Форма називає зображення, яке не можна показати." in words(without)


FILMED = """| survey |
| | type | name | label | video |
| | note | look | Look at this | film.mkv |
| | text | seen | What did you see? | broken.mp4 |
| settings |
| | form_title | form_id | version |
| | Filmed | filmed | 1 |
"""


def test_a_film_of_the_form_plays_when_asked_and_ends_when_its_page_is_left(house: House):
    files = {"film.mkv": FILM.read_bytes(), "broken.mp4": bytes(64)}
    digest = take(house.vault, SystemClock(), Chosen("filmed.md", FILMED.encode(), files)).digest
    screen = open_preview(house.workspace, digest)
    house.window.open(screen)
    house.qtbot.waitUntil(lambda: spoken(screen, "Фільм: ") != [], timeout=15_000)
    # Nothing is opened, let alone played, before somebody asks for it.
    assert films(screen) == []
    film = watch(house, screen, "Фільм: Look at this")
    process = film.process
    film.wait_until_ready()
    assert film.time == "0:00 / 0:01" and film.has_keyboard
    film.play()
    house.qtbot.waitUntil(lambda: film.pictures > 0, timeout=20_000)
    house.workspace.navigator.back()
    house.qtbot.waitUntil(lambda: process.poll() is not None, timeout=10_000)


def test_a_film_that_is_none_is_said_to_be_none(house: House):
    files = {"film.mkv": FILM.read_bytes(), "broken.mp4": bytes(64)}
    digest = take(house.vault, SystemClock(), Chosen("filmed.md", FILMED.encode(), files)).digest
    screen = open_preview(house.workspace, digest)
    house.window.open(screen)
    house.qtbot.waitUntil(lambda: spoken(screen, "Фільм: ") != [], timeout=15_000)
    watch(house, screen, "Фільм: What did you see?")
    house.qtbot.waitUntil(lambda: any("не можна відтворити" in one for one in words(screen)), timeout=20_000)
