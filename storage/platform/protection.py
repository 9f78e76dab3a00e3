"""How well the machine itself protects what is on it: encrypted disk, swap, hibernation, its own screen lock."""

# mypy tells platforms apart in if/elif chains, not after an early return.
# ruff: noqa: RET505

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PureWindowsPath

if sys.platform == "win32":
    import winreg

_PATIENCE_SECONDS = 8.0
_MOST_DEVICES = 64


class Found(StrEnum):
    """What could be found out."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Protection:
    """The disk under a folder is encrypted; memory written to the disk is safe there; the screen locks itself.

    Attributes:
        disk: Whether what lies on the disk is encrypted when the machine is off.
        swap: Whether memory that the system moves to the disk is encrypted, or never moved.
        hibernation: Whether hibernation leaves no clear memory on the disk (it is off, or its place is encrypted).
        screen_lock: Whether the system locks its screen by itself.
    """

    disk: Found
    swap: Found
    hibernation: Found
    screen_lock: Found


Ask = Callable[[Sequence[str]], str | None]
"""Runs a fixed command of the system and gives what it says, or None."""


def ask(line: Sequence[str]) -> str | None:
    """Run a fixed command of the system for a few seconds at most."""
    try:
        # Never a word of anybody's: the callers below hold the whole line, and a drive letter that they checked.
        run = subprocess.run(  # noqa: S603
            list(line), capture_output=True, timeout=_PATIENCE_SECONDS, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return (run.stdout + run.stderr).decode("utf-8", "replace")[:4096]


def protection(folder: Path) -> Protection:
    """Find out what can be found out without an administrator's rights; takes seconds at worst."""
    if sys.platform == "win32":
        return windows_protection(folder, ask, _registry_number)
    elif sys.platform == "darwin":
        return mac_protection(ask)
    else:
        return linux_protection(folder, LinuxTree(), os.environ, ask)


# --- Linux


def device_number(path: Path) -> str:
    """Return the number of the device that holds a file, as the kernel writes it: major and minor."""
    number = path.stat().st_dev
    if sys.platform == "win32":
        return str(number)
    else:
        return f"{os.major(number)}:{os.minor(number)}"


@dataclass(frozen=True, slots=True)
class LinuxTree:
    """Where Linux tells of its disks; tests give a tree of their own."""

    sys: Path = Path("/sys")
    proc: Path = Path("/proc")
    device_of: Callable[[Path], str] = device_number


_OWN_ENCRYPTION = ("ecryptfs", "fuse.gocryptfs", "fuse.cryfs", "fuse.encfs", "fuse.securefs")
_IN_MEMORY = ("tmpfs", "ramfs")


def linux_protection(folder: Path, tree: LinuxTree, environment: Mapping[str, str], asked: Ask) -> Protection:
    """Read the kernel's own description of its disks."""
    swap, is_on_disk = _linux_swap(tree)
    states = _text(tree.sys / "power" / "state").split()
    hibernation = Found.YES
    if "disk" in states and "[disabled]" not in _text(tree.sys / "power" / "disk") and is_on_disk:
        hibernation = swap
    return Protection(
        disk=_linux_disk(folder, tree),
        swap=swap,
        hibernation=hibernation if states or is_on_disk else Found.UNKNOWN,
        screen_lock=_linux_screen_lock(environment, asked),
    )


def _linux_disk(folder: Path, tree: LinuxTree) -> Found:
    mount = _mount_of(folder, tree)
    if mount is None:
        return Found.UNKNOWN
    kind, device = mount
    if kind in (*_OWN_ENCRYPTION, *_IN_MEMORY):
        return Found.YES
    return _is_encrypted(device, tree)


def _mount_of(folder: Path, tree: LinuxTree) -> tuple[str, Path | None] | None:
    """Kind of the file system that holds a folder, and its device's folder in /sys."""
    try:
        name = tree.device_of(folder)
    except OSError:
        return None
    for line in _text(tree.proc / "self" / "mountinfo").splitlines():
        before, dash, after = line.partition(" - ")
        parts, rest = before.split(), after.split()
        if not dash or len(parts) < 5 or len(rest) < 2 or parts[2] != name:
            continue
        device = tree.sys / "dev" / "block" / name
        if not device.exists():
            # Btrfs and the like number their file systems themselves; the source names the disk.
            device = _by_name(rest[1], tree) or device
        return rest[0], device if device.exists() else None
    return None


def _by_name(source: str, tree: LinuxTree) -> Path | None:
    if not source.startswith("/dev/"):
        return None
    name = source.removeprefix("/dev/")
    if name.startswith("mapper/"):
        wanted = name.removeprefix("mapper/")
        for device in _folders(tree.sys / "class" / "block"):
            if _text(device / "dm" / "name").strip() == wanted:
                return device
        return None
    device = tree.sys / "class" / "block" / name
    return device if device.exists() else None


def _is_encrypted(device: Path | None, tree: LinuxTree, depth: int = 0) -> Found:
    """Whether a device, or everything that it is made of, is decrypted by the kernel while it runs."""
    if device is None or depth > 8:
        return Found.UNKNOWN
    device = device.resolve()
    if _text(device / "dm" / "uuid").startswith("CRYPT-"):
        return Found.YES
    beneath = _folders(device / "slaves")
    if not beneath:
        # Some disks encrypt themselves; nobody can tell from here.
        return Found.NO if device.is_dir() else Found.UNKNOWN
    answers = {_is_encrypted(one, tree, depth + 1) for one in beneath}
    return answers.pop() if len(answers) == 1 else Found.NO


