"""As custodian: the part of a received interview that only the keeper of a key opens. Nothing opened is stored."""

import contextlib

from storage.crypto import hpke
from storage.crypto.hpke import BoxKey
from storage.interviews import custody, device, received_sealed
from storage.interviews.errors import ReceivedRefused
from storage.interviews.playback import ReadableAttachment
from storage.interviews.received_files import open_attachment, want_files
from storage.interviews.received_sealed import ReceivedInterview
from storage.keys import key_file
from storage.keys.key_file import KeyPurpose
from storage.objects.certificate import Role
from storage.objects.custody import CustodyAction
from storage.objects.kinds import PartKind
from storage.objects.part import OpenedPart
from storage.platform.clock import Moment
from storage.vault import Vault
from storage.vault.transaction import Transaction

#: What the custody log says was opened.
DETAIL = PartKind.CRSV.value


def key_of(data: bytes, passphrase: str, *, practice: bool) -> BoxKey:
    """The custodian's key in a key file; slow on purpose.

    Raises:
        KeyFileRefused: Another passphrase.
        KeyFileDamaged, KeyFileTooNew: As `key_file.read`.
        ReceivedRefused: A file for something else, or for practice and the reverse (code ``key-of-another-kind``).
    """
    file = key_file.read(data)
    if file.purpose is not KeyPurpose.CRSV_CUSTODIAN or file.practice != practice:
        raise ReceivedRefused("key-of-another-kind")
    box = file.with_passphrase(passphrase).box
    if box is None:
        raise ReceivedRefused("key-of-another-kind")
    return box


def listed(tx: Transaction) -> tuple[ReceivedInterview, ...]:
    """Interviews whose part lies here sealed, the newest first. Whether it holds anything, nobody sees before."""
    return received_sealed.listed(tx)


def opens_with_own_key(tx: Transaction, manifest_digest: str) -> bool:
    """Whether this device's own key is among those that the part was sealed to.

    Raises:
        ReceivedRefused: It is not here (code ``not-received``).
    """
    return hpke.box_id(device.identity(tx).box.public) in received_sealed.readers(tx, manifest_digest, PartKind.CRSV)


def open_compartment(vault: Vault, manifest_digest: str, box: BoxKey | None, moment: Moment) -> OpenedPart:
    """Open the part with a key from a file, or with this device's own.

    The opening is entered in the custody log in the same transaction: what cannot be entered is not opened.

    Raises:
        ReceivedRefused: Codes ``not-a-custodian``, ``not-received``, ``not-a-recipient``, ``received-damaged``,
            ``received-withdrawn``: the person does not agree any more.
    """
    with vault.transaction() as tx:
        _require(tx, manifest_digest)
        opened = received_sealed.open_part(tx, manifest_digest, PartKind.CRSV, box)
        want_files(tx, manifest_digest, opened)
        custody.record(tx, "", CustodyAction.VIEW, moment, manifest_digest, DETAIL)
    return opened


def play(
    vault: Vault, manifest_digest: str, attachment_id: str, opened: OpenedPart, moment: Moment
) -> ReadableAttachment:
    """A recording of the opened part; entered in the custody log as well.

    Raises:
        ReceivedRefused: As `open_compartment`, and ``blob-missing``: it was not fetched yet.
        ContainerDamaged: A file is not the one that was sealed.
    """
    with vault.read() as tx:
        _require(tx, manifest_digest)
    sound = open_attachment(vault, manifest_digest, attachment_id, opened)
    with contextlib.ExitStack() as undo:
        undo.callback(sound.close)
        with vault.transaction() as tx:
            custody.record(tx, "", CustodyAction.PLAY, moment, manifest_digest, attachment_id)
        undo.pop_all()
    return sound


def _require(tx: Transaction, manifest_digest: str) -> None:
    if device.identity(tx).role is not Role.CUSTODIAN:
        raise ReceivedRefused("not-a-custodian")
    if received_sealed.get(tx, manifest_digest).withdrawn_at:
        raise ReceivedRefused("received-withdrawn")
