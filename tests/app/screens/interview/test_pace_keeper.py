from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from app.screens.draft.draft import Draft, restored
from app.screens.draft.in_hand import InterviewInHand
from app.screens.interview.pace import PaceKeeper
from forms.interview import Given
from storage.platform.clock import SystemClock
from tests.pages.drafts import begin_interview, new_vault


class Hearing:
    """An interview that remembers what it was told."""

    def __init__(self, in_hand: InterviewInHand) -> None:
        self.now, self.heard = in_hand, dict[str, str]()

    def in_hand(self) -> InterviewInHand | None:
        return self.now

    def told(self, values: Mapping[str, str]) -> None:
        self.heard.update(values)


def test_minutes_count_only_while_somebody_is_heard_and_a_marked_break_ends_them(qtbot, tmp_path):
    vault = new_vault(tmp_path)
    loaded = Draft(vault, begin_interview(vault), SystemClock()).load()
    session = restored(loaded.definition, loaded.saved)
    interview = Hearing(InterviewInHand(session, loaded.rules, loaded.summary, loaded.mission, ()))
    screen = QWidget()
    qtbot.addWidget(screen)
    keeper = PaceKeeper(interview, screen, lambda: date(2026, 11, 22))
    keeper.minute()
    assert interview.heard == {}
    keeper.recording_changed(True)
    assert interview.heard == {Given.RUNNING: "1"}
    keeper.minute()
    keeper.minute()
    assert interview.heard[Given.MINUTES_SINCE_BREAK] == "2"
    keeper.marker_kept("incident")
    assert interview.heard[Given.MINUTES_SINCE_BREAK] == "2"
    keeper.marker_kept("break")
    assert (interview.heard[Given.MINUTES_SINCE_BREAK], interview.heard[Given.MINUTES_TODAY]) == ("0", "2")
    keeper.recording_changed(False)
    assert interview.heard[Given.RUNNING] == ""
    keeper.minute()
    assert interview.heard[Given.MINUTES_TODAY] == "2"
    vault.close()
