"""What the delivery screen says."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.delivering import DeliveryState, LastDelivery, last_delivery
from app.error_messages import Messages
from app.language import Language
from app.screens.delivery import DeliveryScreen
from app.screens.delivery.presenter import Content, Refused
from app.widgets.header import Connection, HeaderBar
from storage.interviews.interviews import FormKey, InterviewSummary, State
from storage.interviews.outbox import OutboxTotals
from sync.client.report import DeliveryReport, Progress, Stage
from sync.courier.answer import ImportedAnswer
from sync.courier.pack import WrittenPack
from tests.doubles.program import build_translations
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


def content(waiting: int = 0, refused: tuple[Refused, ...] = ()) -> Content:
    return Content(
        has_organisation=True,
        totals=OutboxTotals(waiting=waiting, sent=0, parked=len(refused), receipted=0, waiting_bytes=0),
        waiting=tuple(summary(number, State.WAITING) for number in range(1, waiting + 1)),
        refused=refused,
        last=LastDelivery("2026-11-22T08:30:00.000Z", 3, 1, 1, 0),
    )


def test_what_waits_is_counted_and_named(page: Page) -> None:
    shown(page).show_content(content(waiting=15))
    assert "I-PRA-2026-001-0001-C · Калина" in page.text("waiting")
    assert "and 3 more" in page.text("waiting")
    assert "delivered 3" in page.text("last")
    assert page.is_enabled("write_pack")


def test_what_was_refused_says_why_and_what_to_do(page: Page) -> None:
    reason = Messages(lambda _: None).for_code("device-revoked")
    shown(page).show_content(content(refused=(Refused(summary(7, State.PARKED, "device-revoked"), reason),)))
    assert "0007" in page.text("refused")
    assert "does not accept this computer" in page.text("refused")
    assert page.is_visible("retry")


def test_progress_is_shown_and_can_be_cancelled(page: Page, qtbot: QtBot) -> None:
    shown(page).show_content(content(waiting=1))
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
        (DeliveryState(pack=WrittenPack(Path("stick/ab12"), 1, ("a",), is_all=False)), "write another for the rest"),
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


@pytest.mark.parametrize("kept", [None, "", "[]", "{", '["x"]', "[1, 2, 3, 4, null]"])
def test_a_damaged_memory_of_the_last_delivery_is_no_memory(kept: str | None) -> None:
    assert last_delivery(kept) is None
