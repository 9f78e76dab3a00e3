"""The readiness page: microphone, disk, clock and battery, looked at before the interviewee is in the room."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.recorder.link import RecorderLink
from app.screens.papers import open_blank_forms
from app.screens.readiness.presenter import ReadinessPresenter
from app.screens.readiness.view import ReadinessPage
from app.workspace import Workspace


class _ToPapers(QObject):
    """The way to blank forms; dies with the page."""

    def __init__(self, page: ReadinessPage, workspace: Workspace) -> None:
        super().__init__(page)
        self._workspace = workspace
        page.papers_pressed.connect(self._pressed)

    @Slot()
    def _pressed(self) -> None:
        self._workspace.navigator.open(open_blank_forms(self._workspace))


class _Ear(QObject):
    """Hears the link for the presenter; dies with the page."""

    def __init__(self, page: ReadinessPage, presenter: ReadinessPresenter, link: RecorderLink) -> None:
        super().__init__(page)
        self._presenter = presenter
        link.level.connect(self._level)
        link.warned.connect(self._warned)
        link.tried.connect(self._tried)
        link.failed.connect(self._failed)

    @Slot(float)
    def _level(self, level: float) -> None:
        self._presenter.heard_level(level)

    @Slot(str)
    def _warned(self, code: str) -> None:
        self._presenter.heard_warned(code)

    @Slot(bytes)
    def _tried(self, sound: bytes) -> None:
        self._presenter.heard_sound(sound)

    @Slot(str)
    def _failed(self, code: str) -> None:
        self._presenter.heard_failed(code)


def open_readiness(workspace: Workspace) -> QWidget:
    """Give the page; its caller opens it with the navigator."""
    page = ReadinessPage(workspace.navigator.header, workspace.messages)
    presenter = ReadinessPresenter(page, workspace.recorder, workspace.vault, workspace.jobs, workspace.clock)
    page.presenter = presenter
    _Ear(page, presenter, workspace.recorder)
    _ToPapers(page, workspace)
    page.try_pressed.connect(presenter.try_pressed)
    page.look_again_pressed.connect(presenter.started)
    page.back_pressed.connect(workspace.navigator.back)
    workspace.recorder.microphones_known.connect(page.show_microphones)
    page.destroyed.connect(presenter.gone)
    workspace.recorder.list_microphones()
    presenter.started()
    return page
