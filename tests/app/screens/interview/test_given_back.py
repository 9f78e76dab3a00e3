"""What the vault refused to the end is held when the interview is left: tried again, and given back."""

from pathlib import Path

import pytest

from app.screens.draft.draft import Draft
from app.screens.draft.saving import LAST_TRIES
from app.screens.interview.presenter import InterviewPresenter
from app.screens.listening.presenter import ListeningPresenter
from app.screens.listening.roles import PinLine, Sound
from app.screens.recording.markers import Marker, MarkerKind
from app.screens.recording.marking import MarkingPresenter
from app.unkept import Unkept
from forms.interview.answers import ref_of
from storage.interviews import drafts, notes
from storage.platform.clock import SystemClock
from storage.vault import Vault
from storage.vault.errors import VaultFull
from tests.doubles.jobs import ImmediateJobs
from tests.pages.drafts import begin_interview, new_vault
from tests.pages.interview_view import HandDelay, RecordingView

REFUSED = "x" * LAST_TRIES


class House:
    """One vault, one interview, and what is held beside it."""

    def __init__(self, folder: Path) -> None:
        self.vault: Vault = new_vault(folder)
        self.interview_id = begin_interview(self.vault)
        self.unkept, self.jobs = Unkept(), ImmediateJobs(failure=VaultFull())
        self.view = RecordingView()

    def open(self) -> InterviewPresenter:
        self.view = RecordingView()
        draft = Draft(self.vault, self.interview_id, SystemClock())
        made = InterviewPresenter(self.view, draft, self.jobs, HandDelay(), lambda: "uk", self.unkept)
        made.started()
        made.flush()
        return made

    def refuse(self, script: str) -> None:
        self.jobs._script[:] = list(script)

    def stored(self) -> dict[str, str]:
        with self.vault.read() as tx:
            saved = drafts.answers(tx, self.interview_id)
        return {value.ref.rpartition("/")[2]: value.value for value in saved.values}

    def noted(self) -> list[str]:
        with self.vault.read() as tx:
            return [note.text for note in notes.of_interview(tx, self.interview_id)]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def answer(presenter: InterviewPresenter, name: str, value: str) -> None:
    in_hand = presenter.in_hand()
    assert in_hand is not None
    presenter.answered(ref_of(in_hand.session, name), value)


def shown(presenter: InterviewPresenter, name: str) -> str:
    in_hand = presenter.in_hand()
    assert in_hand is not None
    return in_hand.session.state(ref_of(in_hand.session, name)).value


def test_answers_refused_as_the_screen_went_stand_there_again_and_are_saved(house: House) -> None:
    first = house.open()
    answer(first, "iv_added_value", "Хто був у підвалі.")
    house.refuse(REFUSED)
    first.closed()
    assert house.stored().get("iv_added_value", "") == "" and not house.unkept.is_empty
    again = house.open()
    assert shown(again, "iv_added_value") == "Хто був у підвалі."
    assert house.unkept.is_empty
    assert house.stored()["iv_added_value"] == "Хто був у підвалі."


def test_they_are_saved_by_themselves_once_there_is_room(house: House) -> None:
    first = house.open()
    answer(first, "iv_added_value", "Хто був у підвалі.")
    house.refuse(REFUSED + "x")
    first.closed()
    house.unkept.try_again()
    assert not house.unkept.is_empty
    house.unkept.try_again()
    assert house.unkept.is_empty
    assert house.stored()["iv_added_value"] == "Хто був у підвалі."


def test_a_row_refused_as_the_screen_went_is_there_again(house: House) -> None:
    first = house.open()
    in_hand = first.in_hand()
    assert in_hand is not None
    before = len(in_hand.session.saved().repeats)
    answer(first, "iv_added_value", "Хто був у підвалі.")
    first.flush()
    first.repeat_add_asked("/first_account/incidents/incident")
    house.refuse(REFUSED)
    first.closed()
    again = house.open().in_hand()
    assert again is not None and len(again.session.saved().repeats) > before


def test_a_note_refused_as_the_screen_went_is_offered_again(house: House) -> None:
    first = house.open()
    first.closed()
    house.refuse("xx")
    first.note_added("Плаче, просить перерви", "", 0)
    assert house.noted() == [] and not house.unkept.is_empty
    house.unkept.try_again()
    assert not house.unkept.is_empty
    house.open()
    assert [text for text, _, _ in house.view.given_back] == ["Плаче, просить перерви"]


def test_a_note_is_kept_by_itself_once_there_is_room(house: House) -> None:
    first = house.open()
    first.closed()
    house.refuse("x")
    first.note_added("Плаче, просить перерви", "", 0)
    house.unkept.try_again()
    assert house.unkept.is_empty and house.noted() == ["Плаче, просить перерви"]


def noted_once(house: House, text: str) -> tuple[InterviewPresenter, str]:
    presenter = house.open()
    presenter.note_added(text, "", 0)
    (note,) = house.view.notes
    return presenter, note.note_id


