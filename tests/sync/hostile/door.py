"""A real central with a few devices enrolled, and somebody before its door who can write any bytes."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import secrets
import socket
import ssl
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from storage.crypto import tree
from storage.crypto.hpke import BoxKey
from storage.crypto.signing import SigningKey
from storage.interviews import device, interviews
from storage.objects import envelope
from storage.objects.certificate import Role
from storage.objects.device_request import DeviceRequest
from storage.objects.manifest import AttachmentEntry, Manifest, SegmentEntry
from storage.objects.organisation import box_text
from storage.objects.payload import Author, JournalPlace, Payload
from storage.objects.revocation import RevocationReason
from storage.vault import Vault
from sync.central import admin, logs, tables
from sync.central.database import reading
from sync.central.packages import package_of
from sync.client.http import pinned_context
from sync.protocol import limits
from sync.protocol.frames import Frame, FrameKind, encode_batch
from sync.protocol.messages import BatchAnswer, Hello, Status, decode, encode, read_hello
from tests.storage.objects.examples import MANIFEST
from tests.sync.hostile.answers import Said, read_answer
from tests.sync.hostile.signing import PLAIN, Actor, Head, fields
from tests.sync.withdrawn import withdraw
from tests.sync.world import World

#: What a request may change though it is refused: numbers used up, and how much was asked.
_COUNTED = ("sessions", "allowances")
_PATIENCE = 10.0


class Door:
    """Central, those who may ask, and what they could ask about."""

    def __init__(self, folder: Path) -> None:
        self.world = World(folder)
        world = self.world
        self.address = f"127.0.0.1:{world.port}"
        self._context = pinned_context(
            world.central.ca_pem.decode(), tuple(package_of(world.central)[0].central.spki_pins)
        )
        self.received = 0
        self._watch = _Watch(self)
        logging.getLogger(logs.OURS).addHandler(self._watch)
        logging.getLogger(logs.OURS).setLevel(logging.INFO)

        self.laptop_vault = world.laptop("laptop")
        self.own_interview = world.seal(self.laptop_vault, photo=40_000)
        world.deliver(self.laptop_vault)
        other = world.laptop("other")
        self.taken = world.seal(other, photo=40_000)
        world.deliver(other)
        with other.read() as tx:
            self.foreign_manifest = str(interviews.get(tx, self.taken).manifest_digest)

        self.laptop = self.actor(self.laptop_vault)
        self.other = self.actor(other)
        self.coordinator = self.actor(world.coordinator)
        self.analyst = self.enrolled(Role.ANALYST)
        self.custodian = self.enrolled(Role.CUSTODIAN)
        self.revoked = self.enrolled(Role.DOCUMENTER)
        admin.revoke(
            world.central,
            self.revoked.name,
            reason=RevocationReason.LOST,
            signer=world.issuer,
            moment=world.clock.now(),
        )
        self.stranger = Actor(SigningKey.generate(), self.laptop.session)
        self.expired = self._expired()
        self.withdrawn = self._withdrawn()
        self._announce()
        self.objects = self._objects_of(self.foreign_manifest)
        self._state = self.state()

    def close(self) -> None:
        logging.getLogger(logs.OURS).removeHandler(self._watch)
        self.world.close()

    # Who.

    def actor(self, vault: Vault) -> Actor:
        """A vault's device, with a session."""
        with vault.transaction() as tx:
            return self.greeted(Actor(device.identity(tx).signing))

    def enrolled(self, role: Role, *, wall: str | None = None) -> Actor:
        """A new device without a vault."""
        made, clock = Actor(SigningKey.generate()), self.world.clock
        asked = DeviceRequest(
            device_key=made.key.public.hex(), box_key=box_text(BoxKey.generate().public), role=role, person="p-1",
            practice=self.world.practice, at=clock.now().wall,
        )  # fmt: skip
        moment = clock.now() if wall is None else replace(clock.now(), wall=wall)
        admin.enrol(
            self.world.central,
            envelope.sign(asked, made.key).to_frame(),
            role=role,
            issuer=self.world.issuer,
            moment=moment,
        )
        return self.greeted(made) if wall is None else made

    def greeted(self, actor: Actor) -> Actor:
        """With a session that central issued."""
        random = secrets.token_hex(16)
        body = encode(Hello(device=actor.name, random=random, app="x"))
        said = self.ask(actor, "POST", "/v1/hello", body, head=Head(nonce=random))
        assert said.status == 200, said
        actor.session = read_hello(said.body, self.world.central.keys.receipt.public).session
        actor.number = 0
        return actor

    def _expired(self) -> Actor:
        made = self.enrolled(Role.DOCUMENTER, wall="2020-01-01T00:00:00.000Z")
        made.session = self.laptop.session
        return made

    # Asking.

    def ask(
        self, actor: Actor, method: str, path: str, body: bytes = b"", *, head: Head = PLAIN, **more: object
    ) -> Said:
        """A request signed as `head` says."""
        return self.send(self.request(actor, method, path, body, head=head, **more))  # type: ignore[arg-type]

    def request(
        self,
        actor: Actor,
        method: str,
        path: str,
        body: bytes = b"",
        *,
        head: Head = PLAIN,
        target: str | None = None,
        host: str | None = None,
        headers: Iterable[tuple[str, str]] = (),
        length: str | None = "",
        sent: bytes | None = None,
        verb: str | None = None,
    ) -> bytes:
        """The bytes of a request; `target`, `host`, `verb`, `length`, `sent` go out where they are not as signed."""
        fields = self.fields(actor, method, path, body, head=head)
        content = body if sent is None else sent
        lines = [f"{verb or method} {path if target is None else target} HTTP/1.1"]
        if host != "":
            lines.append(f"host: {host or self.address}")
        if length is not None:
            lines.append(f"content-length: {length or len(content)}")
        lines += [f"{name}: {value}" for name, value in (*headers, *fields)]
        return "\r\n".join((*lines, "", "")).encode("latin-1") + content

    def fields(self, actor: Actor, method: str, path: str, body: bytes, *, head: Head = PLAIN) -> list[tuple[str, str]]:
        """The three fields of a signature."""
        return fields(self.address, actor, method, path, body, head)

    def send(self, data: bytes) -> Said:
        """Write these bytes to a new line and read one answer."""
        self.received = 0
        with self.line() as line:
            # The door may be shut while the rest is still coming; what was said before is read below.
            with contextlib.suppress(OSError):
                line.sendall(data)
            return read_answer(line, has_body=not data.startswith(b"HEAD"))

    def line(self) -> ssl.SSLSocket:
        """A new connection."""
        plain = socket.create_connection(("127.0.0.1", self.world.port), timeout=_PATIENCE)
        return self._context.wrap_socket(plain, server_hostname="127.0.0.1")

    def batch(self, actor: Actor, *frames: Frame) -> Said:
        """Hand over objects; the code of what was refused, `stored` if all was taken."""
        said = self.ask(actor, "POST", "/v1/batch", encode_batch(frames))
        if said.status != 200:
            return said
        results = decode(BatchAnswer, said.body).results
        codes = {result.code or result.status.value for result in results}
        assert all(result.status is not Status.STORED for result in results) or codes == {"stored"}, results
        return Said(200, "+".join(sorted(codes)), said.body)

    # What there is.

    def manifest(self, actor: Actor | None = None, **members: object) -> Manifest:
        """A manifest as this device could sign it; everything it names is new."""
        who = actor or self.laptop
        parts = tuple(
            part.model_copy(update={"sealed_digest": secrets.token_hex(32), "wrapset": secrets.token_hex(32)})
            for part in MANIFEST.parts
        )
        return MANIFEST.model_copy(
            update={
                "interview": secrets.token_hex(16), "rev": 1, "prev": (), "practice": True, "parts": parts,
                "author": self.author(who), "device": self.place(), "attachments": (), **members,
            }
        )  # fmt: skip

    def author(self, actor: Actor) -> Author:
        return Author(key=actor.key.public.hex(), cert="c" * 64)

    def place(self) -> JournalPlace:
        return JournalPlace(seq=500, prev="d" * 64, boot="", mono_ms=1)

    def attachment(self, **members: object) -> AttachmentEntry:
        """One of one sealed file that is new."""
        segment = SegmentEntry(
            commit="5" * 64,
            cipher_sha256=secrets.token_hex(32),
            block_root="7" * 64,
            size=20_000,
            records=1,
            truncated=False,
        )
        changed = segment.model_copy(update=members)
        return AttachmentEntry(id=secrets.token_hex(8), segs=(changed,), mime="image/jpeg", captured=MANIFEST.time.wall)

    def signed(self, payload: Payload, *keys: SigningKey) -> bytes:
        """The frame of an object, signed by the laptop unless by others."""
        return envelope.sign(payload, *(keys or (self.laptop.key,))).to_frame()

    def state(self) -> dict[str, str]:
        """A digest of every table but the counted ones, and the files that there are."""
        found = {}
        with reading(self.world.central.engine) as tx:
            for table in tables.metadata.sorted_tables:
                if table.name not in _COUNTED:
                    rows = sorted(repr(tuple(row)) for row in tx.execute(select(table)))
                    found[table.name] = f"{len(rows)} {hashlib.sha256(repr(rows).encode()).hexdigest()}"
        central = self.world.folder / "central"
        files = (path for path in (central / "blobs").rglob("*") if path.is_file())
        found["files"] = "\n".join(sorted(f"{path.relative_to(central)} {path.stat().st_size}" for path in files))
        return found

    def changed(self) -> tuple[str, ...]:
        """What is not as it was when this was asked last, or at the beginning."""
        before, self._state = self._state, self.state()
        return tuple(name for name, value in self._state.items() if before[name] != value)

    def _announce(self) -> None:
        """A sealed file of five leaves of which nothing is held yet."""
        self.blob = os.urandom(4 * limits.LEAF_BYTES + 1_000)
        self.leaves = tuple(
            tree.leaf_hash(self.blob[at : at + limits.LEAF_BYTES]) for at in range(0, len(self.blob), limits.LEAF_BYTES)
        )
        self.blob_name = hashlib.sha256(self.blob).hexdigest()
        entry = self.attachment(
            cipher_sha256=self.blob_name, size=len(self.blob), block_root=tree.root(self.leaves).hex()
        )
        self.announced = self.signed(self.manifest(attachments=(entry,)))
        assert self.batch(self.laptop, Frame(FrameKind.REVISION, self.announced)).code == "stored"

    def _withdrawn(self) -> dict[str, tuple[str, bytes]]:
        """An interview whose consent was withdrawn after it had come."""
        vault = self.world.laptop("third")
        interview = self.world.seal(vault, photo=20_000)
        self.world.deliver(vault)
        withdraw(self.world, vault, interview)
        self.world.deliver(vault)
        with vault.read() as tx:
            return self._objects_of(str(interviews.get(tx, interview).manifest_digest))

    def _objects_of(self, manifest: str) -> dict[str, tuple[str, bytes]]:
        """The delivered objects of another device: digest and bytes by `part-facts`, `wrapset-body`, `blob`, ..."""
        n, o = tables.named, tables.objects
        with reading(self.world.central.engine) as tx:
            rows = tx.execute(
                select(n.c.kind, n.c.part, n.c.digest, o.c.content)
                .outerjoin(o, o.c.digest == n.c.digest)
                .where(n.c.manifest == manifest)
            ).all()
            frame = bytes(tx.execute(select(o.c.content).where(o.c.digest == manifest)).scalar_one())
        found = {f"{row.kind}-{row.part}".rstrip("-"): (row.digest, bytes(row.content or b"")) for row in rows}
        return {**found, "revision": (manifest, frame)}


class _Watch(logging.Handler):
    """How much of a body central read: it says so in its log."""

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door

    def emit(self, record: logging.LogRecord) -> None:
        fields = getattr(record, "fields", {})
        if "received" in fields:
            self._door.received = int(fields["received"])
