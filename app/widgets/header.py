"""The bar at the top of the window: whose interview, is it saved, are we connected, language, theme, lock."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.theme import Tone, icon, sized
from app.widgets.parts import button, label, named, row


class Connection(StrEnum):
    """What is known of the way to central."""

    UNKNOWN = "unknown"
    ONLINE = "online"
    OFFLINE = "offline"


class HeaderBar(QFrame):
    """Shows what it is told; emits what was pressed."""

    language_pressed = Signal()
    theme_pressed = Signal()
    lock_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topbar")
        self.setFixedHeight(sized(52))
        self._connection = Connection.UNKNOWN
        self._battery: tuple[int, bool] | None = None
        self._code = "uk"
        logo = QLabel()
        logo.setPixmap(icon("audio-lines", Tone.ACCENT).pixmap(24, 24))
        self._logo = logo
        self._brand = label("brand")
        self._title = named("title", label("title"))
        # As wide as its words where there is room, cut where there is not.
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._title.setMinimumWidth(sized(60))
        self._pill = named("pill", label("pill"))
        self._saved_icon, self._saved = QLabel(), named("saved", label("ok"))
        self._connection_icon, self._connection_text = QLabel(), named("connection", label("state"))
        self._battery_icon, self._battery_text = QLabel(), named("battery", label("state"))
        self._language = button("language", "ghost", "languages", Tone.MUTED)
        self._theme = button("theme", "ghost", "moon", Tone.MUTED)
        self._lock = button("lock", "", "lock")
        # Not the button's own shortcut, which its text replaces. Over an open dialog app.locking hears the key.
        self._lock_key = QShortcut(QKeySequence("Ctrl+L"), self)
        self._lock_key.setContext(Qt.ShortcutContext.ApplicationShortcut)
        self._lock_key.activated.connect(self.lock_pressed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 12, 0)
        layout.setSpacing(18)
        layout.addLayout(row(logo, self._brand, spacing=8))
        layout.addWidget(self._title)
        layout.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addStretch(1)
        for picture, text in (
            (self._saved_icon, self._saved),
            (self._connection_icon, self._connection_text),
            (self._battery_icon, self._battery_text),
        ):
            layout.addLayout(row(picture, text, spacing=7))
        layout.addLayout(row(self._language, self._theme, self._lock, spacing=8))
        self._language.clicked.connect(self.language_pressed)
        self._theme.clicked.connect(self.theme_pressed)
        self._lock.clicked.connect(self.lock_pressed)
        self.set_title("")
        self.show_saved("")
        self.show_lock(False)
        self._retranslate()

    def set_title(self, title: str, pill: str = "") -> None:
        """Show whose interview this is and, in a pill, where in it we are."""
        self._title.setText(title)
        self._title.setToolTip(title)
        self._pill.setText(pill)
        self._keep_pill()

    def show_saved(self, text: str, ok: bool = True) -> None:
        """Show the state of saving; an empty text clears it."""
        self._saved.setText(text)
        self._saved.setProperty("role", "ok" if ok else "warn")
        self._saved.style().unpolish(self._saved)
        self._saved.style().polish(self._saved)
        drawn, tone = ("check", Tone.OK) if ok else ("circle-alert", Tone.WARN)
        if ok and text.endswith("…"):
            drawn, tone = "refresh-cw", Tone.MUTED  # under way: the tick stands only beside what is done
        self._saved_icon.setPixmap(icon(drawn, tone).pixmap(18, 18))
        self._saved.setVisible(bool(text))
        self._saved_icon.setVisible(bool(text))

    def show_connection(self, state: Connection) -> None:
        """Show whether central can be reached; nothing, where there is no central to reach."""
        self._connection = state
        self._redraw()

    def show_battery(self, percent: int | None, charging: bool = False) -> None:
        """Show the battery, or nothing on a machine without one."""
        self._battery = None if percent is None else (percent, charging)
        self._redraw()

    def show_language(self, code: str) -> None:
        """Name the language in use on its switch."""
        self._code = code
        self._retranslate()

    def show_lock(self, can_lock: bool) -> None:
        """Offer locking only while something is unlocked."""
        self._lock.setVisible(can_lock)
        self._lock.setEnabled(can_lock)
        self._lock_key.setEnabled(can_lock)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._redraw()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What says least goes first where words are large and the window is small."""
        super().resizeEvent(event)
        self._keep_pill()

    def event(self, event: QEvent) -> bool:
        """Something in the bar needs more room or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._keep_pill()
        return super().event(event)

    def _keep_pill(self) -> None:
        layout = self.layout()
        assert layout is not None
        needed = layout.minimumSize().width()
        if self._pill.isHidden():
            needed += self._pill.minimumSizeHint().width() + layout.spacing()
        self._pill.setVisible(bool(self._pill.text()) and needed <= self.width())

    def sizeHint(self) -> QSize:
        """Never ask for more than a small screen has."""
        return QSize(900, sized(52))

    def minimumSizeHint(self) -> QSize:
        """Let the window be small."""
        return QSize(760, sized(52))

    def _retranslate(self) -> None:
        self._brand.setText(self.tr("Svidok"))
        self._language.setText("УКР" if self._code == "uk" else "ENG")
        self._language.setAccessibleName(self.tr("Language: English. Press for Ukrainian."))
        self._language.setToolTip(self._language.accessibleName())
        self._theme.setAccessibleName(self.tr("Light or dark"))
        self._theme.setToolTip(self._theme.accessibleName())
        self._lock.setText(self.tr("Lock"))
        self._lock.setAccessibleName(self.tr("Lock"))
        self._lock.setToolTip(self.tr("Lock (Ctrl+L)"))
        self._redraw()

    def _redraw(self) -> None:
        self._logo.setPixmap(icon("audio-lines", Tone.ACCENT).pixmap(24, 24))
        is_dark = self.palette().window().color().lightness() < 128
        self._theme.setIcon(icon("sun" if is_dark else "moon", Tone.MUTED))
        is_known = self._connection is not Connection.UNKNOWN
        is_online = self._connection is Connection.ONLINE
        self._connection_text.setVisible(is_known)
        self._connection_icon.setVisible(is_known)
        self._connection_text.setText(self.tr("Online") if is_online else self.tr("Offline"))
        self._connection_icon.setPixmap(icon("wifi" if is_online else "wifi-off", Tone.MUTED).pixmap(18, 18))
        self._battery_text.setVisible(self._battery is not None)
        self._battery_icon.setVisible(self._battery is not None)
        if self._battery is not None:
            percent, charging = self._battery
            drawn = "battery-charging" if charging else "battery-low" if percent < 25 else "battery-medium"
            self._battery_icon.setPixmap(icon(drawn, Tone.MUTED).pixmap(18, 18))
            self._battery_text.setText(f"{percent}\u00a0%")
