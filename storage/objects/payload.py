"""What all signed objects share: strict fields, canonical bytes, and who, when and where in the device's journal."""

from typing import Annotated, ClassVar, Final, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from storage.objects import canonical
from storage.objects.errors import Malformed
from storage.objects.kinds import ObjectKind

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
KeyHex = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Id128 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
Id64 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
Instant = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$")
]
Token = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.:/+-]{1,100}$")]
# A media type, of all its parameters only `codecs`: nothing else can be said in it.
MIME_PATTERN: Final = r"^[a-z]{1,20}/[a-z0-9.+-]{1,80}(; codecs=[a-z0-9.,]{1,40})?$"
Mime = Annotated[str, StringConstraints(pattern=MIME_PATTERN)]
# What names one run of the operating system; empty where it cannot be had.
Boot = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{0,64}$")]
Count = Annotated[int, Field(ge=0, le=canonical.LARGEST_INTEGER)]
Number = Annotated[int, Field(ge=1, le=canonical.LARGEST_INTEGER)]
# A box key (1,216 bytes) in base64; whether it is a usable key is checked where it is used.
BoxText = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]{1622}==$")]
# Names of people's choosing, without line ends and letters that turn the direction of others round.
ShortText = Annotated[str, StringConstraints(pattern=r"^[^\p{C}]{1,120}$")]


class Fields(BaseModel):
    """A part of a payload: unknown and missing keys, other types and values out of bounds are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Payload(Fields):
    """The payload of an object; its bytes are made once and then kept as they are."""

    object_kind: ClassVar[ObjectKind]

    def to_bytes(self) -> bytes:
        """Canonical JSON."""
        return canonical.encode(self.model_dump(mode="json"))

    @classmethod
    def from_bytes(cls, data: bytes, *, limit: int = canonical.LARGEST) -> Self:
        """Read a payload strictly.

        Raises:
            Malformed: Any rule of the format is broken.
        """
        # What has a default when it is made must still be there when it is read.
        if canonical.parse(data, limit=limit).keys() != cls.model_fields.keys():
            raise Malformed("object-fields")
        try:
            return cls.model_validate_json(data)
        except ValidationError:
            # The library's message quotes the value: it must not travel further.
            raise Malformed("object-fields") from None


class Author(Fields):
    """Who signed: the device's key, and the digest of its certificate when it has one."""

    key: KeyHex
    cert: Digest | None


class JournalPlace(Fields):
    """Place in the device's append-only journal: gaps and forks become visible."""

    seq: Number
    prev: Digest | None
    boot: Boot
    mono_ms: Count


class SignedTime(Fields):
    """The wall clock is a claim; `suspect` when it is before the last trusted time or ran unlike the other clock."""

    wall: Instant
    tz: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_+:/-]{1,64}$")]
    trusted_floor: Instant | None
    suspect: bool


# Not Literal[1]: that would take `true` for it.
FormatOne = Annotated[int, Field(ge=1, le=1)]
