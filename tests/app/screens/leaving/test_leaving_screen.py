"""Passing an interview on, as a person does it: seeing what goes, being stopped by every no, sending, saving."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from app.screens.approving import PeopleScreen, open_people
from app.screens.leaving import LeavingScreen, open_leaving
from app.screens.sealed import SealedScreen, open_sealed
from storage.interviews import approving, custody, export_file
from storage.objects.custody import CustodyAction
from tests.pages.house import House
from tests.pages.page import Page, mnemonics, nameless
from tests.storage.vaults import LOWEST_FOR_TESTS
from tests.sync.odk.decrypting import KeyPair
from tests.sync.odk.openrosa import TOKEN, OpenRosaServer
from tests.sync.odk.siege import ALL, APPROVERS, NAME, OWN_WORDS, PICTURE, TOLD, Siege, let_approve


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> KeyPair:
    return KeyPair.made(tmp_path_factory.mktemp("keys"))


@pytest.fixture
def siege(tmp_path: Path, keys: KeyPair) -> Iterator[Siege]:
    (tmp_path / "siege").mkdir()
    made = Siege(tmp_path / "siege", keys, OpenRosaServer(tmp_path))
    yield made
    made.close()


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, siege: Siege) -> Iterator[House]:
    made = House(qtbot, tmp_path)
    own, made.workspace.vault = made.workspace.vault, siege.vault
    made.workspace.language.use("en")
    QCoreApplication.processEvents()
    yield made
    made.workspace.vault = own
    made.close()


def opened(house: House, siege: Siege) -> Page:
    for code in APPROVERS:
        let_approve(siege.vault, code, siege.clock.now())
    house.window.open(open_leaving(house.workspace, siege.interview_id))
    page = Page(house.qtbot, house.front)
    assert isinstance(page.screen, LeavingScreen)
    house.qtbot.waitUntil(lambda: page.is_visible("where") or bool(page.notice("state")), timeout=20_000)
    if page.is_visible("approve"):
        # Names leave: nothing can be pressed before two people said so.
        assert not page.is_enabled("send") and not page.is_enabled("save")
        approve(page)
    return page


def approve(page: Page) -> None:
    """Both, one after the other, each with their own words."""
    for code in APPROVERS:
        try_words(page, code, f"{OWN_WORDS} {code}")
        assert code in page.notice("approved_by")


def try_words(page: Page, code: str, words: str) -> None:
    page.choose("approver", code)
    page.type_into("approver_words", words)
    page.press("approve")
    page.qtbot.waitUntil(lambda: page.is_enabled("approver_words"), timeout=20_000)


def exports(siege: Siege) -> list[str]:
    with siege.vault.read() as tx:
        return [
            one.detail for one in custody.of_interview(tx, siege.interview_id) if one.action is CustodyAction.EXPORT
        ]


def test_a_person_sees_what_goes_where_and_sends_it(house: House, siege: Siege, keys: KeyPair) -> None:
    picture = siege.answered({"un_sp": {**ALL, "cx_parts": "facts statement photos"}})
    siege.seal()
    page = opened(house, siege)
    assert "Answers: 4" in page.text("goes")
    assert "Pictures, sound and files: 1 (293 KB)" in page.text("goes")
    assert "names and contacts: 1" in page.text("stays")
    assert siege.server is not None
    assert f"127.0.0.1:{siege.server.port}" in page.text("to_server")
    assert not page.is_enabled("send")
    page.type_into("address", siege.server.base)
    page.press("send")
    page.wait_for_notice("result", "the server has everything")
    (instance_id,) = siege.server.kept
    there = siege.server.opened(instance_id, keys)
    assert there.media[picture] == PICTURE
    assert TOLD in there.xml.decode()
    assert NAME not in there.xml.decode()
    house.qtbot.waitUntil(lambda: "the server has everything" in page.notice("state"), timeout=20_000)
    assert not page.is_enabled("send")
    assert exports(siege) == ["odk-begun,un-sp", "odk,un-sp"]


def test_a_cut_line_is_said_and_the_next_press_goes_on(house: House, siege: Siege, keys: KeyPair) -> None:
    siege.answered()
    siege.seal()
    assert siege.server is not None
    siege.server.rules.limit = "100000"
    siege.server.rules.script = [".", "q"]
    page = opened(house, siege)
    page.type_into("address", siege.server.base)
    page.press("send")
    page.wait_for_notice("problem", "The line was cut")
    house.qtbot.waitUntil(lambda: "was begun and not finished" in page.notice("state"), timeout=20_000)
    house.qtbot.waitUntil(lambda: page.is_enabled("send"), timeout=20_000)
    page.press("send")
    page.wait_for_notice("result", "the server has everything")
    # The picture that was there did not go a second time.
    assert [len(one) for one in siege.server.posts] == [1, 2]


def test_a_wrong_address_is_refused_before_anything_leaves_and_a_right_one_is_kept(house: House, siege: Siege) -> None:
    siege.answered()
    siege.seal()
    assert siege.server is not None
    page = opened(house, siege)
    page.type_into("address", "https://elsewhere.example/v1")
    page.press("send")
    page.wait_for_notice("problem", "does not lead to the server")
    assert siege.server.asked == []
    assert exports(siege) == []
    page.type_into("address", siege.server.base)
    page.press("send")
    page.wait_for_notice("result", "the server has everything")
    # The key in the address is on no label.
    assert all(TOKEN not in text for text in page.texts())


def test_an_encrypted_file_is_saved_for_the_readers_who_are_named(house: House, siege: Siege, tmp_path: Path) -> None:
    siege.answered()
    siege.seal()
    page = opened(house, siege)
    assert "Координаторка" in page.text("to_file")
    page.press("save")
    page.choose_in_dialog(str(tmp_path / "saved.svidok"))
    page.wait_for_notice("result", "saved.svidok")
    found = export_file.opened(tmp_path / "saved.svidok", siege.organisation.coordinator, tmp_path)
    assert TOLD in found["siege.csv"].decode()
    assert exports(siege) == ["file,un-sp"]
    assert "Interviews in it: 1." in page.notice("result")
    siege.begin()
    siege.answered(pictures=())
    siege.seal()
    page.check("with_others")
    approve(page)
    page.press("save")
    page.choose_in_dialog(str(tmp_path / "both.svidok"))
    page.wait_for_notice("result", "Interviews in it: 2.")


def test_whoever_wants_to_be_asked_is_asked_and_conditions_are_read(house: House, siege: Siege) -> None:
    siege.answered({"un_sp": {**ALL, "cx_ask": "yes", "cx_cond": "Не раніше весни"}})
    siege.seal()
    assert siege.server is not None
    page = opened(house, siege)
    page.type_into("address", siege.server.base)
    assert "Не раніше весни" in page.notice("conditions")
    assert not page.is_enabled("send")
    assert not page.is_enabled("save")
    page.check("asked_again")
    assert page.is_enabled("save")
    page.press("send")
    page.wait_for_notice("result", "the server has everything")
    # Each transfer is a question of its own.
    assert not page.is_enabled("save")


@pytest.mark.parametrize(
    ("said", "words"),
    [({"cx_dec": "no"}, "did not agree"), ({**ALL, "cx_parts": "summary"}, "Nothing is left to send")],
)
def test_a_no_of_the_person_leaves_no_button_to_press(
    house: House, siege: Siege, said: dict[str, str], words: str
) -> None:
    siege.answered({"un_sp": said})
    siege.seal()
    page = opened(house, siege)
    house.qtbot.waitUntil(lambda: words in page.notice("state"), timeout=20_000)
    assert not page.is_enabled("send")
    assert not page.is_enabled("save")
    assert not page.is_visible("address")


def test_leaving_the_page_stops_what_is_under_way(house: House, siege: Siege) -> None:
    siege.answered()
    siege.seal()
    assert siege.server is not None
    page = opened(house, siege)
    page.type_into("address", siege.server.base)
    page.press("send")
    house.window.back()
    server = siege.server
    house.qtbot.waitUntil(lambda: exports(siege) in ([], ["odk-begun,un-sp"], ["odk-begun,un-sp", "odk,un-sp"]))
    # Whatever was there by then, the custody never says less than the server has.
    assert not server.kept or exports(siege)


@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_control_has_a_name_and_every_letter_one_place(house: House, siege: Siege, language: str) -> None:
    siege.answered({"un_sp": {**ALL, "cx_ask": "yes"}})
    siege.seal()
    house.workspace.language.use(language)
    page = opened(house, siege)
    assert nameless(page.screen) == []
    letters = mnemonics(page.screen)
    assert sorted(letters) == sorted(set(letters)), letters
    assert house.window.minimumSizeHint().height() <= 640


def test_the_sealed_interview_leads_there_only_where_a_rule_allows_it(house: House, siege: Siege) -> None:
    siege.answered()
    siege.seal()
    siege.allow()
    house.window.open(open_sealed(house.workspace, siege.interview_id))
    page = Page(house.qtbot, house.front)
    assert isinstance(page.screen, SealedScreen)
    house.qtbot.waitUntil(lambda: any("Sealed" in text for text in page.texts()), timeout=20_000)
    assert not page.is_visible("pass_on")
    house.window.back()
    siege.allow(siege.rule())
    house.window.open(open_sealed(house.workspace, siege.interview_id))
    page = Page(house.qtbot, house.front)
    page.wait_until_visible("pass_on")
    page.press("pass_on")
    house.qtbot.waitUntil(lambda: isinstance(house.front, LeavingScreen), timeout=20_000)


def test_g92_one_person_is_not_two_and_wrong_words_approve_nothing(house: House, siege: Siege, tmp_path: Path) -> None:
    siege.answered()
    siege.seal()
    for code in APPROVERS:
        let_approve(siege.vault, code, siege.clock.now())
    house.window.open(open_leaving(house.workspace, siege.interview_id))
    page = Page(house.qtbot, house.front)
    house.qtbot.waitUntil(lambda: page.is_visible("approve"), timeout=20_000)
    try_words(page, "k7", f"{OWN_WORDS} m2")
    assert "not the words" in page.notice("problem")
    assert "Nobody has approved" in page.notice("approved_by")
    # The same person once more is one person still.
    for _ in range(2):
        try_words(page, "k7", f"{OWN_WORDS} k7")
        assert "k7" in page.notice("approved_by")
        assert not page.is_enabled("save")
    with siege.vault.read() as tx:
        noticed = [one.detail for one in custody.of_interview(tx, siege.interview_id) if one.detail]
    assert noticed.count("approval:k7,un-sp") == 2


def test_g92_whoever_may_approve_is_added_with_words_of_their_own(house: House, siege: Siege) -> None:
    siege.answered()
    siege.seal()
    house.window.open(open_leaving(house.workspace, siege.interview_id))
    page = Page(house.qtbot, house.front)
    house.qtbot.waitUntil(lambda: page.is_visible("approvers"), timeout=20_000)
    assert "Nobody can approve here yet" in page.notice("approved_by")
    page.press("approvers")
    assert isinstance(house.front, PeopleScreen)
    house.window.back()
    screen = open_people(house.workspace, lambda: LOWEST_FOR_TESTS)
    house.window.open(screen)
    people = Page(house.qtbot, screen)
    assert nameless(screen) == []
    keys = mnemonics(screen)
    assert len(keys) == len(set(keys))
    people.type_into("approver_code", "K7")
    words = people.text("offered_words")
    people.type_into("again", words)
    people.press("add_approver")
    people.wait_for_notice("result", "k7 may approve here")
    with siege.vault.read() as tx:
        assert [one.code for one in approving.people(tx)] == ["k7"]
        assert "approver:k7" in {one.detail for one in custody.of_vault(tx)}
    house.window.back()
    let_approve(siege.vault, "m2", siege.clock.now())
    house.window.back()
    house.window.open(open_leaving(house.workspace, siege.interview_id))
    again = Page(house.qtbot, house.front)
    house.qtbot.waitUntil(lambda: again.is_visible("approve"), timeout=20_000)
    try_words(again, "k7", words)
    assert not again.is_enabled("save")
    try_words(again, "m2", f"{OWN_WORDS} m2")
    assert again.is_enabled("save")
