"""Looking into files from outside: pictures and pages are decoded in a process of its own, with bounds, never here."""

from app.looking.looker import Look, Looker, Picture

__all__ = ["Look", "Looker", "Picture"]
