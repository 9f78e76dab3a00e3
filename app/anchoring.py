"""While a vault is open: its anchors follow within seconds, and what is unusual about it is told once it is shown."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.anchored import Anchored
from app.error_messages import Message
from app.jobs import Jobs, Lane
from app.screens.integrity import sentences
from storage.integrity import check
from storage.integrity.findings import Findings
from storage.vault import Vault

# What is put back of a shorter while looks like a crash.
_EVERY_MS: Final = 15_000


class Anchoring(QObject):
    """Works beside everything else; nothing of it is waited for, and nothing of it keeps anybody from working."""

    unusual = Signal(object)

    def __init__(self, vault: Vault, jobs: Jobs, anchored: Anchored, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault, self._jobs, self._anchored = vault, jobs, anchored
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.keep)

    def start(self) -> None:
        """Look at the heads, and set the anchors again and again."""
        self._jobs.run(Lane.KEEPING, self._look, done=self._looked, failed=_ignored)
        self._timer.start()

    def stop(self) -> None:
        """Set no more anchors."""
        self._timer.stop()

    def keep(self) -> None:
        """Set the anchors to what the vault is now; not behind a copy, which may take hours."""
        self._jobs.run(Lane.VAULT, self._keep, done=_ignored, failed=_ignored)

    def _keep(self) -> None:
        self._anchored.keep(self._vault)

    def _look(self) -> Findings:
        return check.heads(self._vault)

    def _looked(self, findings: Findings) -> None:
        if findings.found:
            happened = "\n".join(sentences.found(one) for one in findings.found)
            self.unusual.emit(Message(happened, sentences.what_to_do(frozenset(one.code for one in findings.found))))


def _ignored(_: object) -> None:
    """An anchor that cannot be set is no reason to trouble anybody; the next one can."""
