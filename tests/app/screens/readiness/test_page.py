"""The readiness page with a real recorder process and a real vault."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.screens.readiness import open_readiness
from app.screens.readiness.presenter import Machine, Verdict
from storage.platform.power import Battery
from tests.app.recorder import speaking
from tests.app.recorder.desk import Desk
from tests.pages.readiness_page import ReadinessView

pytestmark = pytest.mark.qt_log_ignore("PulseAudio", "pipewire", extend=True)


def opened(qtbot: QtBot, desk: Desk):
    page = open_readiness(desk.workspace)
    qtbot.addWidget(page)
    page.resize(1100, 638)
    page.show()
    return page, ReadinessView(qtbot, page)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path):
    made = Desk(tmp_path)
    yield made
    made.close()


def test_the_microphone_is_opened_only_by_its_button_and_nothing_is_kept(qtbot: QtBot, desk: Desk, tmp_path: Path):
    page, view = opened(qtbot, desk)
    qtbot.waitUntil(lambda: view.microphones == ["Bundled sound", "The same sound again"], timeout=20_000)
    with qtbot.assertNotEmitted(desk.link.level, wait=300):
        pass
    before = {file: file.stat().st_size for file in (tmp_path / "vault" / "att").rglob("*")}
    view.press("tryMicrophone")
    view.wait_for_verdict("hears you well")
    assert view.is_enabled("listenToTry")
    assert {file: file.stat().st_size for file in (tmp_path / "vault" / "att").rglob("*")} == before
    page.leave()


def test_disk_clock_and_battery_are_looked_at(qtbot: QtBot, desk: Desk):
    page, view = opened(qtbot, desk)
    qtbot.waitUntil(lambda: "free" in view.said_of("diskReadiness"), timeout=10_000)
    assert "Not confirmed yet" in view.said_of("clockReadiness")
    assert view.said_of("batteryReadiness") != "Battery …"
    assert desk.navigator.header.title == "Readiness"
    view.press("readinessBack")
    assert desk.navigator.went_back == 1
    page.leave()


@pytest.mark.parametrize(("trouble", "words"), [("muted", "no signal"), ("absent", "cannot be opened")])
def test_a_microphone_in_trouble_is_a_sentence(qtbot: QtBot, tmp_path: Path, trouble: str, words: str):
    desk = Desk(tmp_path, speaking.command(trouble=trouble))
    page, view = opened(qtbot, desk)
    view.press("tryMicrophone")
    view.wait_for_verdict(words)
    page.leave()
    desk.close()


@pytest.mark.parametrize(
    ("machine", "verdicts"),
    [
        (Machine(10**11, "", "2026-11-22T08:30:00.123Z", False, None), (Verdict.GOOD, Verdict.GOOD, Verdict.GOOD)),
        (Machine(10**9, "", "", True, Battery(30, False)), (Verdict.CARE, Verdict.CARE, Verdict.CARE)),
        (Machine(10**8, "", "", False, Battery(30, True)), (Verdict.BAD, Verdict.UNKNOWN, Verdict.GOOD)),
    ],
)
def test_what_was_measured_is_judged(machine: Machine, verdicts: tuple[Verdict, Verdict, Verdict]):
    assert (machine.disk, machine.clock, machine.power) == verdicts
