"""A sound server of a test's own: a voice is played into a sink, and the sink is the only microphone."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

NEEDED = ("pulseaudio", "pactl", "paplay", "espeak-ng")
REMAP = "module-remap-source master=voice.monitor source_name=mic source_properties=device.description=VirtualMic"
MODULES = ("module-native-protocol-unix", "module-null-sink sink_name=voice", REMAP)


def is_missing() -> bool:
    """Whether this machine lacks what the test needs."""
    return any(shutil.which(tool) is None for tool in NEEDED)


class SoundServer:
    """Running between entering and leaving; nothing of it is seen outside its own folder."""

    def __init__(self) -> None:
        # A socket's path must be short.
        self.folder = Path(tempfile.mkdtemp(prefix="snd-"))
        self.environment = {
            **os.environ,
            "XDG_RUNTIME_DIR": str(self.folder),
            "XDG_CONFIG_HOME": str(self.folder),
            "HOME": str(self.folder),
        }
        self._server: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        command = ["pulseaudio", "--daemonize=no", "--exit-idle-time=-1", "-n", *(f"--load={one}" for one in MODULES)]
        self._server = subprocess.Popen(
            command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until = time.monotonic() + 20
        while self._run("pactl", "list", "short", "sources").stdout.find(b"mic") < 0:
            assert time.monotonic() < until, "the sound server did not start"
            assert self._server.poll() is None, "the sound server ended"
        self._run("pactl", "set-default-source", "mic")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        assert self._server is not None
        self._server.terminate()
        self._server.wait(10)
        shutil.rmtree(self.folder, ignore_errors=True)

    def speech(self, text: str) -> Path:
        """Make a wave file of Ukrainian speech."""
        wave = self.folder / "speech.wav"
        self._run("espeak-ng", "-v", "uk", "-w", str(wave), text)
        return wave

    def say(self, wave: Path) -> subprocess.Popen[bytes]:
        """Play a wave file into the microphone, without waiting for its end."""
        return subprocess.Popen(["paplay", "--device=voice", str(wave)], env=self.environment)

    def mute(self, muted: bool) -> None:
        """Mute the microphone as its switch would."""
        self._run("pactl", "set-source-mute", "mic", "1" if muted else "0")

    def plug_another(self) -> None:
        """Add a second microphone."""
        self._run("pactl", "load-module", *REMAP.replace("=mic", "=other").replace("VirtualMic", "Other").split())

    def unplug(self) -> None:
        """Take the first microphone away; the server moves who listens to another source without asking."""
        modules = self._run("pactl", "list", "short", "modules").stdout.decode().splitlines()
        number = next(line.split()[0] for line in modules if "source_name=mic" in line)
        self._run("pactl", "unload-module", number)

    def _run(self, *command: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(command, env=self.environment, capture_output=True, check=False, timeout=20)
