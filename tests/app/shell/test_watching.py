"""What the system says on its buses, said by a bus of the test's own."""

import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

if sys.platform != "linux" or shutil.which("dbus-daemon") is None:
    pytest.skip("needs the message bus of Linux (dbus-daemon)", allow_module_level=True)

from PySide6.QtDBus import QDBusConnection, QDBusMessage

from app.watching import BusWatching, Watching
from storage.platform.asleep import SleepWatch
from storage.platform.session import SessionEvent

LOGIN, POWER = "org.freedesktop.login1", "org.freedesktop.UPower"
SESSION = "/org/freedesktop/login1/session/_31"


class Bus:
    """A message bus with a stand-in for the login manager, the power daemon and a screen saver."""

    def __init__(self) -> None:
        self._daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--print-address", "--nofork"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._daemon.stdout is not None
        address = self._daemon.stdout.readline().strip()
        self.listener = QDBusConnection.connectToBus(address, "listener")
        self._speaker = QDBusConnection.connectToBus(address, "speaker")
        for name in (LOGIN, POWER, "org.gnome.ScreenSaver"):
            assert self._speaker.registerService(name)

    def say(self, path: str, interface: str, name: str, *arguments: object) -> None:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(list(arguments))
        assert self._speaker.send(message)

    def close(self) -> None:
        for name in ("listener", "speaker"):
            QDBusConnection.disconnectFromBus(name)
        self._daemon.kill()
        self._daemon.communicate()


@pytest.fixture
def bus(qtbot: QtBot) -> Iterator[Bus]:
    made = Bus()
    yield made
    made.close()


PROPERTIES = "org.freedesktop.DBus.Properties"


@pytest.mark.parametrize(
    ("said", "event"),
    [
        (("/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", True), SessionEvent.SLEEP),
        ((SESSION, f"{LOGIN}.Session", "Lock"), SessionEvent.LOCKED),
        (
            (SESSION, PROPERTIES, "PropertiesChanged", f"{LOGIN}.Session", {"LockedHint": True}, ["Name"]),
            SessionEvent.LOCKED,
        ),
        (
            ("/org/freedesktop/UPower", PROPERTIES, "PropertiesChanged", POWER, {"LidIsClosed": True}, ["Name"]),
            SessionEvent.LID,
        ),
        (("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True), SessionEvent.LOCKED),
    ],
)
def test_the_system_is_heard(qtbot: QtBot, bus: Bus, said: tuple[object, ...], event: SessionEvent) -> None:
    watching = BusWatching(bus.listener, bus.listener)
    path, interface, name, *arguments = said
    with qtbot.waitSignal(watching.happened, timeout=5_000) as heard:
        bus.say(str(path), str(interface), str(name), *arguments)
    assert heard.args == [event.value]
    watching.stop()


def test_waking_up_and_an_opened_lid_are_nothing(qtbot: QtBot, bus: Bus) -> None:
    watching = BusWatching(bus.listener, bus.listener)
    heard: list[str] = []
    watching.happened.connect(heard.append)
    bus.say("/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", False)
    bus.say("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", False)
    bus.say("/org/freedesktop/UPower", PROPERTIES, "PropertiesChanged", POWER, {"LidIsClosed": False}, ["Name"])
    # What comes last proves that everything before it has arrived.
    with qtbot.waitSignal(watching.happened, timeout=5_000):
        bus.say(SESSION, f"{LOGIN}.Session", "Lock")
    assert heard == [SessionEvent.LOCKED.value]
    watching.stop()


def test_a_machine_without_buses_is_watched_by_its_clocks(qtbot: QtBot) -> None:
    nowhere = QDBusConnection.connectToBus("unix:path=/nowhere", "nowhere")
    whole = [0]
    watching = BusWatching(nowhere, nowhere, SleepWatch(lambda: whole[0], lambda: 0))
    assert not watching.delays_sleep
    with qtbot.waitSignal(watching.happened, timeout=5_000) as heard:
        whole[0] += 60_000
    assert heard.args == [SessionEvent.SLEEP.value]
    watching.stop()
    QDBusConnection.disconnectFromBus("nowhere")


def test_the_clocks_alone_say_nothing_while_the_machine_is_awake(qtbot: QtBot) -> None:
    watching = Watching()
    with qtbot.assertNotEmitted(watching.happened):
        watching.look()
    watching.stop()
