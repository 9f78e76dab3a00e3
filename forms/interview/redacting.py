"""Words that the person wants kept from others, taken out of everything that leaves.

In ``rb_redact`` they stand between quotation marks, as they were written down; what is said around them ("from
everybody") is for people. In their place stands a mark, so that everybody sees that something was taken out.
"""

import re
from collections.abc import Callable, Iterable
from typing import Final

from forms.engine import Control, FormDefinition, SavedInstance, Session
from forms.interview.answers import below, value

QUESTION: Final = "rb_redact"
MARK: Final = "[…]"
_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]{2,300})[»”“\"]")
_MOST = 100
_TEXT = (Control.INPUT,)


def words_of(said: str) -> tuple[str, ...]:
    """The quoted words, the longest first; nothing where no quotation marks stand."""
    found = dict.fromkeys(" ".join(words.split()) for words in _QUOTED.findall(said))
    return tuple(sorted((one for one in found if one and one != MARK), key=len, reverse=True))[:_MOST]


def of_session(session: Session) -> tuple[str, ...]:
    """The words that the person of an interview wants kept from others."""
    return words_of(value(session, QUESTION))


def taken_out(text: str, words: Iterable[str]) -> str:
    """A text with the mark in place of whole words, whatever their capitals, blanks and line ends."""
    for one in words:
        inside = r"\s+".join(re.escape(word) for word in one.split())
        text = re.sub(rf"(?<!\w){inside}(?!\w)", MARK, text, flags=re.IGNORECASE)
    return text


def without(
    session: Session, restored: Callable[[FormDefinition, SavedInstance], Session]
) -> tuple[Session, tuple[str, ...]]:
    """A session of its own without the words, for what is made of it; the same where there are none.

    The interview itself keeps them on this laptop: the person may change their mind, and a correction begins with them.
    """
    words = of_session(session)
    if not words:
        return session, ()
    return apply(restored(session.definition, session.saved()), words), words


def apply(session: Session, words: tuple[str, ...]) -> Session:
    """The same session with the mark in place of the words, in every answer that is a text."""
    for ref in tuple(below(session, session.root)):
        said, element = session.state(ref).value, session.element(ref)
        if said and element.control in _TEXT and element.data_type in ("string", ""):
            less = taken_out(said, words)
            if less != said:
                session.set_answer(ref, less)
    return session
