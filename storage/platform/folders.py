"""Where the program keeps its things, and which folders some other program copies to a cloud."""

# mypy tells platforms apart in if/elif chains, not after an early return.
# ruff: noqa: RET505

import os
import sys
from pathlib import Path

_CLOUD_NAMES = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud drive",
    "iclouddrive",
    "mobile documents",
    "cloudstorage",
    "nextcloud",
    "owncloud",
    "pcloud",
    "mega",
    "box",
    "box sync",
    "yandex.disk",
    "yandexdisk",
    "syncthing",
)
_CLOUD_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def data_folder() -> Path:
    """Return the program's folder on this machine's own disk; it need not exist yet."""
    if sys.platform == "win32":
        # Local, not Roaming: a roaming profile is copied to a server at logout.
        base = os.environ.get("LOCALAPPDATA")
        return (Path(base) if base else Path.home() / "AppData" / "Local") / "Svidok"
    elif sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Svidok"
    else:
        base = os.environ.get("XDG_DATA_HOME")
        return (Path(base) if base and Path(base).is_absolute() else Path.home() / ".local" / "share") / "svidok"


def is_cloud_folder(path: Path) -> bool:
    """Tell whether a folder looks like one that is copied to somebody's server."""
    whole = path.resolve()
    for name in _CLOUD_VARIABLES:
        root = os.environ.get(name)
        if root and whole.is_relative_to(Path(root).resolve()):
            return True
    # "OneDrive - Organisation" and "Dropbox (Personal)" are the same services.
    parts = (part.casefold().split(" - ")[0].split(" (")[0].strip() for part in whole.parts)
    return any(part in _CLOUD_NAMES for part in parts)
