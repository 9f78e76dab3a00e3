"""What all fields share: label, hint, required mark, problem, the reason why there is no answer."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.fields.chips import Pictures
from app.fields.markdown import to_plain, to_rich_text
from app.fields.media import FormMedia
from app.fields.player_place import Sounds
from app.fields.question import Question
from app.theme import Tone, icon

#: One key away on every question that may stay without an answer.
REASON_KEY = Qt.Key.Key_F12

#: Testimony is never learned by an input method nor offered again as a completion.
TESTIMONY = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText

#: Beside the label of a question that must be answered; its colour reads on light and on dark.
REQUIRED_MARK = ' <span style="color:#D9534F">*</span>'


def styled(role: str, label: QLabel) -> QLabel:
    """Give the label its role in the style sheet."""
    label.setProperty("role", role)
    return label


def numbered(question: Question) -> str:
    """The label with the number that the question has on paper, too."""
    words = to_rich_text(question.label)
    return f'<span style="color:#808A87">{question.number}</span>&nbsp; {words}' if question.number else words


class Field(QWidget):
    """One question. Subclasses build an editor, hand it to `_finish` and implement `_show`."""

    answered = Signal(str, str)
    #: The answer is complete and the next question may have the keyboard.
    go_on_asked = Signal()
    #: Whether the question stands above the field; some say it in themselves.
    shows_label = True
    #: Whether there is something to answer; words alone are passed by.
    takes_answers = True

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = question
        self.setProperty("ref", question.ref)
        self.setObjectName(question.ref.rsplit("/", 1)[-1])
        self._label = styled("label", QLabel(self))
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._reason = ReasonButton(self)
        self._reason.chosen.connect(self._reason_chosen)
        self._hint = styled("hint", QLabel(self))
        self._hint.setTextFormat(Qt.TextFormat.RichText)
        self._hint.setWordWrap(True)
        # Most questions have none: nothing is made for them.
        self._guidance: Guidance | None = None
        self._media: FormMedia | None = None
        self._sources: tuple[Pictures, Sounds, Sounds] | None = None
        self._problem = styled("problem", QLabel(self))
        self._problem.setWordWrap(True)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._label, 1)
        top.addWidget(self._reason, 0, Qt.AlignmentFlag.AlignBottom)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)
        self._column.addLayout(top)

    @property
    def ref(self) -> str:
        """The question this field shows."""
        return self._question.ref

    @property
    def question(self) -> Question:
        """What the field was told last."""
        return self._question

    def use_media(self, pictures: Pictures, sounds: Sounds, films: Sounds) -> None:
        """Take the form's own pictures, sounds and films from here."""
        self._sources = (pictures, sounds, films)
        self._show_media()

    def show_question(self, question: Question) -> None:
        """Show the question as it is now; text being typed is left alone when it means the same."""
        self._question = question
        self._show_frame()
        self._show(question)

    def set_problem(self, text: str) -> None:
        """Say under the field what is wrong, or nothing; where the form has no words of its own, ours."""
        if text == "!required":
            text = self.tr("This needs an answer, or a reason why there is none.")
        elif text == "!constraint":
            text = self.tr("This answer does not fit the rule of the form.")
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def focus_editor(self) -> None:
        """Move the keyboard into the field."""
        target = self.focusProxy() or self
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self, editor: QWidget) -> None:
        self._column.addWidget(editor)
        self._column.addWidget(self._hint)
        if self._question.guidance:
            self._guidance = Guidance(self)
            self._column.addWidget(self._guidance)
        self._column.addWidget(self._problem)
        self._column.addStretch(1)
        if self.focusProxy() is None:
            self.setFocusProxy(editor)
        proxy = self.focusProxy()
        if isinstance(proxy, QWidget):
            self._label.setBuddy(proxy)
            QWidget.setTabOrder(proxy, self._reason)
        self.show_question(self._question)

    def _show(self, question: Question) -> None:
        raise NotImplementedError

    def _named(self) -> tuple[QWidget, ...]:
        """Widgets that take the label as their accessible name."""
        proxy = self.focusProxy()
        return (proxy,) if isinstance(proxy, QWidget) else ()

    def _emit(self, value: str) -> None:
        if value != self._question.value:
            self.answered.emit(self.ref, value)

    def _show_frame(self) -> None:
        question = self._question
        missing = question.missing
        is_required = question.required or (missing is not None and missing.required)
        self._label.setText(numbered(question) + (REQUIRED_MARK if is_required else ""))
        self._label.setVisible(self.shows_label and bool(question.label))
        self._hint.setText(to_rich_text(question.hint))
        self._hint.setVisible(bool(question.hint))
        if self._guidance is not None:
            self._guidance.show_text(question.guidance, to_plain(question.label))
        self.set_problem(question.problem or (missing.problem if missing is not None else ""))
        self._reason.show_question(missing)
        name = to_plain(question.label) or self.objectName()
        described = to_plain(question.hint)
        if is_required:
            described = (self.tr("Needs an answer.") + " " + described).strip()
        for widget in self._named():
            widget.setAccessibleName(name)
            widget.setAccessibleDescription(described)
        self.setProperty("wrong", bool(question.problem))
        self._show_media()

    def _show_media(self) -> None:
        # Most questions have none: nothing is made for them.
        question = self._media_question()
        if self._sources is None or (self._media is None and not question.has_media):
            return
        if self._media is None:
            self._media = FormMedia(*self._sources, self)
            # Between the words and the answer; words alone come first, too.
            self._column.insertWidget(1 if self.shows_label else 2, self._media)
        self._media.show_media(question)
        self._media.setVisible(question.has_media)

    def _media_question(self) -> Question:
        """The question with the files that stand between its words and its answer."""
        return self._question

    def _reason_chosen(self, value: str) -> None:
        missing = self._question.missing
        if missing is not None:
            self.answered.emit(missing.ref, value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the reasons why there is no answer, where the form has them."""
        if event.key() == REASON_KEY and self._question.missing is not None:
            self._reason.open_reasons()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say our own words again in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show_frame()
        super().changeEvent(event)


class Guidance(QWidget):
    """More for the documenter, folded until asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fold = QToolButton(self)
        self._fold.setProperty("kind", "fold")
        self._fold.setCheckable(True)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.setIcon(icon("circle-help", Tone.MUTED))
        self._words = styled("hint", QLabel(self))
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setWordWrap(True)
        self._words.hide()
        self._fold.toggled.connect(self._words.setVisible)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._fold)
        column.addWidget(self._words)

    def show_text(self, text: str, question: str) -> None:
        """Offer this guidance, or none."""
        self.setVisible(bool(text))
        self._words.setText(to_rich_text(text))
        self._fold.setText(self.tr("Guidance"))
        self._fold.setAccessibleName(self.tr("Guidance: {question}").format(question=question))


