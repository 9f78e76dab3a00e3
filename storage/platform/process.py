"""This process and its like: no dumps of its memory, and ends that nothing can delay."""

# mypy tells platforms apart in if/elif chains, not after an early return.

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
_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_SEM_FAILCRITICALERRORS = 0x0001
_SEM_NOGPFAULTERRORBOX = 0x0002
_BELOW_NORMAL = 0x4000


def harden() -> None:
    """Turn off what would write this process's memory to a disk or let another process of the user read it."""
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(_SEM_FAILCRITICALERRORS | _SEM_NOGPFAULTERRORBOX)
        ctypes.windll.wer.WerAddExcludedApplication(ctypes.c_wchar_p(Path(sys.executable).name), 0)
    else:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def bound(memory: int, seconds: int, *, only_data: bool = False) -> None:
    """Limit what this process may take, where the system can: bytes of memory, seconds of computing.

    With `only_data` addresses that are reserved and never written to do not count.
    """
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        if sys.platform == "linux":
            resource.setrlimit(resource.RLIMIT_DATA if only_data else resource.RLIMIT_AS, (memory, memory))


def cut_off() -> None:
    """Let nothing leave this process but through its pipes: no connections, no bytes into files, as far as possible.

    Python refuses connections everywhere; on Linux and macOS the system refuses every byte written into a file, and on
    Linux, where it lets programs do so, the process gets a network with nobody in it. Call it before threads begin.
    """
    sys.addaudithook(_no_connections)
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if sys.platform == "linux":
        system = ctypes.CDLL(None)
        if system.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) != 0:
            system.unshare(_CLONE_NEWNET)


def _no_connections(event: str, _arguments: tuple[object, ...]) -> None:
    if event.startswith("socket."):
        raise PermissionError


def stand_back() -> None:
    """Let every other program go first."""
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        os.nice(10)


def ignore_interrupts() -> None:
    """Let Ctrl+C in a terminal, which reaches every process of the program, pass this one by."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def exit_now(code: int) -> NoReturn:
    """End this process without running anything more: keys go with the memory."""
    os._exit(code)


def end_within(seconds: float, code: int = 1) -> None:
    """Have this process ended after some seconds, also when its Python does not come to run any more.

    A later call counts instead of an earlier one.

    Where the system has alarms it dies of one (SIGALRM); on Windows a thread ends it with `code`.
    """
    if sys.platform == "win32":
        for earlier in threading.enumerate():
            if isinstance(earlier, threading.Timer) and earlier.name == "alarm":
                earlier.cancel()
        timer = threading.Timer(seconds, os._exit, (code,))
        timer.name = "alarm"
        timer.daemon = True
        timer.start()
    else:
        # Python leaves this signal alone, so that it ends the process; a handler could wait for ever to be run.
        signal.setitimer(signal.ITIMER_REAL, seconds)
