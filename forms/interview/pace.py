"""Minutes of an interview, as the rules about breaks and the length of a day count them (G41-G43)."""

from collections.abc import Mapping
from dataclasses import dataclass

from forms.engine import Session
from forms.interview.answers import value
from forms.interview.given import Given

#: Whoever has been silent for so long has had a break, also if nobody said so.
REST = 10


@dataclass(slots=True)
class Pace:
    """Counts the minutes in which somebody is heard: sound is recorded, or the account is listened to.

    Attributes:
        day: ISO day that `today` counts.
        since_break: Minutes since the interview or the last break began to be heard.
        idle: Minutes in which nobody was heard, until the next begins.
    """

    day: str
    today: int = 0
    since_break: int = 0
    idle: int = 0

    def minute(self, day: str, *, is_heard: bool) -> None:
        """Count one minute that has passed."""
        if day != self.day:
            self.day, self.today = day, 0
        if is_heard:
            self.today += 1
            self.since_break += 1
            self.idle = 0
            return
        self.idle += 1
        if self.idle >= REST:
            self.since_break = 0

    def broke(self) -> None:
        """A break was marked."""
        self.since_break = 0

    def values(self) -> Mapping[str, str]:
        """What to tell the form."""
        return {
            Given.MINUTES_SINCE_BREAK: str(self.since_break),
            Given.MINUTES_TODAY: str(self.today),
            Given.MINUTES_OF_CHILD: str(self.today),
            Given.MINUTES_DAY: self.day,
        }


def pace_of(session: Session, day: str) -> Pace:
    """The minutes as they were told last, if that was on the same day; whoever comes back has had a break."""
    kept = value(session, Given.MINUTES_TODAY)
    is_today = value(session, Given.MINUTES_DAY) == day and kept.isascii() and kept.isdigit() and len(kept) < 5
    return Pace(day, int(kept) if is_today else 0)
