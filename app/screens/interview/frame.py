"""What frames the questions: the outline's side, the head of the page, the bar with Back and Next."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.fields.base import styled
from app.fields.markdown import to_plain
from app.screens.draft.shown import Outline, Walk
from app.screens.interview.outline_view import OutlineList
from app.theme import Tone, icon, side_width, sized
from app.widgets import button, named
from app.widgets.two_lines import TwoLines

WIDTH = 248


class OutlineSide(QFrame):
    """The left side: progress, sections, and the way to the end."""

    row_chosen = Signal(str)
    finish_asked = Signal()
    leave_asked = Signal()
    alarm_asked = Signal()
    earlier_asked = Signal()
    services_asked = Signal()
    sharing_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setFixedWidth(side_width(WIDTH))
        self._outline: Outline | None = None
        self._heading = styled("h2", QLabel(self))
        self._count = styled("hint", QLabel(self))
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self.list = OutlineList(self)
        self._finish = button("finish", "", "file-check")
        top = QHBoxLayout()
        top.setContentsMargins(18, 0, 18, 0)
        top.addWidget(self._heading)
        top.addStretch(1)
        top.addWidget(self._count)
        bar = QHBoxLayout()
        bar.setContentsMargins(18, 0, 18, 6)
        bar.setSpacing(2)
        bar.addWidget(self._bar, 1, Qt.AlignmentFlag.AlignVCenter)
        self._earlier = button("earlier", "ghost", "history", Tone.MUTED)
        self._services = button("services_here", "ghost", "heart-pulse", Tone.MUTED)
        self._alarm = button("alarm", "ghost", "triangle-alert", Tone.WARN)
        self._sharing = button("sharing", "ghost", "eye", Tone.MUTED)
        self._sharing.setCheckable(True)
        for door, asked in (
            (self._earlier, self.earlier_asked),
            (self._services, self.services_asked),
            (self._sharing, self.sharing_asked),
            (self._alarm, self.alarm_asked),
        ):
            door.clicked.connect(asked)
            bar.addWidget(door)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(16, 4, 16, 0)
        self._leave = button("leave", "", "arrow-left")
        self._leave.setFixedWidth(sized(44))
        self._leave.clicked.connect(self.leave_asked)
        bottom.addWidget(self._leave)
        bottom.addWidget(self._finish, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(bar)
        column.addWidget(self.list, 1)
        column.addLayout(bottom)
        self.list.row_chosen.connect(self.row_chosen)
        self._finish.clicked.connect(self.finish_asked)
        self._retranslate()

    def show_outline(self, outline: Outline) -> None:
        """Show the sections and how many are done."""
        self._outline = outline
        self._bar.setRange(0, max(1, outline.total))
        self._bar.setValue(outline.answered)
        self.list.show_rows(outline.rows)
        self._retranslate()

    def show_shared(self, is_shared: bool) -> None:
        """Say whether the person sees the screen: then nothing of earlier interviews is opened."""
        self._sharing.setChecked(is_shared)
        self._sharing.setIcon(icon("eye-off" if is_shared else "eye", Tone.ACCENT if is_shared else Tone.MUTED))
        self._earlier.setEnabled(not is_shared)

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Sections"))
        self.list.setAccessibleName(self.tr("Sections of the interview"))
        self._bar.setAccessibleName(self.tr("Questions answered"))
        self._finish.setText(self.tr("Read through"))
        self._finish.setAccessibleName(self.tr("Read through and finish"))
        self._leave.setAccessibleName(self.tr("To the list of interviews"))
        self._leave.setToolTip(self._leave.accessibleName())
        self._alarm.setAccessibleName(self.tr("Air raid: break, stop the sound, lock"))
        self._alarm.setToolTip(f"{self._alarm.accessibleName()} (F10)")
        self._sharing.setAccessibleName(self.tr("Shared screen: the person sees it"))
        self._sharing.setToolTip(f"{self._sharing.accessibleName()} (Shift+F11)")
        self._earlier.setAccessibleName(self.tr("Heard before?"))
        self._earlier.setToolTip(self.tr("Was this person heard before?"))
        self._services.setAccessibleName(self.tr("Services for the person"))
        self._services.setToolTip(self._services.accessibleName())
        if self._outline is not None:
            self._count.setText(
                self.tr("{done} of {count}").format(done=self._outline.done, count=self._outline.sections)
            )


class PageHead(QWidget):
    """Which section this is, its language, the ways to see it, undo and redo, and the mark in the recording."""

    language_chosen = Signal(str)
    paging_chosen = Signal(bool)
    problem_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    mark_asked = Signal()
    structure_asked = Signal()
    recipients_asked = Signal()
    listen_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._overline = styled("overline", QLabel(self))
        self._title = styled("h1", QLabel(self))
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._languages = named("form_language", QComboBox(self))
        self._languages.setMaximumWidth(sized(150))
        self._languages.hide()
        self._paging = button("paging", "ghost", "layers", Tone.MUTED)
        self._paging.setCheckable(True)
        self._problem = button("problem", "ghost", "triangle-alert", Tone.MUTED)
        self._undo = button("undo", "ghost", "undo-2", Tone.MUTED)
        self._redo = button("redo", "ghost", "redo-2", Tone.MUTED)
        self._structure = button("structure", "ghost", "users", Tone.MUTED)
        self._listen = button("listen", "ghost", "audio-lines", Tone.MUTED)
        # Where consent is decided.
        self._recipients = button("recipients_table", "", "list")
        self._recipients.setVisible(False)
        self._recipients.clicked.connect(self.recipients_asked)
        self._mark = button("mark", "", "bookmark-plus")
        self._mark.setVisible(False)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._overline)
        words.addWidget(self._title)
        row = QHBoxLayout()
        row.setSpacing(2)
        self._is_narrow = False
        self._lines = TwoLines(words, row, spacing=2, shares=(1, 0))
        self.setLayout(self._lines)
        steps = (self._problem, self._undo, self._redo, self._mark, self._recipients)
        doors = (self._listen, self._structure)
        for widget in (self._languages, *doors, self._paging, *steps):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._languages.activated.connect(self._language_activated)
        self._paging.clicked.connect(self.paging_chosen)
        self._problem.clicked.connect(self.problem_asked)
        self._undo.clicked.connect(self.undo_asked)
        self._redo.clicked.connect(self.redo_asked)
        self._mark.clicked.connect(self.mark_asked)
        for door, asked in zip(doors, (self.listen_asked, self.structure_asked), strict=True):
            door.clicked.connect(asked)
        self.show_steps(False, False)
        self._retranslate()

    def show_narrow(self, is_narrow: bool) -> None:
        """Put the doors under the title where there is no room beside it."""
        self._lines.fold(is_narrow)
        self._is_narrow = is_narrow
        adjusting = QComboBox.SizeAdjustPolicy
        self._languages.setMinimumContentsLength(_FEW_LETTERS_OF_LANGUAGE)
        self._languages.setSizeAdjustPolicy(
            adjusting.AdjustToMinimumContentsLengthWithIcon if is_narrow else adjusting.AdjustToContents
        )
        self._retranslate()

    def show_title(self, overline: str, title: str) -> None:
        """Say which section this is."""
        self._overline.setText(overline.upper())
        self._title.setText(title)
        self._title.setToolTip(title)

    def show_languages(self, names: tuple[str, ...], chosen: str) -> None:
        """Offer these languages of the form, and the one of the screen."""
        self._languages.clear()
        self._languages.addItem("", "")
        for name in names:
            self._languages.addItem(name, name)
        self._languages.setCurrentIndex(max(0, self._languages.findData(chosen)))
        self._languages.setVisible(len(names) > 1)
        self._retranslate()

    def show_paging(self, is_by_pages: bool) -> None:
        """Say whether the questions come page by page."""
        self._paging.setChecked(is_by_pages)
        self._paging.setIcon(icon("layers", Tone.ACCENT if is_by_pages else Tone.MUTED))

    def show_steps(self, can_undo: bool, can_redo: bool) -> None:
        """Offer undo and redo."""
        self._undo.setEnabled(can_undo)
        self._redo.setEnabled(can_redo)

    def show_recipients(self, is_consent: bool) -> None:
        """Offer the table of recipients where consent is decided."""
        self._recipients.setVisible(is_consent)

    def show_recording(self, is_recording: bool) -> None:
        """Offer the mark only while there is sound to mark."""
        self._mark.setVisible(is_recording)

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        for widget, words, keys in (
            (self._undo, self.tr("Undo"), "Ctrl+Z"),
            (self._redo, self.tr("Redo"), "Ctrl+Y"),
        ):
            widget.setAccessibleName(words)
            widget.setToolTip(f"{words} ({keys})")
        self._paging.setAccessibleName(self.tr("One question at a time"))
        self._paging.setToolTip(self.tr("Show the questions one at a time, page by page, or all of a section"))
        self._problem.setAccessibleName(self.tr("To the next question that needs an answer or a correction"))
        self._problem.setToolTip(f"{self._problem.accessibleName()} (F6)")
        self._languages.setAccessibleName(self.tr("Language of the form"))
        self._languages.setToolTip(self.tr("Language in which the form asks; answers stay as they are"))
        self._languages.setItemText(0, self.tr("As the program"))
        self._listen.setAccessibleName(self.tr("Listen"))
        self._listen.setToolTip(self.tr("Listen: only the account, its times and marks · F5"))
        self._structure.setAccessibleName(self.tr("Structure the account"))
        self._structure.setToolTip(
            self.tr("Make people, units, places, dates and incidents of the words of the account") + " (F7)"
        )
        self._recipients.setText(self.tr("Recipients…"))
        self._recipients.setAccessibleName(self.tr("Who may receive what, as a table"))
        self._mark.setText("" if self._is_narrow else self.tr("Mark this place"))
        self._mark.setAccessibleName(self.tr("Mark this place in the recording"))
        self._mark.setToolTip(self._mark.accessibleName())

    def _language_activated(self, at: int) -> None:
        self.language_chosen.emit(str(self._languages.itemData(at)))


# How much of a language's name is shown in a narrow window.
_FEW_LETTERS_OF_LANGUAGE = 5
# How much of a section's title the button to it shows.
_LETTERS, _FEW_LETTERS = 44, 28


class BottomBar(QWidget):
    """Back and Next, with their keys."""

    back_asked = Signal()
    next_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._walk = Walk("", "")
        # Of how many pages of the section which one is shown; none where all are shown at once.
        self._place, self._places = 0, 0
        self._most = _LETTERS
        self._back = button("back", "", "chevron-left")
        self._next = named("next", QPushButton(self))
        self._next.setProperty("kind", "primary")
        self._next.setIcon(icon("chevron-right", Tone.ON_ACCENT))
        self._next.setIconSize(QSize(18, 18))
        self._next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._back_keys, self._next_keys = styled("hint", QLabel("Alt+←", self)), styled("hint", QLabel(self))
        self._next_keys.setText("Ctrl+Enter")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._back)
        row.addWidget(self._back_keys)
        row.addStretch(1)
        row.addWidget(self._next_keys)
        row.addWidget(self._next)
        self.setTabOrder(self._back, self._next)
        self._back.clicked.connect(self.back_asked)
        self._next.clicked.connect(self.next_asked)
        self._retranslate()

    def show_narrow(self, is_narrow: bool) -> None:
        """Leave out the names of keys, and most of a long title, where there is no room for them."""
        self._most = _FEW_LETTERS if is_narrow else _LETTERS
        for keys in (self._back_keys, self._next_keys):
            keys.setVisible(not is_narrow)
        self._retranslate()

    def show_walk(self, walk: Walk) -> None:
        """Say where Back and Next lead."""
        self._walk = walk
        self._retranslate()

    def show_pages(self, place: int, places: int) -> None:
        """Say which page of the section is shown."""
        if (place, places) != (self._place, self._places):
            self._place, self._places = place, places
            self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._back.setText(self.tr("Back"))
        former = to_plain(self._walk.back)
        is_inside = self._place > 1
        self._back.setEnabled(bool(former) or is_inside)
        self._back.setAccessibleName(
            self.tr("Back: page {number}").format(number=self._place - 1)
            if is_inside
            else self.tr("Back: {section}").format(section=former)
            if former
            else self._back.text()
        )
        following = to_plain(self._walk.next)
        text = self.tr("Next: {section}").format(section=following) if following else self.tr("Read through")
        if self._place < self._places:
            text = self.tr("Next: page {number} of {count}").format(number=self._place + 1, count=self._places)
        shown = text if len(text) <= self._most else text[: self._most - 1].rstrip() + "…"
        self._next.setText(shown.replace("&", "&&"))
        self._next.setAccessibleName(text)
