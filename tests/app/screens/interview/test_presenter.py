"""The interview's presenter with a real vault and the shipped form, without Qt."""

from datetime import datetime
from pathlib import Path

import pytest

from app.screens.draft.draft import Draft
from app.screens.draft.saving import DELAY_MS
from app.screens.draft.shown import SectionState, Tone
from app.screens.interview.presenter import InterviewPresenter
from forms.engine import ProblemKind
from forms.interview import Given
from forms.interview.answers import below, ref_of
from storage.interviews import drafts, interviews
from storage.platform.clock import SystemClock
from storage.vault import Vault
from storage.vault.errors import VaultFull
from tests.doubles.jobs import ImmediateJobs
from tests.pages.drafts import begin_interview, new_vault
from tests.pages.interview_view import HandDelay, RecordingView


class Sitting:
    """One sitting at one interview."""

    def __init__(self, vault: Vault, interview_id: str, script: str = "", language: str = "uk") -> None:
        self.vault, self.interview_id, self.language = vault, interview_id, language
        self.view, self.delay = RecordingView(), HandDelay()
        self.jobs = ImmediateJobs(f".{script}", failure=VaultFull())
        draft = Draft(vault, interview_id, SystemClock())
        self.presenter = InterviewPresenter(self.view, draft, self.jobs, self.delay, lambda: self.language)
        self.presenter.started()
        assert self.view.failures == []

    @property
    def session(self):
        in_hand = self.presenter.in_hand()
        assert in_hand is not None
        return in_hand.session

    def ref(self, name: str) -> str:
        return ref_of(self.session, name)

    def go(self, name: str) -> None:
        self.presenter.section_chosen(f"/first_account/{name}")

    def answer(self, name: str, value: str) -> None:
        self.presenter.answered(self.ref(name), value)

    def agree(self) -> None:
        self.answer("iv_added_value", "Хто був у підвалі.")
        self.answer("cn_teachback", "Розповідь прочитають координатори.")
        for name in ("cn_participate", "cn_notes"):
            self.answer(name, "yes")

    def stored(self) -> dict[str, str]:
        with self.vault.read() as tx:
            saved = drafts.answers(tx, self.interview_id)
        return {value.ref.rpartition("/")[2]: value.value for value in saved.values}


@pytest.fixture
def vault(tmp_path: Path):
    made = new_vault(tmp_path)
    yield made
    made.close()


@pytest.fixture
def interview(vault: Vault) -> str:
    return begin_interview(vault)


def test_the_first_section_is_shown_in_the_language_of_the_screen(vault, interview):
    sitting = Sitting(vault, interview)
    assert sitting.view.page.title == "Обставини та команда"
    sitting.language = "en"
    sitting.presenter.language_changed()
    assert sitting.view.page.title == "Setting and team"
    assert sitting.view.questions["ses_mode"].label == "Mode"


def test_an_answer_is_in_the_vault_after_the_delay_and_only_then_called_saved(vault, interview):
    sitting = Sitting(vault, interview)
    sitting.presenter.flush()
    sitting.answer("iv_added_value", "Ніхто ще не розповідав про школу")
    assert sitting.view.saved[-1].is_saved is False
    assert "iv_added_value" not in sitting.stored()
    assert max(sitting.delay.milliseconds) <= 300 and DELAY_MS <= 300
    sitting.delay.fire()
    assert sitting.view.saved[-1].is_saved is True
    assert sitting.stored()["iv_added_value"] == "Ніхто ще не розповідав про школу"


def test_typing_without_a_pause_does_not_put_off_the_save(vault, interview):
    sitting = Sitting(vault, interview)
    sitting.presenter.flush()
    before = len(sitting.delay.milliseconds)
    for end in range(1, 6):
        sitting.answer("iv_added_value", "школа"[:end])
    assert len(sitting.delay.milliseconds) == before + 1


def test_a_failed_save_keeps_the_answers_and_they_go_with_the_next_one(vault, interview):
    sitting = Sitting(vault, interview, script="x.x.")
    sitting.answer("iv_added_value", "перше")
    sitting.delay.fire()
    assert sitting.view.saved[-1].is_saved is False
    assert isinstance(sitting.view.saved[-1].error, VaultFull)
    assert "iv_added_value" not in sitting.stored()
    sitting.answer("ses_mode", "video")
    sitting.presenter.flush()
    assert sitting.view.saved[-1].is_saved is True
    assert sitting.stored()["iv_added_value"] == "перше"
    assert sitting.stored()["ses_mode"] == "video"
    sitting.answer("iv_added_value", "третє")
    sitting.presenter.flush()
    assert sitting.view.saved[-1].is_saved is False
    sitting.answer("iv_added_value", "четверте")
    sitting.delay.fire()
    assert sitting.view.saved[-1].is_saved is True
    assert sitting.stored()["iv_added_value"] == "четверте"


