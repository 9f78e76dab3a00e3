"""What is seen before a vault is open: the window comes first, the heavy parts are loaded behind it."""

import gc
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.error_messages import Messages
from app.jobs import Lane
from app.language import Language
from app.logs import Log, catch_bugs, silence
from app.navigation import MainWindow
from app.places import Places
from app.processes import Arrival
from app.qt_jobs import QtJobs
from app.screens.unlock import UnlockScreen
from app.settings import Settings
from app.theme import Theme
from app.widgets.files import remember_no_folder
from storage.platform.screen import hide_from_capture


@dataclass(slots=True)
class Front:
    """The parts that exist before any vault does."""

    application: QApplication
    places: Places
    settings: Settings
    language: Language
    theme: Theme
    log: Log
    messages: Messages
    jobs: QtJobs
    window: MainWindow
    unlock: UnlockScreen


class Program(Protocol):
    """What is loaded behind the window."""

    def started(self) -> None:
        """Bring the window to life."""


Load = Callable[[], Callable[[Front], Program]]


def build(application: QApplication, places: Places, arrival: Arrival) -> Front:
    """Make the window with the unlock screen in it."""
    remember_no_folder()
    application.setApplicationName("Svidok")
    log = Log(places.logs)
    settings = Settings(places.settings_file)
    preferences = settings.preferences
    language = Language(preferences.language)
    theme = Theme(application, preferences.theme, preferences.text)
    jobs = QtJobs()
    window = MainWindow(practice=places.practice, retire=lambda screen: _retire(jobs, screen))
    unlock = UnlockScreen(arrival)
    front = Front(application, places, settings, language, theme, log, Messages(log.bug), jobs, window, unlock)
    bar = window.bar
    bar.show_language(language.code)
    bar.language_pressed.connect(lambda: language.use(language.other()))
    bar.theme_pressed.connect(theme.toggle)
    language.changed.connect(bar.show_language)
    language.changed.connect(lambda code: settings.remember(language=code))
    theme.changed.connect(lambda name: settings.remember(theme=name))
    window.resize(preferences.width, preferences.height)
    unlock.show_vaults([place.number for place in places.vaults()])
    window.open(unlock)
    return front


def _retire(jobs: QtJobs, screen: QWidget) -> None:
    """Delete a closed screen when every lane has passed what it handed in: results still find it until then."""
    # Testimony that was handed in before has overtaken what passes the lane of the vault now, or stood before it.
    lanes = (lane for lane in Lane if lane not in (Lane.WORDS, Lane.MARKS))

    def pass_next(_: object = None) -> None:
        lane = next(lanes, None)
        if lane is None:
            screen.deleteLater()
        else:
            jobs.run(lane, lambda: None, done=pass_next, failed=pass_next)

    pass_next()


def run(places: Places, arrival: Arrival, load: Load) -> int:
    """Show the window, load the program behind it, and stay until the window is closed."""
    application = QApplication(sys.argv[:1])
    front = build(application, places, arrival)
    silence()
    catch_bugs(front.log, interrupted=front.window.close)
    front.window.show()
    hide_from_capture(int(front.window.winId()), front.settings.preferences.capture == "hidden")
    programs: list[Program] = []

    def loaded(make: Callable[[Front], Program]) -> None:
        # Garbage is never looked for in what is there now: what was imported lives as long as the process.
        gc.freeze()
        programs.append(make(front))
        programs[0].started()

    def not_loaded(error: Exception) -> None:
        front.unlock.show_problem(front.messages.shown(error))

    # After the first painting, so that importing does not hold the window back.
    QTimer.singleShot(0, lambda: front.jobs.run(Lane.VAULT, load, done=loaded, failed=not_loaded))
    # Python notices Ctrl+C in a terminal only while its own code runs.
    beat = QTimer()
    beat.start(500)
    beat.timeout.connect(lambda: None)
    return application.exec()
