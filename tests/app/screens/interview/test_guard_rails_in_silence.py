"""Guard-rails that say nothing in the list: at the window they close one door, or work by themselves."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.screens.attachments import AttachmentKind
from app.screens.attachments.pictures import details_of
from app.screens.exhibits import ExhibitsScreen
from app.screens.exhibits.blacking import CopyDialog
from app.shipped_forms import ProtocolId
from forms.interview import outline
from forms.interview.answers import below
from storage.interviews import attachments, drafts
from tests.app.screens.attachments.photos import photo
from tests.app.screens.interview.test_guard_rails import AGREED, say, session_of
from tests.forms.interview.test_every_rule import EXPLAINED
from tests.pages.exhibits_page import ExhibitsPage, WindowPage
from tests.pages.house import House
from tests.pages.interview_page import InterviewPage
from tests.pages.page import words_on


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, tmp_path, language="en")
    yield made
    made.close()


def test_g20_g27_g48_a_question_is_not_there_before_its_time(house: House) -> None:
    house.begin(ProtocolId.FULL_ACCOUNT)
    screen = house.open_interview()
    page = InterviewPage(house.qtbot, screen)

    def is_asked(name: str) -> bool:
        session = session_of(screen)
        ref = next((one for one in below(session, session.root) if session.element(one).name == name), "")
        if not ref or not session.state(ref).relevant:
            return False
        screen.presenter.place_chosen(ref)
        return page.is_asked(name)

    say(screen, iv_added_value="Хто був у підвалі.", cn_participate="no")
    assert not is_asked("fa_text")
    say(screen, **AGREED, cn_special="no")
    account = next(one.ref for one in outline(session_of(screen)) if one.name == "account")
    screen.presenter.section_chosen(account)
    assert is_asked("fa_text")
    assert not is_asked("p_disability")
    say(screen, cn_special="yes")
    assert is_asked("p_disability")
    say(screen, in_modules="M07")
    assert not is_asked("to_method")
    say(screen, to_told="Били по ногах.")
    assert is_asked("to_method")


def is_said(house: House, words: str) -> bool:
    return words in words_on(house.front)


def test_g24_each_point_of_the_explanation_is_asked_for_before_the_seal(house: House) -> None:
    screen = house.open_interview()
    say(screen, iv_added_value="Хто був у підвалі.", **AGREED, **dict.fromkeys(EXPLAINED, "OK"))
    page = InterviewPage(house.qtbot, screen)
    page.press("finish")
    assert "Not every explanation" not in words_on(house.front)
    house.window.back()
    say(screen, ex_breaks="")
    page.press("finish")
    assert "Not every explanation" in words_on(house.front)


def test_g82_a_correction_stands_beside_what_was_corrected(house: House) -> None:
    screen = house.open_interview()
    say(
        screen,
        iv_added_value="Хто був у підвалі.",
        **AGREED,
        fa_text="Прийшли о п’ятій.",
        rb_how="read_aloud",
        rb_any="yes",
    )
    say(screen, rc_old="о п’ятій", rc_new="о шостій")
    page = InterviewPage(house.qtbot, screen)
    page.wait_until_saved()
    page.press("finish")
    for words in ("Прийшли о п’ятій.", "о п’ятій", "о шостій"):
        house.qtbot.waitUntil(partial(is_said, house, words), timeout=5_000)
    with house.vault.read() as tx:
        kept = {value.value for value in drafts.answers(tx, house.interview_id).values}
    assert {"Прийшли о п’ятій.", "о п’ятій", "о шостій"} <= kept


def test_g74_what_is_changed_on_a_picture_is_changed_on_a_copy(house: House, tmp_path: Path) -> None:
    screen = house.open_interview()
    say(screen, iv_added_value="Хто був у підвалі.", **AGREED)
    panel = InterviewPage(house.qtbot, screen).files
    file = photo(tmp_path / "хата.jpg")
    panel.presenter.file_chosen(AttachmentKind.PLACE, file)
    house.qtbot.waitUntil(lambda: len(InterviewPage(house.qtbot, screen).file_titles()) == 1)

    def kept() -> tuple[attachments.Attachment, ...]:
        with house.vault.read() as tx:
            return attachments.of_interview(tx, house.interview_id)

    (original,) = kept()
    panel.exhibits_asked.emit()
    assert isinstance(house.front, ExhibitsScreen)
    page = ExhibitsPage(house.qtbot, house.front)
    page.wait_for_files(1)
    page.choose_files(0)
    page.press("make_copy")
    window = WindowPage(house.qtbot, page.wait_for_window(CopyDialog))
    window.draw_box((0.05, 0.05), (0.4, 0.4))
    window.write("copy_who", "К-01")
    window.write("copy_why", "обличчя сусіда")
    window.press("keep_copy")
    page.wait_for_files(2)
    before, copy = sorted(kept(), key=lambda one: one.captured)
    assert before == original
    assert details_of(copy.details).made_from == original.id
    with attachments.open_attachment(house.vault, original.id) as sealed:
        assert sealed.read(0, sealed.size) == file.read_bytes()
