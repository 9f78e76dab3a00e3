"""One person's yes to what is most dangerous to pass on, signed with a key that only their own words open."""

from typing import Annotated, ClassVar, Final

from pydantic import StringConstraints

from storage.objects.kinds import ObjectKind
from storage.objects.payload import Digest, FormatOne, Id128, KeyHex, Payload, SignedTime, Token

APPROVER_PATTERN: Final = r"^[a-z0-9-]{1,16}$"

ApproverCode = Annotated[str, StringConstraints(pattern=APPROVER_PATTERN)]


class Approval(Payload):
    """Approval of one departure, format 1: by `code`, of what `terms` stands for, to `recipient`.

    The person's own key signs it, and the device. It proves that somebody who knew the words of that key was at this
    laptop; that two keys belong to two people, it does not prove.
    """

    object_kind: ClassVar[ObjectKind] = ObjectKind.APPROVAL

    v: FormatOne = 1
    interview: Id128
    object: Digest
    recipient: Token
    terms: Digest
    code: ApproverCode
    key: KeyHex
    practice: bool
    time: SignedTime
