from forms.engine import Session
from forms.interview import Section, outline, title
from tests.forms.interview.conftest import AGREED, answer, fill

ORDER = (
    "setting", "explain", "consent", "person", "earlier", "account", "incidents", "mentioned", "exhibits", "needs",
    "readback", "closing",
)  # fmt: skip


def section(session: Session, name: str) -> Section:
    return next(found for found in outline(session) if found.name == name)


def test_the_outline_is_the_interview_in_order(session: Session) -> None:
    assert tuple(found.name for found in outline(session)) == ORDER
    assert title(session, section(session, "consent"), "uk") == "Згода"
    assert title(session, section(session, "consent"), "en") == "Consent"


def test_before_consent_the_account_is_shown_closed(session: Session) -> None:
    assert not section(session, "account").is_open
    answer(session, **AGREED)
    assert section(session, "account").is_open


def test_an_answer_is_progress(session: Session) -> None:
    before = section(session, "consent")
    answer(session, cn_capacity="yes")
    after = section(session, "consent")
    assert (after.answered, after.total) == (before.answered + 1, before.total)
    assert after.missing == before.missing - 1


def test_an_approximate_date_counts_once(session: Session) -> None:
    answer(session, **AGREED)
    before = section(session, "incidents")
    answer(session, in_date_kind="month", in_date_from="2022-03-01", in_date_to="2022-03-31", in_date_said="у березні")
    after = section(session, "incidents")
    assert (after.answered, after.total) == (before.answered + 1, before.total)


def test_a_reason_answers_its_question_and_is_none_itself(session: Session) -> None:
    answer(session, **AGREED)
    before = section(session, "person")
    answer(session, p_surname_na="declined")
    after = section(session, "person")
    assert (after.answered, after.total) == (before.answered + 1, before.total)


def test_a_broken_rule_is_flagged_on_its_section(session: Session) -> None:
    answer(session, **AGREED)
    assert not section(session, "person").has_problem
    answer(session, p_age="144")
    assert section(session, "person").has_problem
    answer(session, p_age="44")
    assert not section(session, "person").has_problem


def test_each_instance_of_a_repeat_adds_its_questions(session: Session) -> None:
    answer(session, **AGREED)
    before = section(session, "incidents")
    session.add_repeat("/first_account/incidents/incident")
    assert section(session, "incidents").total == 2 * before.total


def test_a_finished_interview_misses_nothing(session: Session) -> None:
    fill(session, lambda ref: "текст")
    for found in outline(session):
        assert found.is_open, found.name
        assert found.missing == 0, found.name
        assert found.answered == found.total, found.name
        assert not found.has_problem, found.name
