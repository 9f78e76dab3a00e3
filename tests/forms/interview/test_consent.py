import pytest

from forms.engine import Session
from forms.interview import consent_of
from forms.interview.answers import instances, under
from tests.forms.interview.conftest import AGREED, answer, form_of, started


def test_unset_means_no(session: Session) -> None:
    consent = consent_of(session)
    assert not any(
        getattr(consent, name) for name in ("participate", "notes", "audio", "video", "photo_face", "leaves")
    )
    assert consent.identity == "stat_only"
    assert consent.recipients == ()


@pytest.mark.parametrize("decision", ["no", "later", "not_asked", "withdrawn", ""])
def test_everything_but_yes_is_no(session: Session, decision: str) -> None:
    answer(session, **AGREED)
    answer(session, cn_audio=decision, cn_store_reg=decision)
    assert consent_of(session).audio is False
    assert consent_of(session).leaves is False
    assert consent_of(session).participate is True


def test_a_withdrawn_interview_takes_every_other_consent_with_it(session: Session) -> None:
    answer(session, **AGREED)
    assert consent_of(session).audio
    answer(session, cn_participate="withdrawn")
    consent = consent_of(session)
    assert not (consent.audio or consent.notes or consent.store or consent.leaves)


def test_a_record_that_may_not_be_stored_may_not_leave(session: Session) -> None:
    answer(session, **AGREED)
    answer(session, cn_store_org="no")
    assert consent_of(session).leaves is False


def decide(session: Session, at: str, **values: str) -> None:
    refs = under(session, at)
    for name, value in values.items():
        session.set_answer(refs[name], value)


def test_each_recipient_has_a_decision_and_purposes_of_their_own(session: Session) -> None:
    answer(session, **AGREED, cx_any="yes")
    first = instances(session, "cx")[0]
    decide(
        session,
        first,
        cx_rec="opg",
        cx_purpose="criminal_ua tribunal",
        cx_dec="yes",
        cx_parts="statement",
        cx_id="pseudonym",
    )
    second = session.add_repeat("/first_account/consent/cx").added[0]
    decide(session, second, cx_rec="media", cx_dec="no")
    third = session.add_repeat("/first_account/consent/cx").added[0]
    decide(session, third, cx_purpose="un")
    opg, media = consent_of(session).recipients
    assert (opg.recipient, opg.agreed, opg.purposes, opg.parts) == (
        "opg", True, ("criminal_ua", "tribunal"), ("statement",),
    )  # fmt: skip
    assert opg.identity == "pseudonym"
    assert not opg.may_contact
    assert (media.agreed, media.parts, media.identity) == (False, (), "stat_only")


def test_of_two_decisions_on_one_recipient_no_prevails(session: Session) -> None:
    answer(session, **AGREED, cx_any="yes")
    decide(session, instances(session, "cx")[0], cx_rec="icc", cx_dec="no")
    decide(session, session.add_repeat("/first_account/consent/cx").added[0], cx_rec="icc", cx_dec="yes")
    assert [decision.agreed for decision in consent_of(session).recipients] == [False]
    decide(session, instances(session, "cx")[0], cx_dec="yes")
    decide(session, instances(session, "cx")[1], cx_dec="no")
    assert [decision.agreed for decision in consent_of(session).recipients] == [False]


def test_a_form_without_the_questions_gives_no_consent() -> None:
    source = (
        "| survey |\n| | type | name | label |\n| | text | story | Story |\n| settings |\n| | form_id |\n| | bare |\n"
    )
    session = started(form_of(source))
    consent = consent_of(session)
    assert not consent.participate
    assert not consent.leaves
