"""The linked words of the open card: press to see them where they stand, hear them, say whose they are."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.fields.compound import fill_box
from app.fields.select_one import CalmBox
from app.screens.structuring.shown import LinkRow
from app.theme import sized
from app.widgets import button
from storage.interviews.links import Provenance

_SHOWN_LETTERS = 90
#: At both sides of the words.
_MARGINS = 20


class ProvenanceBox(CalmBox):
    """Whose words they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_chosen(Provenance.VERBATIM)

    @property
    def chosen(self) -> Provenance:
        """What is chosen now."""
        return Provenance(str(self.currentData()))

    def show_chosen(self, provenance: Provenance) -> None:
        """Show this one, in the language of the screen."""
        words = {
            Provenance.VERBATIM: self.tr("word for word"),
            Provenance.PARAPHRASE: self.tr("retold"),
            Provenance.INTERPRETER: self.tr("through the interpreter"),
            Provenance.OBSERVATION: self.tr("seen by the documenter"),
        }
        fill_box(self, [(one.value, word) for one, word in words.items()], provenance.value)


class _Quote(QPushButton):
    """As many of the words as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""

    def show_words(self, words: str) -> None:
        """Show these."""
        self._words = words
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More of them, or less."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - sized(_MARGINS)
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))


class LinkView(QWidget):
    """One link."""

    pressed = Signal(str)
    listen_asked = Signal(str)
    provenance_chosen = Signal(str, str)
    unlink_asked = Signal(str)

    def __init__(self, row: LinkRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self._quote = _Quote(self)
        self._quote.setProperty("kind", "reminder")
        self._quote.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._listen = button("listen", "ghost", "play")
        self._whose = ProvenanceBox(self)
        # As wide as its widest answer would push the card off the screen.
        self._whose.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._whose.setMinimumContentsLength(12)
        self._unlink = button("unlink", "ghost", "x")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self._quote, 1)
        for part in (self._listen, self._whose, self._unlink):
            line.addWidget(part)
        self._quote.clicked.connect(self._pressed)
        self._listen.clicked.connect(self._listen_pressed)
        self._whose.activated.connect(self._chosen)
        self._unlink.clicked.connect(self._unlink_pressed)
        self.show_row(row)

    def show_row(self, row: LinkRow) -> None:
        """Show the link as it is now."""
        self.row = row
        quote = " ".join(row.quote.split())
        short = quote if len(quote) <= _SHOWN_LETTERS else quote[: _SHOWN_LETTERS - 1].rstrip() + "…"
        words = f"{row.label}: «{short}»" if row.label else f"«{short}»"
        if row.is_gone:
            words = self.tr("{words} (these words are no longer in the account)").format(words=words)
        self._quote.show_words(words)
        self._quote.setToolTip(quote)
        self._quote.setAccessibleName(self.tr("Show the words: {words}").format(words=words))
        has_sound = row.offset_ms is not None
        self._listen.setText(_clock(row.offset_ms) if row.offset_ms is not None else "")
        self._listen.setVisible(has_sound)
        self._listen.setAccessibleName(self.tr("Listen: {words}").format(words=short))
        self._whose.show_chosen(row.provenance)
        self._whose.setAccessibleName(self.tr("Whose words they are: {words}").format(words=short))
        self._unlink.setAccessibleName(self.tr("Take the link away: {words}").format(words=short))
        self._unlink.setToolTip(self.tr("Take the link away; the card stays"))

    def _pressed(self) -> None:
        self.pressed.emit(self.row.id)

    def _listen_pressed(self) -> None:
        self.listen_asked.emit(self.row.id)

    def _chosen(self, _place: int) -> None:
        self.provenance_chosen.emit(self.row.id, self._whose.chosen.value)

    def _unlink_pressed(self) -> None:
        self.unlink_asked.emit(self.row.id)


class LinkRows(QWidget):
    """All links of the open card."""

    pressed = Signal(str)
    listen_asked = Signal(str)
    provenance_chosen = Signal(str, str)
    unlink_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: list[LinkView] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_rows(self, rows: tuple[LinkRow, ...]) -> None:
        """Show these; who has the keyboard keeps it."""
        while len(self._views) > len(rows):
            view = self._views.pop()
            self._column.removeWidget(view)
            view.hide()
            view.deleteLater()
        for row, view in zip(rows, self._views, strict=False):
            if view.row != row:
                view.show_row(row)
        for row in rows[len(self._views) :]:
            view = LinkView(row, self)
            view.pressed.connect(self.pressed)
            view.listen_asked.connect(self.listen_asked)
            view.provenance_chosen.connect(self.provenance_chosen)
            view.unlink_asked.connect(self.unlink_asked)
            self._views.append(view)
            self._column.addWidget(view)
        self.setVisible(bool(rows))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for view in self._views:
                view.show_row(view.row)


def _clock(milliseconds: int) -> str:
    seconds = milliseconds // 1000
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
