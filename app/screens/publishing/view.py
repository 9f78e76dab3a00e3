"""Publish a mission package: its name, until when, what is in it, for which laptops."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.error_messages import Messages
from app.language import Language
from app.screens.publishing.presenter import Offer, Wanted
from app.screens.publishing.words import told
from app.widgets import Card, Notice, Page, button, column, field_label, label, named, row
from app.workspace import Header
from storage.interviews.mission_packages import Choice, Package

_LEAST = 110


class PublishingScreen(QWidget):
    """Shows what there is, and emits what is put together."""

    published = Signal(object)
    left = Signal()
    closed = Signal()

    def __init__(self, header: Header, language: Language, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter: object = None
        self._header, self._language, self._messages = header, language, messages
        self._offer: Offer | None = None
        self._heading, self._hint = label("h1"), label("text", wrap=True)
        self._notice = named("publishing_notice", Notice("care"))
        self._name, self._until = named("package_name", QLineEdit()), named("package_until", QLineEdit())
        self._name.setMaxLength(120)
        self._until.setMaxLength(10)
        self._forms, self._devices = named("package_forms", QListWidget()), named("package_devices", QListWidget())
        for some in (self._forms, self._devices):
            some.setMinimumHeight(_LEAST)
        fields = (self._name, self._until, self._forms, self._devices)
        self._labels = {field: field_label(field) for field in fields}
        self._services, self._places = named("package_services", QCheckBox()), named("package_places", QCheckBox())
        self._organisation = named("package_organisation", QCheckBox())
        self._no_forms, self._no_devices = label("hint", wrap=True), label("hint", wrap=True)
        self._kept = 0
        self._publish = button("publish", "primary", "send")
        self._back = button("back", "", "arrow-left")
        self._before = label("h2")
        self._lines: list[QLabel] = []
        self._build()
        self._publish.clicked.connect(self._pressed)
        self._back.clicked.connect(self.left)
        self._retranslate()

    def show_offer(self, offer: Offer) -> None:
        """Show what can be chosen, and what was published."""
        self._offer = offer
        self._forms.clear()
        for form in offer.forms:
            _add(self._forms, f"{form.title} · {form.version}", form.digest, ticked=False)
        self._devices.clear()
        for one in offer.devices:
            _add(self._devices, f"{one.certificate.code} · {one.certificate.person}", one.key_id, ticked=True)
        for box, is_there in (
            (self._services, offer.has_services),
            (self._places, offer.has_places),
            (self._organisation, offer.has_organisation),
        ):
            box.setEnabled(is_there)
            box.setChecked(False)
        self._no_forms.setVisible(not offer.forms)
        self._no_devices.setVisible(not offer.devices)
        self._show_published()

    def show_published(self, package: Package) -> None:
        """Say that it is kept and goes with the next exchange."""
        self._kept = package.said.version
        self._say()

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""
        self._kept = 0
        problem = self._messages.shown(error)
        self._notice.show_text(f"{problem.happened}\n{problem.do}", "bad")

    def _say(self) -> None:
        if self._kept:
            text = self.tr("Version {version} is kept. It goes to the laptops with the next exchange with central.")
            self._notice.show_text(text.format(version=self._kept), "good")

    def leave(self) -> None:
        """The navigator closes the screen."""
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Name the screen in the header."""
        super().showEvent(event)
        self._header.set_title(self.tr("Mission packages"))

    def changeEvent(self, event: QEvent) -> None:
        """Say our words in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._header.set_title(self.tr("Mission packages"))
        super().changeEvent(event)

    def _build(self) -> None:
        page = Page(width=980)
        for part in (self._heading, self._hint, self._notice):
            page.body.addWidget(part)
        card = Card()
        for some in ((self._name, self._until), (self._forms, self._devices)):
            card.body.addLayout(row(*(column(self._labels[one], one, spacing=4) for one in some)))
        card.body.addWidget(self._no_forms)
        card.body.addWidget(self._no_devices)
        for box in (self._services, self._places, self._organisation):
            card.body.addWidget(box)
        card.body.addLayout(row(self._back, None, self._publish))
        page.body.addWidget(card)
        self._list = Card()
        self._list.body.addWidget(self._before)
        page.body.addWidget(self._list)
        page.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        self.setFocusProxy(self._name)

    def _pressed(self) -> None:
        choice = Choice(
            _ticked(self._forms),
            referrals=self._services.isChecked(),
            territory=self._places.isChecked(),
            organisation=self._organisation.isChecked(),
        )
        wanted = Wanted(self._name.text(), self._until.text().strip(), _ticked(self._devices), choice)
        self.published.emit(wanted)

    def _show_published(self) -> None:
        for line in self._lines:
            self._list.body.removeWidget(line)
            line.hide()
            line.deleteLater()
        packages = self._offer.published if self._offer is not None else ()
        self._lines = [named("published_line", label("text", told(one, self._language), wrap=True)) for one in packages]
        for line in self._lines:
            self._list.body.addWidget(line)
        self._list.setVisible(bool(packages))

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Mission packages"))
        self._hint.setText(
            self.tr(
                "A package goes sealed and signed to each laptop, which takes all of it or nothing. A package of the "
                "same name takes the place of the one before; interviews that are begun keep their form."
            )
        )
        for field, text, name in (
            (self._name, self.tr("&Name of the package"), self.tr("Name of the package")),
            (self._until, self.tr("Valid &until, as 2026-12-31"), self.tr("Valid until, as 2026-12-31")),
            (self._forms, self.tr("&Forms"), self.tr("Forms")),
            (self._devices, self.tr("For these &laptops"), self.tr("For these laptops")),
        ):
            self._labels[field].setText(text)
            field.setAccessibleName(name)
        self._no_forms.setText(self.tr("There are no forms to send here: take them in under Forms first."))
        self._no_devices.setText(self.tr("No laptop is known here yet: exchange with central under Assignments first."))
        self._say()
        self._services.setText(self.tr("&Services"))
        self._places.setText(self.tr("List of who controlled &which place"))
        self._organisation.setText(self.tr("Keys and policy of the &organisation"))
        self._publish.setText(self.tr("&Publish"))
        self._back.setText(self.tr("&Back"))
        self._before.setText(self.tr("Published"))
        self._show_published()


def _add(to: QListWidget, text: str, data: str, *, ticked: bool) -> None:
    item = QListWidgetItem(text)
    item.setData(Qt.ItemDataRole.UserRole, data)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    to.addItem(item)


def _ticked(among: QListWidget) -> tuple[str, ...]:
    items = [among.item(at) for at in range(among.count())]
    return tuple(str(one.data(Qt.ItemDataRole.UserRole)) for one in items if one.checkState() is Qt.CheckState.Checked)
