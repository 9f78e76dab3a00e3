"""A sealed interview: its statement, its custody, what central said about it."""

from PySide6.QtWidgets import QWidget

from app.workspace import Workspace


def open_sealed(workspace: Workspace, interview_id: str) -> QWidget:
    """Give the read-only screen of one sealed interview."""
    raise NotImplementedError
