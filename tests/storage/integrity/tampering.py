"""A vault with one of everything, and hands that reach into its files behind the program's back."""

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from forms.engine.changes import RepeatWrite
from forms.interview.changing import Change
from storage.integrity import check
from storage.integrity.findings import Area, FindingCode, Findings
from storage.interviews import (
    amending,
    attachments,
    consent_events,
    drafts,
    interviews,
    links,
    notes,
    settings,
    signatures,
    stretches,
    territory,
    transcripts,
)
from storage.interviews.links import Anchor
from storage.interviews.notes import NoteKind
from storage.interviews.stretches import StretchKind
from storage.interviews.transcripts import Speaker
from storage.vault import Vault, engines, open_vault
from storage.vault.vault import DATABASE, database_key
from tests.storage.interviews.scene import FORM, Scene, later
from tests.storage.vaults import MOMENT, PASSPHRASE, new_vault

PAGE = 4096


@dataclass
class Tampered:
    """A closed vault; what is done to it in between is done with its key, past the program."""

    directory: Path
    key: bytes
    opened: list[Vault] = field(default_factory=list)

    @contextlib.contextmanager
    def raw(self) -> Iterator[sqlcipher.Connection]:
        """The database with its key, without triggers and references."""
        with contextlib.closing(engines.connected(self.directory / DATABASE, self.key)) as connection:
            connection.execute("PRAGMA foreign_keys=OFF")
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                connection.execute(f"DROP TRIGGER {name}")
            yield connection

    @contextlib.contextmanager
    def open(self) -> Iterator[Vault]:
        vault = open_vault(self.directory, PASSPHRASE)
        try:
            yield vault
        finally:
            vault.close()

    def findings(self) -> Findings:
        with self.open() as vault:
            return check.full(vault)

    def found(self) -> set[tuple[FindingCode, Area | None]]:
        return {(one.code, one.area) for one in self.findings().found}

    def database(self) -> bytes:
        return (self.directory / DATABASE).read_bytes()

    def put_database(self, content: bytes) -> None:
        for name in (f"{DATABASE}-wal", f"{DATABASE}-shm"):
            (self.directory / name).unlink(missing_ok=True)
        (self.directory / DATABASE).write_bytes(content)

    def copy_to(self, target: Path) -> "Tampered":
        shutil.copytree(self.directory, target)
        return Tampered(target, self.key)


def lived_in(folder: Path) -> Tampered:
    """A vault after some days of work: sealed and corrected interviews, drafts, a recording that was cut off."""
    vault = new_vault(folder / "vault-1")
    scene = Scene.begun(vault)
    scene.certify()
    fill(scene, folder)
    scene.seal()
    correction = amending.amend(vault, scene.interview_id, later(60))
    with vault.transaction() as tx:
        territory.import_list(tx, LIST.encode(), MOMENT)
        second = interviews.start(tx, scene.mission_id, FORM, later(120))
    scene.interview_id = second.id
    fill(scene, folder)
    attachments.recover_open_segments(vault, later(180))
    scene.interview_id = correction
    scene.answer(("a", "corrected"))
    with vault.transaction() as tx:
        settings.put(tx, "idle-minutes", "5", MOMENT)
    key = database_key(vault.master_key())
    vault.close()
    return Tampered(folder / "vault-1", key)


LIST = (
    "svidok-territory\t1\nsource\tlist\ndated\t2025-02-28\nmark\tG\nkatottg\tfrom\tto\tcontrol\n"
    "UA63040050000018021\t2022-02-27\t2022-09-08\toccupied\nUA63040050010071245\t2022-09-09\t\tcontested\n"
)


def write_down(scene: Scene, recording: str) -> None:
    """A transcript of two lines, and two marked stretches."""
    with scene.vault.transaction() as tx:
        made = transcripts.start(tx, recording, MOMENT)
        lines = [transcripts.new_line(at, Speaker.PERSON, f"line {at}") for at in (0, 1_000)]
        transcripts.put(tx, made, lines)
        for at in (0, 2_000):
            stretches.add(tx, recording, StretchKind.SENSITIVE, at, at + 500, MOMENT)


def fill(scene: Scene, folder: Path) -> None:
    """Answers with a change and a change back, notes, files, a statement, a refused signature."""
    scene.answer(("a", "1"), ("b", "2"), ("c", "3"))
    scene.answer(("a", "changed"), ("b", None))
    scene.answer(("a", "1"))
    with scene.vault.transaction() as tx:
        first = notes.add(tx, scene.interview_id, NoteKind.NOTE, "first", MOMENT)
        notes.add(tx, scene.interview_id, NoteKind.MARKER, "pause", MOMENT)
        notes.change(tx, first.id, "first, corrected")
        for starts in (0, 10):
            links.add(tx, scene.interview_id, "/f/i[aa]", "/f/a", Anchor(starts, starts + 3, ""), "abc", MOMENT)
        for change in (Change.WITHDRAW_SHARE, Change.ANONYMISE):
            said = consent_events.Said(change, frozenset({"opg"}), "2026-11-20")
            consent_events.keep(tx, scene.interview_id, scene.interview_id, said, MOMENT)
    heard = scene.record_sound()
    write_down(scene, heard)
    scene.record_sound(cut=True)
    attachments.recover_open_segments(scene.vault, later(30))
    scene.attach_photo(folder)
    taken_out = scene.attach_photo(folder)
    with scene.vault.transaction() as tx:
        attachments.remove(tx, taken_out, later(40))
    attachments.delete_files(scene.vault)
    scene.state()
    with scene.vault.transaction() as tx:
        signatures.refuse(tx, scene.interview_id, "interviewee", "tired", MOMENT)
        drafts.save_answers(
            tx, scene.interview_id, [], MOMENT, [RepeatWrite("/f/i[aa]", 1), RepeatWrite("/f/i[bb]", 2)]
        )
