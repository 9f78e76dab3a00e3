"""What happened and what the person can do: one table for every failure that is the world's fault."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """A failure in words."""

    happened: str
    do: str


class Messages:
    """Turns errors into words in the language of the moment."""

    def for_error(self, error: Exception) -> Message | None:
        """Give the words for an expected failure, or None: then it is our bug."""
        return None

    def shown(self, error: Exception) -> Message:
        """Give the words for any failure; a bug is logged without its content and shown as our fault."""
        return self.for_error(error) or Message("", "")
