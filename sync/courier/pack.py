"""What is waiting, in one encrypted file for a USB stick: only central can open it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from storage.platform.clock import Clock
from storage.vault import Vault


@dataclass(frozen=True, slots=True)
class WrittenPack:
    """A pack that was written, synced, read back and found whole."""

    path: Path
    size: int
    interviews: tuple[str, ...]


def write_pack(
    vault: Vault,
    directory: Path,
    clock: Clock,
    *,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> WrittenPack | None:
    """Write what is waiting into `directory` under a random name; None if nothing waits or it was cancelled.

    Raises:
        PackProblem: codes no-organisation, stick-full, stick-unwritable, pack-not-readable-back.
    """
    raise NotImplementedError
