"""The statement as a document."""

from app.statement.render import StatementNotMade, render

__all__ = ["StatementNotMade", "render"]
