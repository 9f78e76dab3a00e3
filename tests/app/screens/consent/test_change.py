"""A change of consent after the seal, as a documenter enters it on the telephone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.screens.consent import ConsentChangeScreen
from app.screens.interview import open_interview
from app.screens.interview.view import InterviewScreen
from app.screens.papers import RecordCardScreen, open_record_card
from app.screens.sealed import SealedScreen, open_sealed
from app.statement.sending import Printed
from forms.interview.answers import value
from storage.interviews import consent_events, custody, outbox
from storage.interviews.consent_events import TaskKind
from storage.objects.custody import CustodyAction
from storage.objects.kinds import ObjectKind
from tests.pages.house import House
from tests.pages.page import Page, nameless
from tests.sync.odk.decrypting import KeyPair
from tests.sync.odk.siege import ALL, Siege


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> KeyPair:
    return KeyPair.made(tmp_path_factory.mktemp("keys"))


@pytest.fixture
def siege(tmp_path: Path, keys: KeyPair) -> Iterator[Siege]:
    (tmp_path / "siege").mkdir()
    made = Siege(tmp_path / "siege", keys)
    made.answered({"un_sp": ALL, "opg": ALL})
    made.seal()
    yield made
    made.close()


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, siege: Siege) -> Iterator[House]:
    made = House(qtbot, tmp_path)
    own, made.workspace.vault = made.workspace.vault, siege.vault
    yield made
    made.workspace.vault = own
    made.close()


def opened(house: House, siege: Siege) -> Page:
    """The wizard, by the way that a person goes."""
    house.window.open(open_sealed(house.workspace, siege.interview_id, open_draft=open_interview))
    assert isinstance(house.front, SealedScreen)
    Page(house.qtbot, house.front).press("consent_change")
    page = Page(house.qtbot, house.front)
    assert isinstance(page.screen, ConsentChangeScreen)
    house.qtbot.waitUntil(lambda: page.text("left") != "", timeout=20_000)
    return page


def waiting(siege: Siege) -> int:
    with siege.vault.read() as tx:
        return sum(item.kind is not ObjectKind.CUSTODY_EVENT for item in outbox.waiting(tx))


def tell(page: Page) -> None:
    page.type_into("channel", "Телефоном")
    page.type_into("identity_check", "Кодове слово")


def test_nothing_is_kept_before_it_is_said_how_the_person_was_known(house: House, siege: Siege) -> None:
    page = opened(house, siege)
    assert nameless(page.screen) == []
    assert page.is_enabled("begin_change") is False
    page.type_into("channel", "Телефоном")
    assert page.is_enabled("begin_change") is False
    page.type_into("identity_check", "Кодове слово")
    assert page.is_enabled("begin_change")
    page.type_into("said_on", "колись")
    assert page.is_enabled("begin_change") is False
    with siege.vault.read() as tx:
        assert consent_events.tasks(tx, siege.interview_id) == ()
    assert waiting(siege) > 0


def test_who_takes_everything_back_stops_it_and_the_correction_says_so(house: House, siege: Siege) -> None:
    page = opened(house, siege)
    tell(page)
    page.press("begin_change")
    house.qtbot.waitUntil(lambda: isinstance(house.front, InterviewScreen), timeout=20_000)
    screen = house.front
    house.qtbot.waitUntil(lambda: screen.presenter.in_hand() is not None, timeout=20_000)
    assert value(screen.presenter.in_hand().session, "cn_participate") == "withdrawn"
    assert waiting(siege) == 0


def test_one_recipient_is_ticked_and_only_that_one_is_withdrawn(house: House, siege: Siege) -> None:
    page = opened(house, siege)
    page.choose("change", "withdraw_share")
    page.check("scope_opg")
    tell(page)
    page.press("begin_change")
    house.qtbot.waitUntil(lambda: isinstance(house.front, InterviewScreen), timeout=20_000)
    assert waiting(siege) > 0


def test_the_list_names_who_has_it_and_a_tick_stays(house: House, siege: Siege) -> None:
    with siege.vault.transaction() as tx:
        custody.record(tx, siege.interview_id, CustodyAction.EXPORT, siege.clock.now(), detail="file,opg")
    page = opened(house, siege)
    assert "Офіс Генерального прокурора" in page.text("left")
    tell(page)
    page.press("begin_change")
    house.qtbot.waitUntil(lambda: isinstance(house.front, InterviewScreen), timeout=20_000)
    page = opened(house, siege)
    with siege.vault.read() as tx:
        todo = consent_events.tasks(tx, siege.interview_id)
    (notify,) = [one for one in todo if one.kind is TaskKind.NOTIFY]
    house.qtbot.waitUntil(lambda: any("Офіс Генерального" in text and "письмово" in text for text in page.texts()))
    page.check(f"task_{notify.id}")

    def is_done() -> bool:
        with siege.vault.read() as tx:
            return any(one.done for one in consent_events.tasks(tx, siege.interview_id) if one.id == notify.id)

    house.qtbot.waitUntil(is_done, timeout=15_000)


def test_the_record_card_has_the_package_in_words_and_goes_into_the_custody_list(house: House, siege: Siege) -> None:
    printed: list[bytes] = []

    def send(_: object, pdf: bytes) -> Printed:
        printed.append(pdf)
        return Printed.SENT

    house.window.open(open_sealed(house.workspace, siege.interview_id, open_draft=open_interview))
    Page(house.qtbot, house.front).press("record_card")
    assert isinstance(house.front, RecordCardScreen)
    house.window.back()
    house.window.open(open_record_card(house.workspace, siege.interview_id, send=send))
    page = Page(house.qtbot, house.front)
    house.qtbot.waitUntil(lambda: page.is_enabled("print_paper"), timeout=30_000)
    assert nameless(page.screen) == []
    page.press("print_paper")
    page.wait_for_notice("done", "принтер")
    with siege.vault.read() as tx:
        entries = custody.of_interview(tx, siege.interview_id)
    assert [one.detail for one in entries if one.action is CustodyAction.PRINT] == ["record-card"]
    assert printed[0].startswith(b"%PDF")
