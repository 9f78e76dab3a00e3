"""A child that stops before every call by which it changes a file or speaks to somebody, on any of its threads.

The kernel asks us about each such call (seccomp user notification, Linux 5.5) and waits, so one count runs over all
threads and a call can be refused for ever by killing its process, or done by half first. A tracer would stop at every
call there is, and count each thread by itself.
"""

import ctypes
import errno
import os
import platform
import stat
import struct
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

if sys.platform == "linux":
    import fcntl

_X86_64: Final = {
    "write": 1, "pwrite64": 18, "writev": 20, "pwritev": 296, "pwritev2": 328, "sendto": 44, "sendfile": 40,
    "copy_file_range": 326, "fsync": 74, "fdatasync": 75, "msync": 26, "truncate": 76, "ftruncate": 77,
    "fallocate": 285, "rename": 82, "renameat": 264, "renameat2": 316, "link": 86, "linkat": 265, "unlink": 87,
    "unlinkat": 263, "mkdir": 83, "mkdirat": 258, "rmdir": 84, "openat": 257,
}  # fmt: skip
_AARCH64: Final = {
    "write": 64, "pwrite64": 68, "writev": 66, "pwritev": 70, "pwritev2": 287, "sendto": 206, "sendfile": 71,
    "copy_file_range": 285, "fsync": 82, "fdatasync": 83, "msync": 227, "truncate": 45, "ftruncate": 46,
    "fallocate": 47, "renameat": 38, "renameat2": 276, "linkat": 37, "unlinkat": 35, "mkdirat": 34, "openat": 56,
}  # fmt: skip
# Machine: its number in the kernel's audit, the number of seccomp(2), the calls.
_MACHINES: Final = {"x86_64": (0xC000003E, 317, _X86_64), "aarch64": (0xC00000B7, 277, _AARCH64)}

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_SET_MODE_FILTER, _NEW_LISTENER = 1, 1 << 3
_ALLOW, _ASK = 0x7FFF0000, 0x7FC00000
_LOAD, _EQUAL, _ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_RECV, _SEND = 0xC0502100, 0xC0182101
_CONTINUE = 1
_NOTICE = struct.Struct("QIIiIQ6Q")
_ANSWER = struct.Struct("QqiI")


class CannotStop(Exception):
    """This kernel or this machine does not let a process be stopped at its writes."""


def die_with_parent() -> None:
    """Nobody may be left behind when the tests are interrupted."""
    _libc().prctl(_PR_SET_PDEATHSIG, 9, 0, 0, 0)


def ask_before_writes() -> int:
    """From now on this process waits at each such call; returns the descriptor by which its watcher answers.

    Raises:
        CannotStop: the kernel refused, or the machine is of another kind.
    """
    audit, seccomp, calls = _machine()
    program = b"".join(_program(audit, calls))
    buffer = ctypes.create_string_buffer(program)
    filters = struct.pack("HxxxxxxQ", len(program) // 8, ctypes.addressof(buffer))
    libc = _libc()
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        raise CannotStop(os.strerror(ctypes.get_errno()))
    listener = libc.syscall(seccomp, _SET_MODE_FILTER, _NEW_LISTENER, ctypes.create_string_buffer(filters))
    if listener < 0:
        raise CannotStop(f"seccomp: {os.strerror(ctypes.get_errno())}")
    return int(listener)


def _machine() -> tuple[int, int, dict[str, int]]:
    machine = platform.machine()
    if machine not in _MACHINES:
        raise CannotStop(f"the numbers of the system calls of {machine} are not in {Path(__file__).name}")
    return _MACHINES[machine]


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _program(audit: int, calls: dict[str, int]) -> list[bytes]:
    """Berkeley packet filter: ask about the calls, of openat only where it may make a file; allow the rest."""
    numbers = [number for name, number in calls.items() if name != "openat"]
    length = 4 + len(numbers) + 2 + 2
    allow, ask = length - 2, length - 1
    code: list[bytes] = []

    def jump(operation: int, value: int, yes: int, no: int) -> None:
        here = len(code) + 1
        code.append(struct.pack("HBBI", operation, yes - here, no - here, value))

    code.append(struct.pack("HBBI", _LOAD, 0, 0, 4))
    jump(_EQUAL, audit, 2, allow)
    code.append(struct.pack("HBBI", _LOAD, 0, 0, 0))
    for number in numbers:
        jump(_EQUAL, number, ask, len(code) + 1)
    jump(_EQUAL, calls["openat"], len(code) + 1, allow)
    code.append(struct.pack("HBBI", _LOAD, 0, 0, 16 + 2 * 8))
    jump(_ANY_BIT, os.O_CREAT, ask, allow)
    code.append(struct.pack("HBBI", _RETURN, 0, 0, _ALLOW))
    code.append(struct.pack("HBBI", _RETURN, 0, 0, _ASK))
    assert len(code) == length
    return code


@dataclass(frozen=True, slots=True)
class Stop:
    """A call that waits."""

    id: int
    pid: int
    call: str
    arguments: tuple[int, ...]

    @property
    def counts(self) -> bool:
        """Whether it is a place to kill: all but the single bytes by which event loops wake themselves."""
        return not (self.call == "sendto" and self.arguments[2] <= 1)

    @property
    def can_be_torn(self) -> bool:
        """Whether a part of it can happen: more than one byte to a real file."""
        if self.call not in ("write", "pwrite64") or self.arguments[2] < 2:
            return False
        try:
            return stat.S_ISREG(self._file.stat().st_mode)
        except OSError:
            return False

    def do_half(self) -> None:
        """Write the first half of what the child was going to write, in its place."""
        _, address, length = self.arguments[:3]
        with Path(f"/proc/{self.pid}/mem").open("rb", buffering=0) as memory:
            memory.seek(address)
            data = memory.read(length // 2)
        offset = self.arguments[3] if self.call == "pwrite64" else self._position()
        descriptor = os.open(self._file, os.O_WRONLY)
        try:
            os.pwrite(descriptor, data, offset)
        finally:
            os.close(descriptor)

    def _position(self) -> int:
        told = Path(f"/proc/{self.pid}/fdinfo/{self.arguments[0]}").read_text()
        return int(told.split("pos:")[1].split()[0])

    @property
    def _file(self) -> Path:
        return Path(f"/proc/{self.pid}/fd/{self.arguments[0]}")


def received(listener: int) -> Stop | None:
    """The next call that waits; None if its process died meanwhile."""
    buffer = bytearray(_NOTICE.size)
    try:
        fcntl.ioctl(listener, _RECV, buffer)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.EINTR):
            return None
        raise
    number, pid, _, call, _, _, *arguments = _NOTICE.unpack(buffer)
    names = {value: name for name, value in _machine()[2].items()}
    return Stop(number, pid, names[call], tuple(arguments))


def let_pass(listener: int, stop: Stop) -> None:
    """Let the call happen."""
    try:
        fcntl.ioctl(listener, _SEND, bytearray(_ANSWER.pack(stop.id, 0, 0, _CONTINUE)))
    except OSError as error:
        if error.errno != errno.ENOENT:
            raise
