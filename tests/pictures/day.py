"""A documenter's day in pictures, from a written case: the plan, the services, the consent on paper, the transcript."""

import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt

from app.places import Places
from app.screens.consent import RecipientsScreen
from app.screens.earlier.view import EarlierScreen
from app.screens.interview.view import InterviewScreen
from app.screens.papers import ConsentCardScreen, PaperFormScreen
from app.screens.planning import PlanningScreen
from app.screens.recording import RecordingPanel
from app.screens.referrals import SHIPPED
from app.screens.referrals.view import ReferralsScreen
from app.screens.statement.read_view import ReadThroughScreen
from app.screens.transcript import TranscriptScreen
from app.settings import Settings
from app.theme import TEXT_SIZES
from tests.forms.protocols.playing import Answers, Case, cases
from tests.pages.interview_page import InterviewPage
from tests.pages.page import Page
from tests.pages.planning_page import PlanningPage
from tests.pages.recording_page import RecordingPage
from tests.pages.transcript_page import TranscriptPage
from tests.storage.vaults import PASSPHRASE
from tests.tour import arriving
from tests.tour.cases import MISSION, take, workplace
from tests.tour.context import Camera, Tour
from tests.tour.journey import DOCUMENTER_VAULT
from tests.tour.things import make_voice

#: The pictures of the day, beside those of the whole job.
KEPT = {
    "plan": "The plan of a mission: risks, kit, who is to be met",
    "services": "Where a person can be sent for help, with the day of each entry",
    "recipients": "Consent: who may receive what, line by line",
    "earlier": "Was this person heard before",
    "transcript": "A recording is written down",
    "consent-card": "The consent card that stays with the person",
    "paper-form": "The same questions with the same numbers on paper",
}
GOALS = "Черга за хлібом у Калинових Луках: перші розповіді."
SHELTER = "Підвал школи, сто метрів"
#: What the case leaves open and the pictures show.
_AGREED: Answers = {
    "cn_audio": "yes",
    "cx_any": "yes",
    "cx": [
        {
            "cx_rec": "opg",
            "cx_purpose": ["criminal_ua"],
            "cx_dec": "yes",
            "cx_parts": ["facts", "statement"],
            "cx_id": "pseudonym",
        },
        {"cx_rec": "media", "cx_purpose": ["history"], "cx_dec": "no"},
    ],
}
_CASE = "11-persha-rozmova"
LINES = (
    (1, "Розкажіть, будь ласка, усе, що пам’ятаєте."),
    (0, "Другого травня, коли в черзі за хлібом стояло чоловік тридцять."),
)


class Day:
    """One day with one person."""

    def __init__(self, tour: Tour) -> None:
        self._tour = tour

    def spend(self) -> None:
        """Before the mission, with the person, and the papers."""
        self._before()
        after = {"consent": self._consent, "earlier": self._earlier, "account": self._record}
        take(self._tour, _case(), after)
        self._write_down()
        self._papers()

    def _before(self) -> None:
        home = self._tour.home()
        home.choose_mission(MISSION)
        home.press("plan")
        page = PlanningPage(self._tour.hands, self._tour.program.wait_for(PlanningScreen))
        self._tour.rest()
        for tick in page.ticks()[:4]:
            self._tour.hands.keyClick(tick, Qt.Key.Key_Space)
        page.retype("aims", GOALS)
        page.type_into("shelter", SHELTER)
        page.press("add_risk")
        self._tour.rest()
        self._tour.shoot("plan")
        page.press("back")
        self._tour.home().press("referrals")
        services = self._tour.page(ReferralsScreen)
        self._tour.shoot("services")
        services.press("back")

    def _consent(self) -> None:
        self._leave_by("recipients_table", RecipientsScreen, "recipients")

    def _earlier(self) -> None:
        self._leave_by("earlier", EarlierScreen, "earlier")

    def _record(self) -> None:
        panel = RecordingPage(self._tour.hands, self._tour.program.screen.findChild(RecordingPanel))
        self._tour.hands.waitUntil(lambda: panel.can_record, timeout=20_000)
        panel.record()
        panel.wait_for_seconds(8)
        panel.stop()

    def _leave_by(self, name: str, kind: type, picture: str) -> None:
        Page(self._tour.hands, self._tour.program.screen).press(name)
        page = self._tour.page(kind)
        self._tour.shoot(picture)
        page.press("back")
        self._tour.program.wait_for(InterviewScreen)

    def _write_down(self) -> None:
        panel = RecordingPage(self._tour.hands, self._tour.program.screen.findChild(RecordingPanel))
        panel.choose_kept(0)
        page = TranscriptPage(self._tour.hands, self._tour.program.wait_for(TranscriptScreen))
        self._tour.rest()
        for speaker, words in LINES:
            page.press("lineNew")
            page.choose_speaker(speaker)
            page.type(words)
            self._tour.rest()
        self._tour.shoot("transcript")
        self._tour.program.front.window.back()
        self._tour.program.wait_for(InterviewScreen)

    def _papers(self) -> None:
        InterviewPage(self._tour.hands, self._tour.program.screen).press("finish")
        read = self._tour.page(ReadThroughScreen)
        for name, kind, picture in (
            ("consent_card", ConsentCardScreen, "consent-card"),
            ("paper_form", PaperFormScreen, "paper-form"),
        ):
            read.press(name)
            page = self._tour.page(kind)
            self._tour.hands.waitUntil(lambda page=page: page.screen.page_count > 0, timeout=60_000)
            self._tour.shoot(picture)
            page.press("back")
            self._tour.program.wait_for(ReadThroughScreen)


def _case() -> Case:
    case = next(one for one in cases() if one.id == _CASE)
    return replace(case, answers={**case.answers, **_AGREED})


def spend_day(folder: Path, camera: Camera, *, theme: str, size: tuple[int, int], text: int = TEXT_SIZES[0]) -> None:
    """Spend the day once in Ukrainian; the camera is called at every screen that is kept."""
    recorder = (sys.executable, "-m", "tests.pictures.microphone", str(make_voice(folder / "voice.wav")))
    Settings(Places(folder / "data", practice=False).settings_file).remember(text=text)
    with workplace(folder, camera, recorder, SHIPPED.read_bytes()) as (tour, start), start() as tour.program:
        tour.program.front.theme.use(theme)
        tour.program.window.resize(*size)
        arriving.unlock(tour, DOCUMENTER_VAULT, PASSPHRASE)
        Day(tour).spend()
        tour.lock()
