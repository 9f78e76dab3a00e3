"""What bad input gets: a sentence in the person's language that says what happened and what to do; nothing is lost."""

import dataclasses
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import app.delivering
import app.register
from app.delivering import Delivering
from app.error_messages import Messages
from app.language import Language
from app.qt_jobs import QtJobs
from app.screens.attachments import open_attachments_panel
from app.screens.delivery import DeliveryScreen
from app.screens.delivery.presenter import DeliveryPresenter
from app.screens.home import HomeScreen
from app.screens.interview import open_interview
from app.screens.readiness import open_readiness
from app.screens.recording import open_recording_panel
from app.screens.repair import RepairScreen
from app.widgets.header import HeaderBar
from storage.gazetteer import Gazetteer
from storage.interviews import attachments, drafts, form_library, interviews, journal, missions, outbox
from storage.interviews.interviews import FormKey
from storage.objects.revocation import RevocationReason
from storage.platform.clock import Moment, SystemClock
from storage.vault import Vault, open_vault
from storage.vault.migrations import STEPS
from storage.vault.vault import DATABASE
from sync.central import admin
from sync.client.http import transport_of
from sync.client.transport import Answer, Request, Transport
from sync.protocol.messages import BatchAnswer, decode, encode
from tests.app.recorder import speaking
from tests.app.recorder.desk import Desk
from tests.app.screens.attachments.photos import bomb
from tests.doubles.program import PASSPHRASE, build_translations, make_vault, running
from tests.pages.attachments_page import AttachmentsPage
from tests.pages.backup_page import RepairPage
from tests.pages.drafts import begin_interview, shipped_form
from tests.pages.house import GAZETTEER, House
from tests.pages.interview_page import InterviewPage
from tests.pages.page import Page
from tests.pages.readiness_page import ReadinessView
from tests.pages.recording_page import RecordingPage
from tests.pages.shell import HomePage, UnlockPage
from tests.sync.flaky import LyingTransport
from tests.sync.world import World

# The vault


