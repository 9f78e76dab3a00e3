"""What the program finds out while an interview is open and tells its form: curfew, doubtful days, names of files."""

import hashlib
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from app.jobs import Jobs, Lane
from app.screens.draft.told import declared, is_date_doubtful, keep_declared, minutes_to_curfew
from app.screens.interview.presenter import InterviewPresenter
from forms.engine import Changes
from forms.interview import Given
from forms.interview.answers import ref_of, value
from forms.interview.phrases import name_of
from storage.container import ContainerError
from storage.interviews import attachments
from storage.interviews.attachments import AttachmentKind
from storage.interviews.errors import InterviewError
from storage.interviews.playback import open_attachment
from storage.platform.clock import Clock
from storage.vault import Vault

MINUTE_MS = 60_000
#: Answers that a doubt about a day is made of (rule G60).
_OF_DAYS = frozenset(
    {
        "in_date_from",
        "in_date_to",
        "in_control",
        "in_place_katottg",
        "ki_burial_when_from",
        "ki_burial_when_to",
    }
)
_DECLARED = "dc_truth"
_ORIGINALS = (AttachmentKind.PHOTO, AttachmentKind.DOCUMENT)
_BLOCK = 1 << 20


class Knowing(QObject):
    """Lives with the screen; works in the vault's lane and hands values to the form."""

    def __init__(
        self,
        screen: QWidget,
        interview: InterviewPresenter,
        vault: Vault,
        jobs: Jobs,
        clock: Clock,
        interview_id: str,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(screen)
        self._interview, self._vault, self._jobs, self._clock = interview, vault, jobs, clock
        self._interview_id, self._now = interview_id, now
        self._is_gone = False
        interview.follow(self._followed)
        interview.when_opened(self.minute)
        self._timer = QTimer(self, interval=MINUTE_MS)
        self._timer.timeout.connect(self.minute)
        self._timer.start()

    @Slot()
    def minute(self) -> None:
        """Look how far the curfew is."""
        at = self._now()

        def read() -> str:
            with self._vault.read() as tx:
                return minutes_to_curfew(tx, at)

        self._tell(read, Given.MINUTES_TO_CURFEW)

    @Slot(tuple)
    def titles_known(self, titles: tuple[str, ...]) -> None:
        """Files came or went: their names are looked through as the answers are."""
        self._interview.titled(titles)

    @Slot()
    def finish_asked(self) -> None:
        """Before it is read through: are photos and documents still what was taken in (rule G73)."""
        self._tell(lambda: "1" if is_any_changed(self._vault, self._interview_id) else "", Given.EXHIBIT_CHANGED)

    @Slot()
    def gone(self) -> None:
        """The interview is closed."""
        self._is_gone = True
        self._interview.forget(self._followed)

    def _followed(self, changes: Changes) -> None:
        names = {name_of(write.ref) for write in changes.writes}
        in_hand = self._interview.in_hand()
        if in_hand is None:
            return
        session = in_hand.session
        if names & _OF_DAYS and ref_of(session, Given.DATE_DOUBT):
            saved, today = session.saved(), self._now().date()

            def read() -> str:
                with self._vault.read() as tx:
                    return "1" if is_date_doubtful(tx, saved, today) else ""

            self._tell(read, Given.DATE_DOUBT)
        if _DECLARED in names and ref_of(session, Given.DECLARATION_CHANGED):
            is_ticked, moment = value(session, _DECLARED) == "OK", self._clock.now()

            def keep() -> str:
                with self._vault.transaction() as tx:
                    keep_declared(tx, self._interview_id, declared() if is_ticked else "", moment)
                return ""

            self._tell(keep, Given.DECLARATION_CHANGED)

    def _tell(self, read: Callable[[], str], name: Given) -> None:
        def found(told: str) -> None:
            in_hand = self._interview.in_hand()
            if not self._is_gone and in_hand is not None and value(in_hand.session, name) != told:
                self._interview.told({name: told})

        # What cannot be found out leaves the rule as it was; whatever does not work is said where it is saved.
        self._jobs.run(Lane.VAULT, read, done=found, failed=_nothing)


def is_any_changed(vault: Vault, interview_id: str) -> bool:
    """Whether a photo or document is not what it was when it was taken in."""
    with vault.read() as tx:
        kept = [one for one in attachments.of_interview(tx, interview_id) if one.kind in _ORIGINALS and one.sha256]
    return any(_is_changed(vault, one.id, one.sha256) for one in kept)


def _is_changed(vault: Vault, attachment_id: str, sha256: str) -> bool:
    digest = hashlib.sha256()
    try:
        with open_attachment(vault, attachment_id) as sealed:
            for start in range(0, sealed.size, _BLOCK):
                digest.update(sealed.read(start, min(_BLOCK, sealed.size - start)))
    except (ContainerError, InterviewError, OSError):
        return True
    return digest.hexdigest() != sha256


def _nothing(_error: Exception) -> None:
    return
