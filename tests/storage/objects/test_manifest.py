import json

import pytest

from storage.objects.errors import Malformed
from storage.objects.kinds import PartKind
from storage.objects.manifest import MOST_SEGMENTS, Manifest
from tests.storage.objects.examples import MANIFEST

PART = MANIFEST.parts[0]
ATTACHMENT = MANIFEST.attachments[0]


def _refused(**change: object) -> None:
    with pytest.raises(Malformed):
        Manifest.from_bytes(MANIFEST.model_copy(update=change).to_bytes())


def test_all_four_parts_are_there_in_their_order() -> None:
    first, second, *rest = MANIFEST.parts
    _refused(parts=(second, first, *rest))
    _refused(parts=(first, first, *rest))
    data = json.loads(MANIFEST.to_bytes())
    data["parts"].pop()
    with pytest.raises(Malformed):
        Manifest.from_bytes(json.dumps(data).encode())


def test_an_attachment_is_there_once() -> None:
    _refused(attachments=(ATTACHMENT, ATTACHMENT))
    _refused(attachments=(ATTACHMENT.model_copy(update={"segs": ()}),))


def test_the_number_of_segments_is_bounded_over_all_attachments() -> None:
    half = ATTACHMENT.model_copy(update={"segs": ATTACHMENT.segs * (MOST_SEGMENTS // 2 + 1)})
    _refused(attachments=(half, half.model_copy(update={"id": "f" * 16})))


def test_only_a_first_revision_has_no_predecessor() -> None:
    _refused(prev=())
    _refused(rev=1)


def test_the_largest_manifest_fits_into_one_object() -> None:
    full = ATTACHMENT.model_copy(update={"segs": ATTACHMENT.segs * MOST_SEGMENTS})
    data = MANIFEST.model_copy(update={"attachments": (full,)}).to_bytes()
    assert len(Manifest.from_bytes(data).blob_digests()) == MOST_SEGMENTS


def test_a_manifest_names_what_must_come_with_it() -> None:
    assert len(MANIFEST.object_digests()) == 8
    assert MANIFEST.blob_digests() == ("6" * 64,)
    assert MANIFEST.part(PartKind.FACTS) == PART


def test_manifests_that_still_name_the_part_of_an_attachment_are_read() -> None:
    told = json.loads(MANIFEST.to_bytes())
    told["attachments"][0]["part"] = "crsv"
    read = Manifest.from_bytes(json.dumps(told).encode())
    assert read.blob_digests() == MANIFEST.blob_digests()
    assert read.to_bytes() == MANIFEST.to_bytes()
    assert b'"part"' not in MANIFEST.to_bytes()
    for part in ("facts", "", 7, ["body"]):
        told["attachments"][0]["part"] = part
        with pytest.raises(Malformed):
            Manifest.from_bytes(json.dumps(told).encode())
