"""Who may read which answers of a form from elsewhere: each question in a row, four buttons for those in hand."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QVBoxLayout, QWidget

from app.error_messages import Message
from app.fields.markdown import to_plain
from app.language import Language
from app.screens.library.classes import Classes, ClassRow
from app.screens.library.tables import Rows, list_of
from app.widgets import Notice, button, label, named, row
from app.workspace import Header
from forms.interview import Part

_BUTTONS = {Part.FACTS: "as_facts", Part.BODY: "as_body", Part.IDENTITY: "as_identity", Part.CRSV: "as_crsv"}


class ClassTable(Rows):
    """The questions with their parts."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.rows: tuple[ClassRow, ...] = ()

    def show_rows(self, rows: tuple[ClassRow, ...]) -> None:
        """Show these; where only the parts changed, what is chosen stays chosen."""
        is_same = [one.path for one in rows] == [one.path for one in self.rows]
        self.rows = rows
        texts = tuple(self._row(one) for one in rows)
        if is_same:
            self.change(texts)
        else:
            self.show_texts(texts)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.change(tuple(self._row(one) for one in self.rows))

    def heads(self) -> tuple[str, ...]:
        """Names of the columns."""
        return (self.tr("Question"), self.tr("Its name in the form"), self.tr("Who may read the answers"))

    def _row(self, one: ClassRow) -> tuple[str, ...]:
        names = {
            Part.FACTS: self.tr("Facts: whoever counts"),
            Part.BODY: self.tr("Account: whoever reads the account"),
            Part.IDENTITY: self.tr("Identity: the fewest"),
            Part.CRSV: self.tr("Sexual violence: only who is named for it"),
        }
        text = names[one.part]
        if not one.is_decided:
            text = self.tr("{part} (nobody has decided yet)").format(part=text)
        shown = one.labels[0] if self._language.code == "uk" else one.labels[1]
        return (" ".join(to_plain(shown).split()) or self.tr("(computed)"), one.name, text)


class ClassingScreen(QWidget):
    """Shows and emits."""

    marked = Signal(tuple, object)
    left = Signal()

    def __init__(self, header: Header, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self._header = header
        self._title, self._version, self._free = "", "", 0
        self._heading, self._explanation = label("h1", wrap=True), label("text", wrap=True)
        self._problem = named("problem", Notice("bad"))
        self._free_notice = named("free_text", Notice("care"))
        self._left_over = named("undecided", label("text", wrap=True))
        self.table = ClassTable(language, self)
        self._list = named("questions", list_of(self.table))
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._buttons = {part: button(name) for part, name in _BUTTONS.items()}
        self._how = label("label", wrap=True)
        self._back = button("back", "", "arrow-left")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        for line in (self._heading, self._explanation, self._problem, self._free_notice, self._left_over):
            layout.addWidget(line)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._how)
        layout.addLayout(row(*self._buttons.values(), None))
        layout.addLayout(row(self._back, None))
        for part, made in self._buttons.items():
            made.setProperty("part", part.value)
            made.clicked.connect(self._pressed)
        self._back.clicked.connect(self.left)
        self.setFocusProxy(self._list)
        self._retranslate()

    def show_classes(self, found: Classes) -> None:
        """Show the questions and their parts."""
        self._title, self._version = found.title, found.version
        is_first = not self.table.rows
        self.table.show_rows(found.rows)
        if is_first and found.rows:
            self._list.selectRow(0)
        self._retranslate()

    def show_free_text(self, count: int) -> None:
        """Say that some questions are free text, which is never a fact; 0 takes it back."""
        self._free = count
        self._retranslate()

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""
        self._problem.show_text(f"{problem.happened}\n{problem.do}" if problem else "", "bad")

    def showEvent(self, event: QShowEvent) -> None:
        """Name the screen in the header."""
        super().showEvent(event)
        self._header.set_title(self.tr("Who may read what"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.table.retranslate()
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self.tr("Who may read what"))
        super().changeEvent(event)

    def _pressed(self) -> None:
        sender = self.sender()
        assert sender is not None
        chosen = sorted({index.row() for index in self._list.selectionModel().selectedRows()})
        self.marked.emit(tuple(self.table.rows[at].path for at in chosen), Part(str(sender.property("part"))))

    def _retranslate(self) -> None:
        if self._title:
            heading = self.tr("Who may read what: {title}, version {version}")
            self._heading.setText(heading.format(title=self._title, version=self._version or "—"))
        else:
            self._heading.setText(self.tr("Who may read what"))
        self._explanation.setText(
            self.tr(
                "A sealed interview has four parts, each with readers of its own. Decide for each question to which "
                "part its answers go. Facts are codes and numbers that tell nothing of who the person is; the account "
                "stands in the statement that is signed. When in doubt, leave identity. It holds for interviews sealed "
                "from now on."
            )
        )
        undecided = sum(not one.is_decided for one in self.table.rows)
        self._left_over.setText(
            self.tr("Nobody has decided yet for {count} of {all} questions: their answers count as identity.").format(
                count=undecided, all=len(self.table.rows)
            )
            if undecided
            else self.tr("It is decided for every question.")
        )
        self._left_over.setVisible(bool(self.table.rows))
        self._list.setAccessibleName(self.tr("Questions and who may read their answers"))
        self._how.setText(self.tr("The questions in hand (Shift and Ctrl choose several) belong to:"))
        for part, text in (
            (Part.FACTS, self.tr("&Facts")),
            (Part.BODY, self.tr("&Account")),
            (Part.IDENTITY, self.tr("&Identity")),
            (Part.CRSV, self.tr("&Sexual violence")),
        ):
            self._buttons[part].setText(text)
        self._free_notice.show_text(
            self.tr(
                "{count} of these questions are free text or the like, which is never a fact. They stay as they are."
            ).format(count=self._free)
            if self._free
            else "",
            "care",
        )
        self._back.setText(self.tr("&Back"))
