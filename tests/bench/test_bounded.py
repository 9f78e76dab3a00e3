"""The bounded form of the long measurements: the same code, on less."""

import contextlib
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.interviews import finding, search
from storage.interviews.finding import Wanted
from storage.vault import Vault, open_vault
from tests.bench import plain, recording4h, scale
from tests.storage.vaults import PASSPHRASE

SECONDS = 600
FEW, PERSONS = 40, 400


def test_ten_minutes_of_sound_take_no_more_memory_lose_less_than_two_seconds_and_can_be_sought(tmp_path: Path) -> None:
    figures = recording4h.measure(tmp_path / "sound", SECONDS)
    assert figures["recorded_s"] == SECONDS
    missed = {name: figures for name, value in figures.items() if name.startswith("met_") and not value}
    assert missed == {}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("scale") / "1"
    scale.make(directory, FEW, PERSONS)
    return directory


def _indexed(vault: Vault) -> tuple[set[object], ...]:
    with vault.read() as tx:
        return tuple(
            {tuple(row) for row in tx.exec_driver_sql(asked)}
            for asked in (
                "SELECT r.interview_no, r.ref, r.piece, (r.id >> 16) & 15, s.words, s.stems FROM search_rows AS r"
                " JOIN search AS s ON s.rowid = r.id WHERE r.ref NOT LIKE '%mission' AND r.interview_no > 1",
                "SELECT interview_no, place, code FROM search_places WHERE interview_no > 1",
                "SELECT interview_no, day, starts, ends FROM search_days WHERE interview_no > 1 AND day LIKE '%date'",
            )
        )


def test_the_vault_made_for_measuring_is_indexed_as_the_program_would(small: Path) -> None:
    with contextlib.closing(open_vault(small, PASSPHRASE)) as vault:
        made = _indexed(vault)
        with vault.transaction() as tx:
            tx.execute(text("UPDATE search_interviews SET version = 0"))
        while search.catch_up(vault, 10):
            pass
        assert _indexed(vault) == made
        assert len(made[0]) > FEW * 10
        with vault.read() as tx:
            assert finding.find(tx, Wanted()).total == FEW


def test_every_question_of_the_measurement_is_answered(small: Path) -> None:
    with contextlib.closing(open_vault(small, PASSPHRASE)) as vault:
        figures = scale.searching(vault)
        assert figures["search_queries"] == 200
        assert int(figures["search_nothing_found"]) < 150
        assert scale.opening(vault)["open_first_interview_s"]


@pytest.mark.parametrize("work", plain.WORKS)
def test_every_kind_of_store_can_be_measured(work: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "DOCUMENTS", 50)
    monkeypatch.setattr(plain, "COMMITS", 20)
    (tmp_path / "run").mkdir()
    taken = plain.run(work, tmp_path / "run")
    assert set(taken) == {*plain.KINDS, plain.OURS}
    assert all(wall > 0 for wall, _ in taken.values())
