"""What time it is: a claim of the wall clock beside a count that nobody can set."""

# mypy tells platforms apart in if/elif chains, not after an early return.
# ruff: noqa: RET505

import ctypes
import re
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol

if sys.platform == "win32":
    import winreg


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading of all clocks: wall in UTC, offset of the local time, boot id, milliseconds since boot."""

    wall: str
    tz: str
    boot: str
    mono_ms: int


class Clock(Protocol):
    """Something that tells the time."""

    def now(self) -> Moment:
        """Return the present moment."""
        ...


class SystemClock:
    """The clocks of this machine."""

    def __init__(self) -> None:
        self._boot = boot_id()

    def now(self) -> Moment:
        """Return the present moment."""
        wall = datetime.now(UTC)
        return Moment(iso(wall), _offset(wall), self._boot, mono_ms())


def iso(moment: datetime) -> str:
    """Return the one way we write times: UTC, milliseconds, Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


# No clock that is right shows a time outside of these while this program is in use.
_EARLIEST: Final = "2026-01-01T00:00:00.000Z"
_LATEST: Final = "2060-01-01T00:00:00.000Z"
_INSTANT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z", re.ASCII)
# What a boot id may look like inside of what is signed.
_NOT_IN_BOOT: Final = re.compile(r"[^A-Za-z0-9-]")


def instant_ms(text: str) -> int | None:
    """Return a time written our way as milliseconds since 1970, or None if it is no such time."""
    if not _INSTANT.fullmatch(text):
        return None
    try:
        return round(datetime.fromisoformat(text).timestamp() * 1000)
    except (ValueError, OverflowError):
        return None


def is_plausible(text: str) -> bool:
    """Tell whether a clock that is right could show this."""
    return instant_ms(text) is not None and _EARLIEST <= text < _LATEST


def _offset(wall: datetime) -> str:
    text = wall.astimezone().strftime("%z")
    return f"{text[:3]}:{text[3:5]}"


def mono_ms() -> int:
    """Return milliseconds since boot, sleep included, or every closed lid would look like fraud."""
    if sys.platform == "win32":
        tick = ctypes.windll.kernel32.GetTickCount64
        tick.restype = ctypes.c_uint64
        return int(tick())
    elif sys.platform == "darwin":
        return _mach_continuous_ms()
    else:
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000


def boot_id() -> str:
    """Return what names this run of the operating system, or "" where it cannot be had."""
    if sys.platform == "win32":
        return signable(_windows_boot_id())
    elif sys.platform == "darwin":
        return signable(_mac_boot_id())
    else:
        return signable(_linux_boot_id(Path("/proc/sys/kernel/random/boot_id")))


def signable(boot: str) -> str:
    """Return a boot id as it may stand in what is signed: an odd one must never keep anybody from sealing."""
    return _NOT_IN_BOOT.sub("-", boot)[:64]


def _linux_boot_id(path: Path) -> str:
    try:
        return path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


if sys.platform == "win32":

    def _windows_boot_id() -> str:
        name = r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, name) as key:
                return f"win-{winreg.QueryValueEx(key, 'BootId')[0]}"
        except OSError:
            return ""


if sys.platform == "darwin":

    class _Timebase(ctypes.Structure):
        _fields_ = (("numer", ctypes.c_uint32), ("denom", ctypes.c_uint32))

    def _mach_continuous_ms() -> int:
        system = ctypes.CDLL(None)
        system.mach_continuous_time.restype = ctypes.c_uint64
        base = _Timebase()
        system.mach_timebase_info(ctypes.byref(base))
        ticks = int(system.mach_continuous_time())
        return int(ticks * base.numer // base.denom // 1_000_000)

    def _mac_boot_id() -> str:
        size = ctypes.c_size_t(64)
        text = ctypes.create_string_buffer(size.value)
        failed = ctypes.CDLL(None).sysctlbyname(b"kern.bootsessionuuid", text, ctypes.byref(size), None, 0)
        return "" if failed else text.value.decode("ascii", "replace").lower()
