"""An open vault: one writer, several readers, and the keys that live as long as it does."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from storage.crypto import aead
from storage.crypto.hkdf import derive_key
from storage.keys.header import Header
from storage.platform.locks import DirectoryLock
from storage.platform.memory import lock_in_memory
from storage.vault import ballast, chains, engines
from storage.vault.errors import UsedOnForbiddenThread, VaultBusy, VaultFull
from storage.vault.faults import named_faults
from storage.vault.transaction import Transaction

DATABASE: Final = "data"
ATTACHMENTS: Final = "att"
STAGING: Final = "out"
BACKUPS: Final = "bak"
_PATIENCE_SECONDS: Final = 20


class Vault:
    """Made by `create_vault`, `open_vault` or `recover_vault`; ended by `close`."""

    def __init__(self, directory: Path, header: Header, key: bytes, lock: DirectoryLock) -> None:
        self.directory: Final = directory
        self._header = header
        self._lock = lock
        self._key = bytearray(key)
        self._database_key = bytearray(database_key(key))
        self._wrap_key = bytearray(derive_key(key, b"svidok/v1/wrap"))
        for secret in (self._key, self._database_key, self._wrap_key):
            # Where the system does not allow it, the state of the swap is on the readiness page.
            lock_in_memory(secret)
        self._forbidden: set[int] = set()
        self._writing = threading.Lock()
        self._writing_thread: int | None = None
        self._waiting: set[int] = set()
        self._closed = False
        self._readers_gate = threading.Condition()
        self._reading = 0
        self._exchanging = False
        self._writer = engines.engine(lambda: chains.watched(self._connected()), begin="BEGIN IMMEDIATE", connections=1)
        self._readers = engines.engine(
            lambda: self._connected(read_only=True), begin="BEGIN", connections=engines.READERS
        )

    @property
    def vault_id(self) -> str:
        """Return the random name of this vault, 32 hex characters."""
        return self._header.vault_id

    @property
    def practice(self) -> bool:
        """Tell whether this is a vault for practice; it can never become a real one."""
        return self._header.practice

    @property
    def header(self) -> Header:
        """Return the header as it is on disk."""
        return self._header

    @property
    def attachments(self) -> Path:
        """Return the folder of the sealed containers."""
        return self.directory / ATTACHMENTS

    @property
    def staging(self) -> Path:
        """Return the folder where packs and exports are made; at opening nothing is in it."""
        return self.directory / STAGING

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Give the one writing transaction: commits on leaving, rolls back on any exception.

        Raises:
            VaultFull, VaultReadOnly, VaultDamaged, VaultUnreachable: nothing of the block was kept.
        """
        with self._as_writer(), self._makes_room(), named_faults(), self._writer.begin() as tx:
            yield tx
            chains.fold(tx)

    @contextlib.contextmanager
    def _makes_room(self) -> Iterator[None]:
        """Give the ballast up when the disk is full: whoever tries again finds room to finish what is open."""
        try:
            yield
        except VaultFull:
            ballast.release(self.directory)
            raise

    @contextlib.contextmanager
    def read(self) -> Iterator[Transaction]:
        """Give a snapshot: what it shows does not change while it is open, whatever is written meanwhile."""
        self._refuse_forbidden()
        with self._as_reader(), named_faults(), self._readers.begin() as tx:
            yield tx

    @contextlib.contextmanager
    def maintenance(self) -> Iterator[sqlcipher.Connection]:
        """Give the writer's raw connection outside of any transaction, for checks and checkpoints."""
        with self._as_writer(), named_faults():
            pooled = self._writer.raw_connection()
            try:
                yield pooled.driver_connection
            finally:
                pooled.close()

    def renew_writer(self) -> None:
        """Let the next transaction make its connection anew: one that met a damaged page calls the disk read-only."""
        with self._as_writer():
            self._writer.dispose()

    def fresh_connection(self, *, read_only: bool = False) -> sqlcipher.Connection:
        """Return a raw connection that nobody else uses; the caller closes it. New keys wait until it is closed."""
        self._begin_reading()
        with contextlib.ExitStack() as if_refused:
            if_refused.callback(self._end_reading)
            connection = self._connected(read_only=read_only)
            if_refused.pop_all()
        connection.on_close = self._end_reading
        return connection

    def _connected(self, *, read_only: bool = False) -> engines.CountedConnection:
        return engines.connected(self.directory / DATABASE, self._database_key, read_only=read_only)

    @contextlib.contextmanager
    def _as_writer(self) -> Iterator[None]:
        self._refuse_forbidden()
        me = threading.get_ident()
        if self._writing_thread == me:
            raise RuntimeError("a transaction was begun inside a transaction")
        self._waiting.add(me)
        with self._writing:
            self._waiting.discard(me)
            self._writing_thread = me
            try:
                yield
            finally:
                self._writing_thread = None

    @contextlib.contextmanager
    def _as_reader(self) -> Iterator[None]:
        self._begin_reading()
        try:
            yield
        finally:
            self._end_reading()

    def _begin_reading(self) -> None:
        with self._readers_gate:
            self._readers_gate.wait_for(lambda: not self._exchanging)
            self._reading += 1

    def _end_reading(self) -> None:
        with self._readers_gate:
            self._reading -= 1
            self._readers_gate.notify_all()

    @contextlib.contextmanager
    def holding_writer(self) -> Iterator[None]:
        """Let nobody write inside the block; reading goes on."""
        with self._as_writer():
            yield

    def exchange(self, swap: Callable[[], None], key: bytes) -> None:
        """Close every connection, call `swap`, and go on under another key; only inside `holding_writer`.

        A connection to the old file that closed later would take the new file's log away, so readers are waited for.

        Raises:
            VaultBusy: somebody went on reading.
        """
        with self._readers_gate:
            self._exchanging = True
            if not self._readers_gate.wait_for(lambda: self._reading == 0, timeout=_PATIENCE_SECONDS):
                self._exchanging = False
                self._readers_gate.notify_all()
                raise VaultBusy
        try:
            self._readers.dispose()
            self._writer.dispose()
            swap()
            self._key[:] = key
            self._database_key[:] = database_key(key)
            self._wrap_key[:] = derive_key(key, b"svidok/v1/wrap")
        finally:
            with self._readers_gate:
                self._exchanging = False
                self._readers_gate.notify_all()

    @property
    def someone_waits(self) -> bool:
        """Tell whether a thread waits to write: long maintenance gives way to it."""
        return bool(self._waiting)

    def refuse_thread(self, ident: int) -> None:
        """From now on a transaction on this thread is a bug: the thread that paints windows must never wait."""
        self._forbidden.add(ident)

    def _refuse_forbidden(self) -> None:
        if threading.get_ident() in self._forbidden:
            raise UsedOnForbiddenThread("the vault was used on the thread of the windows")
        if self._closed:
            raise RuntimeError("the vault is closed")

    def wrap(self, key: bytes, context: bytes) -> bytes:
        """Return a content key locked for this vault and this context."""
        return aead.seal(self._wrap_key, key, b"svidok/wrap/v1\0" + context)

    def unwrap(self, wrapped: bytes, context: bytes) -> bytes:
        """Return the content key; NotAuthentic for another vault's, another context's or a changed one."""
        return aead.open_sealed(self._wrap_key, wrapped, b"svidok/wrap/v1\0" + context)

    def local_key(self, purpose: bytes) -> bytes:
        """Return a key for something local, settings or an index, that never leaves this laptop."""
        return derive_key(self._key, b"svidok/v1/local\0" + purpose)

    def master_key(self) -> bytes:
        """Return the key that the header's slots hold; for the functions that write headers only."""
        return bytes(self._key)

    def header_replaced(self, header: Header) -> None:
        """Take note of the header that is on disk now."""
        self._header = header

    def close(self) -> None:
        """Finish the writer's transaction, let go of the files, overwrite the keys; harmless when repeated.

        Copies of keys may remain in this process until it ends: locking means ending it.
        """
        with self._writing:
            if self._closed:
                return
            self._closed = True
            self._readers.dispose()
            self._writer.dispose()
            for secret in (self._key, self._database_key, self._wrap_key):
                secret[:] = bytes(len(secret))
            self._lock.release()


def database_key(key: bytes) -> bytes:
    """Return SQLCipher's raw key and salt."""
    return derive_key(key, b"svidok/v1/db", length=engines.KEY_BYTES)
