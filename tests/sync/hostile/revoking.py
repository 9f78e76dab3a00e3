"""Every call of central and all that goes by it, asked by a device that is revoked before, while, or after it asks."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import select

from storage.crypto import tree
from storage.objects.certificate import Role
from storage.objects.envelope import digest_of, from_frame
from storage.objects.kinds import ObjectKind
from storage.objects.revocation import Revocation, RevocationReason
from sync.central import admin, tables
from sync.central.database import reading
from sync.protocol.frames import Frame, FrameKind, encode_batch
from sync.protocol.messages import FeedAck, Hello, ProofsAsked, Refusal, bytes_of, decode, encode
from sync.protocol.runs import Run, encode_run
from sync.protocol.whole_files import WholeFile, encode_files
from tests.sync.hostile import handing_over
from tests.sync.hostile.answers import Said, read_answer
from tests.sync.hostile.door import Door
from tests.sync.hostile.signing import PLAIN, Actor, Head

_RANDOM = "5" * 32


@dataclass(frozen=True, slots=True)
class Asked:
    """One call as a device that may make it would: its role, path and body."""

    path: Callable[[Door, Pushed], str]
    body: Callable[[Door, Pushed], bytes] = lambda _door, _pushed: b""
    role: Role = Role.DOCUMENTER
    head: Head = PLAIN


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a device is in the middle of: a manifest that names one file, of which nothing is here yet."""

    actor: Actor
    manifest: bytes
    file: bytes
    name: str
    wrapset: bytes


def _fixed(path: str) -> Callable[[Door, Pushed], str]:
    return lambda _door, _pushed: path


def _hello(_door: Door, pushed: Pushed) -> bytes:
    return encode(Hello(device=pushed.actor.name, random=_RANDOM, app="x", acknowledged=9))


def _more(door: Door, pushed: Pushed) -> bytes:
    manifest = door.manifest(pushed.actor)
    return encode_batch([Frame(FrameKind.REVISION, door.signed(manifest, pushed.actor.key))])


#: A new call of central stands here, or the test below fails.
CALLS: dict[tuple[str, str], Asked] = {
    ("POST", "/v1/hello"): Asked(_fixed("/v1/hello"), _hello, head=Head(nonce=_RANDOM)),
    ("GET", "/v1/cursor"): Asked(_fixed("/v1/cursor")),
    ("POST", "/v1/batch"): Asked(_fixed("/v1/batch"), _more),
    ("POST", "/v1/files"): Asked(
        _fixed("/v1/files"), lambda _door, pushed: encode_files([WholeFile(pushed.name, pushed.file)])
    ),
    ("GET", "/v1/blob/{sha256}"): Asked(lambda _door, pushed: f"/v1/blob/{pushed.name}"),
    ("PUT", "/v1/blob/{sha256}/{first}"): Asked(
        lambda _door, pushed: f"/v1/blob/{pushed.name}/0", lambda _door, pushed: encode_run(Run(0, pushed.file, ()))
    ),
    ("POST", "/v1/blob/{sha256}/seal"): Asked(lambda _door, pushed: f"/v1/blob/{pushed.name}/seal"),
    ("GET", "/v1/blob/{sha256}/{first}"): Asked(
        lambda door, _pushed: f"/v1/blob/{door.objects['blob'][0]}/0", role=Role.COORDINATOR
    ),
    ("GET", "/v1/receipts"): Asked(_fixed("/v1/receipts")),
    ("GET", "/v1/feed"): Asked(_fixed("/v1/feed"), role=Role.COORDINATOR),
    ("POST", "/v1/feed/ack"): Asked(
        _fixed("/v1/feed/ack"), lambda _door, _pushed: encode(FeedAck(kept=tuple(range(1, 90)))), role=Role.COORDINATOR
    ),
    ("GET", "/v1/devices"): Asked(_fixed("/v1/devices"), role=Role.COORDINATOR),
    ("POST", "/v1/log/proofs"): Asked(
        _fixed("/v1/log/proofs"),
        lambda door, _pushed: encode(ProofsAsked(manifests=(door.foreign_manifest,))),
        role=Role.COORDINATOR,
    ),
    ("GET", "/v1/object/{digest}"): Asked(
        lambda door, _pushed: f"/v1/object/{door.foreign_manifest}", role=Role.COORDINATOR
    ),
}


