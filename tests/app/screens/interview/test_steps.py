"""Undo as differences between whole states."""

from app.screens.interview.steps import MOST, Steps, difference
from forms.engine import RepeatWrite, SavedInstance, SavedValue, Write

EMPTY = SavedInstance()
ONE = SavedInstance((SavedValue("/f/r[a]/q", "так"),), ("/f/r[a]",))
TWO = SavedInstance((SavedValue("/f/r[b]/q", "ні"), SavedValue("/f/r[a]/q", "так")), ("/f/r[b]", "/f/r[a]"))


def test_what_went_is_taken_out_and_what_came_is_written():
    changes = difference(ONE, TWO)
    assert Write("/f/r[b]/q", "ні") in changes.writes
    assert set(changes.repeats) == {RepeatWrite("/f/r[b]", 0), RepeatWrite("/f/r[a]", 1)}
    back = difference(TWO, ONE)
    assert Write("/f/r[b]/q", None) in back.writes
    assert RepeatWrite("/f/r[b]", None) in back.repeats


def test_there_is_nothing_to_write_between_equal_states():
    changes = difference(TWO, TWO)
    assert (changes.writes, changes.repeats) == ((), ())


def test_a_new_step_forgets_what_was_undone():
    steps = Steps()
    steps.begin("/f/a", EMPTY)
    assert steps.undo(ONE).before == EMPTY
    assert steps.can_redo
    steps.begin("/f/b", EMPTY)
    assert not steps.can_redo


def test_only_so_many_steps_are_kept():
    steps = Steps()
    for number in range(MOST + 20):
        steps.begin(f"/f/{number}", EMPTY)
    taken = 0
    while steps.undo(EMPTY):
        taken += 1
    assert taken == MOST
