"""Runs of writing: a paragraph, or what follows a pause, begins at a second of its own."""

from app.screens.listening.runs import LONGEST_QUOTE, PAUSE_MS, Runs

SOUND = ("a" * 32, 1_000)


def written(runs: Runs, text: str, at_ms: int = 0, step_ms: int = 100, before: str = "") -> int:
    """Type a text letter by letter; how many runs began."""
    begun = 0
    for count in range(1, len(text) + 1):
        at_ms += step_ms
        begun += runs.edited(before + text[:count], at_ms, ("a" * 32, at_ms))
    return begun


def test_a_line_is_one_run_from_its_first_letter_on() -> None:
    runs = Runs()
    assert written(runs, "Ми ночували в погребі.") == 1
    taken = runs.take_words()
    assert taken is not None
    run, words = taken
    assert (run.starts, run.sound, words) == (0, ("a" * 32, 100), "Ми ночували в погребі.")
    assert runs.take_words() is None


def test_a_new_paragraph_is_a_new_run_and_its_line_end_is_not_its_beginning() -> None:
    runs = Runs()
    written(runs, "Перше.")
    runs.take_words()
    assert written(runs, "\nДруге.", 1_000, before="Перше.") == 1
    taken = runs.take_words()
    assert taken is not None
    assert (taken[0].starts, taken[1], taken[0].at_ms) == (7, "Друге.", 1_200)


def test_after_a_pause_the_same_line_begins_anew() -> None:
    runs = Runs()
    written(runs, "Перше.")
    runs.take_words()
    assert written(runs, " Далі.", 600 + PAUSE_MS, before="Перше.") == 1
    taken = runs.take_words()
    assert taken is not None
    assert taken[1] == "Далі."


def test_writing_elsewhere_in_the_text_is_a_run_of_its_own() -> None:
    runs = Runs()
    written(runs, "Перше. Третє.")
    runs.take_words()
    assert runs.edited("Перше. Друге. Третє.", 1_400, SOUND)
    taken = runs.take_words()
    assert taken is not None
    assert taken[0].starts == 7


def test_taking_away_begins_nothing() -> None:
    runs = Runs()
    written(runs, "Перше.")
    runs.take_words()
    assert not runs.edited("Перш", 700, SOUND)
    assert not runs.edited("", 20_000, SOUND)
    assert runs.take_words() is None


def test_a_long_line_is_found_again_by_its_first_words() -> None:
    runs = Runs()
    assert runs.edited("слово " * 40, 0, SOUND)
    taken = runs.take_words()
    assert taken is not None
    assert len(taken[1]) <= LONGEST_QUOTE
    assert taken[1].endswith("слово")


def test_one_letter_is_no_place_yet() -> None:
    runs = Runs()
    runs.edited("М", 0, SOUND)
    assert runs.take_words() is None
    runs.edited("Ми", 100, SOUND)
    taken = runs.take_words()
    assert taken is not None
    assert taken[1] == "Ми"
