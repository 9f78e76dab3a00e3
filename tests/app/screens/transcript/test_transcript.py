"""A recording written down: a real sound, a real vault, the keyboard."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.jobs import Lane
from app.screens.recording import open_recording_panel
from app.screens.sealed import open_sealed
from app.screens.transcript import TranscriptScreen, open_transcript
from app.screens.transcript.door import TranscriptDoor
from storage.interviews import interviews, notes, stretches, transcripts
from storage.interviews.notes import NoteKind
from storage.interviews.transcripts import Fidelity, Line, Origin
from tests.app.recorder.desk import Desk
from tests.app.screens.transcript.scene import recorded
from tests.pages.transcript_page import TranscriptPage
from tests.storage.interviews.scene import Scene
from tests.storage.organisations import OrganisationKeys

pytestmark = pytest.mark.qt_log_ignore("PulseAudio", "pipewire", extend=True)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path):
    made = Desk(tmp_path)
    yield made
    made.close()


def opened(qtbot: QtBot, desk: Desk, recording: str, at_ms: int = 0) -> tuple[TranscriptScreen, TranscriptPage]:
    screen = open_transcript(desk.workspace, recording, at_ms)
    assert isinstance(screen, TranscriptScreen)
    qtbot.addWidget(screen)
    screen.resize(1366, 690)
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(lambda: screen.player is not None, timeout=10_000)
    return screen, TranscriptPage(qtbot, screen)


def kept(desk: Desk, recording: str) -> tuple[Line, ...]:
    with desk.vault.read() as tx:
        found = transcripts.of_recording(tx, recording)
        return () if found is None else transcripts.lines_of(tx, found.id)


def test_lines_are_written_by_keyboard_alone_and_kept(qtbot: QtBot, desk: Desk) -> None:
    recording = recorded(desk)
    screen, page = opened(qtbot, desk, recording)
    assert screen.player is not None
    page.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    page.type("Розкажіть, що сталося.")
    page.key(Qt.Key.Key_F8)
    screen.player.jump(5_000)
    page.key(Qt.Key.Key_Return)
    page.type("Ми були в погребі.")
    assert page.lines == [
        "00:00:00 Documenter: Розкажіть, що сталося.",
        "00:00:05 Documenter: Ми були в погребі.",
    ]
    screen.player.jump(9_000)
    page.key(Qt.Key.Key_F6)
    page.key(Qt.Key.Key_F7)
    for _ in range(3):
        page.key(Qt.Key.Key_F8)
    assert page.chosen == "00:00:06 Person: Ми були в погребі."
    page.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.chosen.startswith("00:00:00")
    qtbot.waitUntil(lambda: len(kept(desk, recording)) == 2, timeout=10_000)
    screen.leave()
    qtbot.waitUntil(lambda: [line.at_ms for line in kept(desk, recording)] == [0, 6_000], timeout=10_000)
    assert [line.text for line in kept(desk, recording)] == ["Розкажіть, що сталося.", "Ми були в погребі."]


def test_what_is_being_written_is_kept_when_the_program_locks(qtbot: QtBot, desk: Desk) -> None:
    recording = recorded(desk, 3)
    screen, page = opened(qtbot, desk, recording)
    page.press("lineNew")
    page.type("Половина рядка")
    desk.workspace.flushes.flush()
    qtbot.waitUntil(lambda: [line.text for line in kept(desk, recording)] == ["Половина рядка"], timeout=10_000)
    screen.leave()


def test_it_comes_back_as_it_was_left_with_who_why_and_how(qtbot: QtBot, desk: Desk) -> None:
    recording = recorded(desk, 3)
    screen, page = opened(qtbot, desk, recording)
    page.press("lineNew")
    page.type("Перший рядок")
    page.choose_fidelity(1)
    page.fill("transcriptAuthor", "D-17")
    page.fill("transcriptReason", "прохання прокурора")
    screen.leave()
    qtbot.waitUntil(lambda: len(kept(desk, recording)) == 1, timeout=10_000)
    _again, page = opened(qtbot, desk, recording)
    assert page.lines == ["00:00:00 Person: Перший рядок"]
    with desk.vault.read() as tx:
        found = transcripts.of_recording(tx, recording)
    assert found is not None
    assert (found.fidelity, found.author, found.reason) == (Fidelity.NEAR, "D-17", "прохання прокурора")
    page.key(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert page.lines == []
    _again.leave()
    qtbot.waitUntil(lambda: kept(desk, recording) == (), timeout=10_000)


def test_a_machines_line_waits_for_a_person(qtbot: QtBot, desk: Desk) -> None:
    recording = recorded(desk, 3)
    screen, page = opened(qtbot, desk, recording)
    screen.presenter.machine_made([(0, "Дах загорівся"), (2_000, "і згорів")])
    assert all("not confirmed" in line for line in page.lines)
    assert page.is_shown("lineConfirm")
    page.key(Qt.Key.Key_F9)
    assert page.lines[0] == "00:00:00 Person: Дах загорівся"
    assert not page.is_shown("lineConfirm")
    page.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    page.type("!")
    # Whoever corrects it has heard it.
    assert page.lines[1] == "00:00:02 Person: і згорів!"
    screen.leave()
    qtbot.waitUntil(lambda: len(kept(desk, recording)) == 2, timeout=10_000)
    assert {(line.origin, line.is_confirmed) for line in kept(desk, recording)} == {(Origin.MACHINE, True)}


def test_a_stretch_is_marked_as_sensitive_and_the_mark_taken_back(qtbot: QtBot, desk: Desk) -> None:
    recording = recorded(desk)
    screen, page = opened(qtbot, desk, recording)
    assert screen.player is not None
    screen.stretch_marked.emit(2_000, 5_000)
    qtbot.waitUntil(lambda: page.sensitive == ["00:00:02 – 00:00:05"], timeout=10_000)
    with desk.vault.read() as tx:
        assert [(one.from_ms, one.to_ms) for one in stretches.of_recording(tx, recording)] == [(2_000, 5_000)]
    page.press("sensitiveRemove")
    qtbot.waitUntil(lambda: page.sensitive == [], timeout=10_000)
    screen.leave()


def test_the_lock_waits_for_a_stretch_that_is_marked_and_for_a_mark_that_is_taken_back(
    qtbot: QtBot, desk: Desk
) -> None:
    screen, page = opened(qtbot, desk, recorded(desk))
    for change, sensitive in (
        (lambda: screen.stretch_marked.emit(2_000, 5_000), ["00:00:02 – 00:00:05"]),
        (lambda: page.press("sensitiveRemove"), []),
    ):
        gate = threading.Event()
        desk.jobs.run(Lane.VAULT, lambda gate=gate: gate.wait(20), done=lambda _: None, failed=lambda _: None)
        assert desk.jobs.words.over(10)
        change()
        assert not desk.jobs.words.over(0)
        gate.set()
        qtbot.waitUntil(lambda sensitive=sensitive: page.sensitive == sensitive, timeout=10_000)
        assert desk.jobs.words.over(10)
    screen.leave()


def test_it_opens_at_a_marker_and_goes_on_to_the_next(qtbot: QtBot, desk: Desk) -> None:
    recording = recorded(desk)
    with desk.vault.transaction() as tx:
        for at in (3_000, 8_000):
            notes.add(
                tx, desk.interview_id, NoteKind.MARKER, "incident", desk.clock.now(),
                attachment_id=recording, offset_ms=at,
            )  # fmt: skip
    screen, _page = opened(qtbot, desk, recording, 3_000)
    assert screen.player is not None
    assert screen.player.position == 3_000
    screen.player.go_to_mark(1)
    assert screen.player.position == 8_000
    screen.leave()


def seal(desk: Desk) -> None:
    """Seal the draft in its own vault."""
    scene = Scene(desk.vault, desk.interview_id, "", OrganisationKeys())
    scene.take_organisation()
    scene.seal(moment=desk.clock.now())


def test_what_was_sealed_with_the_interview_does_not_change_and_a_later_one_names_it(qtbot: QtBot, desk: Desk) -> None:
    recording = recorded(desk, 3)
    screen, page = opened(qtbot, desk, recording)
    page.press("lineNew")
    page.type("До печатки")
    screen.leave()
    qtbot.waitUntil(lambda: len(kept(desk, recording)) == 1, timeout=10_000)
    seal(desk)
    screen, page = opened(qtbot, desk, recording)
    assert "does not change" in page.nature
    assert page.lines == ["00:00:00 Person: До печатки"]
    page.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert len(page.lines) == 1
    page.press("transcriptAnew")
    assert "names the sealed interview" in page.nature
    page.type(" і після")
    for name, words in (("Author", "D-17"), ("Reason", "переклад"), ("Method", "на слух")):
        page.fill(f"transcript{name}", words)
    screen.leave()
    qtbot.waitUntil(lambda: [line.text for line in kept(desk, recording)] == ["До печатки і після"], timeout=10_000)
    with desk.vault.read() as tx:
        found = transcripts.of_recording(tx, recording)
        assert found is not None
        assert found.original == interviews.get(tx, desk.interview_id).manifest_digest
    assert (found.author, found.reason, found.method) == ("D-17", "переклад", "на слух")


def test_a_refused_save_says_so_and_nothing_is_lost(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    recording = recorded(desk, 3)
    screen, page = opened(qtbot, desk, recording)
    page.press("lineNew")
    page.type("Те, чого диск не взяв")
    with desk.vault.transaction() as tx:
        tx.exec_driver_sql(
            "CREATE TRIGGER refuse BEFORE INSERT ON transcript_lines BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
    desk.workspace.flushes.flush()
    qtbot.waitUntil(lambda: len(desk.bugs) == 1, timeout=10_000)
    desk.bugs.clear()
    assert page.trouble
    with desk.vault.transaction() as tx:
        tx.exec_driver_sql("DROP TRIGGER refuse")
    screen.leave()
    qtbot.waitUntil(lambda: len(kept(desk, recording)) == 1, timeout=10_000)


def test_nothing_is_kept_of_a_look(qtbot: QtBot, desk: Desk) -> None:
    recording = recorded(desk, 3)
    screen, _page = opened(qtbot, desk, recording)
    screen.leave()
    with desk.vault.read() as tx:
        assert transcripts.of_recording(tx, recording) is None


def test_a_sealed_recording_and_a_finished_one_lead_to_their_transcripts(qtbot: QtBot, desk: Desk) -> None:
    recording = recorded(desk, 2)
    opened_screens: list[QWidget] = []
    desk.navigator.open = opened_screens.append  # type: ignore[method-assign]
    panel = open_recording_panel(desk.workspace, desk.interview_id, lambda: ())
    qtbot.addWidget(panel)
    TranscriptDoor(desk.workspace, panel)
    panel.transcript_asked.emit(recording)
    panel.marker_opened.emit(recording, 1_000)
    seal(desk)
    sealed = open_sealed(desk.workspace, desk.interview_id)
    qtbot.addWidget(sealed)
    sealed.show()
    page = TranscriptPage(qtbot, sealed)
    qtbot.waitUntil(lambda: page.is_there("transcript"), timeout=10_000)
    page.press("transcript")
    assert len(opened_screens) == 3
    for screen in opened_screens:
        assert isinstance(screen, TranscriptScreen)
        qtbot.addWidget(screen)
        qtbot.waitUntil(lambda shown=screen: shown.player is not None, timeout=10_000)
        screen.leave()
    assert [screen.player.position for screen in opened_screens] == [0, 1_000, 0]
    sealed.leave()
