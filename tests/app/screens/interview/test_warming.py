"""What is compiled ahead need not be compiled when the interview is opened."""

from pathlib import Path

import pytest

from app.screens.draft import draft as drafting
from app.screens.draft.draft import Draft
from app.screens.draft.warming import compile_newest
from storage.interviews import form_library, interviews, missions
from storage.interviews.interviews import FormKey
from storage.interviews.missions import NewMission
from storage.platform.clock import SystemClock
from tests.pages.drafts import new_vault, shipped_form


def test_the_form_of_the_newest_draft_is_ready_before_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "_definitions", {})
    vault, clock, form = new_vault(tmp_path), SystemClock(), shipped_form()
    assert not compile_newest(vault)
    with vault.transaction() as tx:
        digest = form_library.keep(tx, form, clock.now())
        mission = missions.create(tx, NewMission("Осінь", "", "2026-11-01", "2026-11-30", ("A1",)), clock.now())
        begun = interviews.start(tx, mission.id, FormKey(form.form_id, form.version, digest), clock.now())
    assert compile_newest(vault)
    (ready,) = drafting._definitions.values()
    assert Draft(vault, begun.id, clock).load().definition is ready
    vault.close()
