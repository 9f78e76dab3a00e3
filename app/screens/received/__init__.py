"""The coordinator's reading room: delivered interviews, opened with the coordinator's key."""

from PySide6.QtWidgets import QWidget

from app.workspace import Workspace


def open_received_list(workspace: Workspace) -> QWidget:
    """Give the coordinator's list of interviews fetched from central."""
    raise NotImplementedError
