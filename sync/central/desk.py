"""What every call at central needs: database, keys, blobs, clock; and who is calling."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Connection, Engine, select

from storage.objects import certificate
from storage.objects.certificate import Role
from storage.platform.clock import Clock
from sync.central import tables, turns
from sync.central.blobs import BlobStore
from sync.central.database import reading
from sync.central.errors import Refused
from sync.central.keys import CentralKeys
from sync.central.settings import DEFAULT_ALLOWANCE, Allowance
from sync.central.together import Together


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts of a running central."""

    engine: Engine
    keys: CentralKeys
    blobs: BlobStore
    clock: Clock
    practice: bool
    allowance: Allowance = DEFAULT_ALLOWANCE
    together: Together = field(default_factory=Together)

    def time(self) -> str:
        """Central's time, as it is written into rows and receipts."""
        return self.clock.now().wall

    def seconds(self) -> int:
        """Central's time in seconds, for what expires."""
        return int(datetime.fromisoformat(self.time()).timestamp())

    def check_certificate(self, caller: "Caller") -> None:
        """Central's clock decides how long a certificate counts: a laptop's may be years off.

        Raises:
            Refused: code certificate-expired.
        """
        if self.time() > caller.expires:
            raise Refused("certificate-expired", 403)


@dataclass(frozen=True, slots=True)
class Caller:
    """An enrolled device that signed the request; `expires` is its certificate's last moment.

    `is_answered_for`: it is shut out, and people decided that a pack of it is taken in (quarantine.py).
    """

    key_id: str
    public: bytes
    role: Role
    expires: str
    is_answered_for: bool = False


@lru_cache(maxsize=1_024)
def _expires(frame: bytes) -> str:
    return certificate.of_frame(frame).expires


def find(tx: Connection, key_id: str) -> Caller | None:
    """The enrolled device with this key id.

    Raises:
        Refused: code device-revoked, with the signed notice.
    """
    t = tables.devices
    row = tx.execute(select(t.c.public, t.c.role, t.c.revocation, t.c.certificate).where(t.c.key_id == key_id)).first()
    if row is None:
        return None
    if row.revocation is not None:
        raise Refused("device-revoked", 403, bytes(row.revocation))
    return Caller(key_id, bytes(row.public), Role(row.role), _expires(bytes(row.certificate)))


def hold(tx: Connection, caller: Caller) -> None:
    """Keep the caller's turn for this transaction: one writer a device, and no revocation in between.

    Raises:
        Refused: code device-revoked.
    """
    turns.of_device(tx, caller.key_id)
    check_admitted(tx, caller)


def check_admitted(tx: Connection, caller: Caller) -> None:
    """A body may be long in coming: the device could be revoked since its head was let in.

    Raises:
        Refused: code device-revoked.
    """
    if caller.is_answered_for:
        return
    t = tables.devices
    row = tx.execute(select(t.c.revocation).where(t.c.key_id == caller.key_id)).first()
    if row is None or row.revocation is not None:
        notice = b"" if row is None else bytes(row.revocation)
        raise Refused("device-revoked", 403, notice)


def practice_of(engine: Engine) -> bool:
    """Whether this database is a practice one; written once, when it was made."""
    t = tables.facts_of_central
    with reading(engine) as tx:
        return bool(tx.execute(select(t.c.value).where(t.c.name == "practice")).scalar_one() == "yes")
