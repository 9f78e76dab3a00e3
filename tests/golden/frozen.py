"""The list of golden files and their digests, as `sha256sum` writes it: it only grows."""

import hashlib
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
LIST: Final = HERE / "frozen.sha256"
_PROGRAM: Final = {".py", ".pyc"}


def listed(path: Path = LIST) -> dict[str, str]:
    """Digests by name."""
    return {name: digest for digest, _, name in (line.partition("  ") for line in path.read_text("utf-8").splitlines())}


def golden(folder: Path = HERE) -> dict[str, Path]:
    """The golden files of a folder by their names in the list."""
    return {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in _PROGRAM and path.name != LIST.name
    }


def broken(folder: Path, digests: dict[str, str]) -> list[str]:
    """What is other than it was listed, is gone, or is in no list."""
    found = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in golden(folder).items()}
    return sorted(name for name in found.keys() | digests.keys() if found.get(name) != digests.get(name))


def add() -> list[str]:
    """List the golden files that are new; those that are listed stay as they are."""
    digests = listed() if LIST.exists() else {}
    new = {
        name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in golden().items() if name not in digests
    }
    LIST.write_text("".join(f"{digest}  {name}\n" for name, digest in sorted((digests | new).items())), "utf-8")
    return sorted(new)
