"""Questions for pictures, sounds and files, answered in their place: sealed at once, never in clear on the disk."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtMultimedia import QCameraDevice, QMediaDevices, QVideoFrame
from pytestqt.qtbot import QtBot

from app.jobs import Lane
from app.screens.interview.question_files import QuestionFiles
from app.screens.library.importing import Chosen, take
from app.screens.signing.sealing_work import SealingWork
from forms.interview import Part, sealed_record
from forms.submission import submission
from storage.interviews import amending, attachments, drafts, form_library, interviews, missions, statements
from storage.interviews.attachments import Attachment, AttachmentKind
from storage.interviews.errors import ConsentMissing
from storage.interviews.question_files import attachment_id
from storage.objects.kinds import PartKind
from storage.platform.clock import SystemClock
from storage.vault.errors import VaultFull
from tests.app.screens.attachments.photos import photo
from tests.doubles.jobs import ImmediateJobs
from tests.pages.house import House, fill_in
from tests.pages.interview_page import InterviewPage
from tests.pages.page import nameless
from tests.pages.upload_page import UploadPage

FORM = """| settings |
|  | form_title | form_id | version | name |
|  | Знімки | pictures | 1 | data |

| survey |
|  | type | name | label | appearance |
|  | image | photo | Знімок |  |
|  | image | marked | Знімок із позначками | annotate |
|  | image | hand | Підпис | signature |
|  | image | sketch | Схема місця | draw |
|  | audio | voice | Голосове повідомлення |  |
|  | video | film | Відео |  |
|  | file | paper | Папір |  |
"""
OURS = "/first_account/data"
MP3 = b"ID3\x04\x00\x00\x00\x00\x00\x00" + bytes(4_000)


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, tmp_path, language="en")
    yield made
    made.close()


class Sitting:
    """An interview at the section with the questions for files."""

    def __init__(self, house: House, *agreed: str) -> None:
        digest = take(house.vault, SystemClock(), Chosen("pictures.md", FORM.encode(), {})).digest
        with house.vault.transaction() as tx:
            (mission,) = missions.all_missions(tx)
            key = form_library.key_of(tx, digest)
            house.interview_id = interviews.start(tx, mission.id, key, SystemClock().now()).id
        self.house = house
        self.screen = house.open_interview()
        self.presenter = self.screen.presenter
        self.session = fill_in(self.screen)
        for name in agreed:
            self.presenter.answered(self.ref(name), "yes")
        self.page = InterviewPage(house.qtbot, self.screen)
        self.presenter.section_chosen(OURS)

    def ref(self, name: str) -> str:
        return next(one.path for one in self.session.definition.elements if one.name == name)

    def question(self, name: str) -> UploadPage:
        self.presenter.place_chosen(f"{OURS}/{name}")
        return UploadPage(self.house.qtbot, self.page.field(name))

    def answer(self, name: str) -> str:
        return self.presenter.in_hand().session.state(f"{OURS}/{name}").value

    def kept(self) -> tuple[Attachment, ...]:
        with self.house.vault.read() as tx:
            return attachments.of_interview(tx, self.house.interview_id)

    def content(self, name: str) -> bytes:
        with attachments.open_attachment(self.house.vault, attachment_id(self.answer(name))) as sealed:
            return sealed.read(0, sealed.size)


def test_a_picture_is_chosen_in_its_place_and_the_answer_is_its_name(house: House, tmp_path: Path):
    sitting = Sitting(house, "cn_photo_face")
    file = photo(tmp_path / "Оксана Вигадана.jpg")
    question = sitting.question("photo")
    assert question.buttons == ["Choose a picture…"]
    question.choose_photo("place", file)
    question.wait_for("Take out")
    (one,) = sitting.kept()
    # What the file was called, and who may be on it, is in no answer.
    assert sitting.answer("photo") == f"{one.id}.jpg"
    assert (one.kind, one.part, one.title) == (AttachmentKind.PHOTO, PartKind.IDENTITY, "Оксана Вигадана.jpg")
    assert sitting.content("photo") == file.read_bytes()
    assert "Оксана Вигадана.jpg" in question.words
    assert nameless(question.field) == []
    assert sitting.presenter.in_hand().session.element(f"{OURS}/photo").media_type == "image/*"
    # The panel at the side shows it, too.
    house.qtbot.waitUntil(lambda: sitting.page.file_titles() == ["Оксана Вигадана.jpg"], timeout=10_000)


def test_the_submission_names_the_files_and_the_record_holds_them(house: House, tmp_path: Path):
    sitting = Sitting(house, "cn_photo_face", "cn_docs")
    sitting.question("photo").choose_photo("cn_photo_face", photo(tmp_path / "a.jpg"))
    sitting.question("photo").wait_for("Take out")
    paper = tmp_path / "b.pdf"
    paper.write_bytes(b"%PDF-1.7 " + bytes(900))
    question = sitting.question("paper")
    question.press("Choose a file…")
    question.choose(paper)
    question.wait_for("Take out")
    session = sitting.presenter.in_hand().session
    names = [sitting.answer("photo"), sitting.answer("paper")]
    assert [name.rpartition(".")[2] for name in names] == ["jpg", "pdf"]
    assert list(submission(session).files) == names
    assert {one.id for one in sitting.kept()} == {attachment_id(name) for name in names}
    assert sitting.answer("photo") in str(sealed_record(session).parts[Part.IDENTITY])


@pytest.mark.parametrize(
    ("name", "shows", "agreed", "words"),
    [
        ("photo", "cn_photo_face", (), "no consent to photographs of the person"),
        ("photo", "cn_photo_inj", ("cn_photo_face",), "no consent to photographs of injuries"),
        ("photo", "place", (), "counts as identity"),
        ("paper", "", ("cn_photo_face",), "no consent to copies of documents"),
        ("film", "", ("cn_docs",), "A film needs the consent"),
    ],
)
def test_without_consent_no_file_is_asked_for(house: House, name: str, shows: str, agreed: tuple[str, ...], words: str):
    sitting = Sitting(house, *agreed)
    question = sitting.question(name)
    if shows:
        question.choose_photo(shows, None)
    else:
        question.press(question.buttons[0])
    assert not question.is_asking_for_a_file
    assert words in question.words
    assert sitting.kept() == ()


def test_a_file_of_another_kind_is_refused_with_a_sentence(house: House, tmp_path: Path):
    sitting = Sitting(house, "cn_docs", "cn_audio")
    question = sitting.question("voice")
    question.press("Choose a sound…")
    question.choose(photo(tmp_path / "a.jpg"))
    question.wait_for_words("The question asks for another kind of file.")
    assert sitting.answer("voice") == ""
    assert sitting.kept() == ()
    sound = tmp_path / "a.mp3"
    sound.write_bytes(MP3)
    question.press("Choose a sound…")
    question.choose(sound)
    question.wait_for("Take out")
    assert sitting.answer("voice").endswith(".mp3")
    assert question.buttons == ["Listen", "Take out"]


def test_a_signature_is_drawn_by_mouse_or_keys_and_sealed(house: House, tmp_path: Path):
    sitting = Sitting(house)
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    question = sitting.question("hand")
    assert question.buttons == ["Sign…"]
    question.press("Sign…")
    question.draw_with_mouse((40, 60), (160, 90), (220, 40))
    question.draw_with_keys(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert len(question.paper.strokes) == 2
    question.press_in_drawing("lineBack")
    assert len(question.paper.strokes) == 1
    question.press_in_drawing("keep")
    question.wait_for("Take out")
    (one,) = sitting.kept()
    assert (one.kind, one.mime, sitting.answer("hand")) == (AttachmentKind.DRAWING, "image/png", f"{one.id}.png")
    drawn = QImage.fromData(sitting.content("hand"))
    inked = [
        (x, y)
        for x in range(0, drawn.width(), 2)
        for y in range(0, drawn.height(), 2)
        if drawn.pixelColor(x, y).lightness() < 150
    ]
    assert inked and min(x for x, _ in inked) >= 70
    # Nothing new on the disk but what is sealed.
    new = {path for path in tmp_path.rglob("*") if path.is_file()} - before
    assert not any(path.read_bytes().startswith(b"\x89PNG") for path in new)


def test_a_drawing_that_is_left_is_asked_about_and_leaves_nothing(house: House):
    sitting = Sitting(house)
    question = sitting.question("sketch")
    question.press("Draw…")
    question.draw_with_keys(Qt.Key.Key_Left, Qt.Key.Key_Up)
    question.press_in_drawing("leave")
    question.say_yes()
    assert sitting.answer("sketch") == ""
    assert sitting.kept() == ()


@pytest.mark.slow
def test_marks_on_a_picture_are_a_file_of_their_own_and_the_picture_stays(house: House, tmp_path: Path):
    sitting = Sitting(house, "cn_photo_face")
    question = sitting.question("marked")
    question.choose_photo("place", photo(tmp_path / "двір.jpg"))
    question.wait_for("Draw on it…")
    first = sitting.answer("marked")
    question.press("Draw on it…")
    question.draw_with_mouse((10, 10), (200, 150), (300, 40))
    question.press_in_drawing("keep")
    house.qtbot.waitUntil(lambda: sitting.answer("marked") not in ("", first), timeout=20_000)
    question.wait_for("Take out")
    original, marked = sorted(sitting.kept(), key=lambda one: one.mime)
    assert (original.mime, marked.mime) == ("image/jpeg", "image/png")
    assert sitting.answer("marked") == f"{marked.id}.png"
    assert marked.kind is AttachmentKind.PHOTO and marked.part is original.part
    assert QImage.fromData(sitting.content("marked")).width() == 1_200
    question.press("Look at it")
    question.wait_for_large().close()


@pytest.mark.slow
def test_what_is_taken_out_answers_nothing_wherever_it_was_taken_out(house: House, tmp_path: Path):
    sitting = Sitting(house, "cn_photo_face")
    question = sitting.question("photo")
    question.choose_photo("place", photo(tmp_path / "a.jpg"))
    question.wait_for("Take out")
    question.press("Take out")
    question.say("Take out")
    question.wait_for("Choose a picture…")
    assert (sitting.answer("photo"), sitting.kept()) == ("", ())
    question.choose_photo("place", photo(tmp_path / "b.jpg"))
    question.wait_for("Take out")
    (one,) = sitting.kept()
    sitting.page.files.presenter.remove_confirmed(one.id)
    question.wait_for("Choose a picture…")
    assert (sitting.answer("photo"), sitting.kept()) == ("", ())


@pytest.mark.slow
def test_a_name_that_an_undo_brings_back_without_its_file_says_so(house: House, tmp_path: Path):
    sitting = Sitting(house, "cn_photo_face")
    question = sitting.question("photo")
    question.choose_photo("place", photo(tmp_path / "a.jpg"))
    question.wait_for("Take out")
    name = sitting.answer("photo")
    question.press("Take out")
    question.say("Take out for good")
    question.wait_for("Choose a picture…")
    assert not has_key(sitting, name)
    sitting.presenter.answered(f"{OURS}/photo", name)
    question.wait_for_words("was taken out of the interview")
    assert question.buttons == ["Choose a picture…", "No file"]
    question.press("No file")
    assert sitting.answer("photo") == ""
    assert question.buttons == ["Choose a picture…"]


def has_key(sitting: Sitting, name: str) -> bool:
    """Whether somebody could still open the file, and its sealed bytes are there."""
    with sitting.house.vault.read() as tx:
        rows = tx.exec_driver_sql(
            "SELECT file, wrapped_key IS NOT NULL FROM segments WHERE attachment_id = ?", (attachment_id(name),)
        ).all()
    ((file, is_open),) = rows
    assert bool(is_open) == (sitting.house.vault.attachments / file).exists()
    return bool(is_open)


def taken_out(sitting: Sitting, tmp_path: Path) -> tuple[UploadPage, str]:
    """A picture that was added and taken out again, and the name that it had."""
    question = sitting.question("photo")
    question.choose_photo("place", photo(tmp_path / "двір.jpg"))
    question.wait_for("Take out")
    name = sitting.answer("photo")
    sitting.house.qtbot.waitUntil(lambda: not sitting.presenter.has_unsaved, timeout=10_000)
    question.press("Take out")
    question.say("Leave it")
    assert sitting.answer("photo") == name and len(sitting.kept()) == 1
    question.press("Take out")
    assert "Undo brings it back" in question.questioned
    question.say("Take out")
    question.wait_for("Choose a picture…")
    assert (sitting.answer("photo"), sitting.kept()) == ("", ())
    return question, name


def test_undo_brings_back_a_file_that_was_taken_out_and_redo_takes_it_out_again(house: House, tmp_path: Path):
    sitting = Sitting(house, "cn_photo_face")
    question, name = taken_out(sitting, tmp_path)
    sitting.page.press("undo")
    question.wait_for("Take out")
    assert sitting.answer("photo") == name and "двір.jpg" in question.words
    assert [one.title for one in sitting.kept()] == ["двір.jpg"]
    house.qtbot.waitUntil(lambda: sitting.page.file_titles() == ["двір.jpg"], timeout=10_000)
    assert sitting.content("photo") == (tmp_path / "двір.jpg").read_bytes()
    sitting.presenter.redo_asked()
    question.wait_for("Choose a picture…")
    house.qtbot.waitUntil(lambda: sitting.kept() == (), timeout=10_000)
    sitting.presenter.undo_asked()
    house.qtbot.waitUntil(lambda: len(sitting.kept()) == 1, timeout=10_000)


@pytest.mark.slow
def test_undo_brings_it_back_also_after_the_interview_was_left(house: House, tmp_path: Path):
    sitting = Sitting(house, "cn_photo_face")
    taken_out(sitting, tmp_path)
    house.qtbot.waitUntil(lambda: not sitting.presenter.has_unsaved, timeout=10_000)
    house.window.back()
    screen = house.open_interview()
    screen.presenter.section_chosen(OURS)
    again = UploadPage(house.qtbot, InterviewPage(house.qtbot, screen).field("photo"))
    again.wait_for("Choose a picture…")
    screen.presenter.undo_asked()
    again.wait_for_words("двір.jpg")
    assert [one.title for one in sitting.kept()] == ["двір.jpg"]


def test_what_was_taken_out_is_erased_at_once_when_its_consent_is_withdrawn(house: House, tmp_path: Path):
    sitting = Sitting(house, "cn_photo_face")
    _question, name = taken_out(sitting, tmp_path)
    assert has_key(sitting, name)
    sitting.presenter.answered(sitting.ref("cn_photo_face"), "no")
    house.qtbot.waitUntil(lambda: not has_key(sitting, name), timeout=10_000)
    # And no undo brings it back: the question says so.
    sitting.presenter.undo_asked()
    sitting.presenter.undo_asked()
    question = sitting.question("photo")
    question.wait_for_words("was taken out of the interview")


def test_the_seal_erases_what_was_taken_out(house: House, tmp_path: Path):
    house.import_organisation()
    sitting = Sitting(house, "cn_photo_face")
    _question, name = taken_out(sitting, tmp_path)
    house.qtbot.waitUntil(lambda: not sitting.presenter.has_unsaved, timeout=10_000)
    clock = SystemClock()
    statements.keep(house.vault, house.interview_id, b"%PDF-1.7 told", "uk", clock.now())
    work = SealingWork(house.vault, sitting.presenter.in_hand(), clock)
    assert has_key(sitting, name)
    work.seal(*work.record(work.to_seal()))
    attachments.delete_files(house.vault)
    assert not has_key(sitting, name)


@pytest.mark.slow
def test_a_file_that_is_ready_takes_the_keyboard_from_nobody(house: House, tmp_path: Path):
    sitting = Sitting(house, "cn_photo_face")
    question, lane = sitting.question("photo"), Event()
    question.stand_at("Choose a picture…")
    house.workspace.jobs.run(Lane.VAULT, lane.wait, done=lambda _went_on: None, failed=house.bugs.append)
    question.choose_photo("place", photo(tmp_path / "a.jpg"))
    UploadPage(house.qtbot, sitting.page.field("sketch")).stand_at("Draw…")
    lane.set()
    question.wait_for("Take out")
    assert sitting.screen.focusWidget().accessibleName() == "Draw… Схема місця"


@pytest.mark.slow
def test_the_keyboard_stays_at_the_question_when_its_file_is_taken_out(house: House, tmp_path: Path):
    sitting = Sitting(house, "cn_photo_face")
    question = sitting.question("photo")
    question.choose_photo("place", photo(tmp_path / "a.jpg"))
    question.wait_for("Take out")
    question.stand_at("Take out")
    question.press("Take out")
    question.say("Take out")
    question.wait_for("Choose a picture…")
    assert sitting.screen.focusWidget().accessibleName().startswith("Choose a picture…")


def test_a_correction_still_has_the_files_of_what_it_corrects(house: House, tmp_path: Path):
    house.import_organisation()
    sitting = Sitting(house, "cn_photo_face")
    question = sitting.question("photo")
    question.choose_photo("place", photo(tmp_path / "двір.jpg"))
    question.wait_for("Take out")
    house.qtbot.waitUntil(lambda: not sitting.presenter.has_unsaved, timeout=10_000)
    name = sitting.answer("photo")
    clock = SystemClock()
    statements.keep(house.vault, house.interview_id, b"%PDF-1.7 told", "uk", clock.now())
    work = SealingWork(house.vault, sitting.presenter.in_hand(), clock)
    work.seal(*work.record(work.to_seal()))
    first = house.interview_id
    house.window.back()
    house.interview_id = amending.amend(house.vault, first, clock.now())
    screen = house.open_interview()
    screen.presenter.section_chosen(OURS)
    again = UploadPage(house.qtbot, InterviewPage(house.qtbot, screen).field("photo"))
    again.wait_for_words("двір.jpg")
    again.press("Take out")
    again.say("Take out")
    again.wait_for("Choose a picture…")
    # It answers nothing any more, and stays sealed where it was.
    with house.vault.read() as tx:
        assert attachment_id(name) in [one.id for one in attachments.of_interview(tx, first)]


@pytest.mark.slow
def test_a_file_is_there_again_when_the_interview_is_opened_again(house: House, tmp_path: Path):
    sitting = Sitting(house, "cn_photo_face")
    question = sitting.question("photo")
    question.choose_photo("place", photo(tmp_path / "двір.jpg"))
    question.wait_for("Take out")
    house.qtbot.waitUntil(lambda: not sitting.presenter.has_unsaved, timeout=10_000)
    house.window.back()
    screen = house.open_interview()
    screen.presenter.section_chosen(OURS)
    again = UploadPage(house.qtbot, InterviewPage(house.qtbot, screen).field("photo"))
    again.wait_for_words("двір.jpg")
    assert again.buttons == ["Look at it", "Take out"]


def test_a_voice_that_is_not_agreed_to_any_more_keeps_the_interview_from_leaving(house: House, tmp_path: Path):
    house.import_organisation()
    sitting = Sitting(house, "cn_docs", "cn_audio")
    sound = tmp_path / "a.mp3"
    sound.write_bytes(MP3)
    question = sitting.question("voice")
    question.press("Choose a sound…")
    question.choose(sound)
    question.wait_for("Take out")
    work = SealingWork(house.vault, sitting.presenter.in_hand(), SystemClock())
    record, consent = work.record(work.to_seal())
    assert consent.leaves and sitting.answer("voice") in str(record.parts[Part.IDENTITY])
    sitting.presenter.answered(sitting.ref("cn_audio"), "no")
    with pytest.raises(ConsentMissing):
        work.record(work.to_seal())


@pytest.mark.parametrize(("name", "press", "is_kept"), [("sketch", "Draw…", True), ("hand", "Sign…", False)])
def test_a_drawing_that_is_under_way_is_kept_when_the_program_locks_but_half_a_signature_is_not(
    house: House, name: str, press: str, is_kept: bool
):
    sitting = Sitting(house)
    question = sitting.question(name)
    question.press(press)
    question.draw_with_keys(Qt.Key.Key_Left, Qt.Key.Key_Up)
    house.workspace.flushes.flush()
    # As the lock does while it waits.
    house.workspace.flushes.flush()
    if is_kept:
        house.qtbot.waitUntil(lambda: sitting.answer(name) != "", timeout=20_000)
    house.qtbot.waitUntil(lambda: house.jobs.words.over(0))
    assert len(sitting.kept()) == is_kept


def test_what_is_drawn_needs_no_consent_of_its_own(house: House):
    sitting = Sitting(house)
    question = sitting.question("sketch")
    question.press("Draw…")
    question.draw_with_keys(Qt.Key.Key_Left, Qt.Key.Key_Up)
    question.press_in_drawing("keep")
    question.wait_for("Take out")
    work = SealingWork(house.vault, sitting.presenter.in_hand(), SystemClock())
    record, consent = work.record(work.to_seal())
    assert consent.leaves and not consent.documents and not consent.photo_face
    (kept,) = record.parts[Part.IDENTITY]["attachments"]
    assert kept["kind"] == "drawing"


def test_a_file_that_is_still_taken_in_when_the_screen_is_left_answers_all_the_same(house: House, tmp_path: Path):
    sitting = Sitting(house, "cn_photo_face")
    question, lane = sitting.question("photo"), Event()
    # What is before it in the lane ends only when the screen is gone.
    house.workspace.jobs.run(Lane.VAULT, lane.wait, done=lambda _went_on: None, failed=house.bugs.append)
    question.choose_photo("place", photo(tmp_path / "a.jpg"))
    house.window.back()
    lane.set()
    again = house.open_interview()
    (one,) = sitting.kept()
    assert again.presenter.in_hand().session.state(f"{OURS}/photo").value == f"{one.id}.jpg"


def is_free(sitting: Sitting) -> bool:
    return not sitting.screen._recording.is_recording


def test_an_answer_is_recorded_in_its_place_and_named_from_its_first_moment(house: House):
    sitting = Sitting(house, "cn_audio")
    question = sitting.question("voice")
    question.wait_for("Record")
    assert nameless(question.field) == []
    question.press("Record")
    question.wait_for("Stop and keep")
    house.qtbot.waitUntil(lambda: sitting.answer("voice") != "", timeout=20_000)
    assert "being recorded" in question.words and question.buttons == ["Stop and keep"]
    house.qtbot.waitUntil(lambda: heard(sitting) > 300, timeout=20_000)
    question.press("Stop and keep")
    question.wait_for("Listen")
    (one,) = sitting.kept()
    assert sitting.answer("voice") == f"{one.id}.ogg"
    assert (one.kind, one.part, one.is_open) == (AttachmentKind.AUDIO, PartKind.IDENTITY, False)
    assert one.duration_ms > 0 and "Recording · " in question.words
    assert sitting.content("voice").startswith(b"OggS")
    # It can be heard at once, and is quiet as soon as its page is left.
    assert question.buttons == ["Listen", "Take out"]
    question.press("Listen")
    house.qtbot.waitUntil(lambda: [film.can_play for film in question.players(house)] == [True], timeout=20_000)
    (player,) = question.players(house)
    assert nameless(question.field) == []
    sitting.page.go("Consent")
    house.qtbot.waitUntil(lambda: player.process.poll() is not None, timeout=10_000)


def heard(sitting: Sitting) -> int:
    at = sitting.screen._recording.presenter.position()
    return at[1] if at is not None else 0


def test_without_consent_or_beside_another_recording_no_answer_is_recorded(house: House):
    sitting = Sitting(house)
    question = sitting.question("voice")
    question.wait_for("Record")
    question.press("Record")
    assert "There is no consent to sound." in question.words
    sitting.presenter.answered(sitting.ref("cn_audio"), "yes")
    panel = sitting.screen._recording
    panel.record_pressed.emit("5a")
    house.qtbot.waitUntil(lambda: heard(sitting) > 0, timeout=20_000)
    question = sitting.question("voice")
    question.press("Record")
    assert "what is said now is in that recording" in question.words
    assert sitting.answer("voice") == ""
    panel.finish()
    house.qtbot.waitUntil(lambda: is_free(sitting), timeout=20_000)
    # What is recorded of the interview itself answers no question.
    assert sitting.answer("voice") == "" and len(sitting.kept()) == 1


@pytest.mark.slow
def test_a_withdrawn_consent_ends_the_recording_of_an_answer(house: House):
    sitting = Sitting(house, "cn_audio")
    question = sitting.question("voice")
    question.wait_for("Record")
    question.press("Record")
    house.qtbot.waitUntil(lambda: heard(sitting) > 300, timeout=20_000)
    sitting.presenter.answered(sitting.ref("cn_audio"), "no")
    house.qtbot.waitUntil(lambda: is_free(sitting), timeout=20_000)
    # What was agreed to when it was said is kept, and keeps the interview from leaving until somebody decides.
    question.wait_for("Take out")


def test_whoever_leaves_the_interview_keeps_the_answer_that_is_being_recorded(house: House):
    sitting = Sitting(house, "cn_audio")
    question = sitting.question("voice")
    question.wait_for("Record")
    question.press("Record")
    house.qtbot.waitUntil(lambda: heard(sitting) > 300 and sitting.answer("voice") != "", timeout=20_000)
    name = sitting.answer("voice")
    house.window.back()
    house.qtbot.waitUntil(lambda: not house.link.has_segment, timeout=20_000)
    screen = house.open_interview()
    screen.presenter.section_chosen(OURS)
    again = UploadPage(house.qtbot, InterviewPage(house.qtbot, screen).field("voice"))
    again.wait_for("Take out")
    assert screen.presenter.in_hand().session.state(f"{OURS}/voice").value == name
    house.qtbot.waitUntil(lambda: [one.is_open for one in sitting.kept()] == [False], timeout=20_000)


def seen() -> QVideoFrame:
    image = QImage(320, 240, QImage.Format.Format_RGBX8888)
    image.fill(QColor("teal"))
    return QVideoFrame(image)


@pytest.mark.qt_log_ignore("No RHI backend", extend=True)
def test_a_photograph_is_taken_where_there_is_a_camera_and_consent(house: House, monkeypatch: pytest.MonkeyPatch):
    sitting = Sitting(house)
    question = sitting.question("photo")
    assert question.buttons == ["Choose a picture…"]
    # Of the camera only that there is one, and what it sees, are made up.
    monkeypatch.setattr(QMediaDevices, "videoInputs", staticmethod(lambda: [QCameraDevice()]))
    question.field.show_question(question.field.question)
    assert question.buttons == ["Choose a picture…", "Photograph…"]
    assert nameless(question.field) == []
    assert question.open_camera("cn_photo_face") is None
    assert "no consent to photographs of the person" in question.words
    sitting.presenter.answered(sitting.ref("cn_photo_face"), "yes")
    window = question.open_camera("cn_photo_face")
    assert window is not None
    question.take_photograph(window, seen())
    question.wait_for("Take out")
    (one,) = sitting.kept()
    assert sitting.answer("photo") == f"{one.id}.jpg"
    assert (one.kind, one.part, one.mime) == (AttachmentKind.PHOTO, PartKind.IDENTITY, "image/jpeg")
    assert sitting.content("photo").startswith(b"\xff\xd8")


@pytest.mark.qt_log_ignore("No RHI backend", extend=True)
@pytest.mark.parametrize("is_kept", [True, False])
def test_a_photograph_that_the_vault_refuses_waits_until_it_is_kept_or_thrown_away(
    house: House, monkeypatch: pytest.MonkeyPatch, is_kept: bool
):
    sitting = Sitting(house, "cn_photo_face")
    monkeypatch.setattr(QMediaDevices, "videoInputs", staticmethod(lambda: [QCameraDevice()]))
    question = sitting.question("photo")
    question.field.show_question(question.field.question)
    window = question.open_camera("cn_photo_face")
    assert window is not None
    jobs, house.workspace.jobs = house.workspace.jobs, ImmediateJobs("x", VaultFull())
    question.take_photograph(window, seen())
    house.qtbot.waitUntil(lambda: "photograph waits" in question.words, timeout=10_000)
    house.workspace.jobs = jobs
    assert sitting.kept() == ()
    # Also the interview may be left meanwhile.
    house.window.back()
    screen = house.open_interview()
    screen.presenter.section_chosen(OURS)
    again = UploadPage(house.qtbot, InterviewPage(house.qtbot, screen).field("photo"))
    assert again.open_camera("cn_photo_face") is None
    again.say("Keep it" if is_kept else "Throw it away")
    if is_kept:
        again.wait_for("Take out")
    house.qtbot.waitUntil(lambda: len(sitting.kept()) == int(is_kept), timeout=10_000)
    if not is_kept:
        window = again.open_camera("cn_photo_face")
        assert window is not None
        window.close()


@pytest.mark.qt_log_ignore("No RHI backend", extend=True)
def test_a_photograph_whose_answer_is_refused_is_sealed_once(house: House, monkeypatch: pytest.MonkeyPatch):
    sitting = Sitting(house, "cn_photo_face")
    monkeypatch.setattr(QMediaDevices, "videoInputs", staticmethod(lambda: [QCameraDevice()]))
    question = sitting.question("photo")
    question.field.show_question(question.field.question)
    window = question.open_camera("cn_photo_face")
    assert window is not None

    def refused(*_: object) -> None:
        raise VaultFull

    with monkeypatch.context() as full:
        full.setattr(QuestionFiles, "_save_answer", refused)
        question.take_photograph(window, seen())
        house.qtbot.waitUntil(lambda: "photograph waits" in question.words, timeout=10_000)
    (sealed,) = sitting.kept()
    assert question.open_camera("cn_photo_face") is None
    question.say("Keep it")
    question.wait_for("Take out")
    (one,) = sitting.kept()
    assert one.id == sealed.id
    assert sitting.answer("photo") == f"{one.id}.jpg"


class Killed(ImmediateJobs):
    """The program ends before anything comes back from the vault's lane."""

    def run(self, lane, work, *, done, failed):
        if not self.lanes:
            super().run(lane, work, done=lambda _result: None, failed=failed)


