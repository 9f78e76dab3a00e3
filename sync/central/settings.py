"""`central.json`: where database and blobs are, what a device may ask for. It holds passwords: for its owner only."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from storage.platform import files
from sync.central import file_format
from sync.central.bucket import Place
from sync.central.errors import CentralProblem

_NAME = "central.json"
_MOST = 65_536


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one device may ask for; more is refused before its body is read."""

    requests_a_minute: int = 12_000
    bytes_a_day: int = 200_000_000_000


DEFAULT_ALLOWANCE = Allowance()


@dataclass(frozen=True, slots=True)
class Settings:
    """What `init` wrote. `service` is the database address of a role with fewer rights, for `serve`."""

    practice: bool
    database: str = ""
    service: str = ""
    bucket: Place | None = None
    allowance: Allowance = DEFAULT_ALLOWANCE


def read(folder: Path) -> Settings:
    """The settings of a data folder.

    Raises:
        CentralProblem: codes not-a-central, folder-too-new.
    """
    try:
        with (folder / _NAME).open("rb") as file:
            content = json.loads(file.read(_MOST))
        file_format.check(content)
        allowed = content.get("allowance", {})
        place = content.get("bucket")
        return Settings(
            practice=bool(content["practice"]),
            database=str(content["database"]),
            service=str(content.get("service", "")),
            bucket=None if place is None else Place.of(place),
            allowance=Allowance(**{name: int(value) for name, value in allowed.items()}),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CentralProblem("not-a-central") from error


def is_central(folder: Path) -> bool:
    """Whether `init` was done with this folder."""
    return (folder / _NAME).exists()


def write(folder: Path, settings: Settings) -> None:
    """Keep these settings, readable by their owner only."""
    content: dict[str, object] = {"v": 1, "practice": settings.practice, "database": settings.database}
    if settings.service:
        content["service"] = settings.service
    if settings.bucket is not None:
        content["bucket"] = asdict(settings.bucket)
    if settings.allowance != DEFAULT_ALLOWANCE:
        content["allowance"] = asdict(settings.allowance)
    path = folder / _NAME
    files.write_durably(path, json.dumps(content, sort_keys=True).encode())
    path.chmod(0o600)


def change(folder: Path, **members: object) -> Settings:
    """Write the settings with these members changed."""
    changed = replace(read(folder), **members)  # type: ignore[arg-type]
    write(folder, changed)
    return changed
