"""The guard-rails of one interview in hand: what the program tells its form, and what was found in its texts.

Knows no Qt.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from forms.engine import Changes, SavedInstance, Session
from forms.interview import Given, Rule, give
from forms.interview.answers import inner, instances, under, value
from forms.interview.phrases import ATTACHMENT, NOTE, Hit, Phrases, Watch, load_phrases
from forms.interview.sharing import names_in
from storage.interviews.notes import Note

#: Rules about pictures of which nobody here makes a copy.
_SUSPECT = re.compile(r"підозрюван|причетн|впізнан|обвинувач|suspect|line-?up|identification parade", re.IGNORECASE)
_NEVER = frozenset({"g75", "g76"})
PHRASES = Path(__file__).parent.parent.parent.parent / "resources" / "guardrails" / "phrases.json"


class RulesInHand:
    """Made in the vault's lane from what is saved; lives as long as the screen, and takes what it knows with it."""

    def __init__(
        self,
        rules: tuple[Rule, ...],
        saved: SavedInstance,
        notes: Iterable[Note],
        titles: Iterable[str],
        told: Mapping[str, str],
    ) -> None:
        self.rules = rules
        self._told = dict(told)
        # A form that has none of our rules is not looked through.
        self._watch = Watch(_phrases() if rules else ())
        for one in saved.values:
            self._watch.took(one.ref, one.value)
        self._take_notes(notes)
        self._titles = 0
        for number, title in enumerate(titles):
            self._watch.took(f"{ATTACHMENT}#{number}", title)
            self._titles = number + 1

    def opened(self, session: Session) -> tuple[Changes, ...]:
        """Tell the form what is known when an interview is opened."""
        done = self._tell(session)
        # From now on the panel of files counts them.
        self._told.pop(Given.INJURY_PHOTOS, None)
        return done

    def took(self, session: Session, changes: Changes) -> tuple[Changes, ...]:
        """Look through what an answer changed."""
        for write in changes.writes:
            self._watch.took(write.ref, write.value or "")
        return self._tell(session)

    def noted(self, session: Session, notes: Iterable[Note]) -> tuple[Changes, ...]:
        """Look through the notes."""
        self._take_notes(notes)
        return self._tell(session)

    def titled(self, session: Session, titles: Sequence[str]) -> tuple[Changes, ...]:
        """Look through the names of files."""
        for number in range(max(len(titles), self._titles)):
            self._watch.took(f"{ATTACHMENT}#{number}", titles[number] if number < len(titles) else "")
        self._titles = len(titles)
        return self._tell(session)

    def told(self, session: Session, values: Mapping[str, str]) -> tuple[Changes, ...]:
        """Tell the form something that the program found out."""
        self._told.update(values)
        return self._tell(session)

    def hits(self) -> Mapping[str, Hit]:
        """The first phrase found for each rule that looks for phrases, by the rule's value."""
        found: dict[str, Hit] = {}
        for hit in self._watch.hits():
            found.setdefault(hit.value, hit)
        return found

    def _take_notes(self, notes: Iterable[Note]) -> None:
        for note in notes:
            self._watch.took(f"{NOTE}#{note.id}", note.text)

    def _tell(self, session: Session) -> tuple[Changes, ...]:
        first = give(session, self._told)
        # While somebody tells freely nothing is looked for; what was written meanwhile is, afterwards.
        self._watch.pause(value(session, Given.LISTENING) == "1")
        return (*first, *give(session, self._watch.given()))


def forbids(name: str) -> str:
    """The value of the rule that keeps a file of this name from being taken in (G75, G76); empty if none does."""
    watch = Watch(_phrases())
    # Between the signs of a file's name stand its words.
    watch.took(f"{ATTACHMENT}#0", re.sub(r"[._-]+", " ", name))
    return next((hit.value for hit in watch.hits() if hit.value in _NEVER), "")


def shows_suspect(session: Session, name: str) -> bool:
    """Whether a file is called like somebody who may have done it, or by what such pictures are called (rule G49)."""
    if _SUSPECT.search(name):
        return True
    suspects = (under(session, one) for one in instances(session, "suspect"))
    names = [inner(session, refs, said) for refs in suspects for said in ("sp_label", "sp_name_heard", "sp_callsign")]
    return bool(names_in(name, tuple(one for one in names if one)))


@cache
def _phrases() -> tuple[Phrases, ...]:
    return load_phrases(PHRASES.read_bytes())
