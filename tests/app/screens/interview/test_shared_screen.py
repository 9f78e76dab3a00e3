from pathlib import Path

from app.screens.draft.draft import Draft
from app.screens.interview.presenter import InterviewPresenter
from app.shipped_forms import ProtocolId, shipped
from forms.interview import Given
from forms.interview.answers import ref_of
from storage.interviews import interviews, missions
from storage.platform.clock import SystemClock
from tests.doubles.jobs import ImmediateJobs
from tests.pages.drafts import begin_interview, new_vault
from tests.pages.interview_view import HandDelay, RecordingView


def test_what_is_known_is_not_on_a_screen_that_the_person_sees_and_is_kept(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    begin_interview(vault)
    form = shipped(vault, SystemClock(), ProtocolId.CONTACT)
    with vault.transaction() as tx:
        (mission,) = missions.all_missions(tx)
        interview = interviews.start(tx, mission.id, form, SystemClock().now()).id
    view = RecordingView()
    draft = Draft(vault, interview, SystemClock())
    presenter = InterviewPresenter(view, draft, ImmediateJobs(), HandDelay(), lambda: "uk")
    presenter.started()
    in_hand = presenter.in_hand()
    assert in_hand is not None
    ref = ref_of(in_hand.session, "iv_known_facts")
    presenter.place_chosen(ref)
    presenter.answered(ref, "Сусід уже назвав дату.")
    assert {"iv_known_facts", "iv_topics"} <= set(view.questions)
    presenter.told({Given.SHARED_SCREEN: "1"})
    assert not {"iv_known_facts", "iv_topics"} & set(view.questions)
    assert in_hand.session.state(ref).value == "Сусід уже назвав дату."
    presenter.told({Given.SHARED_SCREEN: ""})
    assert view.questions["iv_known_facts"].value == "Сусід уже назвав дату."
    vault.close()
