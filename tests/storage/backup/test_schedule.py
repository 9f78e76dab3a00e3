from pathlib import Path

from storage.backup import generations, medium, schedule, state
from storage.backup.schedule import Duty
from storage.interviews import attachments
from tests.storage.interviews.scene import Scene, later
from tests.storage.vaults import MOMENT

QUARTER = 15 * 60


def done(scene: Scene, seconds: float = 0, last: generations.Mark | None = None) -> tuple[list[Duty], generations.Mark]:
    """Everything that is due at a moment, done one after the other."""
    duties = []
    while (duty := schedule.due(scene.vault, later(seconds), last)) is not None:
        duties.append(duty)
        last = schedule.perform(scene.vault, duty, lambda: later(seconds), lambda: False, lambda _d, _t: None).mark
        assert len(duties) < 10
    assert last is not None
    return duties, last


def test_at_the_start_everything_is_done_once(scene: Scene, stick: Path) -> None:
    duties, _ = done(scene)
    assert duties == [Duty.GENERATION, Duty.MEDIUM, Duty.CHECK]
    assert state(scene.vault).full_check_sound


def test_without_changes_no_generation_is_made(scene: Scene) -> None:
    _, mark = done(scene)
    assert done(scene, 2 * QUARTER, mark)[0] == []


def test_a_change_is_copied_after_a_quarter_of_an_hour(scene: Scene) -> None:
    _, mark = done(scene)
    scene.answer(("/first_account/told", "Нове"))
    assert done(scene, QUARTER - 1, mark)[0] == []
    assert done(scene, QUARTER, mark)[0] == [Duty.GENERATION]


def test_a_seal_is_copied_at_once_also_onto_the_medium(scene: Scene, stick: Path) -> None:
    _, mark = done(scene)
    scene.seal(moment=later(60))
    assert done(scene, 61, mark)[0] == [Duty.GENERATION, Duty.MEDIUM]


def test_a_withdrawal_is_followed_at_once_by_all_copies(scene: Scene, stick: Path) -> None:
    _, mark = done(scene)
    with scene.vault.transaction() as tx:
        photo = next(one for one in attachments.of_interview(tx, scene.interview_id) if one.title)
        attachments.remove(tx, photo.id, later(60))
    assert done(scene, 61, mark)[0] == [Duty.GENERATION, Duty.MEDIUM]
    assert state(scene.vault).removals_waiting == 0


def test_a_medium_that_is_away_waits_without_a_word(scene: Scene, stick: Path) -> None:
    stick.parent.rename(stick.parent.with_name("pulled"))
    assert Duty.MEDIUM not in done(scene)[0]
    stick.parent.with_name("pulled").rename(stick.parent)
    assert schedule.due(scene.vault, later(60), generations.mark(scene.vault)) is Duty.MEDIUM


def test_medium_and_check_come_round_once_a_day(scene: Scene, stick: Path) -> None:
    _, mark = done(scene)
    assert done(scene, 15 * 3600, mark)[0] == []
    tomorrow = later(0, wall="2026-11-23T08:31:00.000Z")
    assert schedule.due(scene.vault, tomorrow, mark) is Duty.MEDIUM
    medium.copy(scene.vault, tomorrow)
    assert schedule.due(scene.vault, tomorrow, generations.mark(scene.vault)) is Duty.CHECK


def test_a_clock_that_was_set_back_puts_nothing_off_and_repeats_nothing(scene: Scene) -> None:
    scene.seal()
    _, mark = done(scene, 3600)
    duties, mark = done(scene, 60, mark)
    assert duties == [Duty.CHECK]
    assert done(scene, 61, mark)[0] == []


def test_the_full_check_says_when_it_found_nothing(scene: Scene) -> None:
    assert schedule.full_check(scene.vault, MOMENT).is_sound
    assert state(scene.vault).full_check_at == MOMENT.wall
    assert state(scene.vault).full_check_sound


def test_the_full_check_finds_a_file_that_is_not_what_was_sealed(scene: Scene) -> None:
    (path, *_) = sorted(scene.vault.attachments.iterdir())
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert not schedule.full_check(scene.vault, MOMENT).is_sound
    assert state(scene.vault).full_check_at == MOMENT.wall
    assert not state(scene.vault).full_check_sound


def test_while_a_long_copy_goes_on_generations_are_made_all_the_same(scene: Scene, stick: Path) -> None:
    generations.keep_up(scene.vault, MOMENT)
    scene.answer(("/first_account/told", "Нове"))
    hours = iter(range(1, 1000))
    schedule.copy_to_medium(scene.vault, lambda: later(next(hours) * QUARTER))
    assert state(scene.vault).generation_at > MOMENT.wall
