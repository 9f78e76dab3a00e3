"""Where the program keeps its things: one data folder, in it the vaults, a settings file and a log without content."""

from dataclasses import dataclass
from pathlib import Path

MOST_VAULTS = 99


@dataclass(frozen=True, slots=True)
class VaultPlace:
    """A vault by its neutral number; whose it is stands nowhere outside it."""

    number: int
    directory: Path


@dataclass(frozen=True, slots=True)
class Places:
    """The data folder, real or of practice; the two never share anything."""

    folder: Path
    practice: bool

    @property
    def settings_file(self) -> Path:
        """The file of app.settings."""
        return self.folder / "settings.json"

    @property
    def logs(self) -> Path:
        """The folder of app.logs."""
        return self.folder / "logs"

    @property
    def central(self) -> Path:
        """In practice: the data folder of the central on this machine."""
        return self.folder / "central"

    def vaults(self) -> tuple[VaultPlace, ...]:
        """Every vault in this folder, by number."""
        try:
            names = [entry.name for entry in (self.folder / "vaults").iterdir() if entry.is_dir()]
        except OSError:
            return ()
        numbers = sorted(int(name) for name in names if name.isascii() and name.isdigit())
        return tuple(self.vault(number) for number in numbers[:MOST_VAULTS])

    def vault(self, number: int) -> VaultPlace:
        """The place of the vault with this number."""
        return VaultPlace(number, self.folder / "vaults" / str(number))

    def next_vault(self) -> VaultPlace:
        """The place for a new vault."""
        return self.vault(max((place.number for place in self.vaults()), default=0) + 1)

    @property
    def practice_file(self) -> Path:
        """What makes a folder one of practice, for ever."""
        return self.folder / "practice.json"


def refused(places: Places, real: Path) -> str:
    """Say why this folder may not be used, or nothing: practice and real work never share one."""
    if not places.practice:
        if places.practice_file.exists():
            return "This folder belongs to practice; real work does not open it."
        return ""
    if places.folder == real or real.is_relative_to(places.folder):
        return "Practice needs a folder of its own, not the one of real work."
    if (places.folder / "vaults").exists() and not places.practice_file.exists():
        return "There are vaults in this folder that do not belong to practice; practice does not open them."
    return ""
