"""How long the laptop will last."""

# mypy tells platforms apart in if/elif chains, not after an early return.
# ruff: noqa: RET505

import ctypes
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_SUPPLIES = Path("/sys/class/power_supply")


@dataclass(frozen=True, slots=True)
class Battery:
    """Charge in percent, whether mains power is there, and how long it lasts where the system tells."""

    percent: int
    charging: bool
    minutes: int | None = None


def battery(supplies: Path = _SUPPLIES) -> Battery | None:
    """Return the state of the battery, or None for a machine without one."""
    if sys.platform == "win32":
        return _windows_battery()
    elif sys.platform == "darwin":
        return _mac_battery()
    else:
        return _linux_battery(supplies)


def _linux_battery(supplies: Path) -> Battery | None:
    try:
        folders = sorted(supplies.iterdir())
    except OSError:
        return None
    for folder in folders:
        # A wireless mouse is a battery too; only the machine's own has the scope "System" or none.
        if _line(folder / "type") == "Battery" and _line(folder / "scope") != "Device":
            charge = _line(folder / "capacity")
            if charge.isdigit():
                is_charging = _line(folder / "status") != "Discharging"
                return Battery(min(100, int(charge)), is_charging, None if is_charging else _minutes(folder))
    return None


def _minutes(folder: Path) -> int | None:
    """What is left by what is drawn now: laptops tell either energy and power, or charge and current."""
    for held, drawn in (("energy_now", "power_now"), ("charge_now", "current_now")):
        left, rate = _line(folder / held), _line(folder / drawn).lstrip("-")
        if left.isdigit() and rate.isdigit() and int(rate):
            return int(left) * 60 // int(rate)
    return None


def _line(path: Path) -> str:
    try:
        return path.read_text("ascii", "replace").strip()
    except OSError:
        return ""


def parse_pmset(text: str) -> Battery | None:
    """Return what macOS's `pmset -g batt` says."""
    found = re.search(r"(\d{1,3})%", text)
    if found is None:
        return None
    left = re.search(r"(\d{1,2}):(\d\d) remaining", text)
    is_mains = "AC Power" in text
    minutes = int(left[1]) * 60 + int(left[2]) if left and not is_mains else None
    return Battery(min(100, int(found[1])), is_mains, minutes)


if sys.platform == "darwin":

    def _mac_battery() -> Battery | None:
        try:
            # A fixed command of the system, no input of anybody.
            run = subprocess.run(
                ["/usr/bin/pmset", "-g", "batt"], capture_output=True, text=True, timeout=5, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        return parse_pmset(run.stdout)


if sys.platform == "win32":

    class _PowerStatus(ctypes.Structure):
        _fields_ = (
            ("mains", ctypes.c_uint8),
            ("flag", ctypes.c_uint8),
            ("percent", ctypes.c_uint8),
            ("saver", ctypes.c_uint8),
            ("seconds", ctypes.c_uint32),
            ("full_seconds", ctypes.c_uint32),
        )

    def _windows_battery() -> Battery | None:
        status = _PowerStatus()
        if not ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(status)) or status.percent > 100:
            return None
        is_known = status.mains != 1 and status.seconds != 0xFFFF_FFFF
        return Battery(int(status.percent), status.mains == 1, int(status.seconds) // 60 if is_known else None)
