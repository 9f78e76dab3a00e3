"""A question for a picture, a sound, a film or a file, answered in its place: chosen, signed, drawn or marked."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QLocale, QPoint, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QMessageBox, QPushButton, QVBoxLayout, QWidget

from app.fields.base import Field, styled
from app.fields.drawing_dialog import SHEET, SIGNATURE, DrawingDialog
from app.fields.files import Ear, Files, Held, Subject
from app.fields.flow import FlowLayout
from app.fields.markdown import to_plain
from app.fields.player_place import PlayerPlace
from app.fields.question import Question
from app.fields.upload_words import kinds_of, why_closed
from app.theme import Tone, icon
from app.widgets.files import choose_file
from app.widgets.picture import PictureDialog

SMALL = QSize(120, 90)
_PHOTOS = (Subject.PLACE, Subject.INJURY, Subject.PERSON)
_SUBJECTS = {"audio": Subject.SOUND, "video": Subject.FILM}


class UploadField(Field):
    """One file, sealed as soon as it is chosen or drawn."""

    def __init__(self, question: Question, parent: QWidget | None = None, files: Files | None = None) -> None:
        super().__init__(question, parent)
        self._files = files
        self._held: Held | None = None
        #: The name that was asked about last, and whether there was an answer to that.
        self._asked, self._is_known = "", False
        self._is_working = False
        #: What has the keyboard while a file is taken in, if it was here before.
        self._went_to: QWidget | None = None
        self._marking = self._looked = False
        body = QWidget(self)
        self._small = QLabel(body)
        self._small.hide()
        self._about = styled("hint", QLabel(body))
        self._about.setWordWrap(True)
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._choose = _button(body, "choose", "folder-open")
        self._photo = _button(body, "photograph", "camera")
        self._record = _button(body, "record", "mic")
        self._stop = _button(body, "stopRecording", "square")
        self._draw = _button(body, "draw", "pen-line")
        self._look = _button(body, "look", "eye")
        self._play = _button(body, "playHeld", "play")
        self._mark = _button(body, "mark", "pencil")
        self._take_out = _button(body, "takeOut", "trash-2")
        # Whether what is on the photograph was asked for the camera.
        self._by_camera = False
        self._menu = QMenu(self)
        self._actions = {subject: QAction(self._menu) for subject in _PHOTOS}
        for subject, action in self._actions.items():
            action.setData(subject.value)
            self._menu.addAction(action)
        self._menu.triggered.connect(self._photo_kind_chosen)
        self._place = PlayerPlace(body)
        self._place.failed.connect(self.set_problem)
        buttons = QWidget(body)
        flow = FlowLayout(buttons, gap=8)
        for button in self._buttons():
            flow.addWidget(button)
        said = QVBoxLayout()
        said.setSpacing(6)
        said.addWidget(self._about)
        said.addWidget(buttons)
        said.addWidget(self._place)
        across = QHBoxLayout(body)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        across.addWidget(self._small, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(said, 1)
        self._choose.clicked.connect(self._choose_pressed)
        self._photo.clicked.connect(self._photo_pressed)
        self._record.clicked.connect(self._record_pressed)
        self._stop.clicked.connect(self._stop_pressed)
        self._draw.clicked.connect(self._draw_pressed)
        self._look.clicked.connect(self._look_pressed)
        self._play.clicked.connect(self._play_pressed)
        self._mark.clicked.connect(self._mark_pressed)
        self._take_out.clicked.connect(self._take_out_pressed)
        if files is None:
            self.takes_answers = False
        else:
            files.found.connect(self._found)
            files.pictured.connect(self._pictured)
            files.refused.connect(self._refused)
            files.working.connect(self._worked)
            files.recording.connect(self._recording_told)
        self.setFocusProxy(self._draw if self._is_drawn else self._choose)
        self._finish(body)

    def focus_editor(self) -> None:
        """Move the keyboard to the first button that there is now."""
        first = next((button for button in self._buttons() if button.isVisibleTo(self) and button.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _is_drawn(self) -> bool:
        """Whether the form wants it drawn here and nothing else."""
        return bool({"signature", "draw"} & self.question.appearance)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return (
            self._choose,
            self._photo,
            self._record,
            self._stop,
            self._draw,
            self._look,
            self._play,
            self._mark,
            self._take_out,
        )

    def _named(self) -> tuple[QWidget, ...]:
        return ()

    def changeEvent(self, event: QEvent) -> None:
        """Say our own words again in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_state()

    def _show(self, question: Question) -> None:
        if question.value != self._asked:
            self._place.stop()
            self._asked, self._held, self._is_known = question.value, None, not question.value
            if question.value and self._files is not None:
                self._files.find(question.value)
        self._show_state()

    def _show_state(self) -> None:
        question, held = self.question, self._held
        name = to_plain(question.label)
        is_drawn = self._is_drawn
        is_picture = held is not None and bool(held.small)
        is_recording = self._files is not None and self._files.recorded == question.ref
        free = self._files is not None and not question.readonly and not self._is_working and not is_recording
        # A name without its file: it was taken out in the panel, or an undo brought the name alone back.
        is_open = free and held is None and (not question.value or self._is_known)
        self._choose.setVisible(is_open and not is_drawn)
        family, files = question.file_family, self._files
        self._photo.setVisible(
            is_open and not is_drawn and family == "image" and files is not None and files.has_camera()
        )
        self._record.setVisible(is_open and family == "audio" and files is not None and files.ear() is not Ear.NONE)
        self._stop.setVisible(is_recording)
        self._draw.setVisible(is_open and is_drawn)
        self._look.setVisible(is_picture and not self._is_working)
        self._play.setVisible(held is not None and bool(held.family) and not is_recording)
        self._mark.setVisible(free and is_picture and "annotate" in question.appearance)
        is_lost = held is None and bool(question.value) and self._is_known
        self._take_out.setVisible(free and (held is not None or is_lost))
        self._choose.setText(
            {
                "image": self.tr("Choose a picture…"),
                "audio": self.tr("Choose a sound…"),
                "video": self.tr("Choose a film…"),
            }.get(question.file_family, self.tr("Choose a file…"))
        )
        self._photo.setText(self.tr("Photograph…"))
        self._record.setText(self.tr("Record"))
        self._stop.setText(self.tr("Stop and keep"))
        self._draw.setText(self.tr("Sign…") if "signature" in question.appearance else self.tr("Draw…"))
        self._look.setText(self.tr("Look at it"))
        self._play.setText(self.tr("Watch") if held is not None and held.family == "video" else self.tr("Listen"))
        self._mark.setText(self.tr("Draw on it…"))
        self._take_out.setText(self.tr("No file") if is_lost else self.tr("Take out"))
        for button in self._buttons():
            button.setAccessibleName(f"{button.text()} {name}")
        for subject, words in zip(
            _PHOTOS,
            (self.tr("A place or an object is on it"), self.tr("Injuries are on it"), self.tr("A person is on it")),
            strict=True,
        ):
            self._actions[subject].setText(words)
        self._about.setText(self._words())
        self._show_small()
        if any(button.isHidden() and button is self.window().focusWidget() for button in self._buttons()):
            self.focus_editor()

    def _words(self) -> str:
        question, held = self.question, self._held
        if self._files is None:
            return question.value or self.tr("A file is added here when an interview is taken with this form.")
        if self._is_working:
            return self.tr("The file is being encrypted and taken in…")
        if self._files.recorded == question.ref:
            return self.tr("The answer is being recorded. What is heard is encrypted at once.")
        if held is not None:
            size = QLocale().formattedDataSize(held.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
            return f"{held.title or self._untitled()} · {size}"
        if question.value and self._is_known:
            return self.tr("The file that stood here was taken out of the interview. Add it again.")
        if question.value:
            return ""
        return (
            self.tr("What is drawn goes into the vault encrypted.")
            if self._is_drawn
            else self.tr("The original stays unchanged; its copy goes into the vault encrypted.")
        )

    def _untitled(self) -> str:
        if self.question.file_family == "audio":
            return self.tr("Recording")
        return self.tr("Signature") if "signature" in self.question.appearance else self.tr("Drawing")

    def _show_small(self) -> None:
        image = QImage.fromData(QByteArray(self._held.small)) if self._held is not None else QImage()
        self._small.setVisible(not image.isNull())
        if not image.isNull():
            scaled = image.scaled(SMALL, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            self._small.setPixmap(QPixmap.fromImage(scaled))

    # What comes back

    def _found(self, name: str, held: object) -> None:
        if name == self._asked:
            self._held, self._is_known = held if isinstance(held, Held) else None, True
            self._show_state()

    def _pictured(self, name: str, picture: bytes) -> None:
        if self._held is None or name != self._held.name or not self.isVisible():
            return
        marking, self._marking = self._marking, False
        if not picture:
            self.set_problem(self.tr("This file cannot be shown here. It is kept unchanged."))
        elif marking:
            self._open_drawing(picture, self._held.name)
        elif self._looked:
            PictureDialog(self._held.title, QImage.fromData(QByteArray(picture)), self).open()
        self._looked = False

    def _has_keyboard(self) -> bool:
        return self.window().focusWidget() in self._buttons()

    def _refused(self, ref: str, words: str) -> None:
        if ref == self.ref:
            self.set_problem(words)

    def _worked(self, ref: str, is_working: bool) -> None:
        if ref == self.ref and is_working != self._is_working:
            self._is_working = is_working
            was_here = self._has_keyboard()
            self._show_state()
            if is_working:
                self._went_to = self.window().focusWidget() if was_here else None
            elif self._went_to is not None and self._went_to is self.window().focusWidget():
                # Whoever went on meanwhile is not called back.
                self.focus_editor()

    def _recording_told(self, ref: str) -> None:
        if ref in ("", self.ref):
            was_here = self._has_keyboard()
            self._show_state()
            if was_here:
                self.focus_editor()

    # What a person does

    def _photo_pressed(self) -> None:
        self._by_camera = True
        self._menu.popup(self._photo.mapToGlobal(QPoint(0, self._photo.height())))

    def _record_pressed(self) -> None:
        if self._files is None:
            return
        match self._files.ear():
            case Ear.CLOSED:
                self.set_problem(self.tr("There is no consent to sound. Ask in the section on consent first."))
            case Ear.BUSY:
                self.set_problem(
                    self.tr(
                        "The interview is being recorded, and what is said now is in that recording. Stop it first to "
                        "record this answer by itself."
                    )
                )
            case _:
                self.set_problem(self.question.problem)
                self._files.record(self.ref)

    def _stop_pressed(self) -> None:
        if self._files is not None:
            self._files.stop_recording()

    def _choose_pressed(self) -> None:
        self._by_camera = False
        if self.question.file_family == "image":
            self._menu.popup(self._choose.mapToGlobal(QPoint(0, self._choose.height())))
        else:
            self._ask_file(_SUBJECTS.get(self.question.file_family, Subject.DOCUMENT))

    def _photo_kind_chosen(self, action: QAction) -> None:
        subject = Subject(str(action.data()))
        if not self._by_camera:
            self._ask_file(subject)
        elif self._files is not None and not self._is_closed(subject):
            self._files.photograph(self.ref, subject, self)

    def _ask_file(self, subject: Subject) -> None:
        if self._is_closed(subject):
            return
        choose_file(self, self._choose.text(), kinds_of(self.question.file_family), partial(self._file_chosen, subject))

    def _file_chosen(self, subject: Subject, path: Path) -> None:
        # Consent may have been withdrawn while the dialog was open.
        if self._files is not None and not self._is_closed(subject):
            self._files.take_file(self.ref, subject, self.question.file_family, path)

    def _is_closed(self, subject: Subject) -> bool:
        is_closed = self._files is None or self._files.closed(self.ref, subject)
        self.set_problem(why_closed(subject) if is_closed else self.question.problem)
        return is_closed

    def _draw_pressed(self) -> None:
        self._open_drawing(b"", "")

    def _open_drawing(self, under: bytes, over: str) -> None:
        paper = SIGNATURE if "signature" in self.question.appearance else SHEET
        dialog = DrawingDialog(to_plain(self.question.label), paper, under, self)
        dialog.kept.connect(partial(self._drawn, over))
        dialog.open()

    def _drawn(self, over: str, drawing: bytes) -> None:
        if self._files is not None:
            self._files.take_drawing(self.ref, drawing, over)

    def _look_pressed(self) -> None:
        self._ask_large(marking=False)

    def _play_pressed(self) -> None:
        if self._files is not None and self._held is not None:
            trouble = self.tr("This file cannot be played here. It is kept unchanged.")
            self._place.ask(self._files.play, self._held.name, trouble)

    def _mark_pressed(self) -> None:
        self._ask_large(marking=True)

    def _ask_large(self, *, marking: bool) -> None:
        if self._files is not None and self._held is not None:
            self._marking, self._looked = marking, not marking
            self._files.show_large(self._held.name)

    def _take_out_pressed(self) -> None:
        if self._held is None:
            self._emit("")
            return
        question = QMessageBox(self)
        question.setIcon(QMessageBox.Icon.Question)
        question.setText(self.tr("Take this file out of the interview?"))
        out = question.addButton(self.tr("Take out"), QMessageBox.ButtonRole.AcceptRole)
        out.clicked.connect(self._take_out_confirmed)
        if self._held.is_earlier:
            more = self.tr("It stays sealed with the interview that this one corrects.")
        else:
            more = self.tr(
                "Undo brings it back until the interview is sealed or the consent to it is withdrawn. Taken out for "
                "good, the copy in the vault can be opened by nobody from now on."
            )
            for_good = question.addButton(self.tr("Take out for good"), QMessageBox.ButtonRole.DestructiveRole)
            for_good.clicked.connect(self._take_out_for_good)
        question.setInformativeText(more)
        stay = question.addButton(self.tr("Leave it"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(stay)
        question.setEscapeButton(stay)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.open()

    def _take_out_confirmed(self) -> None:
        if self._files is not None and self._held is not None:
            self._files.remove(self.ref, self._held.name)

    def _take_out_for_good(self) -> None:
        if self._files is not None and self._held is not None:
            self._files.erase(self.ref, self._held.name)


def _button(parent: QWidget, name: str, sign: str) -> QPushButton:
    button = QPushButton(parent)
    button.setObjectName(name)
    button.setIcon(QIcon(icon(sign, Tone.MUTED)))
    button.setAutoDefault(False)
    return button
