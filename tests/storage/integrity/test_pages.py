"""Old pages put back: SQLCipher takes them for good, and so does its own check."""

import contextlib
import shutil
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from storage.integrity import check
from storage.integrity.findings import Area, FindingCode
from storage.interviews import drafts, interviews, notes
from storage.interviews.notes import NoteKind
from storage.platform.clock import Moment
from storage.vault import Vault, VaultError, chains, engines
from storage.vault.vault import DATABASE
from tests.storage.integrity.tampering import PAGE, Tampered
from tests.storage.interviews.scene import Write, later


def pages(content: bytes) -> list[bytes]:
    return [content[at : at + PAGE] for at in range(0, len(content), PAGE)]


def work(vault: Vault, moment: Moment) -> None:
    """An hour of work on the draft that is there."""
    with vault.transaction() as tx:
        draft = next(one for one in interviews.listed(tx) if not one.sealed_at)
        drafts.save_answers(tx, draft.id, [Write("a", f"later {moment.wall}"), Write("d", "new")], moment)
        notes.add(tx, draft.id, NoteKind.NOTE, "later", moment)


def watched_rows(lived: Tampered) -> list[tuple[object, ...]]:
    """All that is evidence, as it stands."""
    with contextlib.closing(engines.connected(lived.directory / DATABASE, lived.key)) as connection:
        return [
            (one.table, *row)
            for one in chains.WATCHED
            for row in connection.execute(f"SELECT {', '.join(one.columns)} FROM {one.table} ORDER BY {one.order}")
        ]


def is_noticed(lived: Tampered) -> bool:
    try:
        return not lived.findings().is_sound
    except (VaultError, sqlcipher.Error):
        # It does not even open, or cannot be read.
        return True


def test_sqlcipher_itself_finds_nothing_when_an_old_page_is_put_back(lived: Tampered) -> None:
    """Why all of this is needed: the control of the test below."""
    unnoticed = 0
    for number in _different(lived):
        put_back = _with_page(lived, number)
        with contextlib.closing(engines.connected(put_back.directory / DATABASE, put_back.key)) as connection:
            forged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            unnoticed += not forged
        shutil.rmtree(put_back.directory)
    assert unnoticed > 3


def test_every_old_page_that_changes_anything_is_found(lived: Tampered) -> None:
    different = _different(lived)
    now = watched_rows(lived)
    found = harmless = 0
    for number in different:
        put_back = _with_page(lived, number)
        if is_noticed(put_back):
            found += 1
        else:
            # An index, the words of the search, a counter of the file: the evidence itself is untouched.
            assert watched_rows(put_back) == now, number
            harmless += 1
        shutil.rmtree(put_back.directory)
    assert found > 3
    assert found + harmless == len(different)


def test_all_old_pages_but_one_are_found(lived: Tampered) -> None:
    """Nearly the whole state of before: the page left out gives it away, whichever it is."""
    different = _different(lived)
    before, after = pages(_before(lived)), pages(lived.database())
    now = watched_rows(lived)
    noticed = 0
    for kept in different[:12]:
        mixed = [page if at == kept or at >= len(before) else before[at] for at, page in enumerate(after)]
        put_back = lived.copy_to(lived.directory.with_name(f"mixed-{kept}"))
        put_back.put_database(b"".join(mixed))
        is_found = is_noticed(put_back)
        assert is_found or watched_rows(put_back) in (now, _rows_before(lived))
        noticed += is_found
        shutil.rmtree(put_back.directory)
    assert noticed


def test_an_old_page_of_one_answer_is_named_as_an_answer(lived: Tampered) -> None:
    with lived.raw() as connection:
        leaf = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'answer_revisions'").fetchone()[0]
    before = lived.database()
    with lived.open() as vault:
        work(vault, later(3_600))
    content = bytearray(lived.database())
    content[(leaf - 1) * PAGE : leaf * PAGE] = before[(leaf - 1) * PAGE : leaf * PAGE]
    lived.put_database(bytes(content))
    with lived.open() as vault:
        found = check.full(vault, pages=False).found
    answers = {one.code for one in found if one.area is Area.ANSWERS}
    assert answers & {FindingCode.ROWS_MISSING, FindingCode.ROWS_CHANGED}


def _before(lived: Tampered) -> bytes:
    return (lived.directory.parent / "before").read_bytes()


def _rows_before(lived: Tampered) -> list[tuple[object, ...]]:
    old = lived.copy_to(lived.directory.with_name("old"))
    old.put_database(_before(lived))
    try:
        return watched_rows(old)
    finally:
        shutil.rmtree(old.directory)


def _different(lived: Tampered) -> list[int]:
    """Pages that an hour of work changed; the state before it is kept beside the vault."""
    kept: Path = lived.directory.parent / "before"
    if not kept.exists():
        kept.write_bytes(lived.database())
        with lived.open() as vault:
            work(vault, later(3_600))
    before, after = pages(kept.read_bytes()), pages(lived.database())
    return [at for at, page in enumerate(before) if after[at] != page]


def _with_page(lived: Tampered, number: int) -> Tampered:
    put_back = lived.copy_to(lived.directory.with_name(f"page-{number}"))
    mixed = pages(lived.database())
    mixed[number] = pages(_before(lived))[number]
    put_back.put_database(b"".join(mixed))
    return put_back


def test_a_page_that_cannot_be_read_is_found_while_others_write(lived: Tampered) -> None:
    with lived.raw() as connection:
        leaf = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'missions'").fetchone()[0]
    content = bytearray(lived.database())
    content[(leaf - 1) * PAGE + 100] ^= 1
    lived.put_database(bytes(content))
    with lived.open() as vault, vault.transaction() as tx:
        tx.exec_driver_sql("SELECT 1")
        walk = check.Check(vault)
        walk.step()
        assert {one.code for one in walk.result().found} == {FindingCode.DATABASE_DAMAGED}