def _linux_swap(tree: LinuxTree) -> tuple[Found, bool]:
    """Whether swap is safe, and whether any of it is on a disk."""
    text = _text(tree.proc / "swaps")
    if not text:
        return Found.UNKNOWN, False
    answers = set[Found]()
    for line in text.splitlines()[1:]:
        name, kind, *_ = (*line.split(), "", "")
        if not name or name.startswith("/dev/zram"):
            continue
        if kind == "partition":
            answers.add(_is_encrypted(_by_name(name, tree), tree))
        else:
            answers.add(_linux_disk(Path(name.replace("\\040", " ")), tree))
    if not answers:
        return Found.YES, False
    worst = Found.NO if Found.NO in answers else Found.UNKNOWN if Found.UNKNOWN in answers else Found.YES
    return worst, True


def _linux_screen_lock(environment: Mapping[str, str], asked: Ask) -> Found:
    desktop = environment.get("XDG_CURRENT_DESKTOP", "").upper()
    if "GNOME" in desktop or "UNITY" in desktop:
        said = asked(("gsettings", "get", "org.gnome.desktop.screensaver", "lock-enabled"))
        return {"true": Found.YES, "false": Found.NO}.get((said or "").strip(), Found.UNKNOWN)
    if "KDE" in desktop:
        home = environment.get("XDG_CONFIG_HOME") or f"{environment.get('HOME', '')}/.config"
        said = _text(Path(home) / "kscreenlockerrc")
        # KDE locks unless somebody turned it off.
        return Found.NO if re.search(r"^\s*Autolock\s*=\s*false\s*$", said, re.MULTILINE) else Found.YES
    return Found.UNKNOWN


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(262_144).decode("utf-8", "replace")
    except OSError:
        return ""


def _folders(path: Path) -> list[Path]:
    try:
        return sorted(path.iterdir())[:_MOST_DEVICES]
    except OSError:
        return []


# --- Windows

Registry = Callable[[str, str, str], int | None]
"""Gives a number of the registry: root (`machine` or `user`), key, value."""
_POWER = r"SYSTEM\CurrentControlSet\Control\Power"
_POLICIES = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System"
_DESKTOP = r"Control Panel\Desktop"


def windows_protection(folder: Path, asked: Ask, number: Registry) -> Protection:
    """Ask the shell, which says without an administrator's rights whether BitLocker is on, and the registry."""
    drive = PureWindowsPath(folder).drive
    disk = _bitlocker(drive, asked)
    # Swap and hibernation lie on the system's own drive.
    system_drive = os.environ.get("SYSTEMDRIVE", "C:")
    system = disk if drive.casefold() == system_drive.casefold() else _bitlocker(system_drive, asked)
    hibernates = number("machine", _POWER, "HibernateEnabled")
    secure, idle = (
        number("user", _DESKTOP, "ScreenSaverIsSecure"),
        number("machine", _POLICIES, "InactivityTimeoutSecs"),
    )
    known = secure is not None or idle is not None
    locks = bool(idle) or bool(secure and number("user", _DESKTOP, "ScreenSaveActive"))
    return Protection(
        disk=disk,
        swap=system,
        hibernation=Found.YES if hibernates == 0 else system,
        screen_lock=Found.YES if locks else Found.NO if known else Found.UNKNOWN,
    )


def _bitlocker(drive: str, asked: Ask) -> Found:
    if not re.fullmatch(r"[A-Za-z]:", drive):
        return Found.UNKNOWN
    shell = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "WindowsPowerShell" / "v1.0"
    order = f"(New-Object -ComObject Shell.Application).NameSpace('{drive}').Self"
    order += ".ExtendedProperty('System.Volume.BitLockerProtection')"
    return parse_bitlocker(asked((str(shell / "powershell.exe"), "-NoProfile", "-NonInteractive", "-Command", order)))


def parse_bitlocker(said: str | None) -> Found:
    """Read System.Volume.BitLockerProtection: 1 on, 2 off, 3 and 4 under way, 5 suspended, 6 locked."""
    known = {"1": Found.YES, "2": Found.NO, "3": Found.NO, "4": Found.NO, "5": Found.NO, "6": Found.YES}
    # PowerShell writes its progress as XML behind the answer when nobody looks at a console.
    return known.get((said or "").partition("\n")[0].strip(), Found.UNKNOWN)


if sys.platform == "win32":

    def _registry_number(root: str, key: str, value: str) -> int | None:
        base = winreg.HKEY_LOCAL_MACHINE if root == "machine" else winreg.HKEY_CURRENT_USER
        try:
            with winreg.OpenKey(base, key) as opened:
                found = winreg.QueryValueEx(opened, value)[0]
        except OSError:
            return None
        # The screen saver's values are texts with a digit in them.
        return int(found) if str(found).isdigit() else None


# --- macOS


def mac_protection(asked: Ask) -> Protection:
    """Ask FileVault, pmset and the screen lock; macOS encrypts its swap always."""
    disk = parse_filevault(asked(("/usr/bin/fdesetup", "isactive")))
    mode = re.search(r"^\s*hibernatemode\s+(\d+)", asked(("/usr/bin/pmset", "-g")) or "", re.MULTILINE)
    hibernation = Found.UNKNOWN if mode is None else Found.YES if mode[1] == "0" else disk
    said = asked(("/usr/sbin/sysadminctl", "-screenLock", "status")) or ""
    locks = Found.NO if "screenLock is off" in said else Found.YES if "screenLock delay is" in said else Found.UNKNOWN
    return Protection(disk=disk, swap=Found.YES, hibernation=hibernation, screen_lock=locks)


def parse_filevault(said: str | None) -> Found:
    """Read what `fdesetup isactive` says."""
    return {"true": Found.YES, "false": Found.NO}.get((said or "").strip().lower(), Found.UNKNOWN)
