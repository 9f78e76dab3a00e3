"""A workspace for the tests of sound and attachments: a real vault, real lanes, a recorder with a bundled sound."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from app.error_messages import Messages
from app.language import Language
from app.qt_jobs import QtJobs
from app.recorder.link import RecorderLink
from app.settings import Settings
from app.theme import Theme
from app.workspace import Workspace
from storage.interviews import interviews, missions
from storage.interviews.interviews import FormKey
from storage.interviews.missions import NewMission
from storage.platform.clock import SystemClock
from storage.vault import Vault, create_vault
from tests.app.recorder import speaking
from tests.storage.vaults import LOWEST_FOR_TESTS

PASSPHRASE = "six words that only this test knows"


class QuietHeader:
    """Remembers the title it was told."""

    def __init__(self) -> None:
        self.title = ""

    def set_title(self, title: str, pill: str = "") -> None:
        self.title = title

    def show_saved(self, text: str, ok: bool = True) -> None:
        pass


class QuietNavigator:
    """Remembers that it was asked to go back."""

    def __init__(self) -> None:
        self.header = QuietHeader()
        self.went_back = 0

    def open(self, screen: QWidget) -> None:
        pass

    def replace(self, screen: QWidget) -> None:
        pass

    def back(self) -> None:
        self.went_back += 1

    def home(self) -> None:
        pass

    def lock(self) -> None:
        pass


class Desk:
    """What one test works with; `close` ends all of it."""

    def __init__(
        self,
        folder: Path,
        command: Sequence[str] | None = None,
        language: str = "en",
        second: Sequence[str] | None = None,
    ) -> None:
        self.clock = SystemClock()
        self.vault: Vault = create_vault(
            folder / "vault",
            passphrase=PASSPHRASE,
            cost=LOWEST_FOR_TESTS,
            practice=False,
            recovery=None,
            moment=self.clock.now(),
        )
        with self.vault.transaction() as tx:
            mission = missions.create(tx, NewMission("Мандрівка"), self.clock.now())
            draft = interviews.start(tx, mission.id, FormKey("first_account", "1", "0" * 64), self.clock.now())
        self.interview_id = draft.id
        self.jobs = QtJobs()
        self.link = RecorderLink(speaking.command() if command is None else command)
        self.second = None if second is None else RecorderLink(second)
        self.bugs: list[Exception] = []
        self.navigator = QuietNavigator()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.workspace = Workspace(
            vault=self.vault,
            jobs=self.jobs,
            clock=self.clock,
            language=Language(language),
            theme=Theme(application),
            settings=Settings(folder / "settings.json"),
            gazetteer=None,
            navigator=self.navigator,
            recorder=self.link,
            messages=Messages(self.bugs.append),
            second_recorder=self.second,
        )

    def close(self) -> None:
        self.link.close()
        if self.second is not None:
            self.second.close()
        self.jobs.close()
        self.vault.close()
        assert self.bugs == []
