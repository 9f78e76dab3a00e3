import pytest

from forms.engine import Session
from forms.interview import consent_of
from forms.interview.answers import instances, under
from forms.interview.conditions import Conditions, conditions_of
from forms.interview.consent import RecipientDecision, narrower
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


def test_of_two_yes_rows_for_one_recipient_the_narrower_counts_for_every_field(session: Session) -> None:
    answer(session, **AGREED, cx_any="yes")
    rows = (instances(session, "cx")[0], session.add_repeat("/first_account/consent/cx").added[0])
    wide = {
        "cx_purpose": "criminal_ua un",
        "cx_parts": "identity statement facts",
        "cx_id": "full",
        "cx_contact": "yes",
        "cx_ask": "yes",
        "cx_cond": "01.03.2027",
    }
    narrow = {
        "cx_purpose": "un",
        "cx_parts": "facts photos",
        "cx_id": "anonymous",
        "cx_contact": "no",
        "cx_ask": "no",
        "cx_cond": "2027-05-01; коли звільнять брата",
    }
    for first, second in ((wide, narrow), (narrow, wide)):
        for at, values in zip(rows, (first, second), strict=True):
            decide(session, at, cx_rec="opg", cx_dec="yes", **values)
        (one,) = consent_of(session).recipients
        assert one == RecipientDecision(
            recipient="opg",
            agreed=True,
            purposes=("un",),
            parts=("facts",),
            identity="anonymous",
            ask_again=True,
            may_contact=False,
            conditions="коли звільнять брата",
            embargo="2027-05-01",
        )


def test_a_way_of_naming_that_nobody_knows_names_nobody() -> None:
    one = RecipientDecision("opg", True, (), (), "full", False, False)
    other = RecipientDecision("opg", True, (), (), "loud", False, False)
    assert narrower(one, other).identity == narrower(other, one).identity == "loud"


@pytest.mark.parametrize(
    ("said", "embargo", "words"),
    [
        ("", "", ""),
        ("2027-03-01", "2027-03-01", ""),
        ("01.03.2027", "2027-03-01", ""),
        ("Не раніше 1.3.2027 року.", "2027-03-01", ""),
        ("не раніше ніж 01.03.2027 р.", "2027-03-01", ""),
        ("not before 2027-03-01", "2027-03-01", ""),
        ("01.03.2027\n01.05.2027", "2027-05-01", ""),
        ("01.03.2027; після звільнення брата", "2027-03-01", "після звільнення брата"),
        ("після звільнення брата", "", "після звільнення брата"),
        # No such day, a day inside a sentence, or only a month: a person asks.
        ("31.02.2027", "", "31.02.2027"),
        ("десь після 01.03.2027", "", "десь після 01.03.2027"),
        ("03.2027", "", "03.2027"),
    ],
)
def test_a_day_is_an_embargo_and_everything_else_asks_a_person(said: str, embargo: str, words: str) -> None:
    assert conditions_of(said) == Conditions(embargo, words)


def test_relatives_at_risk_make_a_pseudonym_of_the_person_until_it_is_written_why_not(session: Session) -> None:
    answer(session, **AGREED, cx_any="yes", cx_rec="opg", cx_dec="yes", cx_id="full")
    answer(session, cn_identity="full", p_rel_occ="none")
    assert (consent_of(session).identity, consent_of(session).recipients[0].identity) == ("full", "full")
    answer(session, p_rel_occ="captive_mil")
    assert (consent_of(session).identity, consent_of(session).recipients[0].identity) == ("pseudonym", "pseudonym")
    answer(session, cn_identity="anonymous")
    assert consent_of(session).identity == "anonymous"
    answer(session, cn_identity="full", g34i_why="Брата вже звільнено, особа наполягає.")
    assert (consent_of(session).identity, consent_of(session).recipients[0].identity) == ("full", "full")


def test_media_get_nothing_while_relatives_are_at_risk_and_it_is_not_confirmed(session: Session) -> None:
    answer(session, **AGREED, cx_any="yes", cx_rec="media", cx_dec="yes", cx_id="anonymous", cx_parts="facts")
    answer(session, p_rel_occ="occupied")
    (media,) = consent_of(session).recipients
    assert (media.agreed, media.parts) == (False, ())
    answer(session, g34m_why="Підтвердила окремо, знає про ризик.")
    (media,) = consent_of(session).recipients
    assert (media.agreed, media.parts) == (True, ("facts",))


@pytest.mark.parametrize("unsaid", ["not_asked", "later", "no", "withdrawn", ""])
def test_what_was_not_asked_is_a_no(session: Session, unsaid: str) -> None:
    answer(session, **AGREED, cx_any="yes", cx_rec="opg", cx_dec=unsaid)
    assert [one.agreed for one in consent_of(session).recipients] == [False]
