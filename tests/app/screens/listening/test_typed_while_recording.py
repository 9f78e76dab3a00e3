"""The measurement of half an hour, on a few words: nothing is lost and every paragraph has its second."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.bench import listening

# The libraries of sound are loaded in here, and say what a bare machine has not.
pytestmark = pytest.mark.qt_log_ignore("PulseAudio", "pipewire", extend=True)
MINUTES = 3


@pytest.mark.timeout(240)
def test_an_account_typed_while_sound_is_recorded_loses_no_key_and_each_paragraph_is_pinned(qapp: QApplication) -> None:
    figures = listening.measure(MINUTES, heard_s=1)
    assert figures["listening_keys_lost"] == 0
    assert figures["listening_paragraphs_pinned"] == figures["listening_paragraphs"] >= 2
    assert figures["listening_farthest_from_its_sound_ms"] in range(1_001)
