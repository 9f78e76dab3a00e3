"""Every protocol through the real window: begun at home, its pages turned."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.screens.home import HomeScreen
from app.screens.home.form_names import protocol_name
from app.screens.interview.view import InterviewScreen
from app.shipped_forms import ProtocolId
from storage.interviews import missions
from storage.interviews.missions import NewMission
from storage.platform.clock import SystemClock
from storage.vault import open_vault
from tests.doubles.program import PASSPHRASE, make_vault, running
from tests.pages.interview_page import InterviewPage
from tests.pages.shell import HomePage, UnlockPage

FIRST = {
    ProtocolId.CONTACT: ("Planning and risk", "iv_added_value"),
    ProtocolId.FIRST_ACCOUNT: ("Setting and team", "iv_added_value"),
    ProtocolId.FULL_ACCOUNT: ("Setting and team", "iv_planned"),
    ProtocolId.FOLLOW_UP: ("Setting and team", "iv_earlier"),
    ProtocolId.REFUSAL: ("Circumstances", "rw_kind"),
}


@pytest.mark.parametrize("protocol", ProtocolId)
def test_a_protocol_opens_and_its_pages_turn(qtbot: QtBot, tmp_path: Path, protocol: ProtocolId) -> None:
    make_vault(tmp_path)
    vault = open_vault(tmp_path / "vaults" / "1", PASSPHRASE)
    with vault.transaction() as tx:
        missions.create(tx, NewMission("Ізюм, листопад"), SystemClock().now())
    vault.close()
    with running(qtbot, tmp_path) as program:
        UnlockPage(qtbot, program.screen).unlock(PASSPHRASE)
        home = HomePage(qtbot, program.wait_for(HomeScreen))
        home.choose_mission("Ізюм, листопад")
        home.choose_text("form_choice", protocol_name(protocol))
        home.press("new_interview")
        page = InterviewPage(qtbot, program.wait_for(InterviewScreen))
        section, question = FIRST[protocol]
        qtbot.waitUntil(lambda: section in page.sections, timeout=20_000)
        page.go(section)
        assert page.is_asked(question)
        page.go("Needs and referral")
        assert page.is_asked("rf_any")
