"""Where the panels ask whether the microphone or the camera may be opened."""

from collections.abc import Callable

from app.screens.attachments import AttachmentKind
from app.screens.draft.shown import Gates


class GateBoard:
    """Holds what the presenter said last; before it said anything, everything is closed."""

    def __init__(self) -> None:
        self._gates = Gates(*(("not-opened",),) * 7)
        self._followers: list[Callable[[], None]] = []

    def follow(self, shown: Callable[[], None]) -> None:
        """Tell somebody whenever the presenter says what holds."""
        self._followers.append(shown)

    def show(self, gates: Gates) -> None:
        """Take what holds now."""
        self._gates = gates
        for told in self._followers:
            told()

    def audio(self) -> tuple[str, ...]:
        """What keeps the microphone closed."""
        return self._gates.audio

    def start(self) -> tuple[str, ...]:
        """What keeps the account from beginning."""
        return self._gates.start

    def attachment(self, kind: AttachmentKind) -> tuple[str, ...]:
        """What keeps such a photo or document out."""
        if kind is AttachmentKind.FACE:
            return self._gates.photo
        if kind is AttachmentKind.INJURY:
            return self._gates.photo_injuries
        gates = self._gates
        match kind:
            case AttachmentKind.DOCUMENT:
                return gates.documents
            case AttachmentKind.PHONE:
                return gates.documents + gates.phone
            case AttachmentKind.SOUND:
                return gates.documents + gates.audio
            case AttachmentKind.FILM:
                return gates.documents + gates.audio + gates.photo + gates.video
            case _:
                return ()