def test_closing_hands_in_what_is_left_even_if_the_disk_is_full_for_a_moment(vault, interview):
    sitting = Sitting(vault, interview, script=".xx.")
    sitting.presenter.flush()
    sitting.answer("iv_added_value", "останнє")
    sitting.presenter.closed()
    assert sitting.presenter.has_unsaved is False
    assert sitting.stored()["iv_added_value"] == "останнє"


def test_the_account_is_closed_until_the_person_agrees(vault, interview):
    sitting = Sitting(vault, interview)
    sitting.go("account")
    assert sitting.view.closed
    states = {row.ref.rpartition("/")[2]: row.state for row in sitting.view.outline.rows}
    assert states["account"] is SectionState.CLOSED
    sitting.agree()
    assert sitting.view.closed == ()
    assert "fa_text" in sitting.view.questions


def test_the_microphone_stays_closed_until_sound_is_agreed_and_closes_again(vault, interview):
    sitting = Sitting(vault, interview)
    assert sitting.view.gates.audio
    sitting.agree()
    assert sitting.view.gates.audio
    sitting.answer("cn_audio", "yes")
    assert sitting.view.gates.audio == ()
    sitting.answer("cn_audio", "withdrawn")
    assert sitting.view.gates.audio


def test_a_removed_incident_comes_back_with_all_its_answers(vault, interview):
    sitting = Sitting(vault, interview)
    sitting.agree()
    sitting.go("incidents")
    first = sitting.view.repeat.items[0].ref
    sitting.presenter.answered(f"{first}/in_title", "Обстріл школи")
    sitting.presenter.repeat_add_asked("/first_account/incidents/incident")
    second = sitting.view.repeat.items[1].ref
    assert sitting.view.places[-1] == second
    sitting.presenter.repeat_remove_asked(first)
    assert [item.ref for item in sitting.view.repeat.items] == [second]
    sitting.presenter.undo_asked()
    assert [item.ref for item in sitting.view.repeat.items] == [first, second]
    assert sitting.view.repeat.items[0].title == "Обстріл школи"
    sitting.presenter.redo_asked()
    assert [item.ref for item in sitting.view.repeat.items] == [second]
    sitting.presenter.undo_asked()
    sitting.presenter.flush()
    again = Sitting(vault, interview)
    again.go("incidents")
    assert [item.ref for item in again.view.repeat.items] == [first, second]
    assert again.view.repeat.items[0].title == "Обстріл школи"


def test_undo_and_redo_outlive_the_window(vault, interview):
    sitting = Sitting(vault, interview)
    sitting.answer("iv_added_value", "школа")
    sitting.presenter.flush()
    sitting.answer("iv_authority_active", "yes")
    sitting.presenter.flush()
    again = Sitting(vault, interview)
    assert again.view.steps == (True, False)
    again.presenter.undo_asked()
    again.presenter.flush()
    assert again.view.questions["iv_authority_active"].value == ""
    assert again.view.questions["iv_added_value"].value == "школа"
    third = Sitting(vault, interview)
    assert third.view.steps == (True, True)
    third.presenter.redo_asked()
    assert third.view.questions["iv_authority_active"].value == "yes"
    third.presenter.undo_asked()
    third.presenter.undo_asked()
    assert third.view.questions["iv_added_value"].value == ""


def test_a_removed_incident_comes_back_in_another_sitting(vault, interview):
    sitting = Sitting(vault, interview)
    sitting.agree()
    sitting.go("incidents")
    first = sitting.view.repeat.items[0].ref
    sitting.presenter.answered(f"{first}/in_title", "Обстріл школи")
    sitting.presenter.flush()
    sitting.presenter.repeat_add_asked("/first_account/incidents/incident")
    second = sitting.view.repeat.items[1].ref
    sitting.presenter.flush()
    sitting.presenter.repeat_remove_asked(first)
    sitting.presenter.flush()
    again = Sitting(vault, interview)
    again.go("incidents")
    assert [item.ref for item in again.view.repeat.items] == [second]
    again.presenter.undo_asked()
    assert [item.ref for item in again.view.repeat.items] == [first, second]
    assert again.view.repeat.items[0].title == "Обстріл школи"


