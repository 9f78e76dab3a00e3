"""Sittings and people who come and go, as rows of the form."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta, timezone

from app.shipped_forms import ProtocolId
from forms.engine import Session
from forms.interview import Rule, give, presence, sittings, standing
from forms.interview.answers import inner, instances, ref_of, under, value
from forms.interview.given import Given
from tests.forms.interview.conftest import AGREED, answer, started
from tests.forms.interview.test_every_rule import form

KYIV = timezone(timedelta(hours=2))
FIRST, LATER, NEXT = (datetime(2026, 11, 22, 9), datetime(2026, 11, 22, 11, 30), datetime(2026, 11, 23, 10))


def do(changes: Iterable[object]) -> int:
    return len(list(changes))


def rows(session: Session, repeat: str, *names: str) -> list[tuple[str, ...]]:
    found = (under(session, ref) for ref in instances(session, repeat))
    return [tuple(inner(session, refs, name) for name in names) for refs in found]


def at(when: datetime) -> datetime:
    return when.replace(tzinfo=KYIV)


def test_each_day_has_one_sitting_with_place_and_team(session: Session) -> None:
    answer(session, **AGREED, ses_place_name="Балаклія", tm_member="D-07")
    do(sittings.begin(session, at(FIRST)))
    assert do(sittings.begin(session, at(LATER))) == 0
    do(sittings.end(session, at(FIRST), at(LATER)))
    assert do(sittings.end(session, at(FIRST), at(FIRST))) == 0, "an end moves on only"
    do(sittings.begin(session, at(NEXT)))
    assert rows(session, "ses", "ses_start", "ses_end", "ses_at", "ses_team") == [
        ("2026-11-22T09:00:00.000+02:00", "2026-11-22T11:30:00.000+02:00", "Балаклія", "D-07"),
        ("2026-11-23T10:00:00.000+02:00", "", "Балаклія", "D-07"),
    ]


def test_before_the_consent_there_is_no_sitting(session: Session) -> None:
    assert do(sittings.begin(session, at(FIRST))) == 0
    assert sittings.of_day(session, at(FIRST)) == ""
    assert do(sittings.end(session, at(FIRST), at(LATER))) == 0


def test_another_day_asks_for_the_consent_again_until_it_is_confirmed(
    session: Session, rules: tuple[Rule, ...]
) -> None:
    give(session, {Given.SITTING: "1"})
    answer(session, **AGREED)
    assert not sittings.is_another(session, at(FIRST))
    do(sittings.begin(session, at(FIRST)))
    assert not sittings.is_another(session, at(LATER))
    assert sittings.is_another(session, at(NEXT))
    give(session, {Given.SITTING: "2"})
    assert "G28" in {rule.id for rule in standing(session, rules)}
    do(sittings.confirm(session, at(NEXT)))
    assert sittings.is_confirmed(session, at(NEXT))
    assert not sittings.is_confirmed(session, at(FIRST))
    give(session, {Given.CONFIRMED: "1"})
    assert "G28" not in {rule.id for rule in standing(session, rules)}


def test_who_comes_and_goes_is_a_row_with_times(session: Session, rules: tuple[Rule, ...]) -> None:
    answer(session, **AGREED, fa_text="Стояли біля хати.")
    do(presence.came(session, at(FIRST)))
    assert value(session, "ses_others") == "yes"
    assert "G52" in {rule.id for rule in standing(session, rules)}
    do(presence.came(session, at(LATER)))
    do(presence.left(session, at(LATER)))
    assert rows(session, "ses_present", "pr_from_to") == [("2026-11-22 09:00–",), ("2026-11-22 11:30–11:30",)]
    do(presence.left(session, at(LATER)))
    assert do(presence.left(session, at(LATER))) == 0, "nobody of whom it is known is left"
    assert rows(session, "ses_present", "pr_from_to")[0] == ("2026-11-22 09:00–11:30",)


def test_the_only_one_who_was_there_from_the_beginning_leaves(session: Session) -> None:
    answer(session, **AGREED, ses_others="yes", pr_role="relative")
    do(presence.left(session, at(LATER)))
    assert rows(session, "ses_present", "pr_from_to") == [("–2026-11-22 11:30",)]


def test_a_form_without_such_rows_is_left_alone() -> None:
    refusal = started(form(ProtocolId.REFUSAL))
    assert ref_of(refusal, "ses") == ""
    acts: tuple[Callable[[Session, datetime], Iterable[object]], ...] = (
        sittings.begin, sittings.confirm, presence.came, presence.left,
    )  # fmt: skip
    assert [do(act(refusal, at(FIRST))) for act in acts] == [0] * len(acts)
