import dataclasses

from sqlalchemy import select

from storage.interviews import (
    interviews,
    opened,
    outbox,
)
from storage.objects import envelope
from storage.objects.custody import CustodyEvent
from storage.objects.kinds import ObjectKind
from storage.objects.manifest import Manifest
from storage.vault.tables import journal
from tests.storage.interviews.scene import Scene, later
from tests.storage.vaults import MOMENT


def _manifest(scene: Scene, interview_id: str = "") -> Manifest:
    with scene.vault.read() as tx:
        return opened.manifest(tx, interview_id or scene.interview_id)


def _object(scene: Scene, digest: str) -> bytes:
    with scene.vault.read() as tx:
        return outbox.content(tx, digest)


def test_the_journal_chains_every_signed_object_of_the_device(scene: Scene) -> None:
    first = scene.seal()
    with scene.vault.transaction() as tx:
        second = interviews.start(tx, scene.mission_id, scene.summary().form, MOMENT)
    scene.seal(interview_id=second.id, moment=later(60))
    with scene.vault.read() as tx:
        rows = tx.execute(select(journal).order_by(journal.c.seq)).all()
    kinds = [ObjectKind(row.kind) for row in rows]
    assert kinds == [ObjectKind.REVISION, ObjectKind.CUSTODY_EVENT] * 2
    models = {ObjectKind.REVISION: Manifest, ObjectKind.CUSTODY_EVENT: CustodyEvent}
    prev = None
    for seq, row in enumerate(rows, 1):
        signed = envelope.from_frame(ObjectKind(row.kind), _object(scene, row.digest))
        place = models[ObjectKind(row.kind)].from_bytes(signed.payload).device  # type: ignore[attr-defined]
        assert (place.seq, place.prev, row.seq) == (seq, prev, seq)
        prev = signed.digest
    assert rows[0].digest == first.manifest_digest


def _sealed_at(scene: Scene, *, seconds: float, wall: str | None = None) -> Manifest:
    with scene.vault.transaction() as tx:
        draft = interviews.start(tx, scene.mission_id, scene.summary().form, MOMENT)
    scene.seal(interview_id=draft.id, moment=later(seconds, wall=wall))
    return _manifest(scene, draft.id)


def test_a_clock_set_back_or_forward_while_the_machine_runs_is_suspect_and_stops_nobody(scene: Scene) -> None:
    scene.seal()
    assert not _sealed_at(scene, seconds=3_600).time.suspect
    assert _sealed_at(scene, seconds=3_700, wall="2036-11-22T08:30:00.000Z").time.suspect
    assert _sealed_at(scene, seconds=3_800, wall="1970-01-01T00:00:00.000Z").time.suspect


def test_after_a_restart_only_the_trusted_time_is_left_to_compare_with(scene: Scene) -> None:
    scene.seal()
    with scene.vault.transaction() as tx:
        draft = interviews.start(tx, scene.mission_id, scene.summary().form, MOMENT)
    moment = dataclasses.replace(later(10, wall="2026-02-01T00:00:00.000Z"), boot="another", mono_ms=5)
    scene.seal(interview_id=draft.id, moment=moment)
    assert not _manifest(scene, draft.id).time.suspect
