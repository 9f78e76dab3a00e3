"""An organisation with all its keys, for tests: it makes packages, certificates and receipts."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from storage.crypto.hpke import BoxKey
from storage.crypto.signing import SigningKey
from storage.objects import device_request, envelope
from storage.objects.certificate import Certificate, Role
from storage.objects.kinds import ObjectKind
from storage.objects.organisation import (
    CAUTIOUS,
    CentralAddress,
    Organisation,
    Policy,
    Recipient,
    RecipientRole,
    box_text,
)
from storage.objects.receipt import Receipt


def seed(number: int) -> bytes:
    return bytes([number]) * 32


@dataclass(frozen=True)
class OrganisationKeys:
    root: SigningKey = field(default_factory=lambda: SigningKey.from_seed(seed(1)))
    receipts: SigningKey = field(default_factory=lambda: SigningKey.from_seed(seed(2)))
    issuer: SigningKey = field(default_factory=lambda: SigningKey.from_seed(seed(3)))
    ingest: BoxKey = field(default_factory=lambda: BoxKey.from_seed(seed(4)))
    courier: BoxKey = field(default_factory=lambda: BoxKey.from_seed(seed(5)))
    recovery: BoxKey = field(default_factory=lambda: BoxKey.from_seed(seed(6)))
    coordinator: BoxKey = field(default_factory=lambda: BoxKey.from_seed(seed(7)))
    analyst: BoxKey = field(default_factory=lambda: BoxKey.from_seed(seed(8)))
    custodian: BoxKey = field(default_factory=lambda: BoxKey.from_seed(seed(9)))
    crsv_custodian: BoxKey = field(default_factory=lambda: BoxKey.from_seed(seed(10)))

    def payload(
        self,
        *,
        version: int = 1,
        practice: bool = False,
        expires: str = "2027-11-22T00:00:00.000Z",
        policy: Policy = CAUTIOUS,
        coordinators: Sequence[bytes] = (),
    ) -> Organisation:
        recipients = [
            Recipient(
                id="coordinator-1", role=RecipientRole.COORDINATOR, name="Координаторка", box=_box(self.coordinator)
            ),
            Recipient(id="analyst-1", role=RecipientRole.ANALYST, name="Аналітик", box=_box(self.analyst)),
            Recipient(id="custodian-1", role=RecipientRole.CUSTODIAN, name="Хранителька", box=_box(self.custodian)),
            Recipient(
                id="crsv-1", role=RecipientRole.CRSV_CUSTODIAN, name="Хранителька СНПК", box=_box(self.crsv_custodian)
            ),
        ]
        for number, public in enumerate(coordinators, 2):
            recipients.append(
                Recipient(
                    id=f"coordinator-{number}", role=RecipientRole.COORDINATOR, name="Координатор", box=box_text(public)
                )
            )
        return Organisation(
            root=self.root.public.hex(),
            name="Правозахисна спілка",
            code="TRH",
            practice=practice,
            version=version,
            issued="2026-11-01T00:00:00.000Z",
            expires=expires,
            central=CentralAddress(
                urls=("https://central.example:8443",),
                ca_pem="",
                spki_pins=("0" * 64,),
                receipt_key=self.receipts.public.hex(),
                ingest_box=_box(self.ingest),
                courier_box=_box(self.courier),
            ),
            recipients=tuple(recipients),
            recovery_box=_box(self.recovery),
            issuers=(self.issuer.public.hex(),),
            policy=policy,
        )

    def package(
        self,
        *,
        version: int = 1,
        practice: bool = False,
        expires: str = "2027-11-22T00:00:00.000Z",
        policy: Policy = CAUTIOUS,
        coordinators: Sequence[bytes] = (),
        key: SigningKey | None = None,
    ) -> bytes:
        payload = self.payload(
            version=version, practice=practice, expires=expires, policy=policy, coordinators=coordinators
        )
        return envelope.sign(payload, key or self.root).to_json()

    def certificate(
        self,
        request: bytes,
        *,
        role: Role = Role.DOCUMENTER,
        code: str = "K7Q",
        practice: bool = False,
        key: SigningKey | None = None,
        issued: str = "2026-11-20T00:00:00.000Z",
    ) -> bytes:
        signed = envelope.from_file(ObjectKind.DEVICE_REQUEST, request)
        asked = device_request.verified(signed)
        certificate = Certificate(
            device_key=asked.device_key,
            box_key=asked.box_key,
            role=role,
            person=asked.person,
            code=code,
            practice=practice,
            issued=issued,
            expires="2027-02-20T00:00:00.000Z",
            request=signed.digest,
            policy="a" * 64,
        )
        return envelope.sign(certificate, key or self.issuer).to_frame()

    def receipt(
        self,
        device: bytes,
        objects: Sequence[str],
        *,
        practice: bool = False,
        at: str = "2026-11-23T10:00:00.000Z",
        key: SigningKey | None = None,
    ) -> bytes:
        receipt = Receipt(practice=practice, device=device.hex(), objects=tuple(objects), at=at, epoch=0)
        return envelope.sign(receipt, key or self.receipts).to_frame()


def _box(key: BoxKey) -> str:
    return box_text(key.public)
