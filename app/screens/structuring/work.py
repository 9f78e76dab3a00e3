"""The links of one interview in the vault, and its sound; runs in the vault's lane. Knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.screens.playback.timeline import Timeline, timeline_of
from app.screens.structuring.proposals import Listed
from app.screens.structuring.seconds import heard_at
from forms.interview.anchoring import Span
from storage.interviews import attachments, drafts, links, notes, sitting, territory
from storage.interviews.links import Anchor, Link, Provenance, digest_of
from storage.interviews.playback import ReadableAttachment, open_attachment
from storage.objects.custody import CustodyAction
from storage.platform.clock import Clock
from storage.vault import Vault


@dataclass(frozen=True, slots=True)
class NewLink:
    """Words that are to be linked: their place in this version of the account."""

    target: str
    source: str
    span: Span
    quote: str
    narrative: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Sound:
    """An opened recording and how its segments follow each other."""

    opened: ReadableAttachment
    timeline: Timeline


class LinkWork:
    """Reads and writes links."""

    def __init__(self, vault: Vault, interview_id: str, clock: Clock) -> None:
        self._vault, self.interview_id, self._clock = vault, interview_id, clock

    def read(self) -> tuple[Link, ...]:
        """All links."""
        with self._vault.read() as tx:
            return links.of_interview(tx, self.interview_id)

    def add(self, new: NewLink) -> tuple[Link, ...]:
        """Keep a link, with the second in which its words were heard, and give all of them."""
        with self._vault.transaction() as tx:
            heard = heard_at(
                new.quote,
                new.span.starts,
                drafts.history(tx, self.interview_id, new.source),
                notes.of_interview(tx, self.interview_id),
                attachments.of_interview(tx, self.interview_id),
            )
            links.add(
                tx,
                self.interview_id,
                new.target,
                new.source,
                Anchor(new.span.starts, new.span.ends, digest_of(new.narrative)),
                new.quote,
                self._clock.now(),
                provenance=new.provenance,
                attachment_id=heard.attachment_id,
                offset_ms=heard.offset_ms,
            )
            return links.of_interview(tx, self.interview_id)

    def move(self, moved: Sequence[tuple[str, Anchor]]) -> tuple[Link, ...]:
        """Say where words stand since the account was changed."""
        with self._vault.transaction() as tx:
            links.move(tx, self.interview_id, moved)
            return links.of_interview(tx, self.interview_id)

    def set_provenance(self, link_id: str, provenance: Provenance) -> tuple[Link, ...]:
        """Say whose words they are."""
        with self._vault.transaction() as tx:
            links.set_provenance(tx, link_id, provenance)
            return links.of_interview(tx, self.interview_id)

    def remove(self, link_id: str) -> tuple[Link, ...]:
        """Take a link away; its card stays."""
        with self._vault.transaction() as tx:
            links.remove(tx, link_id)
            return links.of_interview(tx, self.interview_id)

    def listed(self, code: str) -> Listed | None:
        """What the imported list says of a settlement; None while there is no list."""
        with self._vault.read() as tx:
            source = territory.current(tx)
            return Listed(source, territory.of_place(tx, code)) if source is not None else None

    def sound(self, attachment_id: str) -> Sound | None:
        """Open a recording, or None while it is still made; listening stands in the custody log."""
        with self._vault.read() as tx:
            kept = attachments.of_interview(tx, self.interview_id)
        if any(one.id == attachment_id and one.is_open for one in kept):
            return None
        opened = open_attachment(self._vault, attachment_id)
        sitting.noted(self._vault, self.interview_id, CustodyAction.PLAY, self._clock.now(), detail=attachment_id)
        return Sound(opened, timeline_of(opened))
