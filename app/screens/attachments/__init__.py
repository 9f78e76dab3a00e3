"""Photos and documents of an interview: taken in, looked at, never in clear on the disk."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.screens.attachments.kinds import AttachmentKind
from app.workspace import Workspace

__all__ = ["AttachmentGate", "AttachmentKind", "open_attachments_panel"]

AttachmentGate = Callable[[AttachmentKind], tuple[str, ...]]
"""Gives the codes of what is still missing before such a file may be taken in; empty means it may."""


def open_attachments_panel(workspace: Workspace, interview_id: str, gate: AttachmentGate) -> QWidget:
    """Give the panel of one interview."""
    raise NotImplementedError
