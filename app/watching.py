"""Hears of everything after which nobody may be looking: the session is locked, the lid closed, the machine slept.

Linux tells on the message buses, Windows by messages to the window, macOS when it is asked. Everywhere two clocks,
one of which counts sleep, betray a sleep that nobody announced.
"""

# mypy tells platforms apart in if/elif chains, not after an early return.
# ruff: noqa: RET505

import sys
from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import (
    SLOT,
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    QTimer,
    Signal,
    SignalInstance,
    Slot,
)

from storage.platform.asleep import SleepWatch
from storage.platform.session import SessionEvent

if sys.platform == "linux":
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage
elif sys.platform == "win32":
    from storage.platform.session import event_of, watch_window
else:
    from storage.platform.session import is_session_locked

LOOK_EVERY_MS = 500
_ASK_MS = 300


class Watching(QObject):
    """Says what happened, as a SessionEvent; once for each time."""

    happened = Signal(str)

    def __init__(self, sleep: SleepWatch | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sleep = sleep or SleepWatch()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Look at the clocks, and ask where the system must be asked."""
        if self._sleep.has_slept():
            self.happened.emit(SessionEvent.SLEEP.value)
        if sys.platform == "darwin" and is_session_locked():
            self.happened.emit(SessionEvent.LOCKED.value)

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()


if sys.platform == "linux":
    _LOGIN = "org.freedesktop.login1"
    _POWER = "org.freedesktop.UPower"
    _PROPERTIES = "org.freedesktop.DBus.Properties"
    _SCREEN_SAVERS = (
        "org.freedesktop.ScreenSaver",
        "org.gnome.ScreenSaver",
        "org.cinnamon.ScreenSaver",
        "org.mate.ScreenSaver",
        "org.xfce.ScreenSaver",
    )

    def _slot(name: str) -> bytes:
        # The stubs want bytes, the call itself takes only a str.
        return cast(bytes, SLOT(name))

    class BusWatching(Watching):
        """Listens to the login manager and to the power daemon, and to the screen savers of the session."""

        def __init__(
            self,
            system: QDBusConnection,
            session: QDBusConnection,
            sleep: SleepWatch | None = None,
            parent: QObject | None = None,
        ) -> None:
            super().__init__(sleep, parent)
            self._buses = (system, session)
            self._delay: QDBusMessage | None = None
            if system.isConnected():
                listen = system.connect
                listen(_LOGIN, "", f"{_LOGIN}.Manager", "PrepareForSleep", self, _slot("sleeps(bool)"))
                # The path names one session; another person's session being locked locks us too, which harms nobody.
                listen(_LOGIN, "", f"{_LOGIN}.Session", "Lock", self, _slot("locks()"))
                for service in (_LOGIN, _POWER):
                    listen(
                        service,
                        "",
                        _PROPERTIES,
                        "PropertiesChanged",
                        self,
                        _slot("changes(QString,QVariantMap,QStringList)"),
                    )
                self._ask_for_delay(system)
            if session.isConnected():
                for name in _SCREEN_SAVERS:
                    session.connect(name, "", name, "ActiveChanged", self, _slot("covers(bool)"))

        @Slot(bool)
        def sleeps(self, going: bool) -> None:
            """The machine is about to sleep, or woke up."""
            if going:
                self.happened.emit(SessionEvent.SLEEP.value)

        @Slot()
        def locks(self) -> None:
            """The session is to be locked."""
            self.happened.emit(SessionEvent.LOCKED.value)

        @Slot(bool)
        def covers(self, active: bool) -> None:
            """The screen saver covers the screen, or does not any more."""
            if active:
                self.happened.emit(SessionEvent.LOCKED.value)

        @Slot("QString", "QVariantMap", "QStringList")
        def changes(self, interface: str, values: dict[str, object], _gone: Sequence[str]) -> None:
            """Something about the session or the power changed."""
            if interface == f"{_LOGIN}.Session" and values.get("LockedHint") is True:
                self.happened.emit(SessionEvent.LOCKED.value)
            if interface == _POWER and values.get("LidIsClosed") is True:
                self.happened.emit(SessionEvent.LID.value)

        @property
        def delays_sleep(self) -> bool:
            """Whether the machine waits with its sleep until this process has ended."""
            return self._delay is not None

        def _ask_for_delay(self, system: QDBusConnection) -> None:
            order = QDBusMessage.createMethodCall(_LOGIN, "/org/freedesktop/login1", f"{_LOGIN}.Manager", "Inhibit")
            order.setArguments(["sleep", "Svidok", "Svidok", "delay"])
            answer = system.call(order, QDBus.CallMode.Block, _ASK_MS)
            if answer.type() == QDBusMessage.MessageType.ReplyMessage:
                # The descriptor in it is the delay; the system closes it with the process.
                self._delay = answer


if sys.platform == "win32":

    class _Messages(QAbstractNativeEventFilter):
        def __init__(self, tell: SignalInstance) -> None:
            super().__init__()
            self._tell = tell

        def nativeEventFilter(  # noqa: N802 - Qt's own name
            self, kind: QByteArray | bytes | bytearray | memoryview, message: int
        ) -> object:
            found = event_of(int(message))
            if found is not None:
                self._tell.emit(found.value)
            return False, 0

    class WindowWatching(Watching):
        """Reads the messages that Windows sends to the window; none is kept from it."""

        def __init__(self, handle: int, parent: QObject | None = None) -> None:
            super().__init__(None, parent)
            watch_window(handle)
            self._messages = _Messages(self.happened)
            application = QCoreApplication.instance()
            if application is not None:
                application.installNativeEventFilter(self._messages)

        def stop(self) -> None:
            """Watch no more, and read no message of the window any more."""
            super().stop()
            application = QCoreApplication.instance()
            if application is not None:
                application.removeNativeEventFilter(self._messages)


def watch(handle: int, parent: QObject | None = None) -> Watching:
    """Watch the way this system allows; `handle` is the window's own."""
    if sys.platform == "linux":
        return BusWatching(QDBusConnection.systemBus(), QDBusConnection.sessionBus(), None, parent)
    elif sys.platform == "win32":
        return WindowWatching(handle, parent)
    else:
        return Watching(None, parent)
