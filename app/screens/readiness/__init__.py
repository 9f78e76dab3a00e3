"""The readiness page: microphone, disk, clock and battery, looked at before the interviewee is in the room."""

from PySide6.QtWidgets import QWidget

from app.workspace import Workspace


def open_readiness(workspace: Workspace) -> QWidget:
    """Give the page; its caller opens it with the navigator."""
    raise NotImplementedError
