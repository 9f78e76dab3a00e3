"""Transcripts as a coordinator reads them."""

from typing import Any

import pytest

from app.screens.received.reading import SpokenLine, spoken_in
from storage.interviews import transcripts
from storage.interviews.transcripts import Speaker
from storage.objects.kinds import PartKind
from tests.storage.interviews.scene import Scene
from tests.storage.vaults import MOMENT, new_vault


def test_the_lines_that_were_sealed_are_read(tmp_path: Any) -> None:
    scene = Scene.begun(new_vault(tmp_path / "vault"))
    recording = scene.record_sound()
    with scene.vault.transaction() as tx:
        made = transcripts.start(tx, recording, MOMENT)
        transcripts.put(tx, made, [transcripts.new_line(4_000, Speaker.PERSON, "Ми були в погребі.")])
    scene.seal()
    assert spoken_in(scene.content(PartKind.BODY)) == (SpokenLine(recording, 4_000, "person", "Ми були в погребі."),)
    assert spoken_in(scene.content(PartKind.FACTS)) == ()
    scene.vault.close()


@pytest.mark.parametrize(
    "given", [None, 7, "x", {}, [None], [{"lines": 7}], [{"lines": [None, 7, []]}], [[{"lines": []}]]]
)
def test_what_is_no_transcript_is_passed_over(given: Any) -> None:
    assert spoken_in({"transcripts": given}) == ()
