"""The interview screen: the questions of one draft, its recording and what is still missing."""

from PySide6.QtWidgets import QWidget

from app.workspace import Workspace


def open_interview(workspace: Workspace, interview_id: str) -> QWidget:
    """Give the screen on which one draft is filled in; its caller opens it with the navigator."""
    raise NotImplementedError
