"""Makes the golden vault of the present format: `python -m tests.golden.vaults.make_vault`.

Each released format gets one, once. A golden vault is never made anew: every later program must open it.
"""

import io
import tarfile
import tempfile
from pathlib import Path

from storage.crypto.hpke import BoxKey
from storage.interviews import attachments, interviews, notes
from storage.interviews.attachments import AttachmentKind
from storage.interviews.interviews import Heading
from storage.interviews.notes import NoteKind
from storage.objects.kinds import PartKind
from storage.vault import create_vault
from storage.vault.integrity import full_check
from storage.vault.migrations import STEPS
from tests.golden.vaults import contents
from tests.storage.interviews.scene import FORM, Scene, later
from tests.storage.vaults import LOWEST_FOR_TESTS, MOMENT

_KEPT = ("header.a", "header.b", "data", "att")


def make(directory: Path) -> None:
    """Make the vault as its contents describe it."""
    vault = create_vault(
        directory,
        passphrase=contents.PASSPHRASE,
        cost=LOWEST_FOR_TESTS,
        practice=False,
        recovery=BoxKey.from_seed(contents.RECOVERY_SEED).public,
        moment=MOMENT,
    )
    scene = Scene.begun(vault)
    with vault.transaction() as tx:
        interviews.set_heading(tx, scene.interview_id, Heading(*contents.SEALED_HEADING), MOMENT)
    scene.certify()
    scene.answer(*contents.SEALED_ANSWERS)
    scene.record_sound()
    attachments.import_bytes(
        vault, scene.interview_id, PartKind.IDENTITY, AttachmentKind.PHOTO, contents.PHOTO, "image/jpeg", MOMENT
    )
    scene.seal()
    with vault.transaction() as tx:
        draft = interviews.start(tx, scene.mission_id, FORM, later(60))
        notes.add(tx, draft.id, NoteKind.NOTE, contents.NOTE, later(61))
    scene.interview_id = draft.id
    for answers in contents.DRAFT_ANSWERS:
        scene.answer(*answers)
    scene.record_sound()
    with vault.maintenance() as connection:
        connection.execute("VACUUM")
    assert full_check(vault).is_sound
    vault.close()


def main() -> None:
    """Write the archive of this format, unless it is there."""
    target = Path(__file__).parent / f"v{len(STEPS)}" / "vault.tar"
    if target.exists():
        raise SystemExit("a golden vault of this format is there; it is never made anew")
    packed = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder) / "1"
        make(directory)
        with tarfile.open(fileobj=packed, mode="w") as archive:
            for name in _KEPT:
                archive.add(directory / name, name, filter=_anonymous)
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(packed.getvalue())


def _anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mtime = 0
    return member


if __name__ == "__main__":
    main()
