"""Real vaults for tests, with a key derivation that costs nothing."""

from pathlib import Path

from storage.crypto.kdf import Argon2Cost
from storage.platform.clock import Moment
from storage.vault import Vault, create_vault

LOWEST_FOR_TESTS = Argon2Cost(memory_kib=8, passes=1, lanes=1)
PASSPHRASE = "orbit-7 Кавун! lantern-3 Дзвін? ripple-9 Мороз;"
OTHER_PASSPHRASE = "walnut#1 Берег% tunnel#5 Хмара& cobalt#8 Лелека="
MOMENT = Moment("2026-11-22T08:30:00.123Z", "+02:00", "5f0c9a52-0000-4000-8000-000000000000", 123_456)


def new_vault(directory: Path, *, practice: bool = False, recovery: bytes | None = None) -> Vault:
    """Make a vault in `directory` and return it open."""
    return create_vault(
        directory, passphrase=PASSPHRASE, cost=LOWEST_FOR_TESTS, practice=practice, recovery=recovery, moment=MOMENT
    )
