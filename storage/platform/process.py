"""This process and its like: no dumps of its memory, its size, and ends that nothing can delay."""

# mypy tells platforms apart in if/elif chains, not after an early return.
# ruff: noqa: RET505

import ctypes
import os
import signal
import sys
import threading
from pathlib import Path
from typing import NoReturn

if sys.platform != "win32":
    import resource

_PR_SET_DUMPABLE = 4
_SEM_FAILCRITICALERRORS = 0x0001
_SEM_NOGPFAULTERRORBOX = 0x0002


def harden() -> None:
    """Turn off what would write this process's memory to a disk or let another process of the user read it."""
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(_SEM_FAILCRITICALERRORS | _SEM_NOGPFAULTERRORBOX)
        ctypes.windll.wer.WerAddExcludedApplication(ctypes.c_wchar_p(Path(sys.executable).name), 0)
    else:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def bound(memory: int, seconds: int) -> None:
    """Limit what this process may take, where the system can: bytes of memory, seconds of computing."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        if sys.platform == "linux":
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def ignore_interrupts() -> None:
    """Let Ctrl+C in a terminal, which reaches every process of the program, pass this one by."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def kill_now(pid: int) -> None:
    """End another process of ours at once; nothing happens if it is gone already."""
    if sys.platform == "win32":
        ending = signal.SIGTERM
    else:
        ending = signal.SIGKILL
    try:
        os.kill(pid, ending)
    except (ProcessLookupError, PermissionError):
        # Windows answers so for a process that has just ended.
        if sys.platform != "win32" and _exists(pid):
            raise


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def exit_now(code: int) -> NoReturn:
    """End this process without running anything more: keys go with the memory."""
    os._exit(code)


def end_within(seconds: float, code: int = 1) -> None:
    """Have this process ended after some seconds, also when its Python does not come to run any more.

    Where the system has alarms it dies of one (SIGALRM); on Windows a thread ends it with `code`.
    """
    if sys.platform == "win32":
        timer = threading.Timer(seconds, os._exit, (code,))
        timer.daemon = True
        timer.start()
    else:
        # Python leaves this signal alone, so that it ends the process; a handler could wait for ever to be run.
        signal.setitimer(signal.ITIMER_REAL, seconds)


def resident_bytes() -> int:
    """Return how much memory this process holds now (on macOS: held at most so far)."""
    if sys.platform == "win32":
        return _windows_resident()
    elif sys.platform == "darwin":
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    else:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")


if sys.platform == "win32":

    class _Counters(ctypes.Structure):
        _fields_ = (
            ("cb", ctypes.c_uint32),
            ("faults", ctypes.c_uint32),
            ("peak", ctypes.c_size_t),
            ("working_set", ctypes.c_size_t),
            ("rest", ctypes.c_size_t * 6),
        )

    def _windows_resident() -> int:
        counters = _Counters(cb=ctypes.sizeof(_Counters))
        kernel = ctypes.windll.kernel32
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.K32GetProcessMemoryInfo.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32)
        kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb)
        return int(counters.working_set)
