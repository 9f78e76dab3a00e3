"""The tour in practice: a fresh directory, its own central, the real price of a guess, one picture of each screen."""

import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from app.places import Places, refused
from app.practice import COORDINATOR_VAULT
from storage.crypto.kdf import calibrated
from storage.platform.folders import data_folder
from storage.vault import describe
from tests.app.recorder import speaking
from tests.doubles.program import RunningProgram, running
from tests.pages.page import Page
from tests.tour.context import Tour
from tests.tour.hands import Hands
from tests.tour.journey import travel
from tests.tour.things import make_photo, make_voice


class NotPractice(AssertionError):
    """The tour was led to a place that is not practice."""


class PracticeOffice:
    """In practice the organisation and its central are made by the program itself."""

    practice = True
    coordinator_vault = COORDINATOR_VAULT

    def __init__(self, places: Places) -> None:
        self._places = places

    @property
    def package(self) -> Path:
        """The package that practice's central gives out."""
        return self._places.central / "organisation.json"

    def coordinator_passphrase(self, unlock: Page) -> str:
        """Read it where the person reads it: on the unlock window."""
        unlock.wait_until_visible("practice_hint")
        return unlock.notice("practice_hint").rpartition(": ")[2].strip()

    def certify(self, request: Path) -> Path | None:
        """Nothing: practice enrols every vault by itself."""


class Album:
    """Numbered pictures in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.count = 0

    def shoot(self, program: RunningProgram, name: str) -> None:
        """Keep the window as it is."""
        self.count += 1
        kept = program.window.grab().save(str(self._folder / f"{self.count:02d}-{name}.png"))
        assert kept, "a picture could not be written"


class Report:
    """What was done, line by line, kept as it happens."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._began = monotonic()
        self._lines = [
            "Svidok: the whole job in practice. Nobody in it exists.",
            f"Begun {datetime.now().astimezone().isoformat(timespec='seconds')}",
            "",
        ]

    def say(self, line: str) -> None:
        """Add a line with the seconds since the beginning."""
        text = " ".join(line.split())
        self._lines.append(f"{monotonic() - self._began:6.1f} s  {text}")
        self._file.write_text("\n".join(self._lines) + "\n", encoding="utf-8")
        print(self._lines[-1], flush=True)


def practise(folder: Path) -> None:
    """Do the whole job in practice and leave pictures, statement and report in the folder."""
    # The platform without a screen and the missing sound server say at length what they cannot do.
    qInstallMessageHandler(_only_trouble)
    application = QApplication.instance() or QApplication(["svidok"])
    assert isinstance(application, QApplication)
    report, album = Report(folder / "report.txt"), Album(folder)
    with tempfile.TemporaryDirectory(prefix="svidok-tour-") as made:
        table = Path(made) / "table"
        table.mkdir()
        places = Places(Path(made) / "practice", practice=True)
        voice = make_voice(table / "voice.wav")
        make_photo(table / "podviria.jpg")
        tour = Tour(
            hands=Hands(),
            camera=album,
            office=PracticeOffice(places),
            table=table,
            say=report.say,
            keep_statement=(folder / "statement.pdf").write_bytes,
        )

        @contextmanager
        def start() -> Iterator[RunningProgram]:
            refuse_all_but_practice(places)
            command = speaking.command(voice)
            with running(
                tour.hands, places.folder, practice=True, language="uk", recorder=command, cost=calibrated
            ) as program:
                yield program
                refuse_all_but_practice(places)
            central = program.composition.opening.central
            assert central is not None
            assert central._child.poll() is not None, "the central of practice is still running"

        travel(tour, start)
        held = shutil.disk_usage(made).free
        report.say(
            f"{album.count} pictures; the practice directory is removed again ({held // 10**9} GB free on the disk)."
        )
    report.say("Everything was done.")


def _only_trouble(kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    if kind is not QtMsgType.QtInfoMsg and not text.startswith(("This plugin does not support", "PulseAudioService")):
        print(text, file=sys.stderr)


def refuse_all_but_practice(places: Places) -> None:
    """Raise unless these places are practice's and nobody else's."""
    reason = "" if places.practice else "these places are not of practice"
    reason = reason or refused(places, data_folder())
    if not reason and places.folder.exists():
        if not places.practice_file.exists():
            reason = "the directory does not say that it belongs to practice"
        elif stat.S_IMODE(places.folder.stat().st_mode) & 0o077:
            reason = "others may look into the directory of practice"
        elif not all(describe(place.directory).practice for place in places.vaults()):
            reason = "a vault in it is not of practice"
    if reason:
        raise NotPractice(reason)
