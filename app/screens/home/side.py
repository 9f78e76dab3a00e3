"""The left side of the home screen: missions, and the ways to everything that is no interview."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.screens.home.presenter import Content
from app.theme import Tone, icon, side_width
from app.widgets import button, label, named

WIDTH = 248


class HomeSide(QFrame):
    """Shows the missions and says which way was pressed."""

    mission_changed = Signal()
    mission_asked = Signal()
    forms_asked = Signal()
    received_asked = Signal()
    readiness_asked = Signal()
    delivery_asked = Signal()
    organisation_asked = Signal()
    copies_asked = Signal()
    referrals_asked = Signal()
    plan_asked = Signal(str)
    settings_asked = Signal()

    def __init__(self, *, reader: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setFixedWidth(side_width(WIDTH))
        self._is_copy_old = False
        self._missions = named("missions", QListWidget())
        self._missions.setIconSize(QSize(18, 18))
        self._missions.setFrameShape(QFrame.Shape.NoFrame)
        self._new_mission = button("new_mission", "", "plus")
        self._plan = button("plan", "", "clipboard-list")
        self._received = button("received", "nav", "inbox")
        self._received.setVisible(reader)
        self._readiness = button("readiness", "nav", "check-check")
        self._forms = button("forms", "nav", "clipboard-list")
        self._delivery = button("delivery", "nav", "send")
        self._organisation = button("organisation", "nav", "building-2")
        self._copies = button("copies", "nav", "hard-drive")
        self._referrals = button("referrals", "nav", "heart-pulse")
        self._settings = button("settings", "nav", "settings")
        self._heading = label("overline")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 16, 12, 12)
        layout.setSpacing(6)
        for part in (self._heading, self._missions, self._plan, self._new_mission):
            layout.addWidget(part)
        layout.addSpacing(8)
        for door, asked in (
            (self._received, self.received_asked),
            (self._readiness, self.readiness_asked),
            (self._forms, self.forms_asked),
            (self._referrals, self.referrals_asked),
            (self._delivery, self.delivery_asked),
            (self._organisation, self.organisation_asked),
            (self._copies, self.copies_asked),
            (self._settings, self.settings_asked),
        ):
            layout.addWidget(door)
            door.clicked.connect(asked)
        self._new_mission.clicked.connect(self.mission_asked)
        self._plan.clicked.connect(self._plan_pressed)
        self._missions.currentRowChanged.connect(self.mission_changed)

    @property
    def mission_id(self) -> str:
        """The chosen mission; empty for all."""
        item = self._missions.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    @property
    def mission_name(self) -> str:
        """How the chosen mission is called; empty for all."""
        item = self._missions.currentItem()
        return item.text() if item is not None and self.mission_id else ""

    @property
    def has_missions(self) -> bool:
        """Whether there is any."""
        return self._missions.count() > 1

    @property
    def only_mission(self) -> str:
        """The mission that need not be chosen, because there is no other."""
        return str(self._missions.item(1).data(Qt.ItemDataRole.UserRole)) if self._missions.count() == 2 else ""

    def show_content(self, content: Content) -> None:
        """Show the missions; the chosen one stays."""
        chosen = self.mission_id
        self._missions.blockSignals(True)
        self._missions.clear()
        self._missions.addItem(_item("", "layers"))
        for mission in content.missions:
            item = _item(mission.id, "folder")
            item.setText(mission.name)
            item.setToolTip(f"{mission.number} · {mission.name}")
            self._missions.addItem(item)
        ids = ["", *(mission.id for mission in content.missions)]
        self._missions.setCurrentRow(ids.index(chosen) if chosen in ids else 0)
        self._missions.blockSignals(False)
        self._received.setVisible(content.standing.is_reader)

    def show_copy_old(self, is_old: bool) -> None:
        """Say at the way to the copies whether the second one is missing or too old."""
        if is_old != self._is_copy_old:
            self._is_copy_old = is_old
            self.retranslate()

    def retranslate(self) -> None:
        """Say our words in the language of the screen."""
        self._heading.setText(self.tr("MISSIONS"))
        self._missions.setAccessibleName(self.tr("Missions"))
        if self._missions.count():
            self._missions.item(0).setText(self.tr("All missions"))
        self._new_mission.setText(self.tr("New &mission"))
        self._plan.setText(self.tr("Plan of t&he mission"))
        self._plan.setEnabled(bool(self.mission_id))
        self._received.setText(self.tr("&Received interviews"))
        self._readiness.setText(self.tr("Readi&ness"))
        self._forms.setText(self.tr("Form&s"))
        self._delivery.setText(self.tr("&Delivery"))
        self._organisation.setText(self.tr("&Organisation"))
        self._copies.setText(self.tr("Co&pies"))
        self._referrals.setText(self.tr("Ser&vices"))
        care = self.tr("There is no fresh copy on a stick or another disk.") if self._is_copy_old else ""
        self._copies.setIcon(icon("triangle-alert", Tone.WARN) if care else icon("hard-drive", Tone.TEXT))
        self._copies.setToolTip(care)
        self._copies.setAccessibleDescription(care)
        self._settings.setText(self.tr("Se&ttings"))

    def _plan_pressed(self) -> None:
        self.plan_asked.emit(self.mission_id)


def _item(mission_id: str, drawn: str) -> QListWidgetItem:
    item = QListWidgetItem(icon(drawn, Tone.MUTED), "")
    item.setData(Qt.ItemDataRole.UserRole, mission_id)
    return item
