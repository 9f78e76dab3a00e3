"""What the database keeps of the ways into it: public recovery keys, the lock-out passphrase, what is to be logged."""

import base64
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import delete, insert, select

from storage.crypto import hpke
from storage.vault.tables import meta
from storage.vault.transaction import Transaction

_RECOVERY: Final = "recovery-key/"
_BEGUN: Final = "recovery-begun/"
_LOCK_OUT: Final = "lock-out"
_LOCK_OUT_BEGUN: Final = "lock-out-begun"
_RECOVERED: Final = "not-logged/recovered"
_LOCKED_OUT: Final = "not-logged/locked-out"
_ROTATED: Final = "not-logged/rotated"


@dataclass(frozen=True, slots=True)
class LockOut:
    """The lock-out passphrase, and the slot that it opens if the header was written too."""

    slot_id: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NotLogged:
    """What happened while nobody could write the custody log; `cards` are the numbers of the cards, where known."""

    was_recovered: bool
    cards: str
    was_locked_out: bool
    was_rotated: bool


def keep_recovery(tx: Transaction, public: bytes) -> None:
    """Keep a public recovery key: new keys of the vault are sealed to it again."""
    _put(tx, _RECOVERY + hpke.box_digest(public), base64.b64encode(public).decode())


def recovery_publics(tx: Transaction) -> dict[str, bytes]:
    """Return the public recovery keys by their digests."""
    rows = tx.execute(select(meta.c.key, meta.c.value).where(meta.c.key.startswith(_RECOVERY, autoescape=True)))
    return {row.key.removeprefix(_RECOVERY): base64.b64decode(row.value) for row in rows}


def forget_recovery(tx: Transaction, digest: str) -> None:
    """Forget a public recovery key that opens nothing any more."""
    _take(tx, _RECOVERY + digest)
    _take(tx, _BEGUN + digest)


def note_begun(tx: Transaction, digest: str) -> None:
    """Note that nobody has shown yet that the cards of this recovery key can be read."""
    _put(tx, _BEGUN + digest, "1")


def begun(tx: Transaction) -> frozenset[str]:
    """Return the digests of recovery keys whose cards nobody has shown yet."""
    rows = tx.execute(select(meta.c.key).where(meta.c.key.startswith(_BEGUN, autoescape=True)))
    return frozenset(row.key.removeprefix(_BEGUN) for row in rows)


def no_longer_begun(tx: Transaction, digest: str) -> None:
    """Note that a card of this recovery key was shown."""
    _take(tx, _BEGUN + digest)


def begin_lock_out(tx: Transaction, kept: LockOut) -> None:
    """Keep a lock-out passphrase whose slot is about to be written, beside the one that counts until then."""
    _put(tx, _LOCK_OUT_BEGUN, f"{kept.slot_id} {kept.passphrase}")


def keep_lock_out(tx: Transaction, kept: LockOut) -> None:
    """Keep the lock-out passphrase: it is sealed anew with each new passphrase and each new key."""
    _put(tx, _LOCK_OUT, f"{kept.slot_id} {kept.passphrase}")
    _take(tx, _LOCK_OUT_BEGUN)


def kept_lock_out(tx: Transaction, slot_ids: Collection[str] | None = None) -> LockOut | None:
    """Return the lock-out passphrase, if one was chosen; of a header with these slots, the one that it knows."""
    for name in (_LOCK_OUT, _LOCK_OUT_BEGUN):
        value = _get(tx, name)
        if value is not None:
            kept = LockOut(*value.split(" ", 1))
            if slot_ids is None or kept.slot_id in slot_ids:
                return kept
    return None


def forget_lock_out(tx: Transaction) -> None:
    """Forget the lock-out passphrase."""
    _take(tx, _LOCK_OUT)
    _take(tx, _LOCK_OUT_BEGUN)


def note_recovery(tx: Transaction, cards: str, *, was_locked_out: bool) -> None:
    """Note that cards opened the vault, before anything else can happen to it."""
    _put(tx, _RECOVERED, cards)
    if was_locked_out:
        _put(tx, _LOCKED_OUT, "1")


def note_rotation(tx: Transaction) -> None:
    """Note in the database under the new key that there is one: it comes true with the exchange itself."""
    _put(tx, _ROTATED, "1")


def not_logged(tx: Transaction) -> NotLogged:
    """Return what the custody log has still to learn, and forget it: enter it in the same transaction."""
    cards, locked, rotated = (_get(tx, name) for name in (_RECOVERED, _LOCKED_OUT, _ROTATED))
    for name in (_RECOVERED, _LOCKED_OUT, _ROTATED):
        _take(tx, name)
    return NotLogged(cards is not None, cards or "", locked is not None, rotated is not None)


def _get(tx: Transaction, key: str) -> str | None:
    value = tx.execute(select(meta.c.value).where(meta.c.key == key)).scalar()
    return None if value is None else str(value)


def _put(tx: Transaction, key: str, value: str) -> None:
    _take(tx, key)
    tx.execute(insert(meta).values(key=key, value=value))


def _take(tx: Transaction, key: str) -> None:
    tx.execute(delete(meta).where(meta.c.key == key))
