"""Guard-rails where they are met: at the window of an interview, each at the moment that its rule names."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.screens.attachments import AttachmentKind
from app.screens.draft.told import Curfew, curfew, declared, keep_declared, minutes_to_curfew
from app.screens.interview.knowing import is_any_changed
from app.screens.settings import open_settings
from app.shipped_forms import ProtocolId
from forms.engine import Session
from forms.interview import Gate, Given, Missing, blocked
from forms.interview.answers import below, ref_of
from storage.interviews import settings
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
