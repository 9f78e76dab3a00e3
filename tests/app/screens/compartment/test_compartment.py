"""From an interview sealed on a laptop, by a real central, to the custodian's screen and nobody else's."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.error_messages import Messages
from app.screens.compartment import CompartmentScreen, connect
from app.screens.compartment.presenter import CompartmentPresenter
from storage.interviews import custody
from storage.objects.custody import CustodyAction
from tests.app.screens.received.test_reading_room import QuietHeader
from tests.doubles.jobs import ImmediateJobs, WaitingJobs
from tests.pages.page import nameless, words_on
from tests.sync.world import World

WORDS = "orbit-7 lantern-3 ripple-9 cobalt-8 walnut-1 tunnel-5"
SAID = "лише хранительці"


@pytest.fixture
def world(tmp_path: Path):
    made = World(tmp_path)
    yield made
    made.close()


@dataclass
class Room:
    """A custodian's screen with what is behind it."""

    qtbot: QtBot
    world: World
    screen: CompartmentScreen
    presenter: CompartmentPresenter
    key: Path
    language: list[str] = field(default_factory=lambda: ["uk"])

    @property
    def words(self) -> str:
        return words_on(self.screen)

    def open(self, passphrase: str = WORDS) -> None:
        self.screen.key_chosen(self.key)
        self.screen._passphrase.setText(passphrase)
        self.screen._open.click()

    def wait_until_read(self) -> None:
        # A card is shown when its page is laid out.
        self.qtbot.waitUntil(lambda: SAID in self.words)

    def views(self) -> int:
        with self.presenter._vault.read() as tx:
            return len(custody.of_vault(tx, before=None, actions=(CustodyAction.VIEW,), limit=50))


@pytest.fixture
def room(qtbot: QtBot, world: World, tmp_path: Path) -> Room:
    laptop = world.laptop("laptop")
    said = {"type": "text", "value": SAID}
    chosen = {"type": "select_one", "value": "mention_only"}
    answers = {"/full_account/crsv/sv_choice": chosen, "/full_account/none_of_the_form": said}
    world.seal(laptop, crsv={"answers": answers})
    world.deliver(laptop)
    keeper = world.keeper("keeper")
    key = tmp_path / "custodian.svidok-keys"
    key.write_bytes(world.crsv_key_file(WORDS))
    screen = CompartmentScreen(QuietHeader(), Messages(lambda error: None), lambda moment: moment.isoformat())
    qtbot.addWidget(screen)
    language = ["uk"]
    presenter = CompartmentPresenter(screen, keeper, ImmediateJobs(), world.clock, lambda: language[0])
    connect(screen, presenter)
    screen.resize(1366, 690)
    screen.show()
    presenter.started()
    presenter.fetch_asked()
    made = Room(qtbot, world, screen, presenter, key, language)
    screen._list.setCurrentIndex(screen._model.index(0))
    return made


def test_a_part_is_read_with_file_and_passphrase_and_closed_again(room: Room) -> None:
    assert nameless(room.screen) == []
    assert SAID not in room.words
    assert not room.screen._open.isEnabled()
    room.open()
    room.wait_until_read()
    assert room.screen._passphrase.text() == ""
    assert room.views() == 1
    assert nameless(room.screen) == []
    assert "none_of_the_form" in room.words
    assert "Бажає лише зазначити факт" in room.words
    assert "Якщо постала тема" in room.words
    assert "mention_only" not in room.words
    room.language[0] = "en"
    room.screen.language_changed.emit("en")
    room.qtbot.waitUntil(lambda: "Wants only the fact noted" in room.words)
    room.screen._close.click()
    assert SAID not in room.words
    assert room.presenter._read is None
    room.open()
    assert room.views() == 2


def test_what_nobody_looks_at_is_closed(room: Room) -> None:
    room.open()
    room.wait_until_read()
    room.screen.hide()
    room.screen.show()
    assert SAID not in room.words
    room.open()
    room.screen.leave()
    assert SAID not in room.words
    assert room.presenter._read is None


def test_a_wrong_passphrase_and_other_files_are_told_apart_and_open_nothing(room: Room, tmp_path: Path) -> None:
    said = []
    room.open(WORDS + " more")
    said.append(room.screen._notice.accessibleName() or room.words)
    room.key = tmp_path / "names.svidok-keys"
    room.key.write_bytes(room.world.crsv_key_file(WORDS, "custodian"))
    room.open()
    said.append(room.screen._notice.accessibleName() or room.words)
    room.key.write_bytes(b"{}")
    room.open()
    said.append(room.screen._notice.accessibleName() or room.words)
    room.world.boxes["crsv"] = type(room.world.boxes["crsv"]).generate()
    room.key.write_bytes(room.world.crsv_key_file(WORDS))
    room.open()
    said.append(room.screen._notice.accessibleName() or room.words)
    assert len(set(said)) == 4
    assert room.views() == 0
    assert SAID not in room.words


def test_what_was_asked_to_open_while_the_page_goes_out_of_sight_can_be_asked_again(room: Room) -> None:
    jobs = WaitingJobs()
    room.presenter._jobs = jobs
    room.open()
    room.screen.hide()
    jobs.go_on()
    assert SAID not in room.words
    room.screen.show()
    room.open()
    jobs.go_on()
    room.wait_until_read()


def test_what_is_open_goes_from_the_page_before_anything_else_is_waited_for(room: Room) -> None:
    room.open()
    room.wait_until_read()
    room.presenter._jobs = WaitingJobs()
    room.screen._close.click()
    assert SAID not in room.words
