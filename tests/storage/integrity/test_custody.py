"""The custody log: signed by the device, chained, verified with the public key alone."""

import pytest

from storage.crypto.signing import SigningKey
from storage.integrity import check
from storage.integrity.findings import FindingCode
from storage.interviews import custody, device, interviews, sitting
from storage.objects import envelope
from storage.objects.custody import CustodyAction, LogEntry
from storage.objects.errors import NotSigned
from storage.objects.kinds import ObjectKind
from tests.storage.integrity.tampering import Tampered
from tests.storage.interviews.scene import Scene, later
from tests.storage.vaults import MOMENT


def test_a_stranger_verifies_the_log_with_the_public_key_alone(lived: Tampered) -> None:
    with lived.open() as vault, vault.read() as tx:
        public = device.identity(tx).signing.public
        frames = custody.signed_entries(tx)
    prev = None
    for n, frame in frames:
        signed = envelope.from_frame(ObjectKind.CUSTODY_ENTRY, frame)
        signed.verify(public)
        entry = LogEntry.from_bytes(signed.payload)
        assert (entry.n, entry.prev, entry.key) == (n, prev, public.hex())
        prev = signed.digest
    assert len(frames) > 5
    with pytest.raises(NotSigned):
        signed.verify(SigningKey.from_seed(bytes(32)).public)


def test_an_entry_says_where_and_when_by_all_clocks(lived: Tampered) -> None:
    with lived.open() as vault:
        with vault.transaction() as tx:
            custody.record(tx, "", CustodyAction.BACKUP, later(600), detail="medium")
        with vault.read() as tx:
            entry = LogEntry.from_bytes(
                envelope.from_frame(ObjectKind.CUSTODY_ENTRY, custody.signed_entries(tx)[-1][1]).payload
            )
    assert (entry.time.wall, entry.boot, entry.mono_ms) == (later(600).wall, MOMENT.boot, later(600).mono_ms)
    assert (entry.interview, entry.action, entry.detail, entry.time.suspect) == (
        None,
        CustodyAction.BACKUP,
        "medium",
        False,
    )


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM custody WHERE id = 3",
        "DELETE FROM custody WHERE id = (SELECT max(id) FROM custody)",
        "UPDATE custody SET action = 'export' WHERE id = 2",
        "UPDATE custody SET detail = 'courier' WHERE id = 2",
        "UPDATE custody SET interview_id = NULL WHERE id = 2",
        "UPDATE custody SET content = (SELECT content FROM custody WHERE id = 1) WHERE id = 2",
        "UPDATE custody SET content = zeroblob(10) WHERE id = 2",
        "UPDATE custody SET id = 9999 WHERE id = (SELECT max(id) FROM custody)",
        "INSERT INTO custody SELECT 9999, interview_id, action, at, object, detail, hash, content FROM custody"
        " WHERE id = 1",
    ],
)
def test_whatever_is_done_to_the_log_is_found(lived: Tampered, statement: str) -> None:
    with lived.raw() as connection:
        connection.execute(statement)
    assert lived.findings().found
    with lived.open() as vault, vault.read() as tx:
        is_last = "max(id)" in statement and "DELETE" in statement
        # The last one gone leaves a log that is sound in itself: its head tells.
        assert custody.is_unbroken(tx) == is_last


def test_an_entry_signed_by_another_key_is_found(lived: Tampered) -> None:
    with lived.raw() as connection:
        number, frame = connection.execute("SELECT id, content FROM custody ORDER BY id DESC LIMIT 1").fetchone()
        entry = LogEntry.from_bytes(envelope.from_frame(ObjectKind.CUSTODY_ENTRY, frame).payload)
        forged = envelope.sign(entry, SigningKey.from_seed(bytes(range(32))))
        connection.execute("UPDATE custody SET content = ? WHERE id = ?", (forged.to_frame(), number))
    with lived.open() as vault:
        assert FindingCode.CUSTODY_BROKEN in {one.code for one in check.heads(vault).found}
        assert FindingCode.CUSTODY_BROKEN in {one.code for one in check.full(vault).found}


def test_what_is_looked_at_is_entered_once_a_sitting(lived: Tampered) -> None:
    with lived.open() as vault:
        with vault.read() as tx:
            interview = interviews.listed(tx)[0].id
            before = len(custody.of_interview(tx, interview))
        for seconds in (600, 610):
            sitting.noted(vault, interview, CustodyAction.VIEW, later(seconds))
        with vault.transaction() as tx:
            assert len(custody.of_interview(tx, interview)) == before + 1
            custody.record(tx, "", CustodyAction.UNLOCK, later(620))
        sitting.noted(vault, interview, CustodyAction.VIEW, later(630))
        sitting.noted(vault, "", CustodyAction.VIEW, later(630), object_digest="7" * 64)
        sitting.noted(vault, "", CustodyAction.VIEW, later(630), object_digest="7" * 64)
        with vault.read() as tx:
            assert len(custody.of_interview(tx, interview)) == before + 2
            newest = custody.of_vault(tx, limit=2)
    assert [(one.interview_id, one.object) for one in newest] == [("", "7" * 64), (interview, "")]


def test_the_list_of_the_vault_goes_back_page_by_page_and_by_kind(scene: Scene) -> None:
    for seconds in range(30):
        with scene.vault.transaction() as tx:
            custody.record(tx, "", CustodyAction.BACKUP, later(seconds))
    with scene.vault.read() as tx:
        whole = custody.of_vault(tx)
        pages = [custody.of_vault(tx, limit=20)]
        pages.append(custody.of_vault(tx, before=pages[0][-1].id, limit=20))
        created = custody.of_vault(tx, actions=[CustodyAction.CREATE])
    assert whole == pages[0] + pages[1]
    assert [one.id for one in whole] == list(range(31, 0, -1))
    assert [(one.interview_id, one.number) for one in created] == [(scene.interview_id, scene.summary().number)]
