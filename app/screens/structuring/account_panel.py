"""The account with the keys that make something of its words, and what became of it."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.error_messages import Messages
from app.fields.flow import FlowLayout
from app.screens.playback import Player, player_of
from app.screens.structuring.cards import Making
from app.screens.structuring.link_rows import ProvenanceBox
from app.screens.structuring.narrative import NarrativeEdit
from app.screens.structuring.shown import Said, Shown
from app.screens.structuring.work import Sound
from app.widgets import Notice, button, label, named, row

_DONE = (Said.MADE, Said.LINKED, Said.FILLED, Said.TAKEN_OVER)


class AccountPanel(QFrame):
    """The left side."""

    edited = Signal(str)
    make_asked = Signal(object, object, object)
    attach_asked = Signal(object, object)

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._messages = messages
        self._said: tuple[Said, str] | None = None
        self._player: Player | None = None
        self._title = label("h2")
        self._whose_label = label("hint")
        self._whose = ProvenanceBox(self)
        self._whose_label.setBuddy(self._whose)
        self.narrative = named("narrative", NarrativeEdit(self))
        self._make = {making: button(f"make_{making}") for making in Making}
        self._attach = button("attach")
        self._target = label("hint", wrap=True)
        self._sound = QWidget(self)
        self._sound_row = QVBoxLayout(self._sound)
        self._sound_row.setContentsMargins(0, 0, 0, 0)
        self._sound.hide()
        self._notice = Notice("good", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(row(self._title, None, self._whose_label, self._whose))
        column.addWidget(self.narrative, 1)
        self._tools = QWidget(self)
        flow = FlowLayout(self._tools)
        for one in (*self._make.values(), self._attach):
            flow.addWidget(one)
        for part in (self._tools, self._target, self._sound, self._notice):
            column.addWidget(part)
        self.narrative.edited.connect(self.edited)
        for made in self._make.values():
            made.clicked.connect(self._make_pressed)
        self._attach.clicked.connect(self._attach_pressed)
        self._retranslate()

    def make(self, place: int) -> None:
        """As if the button at this place were pressed; 0 links to the open card."""
        (self._attach if place == 0 else list(self._make.values())[place - 1]).click()

    def show_account(self, shown: Shown) -> None:
        """Show the account with its linked words."""
        self.narrative.show_text(shown.narrative, can_edit=shown.can_edit)
        self.narrative.show_marked(shown.marked)

    def show_target(self, what: str) -> None:
        """Say to what words are linked now."""
        words = self.tr("Select words of the account, then say what they are.")
        if what:
            words = self.tr("Ctrl+0 links the selected words to: {what}").format(what=what)
        self._target.setText(words)

    def say(self, said: Said, what: str = "") -> None:
        """Say what happened."""
        self._said = (said, what)
        self._notice.show_text(self._sentence(said).format(what=what), "good" if said in _DONE else "care")

    def show_failure(self, error: Exception) -> None:
        """Say that something did not work."""
        message = self._messages.shown(error)
        self._said = None
        self._notice.show_text(f"{message.happened} {message.do}", "bad")

    def show_sound(self, sound: Sound, offset_ms: int) -> None:
        """Play from this place."""
        self.close_sound()
        self._player = player_of(sound.opened, sound.timeline)
        self._sound_row.addWidget(self._player)
        self._sound.show()
        self._player.jump(offset_ms)

    def close_sound(self) -> None:
        """Let go of the recording."""
        if self._player is not None:
            self._player.close_sound()
            self._player.hide()
            self._player.deleteLater()
            self._player = None
        self._sound.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _sentence(self, said: Said) -> str:
        return {
            Said.SELECT_FIRST: self.tr("Select words of the account first: Shift and the arrows, or the mouse."),
            Said.TOO_LONG: self.tr("This is too much for one card: select only the words that name it."),
            Said.NO_CARD_OPEN: self.tr("Open a card at the right first, or make an incident of words."),
            Said.NOT_IN_FORM: self.tr("This form has no such card, or its part is still closed by an earlier answer."),
            Said.MADE: self.tr("Made: {what}. Ctrl+Z takes it back."),
            Said.LINKED: self.tr("The words are linked."),
            Said.FILLED: self.tr("Written into the open card, as said. Check it there."),
            Said.WORDS_GONE: self.tr("These words are no longer in the account. The link keeps them as they were."),
            Said.NO_SOUND: self.tr("There is no place in a recording for these words."),
            Said.STILL_RECORDING: self.tr("This is still being recorded. Stop the recording to listen to it."),
            Said.TAKEN_OVER: self.tr("Taken over. Ctrl+Z takes it back."),
        }[said]

    def _retranslate(self) -> None:
        self._title.setText(self.tr("The account"))
        self.narrative.setAccessibleName(self.tr("The account"))
        self.narrative.setPlaceholderText(
            self.tr("There is no account yet. Codes and modules come after the words of the person.")
        )
        self._whose_label.setText(self.tr("Words are"))
        self._whose.show_chosen(self._whose.chosen)
        self._whose.setAccessibleName(self.tr("Whose words the next link has"))
        words = {
            Making.PERSON: self.tr("Person"),
            Making.SUSPECT: self.tr("Alleged perpetrator"),
            Making.UNIT: self.tr("Unit"),
            Making.PLACE: self.tr("Place"),
            Making.OBJECT: self.tr("Object"),
            Making.DATE: self.tr("Date"),
            Making.INCIDENT: self.tr("Incident"),
        }
        for number, (making, made) in enumerate(self._make.items(), 1):
            made.setText(f"{words[making]}  Ctrl+{number}")
            made.setAccessibleName(self.tr("Make of the selected words: {what}").format(what=words[making]))
        self._attach.setText(self.tr("Link") + "  Ctrl+0")
        self._attach.setAccessibleName(self.tr("Link the selected words to the open card"))
        if self._said is not None:
            self.say(*self._said)

    def _make_pressed(self) -> None:
        sender = self.sender()
        making = next((one for one, made in self._make.items() if made is sender), None)
        if making is not None:
            self.make_asked.emit(making, self.narrative.selected, self._whose.chosen)

    def _attach_pressed(self) -> None:
        self.attach_asked.emit(self.narrative.selected, self._whose.chosen)
