"""What a form brings with its words: pictures and films to look at, sound to listen to."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.fields.chips import Pictures
from app.fields.flow import FlowLayout
from app.fields.markdown import to_plain
from app.fields.player_place import PlayerPlace, Sounds
from app.fields.question import Question
from app.theme import Tone, icon

#: A picture of a question stands in this room at most; pressed, it is shown as large as the screen allows.
PICTURE = QSize(420, 280)
LARGEST = QSize(2400, 1600)


@dataclass(frozen=True, slots=True)
class Piece:
    """One file, and the words it belongs to."""

    name: str
    about: str


class FormMedia(QWidget):
    """The files of one question: its picture, and a button for each sound, film and larger picture."""

    def __init__(self, pictures: Pictures, sounds: Sounds, films: Sounds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures, self._sounds, self._films = pictures, sounds, films
        self._shown: tuple[str, tuple[Piece, ...], tuple[Piece, ...], tuple[Piece, ...]] | None = None
        self._image = _Picture(self)
        self._image.pressed.connect(self._enlarge_image)
        self._large = ""
        self._line = QWidget(self)
        self._buttons = FlowLayout(self._line)
        self._trouble = QLabel(self)
        self._trouble.setProperty("role", "hint")
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        self._place = PlayerPlace(self)
        self._place.failed.connect(self._say)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(6)
        for widget in (self._image, self._line, self._place, self._trouble):
            column.addWidget(widget)

    def show_media(self, question: Question) -> None:
        """Show what belongs to this question now."""
        about = to_plain(question.label) or question.ref.rpartition("/")[2]
        label, hint = question.label_media, question.hint_media
        image = label.image or hint.image
        larger = [Piece(one.media.big_image, one.label) for one in question.choices if one.media.big_image]
        sounds = [Piece(name, about) for name in (label.audio, hint.audio) if name]
        sounds += [Piece(one.media.audio, one.label) for one in question.choices if one.media.audio]
        films = [Piece(name, about) for name in (label.video, hint.video) if name]
        films += [Piece(one.media.video, one.label) for one in question.choices if one.media.video]
        shown = (f"{image}\n{label.big_image}\n{about}", tuple(larger), tuple(sounds), tuple(films))
        if shown == self._shown:
            return
        self._shown = shown
        self._large = label.big_image or hint.big_image or image
        # A large picture alone is shown small, too.
        picture = self._pictures(image or self._large, PICTURE) if image or self._large else QPixmap()
        self._image.show_picture(picture)
        self._rebuild()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._shown is not None:
            self._rebuild()

    def _rebuild(self) -> None:
        self._place.stop()
        self._trouble.hide()
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        assert self._shown is not None
        head, larger, sounds, films = self._shown
        about = head.rpartition("\n")[2]
        self._image.setAccessibleName(self.tr("Picture: {what}").format(what=about))
        self._image.setAccessibleDescription(self.tr("Press to see it larger."))
        self._image.setToolTip(self._image.accessibleDescription())
        for piece in sounds:
            self._add(piece, "volume-2", self.tr("Listen"), self.tr("Listen: {what}"), self._listen)
        for piece in films:
            self._add(piece, "play", self.tr("Film"), self.tr("Film: {what}"), self._watch)
        for piece in larger:
            self._add(piece, "image", self.tr("Larger"), self.tr("Larger picture: {what}"), self._enlarge)
        missing = bool(head.partition("\n")[0]) and self._image.isHidden()
        if missing:
            self._say(self.tr("The form names a picture that cannot be shown."))
        self._line.setVisible(bool(sounds or films or larger))

    def _add(self, piece: Piece, drawn: str, short: str, words: str, press: Callable[[], None]) -> None:
        made = QPushButton(icon(drawn, Tone.MUTED), "", self._line)
        made.setProperty("kind", "ghost")
        made.setProperty("file", piece.name)
        spoken = words.format(what=to_plain(piece.about))
        made.setText((short if len(spoken) > 60 else spoken).replace("&", "&&"))
        made.setAccessibleName(spoken)
        made.clicked.connect(press)
        self._buttons.addWidget(made)
        made.show()

    def _listen(self) -> None:
        self._open(self._sounds, self.tr("This sound cannot be played here."))

    def _watch(self) -> None:
        self._open(self._films, self.tr("This film cannot be played here."))

    def _open(self, opens: Sounds, trouble: str) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self._trouble.hide()
            self._place.ask(opens, str(sender.property("file")), trouble)

    def _enlarge_image(self) -> None:
        self._show_large(self._large, self._image.accessibleName())

    def _enlarge(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self._show_large(str(sender.property("file")), sender.accessibleName())

    def _show_large(self, name: str, words: str) -> None:
        picture = self._pictures(name, LARGEST)
        if picture.isNull():
            self._say(self.tr("The form names a picture that cannot be shown."))
            return
        LargePicture(picture, words, self).open()

    def _say(self, words: str) -> None:
        self._trouble.setText(words)
        self._trouble.show()


class _Picture(QLabel):
    """A picture that takes the keyboard: Space, Return or a press shows it larger."""

    pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("formpicture")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def show_picture(self, picture: QPixmap) -> None:
        """Show this one, or nothing."""
        self.setPixmap(picture)
        self.setVisible(not picture.isNull())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Space and Return as a press."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show it larger."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()


class LargePicture(QDialog):
    """A picture as large as the screen allows; Escape closes it."""

    def __init__(self, picture: QPixmap, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words)
        self.setAccessibleName(words)
        image = QLabel(self)
        image.setPixmap(picture)
        image.setAccessibleName(words)
        area = QScrollArea(self)
        area.setAccessibleName(words)
        area.setWidget(image)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(area)
        room = QGuiApplication.primaryScreen().availableSize() * 0.9
        self.resize((picture.deviceIndependentSize().toSize() + QSize(44, 44)).boundedTo(room))
