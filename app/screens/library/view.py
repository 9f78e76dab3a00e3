"""The form library: what is there, what came with it, and taking in a form of one's own."""

from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHeaderView, QVBoxLayout, QWidget

from app.error_messages import Message
from app.language import Language
from app.screens.draft.draft import MEDIA
from app.screens.library.check_sentences import found
from app.screens.library.importing import KINDS, LISTS
from app.screens.library.presenter import Said, Waiting
from app.screens.library.remarks import remark
from app.screens.library.tables import TITLE, WHAT, FormTable, RemarkTable, list_of
from app.theme import sized
from app.widgets import Card, Notice, Page, button, field_label, label, named, row
from app.widgets.files import choose_file, choose_files
from app.workspace import Header
from storage.interviews.form_library import FormEntry

_LIST_HEIGHT, _REMARKS_HEIGHT = 170, 190


class LibraryScreen(QWidget):
    """Shows and emits."""

    shown = Signal()
    form_selected = Signal(str)
    form_chosen = Signal(Path)
    files_chosen = Signal(tuple)
    sample_asked = Signal(str)
    take_asked = Signal()
    dropped = Signal()
    preview_asked = Signal(str)
    check_asked = Signal(str)
    classing_asked = Signal(str)
    remove_asked = Signal(str)
    left = Signal()

    def __init__(
        self, header: Header, language: Language, samples: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self._header = header
        self._waiting: Waiting | None = None
        self._said = Said()
        self._files: tuple[str, ...] = ()
        self._is_working = False
        self._heading, self._explanation = label("h1"), label("text", wrap=True)
        self._problem = named("problem", Notice("bad"))
        self._result = named("result", Notice("good"))
        self.table = FormTable(language, self)
        self._list = named("forms", list_of(self.table))
        self._list.setFixedHeight(sized(_LIST_HEIGHT))
        self._list.horizontalHeader().setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        self._details = named("form_details", label("text", wrap=True))
        self._preview = button("preview", "", "eye")
        self._check = button("check_form", "", "check-check")
        self._classing = button("classing", "", "users")
        self._remove = button("remove", "", "trash-2")
        self._own_heading = label("h2")
        self._import = button("import_form", "primary", "folder-open")
        self._sample = named("sample", QComboBox())
        # Else it keeps the width of the language it was first shown in.
        self._sample.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for name in samples:
            self._sample.addItem("", name)
        self._sample_label = field_label(self._sample)
        self._take_sample = button("take_sample", "", "plus")
        self._chosen = named("chosen_form", label("text", wrap=True))
        self._beside = button("add_files", "", "paperclip")
        self._take = button("take", "primary", "check")
        self._drop = button("drop", "", "x")
        self._remarks_heading = label("h2", wrap=True)
        self.remarks = RemarkTable(self)
        self._remarks = named("remarks", list_of(self.remarks))
        self._remarks.setFixedHeight(sized(_REMARKS_HEIGHT))
        self._remarks.setWordWrap(True)
        self._remarks.horizontalHeader().setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        self._back = button("back", "", "arrow-left")
        self._build()
        self._connect()
        self.setFocusProxy(self._list)
        self._retranslate()

    @property
    def entry(self) -> FormEntry | None:
        """The form in hand."""
        at = self._list.currentIndex().row()
        return self.table.entries[at] if 0 <= at < len(self.table.entries) else None

    def show_forms(self, entries: tuple[FormEntry, ...], chosen: str) -> None:
        """Show the library; `chosen` is the digest to stand at, empty for the present one."""
        before = self.entry
        wanted = chosen or (before.digest if before is not None else "")
        self.table.show_entries(entries)
        at = next((at for at, one in enumerate(entries) if one.digest == wanted), 0)
        if entries:
            self._list.selectRow(at)
        self._selected()

    def show_files(self, files: tuple[str, ...]) -> None:
        """Show which lists and pictures belong to the form in hand."""
        self._files = files
        self._show_details()

    def show_waiting(self, waiting: Waiting | None) -> None:
        """Show the form that was chosen, and what lies beside it."""
        self._waiting = waiting
        self._retranslate()
        if waiting is not None:
            self._take.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_working(self, working: bool) -> None:
        """Show that a form is being read."""
        self._is_working = working
        self._retranslate()

    def show_said(self, said: Said) -> None:
        """Show what the converter said, where it can be seen."""
        self._said = said
        self._retranslate()
        if said.errors or said.warnings or said.findings:
            # The table has its place only after the layout ran.
            QTimer.singleShot(0, self, self._show_remarks)

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""
        self._problem.show_text(f"{problem.happened}\n{problem.do}" if problem else "", "bad")

    def showEvent(self, event: QShowEvent) -> None:
        """Name the screen in the header and ask for the list."""
        super().showEvent(event)
        self._header.set_title(self.tr("Forms"))
        self.shown.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self.tr("Forms"))
        super().changeEvent(event)

    def _build(self) -> None:
        page = self._page = Page(width=1000)
        for part in (self._heading, self._explanation, self._problem, self._result):
            page.body.addWidget(part)
        there = Card()
        there.body.addWidget(self._list)
        there.body.addWidget(self._details)
        there.body.addLayout(row(self._preview, self._check, self._classing, None, self._remove))
        page.body.addWidget(there)
        own = Card()
        own.body.addWidget(self._own_heading)
        own.body.addLayout(row(self._import, None, self._sample_label, self._sample, self._take_sample))
        own.body.addWidget(self._chosen)
        own.body.addLayout(row(self._drop, self._beside, None, self._take))
        own.body.addWidget(self._remarks_heading)
        own.body.addWidget(self._remarks)
        page.body.addWidget(own)
        page.body.addLayout(row(self._back, None))
        page.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    def _connect(self) -> None:
        self._list.selectionModel().currentRowChanged.connect(self._row_changed)
        self._list.activated.connect(self._row_activated)
        self._preview.clicked.connect(self._preview_pressed)
        self._check.clicked.connect(self._check_pressed)
        self._classing.clicked.connect(self._classing_pressed)
        self._remove.clicked.connect(self._remove_pressed)
        self._import.clicked.connect(self._import_pressed)
        self._take_sample.clicked.connect(self._sample_pressed)
        self._beside.clicked.connect(self._beside_pressed)
        self._take.clicked.connect(self.take_asked)
        self._drop.clicked.connect(self.dropped)
        self._back.clicked.connect(self.left)

    def _show_remarks(self) -> None:
        self._page.ensureWidgetVisible(self._remarks)

    def _row_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._selected()

    def _selected(self) -> None:
        entry = self.entry
        self._files = ()
        self._show_details()
        self.form_selected.emit(entry.digest if entry is not None and entry.files else "")

    def _row_activated(self, _index: QModelIndex) -> None:
        self._preview_pressed()

    def _preview_pressed(self) -> None:
        if self.entry is not None:
            self.preview_asked.emit(self.entry.digest)

    def _check_pressed(self) -> None:
        if self.entry is not None:
            self.check_asked.emit(self.entry.digest)

    def _classing_pressed(self) -> None:
        if self.entry is not None:
            self.classing_asked.emit(self.entry.digest)

    def _remove_pressed(self) -> None:
        if self.entry is not None:
            self.remove_asked.emit(self.entry.digest)

    def _import_pressed(self) -> None:
        kinds = self.tr("Forms ({endings});;All files (*)").format(endings=" ".join(f"*{one}" for one in KINDS))
        choose_file(self, self.tr("A form"), kinds, self.form_chosen.emit)

    def _beside_pressed(self) -> None:
        endings = " ".join(f"*{one}" for one in (*LISTS, *MEDIA))
        kinds = self.tr("Lists, pictures, sounds and films ({endings});;All files (*)").format(endings=endings)
        choose_files(self, self.tr("What lies beside the form"), kinds, self.files_chosen.emit)

    def _sample_pressed(self) -> None:
        self.sample_asked.emit(str(self._sample.currentData()))

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Forms"))
        self._explanation.setText(
            self.tr(
                "Your organisation’s own forms work here as in KoboToolbox and ODK. An interview with such a form "
                "still begins with our explanation and consent and ends with reading back. Forms are kept inside the "
                "vault."
            )
        )
        self.table.retranslate()
        self._list.setAccessibleName(self.tr("Forms in the library"))
        self._preview.setText(self.tr("&Try it"))
        self._check.setText(self.tr("C&heck it"))
        self._classing.setText(self.tr("&Who may read what…"))
        self._remove.setText(self.tr("&Remove"))
        self._own_heading.setText(self.tr("A form of your own"))
        self._import.setText(self.tr("&Choose a form…"))
        self._sample_label.setText(self.tr("&Sample"))
        self._sample.setAccessibleName(self.tr("Sample form"))
        names = self._sample_names()
        for at in range(self._sample.count()):
            self._sample.setItemText(at, names.get(str(self._sample.itemData(at)), str(self._sample.itemData(at))))
        self._take_sample.setText(self.tr("Add the sa&mple"))
        self._beside.setText(self.tr("Add &lists and pictures…"))
        self._drop.setText(self.tr("&Do not take it"))
        self._take.setText(self.tr("Reading the form…") if self._is_working else self.tr("Take it &into the library"))
        self._back.setText(self.tr("&Back"))
        self._remarks.setAccessibleName(self.tr("What was said about the form"))
        self._show_chosen()
        self._show_said()
        self._show_details()

    def _sample_names(self) -> dict[str, str]:
        return {
            "damage.md": self.tr("Damage to housing"),
            "detention.md": self.tr("Conditions of detention"),
            "everything.md": self.tr("One question of every kind"),
        }

    def _show_chosen(self) -> None:
        waiting = self._waiting
        for part in (self._chosen, self._beside, self._drop, self._take):
            part.setVisible(waiting is not None)
        for part in (self._import, self._take_sample, self._beside, self._drop, self._take):
            part.setEnabled(not self._is_working)
        if waiting is not None:
            text = self.tr("Chosen: {name}.").format(name=waiting.name)
            if waiting.files:
                text += " " + self.tr("With it: {files}.").format(files=", ".join(waiting.files))
            self._chosen.setText(text)

    def _show_said(self) -> None:
        said = self._said
        remarks = tuple(remark(one, is_error=True) for one in said.errors)
        remarks += tuple(remark(one, is_error=False) for one in said.warnings)
        remarks += tuple(found(one) for one in said.findings)
        self.remarks.show_remarks(remarks)
        self._remarks.resizeRowsToContents()
        if said.errors:
            heading = self.tr("The form was not taken. What has to be corrected in it:")
        elif said.checked:
            heading = self.tr("What the check found in “{title}”:").format(title=said.checked)
        else:
            heading = self.tr("The form was taken. What the converter remarks:")
        self._remarks_heading.setText(heading)
        for part in (self._remarks_heading, self._remarks):
            part.setVisible(bool(remarks))
        taken = self.tr(
            "“{title}” is in the library. Say under “Who may read what” who may read its answers: "
            "until then all of them count as identity."
        )
        good = taken.format(title=said.taken) if said.taken else ""
        if said.checked and not said.findings:
            good = self.tr("The check found nothing in “{title}”.").format(title=said.checked)
        self._result.show_text(good, "good")

    def _show_details(self) -> None:
        entry = self.entry
        for part in (self._preview, self._check, self._classing, self._remove):
            part.setEnabled(entry is not None)
        own = entry is not None and entry.is_imported
        self._classing.setEnabled(own)
        self._remove.setEnabled(own and entry is not None and not entry.interviews)
        if entry is None:
            self._details.setText(self.tr("There is no form yet."))
            return
        text = self.tr("File: {file}. Name of the form: {form}.").format(file=entry.source_name, form=entry.form_id)
        if self._files:
            text += " " + self.tr("With it: {files}.").format(files=", ".join(self._files))
        if entry.interviews:
            text += " " + self.tr("Interviews were taken with this version, so it stays in the library.")
        self._details.setText(text)
