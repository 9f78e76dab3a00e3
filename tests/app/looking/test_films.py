"""Films and sounds from outside are played by a process of their own."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.looking.projector import Projector
from tests.app.looking.hostile import HOSTILE

#: One second of Motion JPEG in a Matroska box: 25 plain pictures of 160 × 120, each of another colour.
FILM = Path(__file__).parent / "film.mkv"


def test_a_film_is_played_from_memory_to_its_end(qtbot: QtBot):
    data = FILM.read_bytes()
    projector = Projector()
    try:
        projector.load(data, ".mkv")
        qtbot.waitUntil(lambda: projector.moment.state == "ready", timeout=20_000)
        # Nothing plays by itself.
        assert projector.moment.at == 0
        projector.play()
        qtbot.waitUntil(lambda: projector.moment.pictures >= 3, timeout=20_000)
        picture = projector.moment.picture
        assert picture is not None
        assert (picture.width, picture.height) == (160, 120)
        qtbot.waitUntil(lambda: projector.moment.state == "ended", timeout=20_000)
        assert projector.moment.length >= 900
    finally:
        projector.close()


def test_what_is_no_film_is_said_to_be_none(qtbot: QtBot):
    for name in ("програма.jpg", "нулі.jpg"):
        projector = Projector()
        try:
            projector.load(HOSTILE[name](), ".mp4")
            qtbot.waitUntil(lambda shown=projector: shown.moment.state == "unplayable", timeout=20_000)
        finally:
            projector.close()
