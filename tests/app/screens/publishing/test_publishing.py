"""A coordinator publishes a mission package on one screen; the plan of a laptop says what came and from whom."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from app.error_messages import Messages
from app.language import Language
from app.screens.publishing.presenter import PublishingPresenter
from app.screens.publishing.view import PublishingScreen
from app.widgets import Notice
from storage.interviews import mission_packages, referrals
from tests.app.screens.assignments.test_assignments import Bar, bug, laptops
from tests.doubles.jobs import ImmediateJobs
from tests.pages.page import Page, nameless
from tests.sync.test_assignments import fetch, known
from tests.sync.test_mission_packages import SERVICES
from tests.sync.world import World


@pytest.fixture
def world(tmp_path: Path):
    made = World(tmp_path)
    yield made
    made.close()


def test_services_are_published_and_the_plan_says_what_came(world: World, qtbot: QtBot) -> None:
    laptop = world.laptop("laptop")
    known(world, laptop)
    with world.coordinator.transaction() as tx:
        referrals.keep(tx, SERVICES, world.clock.now())
    screen = PublishingScreen(Bar(), Language("en"), Messages(bug))  # type: ignore[arg-type]  # all it needs of a bar
    qtbot.addWidget(screen)
    presenter = PublishingPresenter(screen, world.coordinator, ImmediateJobs(), world.clock)
    screen.published.connect(presenter.published)
    screen.resize(1200, 1000)
    screen.show()
    presenter.started()
    page = Page(qtbot, screen)
    assert nameless(screen) == []
    assert not page.child(QCheckBox, "package_places").isEnabled()
    page.type_into("package_name", "Kharkiv")
    page.type_into("package_until", "2026-12-31")
    page.press("publish")
    assert page.child(Notice, "publishing_notice").text.startswith("A package needs a name, content")
    page.check("package_services")
    page.press("publish")
    assert page.child(QLabel, "published_line").text() == (
        "Kharkiv, version 1, from p-1, valid until 31 Dec 2026: services"
    )
    page.check("package_services")
    page.press("publish")
    with world.coordinator.read() as tx:
        assert [one.said.version for one in mission_packages.listed(tx, own=True)] == [2, 1]
    fetch(world)
    world.deliver(laptop)
    card, _, _ = laptops(world, qtbot, laptop)
    assert card.child(QLabel, "package_taken").text() == (
        "Taken: Kharkiv, version 2, from p-1, valid until 31 Dec 2026: services"
    )
