"""What can go wrong with a stick."""

from sync.protocol.errors import SyncError


class PackProblem(SyncError):
    """A pack or answer file that cannot be written or read.

    Writing: no-organisation, not-enrolled, disk-full, disk-unwritable, stick-full, stick-unwritable,
    pack-not-readable-back, pack-too-large, all-packed. Reading: pack-unreadable, pack-for-another, pack-damaged,
    answer-unreadable, answer-for-another-device.
    """
