"""Devices that are shut out, as the organisation signed it: whoever is told by a coordinator needs no central for it.

Each word is signed by the root or one of its issuers, so that neither central nor a coordinator can make one. They are
only ever added; one that is kept back at one road comes by another.
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
    """Keep those that are new; what nobody of this organisation signed is left out. How many were new.

    Raises:
        NoOrganisation: There is no root to verify with.
    """
    package = organisation.required(tx).package
    known = set(tx.execute(select(revocations.c.device_key)).scalars())
    before = len(known)
    for frame in frames[:MOST]:
        try:
            signed = envelope.from_frame(ObjectKind.REVOCATION, frame)
            said = Revocation.from_bytes(signed.payload)
        except ObjectRefused:
            continue
        if said.practice == practice and said.device_key not in known and package.may_certify(signed):
            known.add(said.device_key)
            values = {"device_key": said.device_key, "content": signed.to_frame(), "received": moment.wall}
            tx.execute(insert(revocations).values(**values))
    return len(known) - before


def is_revoked(tx: Transaction, device_key: str) -> bool:
    """Whether the organisation shut out the device with this signing key."""
    found = select(revocations.c.device_key).where(revocations.c.device_key == device_key)
    return tx.execute(found).first() is not None


def is_trusted(tx: Transaction, device_key: str, number: int) -> bool:
    """Whether the device with this signing key was still trusted with this number of its journal."""
    found = select(revocations.c.content).where(revocations.c.device_key == device_key)
    content = tx.execute(found).scalar()
    if content is None:
        return True
    said = Revocation.from_bytes(envelope.from_frame(ObjectKind.REVOCATION, bytes(content)).payload)
    return said.last_seq is not None and number <= said.last_seq


def to_pass_on(tx: Transaction) -> bytes | None:
    """All of them as the file of a mission package; None where there is none."""
    t = revocations
    newest = select(t.c.content).order_by(t.c.received.desc(), t.c.device_key).limit(_MOST_PASSED_ON)
    texts = [base64.b64encode(bytes(frame)).decode() for frame in tx.execute(newest).scalars()]
    return encode({_MEMBER: texts}) if texts else None


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
