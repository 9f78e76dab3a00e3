"""Who may open a part: its key, sealed to each recipient by itself. The manifest names its digest and so signs it."""

import base64
import binascii
import hashlib
from collections.abc import Sequence
from typing import Annotated, ClassVar, Final

from pydantic import Field, StringConstraints

from storage.crypto import hpke
from storage.crypto.errors import NotAuthentic
from storage.objects.errors import Malformed, NotARecipient, NotOpened
from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.payload import Digest, Fields, FormatOne, Id64, Id128, Payload

MOST_RECIPIENTS: Final = 64
_HPKE_KIND: Final = "part-key"


class WrapEntry(Fields):
    """The part's key for one recipient; `box` is the short name of the recipient's key."""

    box: Id64
    key: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/=]{1556,1568}$")]


class Wrapset(Payload):
    """Wrapset, format 1; an empty one means that only the author's own vault holds the key."""

    object_kind: ClassVar[ObjectKind] = ObjectKind.WRAPSET

    v: FormatOne = 1
    interview: Id128
    rev: Annotated[int, Field(ge=1, le=10_000)]
    part: PartKind
    policy: Digest
    entries: Annotated[tuple[WrapEntry, ...], Field(max_length=MOST_RECIPIENTS)]

    @property
    def digest(self) -> str:
        """SHA-256 of its bytes, as the manifest names it."""
        return hashlib.sha256(self.to_bytes()).hexdigest()

    def open(self, box: hpke.BoxKey) -> bytes:
        """The part's key, for one of the recipients.

        Raises:
            NotARecipient: Not sealed to this key.
            NotOpened: The entry was changed, or made for another part.
        """
        name = hpke.box_id(box.public)
        for entry in self.entries:
            if entry.box == name:
                try:
                    return hpke.open_sealed(
                        box,
                        base64.b64decode(entry.key, validate=True),
                        kind=_HPKE_KIND,
                        object_id=_object_id(self.interview, self.rev, self.part),
                        recipient=name,
                        policy=self.policy,
                    )
                except NotAuthentic:
                    raise NotOpened("wrap-not-opened") from None
                except binascii.Error:
                    raise Malformed("wrap-base64") from None
        raise NotARecipient


def wrap(key: bytes, boxes: Sequence[bytes], *, interview: str, rev: int, part: PartKind, policy: str) -> Wrapset:
    """Seal a part's key to each of the public box keys."""
    entries = []
    for public in boxes:
        name = hpke.box_id(public)
        sealed = hpke.seal(
            public, key, kind=_HPKE_KIND, object_id=_object_id(interview, rev, part), recipient=name, policy=policy
        )
        entries.append(WrapEntry(box=name, key=base64.b64encode(sealed).decode()))
    return Wrapset(interview=interview, rev=rev, part=part, policy=policy, entries=tuple(entries))


def _object_id(interview: str, rev: int, part: PartKind) -> str:
    return f"{interview}/{rev}/{part.value}"