@pytest.mark.qt_log_ignore("No RHI backend", extend=True)
def test_a_photograph_taken_as_the_program_locks_is_sealed_unseen_and_answers_its_question(
    house: House, monkeypatch: pytest.MonkeyPatch
):
    sitting = Sitting(house, "cn_photo_face")
    monkeypatch.setattr(QMediaDevices, "videoInputs", staticmethod(lambda: [QCameraDevice()]))
    question = sitting.question("photo")
    question.field.show_question(question.field.question)
    window = question.open_camera("cn_photo_face")
    assert window is not None
    jobs, house.workspace.jobs = house.workspace.jobs, Killed()
    question.take_photograph(window, seen())
    house.workspace.jobs = jobs
    (one,) = sitting.kept()
    with house.vault.read() as tx:
        # Looking takes longer than the lock leaves.
        assert attachments.thumbnail(tx, one.id) == b""
        saved = {value.ref: value.value for value in drafts.answers(tx, house.interview_id).values}
    assert saved[f"{OURS}/photo"] == f"{one.id}.jpg"


@pytest.mark.qt_log_ignore("No RHI backend", extend=True)
@pytest.mark.parametrize(
    ("agrees", "is_left"), [pytest.param(True, False, marks=pytest.mark.slow), (True, True), (False, False)]
)
def test_a_photograph_that_waits_is_tried_once_more_before_the_lock_while_there_is_consent(
    house: House, monkeypatch: pytest.MonkeyPatch, agrees: bool, is_left: bool
):
    sitting = Sitting(house, "cn_photo_face")
    monkeypatch.setattr(QMediaDevices, "videoInputs", staticmethod(lambda: [QCameraDevice()]))
    question = sitting.question("photo")
    question.field.show_question(question.field.question)
    window = question.open_camera("cn_photo_face")
    assert window is not None
    jobs, house.workspace.jobs = house.workspace.jobs, ImmediateJobs("x", VaultFull())
    question.take_photograph(window, seen())
    house.workspace.jobs = jobs
    assert not house.workspace.unkept.is_empty
    if not agrees:
        sitting.presenter.answered(sitting.ref("cn_photo_face"), "no")
    if is_left:
        house.window.back()
    house.workspace.unkept.try_again()
    house.qtbot.waitUntil(lambda: house.workspace.unkept.is_empty, timeout=10_000)
    assert len(sitting.kept()) == int(agrees)
    if agrees and not is_left:
        question.wait_for("Take out")
