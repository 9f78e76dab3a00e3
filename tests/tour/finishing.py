"""From the read-through to the receipt: statement, signatures, seal, delivery."""

import hashlib

from PySide6.QtWidgets import QLabel, QListWidget

from app.screens.delivery import DeliveryScreen
from app.screens.signing.pad import SignaturePad
from app.screens.signing.sealed_card import SealedCard
from app.screens.signing.view import SigningScreen
from app.screens.statement.read_view import ReadThroughScreen
from app.screens.statement.view import StatementScreen
from storage.interviews import interviews, receipts
from storage.interviews.interviews import InterviewSummary, State
from tests.pages.page import Page
from tests.tour.context import Tour
from tests.tour.hands import draw
from tests.tour.taking import REMINDERS, Taking
from tests.tour.things import signature


def finish(tour: Tour, taking: Taking) -> None:
    """Read back, make the statement, sign it, seal it."""
    taking.end_sound()
    taking.tab(REMINDERS)
    tour.shoot("interview-reminders")
    taking.page.press("finish")
    read = tour.page(ReadThroughScreen)
    tour.shoot("read-through")
    missing = [row.text() for row in read.screen._missing.findChildren(QLabel) if row.isVisible() and row.text()]
    assert read.screen._count == 0, f"still missing before sealing: {'; '.join(missing)}"
    read.press("statement")
    statement = tour.page(StatementScreen)
    tour.hands.waitUntil(lambda: statement.is_enabled("sign"), timeout=60_000)
    tour.shoot("statement")
    pdf = statement.screen.presenter.made.pdf
    assert pdf.startswith(b"%PDF-"), "the statement is not a PDF"
    tour.keep_statement(pdf)
    tour.found.pages = statement.screen.page_count
    tour.found.statement_sha256 = hashlib.sha256(pdf).hexdigest()
    tour.say(f"Read back; statement made in memory: {tour.found.pages} pages, SHA-256 {tour.found.statement_sha256}.")
    statement.press("sign")
    sign(tour)


def sign(tour: Tour) -> None:
    """Everybody who signs, on the pad; then the seal."""
    signing = tour.page(SigningScreen)
    tour.rest()
    signers = signing.child(QListWidget, "signers")
    pad = signing.screen.findChild(SignaturePad)
    for number in range(signers.count()):
        signers.setCurrentRow(number)
        tour.rest()
        for stroke in signature(pad.width(), pad.height()):
            draw(pad, stroke)
        if number == 0:
            tour.shoot("signing")
        signing.press("keep")
        tour.rest()
    tour.hands.waitUntil(lambda: signing.is_enabled("seal"))
    tour.shoot("signed")
    delivering = tour.program.composition.delivering
    assert delivering is not None
    # It looks every minute, and delivers what waits: here hands do it, so it is told to wait for them.
    delivering.cancel()
    signing.press("seal")
    card = signing.screen.findChild(SealedCard)
    tour.hands.waitUntil(card.isVisible, timeout=60_000)
    tour.shoot("sealed")
    sealed = card._sealed
    tour.found.number = sealed.summary.number
    tour.found.manifest = sealed.result.manifest_digest
    tour.say(f"Signed on the pad by the person and by the documenter; sealed as {sealed.summary.number}.")
    tour.say(f"Seal (digest of the signed manifest): {tour.found.manifest}.")
    Page(tour.hands, card).press("home")
    tour.home().wait_for_rows(1)
    tour.shoot("home-waiting")


def deliver(tour: Tour) -> None:
    """Send what waits, and see the receipt."""
    assert summary(tour).state is State.WAITING, "the sealed interview does not wait to be delivered"
    delivering = tour.program.composition.delivering
    assert delivering is not None
    # Connected for the life of the program; says nothing after this delivery.
    delivering.changed.connect(lambda: _note_stage(tour))
    tour.home().press("delivery")
    page = tour.page(DeliveryScreen)
    tour.hands.waitUntil(lambda: page.is_enabled("deliver"), timeout=20_000)
    tour.shoot("delivery-waiting")
    page.press("deliver")
    tour.hands.waitUntil(lambda: bool(page.notice("outcome") or page.notice("problem")), timeout=60_000)
    assert not page.notice("problem"), page.notice("problem")
    tour.shoot("delivery")
    stages = list(dict.fromkeys(tour.found.stages))
    tour.say(f"Delivered to the central on this machine over TLS: {', then '.join(stages)}.")
    tour.say(page.notice("outcome"))
    held = summary(tour)
    assert held.state is State.DELIVERED, f"the list says {held.state}"
    kept = tour.ask(lambda: _receipts(tour))
    tour.say(f"State in the list: delivered, {held.delivered_at}; signed receipts kept and checked: {len(kept)}.")
    page.press("back")
    tour.home().wait_for_rows(1)
    tour.shoot("home")


def _note_stage(tour: Tour) -> None:
    delivering = tour.program.composition.delivering
    progress = delivering.state.progress if delivering is not None else None
    if progress is not None:
        tour.found.stages.append(progress.stage.value)


def summary(tour: Tour) -> InterviewSummary:
    """The interview as the list knows it."""

    def get() -> InterviewSummary:
        with tour.program.workspace.vault.read() as tx:
            return interviews.get(tx, tour.found.interview)

    return tour.ask(get)


def _receipts(tour: Tour) -> tuple[bytes, ...]:
    with tour.program.workspace.vault.read() as tx:
        return receipts.of_interview(tx, tour.found.interview)
