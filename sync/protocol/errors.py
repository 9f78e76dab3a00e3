"""What can go wrong between a device and central: codes only, no text for people."""


class SyncError(Exception):
    """An expected failure of delivery; `code` is a kebab-case word for app/error_messages."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class ServerUnreachable(SyncError):
    """Nobody answered, or the answer was cut: try again later, quietly.

    Codes: unreachable, timed-out, cut, server-busy, server-failed, central-full, network-avoided.
    """

    def __init__(self, code: str = "unreachable") -> None:
        super().__init__(code)


class DeliveryRefused(SyncError):
    """Central answered and said no: tell a person.

    Codes: device-unknown, device-revoked, practice-mismatch, role-not-allowed, and what central's calls name.
    """


class ServerNotTrusted(SyncError):
    """What answered is not our central, or it lies: keep everything, raise the alarm.

    Codes: wrong-server-key, forged-hello, forged-receipt, wrong-digest, wrong-answer, answer-too-large, forged-review,
        forged-checkpoint.
    """


class MalformedMessage(SyncError):
    """Bytes from outside that are not what the protocol says."""


class NotReadyToDeliver(SyncError):
    """This vault cannot deliver yet. Codes: no-organisation, not-enrolled, no-address."""
