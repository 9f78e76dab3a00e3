"""What can go wrong with a stick."""

from sync.protocol.errors import SyncError


class PackProblem(SyncError):
    """A pack or answer file that cannot be written or read.

    Codes: no-organisation, not-enrolled, stick-full, stick-unwritable, stick-gone, pack-not-readable-back,
    pack-unreadable, pack-for-another, pack-damaged, answer-unreadable, answer-for-another-device.
    """
