"""Custody events: what was done with an interview, by which device, without a word of its content."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from storage.objects.kinds import ObjectKind
from storage.objects.payload import Author, Digest, FormatOne, Id128, JournalPlace, Payload, SignedTime


class CustodyAction(StrEnum):
    """What was done."""

    CREATE = "create"
    # A draft was taken up again; what is sealed is viewed.
    OPEN = "open"
    SEAL = "seal"
    AMEND = "amend"
    VIEW = "view"
    PLAY = "play"
    PRINT = "print"
    EXPORT = "export"
    HAND_OVER = "hand-over"
    RECEIVE = "receive"
    ACKNOWLEDGE = "ack"
    # What a crash left of a recording was kept.
    SALVAGE = "salvage"
    REMOVE = "remove"
    WITHDRAW = "withdraw"
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
