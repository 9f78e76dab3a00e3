"""Recovery cards on paper: one page a card, made in memory and never written to a file."""

import json
from dataclasses import dataclass, field

import typst

from app.statement.render import PRINTED, StatementNotMade, fonts
from storage.crypto.hpke import box_digest
from storage.keys.fingerprint import six_words

# Sharp enough for small letters.
_DOTS_AN_INCH = 300


class NoPrinter(Exception):
    """There is no printer to send a card to."""

    code = "no-printer"


@dataclass(frozen=True, slots=True)
class CardSheet:
    """What stands on a card. `organisation` is empty on the cards of a vault without one."""

    organisation: str
    number: int
    count: int
    threshold: int
    words: tuple[str, ...] = field(repr=False)
    day: str
    recovery: bytes = field(repr=False)
    practice: bool = False

    def control_words(self, language: str) -> tuple[str, ...]:
        """Six words over the public key that the cards restore: all cards of a set bear the same."""
        return control_words(self.recovery, language)


def control_words(recovery: bytes, language: str) -> tuple[str, ...]:
    """Six words over a public recovery key."""
    return six_words(bytes.fromhex(box_digest(recovery)), language)


def render(sheet: CardSheet) -> bytes:
    """The card as the picture of an A4 page (PNG).

    Raises:
        StatementNotMade: The typesetter refused.
    """
    data = {
        "organisation": sheet.organisation,
        "number": sheet.number,
        "count": sheet.count,
        "threshold": sheet.threshold,
        "words": sheet.words,
        "day": sheet.day,
        "fingerprint_uk": sheet.control_words("uk"),
        "fingerprint_en": sheet.control_words("en"),
        "practice": sheet.practice,
    }
    try:
        made = typst.compile(
            (PRINTED / "card.typ").read_bytes(),
            format="png",
            ppi=_DOTS_AN_INCH,
            font_paths=fonts(),
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        )
    except typst.TypstError as error:
        # The typesetter's own message may quote the card; it goes no further.
        raise StatementNotMade from error
    return made
