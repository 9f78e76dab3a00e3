"""The exhibits as the form describes them: one card for each row of its repeat. Knows no Qt."""

from dataclasses import dataclass

from forms.engine import Session
from forms.interview.answers import inner, instances, under

REPEAT = "exhibit"
NUMBER = "xh_no"
#: Things that one can hold; they get a bag, a seal and a label.
_THINGS = frozenset({"doc_paper", "doc_occ", "doc_med", "death_cert", "sketch", "list", "diary", "object", "fragment"})
PHYSICAL = _THINGS | {"clothing"}


@dataclass(frozen=True, slots=True)
class ExhibitCard:
    """One exhibit: `ref` is its row, `number` what the program gave it, empty while it gave none."""

    ref: str
    title: str
    kind: str
    number: str = ""
    number_ref: str = ""
    is_dangerous: bool = False
    is_graphic: bool = False
    shows_others: bool = False
    is_original_kept: bool = False

    @property
    def is_physical(self) -> bool:
        """Whether it is a thing, and not only a file."""
        return self.kind in PHYSICAL


def cards_of(session: Session) -> tuple[ExhibitCard, ...]:
    """Give the exhibits of an interview in the order of the form; a card that says nothing yet is none."""
    cards = (_card(session, ref) for ref in instances(session, REPEAT))
    return tuple(card for card in cards if card.title or card.kind)


def _card(session: Session, ref: str) -> ExhibitCard:
    refs = under(session, ref)
    kind = inner(session, refs, "xh_kind")
    return ExhibitCard(
        ref=ref,
        title=inner(session, refs, "xh_title"),
        kind=kind,
        number_ref=refs.get(NUMBER, ""),
        is_dangerous=inner(session, refs, "xh_danger") == "yes",
        is_graphic=inner(session, refs, "xh_graphic") == "yes",
        shows_others=inner(session, refs, "xh_third") == "yes",
        is_original_kept=inner(session, refs, "xh_orig") == "original"
        and inner(session, refs, "xh_how") in ("given", "taken"),
    )
