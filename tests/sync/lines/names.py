"""A resolver of the tests' own, asked by the real one of the system: silent, ignorant, late or pointing astray."""

import socket
import struct
import subprocess
import tempfile
import threading
import time
from enum import StrEnum
from pathlib import Path
from typing import Final

NAME: Final = "central.test"
_LATE_SECONDS: Final = 0.8


class Mode(StrEnum):
    """What becomes of a question."""

    SILENT = "silent"
    NO_SUCH_NAME = "no-such-name"
    NOTHING = "nothing"
    ASTRAY = "astray"
    LATE = "late"
    RIGHT = "right"


def ask_here() -> None:
    """Have this process's system ask 127.0.0.1; needs file systems of its own (`unshare -m`).

    Raises:
        OSError, subprocess.CalledProcessError: this machine does not allow it.
    """
    with tempfile.NamedTemporaryFile("w", suffix=".conf", delete=False) as settings:
        # One try of five seconds, twice, is what a system does by itself; here it is a fifth of that.
        settings.write("nameserver 127.0.0.1\noptions timeout:1 attempts:2\n")
    try:
        subprocess.run(["mount", "--bind", settings.name, "/etc/resolv.conf"], check=True, capture_output=True)
    finally:
        Path(settings.name).unlink()


class Names:
    """Answers as its mode says, with one address."""

    def __init__(self, address: str, astray: str) -> None:
        self._address, self._astray = address, astray
        self.mode = Mode.RIGHT
        self.asked = 0
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 53))
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                question, asker = self._socket.recvfrom(512)
            except OSError:
                return
            if not question:
                return
            self.asked += 1
            threading.Thread(target=self._answer, args=(question, asker, self.mode), daemon=True).start()

    def _answer(self, question: bytes, asker: tuple[str, int], mode: Mode) -> None:
        if mode is Mode.SILENT:
            return
        if mode is Mode.LATE:
            time.sleep(_LATE_SECONDS)
        end = question.index(b"\0", 12) + 5
        is_address = question[end - 4 : end - 2] == b"\0\1"
        has_answer = is_address and mode not in (Mode.NO_SUCH_NAME, Mode.NOTHING)
        flags = 0x8183 if mode is Mode.NO_SUCH_NAME else 0x8180
        reply = question[:2] + struct.pack(">HHHHH", flags, 1, int(has_answer), 0, 0) + question[12:end]
        if has_answer:
            address = self._astray if mode is Mode.ASTRAY else self._address
            reply += b"\xc0\x0c" + struct.pack(">HHIH", 1, 1, 0, 4) + socket.inet_aton(address)
        self._socket.sendto(reply, asker)

    def close(self) -> None:
        """Answer nobody any more."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as last:
            last.sendto(b"", ("127.0.0.1", 53))
        self._socket.close()
