"""A desk of its own: screen, window manager, session bus, accessibility and a microphone that a voice speaks into.

Runs under the system's Python (pyatspi comes from the system); the program under test runs under the project's.
The program is driven as a person without a mouse would: keys go in through the X server, what the screen says is
read through AT-SPI, as a screen reader would.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

import pyatspi
from gi.repository import GLib

SIZE = "1366x768x24"


class Desk:
    """Everything is started on entering and ended on leaving."""

    def __init__(self, pictures: Path) -> None:
        self.pictures = pictures
        self.home = Path(tempfile.mkdtemp(prefix="desk-"))
        self._running: list[subprocess.Popen[bytes]] = []
        self._shot = 0
        self._focused: pyatspi.Accessible | None = None
        self._turns = 0

    def __enter__(self) -> Desk:
        display = f":{90 + os.getpid() % 900}"
        os.environ.update(
            DISPLAY=display, HOME=str(self.home), XDG_RUNTIME_DIR=str(self.home), QT_QPA_PLATFORM="xcb",
            XDG_DATA_HOME=str(self.home / "data"), XDG_CONFIG_HOME=str(self.home / "config"),
            XDG_CACHE_HOME=str(self.home / "cache"), QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", LANG="C.UTF-8",
            PYTHONFAULTHANDLER="1",
        )  # fmt: skip
        self.home.chmod(0o700)
        self._start("Xvfb", display, "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset")
        self.wait(lambda: subprocess.run(["xdotool", "getdisplaygeometry"], capture_output=True).returncode == 0, 20)
        # Both alphabets are on the keyboard: letters that have to be put on it first get lost when typed fast.
        subprocess.run(["setxkbmap", "-layout", "us,ua"], check=True)
        self._start("openbox")
        self._start("/usr/libexec/at-spi-bus-launcher", "--launch-immediately")
        subprocess.run(
            ["gdbus", "call", "--session", "--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus", "--method",
             "org.freedesktop.DBus.Properties.Set", "org.a11y.Status", "IsEnabled", "<true>"],
            capture_output=True, check=False,
        )  # fmt: skip
        pyatspi.Registry.registerEventListener(self._focus_moved, "object:state-changed:focused")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if error is not None:
            self.picture("at-the-error")
            print((self.home / "program.log").read_text(errors="replace")[-6_000:])
        subprocess.run(["pulseaudio", "-k"], capture_output=True, check=False)
        for process in reversed(self._running):
            # Each has a session of its own, so that what it started ends with it.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
        shutil.rmtree(self.home, ignore_errors=True)

    def _start(self, *command: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        self._running.append(process)
        return process

    def microphone(self) -> None:
        """A null sink whose monitor is the only microphone there is."""
        remap = "module-remap-source master=voice.monitor source_name=mic source_properties=device.description=Mic"
        loads = ("module-native-protocol-unix", "module-null-sink sink_name=voice", remap)
        self._start("pulseaudio", "--daemonize=no", "--exit-idle-time=-1", "-n", *(f"--load={each}" for each in loads))
        sources = ["pactl", "list", "short", "sources"]
        self.wait(lambda: b"mic" in subprocess.run(sources, capture_output=True).stdout, 20, "the microphone")
        subprocess.run(["pactl", "set-default-source", "mic"], check=True, capture_output=True)

    def say(self, text: str) -> subprocess.Popen[bytes]:
        """Speaks Ukrainian into the microphone, without waiting for the end."""
        wav = self.home / "speech.wav"
        subprocess.run(["espeak-ng", "-v", "uk", "-w", str(wav), text], check=True)
        return self._start("paplay", "--device=voice", str(wav))

    def program(self, *command: str) -> subprocess.Popen[bytes]:
        log = (self.home / "program.log").open("wb")
        process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        self._running.append(process)
        return process

    # what the person does

    def keys(self, *names: str) -> None:
        for name in names:
            subprocess.run(["xdotool", "key", "--clearmodifiers", name], check=True)
            time.sleep(0.03)

    def type(self, text: str) -> None:
        """Types into what has the keyboard, looks at it, and types again what got lost under way."""
        for _ in range(3):
            subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "40", text], check=True)
            try:
                self.wait(lambda: self._took(text), 1.5)
            except AssertionError:
                self.keys("ctrl+a", "Delete")
            else:
                return
        raise AssertionError(f"{self.focused()} does not take what is typed: {text}")

    def _took(self, text: str) -> bool:
        held = self.focused()
        if held is None or held.getRoleName() not in ("text", "password text"):
            return held is not None
        read = held.queryText().getText(0, -1)
        # A hidden passphrase shows only how long it is.
        return len(read) == len(text) if held.getRoleName() == "password text" else text in read

    def tab(self, *, back: bool = False) -> pyatspi.Accessible | None:
        """One step with Tab; what has the focus then."""
        return self.step("shift+Tab" if back else "Tab")

    def step(self, key: str) -> pyatspi.Accessible | None:
        """One key that moves the focus; what has it then."""
        turns = self._turns
        self.keys(key)
        end = time.monotonic() + 1.0
        while self._turns == turns and time.monotonic() < end:
            self.listen()
        return self.focused()

    def go_to(self, name: str, *, role: str | None = None, back: bool = False, most: int = 120) -> None:
        """Presses Tab until the control with this accessible name has the focus."""
        for _ in range(most):
            held = self.focused()
            if held is not None and name in (held.name or "") and role in (None, held.getRoleName()):
                return
            self.tab(back=back)
        raise AssertionError(f"no way by keyboard to “{name}”; the focus is on {self.focused()}")

    def press(self, name: str, *, role: str | None = None, key: str = "space", back: bool = False) -> None:
        self.go_to(name, role=role, back=back)
        self.keys(key)

    # what the screen says

    def tree(self) -> Iterator[pyatspi.Accessible]:
        for application in pyatspi.Registry.getDesktop(0):
            if application is not None:
                yield from _walk(application)

    def _focus_moved(self, event: pyatspi.event.Event) -> None:
        if event.detail1:
            self._focused = event.source
            self._turns += 1

    def listen(self, seconds: float = 0.01) -> None:
        """Take in what the program has told screen readers meanwhile."""
        end = time.monotonic() + seconds
        while GLib.MainContext.default().iteration(False) or time.monotonic() < end:
            time.sleep(0.002)

    def focused(self) -> pyatspi.Accessible | None:
        """What has the keyboard, as a screen reader was told last."""
        self.listen()
        return self._focused

    def shown(self, text: str, role: str | None = None) -> pyatspi.Accessible | None:
        """Something on the screen whose name holds this text."""
        try:
            return next((n for n in self.tree() if text in (n.name or "") and role in (None, n.getRoleName())), None)
        except GLib.GError:
            return None

    def shows(self, text: str) -> bool:
        return self.shown(text) is not None

    def see(self, text: str, seconds: float = 20) -> None:
        self.wait(lambda: self.shows(text), seconds, f"“{text}” on the screen")

    def nameless(self) -> list[str]:
        """Controls that can take the focus and have no name for a screen reader."""
        return [
            f"{n.getRoleName()} in {n.parent.name if n.parent else '?'}"
            for n in self.tree()
            if n.getState().contains(pyatspi.STATE_FOCUSABLE)
            and not (n.name or "").strip()
            and n.getRoleName() != "table cell"  # an empty cell is empty
        ]

    def picture(self, name: str) -> None:
        self._shot += 1
        self.pictures.mkdir(parents=True, exist_ok=True)
        target = self.pictures / f"{self._shot:02d}-{name}.png"
        subprocess.run(["import", "-window", "root", str(target)], check=False, capture_output=True)

    def wait(self, condition: Callable[[], bool], seconds: float, what: str = "the desk") -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if condition():
                return
            self.listen(0.1)
        raise AssertionError(f"waited {seconds} s in vain for {what}")


def _walk(node: pyatspi.Accessible, depth: int = 0) -> Iterator[pyatspi.Accessible]:
    """Everything that shows below a node; what is hidden hides all that it holds."""
    yield node
    for i in range(node.childCount if depth < 60 else 0):
        try:
            child = node.getChildAtIndex(i)
            shows = child is not None and child.getState().contains(pyatspi.STATE_SHOWING)
        except GLib.GError:
            # It went away while we were looking.
            continue
        if shows:
            yield from _walk(child, depth + 1)
