"""What goes where: to whom, which answers, what stays, and the two ways of letting it go."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from app.error_messages import Message
from app.fields.days import written
from app.screens.approving import Approving, TwoPeople
from app.screens.leaving.presenter import Order, Outcome, Way
from app.screens.leaving.words import goes, stays
from app.widgets import Card, Notice, Page, button, column, field_label, label, named, row
from app.widgets.files import choose_target
from app.workspace import Header
from forms.interview.sharing import APPROVALS

_THOUSAND = 1000
_FILE = "answers.svidok"


class LeavingScreen(QWidget):
    """Shows and emits."""

    send_asked = Signal(object)
    save_asked = Signal(object, Path)
    stop_asked = Signal()
    approve_asked = Signal(str, object, bool)
    people_asked = Signal()
    back_asked = Signal()
    closed = Signal()

    def __init__(self, header: Header, when: Callable[[datetime], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self.people: object = None
        self._header, self._when = header, when
        self._ways: tuple[Way, ...] = ()
        self._is_read = self._is_working = False
        self._outcome = Outcome()
        self._heading, self._explanation = label("h1"), label("text", wrap=True)
        self._where = named("where", QComboBox())
        self._where_label = field_label(self._where)
        self._state = named("state", Notice("good"))
        self._goes_heading, self._goes = label("h2"), named("goes", label("text", wrap=True))
        self._stays = named("stays", label("text", wrap=True))
        self._conditions = named("conditions", Notice("care"))
        self._asked = named("asked_again", QCheckBox())
        self._others = named("with_others", QCheckBox())
        self.two = TwoPeople()
        self._address, self._user, self._password = (
            named(name, QLineEdit()) for name in ("address", "user", "password")
        )
        # The address of ODK holds a key: nobody beside the person should read it from the screen.
        for field in (self._address, self._password):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self._labels = {field: field_label(field) for field in (self._address, self._user, self._password)}
        self._to_server = named("to_server", label("hint", wrap=True))
        self._to_file = named("to_file", label("hint", wrap=True))
        self._problem, self._result = named("problem", Notice("bad")), named("result", Notice("good"))
        self._progress = named("progress", QProgressBar())
        self._progress.setTextVisible(False)
        self._send = button("send", "primary", "send")
        self._save = button("save", "", "save")
        self._stop = button("stop", "", "x")
        self._back = button("back", "", "arrow-left")
        self._build()
        self._connect()
        self.setFocusProxy(self._where)
        self._retranslate()

    def show_ways(self, ways: tuple[Way, ...]) -> None:
        """Show what may go where."""
        held = self._where.currentData()
        self._ways, self._is_read = ways, True
        self._where.blockSignals(True)
        self._where.clear()
        for way in ways:
            self._where.addItem(way.offer.rule.name, way.offer.rule.recipient)
        self._where.setCurrentIndex(max(0, self._where.findData(held)))
        self._where.blockSignals(False)
        self._chosen(keep_typed=held is not None)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._progress.setRange(0, _THOUSAND)
        self._progress.setValue(done * _THOUSAND // total if total else 0)

    def show_working(self, working: bool) -> None:
        """Show that something is under way."""
        self._is_working = working
        self._progress.setRange(0, 0)
        self._checked()

    def show_people(self, codes: tuple[str, ...]) -> None:
        """Show who may approve here."""
        self.two.show_people(codes)

    def show_approving(self) -> None:
        """Somebody's words are tried."""
        self.two.show_trying()

    def show_outcome(self, outcome: Outcome) -> None:
        """Say what was done."""
        self._outcome = outcome
        if outcome.sent or outcome.saved:
            # Each transfer is asked about anew.
            self._asked.setChecked(False)
        self._show_result()

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""
        self._problem.show_text(f"{problem.happened}\n{problem.do}" if problem else "", "bad")

    def leave(self) -> None:
        """The screen goes."""
        self._password.clear()
        self._address.clear()
        self.two.forget()
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Name the screen in the header."""
        super().showEvent(event)
        self._header.set_title(self.tr("Pass on"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self.tr("Pass on"))
        super().changeEvent(event)

    def _build(self) -> None:
        page = Page(width=760)
        page.body.addWidget(self._heading)
        page.body.addWidget(self._explanation)
        page.body.addLayout(column(self._where_label, self._where, spacing=4))
        page.body.addWidget(self._state)
        self._card = Card()
        parts: tuple[QWidget, ...] = (self._goes_heading, self._goes, self._stays, self._conditions, self._asked)
        for part in parts:
            self._card.body.addWidget(part)
        self._card.body.addWidget(self.two)
        self._server = QWidget()
        server = QVBoxLayout(self._server)
        server.setContentsMargins(0, 0, 0, 0)
        server.addWidget(self._to_server)
        server.addLayout(column(self._labels[self._address], self._address, spacing=4))
        signing_in = [column(self._labels[field], field, spacing=4) for field in (self._user, self._password)]
        server.addLayout(row(*signing_in, spacing=14))
        self._card.body.addWidget(self._server)
        self._card.body.addWidget(self._to_file)
        self._card.body.addWidget(self._others)
        self._card.body.addWidget(self._problem)
        self._card.body.addWidget(self._progress)
        self._card.body.addLayout(row(self._stop, None, self._save, self._send))
        page.body.addWidget(self._card)
        page.body.addWidget(self._result)
        page.body.addLayout(row(self._back, None))
        page.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    def _connect(self) -> None:
        self._where.currentIndexChanged.connect(self._changed)
        self._asked.toggled.connect(self._checked)
        self._address.textChanged.connect(self._checked)
        self.two.approve_asked.connect(self._approve_pressed)
        self.two.people_asked.connect(self.people_asked)
        self._send.clicked.connect(self._send_pressed)
        self._save.clicked.connect(self._save_pressed)
        self._stop.clicked.connect(self.stop_asked)
        self._back.clicked.connect(self.back_asked)

    @property
    def _way(self) -> Way | None:
        at = self._where.currentIndex()
        return self._ways[at] if 0 <= at < len(self._ways) else None

    def _changed(self) -> None:
        self.show_problem(None)
        self.show_outcome(Outcome())
        self._chosen(keep_typed=False)

    def _chosen(self, *, keep_typed: bool) -> None:
        way = self._way
        if not keep_typed:
            self._asked.setChecked(False)
            kept = way.address if way is not None else None
            values = (kept.url, kept.user, kept.password) if kept is not None else ("", "", "")
            for field, value in zip((self._address, self._user, self._password), values, strict=True):
                field.setText(value)
        self._retranslate()

    def _order(self, way: Way) -> Order:
        return Order(
            way.offer.rule.recipient,
            self._asked.isChecked(),
            self._others.isChecked(),
            self._address.text(),
            self._user.text(),
            self._password.text(),
        )

    @Slot(object)
    def _approve_pressed(self, said: Approving) -> None:
        if self._way is not None:
            self.approve_asked.emit(self._way.offer.rule.recipient, said, self._others.isChecked())

    def _send_pressed(self) -> None:
        if self._way is not None:
            self.send_asked.emit(self._order(self._way))

    def _save_pressed(self) -> None:
        choose_target(self, self.tr("Encrypted file"), self.tr("All files (*)"), _FILE, self._target_chosen)

    def _target_chosen(self, path: Path) -> None:
        if self._way is not None:
            self.save_asked.emit(self._order(self._way), path)

    def _checked(self) -> None:
        way = self._way
        may = way is not None and way.obstacle is None and not self._is_working
        may = may and (self._asked.isChecked() or not (way is not None and way.offer.asks_again))
        needs_two = way is not None and way.offer.needs_two
        may = may and (not needs_two or (way is not None and len(way.offer.approved_by) >= APPROVALS))
        has_server = way is not None and bool(way.offer.rule.server)
        is_sent = way is not None and bool(way.offer.sent_at)
        self._send.setEnabled(may and has_server and not is_sent and bool(self._address.text().strip()))
        self._save.setEnabled(may and way is not None and bool(way.offer.readers))
        self._send.setVisible(has_server)
        self._save.setVisible(way is not None and bool(way.offer.readers))
        typed = (self._address, self._user, self._password, self.two)
        for field in (self._where, self._asked, self._others, *typed):
            field.setEnabled(not self._is_working)
        self._stop.setVisible(self._is_working)
        self._progress.setVisible(self._is_working)

    def _show_result(self) -> None:
        one = self._outcome
        if one.sent:
            self._result.show_text(self.tr("Sent: the server has everything."), "good")
        elif one.saved:
            said = self.tr("Written and read back: {name}. Interviews in it: {count}.")
            self._result.show_text(said.format(name=one.saved, count=one.interviews), "good")
        elif one.stopped:
            self._result.show_text(self.tr("Stopped. It can be taken up again at any time."), "care")
        else:
            self._result.show_text("")

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Pass on"))
        self._explanation.setText(
            self.tr(
                "Your organisation allows interviews with this form to be passed on. What the person agreed to decides "
                "what goes. All of it leaves encrypted, and the custody list says that it left."
            )
        )
        self._where_label.setText(self.tr("T&o whom"))
        self._where.setAccessibleName(self.tr("To whom"))
        self._goes_heading.setText(self.tr("What goes"))
        self._asked.setText(self.tr("&I have asked the person: they agree to it now"))
        for field, text in (
            (self._address, self.tr("A&ddress for sending, as you were given it")),
            (self._user, self.tr("&Name, if the server asks for one")),
            (self._password, self.tr("&Password")),
        ):
            self._labels[field].setText(text)
            field.setAccessibleName(text.replace("&", ""))
        self._others.setText(self.tr("Into the file also &all other interviews with this form that may go to them"))
        self._send.setText(self.tr("&Send"))
        self._save.setText(self.tr("Sa&ve an encrypted file…"))
        self._stop.setText(self.tr("S&top"))
        self._back.setText(self.tr("&Back"))
        self._progress.setAccessibleName(self.tr("Progress"))
        self._show_way()
        self._show_result()
        self._checked()

    def _show_way(self) -> None:
        way = self._way
        self._card.setVisible(way is not None)
        self._where.setVisible(bool(self._ways))
        self._where_label.setVisible(bool(self._ways))
        if way is None:
            says = self.tr("The organisation’s rules name no recipient for this form.") if self._is_read else ""
            self._state.show_text(says, "care")
            return
        offer = way.offer
        if way.obstacle is not None:
            until = (
                self.tr("Nothing leaves before {day}.").format(day=written(date.fromisoformat(offer.embargo))) + "\n"
                if offer.embargo
                else ""
            )
            self._state.show_text(f"{until}{way.obstacle.happened}\n{way.obstacle.do}", "care")
        elif offer.sent_at:
            time = self._when(datetime.fromisoformat(offer.sent_at))
            self._state.show_text(self.tr("Sent {time}; the server has everything.").format(time=time), "good")
        elif offer.is_begun:
            self._state.show_text(
                self.tr("Sending was begun and not finished: the server may have a part of it. Send again to go on."),
                "care",
            )
        else:
            self._state.show_text("")
        is_open = way.obstacle is None
        for part in (self._goes_heading, self._goes, self._server, self._to_file):
            part.setVisible(is_open)
        self._goes.setText(goes(offer))
        self._stays.setText(stays(offer))
        self._stays.setVisible(is_open and bool(offer.withheld))
        self._asked.setVisible(is_open and offer.asks_again)
        self.two.setVisible(is_open and offer.needs_two)
        self.two.show_approved(offer.approved_by)
        said = self.tr("The person’s conditions: {conditions}").format(conditions=offer.conditions)
        self._conditions.show_text(said if is_open and offer.conditions else "")
        self._server.setVisible(is_open and bool(offer.rule.server))
        host = urlsplit(offer.rule.server).netloc
        self._to_server.setText(
            self.tr("Sent to {server}, encrypted so that only the project’s key opens it.").format(server=host)
        )
        self._to_file.setVisible(is_open and bool(offer.readers))
        self._others.setVisible(is_open and bool(offer.readers))
        self._to_file.setText(self.tr("A saved file can be opened by: {names}.").format(names=", ".join(offer.readers)))
