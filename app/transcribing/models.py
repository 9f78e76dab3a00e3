"""What a folder must hold to be a speech model, and whether the optional library that reads it is there.

Looks at names, sizes and first bytes only; what lies inside is read by the process that listens, and nowhere else.
"""

import importlib.util
import stat
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

LIBRARY: Final = "sherpa_onnx"
MOST_ENTRIES: Final = 500
MOST_BYTES: Final = 6 << 30
MOST_TOKENS_BYTES: Final = 16 << 20
LONGEST_NAME: Final = 80
_FIRST: Final = b"\x08"
"""An ONNX file begins with the number of its version: field 1 of a protocol buffer."""
_PARTS: Final = ("encoder", "decoder", "joiner")


class BadModel(Exception):
    """The folder holds no model that can be read."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Kind(StrEnum):
    """How the parts of a model work together."""

    CTC = "ctc"
    TRANSDUCER = "transducer"
    WHISPER = "whisper"


@dataclass(frozen=True, slots=True)
class Model:
    """A folder with everything that its kind needs; `networks` in the order model, or encoder, decoder, joiner."""

    name: str
    kind: Kind
    networks: tuple[Path, ...]
    tokens: Path


def is_installed() -> bool:
    """Whether the optional library is there; it is not loaded for that."""
    return importlib.util.find_spec(LIBRARY) is not None


def found_in(folder: Path) -> Model:
    """Give the model that lies in a folder.

    Raises:
        BadModel: Codes ``model-missing``, ``model-incomplete``, ``model-too-large``, ``model-not-one``.
    """
    try:
        files = _plain_files(folder)
        networks = {path.name.lower(): path for path in files if path.suffix.lower() == ".onnx"}
        tokens = min((path for path in files if path.name.lower().endswith("tokens.txt")), default=None)
        if not networks or tokens is None:
            raise BadModel("model-incomplete")
        if sum(path.stat().st_size for path in files) > MOST_BYTES or tokens.stat().st_size > MOST_TOKENS_BYTES:
            raise BadModel("model-too-large")
        kind, chosen = _parts(networks)
        if not all(_begins_as_network(path) for path in chosen):
            raise BadModel("model-not-one")
    except OSError:
        raise BadModel("model-missing") from None
    return Model(_printable(folder.name), kind, chosen, tokens)


def _plain_files(folder: Path) -> tuple[Path, ...]:
    found: list[Path] = []
    for number, path in enumerate(folder.iterdir()):
        if number >= MOST_ENTRIES:
            raise BadModel("model-too-large")
        # A link or a pipe may lead anywhere, and wait there for ever.
        if stat.S_ISREG(path.lstat().st_mode):
            found.append(path)
    return tuple(found)


def _parts(networks: dict[str, Path]) -> tuple[Kind, tuple[Path, ...]]:
    named = {part: _best([name for name in networks if part in name]) for part in _PARTS}
    whole = _best([name for name in networks if not any(part in name for part in _PARTS)])
    if named["encoder"] and named["decoder"]:
        chosen = [networks[name] for name in named.values() if name]
        return (Kind.TRANSDUCER if named["joiner"] else Kind.WHISPER), tuple(chosen)
    if not whole or any(named.values()):
        raise BadModel("model-incomplete")
    return Kind.CTC, (networks[whole],)


def _best(names: list[str]) -> str:
    """The one of small numbers where there are several: it is faster and takes less memory."""
    return min(names, key=lambda name: ("int8" not in name, name), default="")


def _begins_as_network(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(1) == _FIRST


def _printable(name: str) -> str:
    return "".join(letter for letter in name if letter.isprintable())[:LONGEST_NAME]
