"""What the delivery screen says."""

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.delivering import DeliveryState
from app.error_messages import Messages
from app.language import Language
from app.screens.delivery import DeliveryScreen
from app.screens.delivery.log import open_delivery_log
from app.screens.delivery.presenter import Content, Standing, Waiting
from app.widgets.header import Connection, HeaderBar
from storage.interviews.deliveries import Delivery, Road
from storage.interviews.interviews import FormKey, InterviewSummary, State
from storage.interviews.outbox import OutboxTotals
from storage.interviews.purging import Lack, Verdict
from storage.interviews.whereabouts import LaneStanding, Whereabouts
from sync.client.line import Line
from sync.client.report import DeliveryReport, Progress, Stage
from sync.client.scope import Amount
from sync.courier.answer import ImportedAnswer
from sync.courier.pack import WrittenPack
from tests.doubles.jobs import WaitingJobs
from tests.doubles.program import build_translations
from tests.pages.house import House
from tests.pages.page import Page


def summary(number: int, state: State, code: str = "") -> InterviewSummary:
    return InterviewSummary(
        id=f"{number:032x}",
        interview=f"{number:032x}",
        revision=1,
        mission_id="m",
        number=f"I-PRA-2026-001-{number:04d}-C",
        state=state,
        form=FormKey("first_account", "1", "0" * 64),
        title="Калина",
        place="",
        date="",
        progress=100,
        created="",
        updated="",
        sealed_at="",
        delivered_at="",
        parked_code=code,
        review_count=0,
        replaces="",
        manifest_digest="",
    )


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    build_translations()
    screen = DeliveryScreen(HeaderBar(), Language("en"))
    qtbot.addWidget(screen)
    screen.resize(1100, 640)
    screen.show()
    return Page(qtbot, screen)


def shown(page: Page) -> DeliveryScreen:
    assert isinstance(page.screen, DeliveryScreen)
    return page.screen


WAITS = LaneStanding(items=3, bytes=4_000)
SAFE = LaneStanding(items=3, bytes=4_000, safe_items=3, safe_bytes=4_000)
SOME = LaneStanding(items=3, bytes=9_000_000, safe_items=1, safe_bytes=3_000_000)
NONE = LaneStanding()


def waiting(
    number: int,
    *,
    text: LaneStanding = WAITS,
    photos: LaneStanding = NONE,
    sound: LaneStanding = NONE,
    code: str = "",
) -> Waiting:
    one = summary(number, State.PARKED if code else State.WAITING, code)
    refused = Messages(lambda _: None).for_code(code) if code else None
    return Waiting(one, Whereabouts(one.id, text, photos, sound), refused)


def content(*rows: Waiting, line: Line | None = None, outcome: str = "done") -> Content:
    return Content(
        has_organisation=True,
        totals=OutboxTotals(waiting=len(rows), sent=0, parked=0, receipted=0, waiting_bytes=0),
        rows=rows,
        last=Delivery("2026-11-22T08:30:00.000Z", "2026-11-22T08:31:00.000Z", Road.LINE, outcome, 3, 1, 1),
        line=line or Line(),
        network="192.168.7.0/24",
    )


def cells(page: Page, row: int) -> list[str]:
    model = page.child(QTableView, "interviews").model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def test_each_interview_says_what_of_it_is_safe_where(page: Page) -> None:
    refused = LaneStanding(items=1, bytes=5, refused_items=1)
    shown(page).show_content(
        content(waiting(1, text=SAFE, photos=SOME, sound=WAITS), waiting(2), waiting(3, text=SAFE, sound=refused))
    )
    assert "3 interviews waiting" in page.texts()
    assert cells(page, 0) == ["I-PRA-2026-001-0001-C · Калина", "at central", "1 of 3 at central", "waits", "6 MB"]
    assert cells(page, 1)[1:] == ["waits", "none", "none", "4 kB"]
    assert cells(page, 2)[3] == "refused"
    assert "delivered 3" in page.text("last")
    assert page.is_enabled("write_pack")


def test_a_delivery_that_failed_leads_to_the_log(page: Page) -> None:
    shown(page).show_content(content(outcome="forged-receipt"))
    assert "did not come through" in page.text("last")


@pytest.mark.parametrize(
    ("row", "line", "state", "words"),
    [
        (waiting(1, text=SAFE), Line(), DeliveryState(), "All of it is at central"),
        (waiting(1, code="device-revoked"), Line(), DeliveryState(), "Central refused it"),
        (waiting(1), Line(Amount.NOTHING), DeliveryState(), "you paused"),
        (waiting(1), Line(), DeliveryState(is_avoided=True), "on this network"),
        (waiting(1, text=SAFE, photos=SOME), Line(Amount.TEXT), DeliveryState(), "until you let it go"),
        (waiting(1, text=SAFE, sound=WAITS), Line(Amount.NO_SOUND), DeliveryState(), "until you let it go"),
        (waiting(1), Line(), DeliveryState(Connection.OFFLINE), "waits for a connection"),
        (waiting(1), Line(), DeliveryState(Connection.ONLINE), "with the next delivery"),
    ],
)
def test_why_it_waits_is_said_in_a_sentence(
    page: Page, row: Waiting, line: Line, state: DeliveryState, words: str
) -> None:
    shown(page).show_state(state)
    shown(page).show_content(content(row, line=line))
    assert words in page.text("why")


