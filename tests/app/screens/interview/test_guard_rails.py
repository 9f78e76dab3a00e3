"""Guard-rails where they are met: at the window of an interview, each at the moment that its rule names."""

import base64
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.screens.attachments import AttachmentKind
from app.screens.care import open_care_card
from app.screens.care.presenter import is_heavy
from app.screens.draft.told import (
    MANDATORY,
    Curfew,
    curfew,
    declared,
    keep_declared,
    keep_training,
    minutes_to_curfew,
)
from app.screens.interview.knowing import is_any_changed
from app.screens.papers import open_consent_card
from app.screens.settings import open_settings
from app.shipped_forms import ProtocolId
from forms.engine import Session
from forms.interview import Gate, Given, Missing, blocked, outline
from forms.interview.answers import below, ref_of
from storage.interviews import care, settings
from storage.platform.clock import SystemClock
from tests.pages.house import House
from tests.pages.interview_page import InterviewPage
from tests.pages.page import Page, words_on
from tests.pages.recording_page import RecordingPage

AGREED = {
    "cn_teachback": "Прочитають координатори.",
    "cn_participate": "yes",
    "cn_notes": "yes",
    "cn_audio": "yes",
    "cn_capacity": "yes",
    "cn_pressure": "no",
}


PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, tmp_path)
    yield made
    made.close()


def session_of(screen: QWidget) -> Session:
    session = screen.presenter.in_hand().session
    assert isinstance(session, Session)
    return session


def say(screen: QWidget, **answers: str) -> None:
    """Answer, also in the first instance of a repeat."""
    session = session_of(screen)
    for name, text in answers.items():
        ref = ref_of(session, name) or next(
            one for one in below(session, session.root) if session.element(one).name == name
        )
        screen.presenter.answered(ref, text)


def stands(screen: QWidget, words: str) -> bool:
    """Whether the side list says it."""
    return words in words_on(screen.side.reminders)


def test_g05_g42_no_account_begins_while_a_rule_keeps_it_from_beginning(house: House) -> None:
    screen = house.open_interview()
    say(screen, **AGREED)
    page, recorder = InterviewPage(house.qtbot, screen), RecordingPage(house.qtbot, screen)
    house.qtbot.keyClick(screen, Qt.Key.Key_F5)
    assert house.front is screen
    assert "Починати розповідь ще не можна" in page.words()
    assert stands(screen, "Навіщо це інтерв’ю?")
    recorder.press_record()
    assert "Починати розповідь ще не можна" in page.words()
    assert recorder.can_record
    house.ready_to_begin(screen)
    screen.presenter.told({Given.MINUTES_TODAY: "480"})
    house.qtbot.keyClick(screen, Qt.Key.Key_F5)
    assert house.front is screen
    assert stands(screen, "Завершіть на сьогодні.")
    screen.presenter.told({Given.MINUTES_TODAY: "479"})
    house.qtbot.keyClick(screen, Qt.Key.Key_F5)
    assert house.front is not screen


def files(house: House) -> list[Path]:
    """Sealed files in the vault's folder, each in a folder of its own kind."""
    return [one for one in house.vault.directory.rglob("*/*") if one.is_file()]


def waits_for(house: House, screen: QWidget, words: str, *, is_there: bool = True) -> None:
    house.qtbot.waitUntil(lambda: stands(screen, words) is is_there, timeout=10_000)


def test_g11_an_interview_reminds_an_hour_before_the_curfew(house: House) -> None:
    screen = open_settings(house.workspace, idle_changed=lambda _: None)
    house.window.open(screen)
    page = Page(house.qtbot, screen)
    house.qtbot.waitUntil(lambda: page.is_enabled("curfew_begins"))
    page.choose("curfew_begins", "22:00")
    page.choose("curfew_planned", "21:30")

    def kept() -> Curfew:
        with house.vault.read() as tx:
            return curfew(tx)

    house.qtbot.waitUntil(lambda: kept() == Curfew("22:00", "21:30"))
    with house.vault.read() as tx:
        hours = [minutes_to_curfew(tx, datetime(2026, 11, 22, hour, 15)) for hour in (9, 21, 22, 1)]
    assert hours == ["30", "30", "-15", "-195"]
    house.window.back()
    screen = house.open_interview()
    waits_for(house, screen, "Скоро комендантська година")


