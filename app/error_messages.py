"""What happened and what the person can do: one table for every failure that is the world's fault."""

import errno
from collections.abc import Callable
from dataclasses import dataclass

from app.error_words import TABLE


@dataclass(frozen=True, slots=True)
class Message:
    """A failure in words."""

    happened: str
    do: str


class Messages:
    """Turns errors into words in the language of the moment."""

    def __init__(self, log_bug: Callable[[Exception], None]) -> None:
        self._log_bug = log_bug

    def for_error(self, error: Exception) -> Message | None:
        """Give the words for an expected failure, or None: then it is our bug.

        Rooms are told apart by the names of their base classes, so that this table, which the first window needs,
        does not load them all.
        """
        if isinstance(error, OSError):
            return _message(_of_system(error))
        code = getattr(error, "code", None)
        families = {kind.__name__ for kind in type(error).__mro__}
        if not isinstance(code, str):
            return None
        for name in (code, *(family for family in _FAMILIES if family in families)):
            found = _message(_ALIASES.get(name, name))
            if found is not None:
                return found
        return None

    def for_code(self, code: str) -> Message:
        """Give the words for why central refused something."""
        return _message(_ALIASES.get(code, code)) or _known("DeliveryRefused")

    def shown(self, error: Exception) -> Message:
        """Give the words for any failure; a bug is logged without its content and shown as our fault."""
        expected = self.for_error(error)
        if expected is not None:
            return expected
        self._log_bug(error)
        return _known("bug")


# Several codes that mean the same to a person.
_ALIASES = {
    "header-damaged": "vault-damaged",
    "header-missing": "vault-damaged",
    "header-too-new": "vault-too-new",
    "slot-refused": "wrong-passphrase",
    "already-open": "vault-busy",
    "file-empty": "import-refused",
    "timed-out": "unreachable",
    "cut": "unreachable",
    "server-busy": "unreachable",
    "server-failed": "unreachable",
    "forged-hello": "ServerNotTrusted",
    "forged-receipt": "ServerNotTrusted",
    "forged-checkpoint": "ServerNotTrusted",
    "checkpoint-damaged": "ServerNotTrusted",
    "checkpoint-signature": "ServerNotTrusted",
    "checkpoint-unproved": "ServerNotTrusted",
    "log-shrunk": "log-forked",
    "log-not-proved": "log-forked",
    "forged-review": "ServerNotTrusted",
    "wrong-digest": "ServerNotTrusted",
    "wrong-answer": "ServerNotTrusted",
    "answer-too-large": "ServerNotTrusted",
    "no-device": "device-unknown",
    "not-enrolled": "device-unknown",
    "no-address": "no-organisation",
    "package-signature": "package-damaged",
    "package-refused": "package-damaged",
    "object-malformed": "package-damaged",
    "bad-signature": "package-damaged",
    "package-conflict": "package-other-root",
    "certificate-signature": "certificate-damaged",
    "certificate-refused": "certificate-damaged",
    "stick-unwritable": "vault-read-only",
    "stick-full": "disk-full",
    "container-full": "disk-full",
    "answer-for-another-device": "answer-unreadable",
    "kind-not-accepted": "role-not-allowed",
    "not-a-coordinator": "role-not-allowed",
    "disk-unwritable": "vault-read-only",
    "file-damaged": "attachment-damaged",
    "import-too-large": "import-refused",
    "import-unreadable": "import-refused",
    "receipt-refused": "ServerNotTrusted",
    "review-refused": "ReceivedRefused",
    # Alarms of a delivery that went on.
    "receipt-damaged": "ServerNotTrusted",
    "receipt-incomplete": "ServerNotTrusted",
    "receipt-other-device": "ServerNotTrusted",
    "receipt-signature": "ServerNotTrusted",
    "receipt-unknown-object": "ServerNotTrusted",
    "review-damaged": "ReceivedRefused",
    "addressed-damaged": "ReceivedRefused",
    "addressed-malformed": "ReceivedRefused",
    "addressed-not-opened": "ReceivedRefused",
    "addressed-signature": "ReceivedRefused",
    "assignment-older": "ReceivedRefused",
    "assignment-refused": "ReceivedRefused",
    "review-not-opened": "ReceivedRefused",
    "review-signature": "ReceivedRefused",
    "review-revoked": "addressed-revoked",
    "received-revoked": "addressed-revoked",
    "review-unknown-interview": "ReceivedRefused",
    "export-full": "disk-full",
    "export-unwritable": "vault-read-only",
    # Whole families that share their words.
    "OdkUnreachable": "odk-unreachable",
    "OdkRefused": "odk-refused",
    "LeavingRefused": "leaving-not-allowed",
    "ExportProblem": "vault-read-only",
    "HandoverProblem": "handover-not-theirs",
    "ServerUnreachable": "unreachable",
    "NotReadyToDeliver": "no-organisation",
    "CertificateRefused": "certificate-damaged",
    "PackageRefused": "package-damaged",
    "ReceiptRefused": "ServerNotTrusted",
    "ReviewRefused": "ReceivedRefused",
    "ImportRefused": "import-refused",
    "NoSuchInterview": "no-such-interview",
    "FreeTextInFacts": "FormBroken",
    "FormError": "FormBroken",
    "XPathError": "FormBroken",
    "RulesBroken": "FormBroken",
    "AnchorsBroken": "FormBroken",
    "TextsBroken": "FormBroken",
    "CryptoError": "ContainerError",
    "CentralProblem": "practice-not-ready",
}
# Tried in this order where a code has no words of its own.
_FAMILIES = (
    "OdkUnreachable",
    "OdkRefused",
    "LeavingRefused",
    "ExportProblem",
    "ServerUnreachable",
    "ServerNotTrusted",
    "DeliveryRefused",
    "NotReadyToDeliver",
    "PackProblem",
    "HandoverProblem",
    "EvidenceProblem",
    "ReceivedRefused",
    "CertificateRefused",
    "PackageRefused",
    "ReceiptRefused",
    "ReviewRefused",
    "ImportRefused",
    "NoSuchInterview",
    "FreeTextInFacts",
    "MalformedMessage",
    "ObjectRefused",
    "FormBroken",
    "BackupError",
    "VaultError",
    "KeysError",
    "CardProblem",
    "ContainerError",
    "CryptoError",
    "FormError",
    "XPathError",
    "RulesBroken",
    "AnchorsBroken",
    "TextsBroken",
    "CentralProblem",
)


def _of_system(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else -1):
        return "disk-full"
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return "vault-read-only"
    return "file-unreadable"


def _known(name: str) -> Message:
    message = _message(name)
    if message is None:
        raise KeyError(name)
    return message


def _message(name: str) -> Message | None:
    words = TABLE.get(name)
    return None if words is None else Message(*words())
