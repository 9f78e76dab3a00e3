"""Sleep that two clocks betray, windows' messages, locked memory, files that one process holds."""

import struct
import subprocess
import sys
from pathlib import Path

import pytest

from storage.platform.asleep import SleepWatch, awake_ms
from storage.platform.clock import mono_ms
from storage.platform.locks import AlreadyOpen, FileLock, is_held
from storage.platform.memory import LIMIT, lock_in_memory
from storage.platform.session import LID_SWITCH, WM_POWERBROADCAST, WM_WTSSESSION_CHANGE, SessionEvent, windows_event


class Clocks:
    """Two clocks that a test moves."""

    def __init__(self) -> None:
        self.whole, self.awake = 90_000, 50_000

    def passes(self, awake: int, asleep: int = 0) -> None:
        self.awake += awake
        self.whole += awake + asleep


def test_sleep_is_told_once_and_a_busy_hour_never() -> None:
    clocks = Clocks()
    watch = SleepWatch(lambda: clocks.whole, lambda: clocks.awake)
    clocks.passes(3_600_000)
    assert not watch.has_slept()
    clocks.passes(500, asleep=40_000)
    assert watch.has_slept()
    assert not watch.has_slept()
    clocks.passes(500, asleep=16)
    assert not watch.has_slept()


def test_the_clocks_of_this_machine_go_together_while_it_is_awake() -> None:
    watch = SleepWatch()
    assert not watch.has_slept()
    assert 0 < awake_ms() <= mono_ms()


LID_CLOSED = LID_SWITCH + struct.pack("<II", 4, 0)
LID_OPEN = LID_SWITCH + struct.pack("<II", 4, 1)


@pytest.mark.parametrize(
    ("message", "first", "setting", "event"),
    [
        (WM_WTSSESSION_CHANGE, 7, b"", SessionEvent.LOCKED),
        (WM_WTSSESSION_CHANGE, 8, b"", None),
        (WM_WTSSESSION_CHANGE, 4, b"", SessionEvent.LOCKED),
        (WM_POWERBROADCAST, 4, b"", SessionEvent.SLEEP),
        (WM_POWERBROADCAST, 18, b"", None),
        (WM_POWERBROADCAST, 0x8013, LID_CLOSED, SessionEvent.LID),
        (WM_POWERBROADCAST, 0x8013, LID_OPEN, None),
        (WM_POWERBROADCAST, 0x8013, bytes(24), None),
        (WM_POWERBROADCAST, 0x8013, LID_SWITCH, None),
        (0x0100, 4, b"", None),
    ],
)
def test_messages_of_windows(message: int, first: int, setting: bytes, event: SessionEvent | None) -> None:
    assert windows_event(message, first, setting) is event


def test_the_lid_of_windows_is_named_as_its_documents_name_it() -> None:
    assert LID_SWITCH.hex() == "4d0f3eba17b89440a2d1d56379e6a0f3"


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel of Linux counts locked pages for everybody to read")
def test_a_key_is_kept_out_of_the_swap() -> None:
    def locked_kib() -> int:
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmLck:"):
                return int(line.split()[1])
        raise AssertionError

    # Large enough for pages of its own: those of small keys may be locked already.
    key = bytearray(range(256)) * 4096
    before = locked_kib()
    assert lock_in_memory(key)
    assert locked_kib() > before
    assert key == bytes(range(256)) * 4096


def test_what_is_empty_or_too_large_is_not_locked() -> None:
    assert not lock_in_memory(bytearray())
    assert not lock_in_memory(bytearray(LIMIT + 1))


def test_a_system_that_refuses_is_no_error() -> None:
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_MEMLOCK, (0, 0))\n"
        "import ctypes; ctypes.CDLL(None).setresuid(65534, 65534, 65534)\n"
        "from storage.platform.memory import lock_in_memory\n"
        "print(lock_in_memory(bytearray(32)))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert run.stdout.strip() == "False", run.stderr


def test_a_file_is_held_by_one_process_and_by_nobody_after_its_end(tmp_path: Path) -> None:
    path = tmp_path / "sign"
    assert not is_held(path)
    assert not path.exists()
    code = (
        "import sys; from pathlib import Path; from storage.platform.locks import FileLock\n"
        f"held = FileLock(Path({str(path)!r})); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        assert is_held(path)
        with pytest.raises(AlreadyOpen):
            FileLock(path)
        child.kill()
        child.wait()
    assert not is_held(path)
    lock = FileLock(path)
    assert is_held(path)
    lock.release()
    assert not is_held(path)
