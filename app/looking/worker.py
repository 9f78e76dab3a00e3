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
                wish = _wished(head)
                made = None if wish is None else decoding.derived(io.BytesIO(data), *wish)
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
    if head.get("ask") == "derive":
        wish = _wished(head)
        return {}, b"" if wish is None else decoding.derived_points(width, height, bare, *wish)
    return {"pages": count, "width": width, "height": height}, bare


def _box(given: object) -> decoding.Box | None:
    if not isinstance(given, list) or len(given) != 4:
        return None
    numbers = [float(one) for one in given if isinstance(one, int | float)]
    if len(numbers) != 4 or not all(-1 <= one <= 2 for one in numbers):
        return None
    return numbers[0], numbers[1], numbers[2], numbers[3]


def _wished(head: Head) -> tuple[decoding.Box | None, tuple[decoding.Box, ...]] | None:
    """Where to cut and what to blacken; None where any of it is not understood: a copy shows nothing by mistake."""
    given, listed = head.get("crop"), head.get("boxes")
    crop = _box(given)
    if not isinstance(listed, list) or len(listed) > decoding.MOST_BOXES or (crop is None and given is not None):
        return None
    boxes = tuple(box for one in listed if (box := _box(one)) is not None)
    return (crop, boxes) if len(boxes) == len(listed) else None
