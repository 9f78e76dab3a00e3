"""The organisation package: central's address and pins, recipients' keys, recovery key, policy; signed by the root."""

import base64
from enum import StrEnum
from typing import Annotated, ClassVar, Final, Self

from pydantic import Field, StringConstraints, model_validator

from storage.crypto import hpke
from storage.crypto.errors import BadKey
from storage.objects import note
from storage.objects.envelope import Signed
from storage.objects.errors import Malformed
from storage.objects.export_rule import MOST_RULES, ExportRule
from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.note import NoteKey
from storage.objects.payload import (
    BoxText,
    Digest,
    Fields,
    FormatOne,
    Instant,
    KeyHex,
    Number,
    Payload,
    ShortText,
    Token,
)

# As witnesses are handed round: name, first bytes of the hash, kind and key.
WitnessKey = Annotated[str, StringConstraints(pattern=r"^[!-*,-~]{1,200}\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$")]
Url = Annotated[str, StringConstraints(pattern=r"^https://[A-Za-z0-9.:\[\]_-]{1,253}(/[A-Za-z0-9._~/-]{0,200})?$")]


class RecipientRole(StrEnum):
    """To whom parts may be sealed."""

    COORDINATOR = "coordinator"
    ANALYST = "analyst"
    CUSTODIAN = "custodian"
    CRSV_CUSTODIAN = "crsv-custodian"


class Readable(StrEnum):
    """Until when an author can open what is sealed."""

    UNTIL_SEAL = "until-seal"
    UNTIL_RECEIPT = "until-receipt"
    MISSION_END = "mission-end"


class CentralAddress(Fields):
    """Where central is and how it is known; `spki_pins` are SHA-256 of the CA's public keys, current and next."""

    urls: Annotated[tuple[Url, ...], Field(max_length=8)]
    ca_pem: Annotated[str, StringConstraints(max_length=20_000)]
    spki_pins: Annotated[tuple[Digest, ...], Field(max_length=4)]
    receipt_key: KeyHex
    ingest_box: BoxText
    courier_box: BoxText


class Recipient(Fields):
    """A person or desk that parts are sealed to."""

    id: Token
    role: RecipientRole
    name: ShortText
    box: BoxText


class Policy(Fields):
    """What the organisation decided about its laptops; with what counts where nothing was decided.

    The first packages held `readable` alone, the next ones all but `exports`, then all but `lossless`, then all but the
    last three; apart from them nothing may be missing.

    Attributes:
        readable: Until when an author can open what is sealed.
        readable_days: Days after the receipt; counts with `until-receipt` only.
        most_idle_minutes: The longest time of idleness before a laptop locks.
        record_while_locked: Whether a recording goes on behind the lock.
        lock_out: Whether a lock-out passphrase may be set.
        destroy: Whether a vault may be destroyed on the laptop.
        backup_days: When the copy on a second medium counts as old.
        exports: Which forms may leave, and to whom; without a rule nothing leaves but to central.
        lossless: Whether sound is kept as FLAC, which takes ten times the room; otherwise as Opus.
        witnesses: Keys of those who cosign central's log.
        witnesses_needed: How many of them must have, before a laptop may rely on central alone.
        receipt_hours: How old central's receipts must be before it may.
    """

    readable: Readable
    readable_days: Annotated[int, Field(ge=0, le=365)] = 0
    most_idle_minutes: Annotated[int, Field(ge=1, le=30)] = 10
    record_while_locked: bool = False
    lock_out: bool = False
    destroy: bool = False
    backup_days: Annotated[int, Field(ge=1, le=90)] = 7
    exports: Annotated[tuple[ExportRule, ...], Field(max_length=MOST_RULES)] = ()
    lossless: bool = False
    witnesses: Annotated[tuple[WitnessKey, ...], Field(max_length=8)] = ()
    witnesses_needed: Annotated[int, Field(ge=0, le=8)] = 0
    receipt_hours: Annotated[int, Field(ge=0, le=8_760)] = 0

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        whole = set(type(self).model_fields)
        before = whole - {"witnesses", "witnesses_needed", "receipt_hours"}
        if self.model_fields_set not in (
            {"readable"},
            before - {"exports", "lossless"},
            before - {"lossless"},
            before,
            whole,
        ):
            raise ValueError("policy")
        try:
            keys = {key.public for key in self.witness_keys()}
        except Malformed:
            raise ValueError("witnesses") from None
        if len(keys) != len(self.witnesses) or self.witnesses_needed > len(keys):
            raise ValueError("witnesses")
        if len({(rule.form, rule.recipient) for rule in self.exports}) != len(self.exports):
            raise ValueError("exports")
        return self

    def witness_keys(self) -> tuple[NoteKey, ...]:
        """The keys of the witnesses.

        Raises:
            Malformed: One of them is no such key.
        """
        keys = tuple(note.key_of(text) for text in self.witnesses)
        if any(key.kind != note.COSIGNER for key in keys):
            raise Malformed("note-key")
        return keys


