"""Signed custody events: what goes out about an interview without a word of its content."""

from storage.interviews import journal
from storage.interviews.device import DeviceIdentity
from storage.objects import envelope
from storage.objects.custody import CustodyAction, CustodyEvent
from storage.objects.envelope import Signed
from storage.platform.clock import Moment
from storage.vault.transaction import Transaction


def sign(
    tx: Transaction,
    identity: DeviceIdentity,
    moment: Moment,
    *,
    action: CustodyAction,
    interview: str,
    rev: int,
    manifest: str,
    practice: bool,
    policy: str,
) -> Signed:
    """Sign an event about the revision with this manifest, and enter it in the device's journal."""
    place = journal.next_place(tx, moment)
    event = CustodyEvent(
        action=action,
        interview=interview,
        rev=rev,
        object=manifest,
        actor=identity.author,
        practice=practice,
        device=place,
        time=journal.signed_time(tx, moment),
        policy=policy,
    )
    signed = envelope.sign(event, identity.signing)
    journal.append(tx, signed, place, moment)
    return signed
