"""How the machine protects what is on it, from recorded answers and small trees of the kernel's."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from storage.platform.protection import (
    Found,
    LinuxTree,
    Protection,
    linux_protection,
    mac_protection,
    protection,
    windows_protection,
)


class Machine:
    """A small /sys and /proc."""

    def __init__(self, folder: Path) -> None:
        self.sys, self.proc = folder / "sys", folder / "proc"
        (self.proc / "self").mkdir(parents=True)
        (self.sys / "power").mkdir(parents=True)
        (self.sys / "dev" / "block").mkdir(parents=True)
        (self.sys / "class" / "block").mkdir(parents=True)
        self.swaps()
        self.states("freeze mem disk", "[platform] shutdown reboot suspend test_resume")

    def device(self, name: str, number: str, *, uuid: str = "", dm: str = "", on: Sequence[str] = ()) -> None:
        folder = self.sys / "devices" / name
        (folder / "slaves").mkdir(parents=True)
        if uuid:
            (folder / "dm").mkdir()
            (folder / "dm" / "uuid").write_text(uuid)
            (folder / "dm" / "name").write_text(dm + "\n")
        for one in on:
            (folder / "slaves" / one).symlink_to(self.sys / "devices" / one)
        (self.sys / "dev" / "block" / number).symlink_to(folder)
        (self.sys / "class" / "block" / name).symlink_to(folder)

    def mount(self, number: str, kind: str, source: str) -> None:
        line = f"36 35 {number} / /home rw,relatime shared:1 - {kind} {source} rw\n"
        (self.proc / "self" / "mountinfo").write_text("22 35 0:20 / /proc rw - proc proc rw\n" + line)

    def swaps(self, *lines: str) -> None:
        (self.proc / "swaps").write_text("\n".join(["Filename\tType\tSize\tUsed\tPriority", *lines]) + "\n")

    def states(self, state: str, disk: str) -> None:
        (self.sys / "power" / "state").write_text(state + "\n")
        (self.sys / "power" / "disk").write_text(disk + "\n")

    def ask(self, number: str = "8:2", desktop: str = "", said: str | None = None) -> Protection:
        tree = LinuxTree(self.sys, self.proc, lambda _: number)
        return linux_protection(Path("/home/x"), tree, {"XDG_CURRENT_DESKTOP": desktop}, lambda _: said)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


CRYPT = "CRYPT-LUKS2-7f2a-luks-root"


def test_a_plain_partition_is_not_encrypted(machine: Machine) -> None:
    machine.device("sda2", "8:2")
    machine.mount("8:2", "ext4", "/dev/sda2")
    assert machine.ask().disk is Found.NO


def test_a_volume_on_a_logical_volume_on_an_encrypted_partition_is_encrypted(machine: Machine) -> None:
    machine.device("sda2", "8:2")
    machine.device("dm-0", "254:0", uuid=CRYPT, dm="luks-root", on=["sda2"])
    machine.device("dm-1", "254:1", uuid="LVM-abc", dm="vg-home", on=["dm-0"])
    machine.mount("254:1", "ext4", "/dev/mapper/vg-home")
    assert machine.ask("254:1").disk is Found.YES


def test_a_logical_volume_over_one_encrypted_and_one_plain_disk_is_not(machine: Machine) -> None:
    machine.device("sda2", "8:2")
    machine.device("sdb1", "8:17")
    machine.device("dm-0", "254:0", uuid=CRYPT, dm="luks-root", on=["sda2"])
    machine.device("dm-1", "254:1", uuid="LVM-abc", dm="vg-home", on=["dm-0", "sdb1"])
    machine.mount("254:1", "ext4", "/dev/mapper/vg-home")
    assert machine.ask("254:1").disk is Found.NO


def test_a_file_system_that_numbers_itself_is_found_by_its_source(machine: Machine) -> None:
    machine.device("sda2", "8:2")
    machine.device("dm-0", "254:0", uuid=CRYPT, dm="luks-root", on=["sda2"])
    machine.mount("0:31", "btrfs", "/dev/mapper/luks-root")
    assert machine.ask("0:31").disk is Found.YES


def test_what_nobody_can_tell_is_unknown(machine: Machine) -> None:
    machine.mount("0:31", "zfs", "rpool/home")
    assert machine.ask("0:31").disk is Found.UNKNOWN
    assert machine.ask("9:9").disk is Found.UNKNOWN


def test_an_encrypted_home_counts(machine: Machine) -> None:
    machine.mount("0:44", "ecryptfs", "/home/.ecryptfs/x/.Private")
    assert machine.ask("0:44").disk is Found.YES


def test_no_swap_and_swap_in_compressed_memory_are_safe(machine: Machine) -> None:
    assert machine.ask().swap is Found.YES
    machine.swaps("/dev/zram0 partition 4194300 0 100")
    found = machine.ask()
    assert (found.swap, found.hibernation) == (Found.YES, Found.YES)


def test_clear_swap_is_told_and_hibernation_with_it(machine: Machine) -> None:
    machine.device("sda3", "8:3")
    machine.swaps("/dev/sda3 partition 8388604 0 -2")
    found = machine.ask()
    assert (found.swap, found.hibernation) == (Found.NO, Found.NO)
    machine.states("freeze mem", "[disabled]")
    assert machine.ask().hibernation is Found.YES


def test_encrypted_swap_is_safe_and_one_clear_among_them_is_not(machine: Machine) -> None:
    machine.device("sda3", "8:3")
    machine.device("dm-2", "254:2", uuid="CRYPT-PLAIN-swap", dm="swap", on=["sda3"])
    machine.swaps("/dev/dm-2 partition 8388604 0 -2")
    assert machine.ask().swap is Found.YES
    machine.swaps("/dev/dm-2 partition 8388604 0 -2", "/dev/sda3 partition 8388604 0 -3")
    assert machine.ask().swap is Found.NO


def test_a_swap_file_is_as_safe_as_its_disk(machine: Machine) -> None:
    machine.device("sda2", "8:2")
    machine.mount("8:2", "ext4", "/dev/sda2")
    machine.swaps("/swap\\040file file 2097148 0 -2")
    assert machine.ask().swap is Found.NO


@pytest.mark.parametrize(
    ("desktop", "said", "found"),
    [
        ("ubuntu:GNOME", "true\n", Found.YES),
        ("GNOME", "false\n", Found.NO),
        ("GNOME", None, Found.UNKNOWN),
        ("KDE", None, Found.YES),
        ("sway", None, Found.UNKNOWN),
    ],
)
def test_the_screen_lock_of_a_desktop(machine: Machine, desktop: str, said: str | None, found: Found) -> None:
    assert machine.ask(desktop=desktop, said=said).screen_lock is found


def test_kde_says_when_somebody_turned_its_lock_off(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "kscreenlockerrc").write_text("[Daemon]\nAutolock=false\n")
    tree = LinuxTree(machine.sys, machine.proc, lambda _: "8:2")
    environment = {"XDG_CURRENT_DESKTOP": "KDE", "XDG_CONFIG_HOME": str(tmp_path)}
    assert linux_protection(tmp_path, tree, environment, lambda _: None).screen_lock is Found.NO


def test_this_machine_answers() -> None:
    found = protection(Path(__file__).parent)
    assert isinstance(found.disk, Found)


def registry(**values: int):  # type: ignore[no-untyped-def]
    return lambda root, key, value: values.get(value)


@pytest.mark.parametrize(
    ("said", "disk"),
    [
        ("1\r\n", Found.YES),
        ('2\r\n#< CLIXML\r\n<Objs Version="1.1.0.1"></Objs>', Found.NO),
        ('#< CLIXML\r\n<Objs Version="1.1.0.1"></Objs>', Found.UNKNOWN),
        ("2\r\n", Found.NO),
        ("3", Found.NO),
        ("5", Found.NO),
        ("", Found.UNKNOWN),
        (None, Found.UNKNOWN),
    ],
)
def test_bitlocker_as_the_shell_tells_it(said: str | None, disk: Found) -> None:
    found = windows_protection(Path("C:\\Users\\x"), lambda _: said, registry(HibernateEnabled=1))
    assert (found.disk, found.swap, found.hibernation) == (disk, disk, disk)


def test_hibernation_that_is_off_leaves_nothing_behind() -> None:
    found = windows_protection(Path("C:\\Users\\x"), lambda _: "2", registry(HibernateEnabled=0))
    assert (found.disk, found.hibernation) == (Found.NO, Found.YES)


def test_a_folder_without_a_drive_letter_is_never_put_into_a_command() -> None:
    lines: list[Sequence[str]] = []

    def asked(line: Sequence[str]) -> str | None:
        lines.append(line)
        return None

    windows_protection(Path("\\\\server\\share'); evil"), asked, registry())
    assert all("evil" not in word for line in lines for word in line)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"ScreenSaverIsSecure": 1, "ScreenSaveActive": 1}, Found.YES),
        ({"ScreenSaverIsSecure": 1, "ScreenSaveActive": 0}, Found.NO),
        ({"InactivityTimeoutSecs": 600}, Found.YES),
        ({}, Found.UNKNOWN),
    ],
)
def test_the_screen_lock_of_windows(values: dict[str, int], found: Found) -> None:
    assert windows_protection(Path("C:\\x"), lambda _: "1", registry(**values)).screen_lock is found


def test_macos_as_its_tools_tell_it() -> None:
    said = {
        "/usr/bin/fdesetup": "true\n",
        "/usr/bin/pmset": "System-wide power settings:\nCurrently in use:\n standby     1\n hibernatemode     3\n",
        "/usr/sbin/sysadminctl": "2026-11-22 08:30:00.123 sysadminctl[1:2] screenLock delay is immediate\n",
    }
    assert mac_protection(lambda line: said[line[0]]) == Protection(Found.YES, Found.YES, Found.YES, Found.YES)
    said["/usr/bin/fdesetup"] = "false\n"
    said["/usr/sbin/sysadminctl"] = "screenLock is off\n"
    assert mac_protection(lambda line: said[line[0]]) == Protection(Found.NO, Found.YES, Found.NO, Found.NO)
    assert mac_protection(lambda _: None) == Protection(Found.UNKNOWN, Found.YES, Found.UNKNOWN, Found.UNKNOWN)
