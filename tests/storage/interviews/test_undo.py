"""Steps are read from the journal of answers, whoever made them and however long ago."""

from forms.engine import RepeatWrite, SavedInstance, SavedValue, Write
from storage.interviews import drafts, sealing, undo
from storage.interviews.amending import amend
from storage.vault import Vault
from tests.storage.interviews.scene import CONSENT, RECORD, Scene, later


class Writer:
    """Saves a second apart."""

    def __init__(self, vault: Vault) -> None:
        self.vault, self.scene = vault, Scene.begun(vault)
        self.interview_id = self.scene.interview_id
        self._seconds = 0

    def save(self, *pairs: tuple[str, str | None], repeats: tuple[RepeatWrite, ...] = ()) -> None:
        self._seconds += 1
        with self.vault.transaction() as tx:
            writes = [Write(ref, value) for ref, value in pairs]
            drafts.save_answers(tx, self.interview_id, writes, later(self._seconds), repeats)

    def past(self) -> undo.Past:
        with self.vault.read() as tx:
            return undo.past(tx, self.interview_id, lambda ref: not ref.endswith("computed"))

    def state(self) -> SavedInstance:
        with self.vault.read() as tx:
            return drafts.answers(tx, self.interview_id)

    def go_to(self, state: SavedInstance) -> None:
        """Save as the screen does after undo or redo."""
        old = {one.ref: one.value for one in self.state().values}
        new = {one.ref: one.value for one in state.values}
        self.save(
            *((ref, value) for ref, value in new.items() if old.get(ref) != value),
            *((ref, None) for ref in old if ref not in new),
        )


def values(state: SavedInstance) -> dict[str, str]:
    return {one.ref: one.value for one in state.values}


def test_each_question_is_a_step_and_keys_typed_into_one_are_one(vault: Vault) -> None:
    writer = Writer(vault)
    writer.save(("/f/a", "1"))
    writer.save(("/f/t", "шк"))
    writer.save(("/f/t", "школа"))
    writer.save(("/f/b", "2"))
    past = writer.past()
    assert [step.ref for step in past.done] == ["/f/a", "/f/t", "/f/b"]
    assert [values(step.before) for step in past.done] == [{}, {"/f/a": "1"}, {"/f/a": "1", "/f/t": "школа"}]
    assert past.undone == ()


def test_an_undo_can_be_taken_back_after_the_program_was_restarted(vault: Vault) -> None:
    writer = Writer(vault)
    writer.save(("/f/a", "1"))
    writer.save(("/f/b", "2"))
    writer.save(("/f/c", "3"))
    for _ in range(2):
        writer.go_to(writer.past().done[-1].before)
    past = writer.past()
    assert values(writer.state()) == {"/f/a": "1"}
    assert ([step.ref for step in past.done], [step.ref for step in past.undone]) == (["/f/a"], ["/f/c", "/f/b"])
    writer.go_to(past.undone[-1].before)
    assert values(writer.state()) == {"/f/a": "1", "/f/b": "2"}
    writer.go_to(writer.past().undone[-1].before)
    assert values(writer.state()) == {"/f/a": "1", "/f/b": "2", "/f/c": "3"}
    assert [step.ref for step in writer.past().done] == ["/f/a", "/f/b", "/f/c"]
    assert writer.past().undone == ()


def test_something_new_after_an_undo_forgets_what_was_undone(vault: Vault) -> None:
    writer = Writer(vault)
    writer.save(("/f/a", "1"))
    writer.save(("/f/b", "2"))
    writer.go_to(writer.past().done[-1].before)
    writer.save(("/f/c", "3"))
    assert [step.ref for step in writer.past().done] == ["/f/a", "/f/c"]
    assert writer.past().undone == ()


def test_what_the_form_computes_is_no_step(vault: Vault) -> None:
    writer = Writer(vault)
    writer.save(("/f/a", "1"), ("/f/computed", "x"))
    writer.save(("/f/computed", "y"))
    past = writer.past()
    assert [step.ref for step in past.done] == ["/f/a"]
    writer.go_to(past.done[-1].before)
    assert [step.ref for step in writer.past().undone] == ["/f/a"]


def test_a_removed_instance_is_in_the_state_before_it_was_removed(vault: Vault) -> None:
    writer = Writer(vault)
    first, second = "/f/r[aa]", "/f/r[bb]"
    writer.save((f"{first}/q", "перший"), repeats=(RepeatWrite(first, 0),))
    writer.save((f"{second}/q", "другий"), repeats=(RepeatWrite(second, 1),))
    writer.save((f"{first}/q", None), repeats=(RepeatWrite(first, None), RepeatWrite(second, 0)))
    before = writer.past().done[-1].before
    assert before == SavedInstance(
        (SavedValue(f"{first}/q", "перший"), SavedValue(f"{second}/q", "другий")), (first, second)
    )
    assert writer.past().done[0].before == SavedInstance()


def test_only_so_many_steps_are_offered(vault: Vault) -> None:
    writer = Writer(vault)
    with vault.transaction() as tx:
        for number in range(undo.MOST_STEPS + 50):
            drafts.save_answers(tx, writer.interview_id, [Write(f"/f/q{number}", "так")], later(number))
    past = writer.past()
    assert len(past.done) == undo.MOST_STEPS
    assert len(past.done[-1].before.values) == undo.MOST_STEPS + 49


def test_what_a_correction_begins_with_is_no_step(vault: Vault) -> None:
    writer = Writer(vault)
    writer.save(("/f/a", "1"), ("/f/b", "2"))
    writer.scene.state()
    sealing.seal(vault, writer.interview_id, RECORD, CONSENT, later(90))
    writer.interview_id = amend(vault, writer.interview_id, later(100))
    assert writer.past() == undo.Past()
    writer._seconds = 200
    writer.save(("/f/a", "3"))
    assert [values(step.before) for step in writer.past().done] == [{"/f/a": "1", "/f/b": "2"}]
