"""The evidence package through its screen, over interviews that came through a real central."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from app.error_messages import Messages
from app.screens.evidence.presenter import EvidencePresenter
from app.screens.evidence.view import EvidenceScreen
from app.shipped_forms import choices
from app.widgets.header import HeaderBar
from storage.interviews import custody
from storage.objects.custody import CustodyAction
from tests.doubles.jobs import ImmediateJobs
from tests.doubles.program import build_translations
from tests.pages.page import Page, mnemonics, nameless
from tests.sync.evidence.test_package import ALL, received
from tests.sync.odk.siege import APPROVERS, OWN_WORDS, let_approve
from tests.sync.world import World

WORDS = "able-baker-charlie"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, world: World) -> Page:
    build_translations()
    received(world, photo=20_000, agreed=ALL)
    received(world)
    screen = EvidenceScreen(HeaderBar(), (*choices("recipient"), court()), "en")
    presenter = EvidencePresenter(
        screen, world.coordinator, ImmediateJobs(), world.clock, Messages(lambda _: None), lambda: WORDS
    )
    screen.presenter = presenter
    screen.recipient_chosen.connect(presenter.recipient_chosen)
    screen.asked_again.connect(presenter.asked_again)
    screen.ticked.connect(presenter.ticked)
    screen.folder_chosen.connect(presenter.folder_chosen)
    screen.cancel_asked.connect(presenter.cancel_asked)
    screen.approve_asked.connect(presenter.approve_asked)
    qtbot.addWidget(screen)
    screen.resize(1366, 638)
    screen.show()
    return Page(qtbot, screen)


def court():
    one = choices("recipient")[0]
    return type(one)("court", {"uk": "Суд", "en": "A court"})


def cells(page: Page) -> list[list[str]]:
    model = page.child(QTableView, "evidence_interviews").model()
    return [[str(model.index(row, column).data()) for column in range(3)] for row in range(model.rowCount())]


def tick(page: Page, row: int) -> bool:
    model = page.child(QTableView, "evidence_interviews").model()
    return bool(model.setData(model.index(row, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole))


def test_what_goes_and_what_stays_is_said_before_anything_is_written(page: Page) -> None:
    assert cells(page) == []
    page.choose("evidence_recipient", "court")
    said = {row[0]: row[1:] for row in cells(page)}
    assert sorted(goes for goes, _ in said.values()) == ["coded data, the account, files: 1", "nothing"]
    assert any("who the person is: only custodians open it" in stays for _, stays in said.values())
    assert any(stays == "the person did not agree to it" for _, stays in said.values())
    assert not page.is_enabled("write_evidence")
    page.choose("evidence_recipient", "icc")
    assert {goes for _, goes, _ in cells(page)} == {"nothing"}


def test_a_package_is_written_and_its_words_are_shown_once(page: Page, world: World, tmp_path: Path) -> None:
    page.choose("evidence_recipient", "court")
    assert sum(tick(page, row) for row in range(2)) == 1
    assert page.is_enabled("write_evidence")
    stick = tmp_path / "stick"
    stick.mkdir()
    page.press("write_evidence")
    page.choose_in_dialog(str(stick))
    page.qtbot.waitUntil(lambda: page.is_visible("evidence_words"), timeout=20_000)
    assert page.text("evidence_words") == WORDS
    assert sorted(file.suffix for file in stick.iterdir()) == [".bin", ".txt"]
    assert WORDS.encode() not in b"".join(file.read_bytes() for file in stick.iterdir())
    with world.coordinator.read() as tx:
        assert len(custody.of_vault(tx, actions=[CustodyAction.EXPORT])) == 1


def test_a_medium_that_cannot_be_written_is_said_and_no_words_are_shown(page: Page, tmp_path: Path) -> None:
    page.choose("evidence_recipient", "court")
    assert sum(tick(page, row) for row in range(2)) == 1
    screen = page.screen
    assert isinstance(screen, EvidenceScreen)
    screen.folder_chosen.emit(tmp_path / "gone")
    assert page.notice("problem")
    assert not page.is_visible("evidence_words")
    assert page.is_enabled("write_evidence")


def test_every_control_has_a_name_and_keys_do_not_collide(page: Page) -> None:
    assert nameless(page.screen) == []
    keys = mnemonics(page.screen)
    assert len(keys) == len(set(keys))


def test_g92_of_a_child_nothing_goes_before_two_people_approved_it(page: Page, world: World) -> None:
    received(world, agreed=ALL, facts={"/first_account/mn_is_minor": {"type": "select_one", "value": "yes"}})
    for code in APPROVERS:
        let_approve(world.coordinator, code, world.clock.now())
    screen = page.screen
    assert isinstance(screen, EvidenceScreen)
    assert isinstance(screen.presenter, EvidencePresenter)
    screen.presenter.started()
    page.choose("evidence_recipient", "court")
    (row,) = [at for at, cell in enumerate(cells(page)) if "two people have to approve it" in cell[2]]
    assert not tick(page, row)
    page.child(QTableView, "evidence_interviews").selectRow(row)
    for code, goes in zip(APPROVERS, ("nothing", "coded data, the account"), strict=True):
        assert page.is_visible("approve")
        page.choose("approver", code)
        page.type_into("approver_words", f"{OWN_WORDS} {code}")
        page.press("approve")
        assert cells(page)[row][1] == goes
    assert not page.is_visible("approve")
    assert tick(page, row)
    # For another recipient it was not approved.
    with world.coordinator.read() as tx:
        said = [one.detail for one in custody.of_vault(tx, actions=[CustodyAction.NOTICE])]
    assert sorted(one for one in said if one.startswith("approval")) == ["approval:k7,court", "approval:m2,court"]
