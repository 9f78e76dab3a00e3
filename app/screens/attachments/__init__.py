"""Photos, documents and recordings of an interview: taken in, looked at, taken out, never in clear on the disk."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from app.screens.attachments.kinds import AttachmentKind
from app.screens.attachments.presenter import AttachmentsPresenter
from app.screens.attachments.view import AttachmentsPanel
from app.workspace import Workspace

__all__ = ["AttachmentGate", "AttachmentKind", "AttachmentsPanel", "open_attachments_panel"]

AttachmentGate = Callable[[AttachmentKind], tuple[str, ...]]
"""Gives the codes of what is still missing before such a file may be taken in; empty means it may."""


class _Hand(QObject):
    """Turns what the panel says into the presenter's words."""

    def __init__(self, panel: AttachmentsPanel, presenter: AttachmentsPresenter) -> None:
        super().__init__(panel)
        self._presenter = presenter
        panel.add_pressed.connect(self._add_pressed)
        panel.file_chosen.connect(self._file_chosen)

    @Slot(str)
    def _add_pressed(self, kind: str) -> None:
        self._presenter.add_pressed(AttachmentKind(kind))

    @Slot(str, str)
    def _file_chosen(self, kind: str, path: str) -> None:
        self._presenter.file_chosen(AttachmentKind(kind), Path(path))


def open_attachments_panel(workspace: Workspace, interview_id: str, gate: AttachmentGate) -> AttachmentsPanel:
    """Give the panel of one interview."""
    panel = AttachmentsPanel(workspace.messages)
    presenter = AttachmentsPresenter(panel, workspace.vault, workspace.jobs, workspace.clock, interview_id, gate)
    panel.presenter = presenter
    _Hand(panel, presenter)
    panel.shown.connect(presenter.started)
    panel.opened.connect(presenter.opened)
    panel.remove_confirmed.connect(presenter.remove_confirmed)
    panel.destroyed.connect(presenter.gone)
    presenter.started()
    return panel
