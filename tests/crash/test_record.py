import re
from pathlib import Path

import pytest
from sqlalchemy import select

from storage.container import ContainerWriter
from storage.interviews import attachments, custody, notes
from storage.interviews.attachments import Attachment, AttachmentKind
from storage.objects.custody import CustodyAction
from storage.objects.kinds import PartKind
from storage.vault import Vault, tables
from tests.crash.basic import PHOTO, SECONDS, second_of, the_draft
from tests.crash.checks import reopened
from tests.crash.conftest import BOUNDED, Suite
from tests.crash.killing import Outcome
from tests.storage.interviews.scene import SOUND, Scene
from tests.storage.vaults import MOMENT, new_vault

pytestmark = pytest.mark.timeout(600)


def test_sound_called_recorded_outlives_a_kill_at_some_writes(suite: Suite, tmp_path: Path) -> None:
    suite.kill_everywhere("record", draft(tmp_path), check_record, most=BOUNDED)


def test_recovery_that_is_killed_itself_at_some_writes_ends_the_same(suite: Suite, tmp_path: Path) -> None:
    suite.kill_everywhere("recover", cut_off(tmp_path), check_recover, most=BOUNDED)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_recovery_that_is_killed_itself_at_any_write_ends_the_same(suite: Suite, tmp_path: Path) -> None:
    suite.kill_everywhere("recover", cut_off(tmp_path), check_recover, most=None)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_sound_called_recorded_outlives_a_kill_at_every_write(suite: Suite, tmp_path: Path) -> None:
    suite.kill_everywhere("record", draft(tmp_path), check_record, most=None)


def draft(tmp_path: Path) -> Path:
    folder = tmp_path / "template"
    folder.mkdir()
    vault = new_vault(folder / "vault")
    Scene.begun(vault)
    vault.close()
    return folder


def cut_off(tmp_path: Path) -> Path:
    """A vault whose last process died with a recording, a photo and a file that was never begun under way."""
    folder = draft(tmp_path)
    with reopened(folder / "vault") as vault:
        with vault.read() as tx:
            interview = the_draft(tx)
        Scene(vault, interview, "").record_sound(cut=True)
        torn = max(vault.attachments.iterdir())
        with torn.open("ab") as file:
            file.write(b"a record that was never finished" * 50)
        with vault.transaction() as tx:
            photo = attachments.begin(
                tx, vault, interview, PartKind.IDENTITY, AttachmentKind.PHOTO, "image/jpeg", MOMENT
            )
            attachments.begin(tx, vault, interview, PartKind.BODY, AttachmentKind.AUDIO, "audio/ogg", MOMENT)
        writer = ContainerWriter.create(photo.path, photo.key, record_size=photo.record_size)
        writer.append(PHOTO[:100_000])
        writer.abandon()
    return folder


def check_record(folder: Path, outcome: Outcome) -> None:
    with reopened(folder / "vault") as vault:
        # As at every start: what the disk refused to delete is deleted now.
        assert attachments.delete_files(vault) == 0
        attachments.recover_open_segments(vault, MOMENT)
        assert_nothing_half(vault)
        with vault.read() as tx:
            interview = the_draft(tx)
            attached = attachments.of_interview(tx, interview)
            markers = len(notes.of_interview(tx, interview))
        assert markers >= sum(said.startswith("marker") for said in outcome.said)
        assert_sound_is_there(vault, attached, outcome.said)
        photos = [attachment for attachment in attached if attachment.kind is AttachmentKind.PHOTO]
        assert len(photos) >= outcome.said.count("photo")
        assert [content(vault, photo) for photo in photos] in ([], [PHOTO])
        go_on(vault, interview, attached)


def assert_sound_is_there(vault: Vault, attached: tuple[Attachment, ...], said: list[str]) -> None:
    """Of each segment at least the seconds called recorded, and nothing that was not said."""
    seconds = [tuple(map(int, found.groups())) for line in said if (found := re.fullmatch(r"second (\d) (\d)", line))]
    recordings = [attachment for attachment in attached if attachment.kind is AttachmentKind.AUDIO]
    if not seconds and not recordings:
        return
    (recording,) = recordings
    with attachments.open_attachment(vault, recording.id) as file:
        for number, size in enumerate(file.segment_sizes):
            sound = file.read_segment(number, 0, size)
            written = b"".join(second_of(number + 1, second) for second in range(SECONDS))
            assert written.startswith(sound)
            # The second being written at the kill is the only one that may be missing, or there unsaid.
            acknowledged = sum(segment == number + 1 for segment, _ in seconds)
            assert acknowledged <= len(sound) // len(second_of(1, 0)) <= acknowledged + 1
        assert len(file.segment_sizes) >= len({segment for segment, _ in seconds})


def go_on(vault: Vault, interview: str, attached: tuple[Attachment, ...]) -> None:
    """After the crash recording goes on in a new segment, or from the beginning."""
    before = next((a for a in attached if a.kind is AttachmentKind.AUDIO), None)
    recording = Scene(vault, interview, "").record_sound(attachment_id=before.id if before else "")
    with vault.read() as tx:
        now = attachments.get(tx, recording)
    assert content(vault, now).endswith(b"".join(SOUND))
    assert now.size == (before.size if before else 0) + len(b"".join(SOUND))
    assert_nothing_half(vault)


def check_recover(folder: Path, outcome: Outcome) -> None:
    with reopened(folder / "vault") as vault:
        # As at every start: what the disk refused to delete is deleted now.
        assert attachments.delete_files(vault) == 0
        attachments.recover_open_segments(vault, MOMENT)
        assert attachments.recover_open_segments(vault, MOMENT) == 0
        assert_nothing_half(vault)
        with vault.read() as tx:
            interview = the_draft(tx)
            (recording,) = attachments.of_interview(tx, interview)
            recovered = [e for e in custody.of_interview(tx, interview) if e.action is CustodyAction.SALVAGE]
        assert recording.truncated
        assert content(vault, recording) == b"".join(SOUND)
        assert len(recovered) == 1
        go_on(vault, interview, (recording,))


def assert_nothing_half(vault: Vault) -> None:
    """No segment is open, and every file belongs to a row that can be read or kept its key."""
    t = tables.segments.c
    with vault.read() as tx:
        rows = tx.execute(select(t.file, t.state, t.file_bytes, t.wrapped_key)).all()
    assert {row.state for row in rows} <= {"finished", "truncated", "lost"}
    there = {path.name: path.stat().st_size for path in vault.attachments.iterdir()}
    # What may be sound that only our reader refuses stays, with its key.
    doubtful = {row.file for row in rows if row.state == "lost" and row.wrapped_key is not None}
    kept = {row.file: row.file_bytes for row in rows if row.state != "lost"}
    assert {name: size for name, size in there.items() if name not in doubtful} == kept


def content(vault: Vault, attachment: Attachment) -> bytes:
    with attachments.open_attachment(vault, attachment.id) as file:
        return file.read(0, file.size)
