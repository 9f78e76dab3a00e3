"""The written cases, entered in the real window, sealed, delivered and opened by the coordinator.

Choices are pressed, found or walked to with keys on the widgets that ask; words are typed; rows are added by their
button. What has no key of its own where it stands is handed to the presenter, as its widget would: less than a tenth.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from app.shipped_forms import ProtocolId
from storage.interviews.interviews import State
from tests.forms.protocols.playing import Case, cases
from tests.tour.cases import work

#: One of each protocol: the smallest that opens a part of an incident, where the protocol has incidents.
SMALL = {
    ProtocolId.CONTACT: "12-persha-zustrich",
    ProtocolId.FIRST_ACCOUNT: "11-persha-rozmova",
    ProtocolId.FULL_ACCOUNT: "08-voda-pishla",
    ProtocolId.FOLLOW_UP: "13-druha-zustrich",
    ProtocolId.REFUSAL: "14-ni-diakuiu",
}


#: Those that are done in half a minute; the others are in `make test-slow`.
QUICK = (ProtocolId.CONTACT,)


def _all() -> list[object]:
    quick = {SMALL[protocol] for protocol in QUICK}
    return [pytest.param(one, id=one.id, marks=() if one.id in quick else pytest.mark.slow) for one in cases()]


def test_a_small_case_of_each_protocol_is_among_them() -> None:
    assert {case.id: case.protocol for case in cases() if case.id in SMALL.values()} == {
        name: protocol for protocol, name in SMALL.items()
    }
    assert set(SMALL) == set(ProtocolId)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("case", _all())
def test_a_case_is_entered_in_the_window_sealed_delivered_and_read_by_the_coordinator(
    qtbot: object, case: Case, tmp_path: Path
) -> None:
    ended = work(case, tmp_path)
    filling = ended.filling
    assert len(filling.handed_over) < len(filling.by_hand) / 9, sorted(filling.handed_over)
    assert ended.statement.startswith(b"%PDF-")
    assert ended.summary is not None
    # Nobody agreed that a «no» leaves the laptop: it is sealed and stays there.
    stays = case.answers.get("cn_participate") == "no"
    assert ended.summary.state is (State.STAYS_HERE if stays else State.DELIVERED)
    told = "\n".join(ended.read)
    assert ended.summary.number in told or not stays
    for words in _told(case):
        assert words in told, words


def _told(case: Case) -> list[str]:
    """Words of the case that the coordinator reads."""
    incidents = [row for row in case.answers.get("incident", ()) if isinstance(row, Mapping)]
    found = [str(row[name]) for row in incidents for name in ("in_title", "in_desc") if name in row]
    if incidents:
        found += case.narrative
    found += [str(case.answers[name]) for name in ("iv_added_value", "iv_shelter") if name in case.answers]
    return found