def test_letters_typed_into_one_question_are_one_step(vault, interview):
    sitting = Sitting(vault, interview)
    for end in range(1, 6):
        sitting.answer("iv_added_value", "школа"[:end])
    sitting.presenter.undo_asked()
    assert sitting.view.questions["iv_added_value"].value == ""
    sitting.presenter.redo_asked()
    assert sitting.view.questions["iv_added_value"].value == "школа"


def test_required_answers_are_asked_for_only_after_the_section_was_left(vault, interview):
    sitting = Sitting(vault, interview)
    assert sitting.view.questions["iv_purpose"].problem == ""
    sitting.presenter.next_asked()
    sitting.presenter.back_asked()
    assert sitting.view.questions["iv_purpose"].problem != ""
    assert any(one.ref.endswith("/iv_purpose") for one in sitting.view.reminders)


def test_a_reason_can_stand_for_an_answer(vault, interview):
    sitting = Sitting(vault, interview)
    sitting.agree()
    sitting.go("person")
    surname = sitting.view.questions["p_surname"]
    assert surname.missing is not None
    sitting.presenter.answered(surname.missing.ref, "declined")
    assert sitting.view.questions["p_surname"].missing.value == "declined"


def test_next_after_the_last_section_leads_to_the_read_through(vault, interview):
    sitting = Sitting(vault, interview)
    sitting.go("closing")
    # Without a directory of services a warning stands, and its reason is asked last.
    assert sitting.view.walk.next == "Застереження та причини"
    assert sitting.presenter.next_asked() is True
    assert "g07_why" in sitting.view.questions
    assert sitting.view.walk.next == ""
    assert sitting.presenter.next_asked() is False


def test_a_warning_is_quiet_once_it_is_written_why_the_interview_goes_on(vault, interview):
    sitting = Sitting(vault, interview)
    sitting.answer("ses_privacy", "overheard")
    (shown,) = (one for one in sitting.view.reminders if one.code == "G08")
    assert (shown.tone, shown.reason_ref) == (Tone.WARN, sitting.ref("g08_why"))
    sitting.presenter.place_chosen(shown.reason_ref)
    sitting.answer("g08_why", "Іншого приміщення в селі немає.")
    (shown,) = (one for one in sitting.view.reminders if one.code == "G08")
    assert shown.tone is Tone.SETTLED
    sitting.presenter.undo_asked()
    (shown,) = (one for one in sitting.view.reminders if one.code == "G08")
    assert shown.tone is Tone.WARN


def test_what_was_typed_is_looked_through_and_the_line_leads_there(vault, interview):
    sitting = Sitting(vault, interview)
    sitting.agree()
    sitting.answer("fa_text", "Стояли біля хати. Я ухилявся від служби.")
    (shown,) = (one for one in sitting.view.reminders if one.code == "G32")
    assert shown.text.endswith("«ухилявся від служби»")
    assert shown.ref == sitting.ref("fa_text")
    sitting.answer("fa_text", "Стояли біля хати.")
    assert "G32" not in {one.code for one in sitting.view.reminders}


def test_while_somebody_tells_nothing_speaks_and_afterwards_everything_is_there(vault, interview):
    sitting = Sitting(vault, interview)
    sitting.agree()
    sitting.presenter.told({Given.LISTENING: "1"})
    sitting.answer("fa_text", "Я ухилявся від служби.")
    sitting.presenter.note_added("Обіцяв йому захист", "", 0)
    assert sitting.view.reminders == ()
    sitting.presenter.told({Given.LISTENING: ""})
    assert {"G29", "G32"} <= {one.code for one in sitting.view.reminders}


def test_a_sitting_that_was_cut_off_does_not_go_on_listening(vault, interview):
    sitting = Sitting(vault, interview)
    sitting.presenter.told({Given.LISTENING: "1"})
    assert sitting.view.reminders == ()
    sitting.presenter.closed()
    assert "G05" in {one.code for one in Sitting(vault, interview).view.reminders}


def test_what_another_panel_counts_is_not_taken_back(vault, interview):
    sitting = Sitting(vault, interview)
    sitting.answer(Given.INJURY_PHOTOS, "1")
    sitting.answer("iv_added_value", "Хто був у підвалі.")
    assert "G78" in {one.code for one in sitting.view.reminders}


