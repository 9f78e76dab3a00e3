"""Make the statement's page: PDF/A in memory, the same bytes for the same content."""

from forms.interview import StatementContent


class StatementNotMade(Exception):
    """The page could not be made; the draft is untouched."""

    code = "statement-not-made"


def render(content: StatementContent) -> bytes:
    """The statement as PDF/A-2a; its digest is the SHA-256 of these bytes.

    Raises:
        StatementNotMade: The typesetter refused.
    """
    raise NotImplementedError
