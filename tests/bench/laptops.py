"""Laptops without a vault: real keys, real signatures, real sealed facts, made as fast as a load needs them."""

import os
from dataclasses import dataclass, field

from storage.crypto.hpke import BoxKey
from storage.crypto.signing import SigningKey
from storage.objects import envelope, part, wrapset
from storage.objects.certificate import Role
from storage.objects.device_request import DeviceRequest
from storage.objects.kinds import PartKind
from storage.objects.manifest import PART_ORDER, FormEntry, Manifest, PartEntry
from storage.objects.organisation import box_text
from storage.objects.part import PartContent
from storage.objects.payload import Author, JournalPlace, SignedTime
from sync.central import admin
from sync.protocol.frames import Frame, FrameKind
from tests.sync.world import SetClock, World

SEALED_BYTES = {PartKind.BODY: 4_096, PartKind.IDENTITY: 2_048, PartKind.CRSV: 1_024}
_BOOT = "5f0c9a52-0000-4000-8000-000000000000"
_WALL = "2026-11-22T08:30:00.000Z"


@dataclass(frozen=True)
class Office:
    """What a laptop must know of central; plain values, so that other processes can be given it."""

    url: str
    ca_pem: str
    pins: tuple[str, ...]
    receipt_key: bytes
    ingest: bytes
    policy: str
    mission: str = "ab" * 16


@dataclass
class BareLaptop:
    """One device; `seed` is its key."""

    seed: bytes
    office: Office
    certificate: str = ""
    _place: tuple[int, str | None] = (0, None)
    _custodian: bytes = field(default_factory=lambda: BoxKey.generate().public)

    @property
    def key(self) -> SigningKey:
        return SigningKey.from_seed(self.seed)

    def interview(self) -> list[Frame]:
        """Nine objects: a manifest, four parts, four wrapsets."""
        name = os.urandom(16).hex()
        entries: list[PartEntry] = []
        frames: list[Frame] = []
        for kind in PART_ORDER:
            key = part.new_key()
            if kind is PartKind.FACTS:
                content = PartContent(part=kind, interview=name, rev=1, number="", record=_FACTS)
                made = part.seal_part(content, key, part.new_key(), {})
                sealed, digest, commit = made.sealed, made.digest, made.commit
            else:
                sealed = os.urandom(SEALED_BYTES[kind])
                digest, commit = envelope.digest_of(part.PartContent.object_kind, sealed), os.urandom(32).hex()
            boxes = [self.office.ingest if kind is PartKind.FACTS else self._custodian]
            wraps = wrapset.wrap(key, boxes, interview=name, rev=1, part=kind, policy=self.office.policy)
            entries.append(
                PartEntry(
                    kind=kind,
                    commit=commit,
                    sealed_digest=digest,
                    size=len(sealed),
                    alg="A256GCM",
                    wrapset=wraps.digest,
                )
            )
            frames += [Frame(FrameKind.PART, sealed), Frame(FrameKind.WRAPSET, wraps.to_bytes())]
        seq, prev = self._place
        manifest = Manifest(
            mission=self.office.mission,
            interview=name,
            rev=1,
            prev=(),
            form=FormEntry(id="first_account", version="1", digest="ab" * 32),
            author=Author(key=self.key.public.hex(), cert=None),
            cosign=(),
            practice=True,
            device=JournalPlace(seq=seq + 1, prev=prev, boot=_BOOT, mono_ms=1_000 + seq),
            time=SignedTime.model_validate(_TIME),
            parts=(entries[0], entries[1], entries[2], entries[3]),
            attachments=(),
            policy=self.office.policy,
        )
        signed = envelope.sign(manifest, self.key)
        self._place = (seq + 1, signed.digest)
        return [Frame(FrameKind.REVISION, signed.to_frame()), *frames]


def enrolled(world: World, office: Office, count: int) -> list[BareLaptop]:
    """So many laptops that central admits."""
    made = []
    for number in range(count):
        laptop = BareLaptop(os.urandom(32), office)
        request = DeviceRequest(
            device_key=laptop.key.public.hex(),
            box_key=box_text(BoxKey.generate().public),
            role=Role.DOCUMENTER,
            person=f"p-{number}",
            practice=True,
            at=_WALL,
        )
        signed = envelope.sign(request, laptop.key).to_json()
        admin.enrol(world.central, signed, role=Role.DOCUMENTER, issuer=world.issuer, moment=SetClock().now())
        made.append(laptop)
    return made


def office_of(world: World) -> Office:
    """What laptops know of this central."""
    package, digest = admin.package_of(world.central)
    return Office(
        url=f"https://127.0.0.1:{world.port}",
        ca_pem=package.central.ca_pem,
        pins=tuple(package.central.spki_pins),
        receipt_key=bytes.fromhex(package.central.receipt_key),
        ingest=world.central.keys.ingest.public,
        policy=digest,
    )


_TIME = {"wall": _WALL, "tz": "+02:00", "trusted_floor": None, "suspect": False}
_FACTS = {
    "form": {"id": "first_account", "version": "1", "digest": "ab" * 32},
    "answers": {
        f"/first_account/incidents[3f9a01bc]/{name}": {"type": "select_one", "value": value}
        for name, value in (
            ("in_what", "shelling"),
            ("in_when", "2022-03"),
            ("in_where", "UA14160210010012345"),
            ("in_how", "seen"),
            ("in_harm", "destroyed"),
            ("in_object", "house"),
        )
    },
    "consent": {"leaves": True, "recipients": [{"recipient": "court", "purposes": ["trial"]}]},
    "counts": {"repeats": {"incidents": 1, "persons": 2}},
}
