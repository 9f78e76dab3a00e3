"""What imported lists say of the places of incidents, asked for once. Knows no Qt."""

from collections.abc import Callable

from app.jobs import Jobs, Lane
from app.screens.structuring.proposals import Listed, Proposal, place_code, proposals_for
from app.screens.structuring.work import LinkWork
from forms.engine import Session
from forms.values.anchors import Anchor, occupation
from storage.interviews.territory import Control


class KnownLists:
    """By the settlement's code."""

    def __init__(
        self, work: LinkWork, jobs: Jobs, known: Callable[[], None], failed: Callable[[Exception], None]
    ) -> None:
        self._work, self._jobs, self._known, self._failed = work, jobs, known, failed
        self._listed: dict[str, Listed | None] = {}

    def knows(self, code: str) -> bool:
        """Whether it is known already what the list says of a settlement."""
        return self._listed.get(code) is not None

    def proposals(self, session: Session, card: str, language: str) -> tuple[Proposal, ...]:
        """What is proposed for a card; where nobody asked yet, `known` is told once there is an answer."""
        code = place_code(session, card)
        if code and code not in self._listed:
            self._listed[code] = None

            def listed(found: Listed | None) -> None:
                self._listed[code] = found
                if found is not None:
                    self._known()

            self._jobs.run(Lane.VAULT, lambda: self._work.listed(code), done=listed, failed=self._failed)
        return proposals_for(session, card, language, self._listed.get(code))

    def times(self, session: Session, card: str) -> tuple[Anchor, ...]:
        """The occupation of the card's place, where the list knows it: people count from it."""
        listed = self._listed.get(place_code(session, card))
        occupied = [one for one in listed.times if one.control is Control.OCCUPIED] if listed is not None else []
        return tuple(anchor for one in occupied for anchor in occupation(one.first, one.last))
