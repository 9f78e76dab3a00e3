"""Two people for what is most dangerous to pass on (G92): names, and what a child, or somebody of unknown age, told.

Each of them has a key in this vault that only their own words open, and signs with it what leaves and for whom. What
one laptop cannot prove: that the two keys belong to two people. When each key was made says the custody.
"""

import base64
import hashlib
import json
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from forms.engine import Session
from forms.interview.answers import value
from forms.interview.outgoing import Share
from forms.interview.parts import Part
from forms.interview.sharing import APPROVALS
from storage.crypto import aead, kdf
from storage.crypto.errors import NotAuthentic
from storage.crypto.kdf import Argon2Cost
from storage.crypto.signing import SigningKey
from storage.interviews import custody, device, journal, settings
from storage.interviews.errors import ApprovalRefused, LeavingRefused
from storage.keys import passphrase
from storage.objects import envelope
from storage.objects.approval import APPROVER_PATTERN, Approval
from storage.objects.custody import CustodyAction
from storage.objects.errors import ObjectRefused
from storage.objects.kinds import ObjectKind
from storage.platform.clock import Moment
from storage.vault import Vault
from storage.vault.transaction import Transaction

_CODE: Final = re.compile(APPROVER_PATTERN)
_PEOPLE: Final = "approver/"
_CONTEXT: Final = b"svidok/approver/v1"
_SEED_BYTES: Final = 32
_LONGEST_DETAIL: Final = 64


@dataclass(frozen=True, slots=True)
class Departing:
    """What would leave: the manifest of a revision, for whom, and a digest over what of it goes.

    `interview_id` is that of this vault; empty for what was received, which `interview` names.
    """

    object: str
    interview: str
    recipient: str
    terms: str
    interview_id: str = ""


@dataclass(frozen=True, slots=True)
class Approver:
    """Somebody who may approve here, by a code of the team, and since when."""

    code: str
    since: str
    public: bytes
    salt: bytes = field(repr=False)
    cost: Argon2Cost = field(repr=False)
    sealed: bytes = field(repr=False)

    def key(self, words: str) -> SigningKey:
        """Open this person's key; takes about a second.

        Raises:
            ApprovalRefused: These are not their words.
        """
        opening = kdf.derive(passphrase.normalised(words), self.salt, self.cost)
        try:
            return SigningKey.from_seed(aead.open_sealed(opening, self.sealed, _CONTEXT + self.code.encode()))
        except NotAuthentic:
            raise ApprovalRefused("approver-words") from None


def is_needed(session: Session, share: Share) -> bool:
    """Whether two people must approve that this leaves."""
    return Part.IDENTITY in share.parts or value(session, "mn_is_minor") != "no"


def people(tx: Transaction) -> tuple[Approver, ...]:
    """Everybody who may approve here, by code."""
    return tuple(_read(code, text) for code, text in settings.named(tx, _PEOPLE))


def made(code: str, words: str, cost: Argon2Cost, moment: Moment) -> Approver:
    """A key for somebody, sealed under their own words; takes about a second, and is kept by `register`.

    Raises:
        ApprovalRefused: Not a code of a team.
        WeakPassphrase: The words are too easily guessed.
    """
    if not _CODE.fullmatch(code):
        raise ApprovalRefused("approver-code")
    passphrase.require(words)
    seed, salt = os.urandom(_SEED_BYTES), os.urandom(kdf.SALT_BYTES)
    opening = kdf.derive(passphrase.normalised(words), salt, cost)
    sealed = aead.seal(opening, seed, _CONTEXT + code.encode())
    return Approver(code, moment.wall, SigningKey.from_seed(seed).public, salt, cost, sealed)