def test_g60_a_day_that_cannot_be_right_is_doubted_while_it_is_written(house: House) -> None:
    house.begin(ProtocolId.FULL_ACCOUNT)
    screen = house.open_interview()
    say(screen, iv_added_value="Хто був у підвалі.", **AGREED)
    say(screen, in_date_kind="exact", in_date_from="2222-03-17")
    waits_for(house, screen, "Перевірте дату з особою")
    say(screen, in_date_from="2022-03-17")
    waits_for(house, screen, "Перевірте дату з особою", is_there=False)
    say(screen, in_modules="M01", ki_burial_when_kind="exact", ki_burial_when_to="2022-03-01")
    waits_for(house, screen, "Перевірте дату з особою")


def test_g75_g76_what_nobody_copies_is_not_taken_in_and_a_name_that_tells_closes_the_door(
    house: House, tmp_path: Path
) -> None:
    screen = house.open_interview()
    say(screen, iv_added_value="Хто був у підвалі.", **AGREED, cn_docs="yes")
    panel = InterviewPage(house.qtbot, screen).files
    intimate = tmp_path / "інтимне_фото_1.jpg"
    intimate.write_bytes(b"x" * 100)
    panel.presenter.file_chosen(AttachmentKind.PLACE, intimate)
    assert "Інтимних зображень не беремо" in words_on(panel)
    plain = tmp_path / "scan.pdf"
    plain.write_bytes(b"%PDF-1.7 " + b"x" * 100)
    panel.presenter.file_chosen(AttachmentKind.DOCUMENT, plain)
    house.qtbot.waitUntil(lambda: len(InterviewPage(house.qtbot, screen).file_titles()) == 1)
    screen.presenter.titled(("scan.pdf", "фото геніталій"))
    assert stands(screen, "Такі знімки робить лише медик")
    screen.presenter.titled(("scan.pdf",))
    assert not stands(screen, "Такі знімки робить лише медик")


def test_g72_who_tells_of_a_messenger_is_reminded_of_the_original(house: House) -> None:
    screen = house.open_interview()
    say(screen, iv_added_value="Хто був у підвалі.", **AGREED, xh_any="yes", xh_path="Син переслав у вайбері")
    assert stands(screen, "Попросіть оригінал файлу, не з месенджера")


def test_g73_a_file_that_is_not_what_was_taken_in_keeps_the_seal_away(house: House, tmp_path: Path) -> None:
    screen = house.open_interview()
    say(screen, iv_added_value="Хто був у підвалі.", **AGREED, cn_docs="yes")
    plain = tmp_path / "scan.pdf"
    plain.write_bytes(b"%PDF-1.7 " + b"x" * 5000)
    page = InterviewPage(house.qtbot, screen)
    before = set(files(house))
    page.files.presenter.file_chosen(AttachmentKind.DOCUMENT, plain)
    house.qtbot.waitUntil(lambda: len(page.file_titles()) == 1)
    assert not is_any_changed(house.vault, house.interview_id)
    (sealed,) = set(files(house)) - before
    data = bytearray(sealed.read_bytes())
    data[-200] ^= 1
    sealed.write_bytes(bytes(data))
    screen.finish_asked.emit()
    house.qtbot.waitUntil(lambda: "G73" in {one.code for one in missing_of(screen)}, timeout=10_000)


def missing_of(screen: QWidget) -> tuple[Missing, ...]:
    in_hand = screen.presenter.in_hand()
    return blocked(in_hand.session, in_hand.rules, Gate.SEAL)


def test_g81_a_declaration_in_other_words_is_not_the_one_that_was_made(house: House) -> None:
    screen = house.open_interview()
    say(screen, iv_added_value="Хто був у підвалі.", **AGREED, dc_truth="OK")

    def kept() -> str:
        with house.vault.read() as tx:
            return settings.get(tx, f"declaration/{house.interview_id}") or ""

    house.qtbot.waitUntil(lambda: kept() == declared())
    InterviewPage(house.qtbot, screen).wait_until_saved()
    house.window.back()
    with house.vault.transaction() as tx:
        keep_declared(tx, house.interview_id, "0" * 64, SystemClock().now())
    again = house.open_interview()
    assert stands(again, "Версія заяви не збігається")
    assert "G81" in {one.code for one in missing_of(again)}
    say(again, dc_truth="")
    say(again, dc_truth="OK")
    waits_for(house, again, "Версія заяви не збігається", is_there=False)


