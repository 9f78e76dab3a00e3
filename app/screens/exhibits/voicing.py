"""Makes copies of recordings in another voice, beside the vault's lane, with progress and Stop. Knows no Qt."""

import hashlib
import threading
from collections.abc import Callable
from dataclasses import replace

from app.jobs import Jobs, Lane
from app.screens.attachments.kinds import AttachmentKind, kind_of
from app.screens.attachments.pictures import Details, details_text
from app.screens.attachments.presenter import Item, item_of
from app.screens.exhibits.voices import VoiceChange, changed
from storage.interviews import attachments
from storage.interviews.playback import ReadableAttachment, open_attachment
from storage.platform.clock import Clock
from storage.vault import Vault

_STEP = 1 << 20


class Voicing:
    """One copy at a time."""

    def __init__(self, vault: Vault, jobs: Jobs, clock: Clock, interview_id: str) -> None:
        self._vault, self._jobs, self._clock, self._interview_id = vault, jobs, clock, interview_id
        self._stop = threading.Event()
        self.is_running = False

    def begin(
        self,
        item: Item,
        change: VoiceChange,
        *,
        told: Callable[[int], None],
        done: Callable[[Item | None], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Begin; `told` hears percents, `done` gets the copy, or None where there is none."""
        self._stop.clear()
        self.is_running = True

        def ended(made: Item | None) -> None:
            self.is_running = False
            done(made)

        def broke(error: Exception) -> None:
            self.is_running = False
            failed(error)

        self._jobs.run(Lane.KEEPING, lambda: self._make(item, change, told), done=ended, failed=broke)

    def cancel(self) -> None:
        """Stop: nothing of it is kept."""
        self._stop.set()

    def _make(self, item: Item, change: VoiceChange, told: Callable[[int], None]) -> Item | None:
        last = 0

        def passed(done: int, whole: int) -> None:
            nonlocal last
            percent = min(99, done * 100 // max(whole, 1))
            if percent != last:
                last = percent
                self._jobs.post(lambda: told(percent))

        with open_attachment(self._vault, item.id) as sealed:
            made = changed(sealed, change.voice, lambda done: passed(done, sealed.size), self._stop.is_set)
            digest = _digest(sealed)
        if not made or self._stop.is_set():
            return None
        with self._vault.read() as tx:
            original = attachments.get(tx, item.id)
        shown = AttachmentKind.SOUND
        details = replace(
            Details(shown=shown.value),
            exhibit=item.details.exhibit,
            graphic=item.details.graphic,
            made_from=item.id,
            made_of=digest,
            made_by=change.who[:200],
            made_why=change.why[:500],
            made_how=change.how,
        )
        one = attachments.import_bytes(
            self._vault, self._interview_id, original.part, kind_of(shown), made, attachments.OPUS, self._clock.now(),
            title=f"{original.captured[:16].replace(':', '-')}.ogg", details=details_text(details),
        )  # fmt: skip
        return item_of(one, b"")


def _digest(sealed: ReadableAttachment) -> str:
    """SHA-256 of all bytes; of several segments one after the other."""
    digest = hashlib.sha256()
    for at in range(0, sealed.size, _STEP):
        digest.update(sealed.read(at, min(_STEP, sealed.size - at)))
    return digest.hexdigest()
