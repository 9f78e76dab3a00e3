"""A process that listens without the optional library: it hears how long a piece is. Or it misbehaves, as asked.

`python -m tests.app.transcribing.stand_in [what goes wrong]`
"""

import ctypes
import os
import socket
import struct
import sys
import threading
from pathlib import Path

from app.looking.frames import read_head, words, write_head
from app.transcribing.models import BadModel, found_in
from app.transcribing.pieces import RATE, Samples
from app.transcribing.worker import serve
from storage.platform.process import bound, cut_off


class Length:
    """Understands nothing but how long somebody spoke."""

    def text_of(self, samples: Samples) -> str:
        return f"{len(samples) / RATE:.0f} с\n\x07мови"


class Leaking:
    """Tries every way out."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def text_of(self, samples: Samples) -> str:
        return " ".join(name for name, way in self._ways() if self._is_open(way))

    def _ways(self):
        yield "socket", lambda: socket.create_connection(("127.0.0.1", 9), 0.2)
        yield "name", lambda: socket.getaddrinfo("localhost", 80)
        yield "file", lambda: (self._folder / "leak.txt").write_bytes(samples_like())
        yield "native", self._native

    @staticmethod
    def _is_open(way) -> bool:
        try:
            way()
        except (OSError, PermissionError):
            return False
        return True

    @staticmethod
    def _native() -> None:
        """A connection that Python does not see; nobody listens there, so a network would say `refused`."""
        system = ctypes.CDLL(None, use_errno=True)
        place = struct.pack("<H2s4s8x", 2, (9).to_bytes(2, "big"), bytes((127, 0, 0, 1)))
        if system.connect(system.socket(2, 1, 0), place, len(place)) != 0 and ctypes.get_errno() != 111:
            raise OSError


def samples_like() -> bytes:
    return b"sound" * 100


def main(wrong: str) -> None:
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    if wrong == "leaks":
        cut_off()
        bound(memory=4 << 30, seconds=60, only_data=True)
    head, _ = read_head(stdin)
    folder = Path(words(head, "model"))
    match wrong:
        case "dies":
            os._exit(3)
        case "stuck":
            threading.Event().wait(60)
        case "chatters":
            stdout.write(b"Loading model ...\n" * 1000)
            stdout.flush()
            threading.Event().wait(60)
    try:
        found_in(folder)
    except BadModel as error:
        write_head(stdout, {"problem": error.code}, 0)
        stdout.flush()
        return
    write_head(stdout, {"state": "ready"}, 0)
    stdout.flush()
    if wrong == "lies":
        while True:
            _, length = read_head(stdin)
            stdin.read(length)
            lines = [[-5, "a"], [1 << 60, "b"], ["1", "c"], [0, 7], 5, [0, "x\x00y" + "z" * 10_000], [0], None]
            write_head(stdout, {"lines": lines}, 0)
            stdout.flush()
    if wrong == "hungry":
        bound(memory=256 << 20, seconds=60, only_data=True)
        bytearray(1 << 30)
    if wrong == "dies-late":
        read_head(stdin)
        write_head(stdout, {"lines": [[0, "перше"]]}, 0)
        stdout.flush()
        os._exit(3)
    serve(Leaking(folder) if wrong == "leaks" else Length(), stdin, stdout)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
