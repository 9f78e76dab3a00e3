"""Devices that are shut out, as the organisation signed it: whoever is told by a coordinator needs no central for it.

Each word is signed by the root or one of its issuers, so that neither central nor a coordinator can make one. They are
only ever added; one that is kept back at one road comes by another. Of several about one device the lowest trusted
number counts: nobody trusts it with more again, and who said what before, and when, stays.
"""

import base64
import binascii
from collections.abc import Sequence
from typing import Final

from sqlalchemy import insert, select

from storage.interviews import organisation
from storage.objects import envelope
from storage.objects.canonical import encode, parse
from storage.objects.errors import Malformed, ObjectRefused
from storage.objects.kinds import ObjectKind
from storage.objects.revocation import Revocation
from storage.platform.clock import Moment
from storage.vault.assignment_tables import revocations
from storage.vault.transaction import Transaction

MOST: Final = 2_000
#: The newest of them; a package has to have room for something else.
_MOST_PASSED_ON: Final = 500
_LARGEST: Final = 4 << 20
_MEMBER: Final = "revocations"


def keep(tx: Transaction, frames: Sequence[bytes], moment: Moment, *, practice: bool) -> int:
    """Keep those that are new or trust a device with less; what nobody of this organisation signed is left out.

    Gives how many were kept.

    Raises:
        NoOrganisation: There is no root to verify with.
    """
    package = organisation.required(tx).package
    standing = {said.device_key: said for said, _ in _standing(tx)}
    count = 0
    for frame in frames[:MOST]:
        try:
            signed = envelope.from_frame(ObjectKind.REVOCATION, frame)
            said = Revocation.from_bytes(signed.payload)
        except ObjectRefused:
            continue
        known = standing.get(said.device_key)
        is_new = known is None or said.takes_more_than(known)
        if said.practice == practice and is_new and package.may_certify(signed):
            standing[said.device_key] = said
            count += 1
            values = {"device_key": said.device_key, "content": signed.to_frame(), "received": moment.wall}
            tx.execute(insert(revocations).values(**values))
    return count


def is_revoked(tx: Transaction, device_key: str) -> bool:
    """Whether the organisation shut out the device with this signing key."""
    found = select(revocations.c.device_key).where(revocations.c.device_key == device_key)
    return tx.execute(found).first() is not None


def is_trusted(tx: Transaction, device_key: str, number: int) -> bool:
    """Whether the device with this signing key was still trusted with this number of its journal."""
    found = select(revocations.c.content).where(revocations.c.device_key == device_key)
    return all(number <= _said(bytes(content)).trusted_to for content in tx.execute(found).scalars())


def to_pass_on(tx: Transaction) -> bytes | None:
    """All of them as the file of a mission package; None where there is none."""
    texts = [base64.b64encode(frame).decode() for _, frame in _standing(tx)[:_MOST_PASSED_ON]]
    return encode({_MEMBER: texts}) if texts else None


def _standing(tx: Transaction) -> list[tuple[Revocation, bytes]]:
    """Of each device the word that counts, with its frame; the newest first."""
    t = revocations
    found: dict[str, tuple[Revocation, bytes]] = {}
    for row in tx.execute(select(t.c.content).order_by(t.c.received.desc(), t.c.device_key)):
        frame = bytes(row.content)
        said = _said(frame)
        known = found.get(said.device_key)
        if known is None or said.takes_more_than(known[0]):
            found[said.device_key] = (said, frame)
    return list(found.values())


def _said(frame: bytes) -> Revocation:
    return Revocation.from_bytes(envelope.from_frame(ObjectKind.REVOCATION, frame).payload)


def passed_on(content: bytes) -> tuple[bytes, ...]:
    """The frames in such a file.

    Raises:
        Malformed: It is none.
    """
    texts = parse(content, limit=_LARGEST).get(_MEMBER)
    if not isinstance(texts, list) or len(texts) > MOST:
        raise Malformed("package-file")
    try:
        return tuple(base64.b64decode(str(text), validate=True) for text in texts)
    except (binascii.Error, ValueError):
        raise Malformed("package-file") from None
