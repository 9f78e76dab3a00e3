"""Runs of writing: where in the account one was begun, and when. Knows no Qt."""

from dataclasses import dataclass

#: Whoever writes nothing for so long begins anew.
PAUSE_MS = 6_000
#: So long after its first letter a run has words by which its place is found again.
SETTLE_MS = 1_500
LONGEST_QUOTE = 80
FEWEST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Run:
    """A run under way: the character it began at, the sound of that moment, the wall time."""

    starts: int
    sound: tuple[str, int] | None
    at_ms: int


class Runs:
    """Watches what is written; a run is a paragraph, or what follows a pause."""

    def __init__(self) -> None:
        self._text = ""
        self._run: Run | None = None
        self._last_ms = 0
        self._last_end = 0
        self._has_begun = False

    @property
    def run(self) -> Run | None:
        """What is being written, until its words are taken."""
        return self._run

    def show(self, text: str) -> None:
        """The account as it stands, written elsewhere."""
        self._text = text

    def edited(self, text: str, now_ms: int, sound: tuple[str, int] | None) -> bool:
        """The account was edited at this moment of a steady clock; whether a run begins with it."""
        before, self._text = self._text, text
        starts = _first_difference(before, text)
        added = len(text) - len(before)
        goes_on = now_ms - self._last_ms <= PAUSE_MS and starts == self._last_end and not _new_paragraph(text, starts)
        self._last_ms, self._last_end = now_ms, starts + max(added, 0)
        if added <= 0 or (goes_on and self._has_begun):
            return False
        if not text[starts : starts + added].strip():
            # A line end is no word yet: the run begins with what follows.
            self._has_begun = False
            return False
        self._has_begun = True
        self._run = Run(starts, sound, now_ms)
        return True

    def take_words(self) -> tuple[Run, str] | None:
        """The run with its first words, which are its place in the account; None while there are none."""
        run = self._run
        if run is None:
            return None
        line = self._text[run.starts :].partition("\n")[0]
        quote = line[:LONGEST_QUOTE]
        if len(line) > LONGEST_QUOTE and " " in quote:
            quote = quote.rpartition(" ")[0]
        if len(quote.strip()) < FEWEST_LETTERS:
            return None
        self._run = None
        return run, quote.strip()


def _first_difference(before: str, after: str) -> int:
    low, high = 0, min(len(before), len(after))
    while low < high:
        middle = (low + high + 1) // 2
        if before[:middle] == after[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _new_paragraph(text: str, at: int) -> bool:
    return at > 0 and text[at - 1] == "\n"
