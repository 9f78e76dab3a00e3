"""Delivery: what is safe where, what waits and why, how far it is, and the memory stick."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHeaderView, QProgressBar, QTableView, QVBoxLayout, QWidget

from app.delivering import DeliveryState
from app.error_messages import Message
from app.language import Language
from app.screens.delivery import words
from app.screens.delivery.line_card import LineCard
from app.screens.delivery.presenter import Content, Standing, Waiting
from app.screens.delivery.table import INTERVIEW, DeliveryTable
from app.theme import Tone, sized
from app.widgets import Card, Notice, Page, button, label, named, row
from app.widgets.files import choose_file, choose_folder
from app.widgets.header import Connection
from app.workspace import Header
from storage.interviews import deliveries
from storage.interviews.interviews import InterviewSummary
from sync.client.scope import Amount

_THOUSAND = 1000
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400


class DeliveryScreen(QWidget):
    """Shows and emits."""

    shown = Signal()
    deliver_asked = Signal()
    only_asked = Signal(str)
    """The id of the interview that is to go alone."""
    cancel_asked = Signal()
    retry_asked = Signal()
    folder_chosen = Signal(Path, bool)
    """Where a pack goes, and whether what other sticks carry goes too."""
    answer_chosen = Signal(Path)
    answers_asked = Signal()
    hand_asked = Signal()
    log_asked = Signal()
    contradictions_asked = Signal()
    chosen = Signal(str)
    """The id of the interview that somebody looks at."""
    left = Signal()
    closed = Signal()
    delivery_went_on = Signal()

    def __init__(self, header: Header, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self.way: object = None
        self._header, self._language = header, language
        self._content: Content | None = None
        self._state = DeliveryState()
        self._heading, self._connection = label("h1"), named("connection_text", label("text", wrap=True))
        self._problem = named("problem", Notice("bad"))
        self._outcome = named("outcome", Notice("good"))
        self._contradictions = button("contradictions", "", "triangle-alert", Tone.WARN)
        self._standing: Standing | None = None
        self._stands = named("standing", label("hint", wrap=True))
        self._waiting_heading = label("h2")
        self._model = DeliveryTable(self)
        self._table = named("interviews", QTableView())
        self._why = named("why", label("hint", wrap=True))
        self._progress = named("progress", QProgressBar())
        self._progress.setTextVisible(False)
        self._stage = named("stage", label("hint"))
        self._deliver = button("deliver", "primary", "send")
        self._only = button("deliver_only", "", "send")
        self._cancel = button("cancel_delivery", "", "x")
        self.line = LineCard()
        self._refused_heading, self._refused = label("h2"), named("refused", label("text", wrap=True))
        self._retry = button("retry", "", "refresh-cw")
        self._stick_heading, self._stick_text = label("h2"), label("text", wrap=True)
        self._again = named("pack_again", QCheckBox())
        self._pack = button("write_pack", "", "usb")
        self._answer = button("import_answer", "", "folder-open")
        self._hand = button("hand_over", "", "upload")
        self._answers = button("open_answers", "", "file-text")
        self._last = named("last", label("hint", wrap=True))
        self._log = button("delivery_log", "", "history")
        self._back = button("back", "", "arrow-left")
        self._build()
        self._connect()
        self.setFocusProxy(self._deliver)
        self._retranslate()

    def show_content(self, content: Content) -> None:
        """Show what is where, and the line as it is set."""
        self._content = content
        self.line.show_line(content.line, content.network)
        self._retranslate()
        # Receipts and proofs may have come for what was chosen before.
        self._ask_standing()

    def show_state(self, state: DeliveryState) -> None:
        """Show connection, progress and outcome."""
        self._state = state
        self._retranslate()

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""
        self._problem.show_text(f"{problem.happened}\n{problem.do}" if problem else "", "bad")

    @Slot()
    def delivery_changed(self) -> None:
        """The delivery behind the screens went on."""
        self.delivery_went_on.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Name the screen in the header and ask for its content."""
        super().showEvent(event)
        self._header.set_title(self.tr("Delivery"))
        self.shown.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self.tr("Delivery"))
        super().changeEvent(event)

    def _build(self) -> None:
        page = Page(width=960)
        tops: tuple[QWidget, ...] = (self._heading, self._connection, self._problem, self._outcome)
        for part in tops:
            page.body.addWidget(part)
        page.body.addLayout(row(self._contradictions, None))
        waiting = Card()
        self._set_up_table()
        texts = (self._why, self._stands)
        parts: tuple[QWidget, ...] = (self._waiting_heading, self._table, *texts, self._progress, self._stage)
        for card_part in parts:
            waiting.body.addWidget(card_part)
        waiting.body.addLayout(row(self._deliver, self._only, self._cancel, None))
        page.body.addWidget(waiting)
        page.body.addWidget(self.line)
        self._refused_card = Card()
        self._refused_card.body.addWidget(self._refused_heading)
        self._refused_card.body.addWidget(self._refused)
        self._refused_card.body.addLayout(row(self._retry, None))
        page.body.addWidget(self._refused_card)
        stick = Card()
        stick.body.addWidget(self._stick_heading)
        stick.body.addWidget(self._stick_text)
        stick.body.addWidget(self._again)
        stick.body.addLayout(row(self._pack, self._answer, self._hand, None, self._answers))
        page.body.addWidget(stick)
        page.body.addWidget(self._last)
        page.body.addLayout(row(self._back, None, self._log))
        page.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    def _set_up_table(self) -> None:
        self._table.setModel(self._model)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setTabKeyNavigation(False)
        self._table.setShowGrid(False)
        self._table.verticalHeader().hide()
        head = self._table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(INTERVIEW, QHeaderView.ResizeMode.Stretch)
        self._table.setMinimumHeight(sized(210))
        self._table.selectionModel().selectionChanged.connect(self._selected)

    def _connect(self) -> None:
        self._deliver.clicked.connect(self.deliver_asked)
        self._only.clicked.connect(self._only_pressed)
        self._log.clicked.connect(self.log_asked)
        self._contradictions.clicked.connect(self.contradictions_asked)
        self._cancel.clicked.connect(self.cancel_asked)
        self._retry.clicked.connect(self.retry_asked)
        self._pack.clicked.connect(self._pack_pressed)
        self._answer.clicked.connect(self._answer_pressed)
        self._answers.clicked.connect(self.answers_asked)
        self._hand.clicked.connect(self.hand_asked)
        self._back.clicked.connect(self.left)

    def leave(self) -> None:
        """The navigator closes the screen."""
        self.closed.emit()

    def show_standing(self, standing: Standing) -> None:
        """Say what is missing before this computer may rely on central alone."""
        self._standing = standing
        self._show_why()

    def _selected(self) -> None:
        self._show_why()
        self._ask_standing()

    def _ask_standing(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.where.is_safe:
            self.chosen.emit(chosen.summary.id)

    def _chosen(self) -> Waiting | None:
        rows = self._table.selectionModel().selectedRows()
        return self._model.rows[rows[0].row()] if rows else None

    def _only_pressed(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.only_asked.emit(chosen.summary.id)

    def _pack_pressed(self) -> None:
        choose_folder(self, self.tr("Memory stick"), self._folder_chosen)

    def _folder_chosen(self, folder: Path) -> None:
        self.folder_chosen.emit(folder, self._again.isChecked())
        self._again.setChecked(False)

    def _answer_pressed(self) -> None:
        choose_file(self, self.tr("Answer of central"), self.tr("All files (*)"), self.answer_chosen.emit)

    def _retranslate(self) -> None:
        state = self._state
        self._heading.setText(self.tr("Delivery"))
        self._connection.setText(
            self.tr("Nothing is sent on this network: so you chose below.")
            if state.is_avoided
            else {
                Connection.UNKNOWN: self.tr("No central to deliver to yet."),
                Connection.ONLINE: self.tr("Central can be reached. What waits is delivered by itself."),
                Connection.OFFLINE: self.tr("Central cannot be reached now. What waits is delivered when it can be."),
            }[state.connection]
        )
        self._deliver.setText(self.tr("&Deliver now"))
        self._only.setText(self.tr("Deliver only this &one"))
        self._cancel.setText(self.tr("&Stop"))
        self._table.setAccessibleName(self.tr("Sealed interviews and what of them is at central"))
        self._log.setText(self.tr("&Log of deliveries"))
        self._contradictions.setText(self.tr("What &central signed, and what contradicts it…"))
        self.line.retranslate()
        self._model.retranslate()
        self._retry.setText(self.tr("&Try again"))
        self._stick_heading.setText(self.tr("By memory stick"))
        self._stick_text.setText(
            self.tr(
                "Where there is no network, write what waits into one encrypted file. Only central can open it. "
                "When the stick comes back, import the answer: then the list says delivered."
            )
        )
        self._again.setText(self.tr("Also what lies on other sticks alread&y: one was lost"))
        self._pack.setText(self.tr("&Write a pack…"))
        self._answer.setText(self.tr("&Import the answer…"))
        self._hand.setText(self.tr("Hand to &another laptop…"))
        self._answers.setText(self.tr("Read answers from a &file…"))
        self._back.setText(self.tr("&Back"))
        self._progress.setAccessibleName(self.tr("Progress of the delivery"))
        self._show_running()
        self._show_outcome()
        self._show_lists()

    def _show_running(self) -> None:
        state = self._state
        waits = self._content is not None and self._content.totals.waiting + self._content.totals.sent > 0
        can_send = self._content is not None and self._content.has_organisation and not state.is_running
        may_go = self._content is not None and self._content.line.amount is not Amount.NOTHING
        self._deliver.setEnabled(can_send and may_go and not state.is_avoided)
        self._pack.setEnabled(can_send and waits)
        self._answer.setEnabled(can_send)
        self._retry.setEnabled(can_send)
        self._cancel.setVisible(state.is_running)
        self._progress.setVisible(state.is_running)
        self._stage.setVisible(state.is_running)
        if state.progress is not None:
            self._progress.setRange(0, _THOUSAND)
            part = state.progress.done_bytes / state.progress.total_bytes if state.progress.total_bytes else 0.0
            self._progress.setValue(int(part * _THOUSAND))
        elif state.packed is not None and state.packed[1]:
            self._progress.setRange(0, _THOUSAND)
            self._progress.setValue(state.packed[0] * _THOUSAND // state.packed[1])
        else:
            self._progress.setRange(0, 0)
        text = words.stage(state.progress.stage) if state.progress is not None else ""
        self._stage.setText(" · ".join(part for part in (text, self._time_left(state.seconds_left)) if part))

    def _time_left(self, seconds: int | None) -> str:
        if seconds is None:
            return ""
        if seconds < _MINUTE:
            return self.tr("less than a minute left")
        if seconds < _HOUR:
            return self.tr("about %n minute(s) left", "", round(seconds / _MINUTE))
        if seconds < _DAY:
            return self.tr("about %n hour(s) left", "", round(seconds / _HOUR))
        return self.tr("more than a day left: a memory stick is faster")

    def _show_outcome(self) -> None:
        state, text, role = self._state, "", "good"
        if state.report is not None:
            count = len(state.report.delivered)
            if state.report.cancelled:
                text, role = self.tr("Stopped. The rest goes with the next delivery."), "care"
            elif count:
                text = self.tr("%n interview(s) delivered; the receipts are checked and kept.", "", count)
            elif not state.report.waiting and not state.report.parked:
                text = self.tr("Nothing was waiting.")
            if state.report.notes_received:
                text += "\n" + self.tr("%n review note(s) arrived.", "", state.report.notes_received)
            if state.report.assignments:
                came = self.tr(
                    "%n assignment(s) or package(s) arrived; the plan shows them.", "", state.report.assignments
                )
                text += "\n" + came
        elif state.pack is not None:
            text = self.tr("Written and read back: {name}").format(name=state.pack.path.name)
            if not state.pack.is_all:
                role = "care"
                text += "\n" + self.tr(
                    "Not everything fits onto this stick. Take another one and write the rest; they may arrive "
                    "in any order."
                )
        elif state.answer is not None:
            text = self.tr("%n receipt(s) imported.", "", state.answer.receipts)
        self._outcome.show_text(text.strip(), role)

    def _show_lists(self) -> None:
        content = self._content
        self._refused_card.setVisible(bool(content and any(one.refused for one in content.rows)))
        self._contradictions.setVisible(content is not None and content.contradictions > 0)
        if content is None:
            return
        waiting = [one for one in content.rows if not one.where.is_safe]
        self._waiting_heading.setText(
            self.tr("%n interview(s) waiting", "", len(waiting)) if waiting else self.tr("Nothing waits")
        )
        if content.rows != self._model.rows:
            chosen = self._chosen()
            self._model.show_rows(content.rows)
            ids = [one.summary.id for one in content.rows]
            if ids:
                self._table.selectRow(ids.index(chosen.summary.id) if chosen and chosen.summary.id in ids else 0)
        self._table.setVisible(bool(content.rows))
        self._show_why()
        self._refused_heading.setText(self.tr("Refused by central"))
        self._refused.setText(
            "\n".join(
                f"{_line(one.summary)}\n    {one.refused.happened} {one.refused.do}"
                for one in content.rows
                if one.refused is not None
            )
        )
        last = content.last
        if last is None:
            self._last.setText(self.tr("Nothing has been delivered from this vault yet."))
        elif last.outcome in (deliveries.DONE, deliveries.STOPPED):
            text = self.tr("Last delivery {at}: delivered {delivered}, waiting {waiting}, refused {refused}.")
            self._last.setText(
                text.format(
                    at=self._moment(last.ended), delivered=last.delivered, waiting=last.waiting, refused=last.refused
                )
            )
        else:
            text = self.tr("The last delivery, {at}, did not come through. The log says why.")
            self._last.setText(text.format(at=self._moment(last.ended)))

    def _show_why(self) -> None:
        chosen, content = self._chosen(), self._content
        self._why.setText(words.reason(chosen, content, self._state) if chosen and content else "")
        stands = (
            self._standing if chosen and self._standing and self._standing.interview_id == chosen.summary.id else None
        )
        self._stands.setText(words.standing(stands) if stands and chosen and chosen.where.is_safe else "")
        self._stands.setVisible(bool(self._stands.text()))
        waits = chosen is not None and not chosen.where.is_safe
        self._only.setEnabled(waits and self._deliver.isEnabled())

    def _moment(self, text: str) -> str:
        try:
            return self._language.day_and_time(datetime.fromisoformat(text))
        except ValueError:
            return text


def _line(summary: InterviewSummary) -> str:
    return " · ".join(part for part in (summary.number, summary.title) if part)
