"""What one microphone's recording needs of the vault: rows before files, digests after them, what a crash left."""

from collections.abc import Callable

from app.recorder.link import SegmentResult
from app.recorder.segment import Codec
from app.screens.recording.roles import Kept
from storage.interviews import attachments, organisation
from storage.interviews.attachments import FLAC, OPUS, AttachmentHandle, AttachmentKind
from storage.interviews.errors import NoSuchInterview
from storage.objects.kinds import PartKind
from storage.platform.clock import Clock
from storage.vault import Vault


def no_details() -> str:
    """There is nothing more to say of a recording."""
    return ""


def codec_of(handle: AttachmentHandle) -> Codec:
    """How the sound of this segment is kept."""
    return Codec.FLAC if handle.mime == FLAC else Codec.OPUS


class Track:
    """Each method gives work for the vault's lane. It knows which segments are its own and still open."""

    def __init__(self, vault: Vault, clock: Clock, interview_id: str, details: Callable[[], str] = no_details) -> None:
        self._vault = vault
        self._clock = clock
        self._interview_id = interview_id
        self._details = details
        self._open: set[int] = set()

    @property
    def has_open(self) -> bool:
        """Whether a segment of its own is not finished in the vault."""
        return bool(self._open)

    def begin(self, part: PartKind) -> Callable[[], AttachmentHandle]:
        """Make the row of a new recording, in the way that the policy asks for."""
        moment, details = self._clock.now(), self._details()

        def work() -> AttachmentHandle:
            with self._vault.transaction() as tx:
                mime = FLAC if organisation.policy(tx).lossless else OPUS
                handle = attachments.begin(
                    tx, self._vault, self._interview_id, part, AttachmentKind.AUDIO, mime, moment, details=details
                )
            self._open.add(handle.segment_id)
            return handle

        return work

    def go_on(self, recording_id: str) -> Callable[[], AttachmentHandle]:
        """Make the row of a new segment of this recording."""
        moment = self._clock.now()

        def work() -> AttachmentHandle:
            with self._vault.transaction() as tx:
                handle = attachments.next_segment(tx, self._vault, recording_id, moment)
            self._open.add(handle.segment_id)
            return handle

        return work

    def finish(self, handle: AttachmentHandle, result: SegmentResult) -> Callable[[], None]:
        """Write down what a finished segment holds."""

        def work() -> None:
            with self._vault.transaction() as tx:
                attachments.finish_segment(tx, handle.segment_id, result.written, duration_ms=result.heard_ms)
            self._open.discard(handle.segment_id)

        return work

    def recover(self) -> Callable[[], int]:
        """Keep what a crash left of its own segments; nobody writes them any more."""
        moment = self._clock.now()

        def work() -> int:
            own = tuple(sorted(self._open))
            kept = attachments.recover_open_segments(self._vault, moment, only=own) if own else 0
            self._open.difference_update(own)
            return kept

        return work

    def give_up(self, handle: AttachmentHandle) -> Callable[[], int]:
        """Nothing was written into this segment: its row goes."""
        moment = self._clock.now()

        def work() -> int:
            kept = attachments.recover_open_segments(self._vault, moment, only=(handle.segment_id,))
            self._open.discard(handle.segment_id)
            return kept

        return work

    def recover_all(self) -> Callable[[], int]:
        """Keep what a crash left of any recording: only while nothing at all is recorded."""
        moment = self._clock.now()
        return lambda: attachments.recover_open_segments(self._vault, moment)

    def codec(self) -> Callable[[], Codec]:
        """How the policy wants sound to be kept."""

        def work() -> Codec:
            with self._vault.read() as tx:
                return Codec.FLAC if organisation.policy(tx).lossless else Codec.OPUS

        return work

    def kept(self) -> Callable[[], tuple[Kept, ...]]:
        """Look which recordings of the interview are finished."""

        def work() -> tuple[Kept, ...]:
            with self._vault.read() as tx:
                found = attachments.of_interview(tx, self._interview_id)
            return tuple(
                Kept(one.id, one.duration_ms, one.part is PartKind.CRSV)
                for one in found
                if one.kind is AttachmentKind.AUDIO and not one.is_open and one.mime in (OPUS, FLAC)
            )

        return work

    def kept_ms(self, recording_id: str) -> Callable[[], int | None]:
        """How long a recording is; None where nothing of it is left."""

        def work() -> int | None:
            try:
                with self._vault.read() as tx:
                    return attachments.get(tx, recording_id).duration_ms
            except NoSuchInterview:
                # It died within its first second: the recording begins anew.
                return None

        return work
