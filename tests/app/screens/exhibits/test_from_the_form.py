"""The exhibits that the form describes get their numbers; what is open to files follows the consent in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.screens.attachments.kinds import AttachmentKind
from app.screens.draft.draft import Draft, restored
from app.screens.draft.in_hand import InterviewInHand
from app.screens.exhibits import ExhibitsScreen, open_exhibits
from forms.engine import Session
from forms.interview.answers import ref_of, under
from storage.platform.clock import SystemClock
from tests.app.recorder.desk import Desk
from tests.app.screens.attachments.photos import photo
from tests.pages.drafts import begin_interview
from tests.pages.exhibits_page import ExhibitsPage


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.close()


def in_hand(desk: Desk, interview_id: str) -> InterviewInHand:
    loaded = Draft(desk.vault, interview_id, SystemClock()).load()
    session = restored(loaded.definition, loaded.saved)
    return InterviewInHand(session, loaded.rules, loaded.summary, loaded.mission, loaded.notes)


def describe(session: Session, **answers: str) -> str:
    added = session.add_repeat(ref_of(session, "exhibit")).added[0]
    refs = under(session, added)
    for name, answer in answers.items():
        session.set_answer(refs[name], answer)
    return added


def test_each_exhibit_of_the_form_gets_its_number_there_and_here(qtbot: QtBot, desk: Desk):
    interview_id = begin_interview(desk.vault)
    interview = in_hand(desk, interview_id)
    session = interview.session
    for name, answer in (("cn_participate", "yes"), ("cn_docs", "yes"), ("xh_any", "yes")):
        session.set_answer(ref_of(session, name), answer)
    first = describe(session, xh_title="Щоденник", xh_kind="diary")
    describe(session, xh_title="Предмет у саду", xh_kind="object", xh_danger="yes")

    def answered(ref: str, value: str) -> None:
        session.set_answer(ref, value)

    screen = open_exhibits(desk.workspace, interview_id, lambda kind: (), lambda: interview, answered)
    assert isinstance(screen, ExhibitsScreen)
    qtbot.addWidget(screen)
    screen.show()
    page = ExhibitsPage(qtbot, screen)
    page.wait_for_exhibits(2)
    number = session.state(under(session, first)["xh_no"]).value
    assert number == f"{interview.summary.number}-E01"
    assert page.exhibits[0] == f"{number}\nЩоденник"
    page.choose_exhibit(1)
    page.press("exhibit_label")
    page.wait_for_notice("Do not touch it!")
    page.show_kind(AttachmentKind.PHONE.value)
    page.press("add_files")
    assert "no consent to copies from the person’s telephone" in page.notice
    session.set_answer(ref_of(session, "cn_phone"), "yes")
    page.press("add_files")
    assert page.is_asking
    screen.leave()
    screen.close()


def test_one_photograph_of_injuries_asks_for_a_general_view_besides(qtbot: QtBot, desk: Desk, tmp_path: Path):
    interview_id = begin_interview(desk.vault)
    interview = in_hand(desk, interview_id)
    session = interview.session
    session.set_answer(ref_of(session, "cn_participate"), "yes")

    def answered(ref: str, value: str) -> None:
        session.set_answer(ref, value)

    screen = open_exhibits(desk.workspace, interview_id, lambda kind: (), lambda: interview, answered)
    qtbot.addWidget(screen)
    screen.show()
    page = ExhibitsPage(qtbot, screen)
    page.show_kind(AttachmentKind.INJURY.value)
    page.add([photo(tmp_path / "a.jpg")])
    page.wait_for_notice("add a ruler and a general view")
    assert session.state(ref_of(session, "g78")).value == "1"
    page.add([photo(tmp_path / "b.jpg", size=(300, 200))])
    qtbot.waitUntil(lambda: session.state(ref_of(session, "g78")).value == "", timeout=20_000)
    screen.leave()
    screen.close()
