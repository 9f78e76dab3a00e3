"""Services for the person: found by need, a newer directory, a card to take along."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.jobs import Lane
from app.language import Language
from app.screens.referrals import SHIPPED, card, open_referrals
from app.screens.referrals.card import services_card
from app.screens.referrals.table import ServiceTable
from app.statement import render_sheets
from app.statement.sending import Printed
from storage.interviews import referrals
from storage.platform.clock import SystemClock
from tests.pages.house import House
from tests.pages.page import nameless
from tests.pages.referrals_page import ReferralsPage

NEWER = (
    "service_uk,service_en,contact,detail_uk,detail_en,needs,area,checked,status\n"
    "Медпункт,Clinic,050 000 00 00,Щодня до обіду,Mornings,medical,,{day},V\n"
)


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, tmp_path, "en")
    yield made
    made.close()


def opened(house: House) -> ReferralsPage:
    house.window.open(open_referrals(house.workspace))
    page = ReferralsPage(house.qtbot, house.front)
    page.wait_for_rows(12)
    return page


def test_the_directory_that_comes_along_is_shown_and_called_old(house: House) -> None:
    page = opened(house)
    assert page.rows()[2] == ("National Police", "102", "day not known")
    assert page.rows()[7] == ("Free legal aid", "0 800 213 103", "awaits confirmation")
    assert "came with the program" in page.notice
    assert "102" in page.spoken(2)
    assert nameless(page.screen) == []


def test_a_need_and_words_narrow_the_list_and_the_detail_is_read(house: House) -> None:
    page = opened(house)
    page.choose_need("child")
    assert [row[0] for row in page.rows()] == [
        "National Information Bureau",
        "System of accounting of non-property harm",
        "National hotline for children",
    ]
    page.type_into("service_words", "ДЕПОРТОВАНИХ дітей")
    assert [row[0] for row in page.rows()] == ["System of accounting of non-property harm"]
    assert page.detail.startswith("Law 4071-IX")
    page.type_into("service_words", "нічого такого")
    assert page.rows() == []
    assert not page.can_print


def test_a_newer_directory_takes_the_place_of_the_old_one_and_stays(house: House, tmp_path: Path) -> None:
    page = opened(house)
    today = SystemClock().now().wall[:10]
    file = tmp_path / "services.csv"
    file.write_text(NEWER.format(day=today), "utf-8")
    page.take(file)
    page.wait_for_rows(1)
    assert page.notice == "1 service taken."
    assert page.rows() == [("Clinic", "050 000 00 00", today)]
    with house.vault.read() as tx:
        assert [one.contact for one in referrals.kept(tx)] == ["050 000 00 00"]


def test_a_table_with_a_fault_is_refused_with_its_line_and_nothing_is_lost(house: House, tmp_path: Path) -> None:
    page = opened(house)
    file = tmp_path / "services.csv"
    file.write_text(NEWER.format(day="yesterday"), "utf-8")
    page.take(file)
    house.qtbot.waitUntil(lambda: "Line 2" in page.notice, timeout=10_000)
    assert len(page.rows()) == 12
    with house.vault.read() as tx:
        assert referrals.kept(tx) == ()


def test_the_card_has_the_chosen_services_only_and_names_nobody(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    page = opened(house)
    sent: list[bytes] = []

    def printer(parent: QWidget, pdf: bytes) -> Printed:
        sent.append(pdf)
        return Printed.SENT

    monkeypatch.setattr(card, "ask_and_print_pages", printer)
    page.choose(2, 7)
    page.press("print_services")
    house.qtbot.waitUntil(lambda: bool(sent), timeout=20_000)
    text = words_of(sent[0])
    assert "102" in text
    assert "0 800 213 103" in text
    assert "116 111" not in text
    assert "Свідок" not in text
    assert "Svidok" not in text


def test_a_card_that_is_ready_after_the_screen_was_left_asks_for_no_printer(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(house)
    asked: list[bytes] = []
    monkeypatch.setattr(card, "ask_and_print_pages", lambda parent, pdf: asked.append(pdf))
    page.press("print_services")
    house.window.back()
    ended: list[bool] = []
    house.jobs.run(Lane.VAULT, lambda: True, done=ended.append, failed=house.bugs.append)
    house.qtbot.waitUntil(lambda: ended == [True], timeout=20_000)
    assert asked == []


def test_without_a_printer_the_person_is_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    page = opened(house)
    monkeypatch.setattr(card, "ask_and_print_pages", lambda parent, pdf: Printed.NO_PRINTER)
    page.press("print_services")
    house.qtbot.waitUntil(lambda: "printer" in page.notice, timeout=20_000)


def test_the_card_is_made_in_both_languages(qtbot: QtBot) -> None:
    services = referrals.read(SHIPPED.read_bytes())
    for code, title in (("uk", "Корисні контакти"), ("en", "Useful contacts")):
        language = Language(code)
        made = render_sheets(services_card(services, code, "2026-11-22T08:30:00.000Z", practice=True))
        language.close()
        text = words_of(made)
        assert title in text
        assert ("НАВЧАННЯ" in text) is (code == "uk")


def test_the_table_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = ServiceTable(Language("uk"))
    model.show_rows(referrals.read(SHIPPED.read_bytes()))
    qtmodeltester.check(model)


def words_of(pdf: bytes) -> str:
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(buffer)
    document.load(buffer)
    found = " ".join(document.getAllText(page).text() for page in range(document.pageCount()))
    document.close()
    return " ".join(found.split())
