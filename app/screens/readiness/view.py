"""What the readiness page shows."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QEvent, QLocale, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from app.recorder.sentences import sentence
from app.recorder.source import Microphone
from app.screens.readiness.findings import Item, Looked, Verdict
from app.screens.readiness.listening import MemorySound
from app.screens.readiness.presenter import Machine, TryState
from app.screens.readiness.words import DRAWN, name_of, sentence_of
from app.screens.recording.meter import LevelMeter
from app.theme import Tone, icon
from app.widgets import Card, Notice, Page, button, field_label, label, named, row

if TYPE_CHECKING:
    from app.error_messages import Messages
    from app.screens.readiness.presenter import ReadinessPresenter
    from app.workspace import Header

_LOOKS = {
    Verdict.GOOD: ("circle-check", Tone.OK),
    Verdict.CARE: ("triangle-alert", Tone.WARN),
    Verdict.BAD: ("circle-alert", Tone.REC),
    Verdict.UNKNOWN: ("circle-help", Tone.FAINT),
}
_OF_MACHINE = (Item.ENCRYPTION, Item.SWAP, Item.HIBERNATION, Item.MEMORY, Item.SCREEN_LOCK)
_OF_VAULT = (Item.KEYS, Item.COPY, Item.RESTORE, Item.CHECK, Item.FORM)


class _Line(QWidget):
    """One thing looked at: a sign, its name, and how it stands."""

    def __init__(self, name: str, drawn: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._kind = QLabel()
        self._drawn = drawn
        self.title = label("h2")
        self.words = label("text", wrap=True)
        self._sign = QLabel()
        inside = QVBoxLayout()
        inside.setSpacing(2)
        inside.addWidget(self.title)
        inside.addWidget(self.words)
        across = row(self._kind, spacing=12)
        across.addLayout(inside, 1)
        across.addWidget(self._sign)
        self.setLayout(across)
        self.show_verdict(None)

    def show_verdict(self, verdict: Verdict | None) -> None:
        self._kind.setPixmap(icon(self._drawn, Tone.MUTED).pixmap(20, 20))
        self._sign.setVisible(verdict is not None)
        if verdict is not None:
            drawn, tone = _LOOKS[verdict]
            self._sign.setPixmap(icon(drawn, tone).pixmap(20, 20))


class ReadinessPage(QWidget):
    """The page; its presenter decides."""

    try_pressed = Signal(str)
    look_again_pressed = Signal()
    back_pressed = Signal()
    papers_pressed = Signal()

    presenter: "ReadinessPresenter"

    def __init__(self, header: "Header", messages: "Messages", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = header
        self._messages = messages
        self._machine: Machine | None = None
        self._heard: tuple[Verdict, str] | None = None
        self._state = TryState.IDLE
        self._sound = MemorySound(self)

        self._title = label("h1")
        self._intro = label("text", wrap=True)
        self._problem = Notice("bad")
        self._microphone = named("readinessMicrophone", QComboBox())
        self._microphone_label = field_label(self._microphone)
        self._try = button("tryMicrophone", "primary", "mic")
        self._listen = button("listenToTry", "", "play")
        self._meter = LevelMeter()
        self._verdict = named("microphoneVerdict", Notice("good"))
        self._promise = label("hint", wrap=True)
        card = Card()
        for part in (self._microphone_label, self._microphone, self._meter, self._verdict):
            card.body.addWidget(part)
        card.body.addLayout(row(self._try, self._listen, None))
        card.body.addWidget(self._promise)

        self._disk = _Line("diskReadiness", "hard-drive")
        self._clock = _Line("clockReadiness", "clock")
        self._power = _Line("batteryReadiness", "battery-medium")
        machine = Card()
        machine.body.setSpacing(16)
        for line in (self._disk, self._clock, self._power):
            machine.body.addWidget(line)

        self._findings: dict[Item, Looked] = {}
        self._lines = {item: _Line(f"{item.value}Readiness", DRAWN[item]) for item in (*_OF_VAULT, *_OF_MACHINE)}
        vault, protection = Card(), Card()
        for one, items in ((vault, _OF_VAULT), (protection, _OF_MACHINE)):
            one.body.setSpacing(16)
            for item in items:
                one.body.addWidget(self._lines[item])

        self._again = button("lookAgain", "", "refresh-cw")
        self._back = button("readinessBack", "", "chevron-left")
        self._papers = button("blank_forms", "", "printer")
        self._page = page = Page()
        for thing in (self._title, self._intro, self._problem, card, machine, vault, protection):
            page.body.addWidget(thing)
        page.body.addLayout(row(self._back, None, self._papers, self._again))
        page.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

        self._try.clicked.connect(self._try_clicked)
        self._listen.clicked.connect(self._listen_clicked)
        self._again.clicked.connect(self.look_again_pressed)
        self._back.clicked.connect(self.back_pressed)
        self._papers.clicked.connect(self.papers_pressed)
        self.show_microphones(())
        self.show_try(TryState.IDLE)
        self._retranslate()

    @Slot(object)
    def show_microphones(self, microphones: tuple[Microphone, ...]) -> None:
        """Offer these microphones."""
        chosen = self._microphone.currentData()
        self._microphone.clear()
        for microphone in microphones:
            self._microphone.addItem(icon("mic", Tone.MUTED), microphone.name, microphone.id)
        if self._microphone.count() == 0:
            self._microphone.addItem(icon("mic-off", Tone.MUTED), self.tr("No microphone found"), "")
        at = self._microphone.findData(chosen)
        if at >= 0:
            self._microphone.setCurrentIndex(at)

    def show_machine(self, machine: Machine) -> None:
        """Show disk, clock and battery."""
        self._machine = machine
        self._problem.show_text("")
        self._retranslate_machine()

    def show_looked(self, looked: tuple[Looked, ...]) -> None:
        """Show these findings."""
        self._findings |= {one.item: one for one in looked}
        self._retranslate_findings()

    def show_failure(self, error: Exception) -> None:
        """Say why they could not be read."""
        message = self._messages.shown(error)
        self._problem.show_text(f"{message.happened} {message.do}", "bad")

    def show_try(self, state: TryState) -> None:
        """Show where the microphone test stands."""
        self._state = state
        listening = state is TryState.LISTENING
        if listening:
            self._heard = None
            self._sound.forget()
        else:
            self._meter.clear()
        if listening and self.focusWidget() is self._try:
            # Else the keyboard would go on to the next control, and the page would roll after it.
            self._page.setFocus()
        self._try.setEnabled(not listening)
        self._microphone.setEnabled(not listening)
        if not listening and self.focusWidget() is self._page:
            self._try.setFocus()
        self._listen.setEnabled(self._sound.has_sound)
        self._retranslate_try()

    def show_level(self, level: float) -> None:
        """Show how loud it is now."""
        self._meter.show_level(level)

    def show_heard(self, verdict: Verdict, code: str) -> None:
        """Say how the test went."""
        self._heard = (verdict, code)
        self._retranslate_try()

    def offer_sound(self, sound: bytes) -> None:
        """Offer to listen to what was heard."""
        self._sound.keep(sound)
        self._listen.setEnabled(True)

    def leave(self) -> None:
        """Let go of the sound and of the microphone."""
        self._sound.forget()
        self.presenter.gone()

    def showEvent(self, event: QShowEvent) -> None:
        """Name the page in the header."""
        self._header.set_title(self._title.text())
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _try_clicked(self) -> None:
        self.try_pressed.emit(self._microphone.currentData() or "")

    @Slot()
    def _listen_clicked(self) -> None:
        if not self._sound.play():
            self._heard = (Verdict.CARE, "no-loudspeaker")
            self._retranslate_try()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Readiness"))
        self._intro.setText(
            self.tr("Look through this before the person comes in. Here the microphone is opened only by its button.")
        )
        self._microphone_label.setText(self.tr("Microphone"))
        if self._microphone.currentData() == "":
            self._microphone.setItemText(0, self.tr("No microphone found"))
        self._meter.setAccessibleName(self.tr("Sound level"))
        self._listen.setText(self.tr("Listen to it"))
        self._promise.setText(self.tr("The sound of the test stays in memory and is gone when you leave this page."))
        self._disk.title.setText(self.tr("Disk"))
        self._clock.title.setText(self.tr("Clock"))
        self._power.title.setText(self.tr("Battery"))
        self._again.setText(self.tr("Look again"))
        self._back.setText(self.tr("Back"))
        self._papers.setText(self.tr("Blank forms on paper…"))
        self._papers.setAccessibleName(self._papers.text())
        if self.isVisible():
            self._header.set_title(self._title.text())
        self._retranslate_try()
        self._retranslate_machine()
        self._retranslate_findings()

    def _retranslate_findings(self) -> None:
        for item, line in self._lines.items():
            looked = self._findings.get(item)
            line.title.setText(name_of(item))
            line.show_verdict(None if looked is None else looked.verdict)
            line.words.setText("…" if looked is None else sentence_of(looked, self._time))

    def _retranslate_try(self) -> None:
        listening = self._state is TryState.LISTENING
        self._try.setText(self.tr("Listening… say a few words") if listening else self.tr("Test for 5 seconds"))
        if self._heard is None:
            self._verdict.show_text("")
            return
        verdict, code = self._heard
        match code:
            case "":
                words = self.tr("The microphone hears you well.")
            case "quiet":
                words = self.tr("It is very quiet. Move the microphone closer and speak as you would in the interview.")
            case "no-loudspeaker":
                words = self.tr("There is nothing to play the sound on. Connect headphones or a loudspeaker.")
            case _:
                words = sentence(code)
        self._verdict.show_text(words, verdict.value)

    def _retranslate_machine(self) -> None:
        machine = self._machine
        for line, verdict in (
            (self._disk, None if machine is None else machine.disk),
            (self._clock, None if machine is None else machine.clock),
            (self._power, None if machine is None else machine.power),
        ):
            line.show_verdict(verdict)
            if machine is None:
                line.words.setText("…")
        if machine is not None:
            self._disk.words.setText(self._disk_words(machine))
            self._clock.words.setText(self._clock_words(machine))
            self._power.words.setText(self._power_words(machine))

    def _disk_words(self, machine: Machine) -> str:
        size = QLocale().formattedDataSize(machine.free, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
        hours = QLocale().toString(machine.free // machine.codec.bytes_an_hour)
        if machine.disk is Verdict.BAD:
            return self.tr("Only {size} free: nothing can be recorded. Free some room.").format(size=size)
        if machine.disk is Verdict.CARE:
            return self.tr("Only {size} free. Free some room before you leave.").format(size=size)
        return self.tr("{size} free, about {hours} h of recording.").format(size=size, hours=hours)

    def _clock_words(self, machine: Machine) -> str:
        now = self._time(machine.now)
        if machine.is_clock_doubtful:
            return self.tr(
                "This computer says {now}; that does not fit what it knew before. Set the clock. "
                "You can record in any case, and the doubt is noted."
            ).format(now=now)
        if not machine.floor:
            return self.tr("{now}. Not confirmed yet: compare it with another clock.").format(now=now)
        return self.tr("{now}. Last confirmed by the central server {floor}.").format(
            now=now, floor=self._time(machine.floor)
        )

    def _power_words(self, machine: Machine) -> str:
        if machine.battery is None:
            return self.tr("This computer has no battery, or does not tell about it.")
        percent = machine.battery.percent
        if machine.battery.charging:
            return self.tr("{percent} %, connected to the mains.").format(percent=percent)
        if machine.power is Verdict.CARE:
            return self.tr("{percent} %. Charge it before the interview.").format(percent=percent)
        return self.tr("{percent} %.").format(percent=percent)

    def _time(self, iso: str) -> str:
        moment = QDateTime.fromString(iso, Qt.DateFormat.ISODateWithMs).toLocalTime()
        return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
