import pytest

from forms.engine import Session
from forms.interview import Given, Rule, give, standing
from forms.interview.pace import REST, Pace, pace_of
from tests.forms.interview.conftest import AGREED, answer

DAY, NEXT = "2026-11-22", "2026-11-23"


def heard(pace: Pace, minutes: int, day: str = DAY) -> Pace:
    for _ in range(minutes):
        pace.minute(day, is_heard=True)
    return pace


def test_fifty_minutes_without_a_break_remind_and_a_break_begins_anew(
    session: Session, rules: tuple[Rule, ...]
) -> None:
    answer(session, **AGREED)
    pace = heard(Pace(DAY), 50)
    give(session, pace.values())
    assert "G41" in {rule.id for rule in standing(session, rules)}
    pace.broke()
    give(session, pace.values())
    assert "G41" not in {rule.id for rule in standing(session, rules)}
    assert pace.today == 50


def test_a_silence_is_a_break_and_a_pause_for_breath_is_none() -> None:
    pace = heard(Pace(DAY), 20)
    for _ in range(REST - 1):
        pace.minute(DAY, is_heard=False)
    assert pace.since_break == 20
    pace.minute(DAY, is_heard=False)
    assert (pace.since_break, pace.today) == (0, 20)


def test_another_day_counts_from_nothing() -> None:
    assert heard(heard(Pace(DAY), 100), 5, NEXT).today == 5


def test_whoever_comes_back_on_the_same_day_goes_on_counting_it(session: Session) -> None:
    give(session, heard(Pace(DAY), 100).values())
    assert pace_of(session, DAY) == Pace(DAY, today=100)
    assert pace_of(session, NEXT) == Pace(NEXT)


@pytest.mark.parametrize("damaged", ["", "x", "-5", "99999"])
def test_damaged_minutes_are_none(session: Session, damaged: str) -> None:
    give(session, {Given.MINUTES_DAY: DAY, Given.MINUTES_TODAY: damaged})
    assert pace_of(session, DAY) == Pace(DAY)
