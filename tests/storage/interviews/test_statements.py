import hashlib
from pathlib import Path

import pytest

from storage.interviews import attachments, signatures, statements
from storage.interviews.errors import NoSuchInterview
from storage.interviews.signatures import SignatureKind
from tests.storage.interviews.scene import Scene, later
from tests.storage.vaults import MOMENT

PDF = b"%PDF-1.7 statement"


def _read(scene: Scene, attachment_id: str) -> bytes:
    with attachments.open_attachment(scene.vault, attachment_id) as readable:
        return readable.read(0, readable.size)


def _files(scene: Scene) -> list[Path]:
    return sorted(scene.vault.attachments.iterdir())


def test_a_statement_is_kept_and_its_signatures_are_bound_to_it(scene: Scene) -> None:
    statement = statements.keep(scene.vault, scene.interview_id, PDF, "uk", MOMENT)
    assert statements.keep(scene.vault, scene.interview_id, PDF, "uk", later(1)) == statement
    assert statements.pdf(scene.vault, statement) == PDF
    signed = signatures.sign(
        scene.vault, scene.interview_id, "witness", SignatureKind.PAD, b"\x89PNG", "image/png", later(2)
    )
    assert signed.statement_sha256 == hashlib.sha256(PDF).hexdigest()
    with scene.vault.transaction() as tx:
        refused = signatures.refuse(tx, scene.interview_id, "interpreter", "поспішає", later(3))
        assert signatures.of_interview(tx, scene.interview_id) == (signed, refused)
    assert _read(scene, signed.attachment_id) == b"\x89PNG"


def test_signatures_of_an_earlier_statement_no_longer_count(scene: Scene) -> None:
    first = statements.keep(scene.vault, scene.interview_id, PDF, "uk", MOMENT)
    with scene.vault.transaction() as tx:
        signatures.refuse(tx, scene.interview_id, "witness", "", MOMENT)
    second = statements.keep(scene.vault, scene.interview_id, PDF + b"2", "uk", later(1))
    with scene.vault.read() as tx:
        assert statements.current(tx, scene.interview_id) == second
        assert [signature.is_current for signature in signatures.of_interview(tx, scene.interview_id)] == [False]
    assert statements.pdf(scene.vault, first) == PDF


def test_a_statement_nobody_signed_is_replaced_without_a_trace_in_the_seal(scene: Scene) -> None:
    statements.keep(scene.vault, scene.interview_id, PDF, "uk", MOMENT)
    statements.keep(scene.vault, scene.interview_id, PDF + b"2", "uk", later(1))
    assert scene.seal().blobs == 1


def test_without_a_statement_there_is_nothing_to_sign(scene: Scene) -> None:
    with pytest.raises(NoSuchInterview, match="no-statement"), scene.vault.transaction() as tx:
        signatures.refuse(tx, scene.interview_id, "witness", "", MOMENT)


def test_a_signer_is_a_role_and_never_a_name(scene: Scene) -> None:
    statements.keep(scene.vault, scene.interview_id, PDF, "uk", MOMENT)
    with pytest.raises(ValueError, match="role"), scene.vault.transaction() as tx:
        signatures.refuse(tx, scene.interview_id, "Олена Кравченко", "", MOMENT)
