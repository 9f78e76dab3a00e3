"""Garbage is collected on the thread of the windows only.

Python collects cycles on whichever thread happens to allocate. A window in such a cycle would be destroyed there,
beside its own thread, and sooner or later the process ends with it. Whoever starts threads beside windows
(app/qt_jobs.py) makes one of these.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_EVERY_MS = 500
_OLDEST = 2


class Collecting(QObject):
    """Collects by the thresholds that Python would have used, from the event loop of the thread it is made on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        """Leave it again to whom it was before."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()

    def _look(self) -> None:
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in range(_OLDEST, -1, -1):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return
