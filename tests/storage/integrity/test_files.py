"""Sealed files that were exchanged, cut, lengthened, changed or taken away."""

from pathlib import Path

import pytest
from sqlalchemy import select

from storage.integrity.findings import Area, FindingCode
from storage.vault.tables import segments
from tests.storage.integrity.tampering import Tampered

FILES = Area.ATTACHMENTS


def held(lived: Tampered) -> list[Path]:
    """Files that belong to something, the largest first."""
    with lived.open() as vault, vault.read() as tx:
        rows = tx.execute(
            select(segments.c.file).where(segments.c.state != "lost", segments.c.wrapped_key.is_not(None))
        )
        found = [vault.attachments / row.file for row in rows]
    return sorted((path for path in found if path.is_file()), key=lambda path: (-path.stat().st_size, path.name))


def test_an_untouched_vault_gives_no_finding(lived: Tampered) -> None:
    findings = lived.findings()
    assert findings.found == ()
    assert findings.is_sound
    assert findings.interviews == 3
    assert findings.files == len(held(lived))


def test_two_files_that_changed_places_are_found(lived: Tampered) -> None:
    first, second = held(lived)[:2]
    one, other = first.read_bytes(), second.read_bytes()
    first.write_bytes(other)
    second.write_bytes(one)
    (finding,) = lived.findings().found
    assert (finding.code, finding.area, finding.count) == (FindingCode.FILE_EXCHANGED, FILES, 2)


def test_a_file_in_the_place_of_another_is_found(lived: Tampered) -> None:
    first, second = held(lived)[0], held(lived)[-1]
    first.write_bytes(second.read_bytes())
    assert lived.found() == {(FindingCode.FILE_EXCHANGED, FILES)}


@pytest.mark.parametrize("left", [0, 1, 93, 94, -1, -4_096])
def test_a_file_that_was_cut_is_found(lived: Tampered, left: int) -> None:
    path = held(lived)[0]
    path.write_bytes(path.read_bytes()[:left])
    assert lived.found() == {(FindingCode.FILE_CUT, FILES)}


@pytest.mark.parametrize("more", [b"\0", b"x" * 6_168])
def test_a_file_that_grew_is_found(lived: Tampered, more: bytes) -> None:
    path = held(lived)[0]
    path.write_bytes(path.read_bytes() + more)
    assert lived.found() == {(FindingCode.FILE_LONGER, FILES)}


@pytest.mark.parametrize("at", [0, 8, 40, 93, 94, 98, 5_000, -1])
def test_a_single_changed_bit_is_found(lived: Tampered, at: int) -> None:
    path = held(lived)[-1]
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)
    (finding,) = lived.findings().found
    assert (finding.code, finding.area, len(finding.interviews)) == (FindingCode.FILE_CHANGED, FILES, 1)


def test_a_file_that_is_gone_is_found(lived: Tampered) -> None:
    held(lived)[0].unlink()
    assert lived.found() == {(FindingCode.FILE_MISSING, FILES)}


def test_a_file_that_cannot_be_read_is_found(lived: Tampered) -> None:
    path = held(lived)[0]
    path.unlink()
    path.mkdir()
    assert lived.found() == {(FindingCode.FILE_UNREADABLE, FILES)}


def test_what_a_finding_says_names_no_person_and_no_file(lived: Tampered) -> None:
    path = held(lived)[0]
    path.unlink()
    (finding,) = lived.findings().found
    assert path.name not in repr(finding)
    assert all(len(one) == 32 for one in finding.interviews)