def digest_of_everything(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_wrong_passphrase(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    before = digest_of_everything(tmp_path / "vaults")
    with running(qtbot, tmp_path, language="uk") as program:
        page = UnlockPage(qtbot, program.screen)
        page.unlock("зовсім не та фраза")
        page.wait_for_notice("problem", "Ця парольна фраза не відкриває сховища.")
        assert "Перевірте" in page.notice("problem")
        assert digest_of_everything(tmp_path / "vaults") == before
        page.unlock(PASSPHRASE)
        program.wait_for(HomeScreen)


def test_a_damaged_vault(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    database = tmp_path / "vaults" / "1" / DATABASE
    database.write_bytes(database.read_bytes()[:1000] + bytes(4_000) + database.read_bytes()[5_000:])
    before = database.read_bytes()
    with running(qtbot, tmp_path, language="uk") as program:
        UnlockPage(qtbot, program.screen).unlock(PASSPHRASE)
        page = RepairPage(qtbot, program.wait_for(RepairScreen))
        assert "Парольна фраза правильна" in page.text("explanation")
        assert "Нічого не буде видалено" in page.text("explanation")
    assert database.read_bytes() == before


def test_a_vault_of_a_newer_program(qtbot: QtBot, tmp_path: Path) -> None:
    make_vault(tmp_path)
    vault = open_vault(tmp_path / "vaults" / "1", PASSPHRASE)
    with vault.transaction() as tx:
        tx.exec_driver_sql(f"PRAGMA user_version={len(STEPS) + 1}")
    vault.close()
    with running(qtbot, tmp_path, language="uk") as program:
        page = UnlockPage(qtbot, program.screen)
        page.unlock(PASSPHRASE)
        page.wait_for_notice("problem", "новіша версія програми")
        assert "Установіть" in page.notice("problem") or "Встановіть" in page.notice("problem")


# The interview


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, tmp_path)
    yield made
    made.close()


def stored(house: House) -> list[str]:
    with house.vault.read() as tx:
        return [one.value for one in drafts.answers(tx, house.interview_id).values]


def test_a_full_disk(house: House) -> None:
    page = InterviewPage(house.qtbot, house.open_interview())
    page.wait_until_saved()
    with house.vault.maintenance() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}").fetchall()
    kept = stored(house)
    long = "Розповідь, якій бракує місця. " * 2_000
    page.compose_answer("iv_added_value", long)
    house.qtbot.waitUntil(lambda: any("Диск заповнений" in text for text in page.texts()), timeout=10_000)
    assert any("Звільніть" in text for text in page.texts())
    assert page.saved_text() == "Не збережено"
    assert stored(house) == kept
    with house.vault.maintenance() as connection:
        connection.execute("PRAGMA max_page_count=1000000").fetchall()
    page.screen.presenter.flush()
    page.wait_until_saved()
    assert any(value.startswith("Розповідь, якій бракує місця.") for value in stored(house))


@pytest.mark.parametrize("broken", [b"", b"<h:html", b"<a/>", b"\xff\xfe\x00"])
def test_a_broken_form(house: House, broken: bytes) -> None:
    form = dataclasses.replace(shipped_form(), source=b"another one", xform=broken)
    moment = SystemClock().now()
    with house.vault.transaction() as tx:
        digest = form_library.keep(tx, form, moment)
        mission = missions.all_missions(tx)[0]
        interview = interviews.start(tx, mission.id, FormKey(form.form_id, form.version, digest), moment).id
    page = InterviewPage(house.qtbot, open_interview(house.workspace, interview))
    house.window.open(page.screen)
    house.qtbot.waitUntil(lambda: any("Форму не вдається прочитати." in text for text in page.texts()), timeout=10_000)
    with house.vault.read() as tx:
        assert interviews.get(tx, interview).sealed_at == ""


def test_a_damaged_list_of_places(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = tmp_path / "settlements.sqlite"
    damaged.write_bytes(bytes(5_000))
    monkeypatch.setattr(app.register, "_GAZETTEER", damaged)
    make_vault(tmp_path / "data")
    vault = open_vault(tmp_path / "data" / "vaults" / "1", PASSPHRASE)
    interview = begin_interview(vault)
    vault.close()
    with running(qtbot, tmp_path / "data", language="uk") as program:
        UnlockPage(qtbot, program.screen).unlock(PASSPHRASE)
        home = HomePage(qtbot, program.wait_for(HomeScreen))
        home.wait_for_notice("problem", "Перелік населених пунктів не вдається прочитати.")
        assert "словами" in home.notice("problem")
        screen = open_interview(program.workspace, interview)
        program.front.window.open(screen)
        qtbot.waitUntil(lambda: screen.presenter.in_hand() is not None, timeout=10_000)
        page = InterviewPage(qtbot, screen)
        page.type_answer("ses_place", "хутір за лісом")
        page.wait_until_saved()
        program.front.window.back()
    vault = open_vault(tmp_path / "data" / "vaults" / "1", PASSPHRASE)
    with vault.read() as tx:
        assert "хутір за лісом" in {one.value for one in drafts.answers(tx, interview).values}
    vault.close()


def test_a_list_of_places_damaged_where_it_is_searched(house: House, tmp_path: Path) -> None:
    whole = GAZETTEER.read_bytes()
    sound = len(whole) * 6 // 10
    (tmp_path / "damaged.sqlite").write_bytes(whole[:sound] + b"\xff" * (len(whole) - sound))
    damaged = house.workspace.gazetteer = Gazetteer(tmp_path / "damaged.sqlite")
    page = InterviewPage(house.qtbot, house.open_interview())
    page.type_answer("ses_place", "абвгд")
    page.wait_until_saved()
    assert "абвгд" in stored(house)
    damaged.close()


# Microphone and photos


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ("unplugged", "Мікрофон перестав відповідати"),
        ("muted", "Мікрофон не дає жодного звуку"),
        ("absent", "Не вдається увімкнути мікрофон"),
    ],
)
def test_a_microphone_in_trouble(qtbot: QtBot, tmp_path: Path, trouble: str, words: str) -> None:
    build_translations()
    desk = Desk(tmp_path, speaking.command(trouble=trouble))
    desk.workspace.language.use("uk")
    panel = open_recording_panel(desk.workspace, desk.interview_id, lambda: ())
    qtbot.addWidget(panel)
    panel.resize(308, 600)
    panel.show()
    page = RecordingPage(qtbot, panel)
    page.press_record()
    page.wait_for_trouble(words)
    if trouble == "muted":
        page.stop()
    page.wait_until_idle()
    with desk.vault.read() as tx:
        assert not any(one.is_open for one in attachments.of_interview(tx, desk.interview_id))
    desk.workspace.language.use("en")
    desk.close()


def test_an_unreadable_photo(house: House, tmp_path: Path) -> None:
    panel = open_attachments_panel(house.workspace, house.interview_id, lambda _: ())
    house.window.open(panel)
    page = AttachmentsPage(house.qtbot, panel)
    page.ask_photo("place")
    page.choose(bomb(tmp_path / "велике.png"))
    page.wait_for_notice("не вдається показати як зображення")
    page.ask_photo("place")
    page.choose(tmp_path / "немає.jpg")
    page.wait_for_notice("не вдається прочитати")
    assert page.titles == ["велике.png"]


# Central


class Sending:
    """A laptop with a sealed interview, and the delivery screen over it."""

    def __init__(self, qtbot: QtBot, world: World) -> None:
        build_translations()
        self.qtbot, self.world = qtbot, world
        self.laptop: Vault = world.laptop("laptop")
        self.interview = world.seal(self.laptop, photo=20_000)
        self.jobs = QtJobs()
        self.language = Language("uk")
        self.bugs: list[Exception] = []
        self.delivering = Delivering(self.laptop, self.jobs, world.clock)
        self.screen = DeliveryScreen(HeaderBar(), self.language)
        qtbot.addWidget(self.screen)
        messages = Messages(self.bugs.append)
        presenter = DeliveryPresenter(self.screen, self.laptop, self.jobs, messages, self.delivering, world.clock)
        self.screen.shown.connect(presenter.shown)
        self.screen.deliver_asked.connect(presenter.deliver_asked)
        self.delivering.changed.connect(self.screen.delivery_changed)
        self.screen.delivery_went_on.connect(presenter.changed)
        self.screen.presenter = presenter
        self.screen.resize(1100, 640)
        self.screen.show()
        self.page = Page(qtbot, self.screen)

    def deliver(self, *words: str) -> None:
        """Press Deliver; all these words are said, nothing is lost and nothing called delivered."""
        before = self.waiting()
        self.delivering.deliver()
        self.page.wait_for_notice("problem", words[0])
        for said in words:
            assert said in self.page.notice("problem")
        assert self.world.state(self.laptop, self.interview) == "waiting"
        assert self.waiting() == before
        assert self.bugs == []

    def waiting(self) -> int:
        with self.laptop.read() as tx:
            totals = outbox.totals(tx)
        return totals.waiting + totals.sent

    def close(self) -> None:
        self.delivering.stop()
        self.jobs.close()
        self.language.close()


