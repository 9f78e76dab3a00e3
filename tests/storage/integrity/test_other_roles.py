"""What a coordinator received, and what came back to an author: changed, dropped, slipped in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.integrity import check
from storage.integrity.findings import AREAS, Area, FindingCode
from storage.interviews import device, organisation, outbox, receipts, reviews
from storage.interviews.received import FetchedObject
from storage.objects.certificate import Role
from storage.vault.vault import database_key
from tests.storage.integrity.tampering import Tampered
from tests.storage.interviews.both import Both
from tests.storage.interviews.scene import Scene, later
from tests.storage.vaults import MOMENT, new_vault


@pytest.fixture
def both(scene: Scene, tmp_path: Path) -> Iterator[Both]:
    vault = new_vault(tmp_path / "coordinator")
    coordinator = Scene.begun(vault)
    with vault.read() as tx:
        box = device.identity(tx).box.public
    package = scene.keys.package(version=2, coordinators=[box])
    for each in (scene.vault, vault):
        with each.transaction() as tx:
            organisation.import_package(tx, package, MOMENT, practice=False)
    coordinator.certify(role=Role.COORDINATOR, code="C0R")
    scene.certify()
    scene.record_sound()
    scene.attach_photo(tmp_path)
    result = scene.seal()
    with scene.vault.read() as tx:
        objects = [
            FetchedObject(item.kind, outbox.content(tx, item.digest)) for item in outbox.waiting(tx) if not item.is_blob
        ]
        certificate = device.identity(tx).certificate_data
    made = Both(scene, coordinator, objects, certificate, result.manifest_digest)
    made.keep()
    made.fetch_files()
    with vault.transaction() as tx:
        note = reviews.write(tx, made.manifest, "Good.", returned=False, practice=False, moment=later(700))
    with scene.vault.transaction() as tx:
        reviews.record(tx, note, practice=False, moment=later(800))
        own = device.identity(tx).signing.public
        receipts.record(tx, scene.keys.receipt(own, [item.digest for item in outbox.waiting(tx)]), later(900))
    yield made
    vault.close()


def closed(scene: Scene) -> Tampered:
    key = database_key(scene.vault.master_key())
    scene.vault.close()
    return Tampered(scene.vault.directory, key)


def test_both_vaults_are_sound(both: Both) -> None:
    for scene in (both.author, both.coordinator):
        findings = check.full(scene.vault)
        assert findings.is_sound
        assert findings.files > 0


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE received SET author = 'D-18'", FindingCode.ROWS_CHANGED),
        ("UPDATE received SET number = 'X'", FindingCode.ROWS_CHANGED),
        ("DELETE FROM received", FindingCode.ROWS_MISSING),
        ("DELETE FROM received_objects WHERE kind = 'wrapset'", FindingCode.ROWS_MISSING),
        ("UPDATE received_objects SET content = zeroblob(100) WHERE kind = 'part'", FindingCode.RECEIVED_DAMAGED),
        ("UPDATE received SET content = substr(content, 1, 200)", FindingCode.RECEIVED_DAMAGED),
        ("UPDATE received_blobs SET is_held = 0", FindingCode.ROWS_CHANGED),
        (
            "INSERT INTO received_objects SELECT 'f' || substr(digest, 2), manifest_digest, kind, content"
            " FROM received_objects WHERE kind = 'wrapset' AND digest NOT LIKE 'f%' LIMIT 1",
            FindingCode.ROWS_ADDED,
        ),
    ],
)
def test_what_was_received_is_held_against_its_signature_and_its_head(
    both: Both, statement: str, code: FindingCode
) -> None:
    vault = closed(both.coordinator)
    with vault.raw() as connection:
        connection.execute(statement)
    assert (code, Area.RECEIVED) in vault.found()


def test_a_received_file_that_was_changed_is_found(both: Both) -> None:
    vault = closed(both.coordinator)
    with vault.open() as opened, opened.read() as tx:
        name = tx.exec_driver_sql("SELECT file FROM received_blobs WHERE is_held = 1").scalar()
    path = vault.directory / "att" / name
    path.write_bytes(path.read_bytes() + b"x")
    assert vault.found() == {(FindingCode.FILE_CHANGED, Area.RECEIVED)}


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE reviews SET text = 'Bad.'", (FindingCode.ROWS_CHANGED, Area.RECEIVED)),
        ("DELETE FROM reviews", (FindingCode.ROWS_MISSING, Area.RECEIVED)),
        ("DELETE FROM receipts", (FindingCode.ROWS_MISSING, Area.RECEIPTS)),
        ("UPDATE receipts SET content = zeroblob(80)", (FindingCode.OBJECT_CHANGED, Area.RECEIPTS)),
        ("UPDATE outbox SET receipt = NULL", (FindingCode.RECEIPT_MISSING, Area.RECEIPTS)),
        ("DELETE FROM outbox WHERE kind = 'part'", (FindingCode.NOT_QUEUED, Area.SEALED)),
        ("DELETE FROM objects WHERE kind = 'revision'", (FindingCode.OBJECT_MISSING, Area.SEALED)),
        ("DELETE FROM objects WHERE kind = 'wrapset'", (FindingCode.OBJECT_MISSING, Area.SEALED)),
        ("UPDATE objects SET content = zeroblob(80) WHERE kind = 'part'", (FindingCode.OBJECT_CHANGED, Area.SEALED)),
        ("UPDATE objects SET content = zeroblob(80) WHERE kind = 'revision'", (FindingCode.OBJECT_UNSIGNED, None)),
        ("DELETE FROM journal WHERE seq = 1", (FindingCode.JOURNAL_BROKEN, None)),
        ("UPDATE journal SET seq = 9 WHERE seq = 2", (FindingCode.JOURNAL_BROKEN, None)),
        ("UPDATE segments SET records = records + 1", (FindingCode.MANIFEST_DIFFERS, Area.ATTACHMENTS)),
        ("UPDATE attachments SET removed = 1", (FindingCode.MANIFEST_DIFFERS, Area.ATTACHMENTS)),
        ("UPDATE interviews SET delivered_at = NULL", (FindingCode.ROWS_CHANGED, Area.INTERVIEWS)),
        ("UPDATE interviews SET sealed_at = NULL, manifest_digest = NULL", (FindingCode.ROWS_CHANGED, Area.INTERVIEWS)),
    ],
)
def test_what_was_sealed_and_delivered_is_held_against_what_was_signed(
    both: Both, statement: str, expected: tuple[FindingCode, Area | None]
) -> None:
    vault = closed(both.author)
    with vault.raw() as connection:
        connection.execute(statement)
    assert expected in vault.found()


@pytest.mark.parametrize(
    "table",
    [
        "received_withdrawn",
        "received_addenda",
        "imported_forms",
        "form_files",
        "log_evidence",
        "assignments",
        "mission_packages",
    ],
)
def test_what_only_some_vaults_hold_has_heads_too(both: Both, table: str) -> None:
    digest = "e" * 64
    with both.coordinator.vault.transaction() as tx:
        for statement, values in (
            ("INSERT INTO received_withdrawn VALUES (?, ?, 1, ?, x'00')", (digest, "a" * 32, MOMENT.wall)),
            (
                "INSERT INTO received_addenda VALUES (?, ?, 1, 'addendum', x'00', x'00', ?)",
                (digest, "a" * 32, MOMENT.wall),
            ),
            ("INSERT INTO forms VALUES (?, 'poll', '1', 'Poll', x'00', 'poll.xlsx', x'00', ?)", (digest, MOMENT.wall)),
            ("INSERT INTO imported_forms VALUES (?, '{}', x'00')", (digest,)),
            ("INSERT INTO form_files VALUES (?, 'list.csv', x'00')", (digest,)),
            ("INSERT INTO log_evidence VALUES (1, 'log-forked', 'one', 'other', x'00', ?)", (MOMENT.wall,)),
            ("INSERT INTO assignments VALUES (?, 0, 1, x'00', x'00', ?, '', '', 0, '', '', '')", (digest, MOMENT.wall)),
            ("INSERT INTO mission_packages VALUES (?, 'a', 1, 0, x'00', x'00', ?)", (digest, MOMENT.wall)),
        ):
            tx.exec_driver_sql(statement, values)
    assert check.full(both.coordinator.vault).is_sound
    vault = closed(both.coordinator)
    area = AREAS.get(table, Area.VAULT)
    column = {"imported_forms": "xform", "log_evidence": "shown"}.get(table, "content")
    value = "'another'" if column == "shown" else "x'01'"
    for statement, code in (
        (f"UPDATE {table} SET {column} = {value}", FindingCode.ROWS_CHANGED),
        (f"DELETE FROM {table}", FindingCode.ROWS_MISSING),
    ):
        with vault.raw() as connection:
            connection.execute(statement)
        assert (code, area) in vault.found()
