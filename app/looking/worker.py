"""The process that looks: takes bytes, gives points. It holds no key and opens no file."""

import importlib
import io
import sys
from dataclasses import asdict
from typing import BinaryIO

from app.looking import decoding
from app.looking.frames import BadFrame, Head, exactly, read_head, whole, write_head

MEMORY = 768 * 1024 * 1024
SECONDS = 120


def main(kind: str, stdin: BinaryIO | None = None, stdout: BinaryIO | None = None) -> int:
    """Answer until nobody asks any more; `pages` looks at documents, anything else at pictures."""
    stdin, stdout = stdin or sys.stdin.buffer, stdout or sys.stdout.buffer
    try:
        while True:
            head, length = read_head(stdin)
            answer, made = _answered(kind, head, exactly(stdin, length))
            write_head(stdout, answer, len(made))
            stdout.write(made)
            stdout.flush()
    except (EOFError, BadFrame, BrokenPipeError):
        return 0


def _answered(kind: str, head: Head, data: bytes) -> tuple[Head, bytes]:
    try:
        if kind == "pages":
            return _page(head, data)
        match head.get("ask"):
            case "look":
                found = decoding.seen(io.BytesIO(data))
                told: Head = {**asdict(found.noted), "width": found.width, "height": found.height}
                return {**told, "problem": found.problem}, found.small
            case "film":
                return dict(asdict(decoding.film(data))), b""
            case "picture":
                shown = decoding.pixels(io.BytesIO(data), whole(head, "most"))
                return ({}, b"") if shown is None else ({"width": shown[0], "height": shown[1]}, shown[2])
            case "derive":
                made = decoding.derived(io.BytesIO(data), _box(head.get("crop")), _boxes(head.get("boxes")))
                return {}, made or b""
            case _:
                return {"problem": "unreadable"}, b""
    except MemoryError:
        return {"problem": "unreadable"}, b""


def _page(head: Head, data: bytes) -> tuple[Head, bytes]:
    # Only the process that needs it pays for Qt.
    drawn = importlib.import_module("app.looking.pages").page_of(data, whole(head, "page"), whole(head, "width"))
    if drawn is None:
        return {}, b""
    count, width, height, bare = drawn
    return {"pages": count, "width": width, "height": height}, bare


def _box(given: object) -> decoding.Box | None:
    if not isinstance(given, list) or len(given) != 4:
        return None
    numbers = [float(one) for one in given if isinstance(one, int | float)]
    if len(numbers) != 4 or not all(-1 <= one <= 2 for one in numbers):
        return None
    return numbers[0], numbers[1], numbers[2], numbers[3]


def _boxes(given: object) -> tuple[decoding.Box, ...]:
    listed = given if isinstance(given, list) else []
    return tuple(box for one in listed[: decoding.MOST_BOXES] if (box := _box(one)) is not None)