def test_g49_no_picture_of_a_suspect_is_opened_while_the_person_is_heard(house: House, tmp_path: Path) -> None:
    house.begin(ProtocolId.FULL_ACCOUNT)
    screen = house.open_interview()
    say(screen, iv_added_value="Хто був у підвалі.", **AGREED)
    say(screen, sp_any="yes", sp_label="Ковальов")
    panel = InterviewPage(house.qtbot, screen).files
    picture = tmp_path / "Ковальова видно біля воріт.png"
    picture.write_bytes(PNG)
    panel.presenter.file_chosen(AttachmentKind.PLACE, picture)
    house.qtbot.waitUntil(lambda: len(InterviewPage(house.qtbot, screen).file_titles()) == 1)
    (item,) = panel.presenter.items
    screen.presenter.told({Given.RUNNING: "1"})
    assert not panel.presenter.may_open(item)
    panel.presenter.opened(item.id)
    assert "Поки людину слухають, фото ймовірно причетних не відкриваємо" in words_on(panel)
    screen.presenter.told({Given.RUNNING: ""})
    assert panel.presenter.may_open(item)


def test_g84_a_copy_is_warned_of_where_it_is_printed(house: House) -> None:
    screen = house.open_interview()
    say(screen, iv_added_value="Хто був у підвалі.", **AGREED)
    say(screen, cl_threat="no")
    assert "Копія може зашкодити: у цьому інтерв’ю" not in printed(house, screen)
    say(screen, cl_threat="yes")
    assert "Копія може зашкодити: у цьому інтерв’ю" in printed(house, screen)


def printed(house: House, screen: QWidget) -> str:
    """What stands on the screen of the consent card, once it is made."""
    card = open_consent_card(house.workspace, screen.presenter.in_hand())
    house.window.open(card)
    house.qtbot.waitUntil(lambda: card.work._known is not None, timeout=10_000)
    words = words_on(card)
    house.window.back()
    return words


def test_g88_a_team_whose_interviews_were_hard_is_told_to_rest(house: House) -> None:
    moment = SystemClock().now()
    today = date.fromisoformat(moment.wall[:10])

    def told() -> bool:
        page = house.window.front
        assert page is not None
        return "відпочин" in words_on(page).lower()

    for number in range(4):
        house.begin(ProtocolId.FIRST_ACCOUNT)
        screen = house.open_interview()
        say(screen, iv_added_value="Хто був у підвалі.", **AGREED, in_modules="M07" if number else "M04")
        InterviewPage(house.qtbot, screen).wait_until_saved()
        house.window.back()
    with house.vault.read() as tx:
        assert sum(is_heavy(one) for one in care.taken(tx, today)) == 3
    screen = house.open_interview()
    house.window.back()
    house.begin(ProtocolId.FIRST_ACCOUNT)
    screen = house.open_interview()
    say(screen, iv_added_value="Хто був у підвалі.", **AGREED, sv_raised="self")
    InterviewPage(house.qtbot, screen).wait_until_saved()
    house.window.back()
    house.window.open(open_care_card(house.workspace))
    house.qtbot.waitUntil(told, timeout=10_000)


def test_g01_g12_g14_stand_where_they_are_met_and_close_what_they_name(house: House) -> None:
    moment = SystemClock().now()
    with house.vault.transaction() as tx:
        keep_training(tx, {"interviewing": date(2020, 1, 1)}, moment)
    screen = house.open_interview()
    say(screen, iv_added_value="Хто був у підвалі.", **AGREED)
    assert stands(screen, "Немає чинної підготовки або її строк минув")
    house.qtbot.keyClick(screen, Qt.Key.Key_F5)
    assert house.front is screen
    InterviewPage(house.qtbot, screen).wait_until_saved()
    house.window.back()
    with house.vault.transaction() as tx:
        keep_training(tx, dict.fromkeys(MANDATORY, date(2999, 1, 1)), moment)
    again = house.open_interview()
    assert not stands(again, "Немає чинної підготовки")
    say(again, iv_added_value="Посередник просить оплату за розповідь.")
    assert stands(again, "Оплата за свідчення заборонена")
    house.qtbot.keyClick(again, Qt.Key.Key_F5)
    assert house.front is again
    say(again, iv_added_value="Хто був у підвалі.", pi_any="yes", pi_status="suspect")
    assert stands(again, "Цей шаблон не для особи, яка може бути причетною")
    page = InterviewPage(house.qtbot, again)
    again.presenter.section_chosen(next(s.ref for s in outline(session_of(again)) if s.name == "account"))
    assert not page.is_asked("fa_text")
