"""Where the words of links stand now: followed through every edit of the account. Knows no Qt."""

from forms.interview.anchoring import Span, anchored
from storage.interviews.links import Anchor, Link, digest_of


class Places:
    """The links of an interview and the places of their words; None where the words are gone."""

    def __init__(self) -> None:
        self.links: tuple[Link, ...] = ()
        self.narrative = ""
        self._spans: dict[str, Span | None] = {}

    def of(self, link_id: str) -> Span | None:
        """Where the words of a link stand."""
        return self._spans.get(link_id)

    def take(self, links: tuple[Link, ...]) -> None:
        """These are the links now; a new one is looked for where it was kept."""
        self.links = links
        here = digest_of(self.narrative)
        for link in links:
            if link.id not in self._spans:
                before = self.narrative if link.anchor.narrative == here else None
                self._spans[link.id] = anchored(link.quote, _kept(link), before, self.narrative)

    def edited(self, narrative: str) -> None:
        """The account is another one now."""
        if narrative == self.narrative:
            return
        for link in self.links:
            place = self._spans.get(link.id)
            before = self.narrative if place is not None else None
            self._spans[link.id] = anchored(link.quote, place or _kept(link), before, narrative)
        self.narrative = narrative

    def moved(self) -> list[tuple[str, Anchor]]:
        """The links whose words were counted in another version of the account; what is gone stays as it was."""
        here = digest_of(self.narrative)
        return [
            (link.id, Anchor(place.starts, place.ends, here))
            for link in self.links
            if (place := self._spans.get(link.id)) is not None and link.anchor.narrative != here
        ]


def _kept(link: Link) -> Span:
    return Span(link.anchor.starts, link.anchor.ends)
