"""The pages of a vault's database and of its log as they lie on the disk, decrypted one by one, free ones included."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from storage.vault import Vault
from storage.vault.vault import BACKUPS, DATABASE, database_key

PAGE, TAIL, SALT = 4096, 80, 16
LOG_HEADER, FRAME_HEADER = 32, 24


def clear_pages(vault: Vault) -> bytes:
    """Everything that whoever has the key can find in the files, whether SQLite still knows of it or not."""
    key = database_key(vault.master_key())[:32]
    database = vault.directory / DATABASE
    pages = [_clear(key, page, first=at == 0) for at, page in enumerate(_cut(_read(database), 0, 0))]
    log = _read(database.with_name(f"{DATABASE}-wal"))
    pages += [_clear(key, page, first=False) for page in _cut(log, LOG_HEADER, FRAME_HEADER)]
    return b"".join(pages)


def clear_copies(vault: Vault) -> bytes:
    """The same of every copy of the database that lies beside it."""
    key = database_key(vault.master_key())[:32]
    found = b""
    for copy in sorted((vault.directory / BACKUPS).iterdir()):
        found += b"".join(_clear(key, page, first=at == 0) for at, page in enumerate(_cut(_read(copy), 0, 0)))
    return found


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _cut(data: bytes, header: int, before: int) -> list[bytes]:
    step = before + PAGE
    return [data[at + before : at + step] for at in range(header, len(data) - step + 1, step)]


def _clear(key: bytes, page: bytes, *, first: bool) -> bytes:
    begin = SALT if first else 0
    iv = page[PAGE - TAIL : PAGE - TAIL + 16]
    decryptor = Cipher(algorithms.AES256(key), modes.CBC(iv)).decryptor()
    return decryptor.update(page[begin : PAGE - TAIL]) + decryptor.finalize()
