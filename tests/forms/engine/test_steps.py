"""Which step is taken back next."""

from forms.engine import SavedInstance, SavedValue, Steps
from forms.engine.undoing import MOST_STEPS

EMPTY = SavedInstance()
ONE = SavedInstance((SavedValue("/f/r[a]/q", "так"),), ("/f/r[a]",))


def test_a_new_step_forgets_what_was_undone():
    steps = Steps()
    steps.begin("/f/a", EMPTY)
    assert steps.undo(ONE).before == EMPTY
    assert steps.can_redo
    steps.begin("/f/b", EMPTY)
    assert not steps.can_redo


def test_only_so_many_steps_are_kept():
    steps = Steps()
    for number in range(MOST_STEPS + 20):
        steps.begin(f"/f/{number}", EMPTY)
    taken = 0
    while steps.undo(EMPTY):
        taken += 1
    assert taken == MOST_STEPS