def _object(what: str) -> Callable[[Door, Pushed], bytes]:
    return lambda door, pushed: encode_batch([handing_over.frame(door, pushed, what)])


#: The same calls by others who may make them, and with all that goes by one of them.
BY_OTHERS: dict[str, tuple[str, str, Asked]] = {
    **{
        f"batch: {what}": ("POST", "/v1/batch", Asked(_fixed("/v1/batch"), _object(what), role=role))
        for what, (_, role, _) in handing_over.OBJECTS.items()
    },
    **{
        f"custodian: {method} {path}": (method, path, replace(CALLS[method, path], role=Role.CUSTODIAN))
        for method, path in (
            ("POST", "/v1/hello"),
            ("GET", "/v1/cursor"),
            ("GET", "/v1/receipts"),
            ("GET", "/v1/feed"),
            ("POST", "/v1/feed/ack"),
            ("POST", "/v1/log/proofs"),
            ("GET", "/v1/blob/{sha256}/{first}"),
        )
    },
    **{
        f"custodian: {what}": (
            "GET",
            "/v1/object/{digest}",
            Asked(lambda door, _pushed, what=what: f"/v1/object/{door.objects[what][0]}", role=Role.CUSTODIAN),  # type: ignore[misc]
        )
        for what in ("revision", "part-crsv", "wrapset-crsv")
    },
    "analyst: facts": (
        "GET",
        "/v1/object/{digest}",
        Asked(lambda door, _pushed: f"/v1/object/{door.objects['part-facts'][0]}", role=Role.ANALYST),
    ),
}


def pushing(door: Door, role: Role) -> Pushed:
    """A new device of this role whose push has begun; coordinators are told of nothing that they could lose by it."""
    actor = door.enrolled(role)
    file = actor.key.public * 20
    name = hashlib.sha256(file).hexdigest()
    entry = door.attachment(cipher_sha256=name, size=len(file), block_root=tree.root([tree.leaf_hash(file)]).hex())
    manifest = door.manifest(actor, attachments=(entry,))
    wraps = handing_over.wrapset_of(door)
    named = {
        "sealed_digest": digest_of(ObjectKind.PART, handing_over.PART + actor.key.public),
        "size": len(handing_over.PART) + len(actor.key.public),
        "wrapset": wraps.digest,
    }
    parts = (manifest.parts[0].model_copy(update=named), *manifest.parts[1:])
    frame = door.signed(manifest.model_copy(update={"parts": parts}), actor.key)
    assert door.batch(actor, Frame(FrameKind.REVISION, frame)).code == "stored"
    return Pushed(actor, frame, file, name, wraps.to_bytes())


def revoke(door: Door, actor: Actor) -> None:
    """As an administrator does with a laptop that was lost."""
    admin.revoke(
        door.world.central,
        actor.name,
        reason=RevocationReason.LOST,
        signer=door.world.issuer,
        moment=door.world.clock.now(),
    )


def notice_of(said: Said, door: Door) -> Revocation:
    """The signed notice that comes with the refusal."""
    signed = from_frame(ObjectKind.REVOCATION, bytes_of(decode(Refusal, said.body).notice))
    signed.verify(door.world.issuer.public)
    return Revocation.from_bytes(signed.payload)


def ask(door: Door, method: str, asked: Asked, pushed: Pushed) -> Said:
    """The whole request at once."""
    return door.ask(pushed.actor, method, asked.path(door, pushed), asked.body(door, pushed), head=asked.head)


def ask_slowly(door: Door, method: str, asked: Asked, pushed: Pushed, meanwhile: Callable[[], None]) -> Said:
    """The head and half of the body; the rest when central let the head in and something else has happened."""
    body = asked.body(door, pushed)
    request = door.request(pushed.actor, method, asked.path(door, pushed), body, head=asked.head)
    cut = len(request) - len(body) // 2
    before = let_in(door, pushed.actor)
    with door.line() as line:
        line.sendall(request[:cut])
        # A greeting is not counted: it may be let in before or after, and is answered alike.
        while asked.head is PLAIN and let_in(door, pushed.actor) == before:
            threading.Event().wait(0.002)
        meanwhile()
        line.sendall(request[cut:])
        return read_answer(line)


def let_in(door: Door, actor: Actor) -> int:
    """How many heads of this device were let in."""
    t = tables.allowances
    with reading(door.world.central.engine) as tx:
        return int(tx.execute(select(t.c.requests).where(t.c.device == actor.name)).scalar() or 0)
