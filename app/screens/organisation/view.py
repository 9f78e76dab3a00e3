"""The organisation: its package with six words to compare, and this device's enrolment."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from app.error_messages import Message
from app.language import Language
from app.screens.organisation import policy_words
from app.screens.organisation.presenter import Content, Package, words_of
from app.widgets import Card, Notice, Page, button, column, field_label, label, named, row
from app.widgets.files import choose_file, choose_target
from app.workspace import Header
from storage.objects.certificate import Role


class OrganisationScreen(QWidget):
    """Shows and emits."""

    shown = Signal()
    package_chosen = Signal(Path)
    package_confirmed = Signal()
    package_refused = Signal()
    request_asked = Signal(str, object, Path)
    certificate_chosen = Signal(Path)
    left = Signal()

    def __init__(self, header: Header, language: Language, *, practice: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self._header, self._language, self._practice = header, language, practice
        self._content = Content(None, None)
        self._candidate: Package | None = None
        self._saved_digest = ""
        self._heading = label("h1")
        self._problem = named("problem", Notice("bad"))
        self._name, self._facts = (
            named("package_name", label("h2", wrap=True)),
            named("facts", label("text", wrap=True)),
        )
        self._words_label, self._words = label("label"), named("words", label("words", wrap=True))
        self._import = button("import_package", "", "folder-open")
        self._compare_heading, self._compare_text = label("h2", wrap=True), label("text", wrap=True)
        self._candidate_words = named("candidate_words", label("words", wrap=True))
        self._candidate_policy = named("candidate_policy", label("text", wrap=True))
        self._confirm = button("confirm", "primary", "check")
        self._refuse = button("refuse", "", "x")
        self._device_heading, self._device = label("h2"), named("enrolment", label("text", wrap=True))
        self._person = named("person", QLineEdit())
        self._person.setMaxLength(40)
        self._person.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._person_label = field_label(self._person)
        self._role = named("role", QComboBox())
        self._role.addItem("", Role.DOCUMENTER)
        self._role.addItem("", Role.COORDINATOR)
        self._role.addItem("", Role.CUSTODIAN)
        self._role_label = field_label(self._role)
        self._request = button("save_request", "", "save")
        self._certificate = button("import_certificate", "", "badge-check")
        self._saved = named("request_saved", Notice("good"))
        self._back = button("back", "", "arrow-left")
        self._build()
        self._connect()
        self.setFocusProxy(self._import)
        self._retranslate()

    def show_content(self, content: Content) -> None:
        """Show the package in use and the device's certificate."""
        self._content = content
        self._retranslate()

    def show_candidate(self, package: Package | None) -> None:
        """Show a package that was read and not yet taken, with its words."""
        self._candidate = package
        self._retranslate()
        if package is not None:
            self._confirm.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_request_saved(self, digest: str) -> None:
        """Say that the enrolment request was written, with its words."""
        self._saved_digest = digest
        self._retranslate()

    def show_problem(self, problem: Message | None) -> None:
        """Say what went wrong, or nothing."""
        self._problem.show_text(f"{problem.happened}\n{problem.do}" if problem else "", "bad")

    def showEvent(self, event: QShowEvent) -> None:
        """Name the screen in the header and ask for its content."""
        super().showEvent(event)
        self._header.set_title(self.tr("Organisation"))
        self.shown.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self.tr("Organisation"))
        super().changeEvent(event)

    def _build(self) -> None:
        page = Page(width=760)
        page.body.addWidget(self._heading)
        page.body.addWidget(self._problem)
        package = Card()
        for part in (self._name, self._facts, self._words_label, self._words):
            package.body.addWidget(part)
        package.body.addLayout(row(self._import, None))
        page.body.addWidget(package)
        self._compare = named("compare", Card())
        self._compare.setProperty("role", "card")
        for part in (self._compare_heading, self._compare_text, self._candidate_words, self._candidate_policy):
            self._compare.body.addWidget(part)
        self._compare.body.addLayout(row(self._refuse, None, self._confirm))
        page.body.addWidget(self._compare)
        enrolment = Card()
        enrolment.body.addWidget(self._device_heading)
        enrolment.body.addWidget(self._device)
        person = column(self._person_label, self._person, spacing=4)
        enrolment.body.addLayout(row(person, column(self._role_label, self._role, spacing=4)))
        enrolment.body.addWidget(self._saved)
        enrolment.body.addLayout(row(self._request, self._certificate, None))
        page.body.addWidget(enrolment)
        page.body.addLayout(row(self._back, None))
        page.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    def _connect(self) -> None:
        self._import.clicked.connect(self._import_pressed)
        self._confirm.clicked.connect(self.package_confirmed)
        self._refuse.clicked.connect(self.package_refused)
        self._request.clicked.connect(self._request_pressed)
        self._certificate.clicked.connect(self._certificate_pressed)
        self._person.textChanged.connect(self._person_changed)
        self._back.clicked.connect(self.left)

    def _import_pressed(self) -> None:
        kinds = self.tr("Packages (*.svidok-org *.json);;All files (*)")
        choose_file(self, self.tr("Organisation package"), kinds, self.package_chosen.emit)

    def _request_pressed(self) -> None:
        kinds = self.tr("Enrolment requests (*.svidok-request)")
        choose_target(self, self.tr("Enrolment request"), kinds, "request.svidok-request", self._request_target_chosen)

    def _request_target_chosen(self, path: Path) -> None:
        self._saved_digest = ""
        self.request_asked.emit(self._person.text().strip(), Role(self._role.currentData()), path)

    def _certificate_pressed(self) -> None:
        kinds = self.tr("Certificates (*.svidok-certificate *.json);;All files (*)")
        choose_file(self, self.tr("Certificate"), kinds, self.certificate_chosen.emit)

    def _person_changed(self) -> None:
        person = self._person.text().strip()
        usable = person.replace("_", "").replace(".", "").replace("-", "")
        self._request.setEnabled(bool(person) and usable.isascii() and usable.isalnum())

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Organisation"))
        self._show_package()
        self._show_candidate()
        self._show_enrolment()
        self._back.setText(self.tr("&Back"))

    def _show_package(self) -> None:
        package = self._content.package
        if package is None:
            self._name.setText(self.tr("No organisation package yet"))
            self._facts.setText(
                self.tr(
                    "The package says to whom interviews are sealed and where they are delivered. Your coordinator "
                    "gives it to you as a file. Without it you can take interviews, but they stay drafts on this "
                    "computer."
                )
            )
        else:
            self._name.setText(package.name)
            facts = self.tr("Version {version}, valid until {day}.").format(
                version=package.version, day=self._day(package.expires)
            )
            if package.is_expired:
                facts += " " + self.tr("It has expired: ask your coordinator for a newer one.")
            facts += "\n" + self.tr(
                "The organisation’s recovery cards open this vault too, at any time and with everything in it, for "
                "whoever holds enough of them and has this computer or a copy. So it can help if you lose passphrase "
                "and cards."
            )
            self._facts.setText(facts + "\n\n" + policy_words.meaning(package.policy))
            self._words.setText(package.words(self._language.code))
        self._words_label.setText(self.tr("Its six words"))
        self._words.setAccessibleName(self.tr("The six words of the package") + ": " + self._words.text())
        self._words_label.setVisible(package is not None)
        self._words.setVisible(package is not None)
        self._import.setText(self.tr("&Import a package…") if package is None else self.tr("&Import a newer package…"))

    def _show_candidate(self) -> None:
        candidate = self._candidate
        self._compare.setVisible(candidate is not None)
        if candidate is None:
            return
        heading = self.tr("Compare the words: {name}, version {version}")
        self._compare_heading.setText(heading.format(name=candidate.name, version=candidate.version))
        self._compare_text.setText(
            self.tr(
                "Call your coordinator or meet, and let them read their six words to you. Take the package only if all "
                "six are the same: a false package would seal interviews to strangers and help them to open this "
                "vault. From then on the organisation’s recovery key opens it too."
            )
        )
        self._candidate_policy.setText(policy_words.meaning(candidate.policy))
        self._candidate_words.setText(candidate.words(self._language.code))
        self._candidate_words.setAccessibleName(
            self.tr("The six words of the file") + ": " + self._candidate_words.text()
        )
        self._confirm.setText(self.tr("All six are the &same"))
        self._refuse.setText(self.tr("They &differ"))

    def _show_enrolment(self) -> None:
        enrolment = self._content.enrolment
        names = {
            Role.DOCUMENTER: self.tr("Documenter"),
            Role.COORDINATOR: self.tr("Coordinator"),
            Role.CUSTODIAN: self.tr("Custodian"),
        }
        self._device_heading.setText(self.tr("This computer"))
        if enrolment is None:
            text = self.tr(
                "Not enrolled yet. Save a request, give it to whoever looks after central, and import the certificate "
                "that comes back."
            )
        else:
            text = self.tr("Enrolled as {person} ({role}), device code {code}, until {day}.").format(
                person=enrolment.person,
                role=names.get(enrolment.role, str(enrolment.role)),
                code=enrolment.code,
                day=self._day(enrolment.expires),
            )
        self._device.setText(text)
        for index in range(self._role.count()):
            self._role.setItemText(index, names[Role(self._role.itemData(index))])
        self._person_label.setText(self.tr("Your &code (Latin letters, never a name)"))
        self._person.setAccessibleName(self.tr("Your code"))
        self._role_label.setText(self.tr("&Role"))
        self._role.setAccessibleName(self.tr("Role"))
        self._request.setText(self.tr("Save a re&quest…"))
        self._certificate.setText(self.tr("Import the cer&tificate…"))
        # Practice enrols by itself; the fields would only confuse.
        for part in (self._person, self._person_label, self._role, self._role_label, self._request, self._certificate):
            part.setVisible(not self._practice)
        self._saved.show_text(self._saved_text(), "good")
        self._person_changed()

    def _saved_text(self) -> str:
        if not self._saved_digest:
            return ""
        text = self.tr(
            "The request has been written. Its six words: {words}. Read them aloud to whoever looks after central; "
            "only if they see the same ones there may they enrol this computer."
        )
        return text.format(words=words_of(self._saved_digest, self._language.code))

    def _day(self, text: str) -> str:
        try:
            return self._language.day(datetime.fromisoformat(text).date())
        except ValueError:
            return text
