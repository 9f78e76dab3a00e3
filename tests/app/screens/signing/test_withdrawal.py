"""A correction in which the person withdraws consent: nothing is destroyed unasked, and what is asked is."""

import dataclasses
import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.screens.interview.view import InterviewScreen
from app.screens.sealed import SealedScreen
from app.screens.signing.sealing_work import SealingWork
from forms.interview.answers import ref_of
from forms.interview.consent import Withdrawn
from forms.interview.redacting import MARK
from storage.interviews import amending, attachments, custody, interviews, links, opened, outbox, transcripts
from storage.interviews.attachments import AttachmentKind
from storage.interviews.links import Anchor
from storage.interviews.transcripts import Line, Speaker
from storage.objects.kinds import ObjectKind, PartKind
from storage.vault.link_tables import links as link_table
from tests.flows.conftest import new_office
from tests.flows.documenter import Documenter, make_vault
from tests.pages.finishing import Finishing
from tests.pages.house import House, fill_in
from tests.pages.interview_page import InterviewPage
from tests.pages.page import nameless
from tests.storage.interviews.scene import Scene

NOTHING = Withdrawn(everything=False, audio=False, photo_face=False, photo_injuries=False, documents=False)


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path):
    made = House(qtbot, tmp_path)
    yield made
    made.close()


def seal(house: House, way: Finishing, page: InterviewPage) -> None:
    for count in (1, 2):
        way.refuse("Так вирішила особа")
        way.wait_for_signature(count)
    house.qtbot.waitUntil(lambda: page.is_enabled("seal"), timeout=15_000)


def correction(house: House, question: str = "cn_participate") -> tuple[Finishing, InterviewPage, str]:
    """Seal, begin the correction, withdraw everything in it (or what the question is about), go to its signatures."""
    house.import_organisation()
    screen = house.open_interview()
    fill_in(screen)
    if question == "cn_audio":
        screen.presenter.answered(ref_of(screen.presenter.in_hand().session, question), "yes")
        fill_in(screen)
        Scene(house.vault, house.interview_id, "").record_sound()
    way = Finishing(house)
    page = way.to_signing()
    assert page.is_visible("destroy_withdrawn") is False
    seal(house, way, page)
    page.press("seal")
    page.wait_until_visible("open")
    page.press("open")
    way.wait_for(SealedScreen).press("correct")
    page = way.wait_for(InterviewScreen)
    house.qtbot.waitUntil(lambda: page.screen.presenter.in_hand() is not None, timeout=15_000)
    presenter = page.screen.presenter
    first, house.interview_id = house.interview_id, presenter.in_hand().summary.id
    presenter.answered(ref_of(presenter.in_hand().session, question), "withdrawn")
    fill_in(page.screen)
    house.qtbot.waitUntil(lambda: presenter.has_unsaved is False, timeout=15_000)
    page = way.to_signing()
    page.wait_until_visible("destroy_withdrawn")
    return way, page, first


def test_who_withdraws_everything_and_is_heard_can_be_read_nowhere_here(house: House) -> None:
    way, page, first = correction(house)
    assert nameless(page.screen) == []
    assert page.text("not_recalled")
    seal(house, way, page)
    named = page.button_text("seal")
    page.check("destroy_withdrawn")
    assert page.button_text("seal") != named
    page.press("seal")
    way.wait_for(SealedScreen)
    corrected, house.interview_id = way.summary(), first
    assert corrected.is_closed and way.summary().is_closed


def test_what_nobody_ticks_is_sealed_and_stays_readable(house: House) -> None:
    way, page, first = correction(house)
    seal(house, way, page)
    page.check("destroy_withdrawn")
    page.check("destroy_withdrawn")
    page.press("seal")
    page.wait_until_visible("open")
    corrected, house.interview_id = way.summary(), first
    assert not corrected.is_closed and not way.summary().is_closed
    assert way.summary().is_withdrawn


def test_a_recording_that_was_withdrawn_leaves_no_further_though_nobody_ticks(house: House) -> None:
    way, page, first = correction(house, "cn_audio")
    seal(house, way, page)
    page.press("seal")
    page.wait_until_visible("open")
    corrected, house.interview_id = way.summary(), first
    assert not corrected.is_withdrawn
    assert way.summary().is_withdrawn
    with house.vault.read() as tx:
        left = outbox.of_interview(tx, first)
        assert attachments.of_interview(tx, first)
    assert {item.kind for item in left} == {ObjectKind.CUSTODY_EVENT}


