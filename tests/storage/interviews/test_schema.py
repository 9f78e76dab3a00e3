import pytest
from sqlalchemy.exc import IntegrityError

from storage.vault import Vault
from storage.vault.migrations import STEPS
from storage.vault.tables import metadata
from tests.storage.interviews.scene import Scene


def test_the_page_of_tables_says_what_the_migrations_made(vault: Vault) -> None:
    with vault.read() as tx:
        for table in metadata.sorted_tables:
            made = [row[1] for row in tx.exec_driver_sql(f"PRAGMA table_info({table.name})")]
            assert made == [column.name for column in table.columns], table.name
        existing = {
            row[0]
            for row in tx.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not row[0].startswith(("sqlite_", "search"))
        }
    assert existing == {name for name in metadata.tables if not name.startswith("search")}


def test_the_number_of_steps_is_the_version_of_the_schema(vault: Vault) -> None:
    with vault.read() as tx:
        assert tx.exec_driver_sql("PRAGMA user_version").scalar_one() == len(STEPS)


SEALED_CHANGES = [
    "UPDATE interviews SET title = 'x'",
    "UPDATE interviews SET number = 'x'",
    "UPDATE interviews SET sealed_at = NULL",
    "UPDATE interviews SET leaves = 1 - leaves",
    "UPDATE interviews SET manifest_digest = 'x'",
    "DELETE FROM interviews",
    "INSERT INTO answer_revisions (interview_id, ref, value, at) SELECT id, '/a', 'x', '' FROM interviews",
    "UPDATE answer_revisions SET value = 'x'",
    "DELETE FROM answer_revisions",
    "INSERT INTO repeat_instances SELECT id, '/a[1]', 1 FROM interviews",
    "INSERT INTO notes (id, interview_id, kind, text, at, attachment_id, offset_ms) "
    "SELECT 'n', id, 'note', 'x', '', '', 0 FROM interviews",
    "UPDATE notes SET text = 'x'",
    "DELETE FROM notes",
    "INSERT INTO attachments (id, interview_id, part, kind, mime, title, details, captured) "
    "SELECT 'a', id, 'body', 'audio', '', '', '', '' FROM interviews",
    "UPDATE attachments SET sha256 = 'x'",
    "UPDATE attachments SET removed = 1",
    "DELETE FROM attachments",
    "INSERT INTO segments (attachment_id, n, file, record_size, state) SELECT id, 9, 'f', 1, 'open' FROM attachments",
    "UPDATE segments SET records = records + 1",
    "UPDATE segments SET state = 'open'",
    "DELETE FROM segments",
    "INSERT INTO statements (interview_id, attachment_id, sha256, language, made) "
    "SELECT interview_id, id, '', '', '' FROM attachments",
    "INSERT INTO signatures (id, interview_id, signer, kind, statement_sha256, reason, at) "
    "SELECT 's', id, 'witness', 'refused', '', '', '' FROM interviews",
    "INSERT INTO objects (digest, kind, interview_id, content) SELECT 'd', 'part', id, x'00' FROM interviews",
    "UPDATE objects SET content = x'00'",
    "DELETE FROM objects",
    "UPDATE journal SET digest = digest || 'x'",
    "DELETE FROM journal",
    "UPDATE custody SET action = 'view'",
    "DELETE FROM custody",
    "UPDATE organisation SET version = version + 1",
    "DELETE FROM organisation",
]


@pytest.mark.parametrize("change", SEALED_CHANGES)
def test_the_database_itself_refuses_to_change_what_is_sealed(scene: Scene, change: str) -> None:
    scene.answer(("/first_account/told", "Вони прийшли."))
    with scene.vault.transaction() as tx:
        tx.exec_driver_sql(
            "INSERT INTO notes (id, interview_id, kind, text, at, attachment_id, offset_ms) "
            "SELECT 'n0', id, 'note', 'x', '', '', 0 FROM interviews"
        )
    scene.record_sound()
    scene.seal()
    with pytest.raises(IntegrityError, match=r"sealed|append-only"), scene.vault.transaction() as tx:
        tx.exec_driver_sql(change)


def test_keys_of_a_sealed_recording_can_still_be_forgotten(scene: Scene) -> None:
    scene.record_sound()
    scene.seal()
    with scene.vault.transaction() as tx:
        assert tx.exec_driver_sql("UPDATE segments SET wrapped_key = NULL").rowcount == 2
        assert tx.exec_driver_sql("UPDATE attachments SET thumbnail = x'00'").rowcount == 2
