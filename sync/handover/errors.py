"""What can go wrong between two laptops."""

from sync.protocol.errors import SyncError


class HandoverProblem(SyncError):
    """A file that was not handed over; what arrived stays where it is and is gone on from.

    Codes: handover-no-address, handover-nobody, handover-cut, handover-not-theirs, handover-other-words,
    handover-refused, handover-damaged, handover-no-room, handover-not-a-pack, stick-full, stick-unwritable.
    """


class Stopped(Exception):
    """The person changed their mind."""
