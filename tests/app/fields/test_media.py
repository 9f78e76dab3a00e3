"""Pictures and sounds in the words of a question and of its answers."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from app.fields.media import LargePicture
from app.fields.question import Choice, Kind, Question
from forms.engine import Media
from tests.pages.field_page import Asked
from tests.pages.page import nameless


class Files:
    """The files of a form: which were asked for, and how large."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, QSize]] = []
        self.heard: list[str] = []
        self.players: list[QWidget] = []

    def picture(self, name: str, most: QSize) -> QPixmap:
        self.asked.append((name, most))
        if "missing" in name:
            return QPixmap()
        made = QPixmap(120, 80)
        made.fill(QColor("teal"))
        return made

    def sound(self, name: str, ready) -> None:
        self.heard.append(name)
        if "missing" in name:
            ready(None)
            return
        player = QWidget()
        player.setAccessibleName("player")
        self.players.append(player)
        ready(player)


QUESTION = Question(
    "/f/q", Kind.TEXT, "Що це?", label_media=Media("jr://images/a.png", "jr://images/A.png", "jr://audio/a.mp3")
)


@pytest.fixture
def files() -> Files:
    return Files()


def pictures(asked: Asked) -> list[QLabel]:
    return [one for one in asked.all(QLabel) if not one.pixmap().isNull()]


def test_the_picture_stands_between_the_words_and_the_answer_and_says_what_it_is(qtbot, files):
    asked = Asked(qtbot, QUESTION, files.picture, files.sound)
    (picture,) = pictures(asked)
    assert picture.accessibleName() == "Picture: Що це?"
    top = asked.spoken.mapTo(asked.field, asked.spoken.rect().bottomLeft()).y()
    editor = asked.field.focusProxy()
    assert top < picture.mapTo(asked.field, picture.rect().topLeft()).y()
    assert (
        picture.mapTo(asked.field, picture.rect().bottomLeft()).y()
        < editor.mapTo(asked.field, editor.rect().topLeft()).y()
    )
    assert nameless(asked.field) == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_key_on_the_picture_shows_the_large_one_and_escape_closes_it(qtbot, files, key):
    asked = Asked(qtbot, QUESTION, files.picture, files.sound)
    (picture,) = pictures(asked)
    qtbot.keyClick(picture, key)
    assert files.asked[-1][0] == "jr://images/A.png"
    assert files.asked[-1][1].width() > 2_000
    large = asked.inside(LargePicture)
    assert large.isVisible() and large.accessibleName() == "Picture: Що це?"
    qtbot.keyClick(large, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: asked.inside(LargePicture) is None, timeout=5_000)


def test_a_sound_opens_the_player_which_takes_the_keyboard_and_goes_when_nobody_sees_it(qtbot, files):
    asked = Asked(qtbot, QUESTION, files.picture, files.sound)
    asked.press(asked.button("Listen: Що це?"))
    assert files.heard == ["jr://audio/a.mp3"]
    (player,) = files.players
    assert player.isVisible() and asked.field.isAncestorOf(player)
    gone = []
    player.destroyed.connect(lambda: gone.append(True))
    asked.field.hide()
    qtbot.waitUntil(lambda: gone == [True], timeout=5_000)


def test_a_sound_that_comes_when_nobody_waits_for_it_any_more_is_not_shown(qtbot, files):
    waiting = []
    asked = Asked(qtbot, QUESTION, files.picture, lambda name, ready: waiting.append(ready))
    asked.press(asked.button("Listen"))
    asked.field.hide()
    late = QWidget()
    gone = []
    late.destroyed.connect(lambda: gone.append(True))
    waiting[0](late)
    assert not asked.field.isAncestorOf(late)
    qtbot.waitUntil(lambda: gone == [True], timeout=5_000)


def test_what_cannot_be_shown_or_played_is_said(qtbot, files):
    broken = replace(QUESTION, label_media=Media("missing.png", audio="missing.mp3", video="film.mp4"))
    asked = Asked(qtbot, broken, files.picture, files.sound)
    assert "The form names a picture that cannot be shown." in asked.words
    asked.press(asked.button("Listen"))
    assert "This sound cannot be played here." in asked.words
    film = Asked(qtbot, replace(QUESTION, label_media=Media(video="missing.mp4")), films=files.sound)
    film.press(film.button("Film"))
    assert "This film cannot be played here." in film.words


def test_a_film_waits_for_its_button_and_goes_when_another_thing_is_played(qtbot, files):
    both = replace(QUESTION, label_media=Media(audio="a.ogg", video="jr://video/film.mp4"))
    asked = Asked(qtbot, both, files.picture, files.sound, films=files.sound)
    assert files.heard == []
    asked.press(asked.button("Film: Що це?"))
    assert files.heard == ["jr://video/film.mp4"]
    (film,) = files.players
    assert film.isVisible() and nameless(asked.field) == []
    asked.press(asked.button("Listen"))
    assert not film.isVisible()


def test_answers_bring_sounds_and_larger_pictures_each_with_its_own_name(qtbot, files):
    choices = (
        Choice("a", "Танк", Media("a.png", "A.png", "a.ogg")),
        Choice("b", "Гармата", Media("b.png", audio="b.ogg")),
    )
    asked = Asked(qtbot, Question("/f/q", Kind.SELECT_ONE, "Що?", choices=choices), files.picture, files.sound)
    spoken = [one.accessibleName() for one in asked.all(QPushButton) if one.property("file")]
    assert spoken == ["Listen: Танк", "Listen: Гармата", "Larger picture: Танк"]
    asked.press(asked.button("Listen: Гармата"))
    assert files.heard == ["b.ogg"]
    assert {name for name, most in files.asked if most.width() < 200} == {"a.png", "b.png"}


def test_another_language_brings_its_own_files_and_a_question_without_any_makes_nothing(qtbot, files):
    asked = Asked(qtbot, replace(QUESTION, label_media=Media()), files.picture, files.sound)
    assert files.asked == [] and pictures(asked) == []
    asked.field.show_question(QUESTION)
    assert len(pictures(asked)) == 1
    asked.field.show_question(replace(QUESTION, label_media=Media("en.png")))
    assert files.asked[-1][0] == "en.png"
    asked.field.show_question(replace(QUESTION, label_media=Media()))
    QApplication.processEvents()
    assert pictures(asked) == []