CAUTIOUS: Final = Policy.model_validate(Policy(readable=Readable.MISSION_END).model_dump())
"""What counts where nobody decided anything: everything optional is off."""


class Organisation(Payload):
    """Organisation package, format 1. `issuers` may sign certificates besides the root."""

    object_kind: ClassVar[ObjectKind] = ObjectKind.ORGANISATION

    v: FormatOne = 1
    root: KeyHex
    name: ShortText
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,5}$")]
    practice: bool
    version: Number
    issued: Instant
    expires: Instant
    central: CentralAddress
    recipients: Annotated[tuple[Recipient, ...], Field(max_length=60)]
    recovery_box: BoxText
    issuers: Annotated[tuple[KeyHex, ...], Field(max_length=16)]
    policy: Policy

    @model_validator(mode="after")
    def _keys_are_keys(self) -> Self:
        boxes = [self.central.ingest_box, self.central.courier_box, self.recovery_box]
        for text in [*boxes, *(recipient.box for recipient in self.recipients)]:
            try:
                hpke.check_public(box_bytes(text))
            except BadKey:
                raise ValueError("box") from None
        if len({recipient.id for recipient in self.recipients}) != len(self.recipients):
            raise ValueError("recipient ids")
        known = {recipient.id for recipient in self.recipients}
        if any(not known.issuperset(rule.readers) for rule in self.policy.exports):
            raise ValueError("readers")
        return self

    def boxes_of(self, rule: ExportRule) -> tuple[bytes, ...]:
        """Public box keys that the files of a way out are encrypted to."""
        return tuple(box_bytes(one.box) for one in self.recipients if one.id in rule.readers)

    def recipients_of(self, part: PartKind) -> tuple[bytes, ...]:
        """Public box keys that a part is sealed to when consent lets it leave."""
        roles = _READERS[part]
        boxes = [box_bytes(recipient.box) for recipient in self.recipients if recipient.role in roles]
        if part is PartKind.FACTS:
            boxes.insert(0, box_bytes(self.central.ingest_box))
        return tuple(dict.fromkeys(boxes))

    def may_certify(self, signed: Signed) -> bool:
        """Whether the root or one of its issuers signed this."""
        return any(signed.is_signed_by(bytes.fromhex(key)) for key in (self.root, *self.issuers))


_READERS = {
    PartKind.FACTS: (RecipientRole.COORDINATOR, RecipientRole.ANALYST),
    PartKind.BODY: (RecipientRole.COORDINATOR,),
    PartKind.IDENTITY: (RecipientRole.CUSTODIAN,),
    PartKind.CRSV: (RecipientRole.CRSV_CUSTODIAN,),
}


def box_text(public: bytes) -> str:
    """A public box key as payloads carry it."""
    return base64.b64encode(public).decode()


def box_bytes(text: str) -> bytes:
    """The public box key of a payload's text (whose alphabet and length were checked)."""
    return base64.b64decode(text, validate=True)


def verified(signed: Signed) -> Organisation:
    """The package, if the root that it names has signed it. Whether it is *our* root is for the importer to decide.

    Raises:
        Malformed: It is not a package.
        NotSigned: Its root did not sign it.
    """
    if signed.kind is not ObjectKind.ORGANISATION:
        raise Malformed("package-type")
    package = Organisation.from_bytes(signed.payload)
    signed.verify(bytes.fromhex(package.root))
    return package
