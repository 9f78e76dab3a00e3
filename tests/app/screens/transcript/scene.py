"""A recording of a draft, made without a recorder process."""

from app.recorder.segment import Codec, Segment
from storage.interviews import attachments
from storage.interviews.attachments import OPUS, AttachmentKind
from storage.objects.kinds import PartKind
from tests.app.recorder import speaking
from tests.app.recorder.desk import Desk


def recorded(desk: Desk, seconds: int = 12) -> str:
    """A recording of a draft, as the recorder leaves it."""
    moment = desk.clock.now()
    with desk.vault.transaction() as tx:
        handle = attachments.begin(tx, desk.vault, desk.interview_id, PartKind.BODY, AttachmentKind.AUDIO, OPUS, moment)
    segment, tone = Segment(handle.path, handle.key, Codec.OPUS), speaking.tone(1)
    for _ in range(seconds):
        segment.hear(tone)
    with desk.vault.transaction() as tx:
        attachments.finish_segment(tx, handle.segment_id, segment.finish(), duration_ms=seconds * 1_000)
    return handle.attachment_id