@pytest.fixture
def sending(qtbot: QtBot, tmp_path: Path) -> Iterator[Sending]:
    world = World(tmp_path / "office", practice=False)
    made = Sending(qtbot, world)
    yield made
    made.close()
    world.close()


NOTHING_LOST = "Нічого не втрачено"
NOT_OURS = "Відповів не центр вашої організації"


def test_central_is_absent(sending: Sending) -> None:
    sending.world.server.stop()
    sending.deliver("Зараз зв’язку з центром немає.", NOTHING_LOST)


@contextmanager
def silence(port: int) -> Iterator[None]:
    """Something that takes connections and never says a word."""
    taken: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", port)) as listener:

        def work() -> None:
            with suppress(OSError):
                while True:
                    taken.append(listener.accept()[0])

        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        yield
        listener.shutdown(socket.SHUT_RDWR)
        thread.join()
    for one in taken:
        one.close()


def test_central_is_too_slow(sending: Sending, monkeypatch: pytest.MonkeyPatch) -> None:
    sending.world.server.stop()
    monkeypatch.setattr(app.delivering, "transport_of", partial(transport_of, timeout=0.5))
    with silence(sending.world.port):
        sending.deliver("Зараз зв’язку з центром немає.", NOTHING_LOST)


def test_another_central_answers_with_a_key_of_its_own(sending: Sending, tmp_path: Path) -> None:
    sending.world.server.stop()
    other = World(tmp_path / "other", practice=False, port=sending.world.port)
    sending.deliver("Замість центральної бази вашої організації відповів хтось інший. Нічого не надіслано.", "увійти")
    other.close()


def test_central_confirms_another_digest(sending: Sending, monkeypatch: pytest.MonkeyPatch) -> None:
    def other(request: Request, answer: Answer) -> Answer:
        if "/v1/batch" not in request.url or answer.status != 200:
            return answer
        results = tuple(
            one.model_copy(update={"digest": "cd" * 32}) for one in decode(BatchAnswer, answer.body).results
        )
        return Answer(200, encode(BatchAnswer(results=results)))

    lying(monkeypatch, other)
    sending.deliver(NOT_OURS)


def lying(monkeypatch: pytest.MonkeyPatch, lie: Callable[[Request, Answer], Answer]) -> None:
    def line(vault: Vault) -> Transport:
        return LyingTransport(transport_of(vault), lie)

    monkeypatch.setattr(app.delivering, "transport_of", line)


def test_central_refuses_this_computer(sending: Sending) -> None:
    world = sending.world
    admin.revoke(
        world.central,
        world.key_id(sending.laptop),
        reason=RevocationReason.LOST,
        signer=world.issuer,
        moment=world.clock.now(),
    )
    sending.deliver("Центр більше не приймає цього комп’ютера.", "координатор")


# The clock


def test_a_clock_that_is_years_off(house: House) -> None:
    """It stops nobody; the page before the interview says so, and what is signed says it is doubtful."""

    class Old:
        def now(self) -> Moment:
            return dataclasses.replace(SystemClock().now(), wall="2009-01-01T00:00:00.000Z")

    with house.vault.transaction() as tx:
        journal.trust_time(tx, "2026-11-22T08:30:00.000Z")
    house.workspace.clock = Old()
    screen = open_readiness(house.workspace)
    house.window.open(screen)
    view = ReadinessView(house.qtbot, screen)
    house.qtbot.waitUntil(lambda: "Виставте годинник" in view.said_of("clockReadiness"), timeout=10_000)
    assert "Записувати можна в будь-якому разі" in view.said_of("clockReadiness")
    house.window.back()
    page = InterviewPage(house.qtbot, house.open_interview())
    page.type_answer("iv_added_value", "Попри годинник")
    page.wait_until_saved()
    assert "Попри годинник" in stored(house)


def test_an_enrolment_that_is_missing_says_where_to_get_it(qtbot: QtBot, tmp_path: Path) -> None:
    world = World(tmp_path / "office", practice=False)
    sending = Sending(qtbot, world)
    with sending.laptop.transaction() as tx:
        tx.exec_driver_sql("UPDATE device SET certificate = NULL")
    sending.deliver("Центр ще не знає цього комп’ютера.", "запит")
    sending.close()
    world.close()