def test_only_recordings_that_were_withdrawn_are_asked_about(tmp_path: Path) -> None:
    documenter = Documenter(make_vault(tmp_path / "vaults" / "1"), tmp_path / "card")
    office = new_office(tmp_path / "office")
    documenter.join(office)
    interview = documenter.begin()
    documenter.take(interview)
    documenter.finish(interview)
    draft = amending.amend(documenter.vault, interview, documenter.clock.now())
    with documenter.open(draft) as screen:
        work = SealingWork(documenter.vault, screen.in_hand, documenter.clock)
        assert work.withdrawal(NOTHING) is None
        silent = Withdrawn(everything=False, audio=True, photo_face=False, photo_injuries=False, documents=False)
        asked = work.withdrawal(silent)
        assert asked is not None
        assert (asked.recordings, asked.photos, asked.documents, asked.has_left) == (1, 0, 0, False)
        assert len(asked.forgetting.attachments) == 1 and not asked.forgetting.everything
    office.close()
    documenter.vault.close()


def test_paper_goes_with_the_written_record_and_words_that_were_struck_out_with_the_seal(tmp_path: Path) -> None:
    documenter = Documenter(make_vault(tmp_path / "vaults" / "1"), tmp_path / "card")
    office = new_office(tmp_path / "office")
    documenter.join(office)
    interview = documenter.begin()
    documenter.take(interview)
    vault, moment = documenter.vault, documenter.clock.now()
    attachments.import_bytes(
        vault, interview, PartKind.IDENTITY, AttachmentKind.PAPER, b"%PDF-1.7 paper", "application/pdf", moment
    )
    with documenter.open(interview) as screen:
        source = ref_of(screen.in_hand.session, "fa_text")
        told = screen.in_hand.session.state(source).value
    assert told
    anchor = Anchor(0, 5, links.digest_of(told))
    with vault.transaction() as tx:
        kept = links.add(tx, interview, source, source, anchor, told[:5], moment)
        gone = links.add(tx, interview, source, source, anchor, "Олена Вигадана", moment)
        removed = links.add(tx, interview, source, source, anchor, "Олена Інша", moment)
        links.remove(tx, removed.id)
    documenter.finish(interview)
    with vault.read() as tx:
        quotes = dict(tx.execute(select(link_table.c.id, link_table.c.quote)).all())
    assert quotes == {kept.id: told[:5], gone.id: "", removed.id: ""}
    draft = amending.amend(vault, interview, moment)
    with documenter.open(draft) as screen:
        work = SealingWork(vault, screen.in_hand, documenter.clock)
        asked = work.withdrawal(dataclasses.replace(NOTHING, notes=True))
        assert asked is not None
        assert (asked.recordings, asked.photos, asked.documents) == (0, 0, 1)
    office.close()
    vault.close()


def test_words_that_the_person_wants_kept_from_others_are_in_nothing_that_is_sealed_or_found(tmp_path: Path) -> None:
    documenter = Documenter(make_vault(tmp_path / "vaults" / "1"), tmp_path / "card")
    office = new_office(tmp_path / "office")
    documenter.join(office)
    interview = documenter.begin()
    documenter.take(interview)
    vault, moment = documenter.vault, documenter.clock.now()
    secret = "Зиновій Потайний"
    with documenter.open(interview) as screen:
        session = screen.in_hand.session
        account = ref_of(session, "fa_text")
        screen.presenter.answered(account, f"{session.state(account).value} Нас ховав {secret}.")
        screen.presenter.answered(ref_of(session, "rb_redact"), f"«{secret}» від усіх")
        screen.presenter.note_added(f"Згадав: {secret}", "", 0)
        screen.presenter.flush()
    with vault.read() as tx:
        (recording,) = [one for one in attachments.of_interview(tx, interview) if one.kind is AttachmentKind.AUDIO]
    with vault.transaction() as tx:
        made = transcripts.start(tx, recording.id, moment)
        transcripts.put(tx, made, (Line("a" * 16, 0, Speaker.PERSON, f"Нас ховав {secret}."),))
        assert [one.id for one in interviews.listed(tx, "Потайний")] == [interview]
    documenter.finish(interview)
    for part in PartKind:
        record = json.dumps(opened.own_part(vault, interview, part).content.record, ensure_ascii=False)
        assert "Потайний" not in record
        if part is PartKind.BODY:
            assert f"Нас ховав {MARK}." in record
            assert record.count(MARK) >= 4
    with vault.read() as tx:
        assert interviews.listed(tx, "Потайний") == ()
        noticed = [one.detail for one in custody.of_interview(tx, interview)]
    assert "redacted" in noticed
    office.close()
    vault.close()
