"""What can go wrong with a server of ODK or Kobo: codes only, no text for people."""

from sync.protocol.errors import SyncError


class OdkUnreachable(SyncError):
    """Nobody answered, or the line was cut: what was taken stays taken, the rest goes with the next try.

    Codes: odk-unreachable, odk-cut, odk-busy.
    """


class OdkRefused(SyncError):
    """The server answered and did not take it.

    Codes: odk-sign-in, odk-not-allowed, odk-no-form, odk-too-large, odk-conflict, odk-refused, odk-moved,
    odk-not-openrosa, odk-untrusted, odk-address, odk-key, odk-file,
    odk-other-key.
    """
