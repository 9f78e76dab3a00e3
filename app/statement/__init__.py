"""The statement as a document, and the other papers of an interview."""

from app.statement.render import StatementNotMade, render, render_form, render_sheets

__all__ = ["StatementNotMade", "render", "render_form", "render_sheets"]
