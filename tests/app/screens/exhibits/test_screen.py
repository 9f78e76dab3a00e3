"""The screen of exhibits with real files, a real vault and the real process that looks."""

import hashlib
import io
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
import typst
from PIL import Image
from pytestqt.qtbot import QtBot

from app.screens.attachments.kinds import AttachmentKind
from app.screens.attachments.pictures import details_of
from app.screens.exhibits.blacking import CopyDialog
from app.screens.exhibits.camera_clock import ClockDialog
from app.screens.exhibits.cards import ExhibitCard
from app.screens.exhibits.film_window import FilmWindow
from app.screens.exhibits.handing import HandOverDialog
from app.screens.exhibits.label_window import LabelDialog
from app.screens.exhibits.presenter import ExhibitsPresenter
from app.screens.exhibits.view import ExhibitsScreen
from app.screens.exhibits.viewer import Viewer
from app.screens.exhibits.windows import Windows
from storage.interviews import attachments, custody, exhibits, interviews
from storage.objects.custody import CustodyAction
from storage.objects.kinds import PartKind
from storage.vault.errors import VaultFull
from tests.app.looking.films import apple_notes, film, moov
from tests.app.looking.hostile import HOSTILE
from tests.app.looking.test_films import FILM
from tests.app.looking.test_telephones import HEIC
from tests.app.recorder.desk import Desk
from tests.app.screens.attachments.photos import photo
from tests.doubles.jobs import ImmediateJobs
from tests.pages.exhibits_page import ExhibitsPage, WindowPage


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.close()


