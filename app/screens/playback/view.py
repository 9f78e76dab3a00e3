"""What the player shows: play, position, speed, and a place to jump to."""

from PySide6.QtWidgets import QWidget


class Player(QWidget):
    """Plays the segments of a recording one after the other as if they were one."""

    def jump(self, segment: int, offset_ms: int) -> None:
        """Go to a place in the sound, for example that of a marker."""
        raise NotImplementedError

    def close_sound(self) -> None:
        """Stop and let go of the sealed files."""
        raise NotImplementedError