def test_a_changed_note_refused_as_the_screen_went_stands_there_again_and_is_kept(house: House) -> None:
    first, note_id = noted_once(house, "Троє в підвалі")
    first.closed()
    house.refuse("xx")
    first.note_changed(note_id, "Шестеро в підвалі")
    house.unkept.try_again()
    assert house.noted() == ["Троє в підвалі"] and not house.unkept.is_empty
    house.open()
    assert [note.text for note in house.view.notes] == ["Шестеро в підвалі"]
    assert house.noted() == ["Шестеро в підвалі"] and house.unkept.is_empty


def test_a_changed_note_refused_again_is_shown_as_it_was_changed(house: House) -> None:
    first, note_id = noted_once(house, "Троє в підвалі")
    house.refuse("x")
    first.note_changed(note_id, "Шестеро в підвалі")
    assert house.view.failures
    first.note_added("Ще одна", "", 0)
    assert {note.text for note in house.view.notes} == {"Шестеро в підвалі", "Ще одна"}
    house.unkept.try_again()
    assert set(house.noted()) == {"Шестеро в підвалі", "Ще одна"} and house.unkept.is_empty


def test_an_older_change_of_a_note_never_comes_after_a_newer_one(house: House) -> None:
    first, note_id = noted_once(house, "Троє в підвалі")
    house.refuse("x")
    first.note_changed(note_id, "Четверо в підвалі")
    first.note_changed(note_id, "Шестеро в підвалі")
    house.unkept.try_again()
    assert house.noted() == ["Шестеро в підвалі"] and house.unkept.is_empty


class ListeningView:
    """Keeps what was refused."""

    def __init__(self) -> None:
        self.failures: list[Exception] = []
        self.pins: tuple[PinLine, ...] = ()

    def show_account(self, text: str, *, can_edit: bool) -> None: ...
    def show_wellbeing(self, level: str) -> None: ...
    def show_saved(self, is_saved: bool, refused: Exception | None = None) -> None: ...
    def show_sound(self, sound: Sound, offset_ms: int) -> None: ...
    def say(self, code: str) -> None: ...

    def show_pins(self, pins: tuple[PinLine, ...]) -> None:
        self.pins = pins

    def show_failure(self, error: Exception) -> None:
        self.failures.append(error)


def listen(house: House, interview: InterviewPresenter) -> tuple[ListeningPresenter, ListeningView]:
    view = ListeningView()
    made = ListeningPresenter(
        view, interview, house.vault, house.jobs, SystemClock(), HandDelay(), lambda: None, lambda: "", house.unkept
    )
    made.started()
    return made, view


def test_a_pin_refused_as_the_account_was_left_is_kept_with_its_second(house: House) -> None:
    interview = house.open()
    first, _ = listen(house, interview)
    first.edited("О п’ятій почули удар.")
    interview.flush()
    house.refuse("xx")
    first.gone()
    house.unkept.try_again()
    assert house.noted() == [] and not house.unkept.is_empty
    with house.vault.read() as tx:
        before = notes.of_interview(tx, house.interview_id)
    assert before == ()
    _, view = listen(house, interview)
    assert [pin.words for pin in view.pins] == ["О п’ятій почули удар."] and house.unkept.is_empty
    assert house.noted() == ["О п’ятій почули удар."]


class MarkerView:
    """Keeps what was refused."""

    def __init__(self) -> None:
        self.failures: list[Exception] = []
        self.markers: tuple[Marker, ...] = ()

    def show_markers(self, markers: tuple[Marker, ...]) -> None:
        self.markers = markers

    def show_failure(self, error: Exception) -> None:
        self.failures.append(error)

    def tell_marker(self, kind: str) -> None: ...


def mark(house: House) -> tuple[MarkingPresenter, MarkerView]:
    view = MarkerView()
    made = MarkingPresenter(
        view, house.vault, house.jobs, SystemClock(), house.interview_id, lambda: None, house.unkept
    )
    made.started()
    return made, view


def test_marks_and_their_words_refused_as_the_interview_was_left_are_kept(house: House) -> None:
    first, view = mark(house)
    first.mark_pressed(MarkerKind.PERSON)
    (person,) = view.markers
    first.gone()
    house.refuse("xxxx")
    first.mark_pressed(MarkerKind.PLACE)
    first.marker_noted(person.id, "Сусідка")
    house.unkept.try_again()
    assert not house.unkept.is_empty
    _, again = mark(house)
    assert {(one.kind, one.note) for one in again.markers} == {
        (MarkerKind.PERSON, "Сусідка"),
        (MarkerKind.PLACE, ""),
    }
    assert house.unkept.is_empty


def test_a_mark_that_somebody_sees_refused_is_not_put_twice(house: House) -> None:
    presenter, view = mark(house)
    house.refuse("x")
    presenter.mark_pressed(MarkerKind.SENSITIVE)
    assert view.failures and house.unkept.is_empty
    presenter.mark_pressed(MarkerKind.SENSITIVE)
    assert len(view.markers) == 1


def test_words_beside_a_mark_that_are_taken_back_while_they_wait_are_not_kept_after_all(house: House) -> None:
    presenter, view = mark(house)
    presenter.mark_pressed(MarkerKind.PERSON)
    (person,) = view.markers
    house.refuse("x")
    presenter.marker_noted(person.id, "Сусідка")
    presenter.marker_noted(person.id, "")
    house.unkept.try_again()
    _, again = mark(house)
    assert [one.note for one in again.markers] == [""] and house.unkept.is_empty