def test_a_limit_of_time_speaks_when_the_minutes_are_told(vault, interview):
    sitting = Sitting(vault, interview)
    sitting.presenter.told({Given.MINUTES_SINCE_BREAK: "49"})
    assert "G41" not in {one.code for one in sitting.view.reminders}
    sitting.presenter.told({Given.MINUTES_SINCE_BREAK: "50"})
    assert "G41" in {one.code for one in sitting.view.reminders}


def test_a_card_comes_with_the_rule_that_calls_for_it(vault, interview):
    sitting = Sitting(vault, interview)
    sitting.answer("wb_level", "red")
    (shown,) = (one for one in sitting.view.reminders if one.code == "G45")
    assert shown.card is not None
    assert shown.card.lines[0] == "Зупинити запитання."


def test_a_rule_closes_the_account_that_consent_has_opened(vault, interview):
    sitting = Sitting(vault, interview)
    sitting.agree()
    sitting.answer("fa_text", "Стояли біля хати.")
    sitting.go("account")
    assert "fa_text" in sitting.view.questions
    sitting.answer("wb_level", "red")
    assert "G45" in {one.code for one in sitting.view.closed}
    sitting.answer("wb_level", "amber")
    assert sitting.view.closed == ()
    assert sitting.view.questions["fa_text"].value == "Стояли біля хати."


def test_a_note_is_kept_with_the_time_of_day_when_nothing_is_recorded(vault, interview):
    sitting = Sitting(vault, interview)
    sitting.presenter.note_added("Плаче, робимо паузу", "", 0)
    assert [note.text for note in sitting.view.notes] == ["Плаче, робимо паузу"]
    assert sitting.view.notes[0].offset_ms is None
    sitting.presenter.note_changed(sitting.view.notes[0].note_id, "")
    assert sitting.view.notes == ()


def test_the_list_shows_a_neutral_title_and_never_a_name(vault, interview):
    sitting = Sitting(vault, interview)
    sitting.agree()
    sitting.answer("p_surname", "Коваленко")
    sitting.go("incidents")
    sitting.presenter.answered(f"{sitting.view.repeat.items[0].ref}/in_title", "Обстріл школи")
    sitting.presenter.flush()
    with vault.read() as tx:
        summary = interviews.get(tx, interview)
    assert summary.title == "Обстріл школи"
    assert "Коваленко" not in f"{summary.title} {summary.place}"


def test_a_true_date_on_a_laptop_whose_clock_is_years_behind_leads_to_the_clock(vault, interview, monkeypatch):
    monkeypatch.setattr("app.screens.draft.draft.local_now", lambda: datetime(2009, 1, 1, 12).astimezone())
    sitting = Sitting(vault, interview)
    sitting.agree()
    for name, value in (("in_date_kind", "day"), ("in_date_from", "2022-03-05"), ("in_date_to", "2022-03-05")):
        refs = below(sitting.session, sitting.session.root)
        sitting.presenter.answered(next(ref for ref in refs if sitting.session.element(ref).name == name), value)
    for language, words in (("uk", "перевірте годинник"), ("en", "check the clock")):
        broken = [one for one in sitting.session.validate(language) if one.kind is ProblemKind.CONSTRAINT]
        assert len(broken) == 2
        assert all(words in one.message for one in broken)


def test_while_another_screen_lies_over_it_nothing_is_drawn_but_the_doors_are_told(vault, interview):
    sitting = Sitting(vault, interview)
    sitting.agree()
    sitting.go("account")
    sitting.presenter.hidden()
    sitting.view.page, sitting.view.gates = None, None
    sitting.answer("cn_audio", "yes")
    sitting.answer("fa_text", "Ми ночували в погребі.")
    assert sitting.view.page is None
    assert sitting.view.gates is not None and sitting.view.gates.audio == ()
    sitting.presenter.shown()
    assert sitting.view.questions["fa_text"].value == "Ми ночували в погребі."


def test_a_step_taken_back_from_another_screen_is_found_when_the_questions_are_seen_again(vault, interview):
    sitting = Sitting(vault, interview)
    sitting.agree()
    sitting.go("account")
    sitting.answer("fa_text", "Ми ночували в погребі.")
    sitting.go("setting")
    sitting.presenter.hidden()
    sitting.presenter.undo_asked()
    assert sitting.view.places[-1] == sitting.ref("fa_text")
    assert sitting.view.questions["fa_text"].value == ""
