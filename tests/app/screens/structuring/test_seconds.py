"""The second of a recording in which words were heard: by the nearest note, else by the clock, else none."""

from app.screens.structuring.seconds import Heard, heard_at
from storage.interviews.attachments import Attachment, AttachmentKind
from storage.interviews.drafts import AnswerRevision
from storage.interviews.notes import Note, NoteKind
from storage.objects.kinds import PartKind

SOUND = "a" * 16


def written(second: int, text: str | None) -> AnswerRevision:
    return AnswerRevision(second, "/f/told", text, at(second))


def at(second: int) -> str:
    return f"2026-11-22T08:{30 + second // 60:02}:{second % 60:02}.000Z"


def note(second: int, offset_ms: int, attachment_id: str = SOUND) -> Note:
    return Note(f"n{second}", NoteKind.NOTE, "примітка", at(second), attachment_id, offset_ms)


def sound(*, begun: int = 0, length_ms: int = 600_000) -> Attachment:
    return Attachment(
        SOUND, "i", PartKind.BODY, AttachmentKind.AUDIO, "audio/ogg", "", 1, "", at(begun), length_ms, 1, False,
        False, "",
    )  # fmt: skip


# The newest first, as the journal gives them.
HISTORY = (written(90, "Прийшов сусід. Потім пішов."), written(40, "Прийшов сусід."), written(10, "Прийшов"))


def test_words_are_heard_when_they_were_first_written() -> None:
    assert heard_at("сусід", 8, HISTORY, (), (sound(),)) == Heard(SOUND, 40_000)
    assert heard_at("Потім пішов", 15, HISTORY, (), (sound(),)) == Heard(SOUND, 90_000)


def test_the_nearest_note_is_more_exact_than_the_clock() -> None:
    # The recording paused for half a minute: the clock alone would be wrong.
    notes = (note(5, 5_000), note(85, 55_000))
    assert heard_at("Потім", 15, HISTORY, notes, (sound(),)) == Heard(SOUND, 60_000)


def test_a_note_far_away_says_nothing_of_the_words() -> None:
    assert heard_at("Потім", 15, HISTORY, (note(600, 1_000),), (sound(),)) == Heard(SOUND, 90_000)


def test_words_that_were_taken_away_and_written_again_count_from_then() -> None:
    again = (written(50, "Прийшов сусід."), written(45, "Прийшов "), *HISTORY[1:])
    assert heard_at("сусід", 8, again, (), (sound(),)) == Heard(SOUND, 50_000)


def test_without_a_recording_of_that_time_there_is_no_second() -> None:
    assert heard_at("сусід", 8, HISTORY, (), ()) == Heard()
    assert heard_at("сусід", 8, HISTORY, (), (sound(begun=60),)) == Heard()
    assert heard_at("сусід", 8, HISTORY, (), (sound(length_ms=30_000),)) == Heard()
    assert heard_at("сусід", 8, HISTORY, (note(40, 0, ""),), ()) == Heard()
    assert heard_at("немає таких слів", 0, HISTORY, (), (sound(),)) == Heard()


def test_a_second_lies_within_its_recording() -> None:
    assert heard_at("сусід", 8, HISTORY, (note(39, 29_500),), (sound(length_ms=30_000),)) == Heard(SOUND, 30_000)
    running = sound(length_ms=0)
    assert heard_at("сусід", 8, HISTORY, (note(39, 29_500),), (running,)) == Heard(SOUND, 30_500)
