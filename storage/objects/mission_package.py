"""Mission packages: forms, lists, services and the organisation's own package, for the devices of a mission."""

import base64
import binascii
import hashlib
import zlib
from enum import StrEnum
from typing import Annotated, ClassVar, Final, Self

from pydantic import Field, StringConstraints, model_validator

from storage.objects.errors import Malformed, TooLarge
from storage.objects.kinds import ObjectKind
from storage.objects.payload import Author, Digest, Fields, FormatOne, Id128, Instant, Number, Payload, ShortText

MOST_FILES: Final = 60
#: All files of a package together, as they are and as they travel.
LARGEST_FILES: Final = 16 << 20
LARGEST_PACKED: Final = 840_000
FileName = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\p{C}/\\:]*$")]


class FileKind(StrEnum):
    """What a file is; none of them is code, and nothing else is taken."""

    # An XForm as it was converted, and what it was made from; lists and pictures it names.
    FORM = "form"
    FORM_LIST = "form-list"
    REFERRALS = "referrals"
    TERRITORY = "territory"
    # Keys and policy, as the organisation's root signed them.
    ORGANISATION = "organisation"
    # Devices that are shut out, each word as an issuer or the root signed it; goes with every package.
    REVOCATIONS = "revocations"


class PackageFile(Fields):
    """A file; `of` names the form to which a list belongs, and is empty for the other kinds."""

    kind: FileKind
    name: FileName
    of: Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\p{C}/\\:]*$")]
    sha256: Digest
    packed: Annotated[str, StringConstraints(max_length=LARGEST_PACKED, pattern=r"^[A-Za-z0-9+/]+={0,2}$")]


class MissionPackage(Payload):
    """Mission package, format 1; of one `series` a higher `version` takes the place of the one before."""

    object_kind: ClassVar[ObjectKind] = ObjectKind.MISSION_PACKAGE

    v: FormatOne = 1
    series: Id128
    version: Number
    name: ShortText
    expires: Instant
    files: Annotated[tuple[PackageFile, ...], Field(min_length=1, max_length=MOST_FILES)]
    author: Author
    practice: bool
    at: Instant

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        if len({(one.kind, one.of, one.name) for one in self.files}) != len(self.files):
            raise ValueError("names")
        return self


def packed(kind: FileKind, name: str, content: bytes, of: str = "") -> PackageFile:
    """A file as it travels.

    Raises:
        TooLarge: Even compressed it does not fit.
    """
    text = base64.b64encode(zlib.compress(content, 9)).decode()
    if len(text) > LARGEST_PACKED or len(content) > LARGEST_FILES:
        raise TooLarge
    return PackageFile(kind=kind, name=name, of=of, sha256=hashlib.sha256(content).hexdigest(), packed=text)


def contents(package: MissionPackage) -> tuple[bytes, ...]:
    """What the files hold, in order; never more than they may hold together.

    Raises:
        Malformed: A file is not what its digest says, or all of them are too large.
    """
    found: list[bytes] = []
    left = LARGEST_FILES
    for one in package.files:
        try:
            inflater = zlib.decompressobj()
            content = inflater.decompress(base64.b64decode(one.packed, validate=True), left + 1)
        except (binascii.Error, ValueError, zlib.error):
            raise Malformed("package-file") from None
        left -= len(content)
        is_whole = inflater.eof and not inflater.unused_data and not inflater.unconsumed_tail
        if left < 0 or not is_whole or hashlib.sha256(content).hexdigest() != one.sha256:
            raise Malformed("package-file")
        found.append(content)
    return tuple(found)
