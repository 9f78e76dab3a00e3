"""What the program keeps by itself: one duty at a time, problems that rest, and an end at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.jobs import Lane
from app.keeping import Doing, Keeping
from storage.backup import generations, medium, state
from storage.backup.errors import DamageFound, MediumFull, NoRoom
from storage.crypto.hpke import BoxKey
from storage.interviews import closing
from storage.platform.clock import Moment
from storage.vault import Vault
from tests.doubles.jobs import ImmediateJobs, WaitingJobs
from tests.storage.interviews.scene import Scene, later
from tests.storage.vaults import MOMENT, new_vault


class HandClock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.moment = MOMENT

    def now(self) -> Moment:
        return self.moment


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened = new_vault(tmp_path / "1", recovery=BoxKey.from_seed(bytes(32)).public)
    yield opened
    opened.close()


def test_a_look_does_everything_that_is_due_and_never_in_the_lane_of_answers(qtbot: QtBot, vault: Vault) -> None:
    jobs = ImmediateJobs()
    keeping = Keeping(vault, jobs, HandClock())
    keeping.look()
    assert state(vault).generation_at == MOMENT.wall
    assert state(vault).full_check_sound
    assert set(jobs.lanes) == {Lane.KEEPING}
    assert keeping.state.doing is None
    assert keeping.state.standing == state(vault)


def test_after_a_quarter_of_an_hour_a_change_is_copied(qtbot: QtBot, vault: Vault) -> None:
    clock = HandClock()
    keeping = Keeping(vault, ImmediateJobs(), clock)
    keeping.look()
    Scene.begun(vault, with_organisation=False)
    clock.moment = later(600)
    keeping.look()
    assert state(vault).generation_at == MOMENT.wall
    clock.moment = later(1_000)
    keeping.look()
    assert state(vault).generation_at == later(1_000).wall


def test_a_full_stick_is_told_and_does_not_keep_the_check_from_being_made(
    qtbot: QtBot, vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    medium.choose(vault, stick, MOMENT)
    monkeypatch.setattr(medium, "free_bytes", lambda _: 0)
    keeping = Keeping(vault, ImmediateJobs(), HandClock())
    keeping.look()
    assert isinstance(keeping.state.problem, MediumFull)
    keeping.look()
    assert state(vault).full_check_at == MOMENT.wall


def test_a_disk_without_room_keeps_the_old_generation_and_says_so(
    qtbot: QtBot, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generations, "free_bytes", lambda _: 0)
    keeping = Keeping(vault, ImmediateJobs(), HandClock())
    keeping.look()
    assert isinstance(keeping.state.problem, NoRoom)


def test_one_thing_at_a_time_and_nothing_after_the_end(qtbot: QtBot, vault: Vault) -> None:
    jobs = WaitingJobs()
    keeping = Keeping(vault, jobs, HandClock())
    keeping.check()
    keeping.copy()
    keeping.check_medium()
    assert keeping.state.doing is Doing.CHECKING
    keeping.stop()
    jobs.go_on()
    # The check was stopped at its first step: nothing was kept of it.
    assert state(vault).full_check_at == ""
    keeping.look()
    keeping.check()
    assert jobs.lanes == [Lane.KEEPING]


def test_what_policy_closes_is_closed_while_the_program_runs(
    qtbot: QtBot, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[str] = []
    monkeypatch.setattr(closing, "close_due", lambda vault, moment: closed.append(moment.wall))
    jobs = ImmediateJobs()
    keeping = Keeping(vault, jobs, HandClock())
    for _ in range(90):
        keeping.look()
    assert closed == [MOMENT.wall]
    assert Lane.VAULT in jobs.lanes


def test_damage_that_a_copy_meets_is_told_at_once(qtbot: QtBot, vault: Vault) -> None:
    keeping = Keeping(vault, ImmediateJobs(), HandClock())
    Scene.begun(vault, with_organisation=False)
    with vault.maintenance() as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'objects'").fetchone()[0]
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    with (vault.directory / "data").open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(bytes(4096))
    with qtbot.waitSignal(keeping.damage_found, timeout=1_000):
        keeping.look()
    assert isinstance(keeping.state.problem, DamageFound)
