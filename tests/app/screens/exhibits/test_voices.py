"""Copies of recordings in another voice: as long as before, at another height, tied to the original."""

import io
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy
import pytest
import soundfile
from pytestqt.qtbot import QtBot

from app.jobs import Lane
from app.screens.attachments.pictures import details_of
from app.screens.exhibits import open_exhibits
from app.screens.exhibits.view import ExhibitsScreen
from app.screens.exhibits.voice_window import VoiceDialog
from app.screens.exhibits.voices import FACTORS, Changer, Voice
from storage.interviews import attachments
from storage.interviews.attachments import AttachmentKind
from tests.app.recorder.desk import Desk
from tests.app.screens.transcript.scene import recorded
from tests.pages.exhibits_page import ExhibitsPage, WindowPage

RATE = 48_000
STILL = (0.0, 1 / 3, 2 / 3)


def tone(height: int, seconds: int) -> "numpy.ndarray":
    return (9_000 * numpy.sin(2 * numpy.pi * height * numpy.arange(RATE * seconds) / RATE)).astype("int16")


def voiced(voice: Voice, sound: "numpy.ndarray", step: int = RATE) -> "numpy.ndarray":
    changer = Changer(voice, STILL)
    pieces = [changer.feed(sound[at : at + step]) for at in range(0, len(sound), step)]
    return numpy.concatenate([*pieces, changer.end()])


@pytest.mark.parametrize("voice", list(Voice))
def test_the_height_moves_and_the_length_stays(voice: Voice):
    made = voiced(voice, tone(200, 8))
    assert abs(len(made) - 8 * RATE) < RATE // 5
    middle = made[RATE : 7 * RATE].astype("float64")
    loudest = numpy.argmax(numpy.abs(numpy.fft.rfft(middle))) / 6
    assert abs(loudest - 200 * FACTORS[voice]) < 200 * 0.06


@pytest.mark.parametrize("voice", list(Voice))
def test_what_is_said_stays_at_its_second(voice: Voice):
    sound = tone(200, 20)
    # A word every four seconds.
    quiet = numpy.arange(len(sound)) % (4 * RATE) > RATE
    sound[quiet] = 0
    made = voiced(voice, sound, 20_011)
    loud = numpy.abs(made.astype("int32")) > 3_000
    starts = [at / RATE for at in range(0, len(made) - 480, 480) if loud[at : at + 480].any()]
    begins = [at for before, at in zip([-9.0, *starts], starts, strict=False) if at - before > 1]
    assert len(begins) == 5
    assert all(abs(at - due) < 0.15 for at, due in zip(begins, (0, 4, 8, 12, 16), strict=True))


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.close()


def opened(qtbot: QtBot, desk: Desk) -> tuple[ExhibitsScreen, ExhibitsPage]:
    screen = open_exhibits(desk.workspace, desk.interview_id, lambda _kind: (), lambda: None, lambda _ref, _value: None)
    assert isinstance(screen, ExhibitsScreen)
    qtbot.addWidget(screen)
    screen.resize(1366, 690)
    screen.show()
    page = ExhibitsPage(qtbot, screen)
    page.wait_for_files(1)
    return screen, page


def test_a_copy_is_made_beside_the_recording_with_who_why_and_how(qtbot: QtBot, desk: Desk) -> None:
    recording = recorded(desk, 12)
    screen, page = opened(qtbot, desk)
    page.choose_files(0)
    page.press("change_voice")
    window = WindowPage(qtbot, page.wait_for_window(VoiceDialog))
    window.wait_for_notice("voice_honest", "does not make a voice unrecognisable")
    assert not window.can_press("keep_copy")
    window.write("copy_who", "К-01")
    window.write("copy_why", "для фахівця")
    window.press("keep_copy")
    page.wait_for_notice("tied to the sealed original")
    with desk.vault.read() as tx:
        kept = {one.id: one for one in attachments.of_interview(tx, desk.interview_id)}
    original = kept.pop(recording)
    (copy,) = kept.values()
    details = details_of(copy.details)
    assert (details.made_from, details.made_of) == (recording, original.sha256)
    assert (details.made_by, details.made_why, details.made_how) == ("К-01", "для фахівця", "voice:deeper")
    assert (copy.part, copy.kind) == (original.part, AttachmentKind.DOCUMENT)
    # Whatever the consent says of sound, it says of the copy.
    assert copy.mime.startswith("audio/")
    with attachments.open_attachment(desk.vault, copy.id) as sealed:
        heard, rate = soundfile.read(io.BytesIO(sealed.read(0, sealed.size)))
    assert abs(len(heard) / rate - 12) < 0.5
    page.choose_files(1)
    assert "The voice was changed" in page.details
    screen.leave()


def test_stopping_keeps_nothing(qtbot: QtBot, desk: Desk) -> None:
    recorded(desk, 5)
    go_on = threading.Event()
    desk.jobs.run(Lane.KEEPING, lambda: go_on.wait(30), done=lambda _: None, failed=lambda _: None)
    screen, page = opened(qtbot, desk)
    page.choose_files(0)
    page.press("change_voice")
    window = WindowPage(qtbot, page.wait_for_window(VoiceDialog))
    window.write("copy_who", "К-01")
    window.write("copy_why", "для фахівця")
    window.press("keep_copy")
    page.press("cancel_import")
    go_on.set()
    page.wait_for_notice("No copy was made")
    with desk.vault.read() as tx:
        assert len(attachments.of_interview(tx, desk.interview_id)) == 1
    screen.leave()
