"""Custody events: what was done with an interview, by which device, without a word of its content."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from storage.objects.kinds import ObjectKind
from storage.objects.payload import Author, Digest, FormatOne, Id128, JournalPlace, Payload, SignedTime


class CustodyAction(StrEnum):
    """What was done."""

    CREATE = "create"
    SEAL = "seal"
    AMEND = "amend"
    VIEW = "view"
    EXPORT = "export"
    RECEIVE = "receive"
    ACKNOWLEDGE = "ack"
    RECOVER = "restore"
    REMOVE = "remove"


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
