"""Well signed manifests that say what no manifest may."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial

from storage.objects.kinds import ObjectKind
from sync.protocol import limits
from sync.protocol.frames import FrameKind
from tests.sync.hostile.batches import FIELDS, raw, refused
from tests.sync.hostile.case import Case
from tests.sync.hostile.door import Door


def members() -> Iterator[Case]:
    """Well signed manifests that say what no manifest may."""
    for path, value in (
        ("v", 2),
        ("v", 0),
        ("v", True),
        ("v", "1"),
        ("v", None),
        ("mission", "x"),
        ("mission", ""),
        ("mission", 7),
        ("interview", "AB" * 16),
        ("interview", "ab" * 15),
        ("interview", "../" * 10),
        ("rev", 0),
        ("rev", -1),
        ("rev", 10_001),
        ("rev", "1"),
        ("rev", 2),
        ("prev", ["e" * 64]),
        ("prev", ["e" * 64] * 17),
        ("prev", "e" * 64),
        ("prev", None),
        ("form/id", ""),
        ("form/id", "x" * 101),
        ("form/id", "a b"),
        ("form/id", "ім’я"),
        ("form/version", "\n"),
        ("form/digest", "f" * 63),
        ("form/extra", 1),
        ("author/key", "0" * 63),
        ("author/key", "G" * 64),
        ("author/cert", "c"),
        ("author/name", "x"),
        ("cosign", ["c" * 64] * 9),
        ("practice", None),
        ("practice", 1),
        ("practice", "true"),
        ("device/seq", 0),
        ("device/seq", -5),
        ("device/seq", 1 << 53),
        ("device/prev", "d"),
        ("device/boot", "x" * 65),
        ("device/mono_ms", -1),
        ("time/wall", "2026-11-22"),
        ("time/wall", "2026-11-22T08:30:00Z"),
        ("time/wall", "2026-11-22T08:30:00.123+00:00"),
        ("time/tz", "x" * 65),
        ("time/tz", ""),
        ("time/suspect", 0),
        ("time/trusted_floor", ""),
        ("parts", []),
        ("policy", "8" * 65),
        ("policy", None),
        ("secret", "x"),
        ("attachments", {}),
        ("attachments", [{}]),
        ("parts/0/size", -1),
        ("parts/0/alg", "none"),
        ("parts/0/alg", "A128GCM"),
        ("parts/0/kind", "body"),
        ("parts/1/kind", "facts"),
        ("parts/3/kind", "notes"),
        ("parts/2/commit", "z" * 64),
        ("parts/1/sealed_digest", "2" * 65),
        ("parts/1/wrapset", ""),
        ("parts/0/name", "x"),
    ):
        yield refused(
            f"manifest: {path} is {str(value)[:70]!r}",
            FIELDS if value != 1 << 53 else "json-number",
            FrameKind.REVISION,
            partial(_member, path, value),
        )
    for path in (
        "v",
        "mission",
        "interview",
        "rev",
        "prev",
        "form",
        "author",
        "cosign",
        "practice",
        "device",
        "time",
        "parts",
        "attachments",
        "policy",
        "device/seq",
        "time/wall",
        "parts/3",
    ):
        yield refused(f"manifest: without {path}", FIELDS, FrameKind.REVISION, partial(_without, path))
    yield refused(
        "manifest: real work to a practice central",
        "practice-mismatch",
        FrameKind.REVISION,
        lambda door: door.signed(door.manifest(practice=False)),
    )
    yield refused(
        "manifest: corrects what another took",
        "interview-of-another",
        FrameKind.REVISION,
        lambda door: door.signed(door.manifest(interview=door.taken, rev=2, prev=(door.foreign_manifest,))),
    )
    yield refused(
        "manifest: claims what another took",
        "interview-of-another",
        FrameKind.REVISION,
        lambda door: door.signed(door.manifest(interview=door.taken)),
    )


def _plain(door: Door) -> dict[str, object]:
    return door.manifest().model_dump(mode="json")


def _member(path: str, value: object, door: Door) -> bytes:
    manifest = _plain(door)
    *parents, last = path.split("/")
    at: object = manifest
    for name in parents:
        at = at[int(name) if isinstance(at, list) else name]  # type: ignore[index]
    at[last] = value  # type: ignore[index]
    return raw(door, ObjectKind.REVISION, _json(manifest))


def _without(path: str, door: Door) -> bytes:
    manifest = _plain(door)
    *parents, last = path.split("/")
    at: object = manifest
    for name in parents:
        at = at[int(name) if isinstance(at, list) else name]  # type: ignore[index]
    del at[int(last) if isinstance(at, list) else last]  # type: ignore[attr-defined, arg-type]
    return raw(door, ObjectKind.REVISION, _json(manifest))


def _json(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def files() -> Iterator[Case]:
    """Manifests that name files nobody could send."""
    for name, members in (
        ("of no bytes", {"size": 0}),
        ("of fewer than none", {"size": -1}),
        ("of no records", {"records": 0}),
        ("with a short digest", {"cipher_sha256": "6" * 63}),
        ("called like a path", {"cipher_sha256": "../" * 20 + "keys"}),
        ("with no root", {"block_root": ""}),
    ):
        yield refused(f"file: {name}", FIELDS, FrameKind.REVISION, partial(_file, members))
    for size in (limits.BLOB_BYTES + 1, 1 << 45, (1 << 53) - 1):
        yield refused(f"file: of {size} bytes", "blob-too-large", FrameKind.REVISION, partial(_file, {"size": size}))
    yield refused("file: one that this device named, of another size", "blob-conflict", FrameKind.REVISION, _squat)
    yield refused("file: twice under one id", FIELDS, FrameKind.REVISION, _same_ids)


def _file(members: dict[str, object], door: Door) -> bytes:
    return raw(
        door,
        ObjectKind.REVISION,
        _json(door.manifest(attachments=(door.attachment(**members),)).model_dump(mode="json", warnings=False)),
    )


def _squat(door: Door) -> bytes:
    return door.signed(door.manifest(attachments=(door.attachment(cipher_sha256=door.blob_name, size=5),)))


def _same_ids(door: Door) -> bytes:
    one = door.attachment()
    return raw(door, ObjectKind.REVISION, door.manifest(attachments=(one, one)).to_bytes())


MANIFESTS = (*members(), *files())
