"""A second microphone: it records when, and only when, the first one does, and never costs it anything. No Qt here."""

from app.screens.recording.presenter import RecordingPresenter
from app.screens.recording.roles import PanelState
from storage.objects.kinds import PartKind

_BUSY = (PanelState.STARTING, PanelState.RECORDING, PanelState.PAUSED)


class SecondMicrophone:
    """Lets one presenter follow another. What happens to the follower is told beside it and changes nothing else."""

    def __init__(self, first: RecordingPresenter, presenter: RecordingPresenter) -> None:
        self.presenter = presenter
        self._first = first
        self._device = ""
        self._has_tried = False
        self._is_following = False
        first.followed_by(self.follow)
        presenter.followed_by(self.follow)

    def chosen(self, device: str) -> None:
        """Another one was chosen, the same one again after it was lost, or none."""
        if device != self._device and self.presenter.state in _BUSY:
            self.presenter.stop_pressed()
        self._device, self._has_tried = device, False
        self.follow()

    def split(self, part: PartKind) -> None:
        """The first one goes on in a new recording of this part: so does this one."""
        self.presenter.split_pressed(part)

    def follow(self) -> None:
        """Do as the first one does; safe to call whenever either of them changed."""
        if self._is_following:
            return
        self._is_following = True
        try:
            self._step()
        finally:
            self._is_following = False

    def _step(self) -> None:
        mine = self.presenter.state
        match self._first.state:
            case PanelState.RECORDING:
                if mine is PanelState.PAUSED:
                    self.presenter.pause_pressed()
                elif mine is PanelState.READY and self._device and not self._has_tried:
                    # Once: a microphone that is lost is tried again only when a person asks for it.
                    self._has_tried = True
                    self.presenter.record_pressed(self._device)
            case PanelState.PAUSED:
                if mine is PanelState.RECORDING:
                    self.presenter.pause_pressed()
            case PanelState.STARTING:
                # The first one goes on after a crash of its own recorder, or is only just beginning.
                pass
            case _:
                self._has_tried = False
                self.presenter.stop_pressed()
