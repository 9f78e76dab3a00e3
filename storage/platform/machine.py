"""Which machine this is, as far as its system tells: for noticing that a vault was carried elsewhere."""

# mypy tells platforms apart in if/elif chains, not after an early return.
# ruff: noqa: RET505

import ctypes
import sys
from pathlib import Path
from typing import Final

if sys.platform == "win32":
    import winreg

_LONGEST: Final = 200


def machine_id() -> str:
    """Return what the system calls this machine, or "" where it cannot be had. Never leaves the vault unhashed."""
    if sys.platform == "win32":
        return _windows_machine_id()[:_LONGEST]
    elif sys.platform == "darwin":
        return _mac_machine_id()
    else:
        return linux_machine_id(Path("/etc/machine-id"))[:_LONGEST]


def linux_machine_id(path: Path) -> str:
    """Return what stands in a file of systemd, or ""."""
    try:
        return path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


if sys.platform == "win32":

    def _windows_machine_id() -> str:
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
                return str(winreg.QueryValueEx(key, "MachineGuid")[0])
        except OSError:
            return ""


if sys.platform == "darwin":

    class _Timespec(ctypes.Structure):
        _fields_ = (("tv_sec", ctypes.c_long), ("tv_nsec", ctypes.c_long))

    def _mac_machine_id() -> str:
        found = (ctypes.c_ubyte * 16)()
        failed = ctypes.CDLL(None).gethostuuid(found, ctypes.byref(_Timespec(1, 0)))
        return "" if failed else bytes(found).hex()
