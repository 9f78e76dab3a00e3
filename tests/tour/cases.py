"""A written case from the empty interview to the coordinator: entered, read back, signed, sealed, delivered, read."""

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QLabel, QListView

from app.places import Places
from app.screens.draft.told import CRSV, MANDATORY, keep_training
from app.screens.home import HomeScreen
from app.screens.interview.view import InterviewScreen
from app.screens.received import ReceivedScreen
from app.screens.sealed import SealedScreen
from app.screens.statement.read_view import ReadThroughScreen
from app.screens.statement.view import StatementScreen
from storage.interviews import device, missions, organisation, referrals
from storage.interviews.interviews import InterviewSummary, State
from storage.interviews.missions import NewMission
from storage.objects.certificate import Role
from storage.platform.clock import SystemClock
from tests.doubles.program import RunningProgram, running
from tests.forms.protocols.playing import Case
from tests.pages.interview_page import InterviewPage
from tests.pages.page import Page
from tests.pictures.office import WorkingOffice
from tests.storage.vaults import PASSPHRASE, new_vault
from tests.tour import arriving, finishing
from tests.tour.case_filling import NOTHING_ELSE, CaseFilling
from tests.tour.context import Camera, Tour
from tests.tour.hands import Hands
from tests.tour.journey import DOCUMENTER_VAULT, Start

MISSION, AREA = "Навчальна поїздка", "Полтавська область"
NOBODY_LISTENS = (sys.executable, "-c", "")
_SERVICES = """service_uk;service_en;contact;detail_uk;detail_en;needs;area;checked;status
Вигадана допомога;Invented help;000;;;psych medical legal crsv;;{day};V
"""


class NoCamera:
    """Looks away."""

    def shoot(self, program: RunningProgram, name: str) -> None:
        """Nothing is kept."""


@dataclass
class Ended:
    """What became of a case."""

    filling: CaseFilling
    statement: bytes = b""
    summary: InterviewSummary | None = None
    read: list[str] = field(default_factory=list)


@contextmanager
def workplace(
    folder: Path, camera: Camera, recorder: Sequence[str] = NOBODY_LISTENS, services: bytes = b""
) -> Iterator[tuple[Tour, Start]]:
    """A laptop with a mission, a central and a coordinator; gives the tour and what opens the program."""
    table = folder / "table"
    table.mkdir()
    places = Places(folder / "data", practice=False)
    office, hands = WorkingOffice(table, places), Hands()
    tour = Tour(hands, camera, office, table, say=lambda _: None, keep_statement=lambda _: None)
    _laptop(places, office, table, services)

    @contextmanager
    def start() -> Iterator[RunningProgram]:
        with running(hands, places.folder, language="uk", recorder=recorder) as program:
            yield program

    try:
        yield tour, start
    finally:
        office.close()


def work(case: Case, folder: Path) -> Ended:
    """Do the whole case.

    Raises:
        AssertionError: Something on the way did not go as it should; the words say what.
    """
    with workplace(folder, NoCamera()) as (tour, start):
        kept: list[bytes] = []
        tour.keep_statement = kept.append
        with start() as tour.program:
            arriving.unlock(tour, DOCUMENTER_VAULT, PASSPHRASE)
            ended = Ended(take(tour, case))
            finish(tour)
            ended.statement, ended.summary = kept[0], finishing.summary(tour)
            leaves = ended.summary.state is not State.STAYS_HERE
            if leaves:
                finishing.deliver(tour)
                ended.summary = finishing.summary(tour)
            else:
                ended.read = look_back(tour)
            tour.lock()
        if leaves:
            with start() as tour.program:
                arriving.unlock(tour, tour.office.coordinator_vault, PASSPHRASE)
                ended.read = read(tour)
                tour.lock()
    return ended


