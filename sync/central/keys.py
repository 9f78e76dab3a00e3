"""Central's own keys: one for receipts, one box for facts, one for courier packs, one secret for sessions."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from storage.crypto.errors import CryptoError
from storage.crypto.hpke import BoxKey
from storage.crypto.signing import SigningKey
from storage.platform import files
from sync.central import file_format
from sync.central.errors import CentralProblem

_NAMES = ("receipt", "ingest", "courier", "session")


@dataclass(frozen=True, slots=True)
class CentralKeys:
    """What central signs and opens with. It holds no key to anything but facts and pack covers."""

    receipt: SigningKey
    ingest: BoxKey
    courier: BoxKey
    session: bytes


def generate() -> dict[str, str]:
    """Fresh seeds, as they are kept in the key file."""
    return {name: os.urandom(32).hex() for name in _NAMES}


def save(path: Path, seeds: dict[str, str]) -> None:
    """Write the key file, readable by its owner only."""
    files.write_durably(path, json.dumps({"v": 1, **seeds}, sort_keys=True).encode())
    path.chmod(0o600)


def load(path: Path) -> CentralKeys:
    """The keys in the key file.

    Raises:
        CentralProblem: codes keys-missing, keys-damaged, folder-too-new.
    """
    try:
        content = json.loads(path.read_bytes()[:65_536])
        file_format.check(content)
        seeds = {name: bytes.fromhex(content[name]) for name in _NAMES}
        return CentralKeys(
            SigningKey.from_seed(seeds["receipt"]),
            BoxKey.from_seed(seeds["ingest"]),
            BoxKey.from_seed(seeds["courier"]),
            seeds["session"],
        )
    except FileNotFoundError as error:
        raise CentralProblem("keys-missing") from error
    except (OSError, ValueError, KeyError, TypeError, CryptoError) as error:
        raise CentralProblem("keys-damaged") from error
