"""A vault with as many interviews as years of work bring."""

import sys
import time

import pytest
from sqlalchemy import insert, text

from storage.interviews import interviews, search
from storage.vault import Vault, integrity
from storage.vault.tables import interviews as interview_table
from tests.storage.interviews.scene import FORM, Scene
from tests.storage.vaults import MOMENT

COUNT = 5_000
VILLAGES = ("Ізюм", "Буча", "Балаклія", "Вовчанськ", "Ягідне")


@pytest.fixture
def full(vault: Vault) -> Scene:
    scene = Scene.begun(vault)
    with vault.transaction() as tx:
        rows = [
            {
                "id": f"{number:032x}",
                "interview": f"{number:032x}",
                "revision": 1,
                "mission_id": scene.mission_id,
                "number": f"I-TRH-2026-K7Q-{number:05}-X",
                "form_id": FORM.form_id,
                "form_version": FORM.version,
                "form_digest": FORM.digest,
                "title": f"Свідок {number}",
                "place": VILLAGES[number % 5],
                "created": MOMENT.wall,
                "updated": MOMENT.wall,
            }
            for number in range(COUNT)
        ]
        tx.execute(insert(interview_table), rows)
        for row in rows:
            # Indexes its heading too.
            search.put(tx, str(row["id"]), ":number", str(row["number"]))
    return scene


@pytest.mark.slow
def test_five_thousand_interviews_are_listed_and_found_in_the_blink_of_an_eye(full: Scene) -> None:
    def seconds(query: str | None) -> tuple[float, int]:
        with full.vault.read() as tx:
            tx.execute(text("SELECT 1"))
            # Of this thread alone: other tests may run beside it.
            started = time.thread_time()
            found = len(interviews.listed(tx, query))
        return time.thread_time() - started, found

    for query, expected in ((None, COUNT + 1), ("ізю", COUNT // 5), ("свідок 499", 11), ("нічого", 0)):
        measured = sorted(seconds(query) for _ in range(3))
        assert measured[0][1] == expected
        # Measuring coverage makes everything several times slower.
        assert measured[0][0] < 0.2 or sys.gettrace() is not None, (query, measured)


def test_of_a_large_database_only_what_everything_hangs_on_is_looked_over_at_the_start(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(integrity, "WHOLE_UP_TO", 0)
    with vault.maintenance() as connection:
        connection.set_trace_callback(asked.append)
    assert integrity.start_up_check(vault).is_sound
    assert "PRAGMA quick_check(interviews)" in asked
    assert "PRAGMA quick_check" not in asked
    monkeypatch.setattr(integrity, "WHOLE_UP_TO", 1 << 30)
    assert integrity.start_up_check(vault).is_sound
    assert "PRAGMA quick_check" in asked
