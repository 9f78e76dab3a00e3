"""The cards in turn: each is shown to its holder alone and typed back; enough of them prove the recovery."""

from app.screens.ceremony.steps import CardShown
from storage.keys import founding
from storage.keys.founding import NewOrganisation
from storage.keys.recovery import is_same_card


class CardRound:
    """Whose turn it is, and which cards were typed back."""

    def __init__(self, made: NewOrganisation) -> None:
        self._made = made
        self._at = 0
        self._typed: dict[int, str] = {}
        self._all_were_shown = False

    @property
    def shown(self) -> CardShown:
        """The card in turn."""
        return CardShown(self._at + 1, len(self._made.cards), self._made.threshold, len(self._typed))

    @property
    def words(self) -> tuple[str, ...]:
        """Its words."""
        return tuple(self._made.cards[self._at].split())

    @property
    def is_first(self) -> bool:
        """Whether nothing of the round has happened yet."""
        return self._at == 0

    @property
    def is_proven_by_enough(self) -> bool:
        """Whether as many were typed back as restore the key."""
        return len(self._typed) >= self._made.threshold

    def typed(self, text: str) -> bool:
        """Keep what was typed if it is the card in turn."""
        if not is_same_card(text, self._made.cards[self._at]):
            return False
        self._typed[self._at] = text
        return True

    def next(self) -> bool:
        """Go on to the next card: every one once, then those not typed back while too few are. False at the end."""
        count = len(self._made.cards)
        if self._at + 1 < count and not self._all_were_shown:
            self._at += 1
            return True
        self._all_were_shown = True
        if self.is_proven_by_enough:
            return False
        missing = [at for at in range(count) if at not in self._typed]
        self._at = next((at for at in missing if at > self._at), missing[0])
        return True

    def previous(self) -> None:
        """Go back to the card before."""
        self._at = max(0, self._at - 1)

    def prove(self) -> None:
        """Return if the typed cards give the recovery key. Takes a moment.

        Raises:
            CardProblem: They do not.
        """
        chosen = [self._typed[at] for at in sorted(self._typed)]
        founding.prove(chosen, self._made.recovery)