def _laptop(places: Places, office: WorkingOffice, table: Path, services: bytes) -> None:
    """A documenter's vault that belongs to the organisation, with a mission and a directory of services."""
    place = places.vault(DOCUMENTER_VAULT).directory
    place.parent.mkdir(parents=True, exist_ok=True)
    vault, moment = new_vault(table / "laptop"), SystemClock().now()
    with vault.transaction() as tx:
        organisation.import_package(tx, office.package.read_bytes(), moment, practice=False)
        request = device.enrolment_request(tx, role=Role.DOCUMENTER, person="D-07", practice=False, moment=moment)
    asked = table / "request"
    asked.write_bytes(request)
    certificate = office.certify(asked)
    assert certificate is not None
    with vault.transaction() as tx:
        device.keep_certificate(tx, certificate.read_bytes(), practice=False)
        referrals.keep(tx, services or _SERVICES.format(day=moment.wall[:10]).encode(), moment)
        soon = date.fromisoformat(moment.wall[:10]) + timedelta(days=100)
        keep_training(tx, dict.fromkeys((*MANDATORY, CRSV), soon), moment)
        missions.create(tx, NewMission(MISSION, AREA, "2026-11-01", "2026-11-30", ("D-07",)), moment)
    vault.close()
    shutil.move(table / "laptop", place)


def take(tour: Tour, case: Case, after: Mapping[str, Callable[[], None]] = NOTHING_ELSE) -> CaseFilling:
    """Choose the protocol on the home screen, begin, and answer everything."""
    home = tour.home()
    home.choose_mission(MISSION)
    home.choose("form_choice", str(case.protocol))
    home.press("new_interview")
    screen = tour.program.wait_for(InterviewScreen)
    assert isinstance(screen, InterviewScreen)
    tour.hands.waitUntil(lambda: screen.presenter.in_hand() is not None, timeout=60_000)
    in_hand = screen.presenter.in_hand()
    assert in_hand is not None
    tour.found.interview, tour.found.number = in_hand.summary.id, in_hand.summary.number
    filling = CaseFilling(tour.hands, screen, case)
    filling.all_sections(after)
    filling.page.wait_until_saved()
    return filling


def finish(tour: Tour) -> None:
    """Read back, make the statement, sign, seal."""
    InterviewPage(tour.hands, tour.program.screen).press("finish")
    read_back = tour.page(ReadThroughScreen)
    tour.rest()
    tour.shoot("read-through")
    missing = [one.text() for one in read_back.screen._missing.findChildren(QLabel) if one.isVisible() and one.text()]
    assert read_back.screen._count == 0, f"still missing before sealing: {'; '.join(missing)}"
    read_back.press("statement")
    statement = tour.page(StatementScreen)
    tour.hands.waitUntil(lambda: statement.is_enabled("sign"), timeout=60_000)
    tour.shoot("statement")
    tour.keep_statement(statement.screen.presenter.made.pdf)
    statement.press("sign")
    finishing.sign(tour)


def look_back(tour: Tour) -> list[str]:
    """Open what was sealed and stays here: every word on its screen."""
    home = tour.home()
    home.wait_for_rows(1)
    home.open_row(0)
    tour.page(SealedScreen)
    tour.rest()
    tour.shoot("stays-here")
    return Page(tour.hands, tour.program.window).texts()


def read(tour: Tour) -> list[str]:
    """Fetch it and read it: every word on the coordinator's screen."""
    home = tour.home()
    tour.hands.waitUntil(lambda: home.is_visible("received"))
    home.press("received")
    page: Page = tour.page(ReceivedScreen)
    tour.rest()
    page.press("fetch")
    found = page.child(QListView, "received")
    tour.hands.waitUntil(lambda: found.model().rowCount() == 1, timeout=60_000)
    tour.rest()
    before = set(page.texts())
    found.setCurrentIndex(found.model().index(0, 0, QModelIndex()))
    tour.rest()
    tour.hands.waitUntil(lambda: len(set(page.texts()) - before) > 3, timeout=60_000)
    tour.shoot("received")
    texts = page.texts()
    tour.program.front.window.back()
    tour.program.wait_for(HomeScreen)
    return texts