def test_one_interview_can_go_alone(page: Page, qtbot: QtBot) -> None:
    shown(page).show_content(content(waiting(1), waiting(2), waiting(3, text=SAFE)))
    table = page.child(QTableView, "interviews")
    table.selectRow(2)
    assert not page.is_enabled("deliver_only")
    table.selectRow(1)
    with qtbot.waitSignal(shown(page).only_asked) as asked:
        page.press("deliver_only")
    assert asked.args == [f"{2:032x}"]


def test_nothing_can_be_sent_while_it_is_paused_or_the_network_is_avoided(page: Page) -> None:
    shown(page).show_content(content(waiting(1), line=Line(Amount.NOTHING)))
    assert not page.is_enabled("deliver")
    # A memory stick is no network.
    assert page.is_enabled("write_pack")
    shown(page).show_content(content(waiting(1)))
    shown(page).show_state(DeliveryState(is_avoided=True))
    assert not page.is_enabled("deliver")
    assert "Nothing is sent on this network" in page.text("connection_text")


def test_what_was_refused_says_why_and_what_to_do(page: Page) -> None:
    shown(page).show_content(content(waiting(7, code="device-revoked")))
    assert "0007" in page.text("refused")
    assert "does not accept this computer" in page.text("refused")
    assert page.is_visible("retry")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, "Sending recordings"),
        (20, "less than a minute"),
        (600, "10 minutes"),
        (7_200, "2 hours"),
        (90_000, "stick"),
    ],
)
def test_the_time_that_is_left_is_said_roughly(page: Page, seconds: int | None, words: str) -> None:
    progress = Progress(Stage.SENDING_AUDIO, 250, 1000)
    shown(page).show_state(DeliveryState(is_running=True, progress=progress, seconds_left=seconds))
    assert page.text("stage").startswith("Sending recordings")
    assert words in page.text("stage")


def test_progress_is_shown_and_can_be_cancelled(page: Page, qtbot: QtBot) -> None:
    shown(page).show_content(content(waiting(1)))
    assert not page.is_visible("cancel_delivery")
    shown(page).show_state(DeliveryState(is_running=True, progress=Progress(Stage.SENDING_AUDIO, 250, 1000)))
    assert page.text("stage") == "Sending recordings"
    assert not page.is_enabled("deliver")
    with qtbot.waitSignal(shown(page).cancel_asked):
        page.press("cancel_delivery")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (DeliveryState(report=DeliveryReport(delivered=("a",))), "1 interview delivered"),
        (DeliveryState(report=DeliveryReport(delivered=("a", "b"), notes_received=1)), "1 review note arrived"),
        (DeliveryState(report=DeliveryReport(cancelled=True)), "Stopped"),
        (DeliveryState(report=DeliveryReport()), "Nothing was waiting"),
        (DeliveryState(pack=WrittenPack(Path("stick/ab12"), 1, ("a",), is_all=True)), "ab12"),
        (
            DeliveryState(pack=WrittenPack(Path("stick/ab12"), 1, ("a",), is_all=False)),
            "Take another one and write the rest",
        ),
        (DeliveryState(answer=ImportedAnswer(2, ("a",), 0)), "2 receipts imported"),
    ],
)
def test_every_outcome_has_words(page: Page, state: DeliveryState, words: str) -> None:
    shown(page).show_state(state)
    assert words in page.notice("outcome")


@pytest.mark.parametrize("connection", list(Connection))
def test_the_connection_is_said(page: Page, connection: Connection) -> None:
    shown(page).show_state(DeliveryState(connection=connection))
    assert page.text("connection_text")


@pytest.mark.parametrize(
    ("lack", "said"),
    [
        (None, "Central has proved"),
        (Lack.ALARM, "contradicts itself"),
        (Lack.RECEIPT, "receipts for some of it"),
        (Lack.PROOF, "has not proved yet"),
        (Lack.WITNESS, "has not signed it yet"),
        (Lack.AGE, "younger than 24 hours"),
    ],
)
def test_it_says_what_is_missing_before_this_computer_relies_on_central(
    page: Page, lack: Lack | None, said: str
) -> None:
    asked: list[str] = []
    shown(page).chosen.connect(asked.append)
    shown(page).show_content(content(waiting(1, text=SAFE)))
    of = summary(1, State.DELIVERED).id
    assert asked
    assert set(asked) == {of}
    assert page.text("standing") == ""
    shown(page).show_standing(Standing(f"{2:032x}", "", Verdict("", None)))
    assert page.text("standing") == ""
    shown(page).show_standing(Standing(of, "", Verdict("", lack), hours=24))
    assert said in page.text("standing")


def test_what_central_signed_can_be_looked_at_only_where_it_contradicts_itself(page: Page) -> None:
    shown(page).show_content(content(waiting(1, text=SAFE)))
    assert not page.is_visible("contradictions")
    shown(page).show_content(dataclasses.replace(content(waiting(1, text=SAFE)), contradictions=1))
    page.press("contradictions")


def test_the_log_that_comes_back_to_a_closed_page_touches_nothing_of_it(qtbot: QtBot, tmp_path: Path) -> None:
    house = House(qtbot, tmp_path, "en")
    jobs, house.workspace.jobs = house.workspace.jobs, WaitingJobs()
    screen = open_delivery_log(house.workspace)
    waiting, house.workspace.jobs = house.workspace.jobs, jobs
    screen.leave()
    delete(screen)
    waiting.go_on()
    house.close()
