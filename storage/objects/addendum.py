"""What follows a sealed interview: transcripts and transfers made later, and the word that consent was refused.

Sealed as a part is, to the readers of what it belongs to. To which part that is nobody learns who cannot open it: there
is an entry for every recipient of the organisation, and those who may not read hold a key that opens nothing.
"""

import base64
import binascii
import os
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Annotated, ClassVar, Final

from pydantic import Field, JsonValue, StringConstraints

from storage.crypto import hpke
from storage.objects import part, wrapset
from storage.objects.errors import Malformed, TooLarge
from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.part import PartContent
from storage.objects.payload import Author, Digest, FormatOne, Id128, JournalPlace, Payload, SignedTime
from storage.objects.wrapset import Wrapset

#: Base64 in a signed object of at most one MiB, with room for the rest of it.
LARGEST_SEALED: Final = 820_000
LARGEST_WRAPS: Final = 180_000
_TEXT = r"^[A-Za-z0-9+/]*={0,2}$"
# Whatever it belongs to: by this word alone all of them look alike.
_OUTSIDE: Final = PartKind.BODY


class Following(StrEnum):
    """What it is; the word stands inside."""

    TRANSCRIPT = "transcript"
    # The way of a thing, and (to those who may know the person) who gave and who took it.
    TRANSFER = "transfer"
    TRANSFER_NAMES = "transfer-names"
    NOTICE = "notice"


class _Following(Payload):
    v: FormatOne = 1
    interview: Id128
    rev: Annotated[int, Field(ge=1, le=10_000)]
    object: Digest
    sealed: Annotated[str, StringConstraints(max_length=LARGEST_SEALED, pattern=_TEXT)]
    commit: Digest
    wrapset: Annotated[str, StringConstraints(max_length=LARGEST_WRAPS, pattern=_TEXT)]
    author: Author
    practice: bool
    device: JournalPlace
    time: SignedTime
    policy: Digest


class Addendum(_Following):
    """Something made after the seal, format 1; `object` is the manifest of the revision to which it belongs."""

    object_kind: ClassVar[ObjectKind] = ObjectKind.ADDENDUM


class ConsentNotice(_Following):
    """That an interview stays because consent was refused, format 1: codes, sealed to those who read the account."""

    object_kind: ClassVar[ObjectKind] = ObjectKind.CONSENT_NOTICE


@dataclass(frozen=True, slots=True)
class SealedText:
    """The sealed content and who can open it, as both objects hold them."""

    sealed: str
    commit: str
    wrapset: str


def seal(
    record: dict[str, JsonValue],
    number: str,
    *,
    interview: str,
    rev: int,
    policy: str,
    readers: Collection[bytes],
    everybody: Collection[bytes],
) -> SealedText:
    """Seal to the readers among all recipients.

    Raises:
        TooLarge: It does not fit into one object.
    """
    key, commit_key = part.new_key(), part.new_key()
    content = PartContent(part=_OUTSIDE, interview=interview, rev=rev, number=number, record=record)
    made = part.seal_part(content, key, commit_key, {})
    wrap = partial(wrapset.wrap, interview=interview, rev=rev, part=_OUTSIDE, policy=policy)
    may_read = set(readers)
    own = wrap(key, tuple(may_read))
    # The others get a key of the same kind that opens nothing.
    none = wrap(os.urandom(len(key)), [box for box in everybody if box not in may_read])
    entries = sorted((*own.entries, *none.entries), key=lambda entry: entry.box)
    wraps = Wrapset(interview=interview, rev=rev, part=_OUTSIDE, policy=policy, entries=tuple(entries))
    text = SealedText(
        sealed=base64.b64encode(made.sealed).decode(),
        commit=made.commit,
        wrapset=base64.b64encode(wraps.to_bytes()).decode(),
    )
    if len(text.sealed) > LARGEST_SEALED or len(text.wrapset) > LARGEST_WRAPS:
        raise TooLarge
    return text


def opened(following: _Following, box: hpke.BoxKey) -> PartContent:
    """What it says, for one of its readers.

    Raises:
        NotARecipient: There is no entry for this key.
        NotOpened: This key may not read it, or something was changed.
        Malformed: It opens, and is not of this format.
    """
    try:
        sealed = base64.b64decode(following.sealed, validate=True)
        wraps = Wrapset.from_bytes(base64.b64decode(following.wrapset, validate=True))
    except (binascii.Error, ValueError):
        raise Malformed("addendum-base64") from None
    stated = (wraps.interview, wraps.rev, wraps.part, wraps.policy)
    if stated != (following.interview, following.rev, _OUTSIDE, following.policy):
        raise Malformed("addendum-of-another")
    return part.open_part(
        sealed,
        wraps.open(box),
        interview=following.interview,
        rev=following.rev,
        part=_OUTSIDE,
        commit=following.commit,
    ).content
