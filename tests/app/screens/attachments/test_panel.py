"""Photos and documents, taken in through the panel into a real vault."""

import hashlib
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.recorder.segment import Segment
from app.screens.attachments import AttachmentKind, open_attachments_panel
from storage.interviews import attachments
from storage.interviews.attachments import OPUS
from storage.objects.kinds import PartKind
from tests.app.recorder.desk import Desk
from tests.app.recorder.speaking import tone
from tests.app.screens.attachments.photos import bomb, photo
from tests.pages.attachments_page import AttachmentsPage


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path):
    made = Desk(tmp_path)
    yield made
    made.close()


def allowed(kind: AttachmentKind) -> tuple[str, ...]:
    return ()


def opened(qtbot: QtBot, desk: Desk, gate=allowed) -> tuple[QWidget, AttachmentsPage]:
    panel = open_attachments_panel(desk.workspace, desk.interview_id, gate)
    qtbot.addWidget(panel)
    panel.resize(308, 560)
    panel.show()
    return panel, AttachmentsPage(qtbot, panel)


def kept(desk: Desk) -> tuple[attachments.Attachment, ...]:
    with desk.vault.read() as tx:
        return attachments.of_interview(tx, desk.interview_id)


def test_a_photograph_keeps_its_bytes_and_shows_what_the_camera_noted(qtbot: QtBot, desk: Desk, tmp_path: Path):
    file = photo(tmp_path / "Подвір’я.jpg")
    _, page = opened(qtbot, desk)
    page.ask_photo("place")
    page.choose(file)
    assert page.titles == ["Подвір’я.jpg"]
    for words in ("Nokia G42", "2026:11:20 14:05:09", "50.625000, 29.920000", "1200 × 800"):
        assert words in page.details
    (one,) = kept(desk)
    assert one.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert one.part is PartKind.BODY
    with attachments.open_attachment(desk.vault, one.id) as sealed:
        assert sealed.read(0, sealed.size) == file.read_bytes()


def test_a_face_goes_into_the_identity_part(qtbot: QtBot, desk: Desk, tmp_path: Path):
    _, page = opened(qtbot, desk)
    page.ask_photo("cn_photo_face")
    page.choose(photo(tmp_path / "a.jpg"))
    assert kept(desk)[0].part is PartKind.IDENTITY


@pytest.mark.parametrize("kind", ["cn_photo_face", "cn_photo_inj"])
def test_without_consent_no_file_is_asked_for(qtbot: QtBot, desk: Desk, kind: str):
    _, page = opened(qtbot, desk, lambda asked: ("no-consent",) if asked == kind else ())
    page.ask_photo(kind)
    assert not page.is_asking_for_a_file
    assert "no consent" in page.notice
    page.ask_document()
    assert page.is_asking_for_a_file


@pytest.mark.parametrize("rule", ["G70", "G75", "G76"])
def test_what_a_rule_forbids_is_not_called_a_want_of_consent(qtbot: QtBot, desk: Desk, rule: str):
    _, page = opened(qtbot, desk, lambda _: (rule,))
    page.ask_document()
    assert not page.is_asking_for_a_file
    assert "reminders" in page.notice
    assert "consent" not in page.notice


def test_consent_withdrawn_while_the_dialog_is_open_counts(qtbot: QtBot, desk: Desk, tmp_path: Path):
    missing: list[str] = []
    _, page = opened(qtbot, desk, lambda kind: tuple(missing))
    page.ask_document()
    missing.append("no-consent")
    page.choose(photo(tmp_path / "a.jpg"))
    assert "no consent" in page.notice
    assert kept(desk) == ()


def test_a_photograph_that_cannot_be_read_is_kept_as_a_file(qtbot: QtBot, desk: Desk, tmp_path: Path):
    _, page = opened(qtbot, desk)
    page.ask_photo("place")
    page.choose(bomb(tmp_path / "велике.png"))
    page.wait_for_notice("kept unchanged as a file")
    page.open_large()
    page.wait_for_notice("cannot be shown here")
    assert kept(desk)[0].size == (tmp_path / "велике.png").stat().st_size


@pytest.mark.parametrize("name", ["missing.jpg", "empty.jpg"])
def test_a_file_that_cannot_be_taken_in_is_a_sentence(qtbot: QtBot, desk: Desk, tmp_path: Path, name: str):
    (tmp_path / "empty.jpg").touch()
    _, page = opened(qtbot, desk)
    page.ask_document()
    page.choose(tmp_path / name)
    qtbot.waitUntil(lambda: page.notice != "", timeout=10_000)
    assert page.titles == []


def test_a_picture_is_shown_large_from_memory(qtbot: QtBot, desk: Desk, tmp_path: Path):
    _, page = opened(qtbot, desk)
    page.ask_photo("place")
    page.choose(photo(tmp_path / "a.jpg"))
    page.open_large()
    dialog = page.wait_for_large()
    assert dialog.windowTitle() == "Photograph"
    dialog.close()


def test_a_file_can_be_taken_out_again(qtbot: QtBot, desk: Desk, tmp_path: Path):
    _, page = opened(qtbot, desk)
    page.ask_document()
    page.choose(photo(tmp_path / "a.jpg"))
    page.remove()
    assert kept(desk) == ()


def test_nothing_of_a_photograph_lies_in_the_vault_in_clear(qtbot: QtBot, desk: Desk, tmp_path: Path):
    _, page = opened(qtbot, desk)
    page.ask_photo("place")
    page.choose(photo(tmp_path / "Подвір’я.jpg"))
    planted = [b"Nokia", "Подвір".encode(), b"\xff\xd8\xff", b"WEBP"]
    for file in (tmp_path / "vault").rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            # Three bytes meet by chance in a large file; the longer ones must not be there at all.
            assert not [words for words in planted if len(words) > 3 and words in content]
            assert not content.startswith(b"\xff\xd8\xff")


def test_a_recording_that_the_person_takes_back_can_be_taken_out(qtbot: QtBot, desk: Desk):
    panel, page = opened(qtbot, desk)
    panel.hide()
    moment = desk.workspace.clock.now()
    with desk.vault.transaction() as tx:
        handle = attachments.begin(
            tx,
            desk.vault,
            desk.interview_id,
            PartKind.BODY,
            attachments.AttachmentKind.AUDIO,
            OPUS,
            moment,
        )
    panel.show()
    page.wait_until_shown(0)
    segment = Segment(handle.path, handle.key)
    segment.hear(tone(1))
    written = segment.finish()
    with desk.vault.transaction() as tx:
        attachments.finish_segment(tx, handle.segment_id, written, duration_ms=segment.heard_ms)
    panel.hide()
    panel.show()
    page.wait_until_shown(1)
    assert page.titles[0].startswith("Recording of ")
    assert "Sound recording" in page.details
    assert "no other copy" in page.remove()
    assert kept(desk) == ()
    assert list(desk.vault.attachments.iterdir()) == []
