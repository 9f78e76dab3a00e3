"""Custody: what was done with an interview or a vault, by which device, without a word of its content."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from storage.objects.kinds import ObjectKind
from storage.objects.payload import (
    Author,
    Boot,
    Count,
    Digest,
    FormatOne,
    Id128,
    JournalPlace,
    KeyHex,
    Number,
    Payload,
    SignedTime,
)


class CustodyAction(StrEnum):
    """What was done."""

    CREATE = "create"
    # A draft was taken up again; what is sealed is viewed.
    OPEN = "open"
    SEAL = "seal"
    AMEND = "amend"
    VIEW = "view"
    PLAY = "play"
    # A recording was written down after the seal.
    TRANSCRIBE = "transcribe"
    PRINT = "print"
    EXPORT = "export"
    HAND_OVER = "hand-over"
    # A thing passed from hand to hand.
    TRANSFER = "transfer"
    RECEIVE = "receive"
    ACKNOWLEDGE = "ack"
    # What a crash left of a recording was kept.
    SALVAGE = "salvage"
    REMOVE = "remove"
    WITHDRAW = "withdraw"
    # Consent was given again to a revision to which it had been withdrawn.
    RENEW = "renew"
    CLOSE = "close"
    # Of the whole vault.
    UNLOCK = "unlock"
    # A new passphrase by recovery cards.
    RECOVER = "recover"
    LOCK_OUT = "lock-out"
    ROTATE = "rotate"
    BACKUP = "backup"
    RESTORE = "restore"
    # Something was found that a person should know; `detail` says what.
    NOTICE = "notice"


class CustodyEvent(Payload):
    """Custody event, format 1; `object` is the digest of the manifest it is about."""

    object_kind: ClassVar[ObjectKind] = ObjectKind.CUSTODY_EVENT

    v: FormatOne = 1
    action: CustodyAction
    interview: Id128
    rev: Annotated[int, Field(ge=1, le=10_000)]
    object: Digest
    actor: Author
    practice: bool
    device: JournalPlace
    time: SignedTime
    policy: Digest


class LogEntry(Payload):
    """One entry of a vault's own custody log, format 1; it stays with the vault.

    `interview` is null for what was done with the whole vault. Where somebody else stated the time, as a receipt
    does, `boot` is empty.
    """

    object_kind: ClassVar[ObjectKind] = ObjectKind.CUSTODY_ENTRY

    v: FormatOne = 1
    n: Number
    prev: Digest | None
    action: CustodyAction
    interview: Id128 | None
    object: Digest | None
    # A word of a small vocabulary, a code, numbers of cards: never what a person wrote.
    detail: Annotated[str, StringConstraints(pattern=r"^[a-z0-9+,.:-]{1,64}$")] | None
    time: SignedTime
    boot: Boot
    mono_ms: Count
    key: KeyHex
