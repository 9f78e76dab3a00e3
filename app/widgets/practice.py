"""What makes practice unmistakable: a banner, and a watermark over every screen."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from app.theme import Tone, icon
from app.theme.tokens import tokens_of
from app.widgets.parts import label


class PracticeBanner(QFrame):
    """The strip under the header."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("practice")
        self._picture = QLabel()
        self._text = label()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 16, 4)
        layout.setSpacing(8)
        layout.addWidget(self._picture)
        layout.addWidget(self._text, 1)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._picture.setPixmap(icon("triangle-alert", Tone.WARN).pixmap(18, 18))
        self._text.setText(self.tr("Practice. Nothing here is real: do not enter the words of real people."))


class Watermark(QWidget):
    """Faint words across whatever it lies on; the mouse and the keyboard do not notice it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        over.installEventFilter(self)
        self._over = over

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as what it lies on, and above it."""
        if watched is self._over and event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded):
            self.setGeometry(self._over.rect())
            self.raise_()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the word several times, aslant."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(tokens_of(self.palette()).warn)
        colour.setAlpha(20)
        painter.setPen(colour)
        font = QFont(self.font())
        font.setPixelSize(54)
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        word = self.tr("PRACTICE")
        for x in range(0, self.width() + 400, 460):
            for y in range(120, self.height() + 300, 260):
                painter.save()
                painter.translate(x, y)
                painter.rotate(-24)
                painter.drawText(0, 0, word)
                painter.restore()
        painter.end()
