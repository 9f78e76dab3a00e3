"""A window with a real vault, real lanes and one interview begun: what a documenter sits in front of."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.error_messages import Messages
from app.language import Language
from app.navigation import MainWindow
from app.qt_jobs import QtJobs
from app.recorder.link import RecorderLink
from app.screens.interview import open_interview
from app.settings import Settings
from app.shipped_forms import ProtocolId, shipped
from app.theme import Theme
from app.workspace import Workspace
from forms.engine import Control, ProblemKind, Session
from forms.interview.answers import ref_of
from storage.gazetteer import Gazetteer
from storage.interviews import interviews, missions, organisation
from storage.objects.organisation import CAUTIOUS, Policy
from storage.platform.clock import SystemClock
from tests.app.recorder import speaking
from tests.doubles.program import build_translations
from tests.pages.drafts import begin_interview, new_vault
from tests.storage.organisations import OrganisationKeys

GAZETTEER = Path(__file__).parent.parent.parent / "resources" / "gazetteer" / "settlements.sqlite"

#: Answers that let an interview pass; everything else takes what is shortest.
WISHES = {
    "ses_privacy": "private",
    "cn_capacity": "yes",
    "cn_pressure": "no",
    "cn_participate": "yes",
    "cn_notes": "yes",
    "cn_audio": "yes",
    "cn_store_org": "yes",
    "cn_store_reg": "yes",
    "mn_is_minor": "no",
    "it_used": "no",
    "pi_any": "no",
    "tm_member": "A1",
    "ses_place_name": "Балаклія, Ізюмський район, Харківська область",
    "in_date_kind": "unknown",
}


class House:
    """Everything around one interview; `close` ends it."""

    def __init__(self, qtbot: QtBot, folder: Path, language: str = "uk", theme: str = "light") -> None:
        build_translations()
        self.qtbot = qtbot
        self.vault = new_vault(folder)
        self.interview_id = begin_interview(self.vault)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.bugs: list[Exception] = []
        self.window = MainWindow(practice=False)
        self.window.resize(1366, 690)
        self.jobs = QtJobs()
        self.link = RecorderLink(speaking.command())
        self.gazetteer = Gazetteer(GAZETTEER)
        self.workspace = Workspace(
            vault=self.vault,
            jobs=self.jobs,
            clock=SystemClock(),
            language=Language(language),
            theme=Theme(application, theme),
            settings=Settings(folder / "settings.json"),
            gazetteer=self.gazetteer,
            navigator=self.window,
            recorder=self.link,
            messages=Messages(self.bugs.append),
        )
        self.window.open(QWidget())
        self.window.show()

    @property
    def front(self) -> QWidget:
        front = self.window.front
        assert front is not None
        return front

    def import_organisation(self, policy: Policy = CAUTIOUS) -> OrganisationKeys:
        keys = OrganisationKeys()
        with self.vault.transaction() as tx:
            organisation.import_package(tx, keys.package(policy=policy), SystemClock().now(), practice=False)
        return keys

    def begin(self, protocol: ProtocolId) -> None:
        """Go on with an interview of another protocol."""
        form = shipped(self.vault, SystemClock(), protocol)
        with self.vault.transaction() as tx:
            (mission,) = missions.all_missions(tx)
            self.interview_id = interviews.start(tx, mission.id, form, SystemClock().now()).id

    def open_interview(self) -> QWidget:
        screen = open_interview(self.workspace, self.interview_id)
        self.window.open(screen)
        self.qtbot.waitUntil(lambda: screen.presenter.in_hand() is not None, timeout=10_000)
        return screen

    def ready_to_begin(self, screen: QWidget) -> None:
        """Say why the interview is held: without it no account begins."""
        session = screen.presenter.in_hand().session
        screen.presenter.answered(ref_of(session, "iv_added_value"), "Хто був у підвалі.")

    def close(self) -> None:
        self.window.home()
        self.link.close()
        self.jobs.close()
        QCoreApplication.processEvents()
        self.window.hide()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
        self.gazetteer.close()
        self.vault.close()
        # Also when a failed test still holds this house: its words must not reach the next one.
        self.workspace.language.close()
        assert self.bugs == []


def fill_in(screen: QWidget) -> Session:
    """Answer everything the form requires, through the screen's presenter."""
    presenter = screen.presenter
    session = presenter.in_hand().session
    for _ in range(60):
        problems = [one for one in session.validate() if one.kind is ProblemKind.REQUIRED]
        if not problems:
            return session
        for problem in problems:
            state = session.state(problem.ref)
            if state.relevant and state.required and not state.value:
                presenter.answered(problem.ref, _answer(session, problem.ref))
    raise AssertionError(f"never filled: {problems}")


def _answer(session: Session, ref: str) -> str:
    element = session.element(ref)
    if element.name in WISHES:
        return WISHES[element.name]
    if element.control is Control.TRIGGER:
        return "OK"
    if element.control in (Control.SELECT_ONE, Control.SELECT_MULTIPLE):
        values = [choice.value for choice in session.choices(ref)]
        return next((value for value in ("no", "none", "none_seen", "green", "declined") if value in values), values[0])
    return {"int": "1", "date": "2026-11-20", "dateTime": "2026-11-20T10:00:00.000+02:00"}.get(
        element.data_type, "Розповідь для перевірки, не справжня."
    )
