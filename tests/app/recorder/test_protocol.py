"""What the two ends say to each other, and what they refuse to hear."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.recorder.protocol import (
    MAX_LINE,
    Arm,
    BadMessage,
    Found,
    Level,
    Pause,
    Record,
    Stopped,
    command_of,
    line_of,
    report_of,
)

STOPPED = Stopped("", 1_000, 1, 4_000, "a" * 64, "b" * 64, "c" * 64, "d" * 32, 6_258)


@pytest.mark.parametrize("command", [Arm("Мікрофон\n"), Record("/x y/я", "00" * 32, 5, "/x y/rec", "flac"), Pause()])
def test_commands_arrive_as_they_were_said(command):
    line = line_of(command)
    assert line.count(b"\n") == 1
    assert command_of(line) == command


@pytest.mark.parametrize("report", [Level(-960), Found("5a", "Ґ", True, False), STOPPED])
def test_reports_arrive_as_they_were_said(report):
    assert report_of(line_of(report)) == report


@pytest.mark.parametrize(
    "said",
    [
        {"say": "arm"},
        {"say": "arm", "device": 1},
        {"say": "arm", "device": "", "more": ""},
        {"say": "level", "rms": 1},
        {"say": "nothing"},
        {"say": "record", "path": "", "key": "", "reserve_bytes": True},
        {"say": "record", "path": "", "key": "", "reserve_bytes": 1.5},
        {"say": "record", "path": "", "key": "", "reserve_bytes": 2**60},
        [],
        "arm",
    ],
)
def test_what_is_not_in_the_protocol_is_refused(said: object):
    with pytest.raises(BadMessage):
        command_of(json.dumps(said).encode())


def test_a_line_without_end_is_refused():
    with pytest.raises(BadMessage):
        report_of(b'"' + b"a" * MAX_LINE + b'"')


@given(st.binary(max_size=200))
def test_bytes_of_any_kind_are_refused_and_nothing_else_happens(line: bytes):
    with pytest.raises(BadMessage):
        report_of(line)
