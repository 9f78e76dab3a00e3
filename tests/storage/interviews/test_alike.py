"""From outside nobody can tell whether identity or crsv hold anything, nor to which part a recording belongs."""

import json
from pathlib import Path

import pytest

from forms.interview.parts import Part
from forms.interview.record import SealedRecord
from storage.container import ContainerWriter
from storage.interviews import attachments, opened, outbox, sealing, statements
from storage.interviews.attachments import AttachmentKind
from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.manifest import Manifest
from storage.objects.wrapset import Wrapset
from storage.vault import Vault
from tests.storage.interviews.scene import CONSENT, SOUND, Scene
from tests.storage.vaults import MOMENT, new_vault

TOLD = "Це сталося вночі. " * 120


@pytest.fixture
def two(tmp_path: Path, vault: Vault):
    other = new_vault(tmp_path / "other")
    yield Scene.begun(vault), Scene.begun(other)
    other.close()


def _seal(scene: Scene, *, crsv: dict[str, object], sound_in: PartKind) -> Manifest:
    with scene.vault.transaction() as tx:
        handle = attachments.begin(
            tx, scene.vault, scene.interview_id, sound_in, AttachmentKind.AUDIO, "audio/ogg", MOMENT
        )
    writer = ContainerWriter.create(handle.path, handle.key, record_size=handle.record_size)
    for second in SOUND[:-1]:
        writer.append(second)
    written = writer.finish(SOUND[-1])
    with scene.vault.transaction() as tx:
        attachments.finish_segment(tx, handle.segment_id, written, duration_ms=5_000)
    statements.keep(scene.vault, scene.interview_id, b"%PDF-1.7", "uk", MOMENT)
    record = SealedRecord(
        {Part.FACTS: {"count": 2}, Part.BODY: {"told": "усе"}, Part.IDENTITY: {"name": "Олена"}, Part.CRSV: crsv}
    )
    sealing.seal(scene.vault, scene.interview_id, record, CONSENT, MOMENT)
    with scene.vault.read() as tx:
        return opened.manifest(tx, scene.interview_id)


def _outside(scene: Scene, sealed: Manifest) -> dict[str, object]:
    """What a stranger sees of sizes and shapes: names and digests, which are random anyway, taken out."""
    with scene.vault.read() as tx:
        items = outbox.of_interview(tx, scene.interview_id)
        wraps = [
            len(Wrapset.from_bytes(outbox.content(tx, item.digest)).entries)
            for item in items
            if item.kind is ObjectKind.WRAPSET
        ]
    return {
        "parts": [(part.kind, part.size) for part in sealed.parts if part.kind in (PartKind.IDENTITY, PartKind.CRSV)],
        "attachments": sorted(
            (one.mime, tuple((seg.size, seg.records) for seg in one.segs)) for one in sealed.attachments
        ),
        "queue": sorted((item.kind.value, int(item.lane), item.size) for item in items if item.kind.value != "part"),
        "wraps": wraps,
        "manifest": len(sealed.to_bytes()),
    }


def test_an_empty_crsv_looks_like_one_with_an_account_and_its_own_recording(two: tuple[Scene, Scene]) -> None:
    without, with_account = two
    empty = _outside(without, _seal(without, crsv={}, sound_in=PartKind.BODY))
    filled = _outside(with_account, _seal(with_account, crsv={"told": TOLD}, sound_in=PartKind.CRSV))
    assert [size for _, size in empty["parts"]] == [size for _, size in filled["parts"]]  # type: ignore[attr-defined]
    for name in ("attachments", "wraps"):
        assert empty[name] == filled[name]
    assert [row[:2] for row in empty["queue"]] == [row[:2] for row in filled["queue"]]  # type: ignore[attr-defined]


def test_a_manifest_names_no_part_for_a_recording_and_orders_by_what_is_random(two: tuple[Scene, Scene]) -> None:
    scene, _ = two
    for part in (PartKind.CRSV, PartKind.BODY, PartKind.IDENTITY, PartKind.CRSV):
        attachments.import_bytes(
            scene.vault, scene.interview_id, part, AttachmentKind.PHOTO, b"\xff\xd8" * 900, "image/jpeg", MOMENT
        )
    sealed = _seal(scene, crsv={}, sound_in=PartKind.CRSV)
    told = json.loads(sealed.to_bytes())["attachments"]
    assert all(set(one) == {"id", "segs", "mime", "captured"} for one in told)
    assert [one["id"] for one in told] == sorted(one["id"] for one in told)
    with scene.vault.read() as tx:
        blobs = [item.digest for item in outbox.of_interview(tx, scene.interview_id) if item.is_blob]
        lanes = [item.lane for item in outbox.of_interview(tx, scene.interview_id) if item.is_blob]
    for lane in set(lanes):
        of_lane = [digest for digest, own in zip(blobs, lanes, strict=True) if own is lane]
        assert of_lane == sorted(of_lane)


def test_every_attachment_belongs_to_exactly_one_part(two: tuple[Scene, Scene]) -> None:
    scene, _ = two
    for part in (PartKind.CRSV, PartKind.BODY, PartKind.IDENTITY):
        attachments.import_bytes(
            scene.vault, scene.interview_id, part, AttachmentKind.PHOTO, b"\xff\xd8" * 900, "image/jpeg", MOMENT
        )
    sealed = _seal(scene, crsv={}, sound_in=PartKind.BODY)
    content = {part: opened.own_part(scene.vault, scene.interview_id, part) for part in PartKind}
    listed = [attachment.id for one in content.values() for attachment in one.content.attachments]
    assert sorted(listed) == [one.id for one in sealed.attachments]
    assert content[PartKind.FACTS].content.attachments == ()
    for one in content.values():
        assert set(one.segment_keys) == {attachment.id for attachment in one.content.attachments}