class Room:
    """A screen beside a desk: what is consented to, and which exhibits the form describes."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.desk = desk
        self.refused: set[AttachmentKind] = set()
        self.cards: tuple[ExhibitCard, ...] = ()
        self.numbered: list[tuple[str, str]] = []
        self.printed: list[bytes] = []
        self.counted: list[int] = []
        self.has_printer = True
        workspace = desk.workspace
        self.screen = ExhibitsScreen(workspace.navigator.header, workspace.messages, "I-1")
        self.presenter = ExhibitsPresenter(
            self.screen, desk.vault, desk.jobs, desk.clock, desk.interview_id,
            lambda kind: ("no-consent",) if kind in self.refused else (),
            lambda: self.cards, lambda ref, number: self.numbered.append((ref, number)), self.counted.append,
            unkept=workspace.unkept,
        )  # fmt: skip
        self.screen.presenter = self.presenter
        self.screen.windows = Windows(self.screen, self.presenter, workspace, "К-01", self._send)
        self._join()
        qtbot.addWidget(self.screen)
        self.screen.resize(1366, 690)
        self.screen.show()
        self.page = ExhibitsPage(qtbot, self.screen)

    def _send(self, _parent: object, picture: bytes) -> bool:
        self.printed.append(picture)
        return self.has_printer

    def _join(self) -> None:
        screen, presenter = self.screen, self.presenter
        screen.add_asked.connect(lambda kind, folder: presenter.add_asked(AttachmentKind(kind), folder))
        screen.files_chosen.connect(
            lambda kind, paths: presenter.files_chosen(AttachmentKind(kind), [Path(path) for path in paths])
        )
        screen.cancel_asked.connect(presenter.cancel_asked)
        screen.opened.connect(presenter.opened)
        screen.file.tied.connect(presenter.tied)
        screen.file.graphic_marked.connect(presenter.graphic_marked)
        screen.file.remove_confirmed.connect(presenter.removed)
        screen.file.copy_asked.connect(screen.windows.copy_asked)
        screen.file.clock_asked.connect(screen.windows.clock_asked)
        screen.file.continue_asked.connect(screen.windows.continue_asked)
        screen.sketch_asked.connect(screen.windows.sketch_asked)
        screen.camera_asked.connect(screen.windows.camera_asked)
        screen.cards.label_asked.connect(lambda ref: presenter.label_asked(self._card(ref)))
        screen.cards.way_asked.connect(lambda ref: presenter.way_asked(self._card(ref)))

    def _card(self, ref: str) -> ExhibitCard:
        return next(card for card in self.presenter.cards if card.ref == ref)

    def kept(self) -> tuple[attachments.Attachment, ...]:
        with self.desk.vault.read() as tx:
            return attachments.of_interview(tx, self.desk.interview_id)


@pytest.fixture
def room(qtbot: QtBot, desk: Desk) -> Iterator[Room]:
    made = Room(qtbot, desk)
    yield made
    made.presenter.gone()
    made.screen.close()


def test_a_whole_folder_is_taken_in_unchanged_with_digests_and_doubles_are_noticed(room: Room, tmp_path: Path):
    folder = tmp_path / "DCIM"
    (folder / "inner").mkdir(parents=True)
    (folder / ".thumbnails").mkdir()
    first = photo(folder / "IMG_0001.jpg")
    other = photo(folder / "inner" / "IMG_0002.jpg", size=(640, 480))
    (folder / "same.jpg").write_bytes(first.read_bytes())
    photo(folder / ".thumbnails" / "hidden.jpg")
    before = {path: path.read_bytes() for path in folder.rglob("*.jpg")}
    room.page.add_folder(folder)
    room.page.wait_for_notice("2 files taken in")
    assert "1 file is in this interview already" in room.page.notice
    assert {path: path.read_bytes() for path in folder.rglob("*.jpg")} == before
    assert sorted(room.page.titles) == ["IMG_0001.jpg", "IMG_0002.jpg"]
    digests = {one.sha256 for one in room.kept()}
    assert digests == {hashlib.sha256(path.read_bytes()).hexdigest() for path in (first, other)}
    for one in room.kept():
        with attachments.open_attachment(room.desk.vault, one.id) as sealed:
            assert hashlib.sha256(sealed.read(0, sealed.size)).hexdigest() == one.sha256


def test_files_can_be_dragged_onto_the_screen(room: Room, tmp_path: Path):
    room.page.drop([photo(tmp_path / "a.jpg")])
    room.page.wait_for_notice("1 file taken in")


def test_what_another_interview_holds_is_noticed(room: Room, tmp_path: Path):
    file = photo(tmp_path / "a.jpg")
    desk = room.desk
    with desk.vault.transaction() as tx:
        first = interviews.get(tx, desk.interview_id)
        other = interviews.start(tx, first.mission_id, first.form, desk.clock.now())
    attachments.import_file(
        desk.vault, other.id, PartKind.BODY, attachments.AttachmentKind.PHOTO, file, desk.clock.now()
    )
    room.page.add([file])
    room.page.wait_for_notice("in another interview")
    room.page.choose_files(0)
    assert "Another interview of this vault holds the same file." in room.page.details


def test_hostile_files_are_kept_as_plain_bytes_or_refused_with_a_sentence(room: Room, tmp_path: Path):
    for name, make in HOSTILE.items():
        (tmp_path / name).write_bytes(make())
    (tmp_path / "порожнє.jpg").touch()
    (tmp_path / "посилання.jpg").symlink_to("/dev/zero")
    sparse = tmp_path / "величезне.mp4"
    with sparse.open("wb") as file:
        file.truncate(attachments.LARGEST_STREAMED + 1)
    names = [tmp_path / name for name in (*HOSTILE, "порожнє.jpg", "посилання.jpg", "величезне.mp4")]
    room.page.add(names)
    room.page.wait_for_notice(f"{len(HOSTILE)} files taken in")
    for words in (
        "1 file is empty",
        "1 file is larger than 3.8 GB",
        "1 file could not be read",
        "plain bytes",
    ):
        assert words in room.page.notice
    by_title = {one.title: one for one in room.kept()}
    for name in HOSTILE:
        assert by_title[name].sha256 == hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()
    for name in ("велике.png", "програма.jpg", "документ.pdf"):
        room.page.choose_files(room.page.titles.index(name))
        room.page.press("open_file")
        window = WindowPage(room.page.qtbot, room.page.wait_for_window(Viewer))
        window.wait_for_notice("viewer_notice", "cannot be shown here")
        window.press("close_viewer")


def test_a_large_film_is_taken_in_with_its_notes_and_its_progress(room: Room, tmp_path: Path):
    path = tmp_path / "VID_0007.mov"
    with path.open("wb") as file:
        file.write(film(apple_notes(), pictures=10)[: -len(moov(apple_notes()))])
        file.write(struct.pack(">I4s", 260 << 20, b"free"))
        file.seek((260 << 20) - 8, 1)
        file.write(moov(apple_notes()))
    told: list[int] = []
    show = room.screen.show_progress

    def followed(done: int, total: int, percent: int = 0) -> None:
        told.append(percent)
        show(done, total, percent)

    room.screen.show_progress = followed  # type: ignore[method-assign]
    room.page.show_kind("cn_docs")
    room.page.add([path])
    room.page.wait_for_notice("1 file taken in")
    assert len(set(told)) > 20
    (kept,) = room.kept()
    details = details_of(kept.details)
    assert (details.length, details.codec, details.camera) == (75_000, "hvc1", "Apple iPhone 13")
    assert (details.latitude, kept.size) == ("50.625000", path.stat().st_size)
    room.page.choose_files(0)
    for words in ("0:01:15 (hvc1)", "50.625000, 29.920000", "2026-11-20T14:05:09+0200"):
        assert words in room.page.details
    room.page.press("open_file")
    window = room.page.wait_for_window(FilmWindow)
    assert "larger than 256 MB" in WindowPage(room.page.qtbot, window).text_of("film_too_large")
    WindowPage(room.page.qtbot, window).press("close_film")


def test_a_photograph_of_a_telephone_is_seen_and_known(room: Room, tmp_path: Path):
    path = tmp_path / "IMG_0003.HEIC"
    path.write_bytes(HEIC)
    room.page.add([path])
    room.page.wait_for_notice("1 file taken in")
    assert "not what their name says" not in room.page.notice
    (kept,) = room.kept()
    assert details_of(kept.details).camera == "Apple iPhone 13"
    assert kept.sha256 == hashlib.sha256(HEIC).hexdigest()
    with room.desk.vault.read() as tx:
        assert attachments.thumbnail(tx, kept.id)


def test_taking_in_can_be_stopped_and_what_is_in_stays(room: Room, tmp_path: Path):
    files = [photo(tmp_path / f"{number}.jpg", size=(200 + number, 100)) for number in range(40)]
    room.page.add(files)
    room.page.wait_for_files(3)
    room.page.press("cancel_import")
    room.page.wait_for_notice("Stopped.")
    taken = len(room.kept())
    assert 3 <= taken < 40
    assert len(room.page.titles) == taken
    assert room.page.can_press("add_files")


@pytest.mark.parametrize("kind", ["cn_photo_face", "cn_photo_inj", "cn_docs", "cn_phone"])
def test_without_consent_nothing_is_asked_for_or_taken(room: Room, tmp_path: Path, kind: str):
    room.refused.add(AttachmentKind(kind))
    room.page.show_kind(kind)
    room.page.press("add_files")
    assert not room.page.is_asking
    assert "no consent" in room.page.notice
    room.page.drop([photo(tmp_path / "a.jpg")])
    assert room.kept() == ()


def test_intimate_images_are_not_taken_in(room: Room, tmp_path: Path):
    room.page.show_kind("intimate")
    room.page.press("add_files")
    assert not room.page.is_asking
    assert "turn to the coordinator" in room.page.notice
    room.page.drop([photo(tmp_path / "a.jpg")])
    assert room.kept() == ()


def test_what_is_called_intimate_is_not_taken_in_with_a_folder_either(room: Room, tmp_path: Path):
    folder = tmp_path / "phone"
    folder.mkdir()
    photo(folder / "інтимне_фото_1.jpg")
    photo(folder / "yard.jpg", size=(210, 100))
    room.page.drop([folder])
    room.page.wait_for_files(1)
    room.page.wait_for_notice("was not taken in: ask your coordinator")
    assert [one.title for one in room.kept()] == ["yard.jpg"]


def test_a_file_from_a_messenger_asks_for_the_original(room: Room, tmp_path: Path):
    room.page.add([photo(tmp_path / "IMG-20220301-WA0007.jpg", with_place=False)])
    room.page.wait_for_notice("not the one from a messenger")
    room.page.choose_files(0)
    assert "not the one from a messenger" in room.page.details


def test_photographs_of_injuries_are_blurred_and_ask_for_a_ruler(room: Room, tmp_path: Path):
    room.page.show_kind("cn_photo_inj")
    room.page.add([photo(tmp_path / "a.jpg")])
    room.page.wait_for_notice("add a ruler and a general view")
    assert details_of(room.kept()[0].details).graphic == 1
    assert room.counted[-1] == 1
    room.page.choose_files(0)
    room.page.press("open_file")
    window = WindowPage(room.page.qtbot, room.page.wait_for_window(Viewer))
    assert window.wait_for_picture().is_covered
    window.press("uncover")
    assert not window.view.is_covered
    window.press("close_viewer")


def test_the_clock_of_a_camera_is_set_once_and_shown_beside_its_times(room: Room, tmp_path: Path):
    room.page.add([photo(tmp_path / "a.jpg"), photo(tmp_path / "b.jpg", size=(300, 200))])
    room.page.wait_for_notice("2 files taken in")
    room.page.choose_files(0)
    room.page.press("camera_clock")
    window = WindowPage(room.page.qtbot, room.page.wait_for_window(ClockDialog))
    window.set_number("clock_minutes", 2)
    window.set_number("clock_seconds", 10)
    window.press("keep_clock")
    room.page.wait_for_notice("stay as they are")
    room.page.add([photo(tmp_path / "c.jpg", size=(500, 200))])
    room.page.wait_for_notice("1 file taken in")
    for row in range(3):
        room.page.choose_files(row)
        assert "2026:11:20 14:05:09" in room.page.details
        assert "2026-11-20 14:02:59" in room.page.details
    assert {details_of(one.details).taken for one in room.kept()} == {"2026:11:20 14:05:09"}


def test_a_copy_with_black_boxes_is_a_new_file_tied_to_the_untouched_original(room: Room, tmp_path: Path):
    file = photo(tmp_path / "a.jpg")
    room.page.add([file])
    room.page.wait_for_notice("1 file taken in")
    (original,) = room.kept()
    room.page.choose_files(0)
    room.page.press("make_copy")
    window = WindowPage(room.page.qtbot, room.page.wait_for_window(CopyDialog))
    assert not window.can_press("keep_copy")
    window.draw_box((0.05, 0.05), (0.4, 0.4))
    window.draw_box_by_keys()
    window.write("copy_why", "обличчя сусіда")
    window.press("keep_copy")
    room.page.wait_for_notice("A copy was made")
    room.page.wait_for_files(2)
    before, made = sorted(room.kept(), key=lambda one: one.captured)
    assert before == original
    told = details_of(made.details)
    assert (told.made_from, told.made_of, told.made_by) == (original.id, original.sha256, "К-01")
    assert (told.made_why, told.made_how) == ("обличчя сусіда", "metadata-stripped; boxes:2")
    with attachments.open_attachment(room.desk.vault, made.id) as sealed:
        picture = Image.open(io.BytesIO(sealed.read(0, sealed.size)))
        assert not picture.getexif()
        assert max(picture.convert("L").crop((100, 80, 400, 250)).getextrema()) <= 2
    with attachments.open_attachment(room.desk.vault, original.id) as sealed:
        assert sealed.read(0, sealed.size) == file.read_bytes()


def test_a_document_is_paged_through_in_memory(room: Room, tmp_path: Path):
    (tmp_path / "a.pdf").write_bytes(typst.compile("Перша #pagebreak() Друга".encode()))
    room.page.show_kind("cn_docs")
    room.page.add([tmp_path / "a.pdf"])
    room.page.wait_for_notice("1 file taken in")
    room.page.choose_files(0)
    room.page.press("open_file")
    window = WindowPage(room.page.qtbot, room.page.wait_for_window(Viewer))
    window.wait_for_picture()
    assert window.text_of("page_number") == "Page 1 of 2"
    window.press("next_page")
    room.page.qtbot.waitUntil(lambda: window.text_of("page_number") == "Page 2 of 2", timeout=20_000)
    window.press("close_viewer")


def test_without_a_camera_a_sentence_stands_and_without_consent_not_even_that(room: Room):
    room.page.press("camera")
    room.page.wait_for_notice("has no camera")
    room.refused.add(AttachmentKind.FACE)
    room.page.show_kind("cn_photo_face")
    room.page.press("camera")
    room.page.wait_for_notice("no consent to photographs of the person")


def test_what_a_camera_takes_is_sealed_from_memory(room: Room, tmp_path: Path):
    taken = photo(tmp_path / "a.jpg").read_bytes()
    room.refused.add(AttachmentKind.INJURY)
    room.presenter.photographed(AttachmentKind.INJURY, taken)
    room.presenter.photographed(AttachmentKind.PLACE, taken)
    room.page.wait_for_files(1)
    (one,) = room.kept()
    assert one.sha256 == hashlib.sha256(taken).hexdigest()


def test_what_a_camera_took_and_the_vault_refused_is_held_when_the_screen_goes_and_kept_later(
    room: Room, tmp_path: Path
):
    taken = photo(tmp_path / "a.jpg").read_bytes()
    room.presenter._jobs = ImmediateJobs("x", VaultFull())
    room.presenter.photographed(AttachmentKind.PLACE, taken)
    room.page.wait_for_notice("The photograph waits")
    room.presenter.gone()
    unkept = room.desk.workspace.unkept
    assert room.kept() == () and not unkept.is_empty
    unkept.try_again()
    assert [one.sha256 for one in room.kept()] == [hashlib.sha256(taken).hexdigest()] and unkept.is_empty


def test_a_film_plays_only_when_somebody_presses_play(room: Room):
    room.page.show_kind("cn_docs")
    room.page.add([FILM])
    room.page.wait_for_notice("1 file taken in")
    room.page.choose_files(0)
    room.page.press("open_file")
    window = WindowPage(room.page.qtbot, room.page.wait_for_window(FilmWindow))
    room.page.qtbot.waitUntil(lambda: window.can_press("play_film"), timeout=20_000)
    assert window.text_of("film_time") == "0:00 / 0:01"
    window.press("play_film")
    room.page.qtbot.waitUntil(lambda: window.picture_is_shown, timeout=20_000)
    window.press("close_film")


def test_what_only_calls_itself_a_film_is_kept_and_said_to_be_unplayable(room: Room, tmp_path: Path):
    (tmp_path / "a.mp4").write_bytes(b"\x00\x00\x00\x18ftypisom" + bytes(range(256)) * 40)
    room.page.show_kind("cn_docs")
    room.page.add([tmp_path / "a.mp4"])
    room.page.wait_for_notice("1 file taken in")
    room.page.choose_files(0)
    room.page.press("open_file")
    window = WindowPage(room.page.qtbot, room.page.wait_for_window(FilmWindow))
    window.wait_for_notice("film_notice", "cannot be played here")
    window.press("close_film")


BAG = ExhibitCard("exhibit[a]", "Пояс", "clothing", is_original_kept=True)
SHELL = ExhibitCard("exhibit[b]", "Предмет у саду", "object", is_dangerous=True)


def test_exhibits_get_numbers_that_stay_with_them(room: Room, tmp_path: Path):
    room.cards = (BAG, ExhibitCard("exhibit[c]", "Щоденник", "diary", number_ref="exhibit[c]/xh_no"))
    room.presenter.started()
    room.page.wait_for_exhibits(2)
    assert [line.splitlines()[0][-4:] for line in room.page.exhibits] == ["-E01", "-E02"]
    number = room.presenter.cards[1].number
    assert room.numbered == [("exhibit[c]/xh_no", number)]
    room.cards = room.cards[1:]
    room.presenter.started()
    room.page.wait_for_exhibits(1)
    assert room.presenter.cards[0].number == number
    room.page.add([photo(tmp_path / "a.jpg")])
    room.page.wait_for_notice("1 file taken in")
    room.page.choose_files(0)
    room.page.tie_to(number)
    room.page.qtbot.waitUntil(lambda: number in room.page.titles[0], timeout=10_000)
    assert details_of(room.kept()[0].details).exhibit == number


def test_a_dangerous_thing_gets_no_label_and_is_taken_into_no_hand(room: Room):
    room.cards = (SHELL,)
    room.presenter.started()
    room.page.wait_for_exhibits(1)
    for name in ("exhibit_label", "exhibit_way"):
        room.page.press(name)
        room.page.wait_for_notice("Do not touch it! Call the rescue service: 101")
    assert not room.page.has_window(LabelDialog)
    assert not room.page.has_window(HandOverDialog)


def test_a_label_bears_the_number_and_nothing_else(room: Room):
    room.cards = (BAG,)
    room.presenter.started()
    room.page.wait_for_exhibits(1)
    room.page.press("exhibit_label")
    window = WindowPage(room.page.qtbot, room.page.wait_for_window(LabelDialog))
    window.press("print_label")
    assert room.printed[0].startswith(b"\x89PNG")
    assert "Пояс".encode() not in room.printed[0]
    window.press("close_label")


def test_an_exhibit_passes_from_hand_to_hand_with_two_signatures(room: Room):
    room.cards = (BAG,)
    room.presenter.started()
    room.page.wait_for_exhibits(1)
    room.page.press("exhibit_way")
    window = WindowPage(room.page.qtbot, room.page.wait_for_window(HandOverDialog))
    window.write("hand_gave", "особа")
    window.write("hand_took", "документатор")
    assert not window.can_press("sign_way")
    window.scribble("gave_pad")
    window.scribble("took_pad")
    window.press("sign_way")
    room.page.wait_for_notice("The handing over is signed")
    number = room.presenter.cards[0].number
    with room.desk.vault.read() as tx:
        (made,) = exhibits.transfers(tx, room.desk.interview_id, number)
        entry = custody.of_interview(tx, room.desk.interview_id)[-1]
    assert (made.said.gave, made.said.took) == ("особа", "документатор")
    assert made.said.gave_signature.startswith("<svg")
    assert (entry.action, entry.object) == (CustodyAction.TRANSFER, made.digest)
    room.page.press("exhibit_way")
    again = WindowPage(room.page.qtbot, room.page.wait_for_window(HandOverDialog))
    assert "особа → документатор" in again.text_of("exhibit_way_so_far")
    again.press("leave_way")


def test_several_files_are_taken_out_together(room: Room, tmp_path: Path):
    room.page.add([photo(tmp_path / f"{number}.jpg", size=(100 + number, 90)) for number in range(3)])
    room.page.wait_for_files(3)
    room.page.wait_for_notice("3 files taken in")
    room.page.choose_files(0, 2)
    assert room.page.details == "2 files are chosen."
    room.page.remove()
    room.page.wait_for_notice("Taken out")
    assert len(room.kept()) == 1
    assert len(list(room.desk.vault.attachments.iterdir())) == 1


def test_nothing_of_a_file_lies_in_the_vault_in_clear(room: Room, tmp_path: Path):
    room.page.add([photo(tmp_path / "Подвір’я.jpg")])
    room.page.wait_for_notice("1 file taken in")
    room.page.choose_files(0)
    room.page.press("open_file")
    window = WindowPage(room.page.qtbot, room.page.wait_for_window(Viewer))
    window.wait_for_picture()
    planted = [b"Nokia", "Подвір".encode(), b"WEBPVP8"]
    for file in (tmp_path / "vault").rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert not [words for words in planted if words in content]
    window.press("close_viewer")


def test_what_is_refused_of_a_handing_over_is_still_in_the_window(room: Room):
    room.cards = (BAG,)
    room.presenter.started()
    room.page.wait_for_exhibits(1)
    room.page.press("exhibit_way")
    window = WindowPage(room.page.qtbot, room.page.wait_for_window(HandOverDialog))
    window.write("hand_gave", "особа")
    window.write("hand_took", "документатор")
    window.write("hand_unsigned", "темно")
    room.presenter._interview_id = "0" * 32
    window.press("sign_way")
    room.page.qtbot.waitUntil(lambda: window.can_press("sign_way"), timeout=10_000)
    assert room.page.has_window(HandOverDialog)
    window.press("leave_way")
