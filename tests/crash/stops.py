"""A child that stops before every call by which it changes a file or speaks to somebody, on any of its threads.

The kernel asks us about each such call (seccomp user notification, Linux 5.5) and waits, so one count runs over all
threads and a call can be refused for ever by killing its process, or done by half first. A tracer would stop at every
call there is, and count each thread by itself. What a call would write is read from the memory of the child; a call can
also be answered with an error, or half of it be done in its place.
"""

import contextlib
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
_PIDFD_GETFD: Final = 438  # the same on every machine
# Machine: its number in the kernel's audit, the number of seccomp(2), the calls.
_MACHINES: Final = {"x86_64": (0xC000003E, 317, _X86_64), "aarch64": (0xC00000B7, 277, _AARCH64)}

# Calls that copy inside the kernel, and the error at which everybody copies by hand.
COPIES: Final = {"sendfile": errno.ENOTSOCK, "copy_file_range": errno.ENOSYS}
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_SET_MODE_FILTER, _NEW_LISTENER = 1, 1 << 3
_ALLOW, _ASK = 0x7FFF0000, 0x7FC00000
_LOAD, _EQUAL, _ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_RECV, _SEND, _SET_FLAGS = 0xC0502100, 0xC0182101, 0x40082104
_SYNC_WAKE_UP = 1
_CONTINUE = 1
_HERE = -100
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
    """Berkeley packet filter: ask about the calls, of openat only where it may make or empty a file; allow the rest."""
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
    jump(_ANY_BIT, os.O_CREAT | os.O_TRUNC, ask, allow)
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

    def do_half(self) -> int:
        """Write the first half of what the child was going to write, through its own descriptor; how much that was."""
        half = self.data()[: self.arguments[2] // 2]
        descriptor = self._borrowed()
        try:
            if self.call == "pwrite64":
                return os.pwrite(descriptor, half, self.arguments[3])
            return os.write(descriptor, half)
        finally:
            os.close(descriptor)

    def data(self) -> bytes:
        """What the child is going to write."""
        return self._memory(self.arguments[1], self.arguments[2])

    def offset(self) -> int:
        """Where it is going to write it."""
        if self.call == "pwrite64":
            return self.arguments[3]
        told = Path(f"/proc/{self.pid}/fdinfo/{self.arguments[0]}").read_text()
        if int(told.split("flags:")[1].split()[0], 8) & os.O_APPEND:
            return self._file.stat().st_size
        return int(told.split("pos:")[1].split()[0])

    def file(self) -> str:
        """The path behind its first argument, a descriptor; ends in " (deleted)" where the name is gone."""
        return str(self._file.readlink())

    def path(self, argument: int, *, folder: int | None = None) -> str:
        """The path in an argument; relative to the descriptor in the argument `folder`, or to where the child is."""
        raw = self._memory(self.arguments[argument], 4096, text=True)
        descriptor = _signed(self.arguments[folder]) if folder is not None else _HERE
        base = f"/proc/{self.pid}/cwd" if descriptor == _HERE else f"/proc/{self.pid}/fd/{descriptor}"
        return raw.decode() if raw.startswith(b"/") else str(Path(base).readlink() / raw.decode())

    def _memory(self, address: int, length: int, *, text: bool = False) -> bytes:
        with Path(f"/proc/{self.pid}/mem").open("rb", buffering=0) as memory:
            memory.seek(address)
            if not text:
                return bytes(memory.read(length))
            found = b""
            while b"\0" not in found and len(found) < length:
                # To the end of the page: the next one may not be there.
                found += memory.read(4096 - (address + len(found)) % 4096)
            return found.split(b"\0")[0]

    def _borrowed(self) -> int:
        # What stopped is a thread; only its process has a descriptor.
        told = Path(f"/proc/{self.pid}/status").read_text()
        process = os.pidfd_open(int(told.split("Tgid:")[1].split()[0]))
        try:
            descriptor = _libc().syscall(_PIDFD_GETFD, process, ctypes.c_uint(self.arguments[0]), 0)
        finally:
            os.close(process)
        if descriptor < 0:
            raise OSError(ctypes.get_errno(), "pidfd_getfd")
        return int(descriptor)

    @property
    def _file(self) -> Path:
        return Path(f"/proc/{self.pid}/fd/{self.arguments[0]}")


def _signed(value: int) -> int:
    return ctypes.c_int(value & 0xFFFFFFFF).value


def wake_at_once(listener: int) -> None:
    """Have the kernel (Linux 6.6) switch to the watcher and back on one core, as a busy machine would not soon."""
    with contextlib.suppress(OSError):
        fcntl.ioctl(listener, _SET_FLAGS, _SYNC_WAKE_UP)


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
    _answer(listener, _ANSWER.pack(stop.id, 0, 0, _CONTINUE))


def refuse(listener: int, stop: Stop, error: int) -> None:
    """Answer the call with an error of the system; nothing happens."""
    _answer(listener, _ANSWER.pack(stop.id, 0, -error, 0))


def returned(listener: int, stop: Stop, value: int) -> None:
    """Answer the call with what it returns; somebody else has done it."""
    _answer(listener, _ANSWER.pack(stop.id, value, 0, 0))


def _answer(listener: int, answer: bytes) -> None:
    try:
        fcntl.ioctl(listener, _SEND, bytearray(answer))
    except OSError as error:
        if error.errno != errno.ENOENT:
            raise