class ReasonButton(QToolButton):
    """Opens the list of reasons why a question has no answer; shows the one that was chosen."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "reason")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._triggered)
        self.setMenu(self._menu)
        self._question: Question | None = None
        self.hide()

    def show_question(self, question: Question | None) -> None:
        """Offer the reasons of this question, or nothing."""
        self._question = question
        self.setVisible(question is not None)
        if question is None:
            return
        self._menu.clear()
        if question.value:
            self._add(self.tr("There is an answer"), "")
            self._menu.addSeparator()
        for choice in question.choices:
            self._add(choice.label, choice.value)
        self.setText(question.label_of(question.value) if question.value else self.tr("No answer…"))
        if bool(self.property("chosen")) != bool(question.value):
            self.setProperty("chosen", bool(question.value))
            self.style().unpolish(self)
            self.style().polish(self)
        self.setAccessibleName(to_plain(question.label) or self.tr("Why there is no answer"))
        self.setToolTip(f"{self.accessibleName()} (F12)")
        self.setEnabled(not question.readonly)

    def open_reasons(self) -> None:
        """Open the list, the first reason under the keyboard; unlike Qt's own way this waits for nobody."""
        if not self.isEnabled():
            return
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        self._menu.setActiveAction(self._menu.actions()[0])

    def _add(self, text: str, value: str) -> None:
        action = QAction(text, self._menu)
        action.setData(value)
        action.setCheckable(True)
        action.setChecked(self._question is not None and value == self._question.value and value != "")
        self._menu.addAction(action)

    def _triggered(self, action: QAction) -> None:
        self.chosen.emit(str(action.data()))
