"""The process that plays a film or sound from outside: it gets the bytes once, then orders, and gives pictures.

Sound goes to the loudspeaker from here. It holds no key and opens no file; it ends when nobody holds the other side.
"""

import contextlib
import sys
import threading
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLoggingCategory, QObject, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoFrame, QVideoSink

from app.looking.frames import BadFrame, Head, exactly, read_head, whole, words, write_head
from storage.platform.process import end_within

MOST_SIDE = 960
STOPS_WITHIN = 2.0


class _Orders(QObject):
    """What the other side says; heard in a thread, obeyed in the one of Qt."""

    came = Signal(str, int)
    ended = Signal()


class _Film(QObject):
    def __init__(self, data: bytes, ending: str, out: BinaryIO) -> None:
        super().__init__()
        self._out = out
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink = QVideoSink(self)
        self._sound = QAudioOutput(self)
        self._player = QMediaPlayer(self)
        self._player.setVideoSink(self._sink)
        self._player.setAudioOutput(self._sound)
        self._sink.videoFrameChanged.connect(self._framed)
        self._player.positionChanged.connect(self._moved)
        self._player.mediaStatusChanged.connect(self._changed)
        self._player.errorOccurred.connect(self._failed)
        # The name is made up: the player only wants an ending.
        self._player.setSourceDevice(self._buffer, QUrl(f"film{ending}"))

    @Slot(str, int)
    def obey(self, order: str, at: int) -> None:
        """Do what the other side says."""
        match order:
            case "play":
                self._player.play()
            case "pause":
                self._player.pause()
            case "go":
                self._player.setPosition(at)

    @Slot(QVideoFrame)
    def _framed(self, frame: QVideoFrame) -> None:
        image = frame.toImage()
        if image.isNull():
            return
        if max(image.width(), image.height()) > MOST_SIDE:
            image = image.scaled(
                QSize(MOST_SIDE, MOST_SIDE),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.FastTransformation,
            )
        plain = image.convertToFormat(QImage.Format.Format_RGB888)
        line, full = plain.bytesPerLine(), plain.width() * 3
        rows = bytes(plain.constBits())
        bare = rows if line == full else b"".join(rows[at : at + full] for at in range(0, line * plain.height(), line))
        self._say({"width": plain.width(), "height": plain.height(), "at": self._player.position()}, bare)

    @Slot("qlonglong")
    def _moved(self, at: int) -> None:
        self._say({"at": at, "length": self._player.duration()})

    @Slot(QMediaPlayer.MediaStatus)
    def _changed(self, status: QMediaPlayer.MediaStatus) -> None:
        match status:
            case QMediaPlayer.MediaStatus.LoadedMedia:
                self._say({"state": "ready", "length": self._player.duration(), "at": 0})
            case QMediaPlayer.MediaStatus.EndOfMedia:
                self._say({"state": "ended", "length": self._player.duration()})
            case QMediaPlayer.MediaStatus.InvalidMedia:
                self._say({"state": "unplayable"})

    @Slot()
    def _failed(self) -> None:
        self._say({"state": "unplayable"})

    def _say(self, head: Head, made: bytes = b"") -> None:
        try:
            write_head(self._out, head, len(made))
            self._out.write(made)
            self._out.flush()
        except OSError:
            # Nobody looks any more.
            QGuiApplication.exit(0)


def main(stdin: BinaryIO | None = None, stdout: BinaryIO | None = None) -> int:
    """Play one film until the other side lets go."""
    stdin, stdout = stdin or sys.stdin.buffer, stdout or sys.stdout.buffer
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    try:
        head, length = read_head(stdin)
        data = exactly(stdin, length)
    except (EOFError, BadFrame):
        return 0
    # No window is ever shown from here.
    application = QGuiApplication(["looker", "-platform", "offscreen"])
    film = _Film(data, words(head, "ending"), stdout)
    orders = _Orders()
    orders.came.connect(film.obey, Qt.ConnectionType.QueuedConnection)
    orders.ended.connect(application.quit, Qt.ConnectionType.QueuedConnection)
    threading.Thread(target=_listen, args=(stdin, orders), daemon=True).start()
    return application.exec()


def _listen(stdin: BinaryIO, orders: _Orders) -> None:
    with contextlib.suppress(EOFError, BadFrame, OSError, ValueError):
        while True:
            head, _ = read_head(stdin)
            orders.came.emit(words(head, "order"), whole(head, "at"))
    # Nobody holds the other side any more: the film goes with this process, also where a decoder hangs.
    end_within(STOPS_WITHIN)
    orders.ended.emit()
