"""The process that listens: sound comes in through a pipe, words go out through another; nothing else of it leaves."""

import sys
from pathlib import Path
from typing import BinaryIO

import numpy

from app.looking.frames import BadFrame, Head, exactly, read_head, words, write_head
from app.transcribing.engine import Engine, Sherpa
from app.transcribing.models import BadModel, found_in
from app.transcribing.pieces import Cutter, Piece

MEMORY = 4 << 30
MOST_SECONDS = 24 * 60 * 60
LONGEST_TEXT = 4_000


def main(stdin: BinaryIO | None = None, stdout: BinaryIO | None = None) -> int:
    """Load the model that is named, then answer each block of sound with what was understood."""
    stdin, stdout = stdin or sys.stdin.buffer, stdout or sys.stdout.buffer
    try:
        head, _ = read_head(stdin)
        try:
            engine = Sherpa(found_in(Path(words(head, "model"))))
        except BadModel as error:
            _say(stdout, {"problem": error.code})
            return 0
        except (ImportError, RuntimeError, ValueError, MemoryError):
            _say(stdout, {"problem": "model-not-one"})
            return 0
        _say(stdout, {"state": "ready"})
        serve(engine, stdin, stdout)
    except (EOFError, BadFrame, BrokenPipeError):
        return 0
    return 0


def serve(engine: Engine, stdin: BinaryIO, stdout: BinaryIO) -> None:
    """Answer until the sound ends."""
    cutter = Cutter()
    while True:
        head, length = read_head(stdin)
        sound = exactly(stdin, length)
        is_over = head.get("end") is True
        block = numpy.frombuffer(sound[: len(sound) // 2 * 2], dtype="<i2").astype("int16")
        pieces = cutter.feed(block) + (cutter.end() if is_over else [])
        _say(stdout, {"lines": [_line(engine, piece) for piece in pieces]})
        if is_over:
            return


def _line(engine: Engine, piece: Piece) -> list[object]:
    at, samples = piece
    return [at, plain(engine.text_of(samples))]


def plain(text: str) -> str:
    """Words in one line, without anything that is no letter or sign."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())[:LONGEST_TEXT]


def _say(stdout: BinaryIO, head: Head) -> None:
    write_head(stdout, head, 0)
    stdout.flush()
