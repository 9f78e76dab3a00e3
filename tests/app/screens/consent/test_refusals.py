"""Each row of the consent matrix, refused in the open interview: just the doors that it closes are closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.screens.attachments import AttachmentKind
from forms.interview import can_seal, consent_of
from forms.interview.answers import ref_of
from storage.interviews import outbox
from storage.interviews.errors import LeavingRefused
from storage.interviews.leaving import leaving_within
from tests.pages.attachments_page import AttachmentsPage
from tests.pages.house import House, fill_in
from tests.pages.interview_page import InterviewPage
from tests.pages.recording_page import RecordingPage
from tests.sync.odk.decrypting import KeyPair
from tests.sync.odk.siege import ALL, Siege

ROWS = (
    "cn_participate", "cn_notes", "cn_audio", "cn_video", "cn_photo_face", "cn_photo_inj", "cn_docs", "cn_phone",
    "cn_special", "cn_store_org", "cn_store_reg", "cn_recontact",
)  # fmt: skip
SOUND, FACE, INJURY, DOCUMENT, FILM, PHONE = "recorder", "face", "injury", "document", "film", "phone"
ACCOUNT, HEALTH, CALL, SEAL, CENTRAL = "account", "health", "call again", "seal", "central"

#: What a refusal closes, and nothing else.
CLOSES = {
    # A refusal is sealed as one: what was decided stays.
    "cn_participate": {SOUND, FACE, INJURY, DOCUMENT, FILM, PHONE, ACCOUNT, HEALTH, CALL, CENTRAL},
    "cn_notes": {ACCOUNT},
    "cn_audio": {SOUND, FILM},
    "cn_video": {FILM},
    "cn_photo_face": {FACE, FILM},
    "cn_photo_inj": {INJURY},
    "cn_docs": {DOCUMENT, FILM, PHONE},
    "cn_phone": {PHONE},
    "cn_special": {HEALTH},
    "cn_store_org": {SEAL, CENTRAL},
    "cn_store_reg": {CENTRAL},
    "cn_recontact": {CALL},
}


class Doors:
    """The doors of one open interview, tried as a person tries them."""

    def __init__(self, house: House) -> None:
        self.qtbot = house.qtbot
        self.screen = house.open_interview()
        self.page = InterviewPage(house.qtbot, self.screen)
        self.recording = RecordingPage(house.qtbot, self.screen)
        self.files = AttachmentsPage(house.qtbot, self.page.files)

    @property
    def session(self):
        return self.screen.presenter.in_hand().session

    def say(self, name: str, value: str) -> None:
        self.screen.presenter.answered(ref_of(self.session, name), value)

    def closed(self) -> set[str]:
        found = {name for name, is_open in self._asked() if not is_open}
        if not self.recording.can_record:
            found.add(SOUND)
        for kind, door in ((AttachmentKind.FACE, FACE), (AttachmentKind.INJURY, INJURY)):
            self.files.ask_photo(kind.value)
            if not self._was_asked_for_a_file():
                found.add(door)
        self.files.ask_document()
        if not self._was_asked_for_a_file():
            found.add(DOCUMENT)
        return found

    def _was_asked_for_a_file(self) -> bool:
        was = self.files.is_asking_for_a_file
        self.files.ask_no_more()
        return was

    def _asked(self) -> Iterator[tuple[str, bool]]:
        session, in_hand = self.session, self.screen.presenter.in_hand()

        def is_asked(name: str) -> bool:
            return bool(session.state(ref_of(session, name)).relevant)

        # Films and files of the person's telephone answer questions; the same board says whether they may.
        board = self.screen._board
        yield FILM, not board.attachment(AttachmentKind.FILM)
        yield PHONE, not board.attachment(AttachmentKind.PHONE)
        yield ACCOUNT, is_asked("account")
        yield HEALTH, is_asked("p_health")
        yield CALL, is_asked("cl_followup")
        yield SEAL, "STORE" not in {one.code for one in can_seal(session, in_hand.rules)}
        yield CENTRAL, consent_of(session).leaves


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, tmp_path)
    yield made
    made.close()


def test_each_refusal_closes_its_doors_and_no_others(house: House) -> None:
    doors = Doors(house)
    fill_in(doors.screen)
    for name in ROWS:
        doors.say(name, "yes")
    house.qtbot.waitUntil(lambda: doors.recording.can_record, timeout=20_000)
    assert doors.closed() == set()
    for name in ROWS:
        for refused in ("no", "withdrawn"):
            doors.say(name, refused)
            assert doors.closed() == CLOSES[name], (name, refused)
        doors.say(name, "yes")
        assert doors.closed() == set(), name


def test_what_nobody_asked_is_closed_like_a_no(house: House) -> None:
    doors = Doors(house)
    fill_in(doors.screen)
    for name in ROWS:
        doors.say(name, "yes")
    for name in ROWS[1:]:
        for unset in ("", "not_asked", "later"):
            doors.say(name, unset)
            assert doors.closed() == CLOSES[name], (name, unset)
        doors.say(name, "yes")


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> KeyPair:
    return KeyPair.made(tmp_path_factory.mktemp("keys"))


def sealed_without(folder: Path, keys: KeyPair, name: str, decision: str = "no") -> Siege:
    folder.mkdir()
    made = Siege(folder, keys)
    made.answered({"un_sp": ALL})
    session = made.session()
    session.set_answer(ref_of(session, name), decision)
    made.save(session)
    made.seal()
    return made


@pytest.mark.parametrize("name", ["cn_store_reg", "cn_audio", "cn_recontact", "cn_special"])
def test_in_the_vault_only_a_no_to_the_register_keeps_it_here(tmp_path: Path, keys: KeyPair, name: str) -> None:
    siege = sealed_without(tmp_path / "siege", keys, name)
    stays = name == "cn_store_reg"
    with siege.vault.read() as tx:
        waits = [item for item in outbox.waiting(tx) if item.kind.value not in outbox.ALWAYS]
        assert bool(waits) is not stays
        try:
            leaving_within(tx, siege.interview_id, "un_sp", siege.clock.now())
            leaves = True
        except LeavingRefused:
            leaves = False
    assert leaves is not stays
    siege.close()
