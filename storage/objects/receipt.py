"""Central's receipt: these digests are stored durably. Signed in the transaction that stores them and logs them."""

from typing import Annotated, ClassVar, Final, Self

from pydantic import Field, StringConstraints, model_validator

from storage.crypto.signing import key_id
from storage.objects import canonical, checkpoint
from storage.objects.errors import Malformed
from storage.objects.kinds import ObjectKind
from storage.objects.payload import Count, Digest, Fields, FormatOne, Instant, KeyHex, Number, Payload

MOST_OBJECTS: Final = 5_000
LETTERS: Final = {
    ObjectKind.REVISION: "r",
    ObjectKind.PART: "p",
    ObjectKind.WRAPSET: "w",
    ObjectKind.BLOB: "b",
    ObjectKind.CUSTODY_EVENT: "c",
    ObjectKind.ADDENDUM: "a",
    ObjectKind.CONSENT_NOTICE: "n",
}
_KINDS: Final = {letter: kind for kind, letter in LETTERS.items()}
# Those that have a number in the device's journal; the rest is named by a manifest that has one.
NUMBERED: Final = frozenset(LETTERS.values()) - {"p", "w", "b"}


class LogPlace(Fields):
    """Where the objects of a receipt stand in the log, one after the other.

    Attributes:
        first: Number of the first leaf, from 0.
        kinds: A letter for each object.
        seqs: Numbers in the device's journal of those that have one, in order.
    """

    first: Count
    kinds: Annotated[str, StringConstraints(pattern=r"^[rpwbcan]{1,5000}$")]
    seqs: Annotated[tuple[Number, ...], Field(max_length=MOST_OBJECTS)]


class Receipt(Payload):
    """Receipt, format 1. `objects` names objects and blobs alike; `at` is central's time; `epoch` of revocations.

    The first ones had no `log`: they prove who said to have stored what, and nothing more.
    """

    object_kind: ClassVar[ObjectKind] = ObjectKind.RECEIPT

    v: FormatOne = 1
    practice: bool
    device: KeyHex
    objects: Annotated[tuple[Digest, ...], Field(min_length=1, max_length=MOST_OBJECTS)]
    at: Instant
    epoch: Count
    log: LogPlace | None = None

    @model_validator(mode="after")
    def _has_a_leaf_each(self) -> Self:
        if self.log is not None:
            numbered = sum(letter in NUMBERED for letter in self.log.kinds)
            if len(self.log.kinds) != len(self.objects) or len(self.log.seqs) != numbered:
                raise ValueError("log")
        return self

    def to_bytes(self) -> bytes:
        """Canonical JSON."""
        stated = self.model_dump(mode="json")
        return canonical.encode({name: value for name, value in stated.items() if name != "log" or value is not None})

    @classmethod
    def from_bytes(cls, data: bytes, *, limit: int = canonical.LARGEST) -> Self:
        """Read a payload strictly, one of the first included.

        Raises:
            Malformed: Any rule of the format is broken.
        """
        members = canonical.parse(data, limit=limit)
        if members.get("log", members) is None:
            raise Malformed("object-fields")
        # The end of an object is where a member can stand whatever comes before it.
        whole = data if "log" in members else data.rstrip()[:-1] + b',"log":null}'
        return super().from_bytes(whole, limit=limit)

    def leaves(self) -> tuple[bytes, ...]:
        """The hashes of its leaves in the log, in order; none of a receipt without a place there."""
        if self.log is None:
            return ()
        seqs = iter(self.log.seqs)
        device = key_id(bytes.fromhex(self.device))
        return tuple(
            checkpoint.leaf_hash(_KINDS[letter], digest, device, next(seqs) if letter in NUMBERED else 0)
            for digest, letter in zip(self.objects, self.log.kinds, strict=True)
        )