def register(tx: Transaction, one: Approver, moment: Moment) -> None:
    """Let somebody approve here from now on, and enter it in the custody.

    Raises:
        ApprovalRefused: The code is taken: nobody is replaced without being removed first.
    """
    if settings.get(tx, _PEOPLE + one.code) is not None:
        raise ApprovalRefused("approver-known")
    settings.put(tx, _PEOPLE + one.code, _written(one), moment)
    digest = hashlib.sha256(one.public).hexdigest()
    custody.record(tx, "", CustodyAction.NOTICE, moment, digest, detail=f"approver:{one.code}")


def remove(tx: Transaction, code: str, moment: Moment) -> None:
    """Let somebody approve here no more; what they approved before counts no more either."""
    if settings.get(tx, _PEOPLE + code) is not None:
        settings.remove(tx, _PEOPLE + code)
        custody.record(tx, "", CustodyAction.NOTICE, moment, detail=f"approver-removed:{code}")


def approve(vault: Vault, code: str, words: str, departing: Sequence[Departing], moment: Moment) -> None:
    """Sign each of them with the person's key and the device's, and enter it in the custody.

    Raises:
        ApprovalRefused: Nobody of this code may approve here, or these are not their words.
    """
    with vault.read() as tx:
        found = next((one for one in people(tx) if one.code == code), None)
    if found is None:
        raise ApprovalRefused("approver-words")
    # Outside of any transaction: opening a key takes its time.
    key = found.key(words)
    with vault.transaction() as tx:
        own = device.signing(tx)
        for one in departing:
            said = Approval(
                interview=one.interview,
                object=one.object,
                recipient=one.recipient,
                terms=one.terms,
                code=code,
                key=key.public.hex(),
                practice=vault.practice,
                time=journal.signed_time(tx, moment),
            )
            frame = envelope.sign(said, key, own).to_frame()
            settings.put(tx, _name(one, code), base64.b64encode(frame).decode(), moment)
            # The longest of both are two letters longer than an entry takes.
            word = f"approval:{code},{one.recipient.replace('_', '-')}"[:_LONGEST_DETAIL]
            custody.record(tx, one.interview_id, CustodyAction.NOTICE, moment, one.object, detail=word)


def approved_by(tx: Transaction, one: Departing) -> tuple[str, ...]:
    """Codes of those whose signature under just this holds, and who may still approve here."""
    return tuple(who.code for who in people(tx) if _holds(tx, one, who))


def require(approved: Iterable[str], *, is_needed: bool) -> None:
    """Return if enough people approved.

    Raises:
        LeavingRefused: Code ``leaving-two-people``.
    """
    if is_needed and len(set(approved)) < APPROVALS:
        raise LeavingRefused("leaving-two-people")


def _holds(tx: Transaction, one: Departing, who: Approver) -> bool:
    text = settings.get(tx, _name(one, who.code))
    if text is None:
        return False
    try:
        signed = envelope.from_frame(ObjectKind.APPROVAL, base64.b64decode(text))
        signed.verify(who.public)
        signed.verify(device.signing(tx).public)
        said = Approval.from_bytes(signed.payload)
    except (ObjectRefused, ValueError):
        return False
    asked = (one.object, one.interview, one.recipient, one.terms, who.code, who.public.hex())
    return (said.object, said.interview, said.recipient, said.terms, said.code, said.key) == asked


def _name(one: Departing, code: str) -> str:
    return f"approval/{one.object}/{one.recipient}/{code}"


def _written(one: Approver) -> str:
    return json.dumps(
        {
            "since": one.since,
            "public": one.public.hex(),
            "salt": one.salt.hex(),
            "cost": [one.cost.memory_kib, one.cost.passes, one.cost.lanes],
            "sealed": one.sealed.hex(),
        }
    )


def _read(code: str, text: str) -> Approver:
    # The database is authenticated; a cost beyond ours is refused where it would be paid.
    kept = json.loads(text)
    public, salt, sealed = (bytes.fromhex(kept[name]) for name in ("public", "salt", "sealed"))
    return Approver(code, kept["since"], public, salt, Argon2Cost(*kept["cost"]), sealed)
